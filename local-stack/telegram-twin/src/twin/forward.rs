//! A person forwards a message.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::types::Message;
use super::{Refusal, Twin, text};

/// A person forwards a text from elsewhere, or a message that is here.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Forward {
    /// Where to.
    pub chat_id: i64,
    /// Who forwards.
    pub from_id: i64,
    /// The text, if it isn't from a chat here.
    pub text: Option<String>,
    /// The chat with the message.
    pub from_chat_id: Option<i64>,
    /// The message.
    pub message_id: Option<i64>,
    /// Whose it is; the sender of the message, or the one who forwards, by default.
    pub origin: Option<Origin>,
    /// When it was first sent; an hour ago by default.
    pub origin_date: Option<i64>,
    /// When it is forwarded; now by default.
    pub date: Option<i64>,
    /// The topic to forward to.
    pub message_thread_id: Option<i64>,
}

/// Who first sent a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Origin {
    /// Somebody known.
    User {
        /// A person here.
        sender_user_id: i64,
    },
    /// Somebody who doesn't let forwards lead to them.
    HiddenUser {
        /// Their name.
        sender_user_name: String,
    },
    /// A channel.
    Channel {
        /// Its title.
        title: String,
    },
}

impl Twin {
    /// A person forwards; the bot gets a `message` with `forward_origin`.
    ///
    /// # Errors
    /// If there is nothing to forward, or the person may not write there.
    pub fn forward(&mut self, now: i64, forward: &Forward) -> Result<Message, Refusal> {
        let (mut message, origin, date) = self.forwarded(now, forward)?;
        let origin = forward.origin.clone().unwrap_or(origin);
        let date = forward.origin_date.unwrap_or(date);
        let shown = self.show_origin(&origin, date)?;
        message.extra.insert("forward_origin".to_owned(), shown);
        let post = super::people::Post {
            chat_id: forward.chat_id,
            from_id: forward.from_id,
            date: forward.date,
            message_thread_id: forward.message_thread_id,
            ..Default::default()
        };
        self.person_posts(now, &post, message)
    }

    /// The content, its sender and when it was sent.
    fn forwarded(&self, now: i64, forward: &Forward) -> Result<(Message, Origin, i64), Refusal> {
        if let Some((chat, id)) = forward.from_chat_id.zip(forward.message_id) {
            let old = self.chats.message(chat, id);
            let old = old.ok_or_else(|| Refusal::new(format!("there is no message {id}")))?;
            let mut message = Message {
                text: old.text.clone(),
                entities: old.entities.clone(),
                ..Message::default()
            };
            for field in ["photo", "document", "caption", "caption_entities"] {
                if let Some(value) = old.extra.get(field) {
                    message.extra.insert(field.to_owned(), value.clone());
                }
            }
            let sender_user_id = old.from.as_ref().map_or(0, |from| from.id);
            return Ok((message, Origin::User { sender_user_id }, old.date));
        }
        let (said, _) = text::trim(forward.text.as_deref().unwrap_or_default(), Vec::new());
        super::people::check_length(&said)?;
        let message = Message {
            entities: text::find_entities(&said),
            text: Some(said),
            ..Message::default()
        };
        let sender_user_id = forward.from_id;
        let hour_ago = now.div_euclid(1000) - 3600;
        Ok((message, Origin::User { sender_user_id }, hour_ago))
    }

    fn show_origin(&self, origin: &Origin, date: i64) -> Result<Value, Refusal> {
        Ok(match origin {
            Origin::User { sender_user_id } => {
                let user = self
                    .user(*sender_user_id)
                    .ok_or_else(|| Refusal::new(format!("there is no person {sender_user_id}")))?;
                json!({ "type": "user", "date": date, "sender_user": user })
            }
            Origin::HiddenUser { sender_user_name } => json!({
                "type": "hidden_user", "date": date, "sender_user_name": sender_user_name,
            }),
            Origin::Channel { title } => json!({
                "type": "channel",
                "date": date,
                "chat": { "id": -1_001_000_000_001_i64, "title": title, "type": "channel" },
                "message_id": 1,
            }),
        })
    }
}
