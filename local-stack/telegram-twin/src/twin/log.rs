//! What happened, for tests and for the reader of the chat page. Never a token.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

/// Entries kept of each kind.
const KEPT: usize = 10_000;
/// Entries of each kind that survive a restart: the state is written often.
const STORED: usize = 100;

/// How a Bot API call came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// As a request to the Bot API.
    Http,
    /// In the bot's answer to an update.
    WebhookReply,
}

/// One Bot API call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LoggedCall {
    /// Position in the log, shared with the deliveries.
    pub n: u64,
    /// Unix seconds.
    pub at: i64,
    /// The method as Telegram's documentation spells it, where it is known.
    pub method: String,
    /// Its parameters, `secret_token` masked.
    pub params: Value,
    /// Whether it succeeded.
    pub ok: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// How it came in.
    pub via: Via,
}

/// One attempt to deliver an update.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LoggedDelivery {
    /// Position in the log, shared with the calls.
    pub n: u64,
    /// When it ended, in Unix seconds.
    pub at: i64,
    /// The update.
    pub update_id: i64,
    /// 1 for the first attempt.
    pub attempt: u32,
    /// HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// What went wrong.
    pub error: Option<String>,
    /// How long it took.
    pub took_ms: i64,
}

/// The log, the newest at the end.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Log {
    #[serde(default)]
    next: u64,
    /// Bot API calls.
    pub calls: VecDeque<LoggedCall>,
    /// Delivery attempts.
    pub deliveries: VecDeque<LoggedDelivery>,
}

impl Log {
    /// The entries after position `n`.
    #[must_use]
    pub fn after(&self, n: u64) -> Self {
        Self {
            next: self.next,
            calls: self
                .calls
                .iter()
                .filter(|call| call.n > n)
                .cloned()
                .collect(),
            deliveries: self
                .deliveries
                .iter()
                .filter(|one| one.n > n)
                .cloned()
                .collect(),
        }
    }

    pub(crate) fn add_call(&mut self, mut call: LoggedCall) {
        call.n = self.number();
        push(&mut self.calls, call);
    }

    pub(crate) fn add_delivery(&mut self, mut delivery: LoggedDelivery) {
        delivery.n = self.number();
        push(&mut self.deliveries, delivery);
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

/// Stores a log without its older part.
pub(crate) fn newest<S: Serializer>(log: &Log, serializer: S) -> Result<S::Ok, S::Error> {
    let stored = Log {
        next: log.next,
        calls: tail(&log.calls),
        deliveries: tail(&log.deliveries),
    };
    stored.serialize(serializer)
}

fn tail<T: Clone>(entries: &VecDeque<T>) -> VecDeque<T> {
    entries
        .iter()
        .skip(entries.len().saturating_sub(STORED))
        .cloned()
        .collect()
}

fn push<T>(entries: &mut VecDeque<T>, entry: T) {
    if entries.len() >= KEPT {
        entries.pop_front();
    }
    entries.push_back(entry);
}
