//! An entry of the ledger, and its identity.
//!
//! The identity is natural: the message that a person wrote, and the line in it. Writing
//! the same message twice therefore meets itself, and no lock or "seen" table is needed.

use crate::category::Category;
use crate::money::Money;
use jiff::{Timestamp, civil::Date};

/// A Telegram chat. Negative for groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChatId(pub i64);

/// A message within its chat. Telegram counts them from 1 in each chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(pub i64);

/// A person on Telegram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserId(pub i64);

/// The book that entries are kept in: the chat where it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LedgerId(pub ChatId);

/// What makes an entry itself: the idempotency key of its recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryId {
    /// Written by a person. The chat is part of it, since a supergroup's message ids
    /// start anew in the same ledger.
    Message {
        /// Where it was written.
        chat: ChatId,
        /// The message.
        message: MessageId,
        /// The entry's place in the message, from 0. Line 0 is the message's head.
        line: u8,
    },
}

/// Whether money came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Money went.
    Expense,
    /// Money came.
    Income,
}

/// What line 0 knows of its whole message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The revision: `edit_date` of the newest applied edit in Unix seconds, 0 for the
    /// original.
    pub rev: i64,
    /// `update_id` of that edit, which tells two edits of one second apart; 0 for the
    /// original.
    pub update: i64,
    /// How many lines the message has, tombstones included.
    pub lines: u8,
}

/// One movement of money on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identity.
    pub id: EntryId,
    /// The local day that it counts for, in the chat's zone when it was recorded. It
    /// stays when the zone changes.
    pub day: Date,
    /// When the person wrote it, UTC: the message's own time, not the time of arrival.
    pub at: Timestamp,
    /// Whether money came or went.
    pub kind: Kind,
    /// How much.
    pub money: Money,
    /// The category, where it is known.
    pub category: Option<Category>,
    /// What for, in the person's own words; may be empty.
    pub note: String,
    /// The words that were marked with a hash, lower case, without it.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub by: Option<UserId>,
    /// Only on line 0 of a message.
    pub head: Option<Head>,
    /// A tombstone: kept so that a redelivery cannot revive it, counted nowhere.
    pub deleted: bool,
}

impl Entry {
    /// The order of writing: totals "up to this entry" count all with a key up to its own.
    #[must_use]
    pub fn written(&self) -> (Timestamp, EntryId) {
        (self.at, self.id)
    }
}
