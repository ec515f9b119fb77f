//! What Kopeck knows about money, pure.
//!
//! | module | holds |
//! |---|---|
//! | [`money`] | integer minor units with an ISO 4217 currency, checked arithmetic |
//! | [`classify`] | from a note to a category, without asking anybody |
//! | [`category`] | the starting set and the ids of own ones |
//! | [`categories`] | what a chat made of them: own, renamed, hidden, merged |
//! | [`hints`] | words that a chat taught the bot by its corrections |
//! | [`entry`] | an entry of the ledger, and the identity that makes recording idempotent |
//! | [`message`] | a message with its entries, and what an edit makes of it |
//! | [`understand`] | from a person's text to entries, or a reason why not |
//! | [`report`] | sums over entries |
//! | [`zone`] | a person's words for a time zone, and local days |
//!
//! This crate knows nothing of Telegram, AWS, storage, languages of replies, the clock or
//! randomness. Time comes in as a value. No float touches money.

pub mod categories;
pub mod category;
pub mod classify;
pub mod entry;
pub mod hints;
pub mod message;
pub mod money;
pub mod report;
pub mod understand;
pub mod zone;

pub use categories::Categories;
pub use category::Category;
pub use entry::{ChatId, Entry, EntryId, Head, Kind, LedgerId, MessageId, UserId};
pub use hints::Hints;
pub use money::{Currency, Money, MoneyError};
