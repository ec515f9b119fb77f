//! What holds for whole families of texts: amounts in any style, numbers in words, days,
//! calculations; and what a reading does not depend on.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's own mistakes"
)]

mod amounts;
mod days;
mod speller;
mod stable;
mod sums;

use jiff::civil::datetime;
use kopeck_domain::Currency;
use kopeck_domain::understand::{Context, Draft, Understood, understand};

/// A chat with this currency, on Monday 23 November 2026.
pub(crate) fn chat(code: &str) -> Context {
    Context {
        currency: Currency::from_code(code).unwrap(),
        now: datetime(2026, 11, 23, 15, 4, 0, 0),
        month_first: false,
    }
}

/// The only entry of a text; else what was understood instead.
pub(crate) fn one(text: &str, context: Context) -> Result<Draft, Understood> {
    let mut read = understand(text, context);
    let clear = read.problems.is_empty() && read.asks.is_none();
    let count = read.entries.len() + read.planned.len();
    if clear && count == 1 {
        Ok(read.entries.pop().or(read.planned.pop()).unwrap())
    } else {
        Err(read)
    }
}

/// Amount in minor units, currency, note.
pub(crate) fn seen(draft: &Draft) -> (i64, &'static str, String) {
    let money = draft.money;
    (money.minor, money.currency.code(), draft.note.clone())
}
