//! The data of buttons: what is to be, for which entry, made for which version of it, signed.
//!
//! `1:<verb>:<message>.<line>.<version>:<value>:<mac>`, at most 64 bytes. The verb and the
//! value say the target state, never "toggle", so that a press that comes twice is one. The
//! mac is HMAC-SHA256 of the chat and the rest with the chat's own key, cut to eight bytes:
//! nobody can try many, and a good guess could only do what a press can.

use crate::settings::ButtonKey;
use hmac::{Hmac, KeyInit, Mac};
use kopeck_domain::{ChatId, MessageId};
use sha2::Sha256;

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Show the entry.
    View,
    /// Show the whole message.
    List,
    /// Offer categories.
    Categories,
    /// Set the category: its id.
    SetCategory,
    /// The keypad: what was typed so far.
    Keypad,
    /// Set the amount: minor units.
    SetAmount,
    /// The days of a month: `yyyy-mm`.
    Days,
    /// Set the day: `yyyy-mm-dd`.
    SetDay,
    /// Ask for a note.
    Note,
    /// Set no note. Its presence also tells that a reply to the message is a note.
    ClearNote,
    /// Set the kind: `e` or `i`.
    SetKind,
    /// Delete the entry.
    Delete,
    /// Restore it.
    Restore,
    /// Answer the question for an amount: minor units and the currency's code.
    Answer,
    /// Set the chat's currency: its code. Of no entry.
    Currency,
    /// Set the chat's zone: its IANA name. Of no entry.
    Zone,
    /// The categories of a kind: `e.<page>` or `i.<page>`. This and all below are of no
    /// entry, and made for a version of the categories or of the hints.
    CategoryList,
    /// A category: its id.
    CategoryCard,
    /// Ask for words: `n.e`, `n.i` a new one, `r.<id>` a name, `g.<id>` an emoji.
    AskWords,
    /// Leave the question. Its presence also tells what a reply to the message is about.
    LeaveQuestion,
    /// Hide or show: `1.<id>`, `0.<id>`.
    HideCategory,
    /// What it could be merged into: `<id>.<page>`.
    MergeMenu,
    /// Merge: `<id>.<into>`; without `into` take it out again: `<id>.`.
    Merge,
    /// The language's own name again: its id.
    UsualName,
    /// The hints: the page.
    HintList,
    /// Forget a hint: its place.
    ForgetHint,
    /// Where a hint could go: `<place>.<page>`.
    HintMenu,
    /// Where it goes: `<place>.<id>`.
    SendHint,
}

const VERBS: [(Verb, &str); 28] = [
    (Verb::Answer, "q"),
    (Verb::Currency, "m"),
    (Verb::Zone, "z"),
    (Verb::View, "v"),
    (Verb::List, "l"),
    (Verb::Categories, "c"),
    (Verb::SetCategory, "C"),
    (Verb::Keypad, "a"),
    (Verb::SetAmount, "A"),
    (Verb::Days, "d"),
    (Verb::SetDay, "D"),
    (Verb::Note, "n"),
    (Verb::ClearNote, "N"),
    (Verb::SetKind, "k"),
    (Verb::Delete, "x"),
    (Verb::Restore, "r"),
    (Verb::CategoryList, "K"),
    (Verb::CategoryCard, "o"),
    (Verb::AskWords, "w"),
    (Verb::LeaveQuestion, "W"),
    (Verb::HideCategory, "h"),
    (Verb::MergeMenu, "j"),
    (Verb::Merge, "J"),
    (Verb::UsualName, "u"),
    (Verb::HintList, "H"),
    (Verb::ForgetHint, "f"),
    (Verb::HintMenu, "g"),
    (Verb::SendHint, "G"),
];

impl Verb {
    /// Whether it changes the entry, rather than only what is shown.
    #[must_use]
    pub fn changes(self) -> bool {
        !matches!(
            self,
            Self::View | Self::List | Self::Categories | Self::Keypad | Self::Days | Self::Note
        ) && !self.is_setting()
            && self != Self::Answer
    }

