//! What the bot is told: updates on their way into the inbox.

use serde_json::{Value, json};

use super::route::{self, ASKED_KINDS, DAY, DEFAULT_KINDS, Route};
use super::types::Message;
use super::{Refusal, Twin};

const MESSAGE_KINDS: [&str; 4] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
];

impl Twin {
    /// Queues any update as it is; only its `update_id` is given here. Messages
    /// in it become part of their chats, and unknown chats become known. One
    /// that is too old for Telegram lives a day from now, so that recorded
    /// updates can be replayed.
    ///
    /// # Errors
    /// If it has no kind, the webhook didn't ask for that kind, or too many wait.
    pub fn enqueue_raw(&mut self, now: i64, update: &Value) -> Result<i64, Refusal> {
        let mut route = read_route(now, update)?;
        if !self.wants(&route.kind) {
            return Err(Refusal::new(format!(
                "the webhook didn't ask for {}",
                route.kind
            )));
        }
        let seconds = now.div_euclid(1000);
        if route.expires_at <= seconds {
            route.expires_at = seconds + DAY;
        }
        for message in MESSAGE_KINDS.iter().filter_map(|kind| update.get(*kind)) {
            // What isn't quite a message is still sent, but not shown.
            if let Ok(message) = serde_json::from_value::<Message>(message.clone()) {
                self.touch(Some(message.chat.id));
                self.chats.put(message);
            }
        }
        if let Some(id) = update.pointer("/callback_query/id").and_then(Value::as_str) {
            self.expect_answer(now, id);
        }
        self.touch(None);
        let queued = self.inbox.push(now, update, route);
        queued.ok_or_else(|| Refusal::new("too many updates wait for the bot"))
    }

    /// Queues an update of a kind that the bot wants, and drops it silently if it
    /// doesn't or too many wait already, as Telegram does.
    pub(super) fn enqueue(&mut self, now: i64, update: &Value) -> Result<(), Refusal> {
        let route = read_route(now, update)?;
        if self.wants(&route.kind) {
            self.touch(None);
            self.inbox.push(now, update, route);
        }
        Ok(())
    }

    /// Telegram tells nothing of a message that is a day old, nor of one that the
    /// bot may not hear.
    pub(super) fn tell_message(
        &mut self,
        now: i64,
        kind: &str,
        message: &Message,
    ) -> Result<(), Refusal> {
        let date = message.edit_date.unwrap_or(message.date);
        if date <= now.div_euclid(1000) - DAY || !self.hears(message) {
            return Ok(());
        }
        self.enqueue(now, &json!({ kind: message }))
    }

    fn wants(&self, kind: &str) -> bool {
        let known = DEFAULT_KINDS
            .iter()
            .chain(&ASKED_KINDS)
            .any(|one| *one == kind);
        match &self.allowed_updates {
            // A kind nobody knows may be of a later Bot API: tests need those.
            _ if !known => true,
            Some(kinds) => kinds.iter().any(|one| one == kind),
            None => !ASKED_KINDS.contains(&kind),
        }
    }
}

fn read_route(now: i64, update: &Value) -> Result<Route, Refusal> {
    route::route(now, update).ok_or_else(|| Refusal::new("an update has a kind"))
}
