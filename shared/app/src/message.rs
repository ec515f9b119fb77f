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
}

impl Incoming {
    /// Whether the person changed a message that they had sent before.
    #[must_use]
    pub fn is_edit(&self) -> bool {
        self.revision != Revision::default()
    }

    /// The book that the chat writes in.
    #[must_use]
    pub fn ledger(&self) -> LedgerId {
        LedgerId(self.chat)
    }
}

/// One message of the bot. It travels in the HTTP response to the update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Where it goes.
    pub chat: ChatId,
    /// The message it answers, where that is not plain from the place.
    pub reply_to: Option<MessageId>,
    /// Telegram's HTML; people's words in it are escaped.
    pub html: String,
}

impl Reply {
    /// The longest text that Telegram takes, in UTF-16 units after entities.
    pub const MAX_UNITS: usize = 4096;
}
