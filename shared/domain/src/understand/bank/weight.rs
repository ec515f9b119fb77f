//! Whether a bank's message tells of a movement of money: what speaks for it and against.

use super::label::{Mark, within};
use super::manner;
use super::role::{Role, Sum};
use super::score::Read;
use super::token::What;
use super::words::{Label, Why};
use std::ops::Range;

/// What speaks for a movement of money.
pub(super) fn evidence(
    read: &Read<'_>,
    at: &Range<usize>,
    sums: &[Sum],
    merchant: bool,
    named: bool,
) -> i32 {
    let tokens = read.tokens.all.get(at.clone()).unwrap_or_default();
    let any = |is: fn(&What) -> bool| tokens.iter().any(|t| is(&t.what));
    let reasons = [
        (named, 2),
        (sums.iter().any(|s| s.role == Role::Balance), 3),
        (any(|w| matches!(w, What::Card(_))), 2),
        (any(|w| matches!(w, What::Time | What::Date(_))), 1),
        (merchant, 1),
    ];
    weigh(&reasons)
}

fn weigh(reasons: &[(bool, i32)]) -> i32 {
    reasons
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, weight)| weight)
        .sum()
}

/// What speaks against it: the words of service. Behind amount and balance a bank adds what
/// it wants to say or sell beside.
pub(super) fn against(read: &Read<'_>, at: &Range<usize>, sum: &Sum, tail: usize) -> i32 {
    let weight = |m: &Mark| {
        let Label::Service(why) = m.label else {
            return 0;
        };
        let behind = m.at.start > sum.token;
        let closed = m.at.start > tail;
        match why {
            Why::Refused => NEVER,
            Why::Request | Why::Future | Why::Soon if closed => 0,
            Why::Future | Why::Soon if behind && next_time(read, m) => 0,
            Why::Request | Why::Future | Why::Soon => NEVER,
            Why::Period if closed => 0,
            Why::Code | Why::Offer | Why::Notice | Why::Login if closed => 1,
            Why::Period => 6,
            Why::Code => 5,
            Why::Login => 4,
            Why::Offer | Why::Notice => 3,
        }
    };
    let marks = within(read.marks, at.clone());
    // A list of rates names purchases and sales.
    let rates = marks.first().is_some_and(|m| m.label == Label::Rate);
    let words: i32 = marks.iter().map(weight).sum();
    let reasons = [
        (rates, 5),
        (manner::days_to_come(read, at.clone()) > 0, 7),
        (manner::months_spent(read, at.clone()) > 0, 5),
    ];
    words + weigh(&reasons)
}

/// More than all evidence.
const NEVER: i32 = 100;

/// `Следующее списание 23.12` behind an operation is the next one's.
fn next_time(read: &Read<'_>, mark: &Mark) -> bool {
    match read.tokens.what(mark.at.start) {
        Some(What::Word(word, _)) => ["sledu", "next", "nastupn", "kelesi"]
            .iter()
            .any(|stem| word.starts_with(stem)),
        _ => false,
    }
}
