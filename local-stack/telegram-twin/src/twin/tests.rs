//! The twin as the bot and the people see it, in virtual time.

mod api;
mod delivery;
mod faults;
mod files;
mod groups;
mod outage;
mod people;
mod webhook;

use serde_json::{Value, json};

use super::{Answer, ApiResult, BotConfig, Delivery, Outcome, Say, Twin, User};

/// 2026-11-24T00:00:00Z, in milliseconds.
const START: i64 = 1_795_478_400_000;
const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// A twin, its time, and one person.
struct World {
    twin: Twin,
    now: i64,
    tom: User,
}

fn ok(status: u16) -> Outcome {
    Outcome::Answered(Answer {
        status,
        ..Answer::default()
    })
}

fn retry_after(seconds: i64) -> Outcome {
    Outcome::Answered(Answer {
        status: 503,
        retry_after: Some(seconds),
        ..Answer::default()
    })
}

fn json_answer(status: u16, body: &Value) -> Outcome {
    Outcome::Answered(Answer {
        status,
        content_type: Some("application/json".to_owned()),
        body: body.to_string(),
        ..Answer::default()
    })
}

impl World {
    fn new() -> Self {
        let mut twin = Twin::new(BotConfig::default(), 42);
        let tom = twin.add_person("Tom", Some("tom"), Some("en"));
        Self {
            twin,
            now: START,
            tom,
        }
    }

    fn with_webhook() -> Self {
        let mut world = Self::new();
        world.set_webhook(json!({ "url": "https://bot.example/hook", "secret_token": "s3cret" }));
        world
    }

    #[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
    fn call(&mut self, method: &str, params: Value) -> ApiResult {
        let token = BotConfig::default().token;
        let names = |host: &str| {
            if host.ends_with(".example") {
                Ok("203.0.113.1".to_owned())
            } else {
                Err("Name or service not known".to_owned())
            }
        };
        self.twin.call(self.now, &token, method, &params, &names)
    }

    fn result(&mut self, method: &str, params: Value) -> Value {
        self.call(method, params).unwrap().result
    }

    /// The refusal's description.
    fn refusal(&mut self, method: &str, params: Value) -> String {
        self.call(method, params).unwrap_err().description
    }

    fn set_webhook(&mut self, params: Value) {
        self.call("setWebhook", params).unwrap();
        self.now += 2 * SECOND;
    }

    fn info(&mut self) -> Value {
        self.result("getWebhookInfo", json!({}))
    }

    fn says(&mut self, text: &str) -> i64 {
        self.twin
            .say(self.now, Say::text(self.tom.id, text))
            .unwrap()
            .message_id
    }

    fn poll(&mut self) -> Vec<Delivery> {
        self.twin.poll(self.now)
    }

    /// The only delivery that is due.
    fn one(&mut self) -> Delivery {
        let mut due = self.poll();
        assert_eq!(due.len(), 1, "{due:?}");
        due.remove(0)
    }

    fn finish(&mut self, delivery: &Delivery, outcome: Outcome) {
        self.twin.finish(self.now, delivery.id, outcome);
    }

    /// One delivery that works, so that more than one connection is used.
    fn succeed(&mut self) {
        self.says("works");
        let delivery = self.one();
        self.finish(&delivery, ok(200));
    }

    /// So many people who each have said something that waits.
    fn crowd(&mut self, size: usize) -> Vec<User> {
        let people: Vec<_> = (0..size)
            .map(|n| self.twin.add_person(&format!("P{n}"), None, None))
            .collect();
        for person in &people {
            self.twin
                .say(self.now, Say::text(person.id, "40 bus"))
                .unwrap();
        }
        people
    }

    /// All that waits, delivered, in order.
    fn updates(&mut self) -> Vec<Value> {
        let mut seen = Vec::new();
        while self.twin.next_wake(self.now).is_some() {
            for delivery in self.poll() {
                seen.push(serde_json::from_str(&delivery.body).unwrap());
                self.finish(&delivery, ok(200));
            }
        }
        seen
    }

    /// Waits for the next wake and gives how long that took, in milliseconds.
    fn sleep(&mut self) -> i64 {
        let wake = self
            .twin
            .next_wake(self.now)
            .expect("nothing is due any more");
        let slept = wake - self.now;
        self.now = wake;
        slept
    }
}

fn text_of(delivery: &Delivery) -> String {
    let update: Value = serde_json::from_str(&delivery.body).unwrap();
    let message = update
        .get("message")
        .or_else(|| update.get("edited_message"));
    message
        .and_then(|m| m["text"].as_str())
        .unwrap_or("?")
        .to_owned()
}
