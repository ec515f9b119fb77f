//! What the control API shows: the state and the messages of a chat.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Twin;
use super::json::set;
use super::types::Message;

impl Twin {
    /// Bot, webhook, people, chats, menu and the last delivery.
    pub fn state(&mut self, now: i64) -> Value {
        let last = self.log.deliveries.back();
        let last = last.map(|d| json!({ "at": d.at, "status": d.status, "error": d.error }));
        json!({
            "webhook": self.webhook_info(now),
            "bot": self.bot_user(),
            "people": self.people,
            "chats": self.chats.rooms.values().map(|room| &room.chat).collect::<Vec<_>>(),
            "commands": self.profile.menu(),
            "last_delivery": last,
            "faults": self.faults,
            "blocked": self.blocked,
            "privacy": !self.hears_all,
            "delivery": self.delivery_view(now),
        })
    }

    /// The messages of a chat, oldest first, and whether the bot seems to type.
    /// A message whose update still waits carries `pending: true`.
    #[must_use]
    pub fn chat_view(&self, now: i64, chat_id: i64) -> Option<Value> {
        let room = self.chats.rooms.get(&chat_id)?;
        let mut waiting = BTreeMap::new();
        for (&id, update) in &self.inbox.updates {
            if let Some((chat, message)) = update.about
                && chat == chat_id
            {
                let stands = json!({
                    "attempts": update.failures + u32::from(update.in_flight),
                    "next_attempt_at": update.wake_at.div_euclid(1000),
                    "in_flight": update.in_flight,
                    "loaded": self.inbox.is_loaded(id),
                });
                // The first is the one that all later ones wait for.
                waiting.entry(message).or_insert(stands);
            }
        }
        let messages: Vec<Value> = room
            .messages
            .values()
            .map(|message| {
                let mut shown = json!(message);
                if let Some(stands) = waiting.remove(&message.message_id) {
                    set(&mut shown, "pending", true);
                    set(&mut shown, "delivery", stands);
                }
                shown
            })
            .collect();
        Some(json!({ "messages": messages, "typing": room.typing_until > now }))
    }

    /// The messages of a chat, oldest first; none in a chat that isn't known.
    #[must_use]
    pub fn messages(&self, chat_id: i64) -> Vec<Message> {
        let room = self.chats.rooms.get(&chat_id);
        room.map(|room| room.messages.values().cloned().collect())
            .unwrap_or_default()
    }
}
