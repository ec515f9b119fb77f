//! Tolerant decoding of updates (Bot API, "Getting updates").
//!
//! Every field is optional, and a field of an unexpected shape counts as missing. So an
//! update of a kind that nobody knows yet is still an update, and a text with an entity that
//! nobody knows yet is still a text.

use jiff::Timestamp;
use kopeck_app::message::{Photo, Press};
use kopeck_app::{Incoming, Person};
use kopeck_domain::message::Revision;
use kopeck_domain::{ChatId, LedgerId, MessageId, UserId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// An update, as much of it as we use.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Update {
    /// Telegram's number for it; equal for a redelivery.
    #[serde(default, deserialize_with = "lenient")]
    pub update_id: Option<i64>,
    /// A new message.
    #[serde(default, deserialize_with = "lenient")]
    pub message: Option<Message>,
    /// A person changed the text of a message: its id and date are the original's.
    #[serde(default, deserialize_with = "lenient")]
    pub edited_message: Option<Message>,
    /// A press of a button.
    #[serde(default, deserialize_with = "lenient")]
    pub callback_query: Option<CallbackQuery>,
}

/// A press of a button, as much of it as we use.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct CallbackQuery {
    #[serde(default, deserialize_with = "lenient")]
    id: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    from: Option<User>,
    /// Where the button is; of an old one only chat and id are known.
    #[serde(default, deserialize_with = "lenient")]
    message: Option<Message>,
    #[serde(default, deserialize_with = "lenient")]
    data: Option<String>,
}

/// What of an update is for us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A person wrote, or changed what they had written.
    Text(Incoming),
    /// A person sent a picture, or changed the words under it.
    Photo(Photo),
    /// A person pressed a button.
    Press(Press),
}

/// A message, as much of it as we use.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Message {
    #[serde(default, deserialize_with = "lenient")]
    message_id: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    date: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    edit_date: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    chat: Option<Chat>,
    #[serde(default, deserialize_with = "lenient")]
    from: Option<User>,
    #[serde(default, deserialize_with = "lenient")]
    text: Option<String>,
    /// The words under a photo or a file.
    #[serde(default, deserialize_with = "lenient")]
    caption: Option<String>,
    /// The sizes of a photo.
    #[serde(default, deserialize_with = "lenient")]
    photo: Option<Vec<File>>,
    /// A file, which may be a picture too.
    #[serde(default, deserialize_with = "lenient")]
    document: Option<File>,
    #[serde(default, deserialize_with = "lenient")]
    reply_to_message: Option<Box<Replied>>,
    #[serde(default, deserialize_with = "lenient")]
    forward_origin: Option<Origin>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct File {
    #[serde(default, deserialize_with = "lenient")]
    file_id: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    file_size: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    width: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    mime_type: Option<String>,
}

/// The largest file that is worth fetching, in bytes.
const MAX_PICTURE: u64 = 10 << 20;

impl Message {
    /// Telegram's id of the picture in it: the largest size of a photo that may be fetched,
    /// or a file that says it is a picture.
    fn picture(&self) -> Option<String> {
        let sizes = self.photo.iter().flatten();
        let fits = |f: &&File| f.file_size.is_none_or(|size| size <= MAX_PICTURE);
        let photo = sizes.filter(fits).max_by_key(|f| f.width);
        let is_picture = |f: &&File| {
            let kind = f.mime_type.as_deref();
            kind.is_some_and(|kind| kind.starts_with("image/"))
        };
        let file = photo.or(self.document.as_ref().filter(is_picture));
        file?.file_id.clone()
    }
}

/// Where a forwarded message comes from.
#[derive(Clone, Debug, Default, Deserialize)]
struct Origin {
    #[serde(default, deserialize_with = "lenient")]
    date: Option<i64>,
}

