//! A client of the control API, for tests in Rust.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::twin::{
    Attach, CallbackAnswer, Chat, Edit, Faults, Forward, Log, Message, NewGroup, Press, Say,
    Status, User,
};

/// Speaks to a running twin. Every call fails if the twin can't be reached or refuses.
#[derive(Clone, Debug)]
pub struct TwinClient {
    base: String,
    http: reqwest::Client,
}

impl TwinClient {
    /// A client of the twin at this address, such as `http://127.0.0.1:8081`.
    pub fn new(base_url: &str) -> Result<Self> {
        let http = reqwest::Client::builder().no_proxy().build()?;
        Ok(Self {
            base: base_url.trim_end_matches('/').to_owned(),
            http,
        })
    }

    /// Everything at a glance, as the README describes it.
    pub async fn state(&self) -> Result<Value> {
        self.get("state").await
    }

    /// The people who can write.
    pub async fn people(&self) -> Result<Vec<User>> {
        field(self.state().await?, "people")
    }

    /// A new person, with a private chat of the same id.
    pub async fn add_person(&self, first_name: &str, language_code: &str) -> Result<User> {
        let person = json!({ "first_name": first_name, "language_code": language_code });
        self.post("people", &person).await
    }

    /// A person writes.
    pub async fn say(&self, say: &Say) -> Result<Message> {
        self.post("say", say).await
    }

    /// A person edits their message.
    pub async fn edit(&self, edit: &Edit) -> Result<Message> {
        self.post("edit", edit).await
    }

    /// A person presses a button; gives the callback query's id.
    pub async fn press(&self, press: &Press) -> Result<String> {
        field(self.post("press", press).await?, "callback_query_id")
    }

    /// What the bot answered to a press; `answered` is false until it has.
    pub async fn callback(&self, id: &str) -> Result<CallbackAnswer> {
        self.get(&format!("callbacks/{id}")).await
    }

    /// A person sends a photo or a document.
    pub async fn attach(&self, attach: &Attach) -> Result<Message> {
        let mut body = json!(attach);
        if let Some(fields) = body.as_object_mut() {
            let data = STANDARD.encode(&attach.content);
            fields.insert("data".to_owned(), data.into());
        }
        self.post("file", &body).await
    }

    /// A person forwards.
    pub async fn forward(&self, forward: &Forward) -> Result<Message> {
        self.post("forward", forward).await
    }

    /// A new group with the bot in it.
    pub async fn add_group(&self, new: &NewGroup) -> Result<Chat> {
        self.post("groups", new).await
    }

    /// A group becomes a supergroup, which this gives.
    pub async fn migrate(&self, chat_id: i64) -> Result<Chat> {
        self.post(&format!("groups/{chat_id}/migrate"), &json!({}))
            .await
    }

    /// Somebody, or the bot, joins or leaves a group.
    pub async fn set_member(&self, chat_id: i64, user_id: i64, status: Status) -> Result<()> {
        let member = json!({ "user_id": user_id, "status": status });
        self.post(&format!("groups/{chat_id}/members"), &member)
            .await
            .map(|_: Value| ())
    }

    /// A new topic; gives its `message_thread_id`.
    pub async fn add_topic(&self, chat_id: i64, from_id: i64, name: &str) -> Result<i64> {
        let topic = json!({ "from_id": from_id, "name": name });
        let made = self
            .post(&format!("groups/{chat_id}/topics"), &topic)
            .await?;
        field(made, "message_thread_id")
    }

    /// Switches privacy mode.
    pub async fn set_privacy(&self, on: bool) -> Result<()> {
        let privacy = json!({ "on": on });
        self.post("privacy", &privacy).await.map(|_: Value| ())
    }

    /// A person blocks the bot, or lets it write again.
    pub async fn block(&self, person_id: i64, blocked: bool) -> Result<()> {
        let block = json!({ "person_id": person_id, "blocked": blocked });
        self.post("block", &block).await.map(|_: Value| ())
    }

    /// The messages of a chat, oldest first.
    pub async fn messages(&self, chat_id: i64) -> Result<Vec<Message>> {
        let view = self.get(&format!("chats/{chat_id}/messages")).await?;
        field(view, "messages")
    }

    /// Queues an update as it is; gives its `update_id`.
    pub async fn update(&self, update: &Value) -> Result<i64> {
        field(self.post("update", update).await?, "update_id")
    }

    /// Waits until nothing is queued or in flight; gives how many still are.
    pub async fn idle(&self, within: Duration) -> Result<u64> {
        let answer = self
            .get(&format!("idle?timeout_ms={}", within.as_millis()))
            .await?;
        field(answer, "pending")
    }

    /// Calls and deliveries after a position.
    pub async fn log(&self, after: u64) -> Result<Log> {
        self.get(&format!("log?after={after}")).await
    }

    /// Sends an update again, `copies` at once; gives the statuses.
    pub async fn redeliver(&self, update_id: i64, copies: u32) -> Result<Vec<Option<u16>>> {
        let again = json!({ "update_id": update_id, "copies": copies });
        field(self.post("redeliver", &again).await?, "delivered")
    }

    /// Breaks things; `Faults::default()` mends them.
    pub async fn fault(&self, faults: &Faults) -> Result<Faults> {
        self.post("fault", faults).await
    }

    /// Forgets everything but people.
    pub async fn reset(&self) -> Result<()> {
        self.post("reset", &json!({})).await.map(|_: Value| ())
    }

    /// Calls a Bot API method as the bot would; gives the whole answer.
    pub async fn bot(&self, token: &str, method: &str, params: &Value) -> Result<Value> {
        let url = format!("{}/bot{token}/{method}", self.base);
        Ok(self
            .http
            .post(url)
            .json(params)
            .send()
            .await?
            .json()
            .await?)
    }

    async fn get<T: DeserializeOwned>(&self, call: &str) -> Result<T> {
        let url = format!("{}/control/{call}", self.base);
        read(call, self.http.get(url).send().await?).await
    }

    async fn post<T: DeserializeOwned>(&self, call: &str, body: &impl Serialize) -> Result<T> {
        let url = format!("{}/control/{call}", self.base);
        read(call, self.http.post(url).json(body).send().await?).await
    }
}

fn field<T: DeserializeOwned>(mut answer: Value, name: &str) -> Result<T> {
    let value = answer.get_mut(name).map(Value::take);
    let value = value.with_context(|| format!("no {name} in the answer"))?;
    Ok(serde_json::from_value(value)?)
}

async fn read<T: DeserializeOwned>(call: &str, response: reqwest::Response) -> Result<T> {
    let status = response.status();
    let body = response.text().await?;
    ensure!(
        status.is_success(),
        "the twin refused {call}: {status} {body}"
    );
    serde_json::from_str(&body).with_context(|| format!("the twin's answer to {call}"))
}
