//! The real handler in this process, with a store in memory and Telegram's twin in virtual
//! time.

use crate::slow::InMemory;
use crate::talk::{Talk, button, labels, plain};
use jiff::Timestamp;
use kopeck_app::conversation::Access;
use kopeck_telegram_twin::twin::{
    Answer, BotConfig, Delivery, Edit, Forward, Outcome, Press, Say, Twin,
};
use kopeck_testkit::MemoryStore;
use kopeck_testkit::build::FixedKey;
use kopeck_webhook::handler::{Notices, Webhook, handle};
use lambda_http::{Body, Request, Response, http};
use serde_json::json;
use std::sync::{Arc, Mutex};

pub const SECRET: &str = "0a1b2c3d";

/// 2026-11-23T10:00:00Z, in milliseconds.
const START: i64 = 1_795_428_000_000;

/// What was said over the chat, newest last.
#[derive(Clone, Debug, Default)]
pub struct Heard(Arc<Mutex<Vec<String>>>);

impl Notices for Heard {
    async fn answer(&self, _query: &str, notice: Option<&str>) {
        let mut heard = self.0.lock().expect("nobody panicked");
        heard.extend(notice.map(plain));
    }
}

impl Heard {
    /// The newest notice, taken.
    pub fn take(&self) -> String {
        let mut heard = self.0.lock().expect("nobody panicked");
        heard.pop().unwrap_or_default()
    }
}

pub struct InProcess {
    pub twin: Twin,
    pub store: MemoryStore,
    pub webhook: Webhook<MemoryStore, FixedKey, Heard>,
    pub heard: Heard,
    pub slow: InMemory,
    pub now: i64,
    last: i64,
}

impl InProcess {
    pub fn new() -> Self {
        Self::with(Access::Open)
    }

    pub fn with(access: Access) -> Self {
        let store = MemoryStore::new();
        let heard = Heard::default();
        let webhook = Webhook::new(
            store.clone(),
            FixedKey,
            heard.clone(),
            access,
            vec![SECRET.to_owned()],
        );
        let mut twin = Twin::new(BotConfig::default(), 1);
        let wanted = json!({"url": "https://bot.example/", "secret_token": SECRET});
        let token = BotConfig::default().token;
        twin.call(START, &token, "setWebhook", &wanted, &|_| {
            Ok("203.0.113.1".to_owned())
        })
        .expect("the webhook is set");
        Self {
            twin,
            slow: InMemory::new(store.clone()),
            store,
            webhook,
            heard,
            now: START,
            last: 0,
        }
    }

    /// Delivers all that waits, jumping over the waits.
    pub async fn settle(&mut self) {
        self.run_until(i64::MAX).await;
    }

    /// Delivers what is due until then, in virtual milliseconds.
    pub async fn run_until(&mut self, until: i64) {
        while let Some(wake) = self.twin.next_wake(self.now).filter(|wake| *wake <= until) {
            self.now = self.now.max(wake);
            for delivery in self.twin.poll(self.now) {
                if self.twin.refuse_if_down(self.now, &delivery) {
                    continue;
                }
                let answer = self.deliver(&delivery).await;
                self.twin
                    .finish(self.now, delivery.id, Outcome::Answered(answer));
            }
        }
    }

    pub async fn deliver(&self, delivery: &Delivery) -> Answer {
        let secret = delivery.secret.clone().unwrap_or_default();
        answer(handle(&self.webhook, post(&secret, delivery.body.clone())).await)
    }
}

/// A request as Telegram makes it.
pub fn post(secret: &str, body: impl Into<Body>) -> Request {
    http::Request::post("https://bot.example/")
        .header("content-type", "application/json")
        .header("x-telegram-bot-api-secret-token", secret)
        .body(body.into())
        .expect("a request")
}

fn answer(response: Response<Body>) -> Answer {
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    Answer {
        status: response.status().as_u16(),
        retry_after: header("retry-after").and_then(|s| s.parse().ok()),
        content_type: header("content-type"),
        body: String::from_utf8_lossy(response.body().as_ref()).into_owned(),
    }
}

impl Talk for InProcess {
    async fn person(&mut self, language: &str) -> i64 {
        self.twin.add_person("Person", None, Some(language)).id
    }

    async fn say(&mut self, person: i64, text: &str) -> String {
        self.now += 60_000;
        let said = self
            .twin
            .say(self.now, Say::text(person, text))
            .expect("a person may write");
        self.settle().await;
        self.last = said.message_id;
        self.said_after(person, said.message_id)
    }

    async fn edit(&mut self, person: i64, text: &str) -> String {
        self.now += 60_000;
        let newest = self
            .twin
            .messages(person)
            .last()
            .map_or(0, |m| m.message_id);
        let edit = Edit {
            chat_id: person,
            message_id: self.last,
            text: text.to_owned(),
            date: None,
        };
        self.twin.edit(self.now, &edit).expect("their own message");
        self.settle().await;
        self.said_after(person, newest)
    }

    async fn press(&mut self, person: i64, label: &str) -> String {
        let (message, data) = button(&self.twin.messages(person), label);
        self.press_data(person, message, data).await
    }

    async fn labels(&mut self, person: i64) -> Vec<String> {
        labels(&self.twin.messages(person))
    }

    async fn reply(&mut self, person: i64, text: &str) -> String {
        let newest = self.twin.messages(person).last().map(|m| m.message_id);
        self.reply_to(person, newest, text).await
    }

    async fn reply_to_own(&mut self, person: i64, text: &str) -> String {
        self.reply_to(person, Some(self.last), text).await
    }

    async fn forward(&mut self, person: i64, text: &str, written: Timestamp) -> String {
        self.now += 60_000;
        let forward = Forward {
            chat_id: person,
            from_id: person,
            text: Some(text.to_owned()),
            origin_date: Some(written.as_second()),
            ..Forward::default()
        };
        let forwarded = self.twin.forward(self.now, &forward);
        let message = forwarded.expect("a person may forward").message_id;
        self.settle().await;
        self.said_after(person, message)
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.now).expect("a time")
    }
}

impl InProcess {
    async fn reply_to(&mut self, person: i64, to: Option<i64>, text: &str) -> String {
        self.now += 60_000;
        let say = Say {
            reply_to_message_id: to,
            ..Say::text(person, text)
        };
        let said = self.twin.say(self.now, say).expect("a person may write");
        self.settle().await;
        self.said_after(person, said.message_id)
    }

    /// A press with any data, under any message.
    pub async fn press_data(&mut self, person: i64, message_id: i64, data: String) -> String {
        self.now += 1000;
        let press = Press {
            chat_id: person,
            from_id: person,
            message_id,
            data,
        };
        self.twin.press(self.now, &press).expect("a button");
        self.settle().await;
        let messages = self.twin.messages(person);
        let now = messages.iter().find(|m| m.message_id == message_id);
        plain(now.and_then(|m| m.text.as_deref()).unwrap_or_default())
    }

    pub fn said_after(&self, person: i64, message: i64) -> String {
        let messages = self.twin.messages(person);
        let new = messages.iter().filter(|m| m.message_id > message);
        let texts: Vec<_> = new.filter_map(|m| m.text.as_deref()).map(plain).collect();
        texts.join("\n")
    }
}
