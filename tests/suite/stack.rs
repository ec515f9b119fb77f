//! The running stack that deployed tests talk to.

use serde::Deserialize;
use std::collections::BTreeMap;
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// `stack.json`, as the local stack writes it.
#[derive(Clone, Debug, Deserialize)]
pub struct Stack {
    pub chat_page: String,
    pub webhook_url: String,
    pub webhook_reach: Reach,
    pub webhook_secret: String,
    pub table: String,
    pub region: String,
    pub endpoint: String,
    pub proxy: String,
    pub twin: String,
    pub ai: String,
    pub functions: BTreeMap<String, String>,
    pub logs: String,
}

/// How the webhook's public host is reached from here.
#[derive(Clone, Debug, Deserialize)]
pub struct Reach {
    pub base: String,
    pub host: String,
}

/// Most tests use the stack side by side. One that counts calls or breaks something has it
/// for itself.
static USE: RwLock<()> = RwLock::const_new(());

/// The stack, beside other tests.
pub async fn shared() -> Option<(Stack, RwLockReadGuard<'static, ()>)> {
    let stack = find()?;
    Some((stack, USE.read().await))
}

/// The stack, alone.
pub async fn alone() -> Option<(Stack, RwLockWriteGuard<'static, ()>)> {
    let stack = find()?;
    Some((stack, USE.write().await))
}

fn find() -> Option<Stack> {
    let Ok(path) = std::env::var("KOPECK_STACK") else {
        assert!(
            std::env::var_os("KOPECK_REQUIRE_STACK").is_none(),
            "a deployed test was skipped: KOPECK_STACK is not set"
        );
        eprintln!("skipped: no running stack (KOPECK_STACK)");
        return None;
    };
    let text = std::fs::read_to_string(&path).expect("KOPECK_STACK names stack.json");
    Some(serde_json::from_str(&text).expect("stack.json can be read"))
}

impl Stack {
    /// Invokes a function by its place in `template.yaml` (`init`), and waits for its answer.
    pub async fn invoke(&self, function: &str) -> serde_json::Value {
        let name = &self.functions[function];
        let url = format!("{}/2015-03-31/functions/{name}/invocations", self.endpoint);
        let answer = reqwest::Client::new()
            .post(url)
            .body("{}")
            .send()
            .await
            .expect("invoked");
        answer.json().await.expect("the function answers JSON")
    }

    /// A POST to the function URL, as Telegram or anybody makes it.
    pub fn post(&self) -> reqwest::RequestBuilder {
        reqwest::Client::new()
            .post(format!("{}/", self.webhook_reach.base))
            .header("host", &self.webhook_reach.host)
            .header("content-type", "application/json")
    }

    /// The same with the secret, as only Telegram can.
    pub fn telegram_posts(&self) -> reqwest::RequestBuilder {
        self.post()
            .header("x-telegram-bot-api-secret-token", &self.webhook_secret)
    }
}
