//! The deployed functions on the emulator, with Telegram's twin.

use crate::stack::Stack;
use crate::talk::{Talk, button, labels, plain};
use jiff::Timestamp;
use kopeck_telegram_twin::client::TwinClient;
use kopeck_telegram_twin::twin::{Edit, Forward, Press, Say};
use std::time::Duration;

pub struct Deployed {
    pub twin: TwinClient,
    pub ai: String,
    last: i64,
}

impl Deployed {
    pub fn new(stack: &Stack) -> Self {
        Self {
            twin: TwinClient::new(&stack.twin).expect("a client"),
            ai: stack.ai.clone(),
            last: 0,
        }
    }

    /// What the bot said after this message, once nothing waits any more.
    pub async fn said_after(&self, person: i64, message: i64) -> String {
        for _ in 0..60 {
            let pending = self.twin.idle(Duration::from_secs(1)).await;
            let messages = self.twin.messages(person).await.expect("the chat");
            let waiting = messages.iter().any(|m| m.extra.contains_key("pending"));
            let new = messages.iter().filter(|m| m.message_id > message);
            let texts: Vec<_> = new.filter_map(|m| m.text.as_deref()).map(plain).collect();
            // Others may talk at the same time: what counts is that ours is delivered.
            if !waiting && (pending.expect("the twin is up") == 0 || !texts.is_empty()) {
                return texts.join("\n");
            }
        }
        panic!("a message was not delivered within a minute");
    }
}

impl Talk for Deployed {
    async fn person(&mut self, language: &str) -> i64 {
        let person = self.twin.add_person("Person", language).await;
        person.expect("a person").id
    }

    async fn say(&mut self, person: i64, text: &str) -> String {
        let said = self.twin.say(&Say::text(person, text)).await;
        self.last = said.expect("a person may write").message_id;
        self.said_after(person, self.last).await
    }

    async fn edit(&mut self, person: i64, text: &str) -> String {
        let messages = self.twin.messages(person).await.expect("the chat");
        let newest = messages.last().map_or(0, |m| m.message_id);
        let edit = Edit {
            chat_id: person,
            message_id: self.last,
            text: text.to_owned(),
            date: None,
        };
        self.twin.edit(&edit).await.expect("their own message");
        self.said_after(person, newest).await
    }

    async fn press(&mut self, person: i64, label: &str) -> String {
        let messages = self.twin.messages(person).await.expect("the chat");
        let (message_id, data) = button(&messages, label);
        let press = Press {
            chat_id: person,
            from_id: person,
            message_id,
            data,
        };
        let query = self.twin.press(&press).await.expect("a button");
        for _ in 0..300 {
            let answer = self.twin.callback(&query).await.expect("the press");
            let idle = self.twin.idle(Duration::from_millis(100)).await;
            if answer.answered && idle.expect("the twin is up") == 0 {
                break;
            }
        }
        let messages = self.twin.messages(person).await.expect("the chat");
        let now = messages.iter().find(|m| m.message_id == message_id);
        plain(now.and_then(|m| m.text.as_deref()).unwrap_or_default())
    }

    async fn labels(&mut self, person: i64) -> Vec<String> {
        labels(&self.twin.messages(person).await.expect("the chat"))
    }

    async fn reply(&mut self, person: i64, text: &str) -> String {
        let messages = self.twin.messages(person).await.expect("the chat");
        let newest = messages.last().map(|m| m.message_id);
        self.reply_to(person, newest, text).await
    }

    async fn reply_to_own(&mut self, person: i64, text: &str) -> String {
        self.reply_to(person, Some(self.last), text).await
    }

    async fn forward(&mut self, person: i64, text: &str, written: Timestamp) -> String {
        let forward = Forward {
            chat_id: person,
            from_id: person,
            text: Some(text.to_owned()),
            origin_date: Some(written.as_second()),
            ..Forward::default()
        };
        let forwarded = self.twin.forward(&forward).await;
        let message = forwarded.expect("a person may forward").message_id;
        self.said_after(person, message).await
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the deployed bot lives in real time"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

impl Deployed {
    async fn reply_to(&self, person: i64, to: Option<i64>, text: &str) -> String {
        let say = Say {
            reply_to_message_id: to,
            ..Say::text(person, text)
        };
        let said = self.twin.say(&say).await.expect("a person may write");
        self.said_after(person, said.message_id).await
    }
}
