//! What the bot does in chats: it sends, edits, deletes and seems to type.

use serde_json::{Value, json};

use super::api::{ApiAnswer, ApiError, ApiResult};
use super::params::Params;
use super::types::Message;
use super::{Twin, keyboard, text};

/// A bot can't delete older messages.
const DELETE_WITHIN: i64 = 48 * 60 * 60;
const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply \
                            markup are exactly the same as a current content and reply markup of \
                            the message";
const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

impl Twin {
    pub(super) fn send_message(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        let (said, entities) = text::read(p)?;
        let reply_markup = keyboard::read(p)?;
        let chat_id = self.chat_to_write(p)?;
        let message = Message {
            text: Some(said),
            entities,
            reply_markup,
            ..Message::default()
        };
        self.post(now, chat_id, p, message)
    }

    /// Puts a message of the bot into a chat, as a reply and in a topic if the
    /// call says so.
    pub(super) fn post(
        &mut self,
        now: i64,
        chat_id: i64,
        p: &Params<'_>,
        mut message: Message,
    ) -> ApiResult {
        message.reply_to_message = self.replied(chat_id, p)?;
        message.from = Some(self.bot_user());
        message.date = now.div_euclid(1000);
        message.chat.id = chat_id;
        self.set_topic(&mut message, p.int("message_thread_id"))
            .map_err(|_| ApiError::bad_request("message thread not found"))?;
        let message = self.chats.add(message).ok_or_else(no_chat)?;
        self.chats.set_typing(chat_id, now, false);
        self.touch(Some(chat_id));
        Ok(ApiAnswer::plain(json!(message)))
    }

    pub(super) fn edit_text(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        let (said, entities) = text::read(p)?;
        let reply_markup = keyboard::read(p)?;
        self.edit_own(now, p, |message| {
            if message.text.is_none() {
                return Err(ApiError::bad_request(
                    "there is no text in the message to edit",
                ));
            }
            message.text = Some(said);
            message.entities = entities;
            // An edit without a keyboard takes the old one away.
            message.reply_markup = reply_markup;
            Ok(())
        })
    }

    pub(super) fn edit_markup(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        let reply_markup = keyboard::read(p)?;
        self.edit_own(now, p, |message| {
            message.reply_markup = reply_markup;
            Ok(())
        })
    }

    pub(super) fn edit_own(
        &mut self,
        now: i64,
        p: &Params<'_>,
        change: impl FnOnce(&mut Message) -> Result<(), ApiError>,
    ) -> ApiResult {
        let bot = self.bot.id;
        let chat_id = self.chat_to_change(p)?;
        let message_id = message_id(p)?;
        let room = self.chats.rooms.get_mut(&chat_id);
        let message = room
            .and_then(|room| room.messages.get_mut(&message_id))
            .ok_or_else(|| ApiError::bad_request("message to edit not found"))?;
        if message.from.as_ref().is_none_or(|from| from.id != bot) {
            return Err(ApiError::bad_request("message can't be edited"));
        }
        let mut edited = message.clone();
        change(&mut edited)?;
        if edited == *message {
            return Err(ApiError::bad_request(NOT_MODIFIED));
        }
        edited.edit_date = Some(now.div_euclid(1000));
        *message = edited.clone();
        self.touch(Some(chat_id));
        Ok(ApiAnswer::plain(json!(edited)))
    }

    pub(super) fn delete_message(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        let chat_id = self.chat_to_change(p)?;
        let message_id = message_id(p)?;
        let message = self.chats.message(chat_id, message_id);
        let message =
            message.ok_or_else(|| ApiError::bad_request("message to delete not found"))?;
        self.may_delete(now, message)
            .map_err(ApiError::bad_request)?;
        self.forget_message(chat_id, message_id);
        Ok(ApiAnswer::done())
    }

    /// Those that aren't there, or are too old, are skipped.
    pub(super) fn delete_messages(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        let chat_id = self.chat_to_change(p)?;
        let ids: Vec<i64> = p.object("message_ids")?.unwrap_or_default();
        if ids.is_empty() {
            return Err(ApiError::bad_request(
                "message identifiers are not specified",
            ));
        }
        for id in ids {
            let message = self.chats.message(chat_id, id);
            if message.is_some_and(|message| self.may_delete(now, message).is_ok()) {
                self.forget_message(chat_id, id);
            }
        }
        Ok(ApiAnswer::done())
    }

    /// An admin deletes anything; elsewhere in groups a bot deletes its own, and in
    /// private chats both sides', for two days.
    fn may_delete(&self, now: i64, message: &Message) -> Result<(), &'static str> {
        let bot = self.bot.id;
        let room = self.chats.rooms.get(&message.chat.id);
        if let Some(group) = room.and_then(|room| room.group.as_ref()) {
            if group
                .members
                .get(&bot)
                .is_some_and(|status| status.is_admin())
            {
                return Ok(());
            }
            if message.from.as_ref().is_none_or(|from| from.id != bot) {
                return Err("message can't be deleted");
            }
        }
        if now.div_euclid(1000) > message.date + DELETE_WITHIN {
            return Err("message can't be deleted for everyone");
        }
        Ok(())
    }

    fn forget_message(&mut self, chat_id: i64, message_id: i64) {
        if let Some(room) = self.chats.rooms.get_mut(&chat_id) {
            room.messages.remove(&message_id);
        }
        self.touch(Some(chat_id));
    }

    pub(super) fn chat_action(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        let chat_id = self.chat_to_write(p)?;
        if !ACTIONS.contains(&p.text("action").to_lowercase().as_str()) {
            return Err(ApiError::bad_request("wrong parameter action in request"));
        }
        self.chats.set_typing(chat_id, now, true);
        self.touch(Some(chat_id));
        Ok(ApiAnswer::done())
    }

    fn replied(&self, chat_id: i64, p: &Params<'_>) -> Result<Option<Box<Message>>, ApiError> {
        let parameters = p.json("reply_parameters")?.unwrap_or(Value::Null);
        let id = parameters.get("message_id").and_then(Value::as_i64);
        let Some(id) = id.or_else(|| p.int("reply_to_message_id")) else {
            return Ok(None);
        };
        let optional = p.flag("allow_sending_without_reply")
            || parameters.get("allow_sending_without_reply") == Some(&Value::Bool(true));
        match self.quoted(chat_id, id) {
            None if !optional => Err(ApiError::bad_request("message to be replied not found")),
            quoted => Ok(quoted),
        }
    }
}

fn message_id(p: &Params<'_>) -> Result<i64, ApiError> {
    p.int("message_id")
        .filter(|id| *id > 0)
        .ok_or_else(|| ApiError::bad_request("message identifier is not specified"))
}

pub(super) fn no_chat() -> ApiError {
    ApiError::bad_request("chat not found")
}
