//! The deployed functions on the emulator, with Telegram's twin.

use crate::stack::Stack;
use crate::talk::{Talk, plain};
use kopeck_telegram_twin::client::TwinClient;
use kopeck_telegram_twin::twin::Say;
use std::time::Duration;

pub struct Deployed {
    pub twin: TwinClient,
}

impl Deployed {
    pub fn new(stack: &Stack) -> Self {
        Self {
            twin: TwinClient::new(&stack.twin).expect("a client"),
        }
    }
}

impl Talk for Deployed {
    async fn person(&mut self, language: &str) -> i64 {
        self.twin
            .add_person("Person", language)
            .await
            .expect("a person")
            .id
    }

    async fn say(&mut self, person: i64, text: &str) -> String {
        let said = self
            .twin
            .say(&Say::text(person, text))
            .await
            .expect("a person may write");
        for _ in 0..60 {
            self.twin
                .idle(Duration::from_secs(1))
                .await
                .expect("the twin is up");
            let messages = self.twin.messages(person).await.expect("the chat");
            let waiting = messages.iter().any(|m| m.extra.contains_key("pending"));
            let new = messages.iter().filter(|m| m.message_id > said.message_id);
            let texts: Vec<_> = new.filter_map(|m| m.text.as_deref()).map(plain).collect();
            if !waiting {
                return texts.join("\n");
            }
        }
        panic!("{text:?} was not delivered within a minute");
    }
}