    /// Whether it is about the chat, and of no entry.
    #[must_use]
    pub fn is_setting(self) -> bool {
        matches!(self, Self::Currency | Self::Zone) || self.is_of_categories()
    }

    /// Whether it is about the chat's categories or hints.
    #[must_use]
    pub fn is_of_categories(self) -> bool {
        use Verb::{
            AskWords, CategoryCard, CategoryList, ForgetHint, HideCategory, HintList, HintMenu,
            LeaveQuestion, Merge, MergeMenu, SendHint, UsualName,
        };
        let lists = matches!(
            self,
            CategoryList | CategoryCard | MergeMenu | HintList | HintMenu
        );
        let words = matches!(self, AskWords | LeaveQuestion);
        let deeds = matches!(
            self,
            HideCategory | Merge | UsualName | ForgetHint | SendHint
        );
        lists || words || deeds
    }
}

/// What a button says when it is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// What to do.
    pub verb: Verb,
    /// The message that the entry is of.
    pub message: MessageId,
    /// The entry's line in it.
    pub line: u8,
    /// The version of the line that the button was made for.
    pub version: u32,
    /// The target state, or what a menu is at.
    pub value: String,
}

impl Data {
    /// A setting of the chat: of no entry.
    #[must_use]
    pub fn setting(verb: Verb, value: &str) -> Self {
        Self {
            verb,
            message: MessageId(0),
            line: 0,
            version: 0,
            value: value.to_owned(),
        }
    }

    /// Of no entry, made for a version of the categories or of the hints.
    #[must_use]
    pub fn of_chat(verb: Verb, value: &str, version: u32) -> Self {
        Self {
            version,
            ..Self::setting(verb, value)
        }
    }

    /// As button data, signed.
    #[must_use]
    pub fn signed(&self, key: &ButtonKey, chat: ChatId) -> String {
        let verb = VERBS.iter().find(|(v, _)| *v == self.verb);
        let verb = verb.map_or("v", |(_, letter)| letter);
        let Self {
            message,
            line,
            version,
            value,
            ..
        } = self;
        let text = format!("1:{verb}:{}.{line}.{version}:{value}", message.0);
        let mac = mac(key, chat, &text);
        format!("{text}:{mac}")
    }

    /// Reads button data without trusting it. [`Data::is_signed`] tells whether it is ours.
    #[must_use]
    pub fn read(data: &str) -> Option<Self> {
        let mut parts = data.strip_prefix("1:")?.split(':');
        let letter = parts.next()?;
        let (verb, _) = VERBS.iter().find(|(_, l)| *l == letter)?;
        let mut entry = parts.next()?.split('.');
        let data = Self {
            verb: *verb,
            message: MessageId(entry.next()?.parse().ok()?),
            line: entry.next()?.parse().ok()?,
            version: entry.next()?.parse().ok()?,
            value: parts.next()?.to_owned(),
        };
        parts.next()?;
        (entry.next().is_none() && parts.next().is_none()).then_some(data)
    }

    /// Whether this data was made by us for this chat; compared in constant time.
    #[must_use]
    pub fn is_signed(data: &str, key: &ButtonKey, chat: ChatId) -> bool {
        let Some((text, mac)) = data.rsplit_once(':') else {
            return false;
        };
        let Ok(mac) = hex::decode(mac) else {
            return false;
        };
        mac.len() == MAC && started(key, chat, text).verify_truncated_left(&mac).is_ok()
    }
}

/// How many bytes of the mac travel.
const MAC: usize = 8;

fn started(key: &ButtonKey, chat: ChatId, text: &str) -> Hmac<Sha256> {
    let mut hmac = match Hmac::<Sha256>::new_from_slice(&key.0) {
        Ok(hmac) => hmac,
        Err(_) => unreachable!("HMAC takes a key of any length"),
    };
    hmac.update(&chat.0.to_be_bytes());
    hmac.update(text.as_bytes());
    hmac
}

fn mac(key: &ButtonKey, chat: ChatId, text: &str) -> String {
    let whole = started(key, chat, text).finalize().into_bytes();
    let cut: Vec<u8> = whole.iter().take(MAC).copied().collect();
    hex::encode(cut)
}

#[cfg(test)]
mod tests;
