//! What people do: they write, edit and press.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::types::{Chat, Message, MessageEntity, User};
use super::{Refusal, Twin, text};

/// Bytes in the data of a button.
pub(crate) const MAX_CALLBACK_DATA: usize = 64;

/// A person writes. White space around the text goes, as in Telegram's apps.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Say {
    /// Where.
    pub chat_id: i64,
    /// Who.
    pub from_id: i64,
    /// What.
    pub text: String,
    /// When, in Unix seconds; now by default.
    #[serde(default)]
    pub date: Option<i64>,
    /// Entities to put in place of those that Telegram would find.
    #[serde(default)]
    pub entities: Option<Vec<MessageEntity>>,
    /// The message this one replies to.
    #[serde(default)]
    pub reply_to_message_id: Option<i64>,
    /// The topic of a group.
    #[serde(default)]
    pub message_thread_id: Option<i64>,
    /// In the group's name, as its admins can.
    #[serde(default)]
    pub anonymous: bool,
}

/// Where and how a person sends something.
#[derive(Clone, Debug, Default)]
pub(super) struct Post {
    pub(super) chat_id: i64,
    pub(super) from_id: i64,
    pub(super) date: Option<i64>,
    pub(super) reply_to_message_id: Option<i64>,
    pub(super) message_thread_id: Option<i64>,
    pub(super) anonymous: bool,
}

impl Say {
    /// A person writes a text to the bot in their private chat.
    #[must_use]
    pub fn text(person: i64, text: impl Into<String>) -> Self {
        Self {
            chat_id: person,
            from_id: person,
            text: text.into(),
            ..Self::default()
        }
    }
}

/// A person presses an inline button. Clients can send any data, so it need not
/// be that of a button which is there.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Press {
    /// Where.
    pub chat_id: i64,
    /// Who.
    pub from_id: i64,
    /// The message with the button.
    pub message_id: i64,
    /// The button's `callback_data`.
    pub data: String,
}

/// A person edits a message of their own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Edit {
    /// Where.
    pub chat_id: i64,
    /// Which message.
    pub message_id: i64,
    /// Its new text.
    pub text: String,
    /// When, in Unix seconds; now by default.
    #[serde(default)]
    pub date: Option<i64>,
}

impl Twin {
    /// A new person, with a private chat of the same id.
    pub fn add_person(
        &mut self,
        first_name: &str,
        username: Option<&str>,
        language_code: Option<&str>,
    ) -> User {
        let mut id = self.rng.between(100_000_000, 7_000_000_000);
        while self.chats.rooms.contains_key(&id) {
            id += 1;
        }
        let person = User {
            id,
            first_name: first_name.to_owned(),
            username: username.map(str::to_owned),
            language_code: language_code.map(str::to_owned),
            ..User::default()
        };
        self.chats.meet(&Chat::private(&person));
        self.people.push(person.clone());
        self.touch(None);
        person
    }

    /// Everybody the twin made.
    #[must_use]
    pub fn people(&self) -> &[User] {
        &self.people
    }

    /// A person writes; the bot gets a `message`.
    ///
    /// # Errors
    /// If the chat, the person or the message replied to is unknown, or the text
    /// is empty or too long.
    pub fn say(&mut self, now: i64, say: Say) -> Result<Message, Refusal> {
        let given = say.entities.is_some();
        let (said, entities) = text::trim(&say.text, say.entities.unwrap_or_default());
        check_length(&said)?;
        let entities = if given {
            entities
        } else {
            text::find_entities(&said)
        };
        let message = Message {
            text: Some(said),
            entities,
            ..Message::default()
        };
        let post = Post {
            chat_id: say.chat_id,
            from_id: say.from_id,
            date: say.date,
            reply_to_message_id: say.reply_to_message_id,
            message_thread_id: say.message_thread_id,
            anonymous: say.anonymous,
        };
        self.person_posts(now, &post, message)
    }

    /// Puts what a person sends into the chat, and tells the bot.
    pub(super) fn person_posts(
        &mut self,
        now: i64,
        post: &Post,
        mut message: Message,
    ) -> Result<Message, Refusal> {
        message.from = Some(self.person(post.from_id)?);
        message.chat = self.chat(post.chat_id)?;
        self.check_member(post.chat_id, post.from_id)?;
        message.date = post.date.unwrap_or(now.div_euclid(1000));
        if let Some(id) = post.reply_to_message_id {
            let quoted = self.quoted(post.chat_id, id);
            message.reply_to_message = Some(quoted.ok_or_else(|| unknown_message(id))?);
        }
        self.set_topic(&mut message, post.message_thread_id)?;
        if post.anonymous {
            self.make_anonymous(&mut message)?;
        }
        let message = self.place(message)?;
        self.tell_message(now, "message", &message)?;
        Ok(message)
    }

