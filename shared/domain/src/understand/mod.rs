//! From a person's text to entries, or a reason why not.
//!
//! Pure and total: any text gives an answer, in time linear in its length, without a panic.
//!
//! # Grammar
//!
//! ```text
//! message  = line { ( "\n" | ";" ) line }           at most MAX_ENTRIES entries
//! line     = amount note | note amount | note money note
//! amount   = [ sign ] number | money
//! money    = [ sign ] ( currency number | number currency )
//! sign     = "+" (income) | "-" (an expense, said twice)
//! number   = digits { group digits } [ point digits ] [ times ]
//! group    = space | "." | "," | "'"                between groups of three digits
//! times    = к | k | тыс | мың | млн | m ..         a thousand, a million
//! currency = sign of a currency | ISO code | a word for it, in any case form
//! note     = the person's own words, kept as they are
//! ```
//!
//! A bare number counts only at an end of the line: in the middle it is part of the note
//! (`такси на 5 этаж`). With a currency it counts anywhere. Where two numbers could be the
//! amount, nothing is guessed.
//!
//! # Rooms
//!
//! [`text`] normalises and keeps the way back to the original, [`token`] cuts into numbers,
//! words and signs, [`number`] reads digits, [`currency`] reads currencies, [`line`] chooses
//! among the readings of a line. Dates, arithmetic, number words, bank messages and the
//! scoring of readings get rooms of their own beside them.

pub mod currency;
mod line;
mod number;
mod receipt;
mod text;
mod token;

pub use receipt::receipt;

use crate::classify::Guess;
use crate::entry::Kind;
use crate::money::{Currency, Money};
use jiff::civil::{Date, DateTime};

/// The most entries that one message records. The others are listed as too many.
pub const MAX_ENTRIES: usize = 25;

/// The longest note, in bytes of UTF-8. A longer one is cut: an item stays under 1 KB.
pub const MAX_NOTE: usize = 240;

/// How much is kept of the words that an entry was read from, in bytes of UTF-8.
const MAX_SOURCE: usize = 300;

/// How many parts that are no entries are told; a pasted page has more of them.
pub const MAX_PROBLEMS: usize = 10;

/// How much is told of such a part, in bytes of UTF-8.
const MAX_QUOTE: usize = 100;

/// What the reading depends on beside the text.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The currency of an amount that names none.
    pub currency: Currency,
    /// When the message was written, in the chat's zone.
    pub now: DateTime,
    /// Whether `1/2` is the second of January, as in American English.
    pub month_first: bool,
}

/// An entry as it was understood, before it has an identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Whether money comes or goes.
    pub kind: Kind,
    /// How much.
    pub money: Money,
    /// The local day that it is for: the message's own, unless the text says another.
    pub day: Date,
    /// What for; may be empty.
    pub note: String,
    /// The words that were marked with a hash, lower case, without it.
    pub tags: Vec<String>,
    /// The category, once somebody has looked for one.
    pub guess: Option<Guess>,
    /// The part of the text that it was read from.
    pub source: String,
}

/// A part of the text that is not an entry, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The part of the text.
    pub source: String,
    /// Why it was not recorded.
    pub reason: Reason,
}

/// Why a part of a text is not an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No number that could be an amount.
    NoAmount,
    /// More than one number that could be the amount.
    Unclear,
    /// Zero.
    Zero,
    /// More digits after the point than the currency has.
    TooPrecise,
    /// Larger than any purse, or a telephone number.
    TooLarge,
    /// One entry more than a message may have.
    TooMany,
}

/// A question to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// How much was it?
    Amount,
    /// Which of these is meant, if any?
    Confirm(Vec<Draft>),
}

/// A text, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// The entries, in the order of the text.
    pub entries: Vec<Draft>,
    /// Entries of days to come, in the order of the text.
    pub planned: Vec<Draft>,
    /// What the person is to be asked, where nothing can be recorded without.
    pub asks: Option<Asks>,
    /// What is not an entry, in the order of the text: at most [`MAX_PROBLEMS`], and one
    /// more where there are more.
    pub problems: Vec<Problem>,
}

/// Understands a whole message.
#[must_use]
pub fn understand(text: &str, context: Context) -> Understood {
    let mut all = Understood::default();
    for part in text
        .split(['\n', ';'])
        .map(str::trim)
        .filter(|p| !p.is_empty())
    {
        match line::read(part, context) {
            Ok(_) if all.entries.len() == MAX_ENTRIES => {
                all.problems.push(problem(part, Reason::TooMany));
            }
            Ok(draft) if draft.day > context.now.date() => all.planned.push(draft),
            Ok(draft) => all.entries.push(draft),
            Err(reason) => all.problems.push(problem(part, reason)),
        }
    }
    // A smile or a rule between the lines is no failed entry.
    if !all.entries.is_empty() {
        all.problems
            .retain(|p| p.source.contains(char::is_alphanumeric));
    }
    all.problems.truncate(MAX_PROBLEMS + 1);
    all
}

/// A person's words as a note: white space folded, cut to [`MAX_NOTE`].
#[must_use]
pub fn note(words: &str) -> String {
    text::clean(words, MAX_NOTE)
}

fn problem(part: &str, reason: Reason) -> Problem {
    Problem {
        source: text::clean(part, MAX_QUOTE),
        reason,
    }
}

#[cfg(test)]
mod tests;