/// The message that a message replies to.
#[derive(Clone, Debug, Default, Deserialize)]
struct Replied {
    #[serde(default, deserialize_with = "lenient")]
    message_id: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    from: Option<User>,
    #[serde(default, deserialize_with = "lenient")]
    reply_markup: Option<Markup>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Markup {
    #[serde(default, deserialize_with = "lenient")]
    inline_keyboard: Option<Vec<Vec<Button>>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Button {
    #[serde(default, deserialize_with = "lenient")]
    callback_data: Option<String>,
}

impl Replied {
    /// Its id, if a person wrote it.
    fn own(&self) -> Option<MessageId> {
        let person = self.from.as_ref()?.is_bot != Some(true);
        self.message_id.filter(|_| person).map(MessageId)
    }

    /// The data of its first button, if a bot wrote it: people cannot make buttons.
    fn first_button(&self) -> Option<String> {
        self.from.as_ref()?.is_bot.filter(|bot| *bot)?;
        let rows = self.reply_markup.as_ref()?.inline_keyboard.as_ref()?;
        rows.first()?.first()?.callback_data.clone()
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Chat {
    #[serde(default, deserialize_with = "lenient")]
    id: Option<i64>,
    #[serde(default, deserialize_with = "lenient", rename = "type")]
    kind: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct User {
    #[serde(default, deserialize_with = "lenient")]
    id: Option<i64>,
    #[serde(default, deserialize_with = "lenient")]
    is_bot: Option<bool>,
    #[serde(default, deserialize_with = "lenient")]
    language_code: Option<String>,
}

/// What is no JSON object, so no update at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an update")]
pub struct Undecodable;

impl Update {
    /// Decodes a body. Deep nesting is refused by the JSON reader's own limit.
    ///
    /// # Errors
    /// [`Undecodable`] for what is not JSON, and for JSON that is no object.
    pub fn decode(body: &[u8]) -> Result<Self, Undecodable> {
        // Read as an object first: serde would take an array for a struct's fields in order.
        let object: serde_json::Map<String, Value> =
            serde_json::from_slice(body).map_err(|_| Undecodable)?;
        serde_json::from_value(Value::Object(object)).map_err(|_| Undecodable)
    }

    /// The ledger that it is for, where it names a chat.
    #[must_use]
    pub fn ledger(&self) -> Option<LedgerId> {
        let pressed = self
            .callback_query
            .as_ref()
            .and_then(|q| q.message.as_ref());
        let message = self.message.as_ref().or(self.edited_message.as_ref());
        message
            .or(pressed)?
            .chat
            .as_ref()?
            .id
            .map(|id| LedgerId(ChatId(id)))
    }

    /// What of it is for us: a person's text or press, in their private chat with the bot.
    #[must_use]
    pub fn event(self) -> Option<Event> {
        match self.callback_query.clone() {
            Some(query) => query.press().map(Event::Press),
            None => self.said(),
        }
    }

    /// The picture or the text that a person sent.
    fn said(self) -> Option<Event> {
        let message = self.message.as_ref().or(self.edited_message.as_ref());
        let picture = message.and_then(Message::picture);
        let incoming = self.incoming()?;
        Some(match picture {
            Some(file) => Event::Photo(Photo { incoming, file }),
            None => Event::Text(incoming),
        })
    }

    /// What a person wrote to the bot in private, if this update is that; a picture may be
    /// without words. Messages of other bots, in groups and in channels are not for us yet.
    #[must_use]
    fn incoming(self) -> Option<Incoming> {
        let (message, revision) = match (self.message, self.edited_message) {
            (Some(message), _) => (message, Revision::default()),
            (None, Some(edited)) => {
                let (rev, update) = (edited.edit_date?, self.update_id?);
                (edited, Revision { rev, update })
            }
            (None, None) => return None,
        };
        let wordless = message.picture().map(|_| String::new());
        let from = message.from?;
        let chat = message.chat?;
        if from.is_bot == Some(true) || chat.kind.as_deref() != Some("private") {
            return None;
        }
        Some(Incoming {
            chat: ChatId(chat.id?),
            message: MessageId(
                message
                    .message_id
                    .filter(|id| (1..=MAX_MESSAGE_ID).contains(id))?,
            ),
            from: Person {
                id: UserId(from.id?),
                language: from.language_code,
            },
            at: moment(message.date?)?,
            text: message.text.or(message.caption).or(wordless)?,
            revision,
            reply_to: message.reply_to_message.as_ref().and_then(|m| m.own()),
            reply_data: message.reply_to_message.and_then(|m| m.first_button()),
            original: message.forward_origin.and_then(|o| o.date).and_then(moment),
        })
    }
}

impl CallbackQuery {
    fn press(self) -> Option<Press> {
        let message = self.message?;
        let chat = message.chat?;
        let from = self.from?;
        // In private the person's id is the chat's; an old message may not tell its type.
        let private = chat.kind.as_deref().is_none_or(|kind| kind == "private");
        if !private || chat.id != from.id {
            return None;
        }
        Some(Press {
            chat: ChatId(chat.id?),
            message: MessageId(message.message_id?),
            at: message.date.and_then(moment),
            from: Person {
                id: UserId(from.id?),
                language: from.language_code,
            },
            query: self.id?,
            data: self.data?,
        })
    }
}

/// Message ids are 32-bit in Telegram; ten digits in our keys.
const MAX_MESSAGE_ID: i64 = 2_147_483_647;

/// A message's time. Telegram sends 0 for a message it no longer shows.
fn moment(date: i64) -> Option<Timestamp> {
    (1..=9_999_999_999)
        .contains(&date)
        .then(|| Timestamp::from_second(date).ok())
        .flatten()
}

/// A value of the wanted shape, or nothing.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(from)?;
    Ok(serde_json::from_value(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn decode(value: &Value) -> Option<Incoming> {
        Update::decode(value.to_string().as_bytes())
            .unwrap()
            .incoming()
    }

    fn text() -> Value {
        json!({"update_id": 1, "message": {
            "message_id": 7, "date": 1_795_428_000, "text": "40 транспорт",
            "chat": {"id": 5, "type": "private"},
            "from": {"id": 5, "is_bot": false, "language_code": "ru"}}})
    }

    #[test]
    fn a_text_in_private() {
        let incoming = decode(&text()).unwrap();
        assert_eq!(incoming.text, "40 транспорт");
        assert_eq!(incoming.from.language.as_deref(), Some("ru"));
        assert_eq!(incoming.at.to_string(), "2026-11-23T10:00:00Z");
    }

    #[test]
    fn a_picture_with_and_without_words() {
        let mut update = text();
        let message = update["message"].as_object_mut().unwrap();
        message.remove("text");
        message.insert(
            "photo".to_owned(),
            json!([
            {"file_id": "small", "width": 90}, {"file_id": "large", "width": 1280, "file_size": 9},
            {"file_id": "huge", "width": 9000, "file_size": 20_000_000}, 7]),
        );
        let event = |update: &Value| {
            let update = Update::decode(update.to_string().as_bytes()).unwrap();
            match update.event() {
                Some(Event::Photo(photo)) => Some((photo.file, photo.incoming.text)),
                _ => None,
            }
        };
        // One size of an unexpected shape spoils the list, and no more.
        assert_eq!(event(&update), None);
        update["message"]["photo"].as_array_mut().unwrap().pop();
        assert_eq!(event(&update), Some(("large".to_owned(), String::new())));
        update["message"]["caption"] = json!("40 хлеб");
        assert_eq!(
            event(&update),
            Some(("large".to_owned(), "40 хлеб".to_owned()))
        );
        update["message"].as_object_mut().unwrap().remove("photo");
        update["message"]["document"] = json!({"file_id": "scan", "mime_type": "image/png"});
        assert_eq!(event(&update).unwrap().0, "scan");
        update["message"]["document"]["mime_type"] = json!("application/pdf");
        assert_eq!(event(&update), None);
        assert_eq!(decode(&update).unwrap().text, "40 хлеб");
    }

    #[test]
    fn an_entity_that_nobody_knows_does_not_lose_the_text() {
        let mut update = text();
        update["message"]["entities"] =
            json!([{"type": "hologram", "offset": 0, "length": 2, "depth": {"x": [1]}}]);
        update["message"]["from"]["future"] = json!({"a": 1});
        assert_eq!(decode(&update).unwrap().text, "40 транспорт");
    }

    #[test]
    fn what_is_not_for_us_is_nothing() {
        let mut group = text();
        group["message"]["chat"]["type"] = json!("group");
        let mut bot = text();
        bot["message"]["from"]["is_bot"] = json!(true);
        let mut strange = text();
        strange["message"]["date"] = json!("yesterday");
        let mut inaccessible = text();
        inaccessible["message"]["date"] = json!(0);
        let poll = json!({"update_id": 1, "poll": {"id": "1"}});
        for update in [group, bot, strange, inaccessible, poll, json!({})] {
            assert_eq!(decode(&update), None, "{update}");
        }
    }

    #[test]
    fn what_is_no_object_cannot_be_decoded() {
        let deep = "[".repeat(10_000);
        let deep_inside = format!("{{\"message\":{deep}");
        for body in [
            "",
            "[]",
            "null",
            "1",
            "{",
            "{\"update_id\":",
            deep.as_str(),
            deep_inside.as_str(),
        ] {
            assert!(Update::decode(body.as_bytes()).is_err());
        }
    }

    #[test]
    fn a_broken_character_makes_a_dead_letter() {
        assert!(Update::decode(b"{\"update_id\": 1, \"x\": \"\xff\"}").is_err());
        assert!(Update::decode(br#"{"update_id": 1, "x": "\ud83d"}"#).is_err());
    }
}