    /// A person edits what they wrote; the bot gets an `edited_message`.
    ///
    /// # Errors
    /// If the message is unknown or the bot's own, or the text is empty, too long
    /// or the same.
    pub fn edit(&mut self, now: i64, edit: &Edit) -> Result<Message, Refusal> {
        let (said, _) = text::trim(&edit.text, Vec::new());
        check_length(&said)?;
        let bot = self.bot.id;
        let room = self.chats.rooms.get_mut(&edit.chat_id);
        let message = room
            .and_then(|room| room.messages.get_mut(&edit.message_id))
            .ok_or_else(|| unknown_message(edit.message_id))?;
        if message.from.as_ref().is_some_and(|from| from.id == bot) {
            return Err(Refusal::new("a person can't edit the bot's message"));
        }
        let captioned = message.text.is_none();
        let old = message.extra.get("caption").and_then(Value::as_str);
        if message.text.as_deref().or(old) == Some(said.as_str()) {
            return Err(Refusal::new("the text is the same"));
        }
        let entities = text::find_entities(&said);
        if captioned {
            // What belongs to a photo or a document.
            message.extra.insert("caption".to_owned(), json!(said));
            let entities = json!(entities);
            message
                .extra
                .insert("caption_entities".to_owned(), entities);
        } else {
            message.entities = entities;
            message.text = Some(said);
        }
        message.edit_date = Some(edit.date.unwrap_or(now.div_euclid(1000)));
        let message = message.clone();
        self.touch(Some(edit.chat_id));
        self.tell_message(now, "edited_message", &message)?;
        Ok(message)
    }

    /// A person presses a button; the bot gets a `callback_query`, whose id this
    /// returns. A message that was deleted comes as an inaccessible one.
    ///
    /// # Errors
    /// If the person or the message was never there, or the data is empty or too
    /// long.
    pub fn press(&mut self, now: i64, press: &Press) -> Result<String, Refusal> {
        let from = self.person(press.from_id)?;
        let chat = self.chat(press.chat_id)?;
        if press.data.is_empty() || press.data.len() > MAX_CALLBACK_DATA {
            return Err(Refusal::new("callback data must have 1 to 64 bytes"));
        }
        let message = match self.chats.message(press.chat_id, press.message_id) {
            Some(message) => json!(message),
            None if self.chats.has_had(press.chat_id, press.message_id) => {
                json!({ "chat": chat, "message_id": press.message_id, "date": 0 })
            }
            None => return Err(unknown_message(press.message_id)),
        };
        let id = (self.rng.next() >> 1).to_string();
        let update = json!({ "callback_query": {
            "id": id,
            "from": from,
            "message": message,
            "chat_instance": chat_instance(press.chat_id),
            "data": press.data,
        }});
        self.expect_answer(now, &id);
        self.touch(Some(press.chat_id));
        self.enqueue(now, &update)?;
        Ok(id)
    }

    pub(super) fn person(&self, id: i64) -> Result<User, Refusal> {
        let person = self.people.iter().find(|person| person.id == id);
        person
            .cloned()
            .ok_or_else(|| Refusal::new(format!("there is no person {id}")))
    }

    pub(super) fn chat(&self, id: i64) -> Result<Chat, Refusal> {
        let room = self.chats.rooms.get(&id);
        room.map(|room| room.chat.clone())
            .ok_or_else(|| Refusal::new(format!("there is no chat {id}")))
    }

    /// A message as it appears in a reply to it: without its own quotation.
    pub(super) fn quoted(&self, chat_id: i64, message_id: i64) -> Option<Box<Message>> {
        let message = self.chats.message(chat_id, message_id)?;
        Some(Box::new(Message {
            reply_to_message: None,
            ..message.clone()
        }))
    }
}

pub(super) fn check_length(said: &str) -> Result<(), Refusal> {
    match text::units(said) {
        0 => Err(Refusal::new("the text is empty")),
        length if length > text::MAX_TEXT => Err(Refusal::new("the text is too long")),
        _ => Ok(()),
    }
}

fn unknown_message(id: i64) -> Refusal {
    Refusal::new(format!("there is no message {id}"))
}

/// The same for all buttons of a chat, and not its id.
fn chat_instance(chat_id: i64) -> String {
    super::rng::Rng::new(chat_id.unsigned_abs())
        .next()
        .to_string()
}
