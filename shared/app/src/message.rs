//! What a person said, and what the bot says back.

use jiff::Timestamp;
use kopeck_domain::message::Revision;
use kopeck_domain::{ChatId, LedgerId, MessageId, UserId};

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Telegram's id.
    pub id: UserId,
    /// The language of their Telegram, an IETF tag, if they show it.
    pub language: Option<String>,
}

/// A text that a person sent to the bot in their private chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The chat it came from.
    pub chat: ChatId,
    /// The message.
    pub message: MessageId,
    /// Who wrote it.
    pub from: Person,
    /// When it was written, UTC: Telegram's own time of the message.
    pub at: Timestamp,
    /// The text.
    pub text: String,
    /// Which text of the message this is: the original, or an edit.
    pub revision: Revision,
    /// The first button's data of the bot's message that it replies to.
    pub reply_data: Option<String>,
    /// The person's own message that it replies to.
    pub reply_to: Option<MessageId>,
    /// When the message that it forwards was written, UTC.
    pub original: Option<Timestamp>,
}

impl Incoming {
    /// Whether the person changed a message that they had sent before.
    #[must_use]
    pub fn is_edit(&self) -> bool {
        self.revision != Revision::default()
    }

    /// When it was changed, UTC, if it was.
    #[must_use]
    pub fn edited(&self) -> Option<Timestamp> {
        let at = Timestamp::from_second(self.revision.rev).ok();
        at.filter(|_| self.is_edit())
    }

    /// When its words were first written, UTC: a forwarded message is dated by its original,
    /// unless that clock is ahead.
    #[must_use]
    pub fn written(&self) -> Timestamp {
        self.original
            .map_or(self.at, |original| original.min(self.at))
    }

    /// The book that the chat writes in.
    #[must_use]
    pub fn ledger(&self) -> LedgerId {
        LedgerId(self.chat)
    }
}

/// A photo, or a picture as a file, that a person sent to the bot in their private chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The message; its text is the caption, empty where there is none.
    pub incoming: Incoming,
    /// Telegram's id of the file.
    pub file: String,
}

/// One message of the bot. It travels in the HTTP response to the update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Where it goes.
    pub chat: ChatId,
    /// Whether it is a new message or takes an old one's place.
    pub place: Place,
    /// Telegram's HTML; people's words in it are escaped.
    pub html: String,
    /// Buttons under it, row by row.
    pub keyboard: Vec<Vec<Button>>,
}

/// Where a reply goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A new message.
    New,
    /// A new message that answers this one of the person.
    ReplyTo(MessageId),
    /// In place of this message of the bot.
    Edit(MessageId),
}

/// A button: what it says, and the data that comes back when it is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// The label.
    pub label: String,
    /// At most 64 bytes (Bot API, `InlineKeyboardButton`).
    pub data: String,
}

/// A press of a button by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// The chat with the button.
    pub chat: ChatId,
    /// The message of the bot that the button is under.
    pub message: MessageId,
    /// When that message was sent, UTC, if Telegram still tells.
    pub at: Option<Timestamp>,
    /// Who pressed.
    pub from: Person,
    /// Telegram's id of the press, for answering it.
    pub query: String,
    /// The button's data: anybody may have made it up.
    pub data: String,
}

impl Press {
    /// The book that the chat writes in.
    #[must_use]
    pub fn ledger(&self) -> LedgerId {
        LedgerId(self.chat)
    }
}

/// What comes of a press: both parts are optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pressed {
    /// The message with the button, as it is now.
    pub reply: Option<Reply>,
    /// A short notice over the chat, at most 200 characters.
    pub notice: Option<String>,
}

impl Reply {
    /// The longest text that Telegram takes, in UTF-16 units after entities.
    pub const MAX_UNITS: usize = 4096;
}
