//! Chats and the messages in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::groups::Group;
use super::types::{Chat, Message};

/// How long "typing" shows after sendChatAction.
const TYPING_MS: i64 = 5000;

/// One chat.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Room {
    pub(crate) chat: Chat,
    pub(crate) messages: BTreeMap<i64, Message>,
    pub(crate) typing_until: i64,
    /// Who is in it, if it is a group that was made here.
    #[serde(default)]
    pub(crate) group: Option<Group>,
    /// A supergroup numbers its own messages.
    last_own_id: i64,
}

/// All chats of the bot.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Chats {
    pub(crate) rooms: BTreeMap<i64, Room>,
    /// Private chats and basic groups of one account share one numbering, so
    /// ids in a chat rise with gaps.
    last_shared_id: i64,
    /// Where supergroups forgotten by a reset go on.
    last_forgotten_id: i64,
}

impl Chats {
    /// Makes a chat known; one that is known keeps its messages.
    pub(crate) fn meet(&mut self, chat: &Chat) {
        let last_own_id = self.last_forgotten_id;
        let new = || Room {
            chat: chat.clone(),
            last_own_id,
            ..Room::default()
        };
        self.rooms.entry(chat.id).or_insert_with(new);
    }

    pub(crate) fn message(&self, chat_id: i64, message_id: i64) -> Option<&Message> {
        self.rooms.get(&chat_id)?.messages.get(&message_id)
    }

    /// Numbers a message and puts it into its chat, which must be known.
    pub(crate) fn add(&mut self, mut message: Message) -> Option<Message> {
        let room = self.rooms.get_mut(&message.chat.id)?;
        let own = matches!(room.chat.kind.as_str(), "supergroup" | "channel");
        let last = if own {
            &mut room.last_own_id
        } else {
            &mut self.last_shared_id
        };
        *last += 1;
        message.message_id = *last;
        message.chat = room.chat.clone();
        room.messages.insert(message.message_id, message.clone());
        Some(message)
    }

    /// Puts a message under the id it came with, for updates made elsewhere.
    pub(crate) fn put(&mut self, message: Message) {
        self.meet(&message.chat);
        let Some(room) = self.rooms.get_mut(&message.chat.id) else {
            return;
        };
        let own = matches!(room.chat.kind.as_str(), "supergroup" | "channel");
        let last = if own {
            &mut room.last_own_id
        } else {
            &mut self.last_shared_id
        };
        *last = (*last).max(message.message_id);
        room.messages.insert(message.message_id, message);
    }

    /// Whether a message with this id was ever there.
    pub(crate) fn has_had(&self, chat_id: i64, message_id: i64) -> bool {
        self.rooms.get(&chat_id).is_some_and(|room| {
            let last = room.last_own_id.max(self.last_shared_id);
            (1..=last).contains(&message_id)
        })
    }

    pub(crate) fn set_typing(&mut self, chat_id: i64, now: i64, typing: bool) {
        if let Some(room) = self.rooms.get_mut(&chat_id) {
            room.typing_until = if typing { now + TYPING_MS } else { 0 };
        }
    }

    /// After a reset: the numbers of `old` are not given again.
    pub(crate) fn continue_from(&mut self, old: &Self) {
        let own = old.rooms.values().map(|room| room.last_own_id);
        self.last_forgotten_id = own.fold(old.last_forgotten_id, i64::max);
        self.last_shared_id = old.last_shared_id;
    }
}
