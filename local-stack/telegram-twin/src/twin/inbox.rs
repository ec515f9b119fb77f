//! Updates that wait for the bot.
//!
//! Each update stands in a lane. A lane is strictly in order and only its head
//! is ever sent: messages and edits of one chat share a lane, a person's button
//! presses have another beside it (`Client::add_update` and its queue ids).

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Kinds sent when the bot doesn't say which it wants.
pub(crate) const DEFAULT_KINDS: [&str; 20] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "purchased_paid_media",
];

/// Kinds sent only on request.
pub(crate) const ASKED_KINDS: [&str; 3] =
    ["chat_member", "message_reaction", "message_reaction_count"];

/// Seconds in a day, the life of most updates.
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// An update and how its delivery goes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Queued {
    pub(crate) lane: String,
    /// The whole update as JSON, `update_id` included.
    pub(crate) body: String,
    /// Unix seconds; an attempt that could only start later is not made.
    pub(crate) expires_at: i64,
    /// Milliseconds; no attempt before this.
    pub(crate) wake_at: i64,
    /// Seconds, see `schedule`.
    pub(crate) delay: i64,
    pub(crate) failures: u32,
    /// The chat and message it tells of, for the chat page.
    pub(crate) about: Option<(i64, i64)>,
    /// A restart of the twin forgets what was in flight, as one of Telegram's does.
    #[serde(skip)]
    pub(crate) in_flight: bool,
}

/// All that waits, by `update_id` and by lane.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Inbox {
    pub(crate) next_update_id: i64,
    pub(crate) updates: BTreeMap<i64, Queued>,
    pub(crate) lanes: BTreeMap<String, VecDeque<i64>>,
}

impl Inbox {
    pub(crate) fn push(&mut self, now: i64, update: &Value, route: Route) -> i64 {
        let update_id = self.next_update_id;
        self.next_update_id += 1;
        let mut update = update.clone();
        if let Some(fields) = update.as_object_mut() {
            fields.insert("update_id".to_owned(), update_id.into());
        }
        let lane = route.lane.unwrap_or_else(|| format!("alone {update_id}"));
        self.lanes
            .entry(lane.clone())
            .or_default()
            .push_back(update_id);
        self.updates.insert(
            update_id,
            Queued {
                lane,
                body: update.to_string(),
                expires_at: route.expires_at,
                wake_at: now,
                delay: 1,
                failures: 0,
                about: route.about,
                in_flight: false,
            },
        );
        update_id
    }

    /// Takes an update out, whether it was delivered, expired or confirmed.
    pub(crate) fn remove(&mut self, update_id: i64) {
        let Some(update) = self.updates.remove(&update_id) else {
            return;
        };
        if let Some(lane) = self.lanes.get_mut(&update.lane) {
            if lane.front() == Some(&update_id) {
                lane.pop_front();
            } else {
                lane.retain(|&id| id != update_id);
            }
            if lane.is_empty() {
                self.lanes.remove(&update.lane);
            }
        }
    }

    /// Forgets what has expired. What is in flight is judged when it comes back.
    pub(crate) fn expire(&mut self, now: i64) {
        let late = now.div_euclid(1000);
        let expired: Vec<i64> = self
            .updates
            .iter()
            .filter(|(_, update)| update.expires_at < late && !update.in_flight)
            .map(|(&id, _)| id)
            .collect();
        for id in expired {
            self.remove(id);
        }
    }

    /// The same for those that could be sent now: a full look each time would
    /// make a long queue slow.
    pub(crate) fn expire_heads(&mut self, now: i64) {
        let late = now.div_euclid(1000);
        loop {
            let heads = self.heads().filter(|(_, update)| update.expires_at < late);
            let expired: Vec<i64> = heads.map(|(id, _)| id).collect();
            if expired.is_empty() {
                return;
            }
            for id in expired {
                self.remove(id);
            }
        }
    }

    /// The first update of each lane that isn't being sent.
    pub(crate) fn heads(&self) -> impl Iterator<Item = (i64, &Queued)> {
        self.lanes.values().filter_map(|lane| {
            let id = *lane.front()?;
            let update = self.updates.get(&id)?;
            (!update.in_flight).then_some((id, update))
        })
    }

    /// A new webhook knows nothing of the old one's attempts: everything at once.
    pub(crate) fn start_over(&mut self, now: i64) {
        for update in self.updates.values_mut() {
            update.wake_at = now;
            update.delay = 1;
            update.failures = 0;
            update.in_flight = false;
        }
    }

    pub(crate) fn clear(&mut self) {
        self.updates.clear();
        self.lanes.clear();
    }
}

/// Where an update goes and how long it lives.
pub(crate) struct Route {
    pub(crate) kind: String,
    /// `None`: a lane of its own.
    pub(crate) lane: Option<String>,
    pub(crate) expires_at: i64,
    pub(crate) about: Option<(i64, i64)>,
}

/// Reads the way of an update off its content; `None` if it has no kind.
pub(crate) fn route(now: i64, update: &Value) -> Option<Route> {
    let (kind, body) = update
        .as_object()?
        .iter()
        .find(|(key, _)| *key != "update_id")?;
    let seconds = now.div_euclid(1000);
    let number = |pointer: &str| body.pointer(pointer).and_then(Value::as_i64);
    let sender = number("/from/id");
    let chat = number("/chat/id");
    let (lane, expires_at) = match kind.as_str() {
        "callback_query" => (sender.map(|id| format!("callbacks of {id}")), seconds + 150),
        "inline_query" => (sender.map(|id| format!("inline of {id}")), seconds + 30),
        "chosen_inline_result" => (sender.map(|id| format!("chosen by {id}")), seconds + 600),
        "shipping_query" | "pre_checkout_query" => {
            (sender.map(|id| format!("orders of {id}")), seconds + 150)
        }
        "my_chat_member" | "chat_member" => {
            (chat.map(|id| format!("members of {id}")), seconds + DAY)
        }
        _ => {
            // Messages live from when they were sent or edited, the rest from now.
            let date = number("/edit_date").or_else(|| number("/date"));
            (
                chat.map(|id| format!("chat {id}")),
                date.unwrap_or(seconds) + DAY,
            )
        }
    };
    let about = chat.zip(number("/message_id"));
    Some(Route {
        kind: kind.clone(),
        lane,
        expires_at,
        about,
    })
}
