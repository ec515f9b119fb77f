//! What each amount of a message is: the operation's, a balance, a fee, a rate.
//!
//! An amount is named by the last label before it, back to the amount before; where there is
//! none, by a label behind it that names no other amount (`$500 available`).

use super::label::{Mark, within};
use super::token::{Tokens, What};
use super::words::{Label, Op, Why};
use crate::entry::Kind;
use crate::money::Currency;

/// An amount of the message.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    /// Its token.
    pub(super) token: usize,
    pub(super) currency: Option<Currency>,
    pub(super) sign: Option<Kind>,
    pub(super) role: Role,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The operation's amount, and which mark says what happened.
    Operation(usize),
    /// An amount without a word for what happened.
    Named,
    Balance,
    Fee,
    Bonus,
    /// A debt, a limit, a rate, a bound of an offer.
    Other,
    /// Nothing names it.
    Bare,
}

/// The most digits, in characters, of an amount that names no currency.
const MAX_BARE: usize = 12;

/// So many labels before an amount are looked at.
const MAX_ZONE: usize = 40;

/// Finds the amounts. A number without a currency is one only right behind its label.
pub(super) fn find(tokens: &Tokens<'_>, marks: &[Mark]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for (i, token) in tokens.all.iter().enumerate() {
        let What::Amount {
            number,
            currency,
            sign,
        } = &token.what
        else {
            continue;
        };
        if number.too_long {
            continue;
        }
        let from = sums.last().map_or(0, |s| s.token + 1);
        let before = marks.get(..marks.partition_point(|m| m.at.start <= i));
        let before = before.unwrap_or_default().iter().enumerate().rev();
        let zone: Vec<(usize, &Mark)> = before
            .take_while(|(_, m)| m.at.start >= from)
            .take(MAX_ZONE)
            .collect();
        let (role, at) = named(tokens, marks, &zone, i);
        if currency.is_none() {
            let close = at.is_some_and(|end| near(tokens, end, i)) || sign.is_some();
            let short = token.at.len() <= MAX_BARE;
            let glued = matches!(
                tokens.what(i + 1),
                Some(What::Mark('/' | '-' | '*' | ':' | '#'))
            ) && tokens.glued(i + 1);
            if !close || !short || glued || matches!(role, Role::Other) {
                continue;
            }
        }
        sums.push(Sum {
            token: i,
            currency: *currency,
            sign: *sign,
            role,
        });
    }
    behind(tokens, marks, &mut sums);
    // Where one operation says its currency, a number without one is a count or an id.
    let money =
        |s: &Sum| s.currency.is_some() && matches!(s.role, Role::Operation(_) | Role::Named);
    if sums.iter().any(money) {
        sums.retain(|s| s.currency.is_some() || matches!(s.role, Role::Balance | Role::Fee));
    }
    sums
}

/// Only marks and small words stand between a label and its bare number.
fn near(tokens: &Tokens<'_>, end: usize, i: usize) -> bool {
    let between = tokens.all.get(end..i).unwrap_or_default();
    between.len() <= 2
        && between.iter().all(|t| match &t.what {
            What::Mark(c) => matches!(c, ':' | '.' | '=' | '-' | '~'),
            What::Word(word, _) => matches!(word.as_str(), "na" | "of" | "v"),
            _ => false,
        })
}

/// The role that the labels before an amount give it, and where that label ends.
fn named(
    tokens: &Tokens<'_>,
    marks: &[Mark],
    zone: &[(usize, &Mark)],
    i: usize,
) -> (Role, Option<usize>) {
    let said = |at: Option<usize>, words: &[&str]| match at.and_then(|at| tokens.what(at)) {
        Some(What::Word(word, _)) => words.contains(&word.as_str()),
        _ => false,
    };
    // A bound: "до 5 000 000 ₸", "over $40", "50 000 ₸ дейін".
    if said(
        i.checked_sub(1),
        &["do", "ot", "da", "over", "vid", "ad", "upto"],
    ) || said(Some(i + 1), &["deiin", "gacha", "bastap", "zhogari"])
        || (said(i.checked_sub(1), &["to"]) && said(i.checked_sub(2), &["up"]))
    {
        return (Role::Other, None);
    }
    let earlier = |at: usize| {
        zone.iter()
            .any(|(place, m)| *place < at && is_other(m.label))
    };
    for (place, mark) in zone {
        let role = match mark.label {
            Label::Op(_) if subordinate(tokens, marks, *place, earlier(*place)) => continue,
            Label::Op(_) => Role::Operation(*place),
            Label::Sum => summed(zone, *place),
            Label::Balance => Role::Balance,
            Label::Fee => Role::Fee,
            Label::Bonus => Role::Bonus,
            Label::Debt | Label::Limit | Label::Rate => Role::Other,
            Label::Service(Why::Notice) => Role::Other,
            _ => continue,
        };
        return (role, Some(mark.at.end));
    }
    (Role::Bare, None)
}

fn is_other(label: Label) -> bool {
    matches!(
        label,
        Label::Balance
            | Label::Fee
            | Label::Bonus
            | Label::Debt
            | Label::Limit
            | Label::Rate
            | Label::Service(Why::Notice | Why::Offer)
    )
}

/// `Сумма` stands for the operation named before it, or for what it is the sum of.
fn summed(zone: &[(usize, &Mark)], at: usize) -> Role {
    zone.iter()
        .filter(|(place, _)| *place < at)
        .find_map(|(place, mark)| match mark.label {
            Label::Op(_) => Some(Role::Operation(*place)),
            _ => None,
        })
        .unwrap_or(Role::Named)
}

/// Where the words for an operation begin that this mark ends: `снятие наличных`.
pub(super) fn phrase_start(marks: &[Mark], mut place: usize) -> usize {
    let op = |m: &&Mark| matches!(m.label, Label::Op(_));
    let mut start = marks.get(place).map_or(0, |m| m.at.start);
    for _ in 0..3 {
        let before = place.checked_sub(1).and_then(|p| marks.get(p)).filter(op);
        let Some(before) = before.filter(|m| m.at.end == start) else {
            break;
        };
        (place, start) = (place - 1, before.at.start);
    }
    start
}

/// `комиссия за перевод`, `доступно для снятия`, `баланс после покупки`: the operation is
/// only what the other label is about.
fn subordinate(tokens: &Tokens<'_>, marks: &[Mark], place: usize, other: bool) -> bool {
    let start = phrase_start(marks, place);
    let before = start.checked_sub(1).and_then(|b| tokens.what(b));
    let Some(What::Word(word, _)) = before else {
        return false;
    };
    let word = word.as_str();
    let after = matches!(word, "posle" | "after" | "pisla" | "pasla");
    let about = matches!(
        word,
        "za" | "dla" | "pri" | "na" | "for" | "on" | "of" | "to" | "s"
    );
    after || (other && about)
}

/// `$500 available`: a label behind an amount that has none before.
fn behind(tokens: &Tokens<'_>, marks: &[Mark], sums: &mut [Sum]) {
    let places: Vec<usize> = sums.iter().map(|s| s.token).collect();
    for (n, sum) in sums.iter_mut().enumerate() {
        let place = marks.partition_point(|m| m.at.start <= sum.token);
        let Some(mark) = marks.get(place) else {
            continue;
        };
        let same_line = tokens.line(mark.at.start) == tokens.line(sum.token);
        if mark.at.start > sum.token + 2 || !same_line {
            continue;
        }
        // The label's own amount follows it.
        let next = places.get(n + 1).is_some_and(|t| *t <= mark.at.end + 2);
        if next {
            continue;
        }
        let role = match mark.label {
            Label::Balance => Role::Balance,
            Label::Fee => Role::Fee,
            Label::Bonus => Role::Bonus,
            Label::Op(_) => Role::Operation(place),
            _ => continue,
        };
        let glued = mark.at.start == sum.token + 1;
        let count = role == Role::Bonus && sum.currency.is_none();
        if sum.role == Role::Bare || (glued && (role == Role::Balance || count)) {
            sum.role = role;
        }
    }
}

/// The strongest word for what happened among the marks between two tokens.
pub(super) fn strongest(marks: &[Mark], from: usize, to: usize) -> Option<(usize, Op)> {
    let first = marks.partition_point(|m| m.at.start < from);
    within(marks, from..to)
        .iter()
        .enumerate()
        .map(|(place, m)| (place + first, m))
        .filter_map(|(place, m)| match m.label {
            Label::Op(op) => Some((place, op)),
            _ => None,
        })
        .reduce(|a, b| if b.1 > a.1 { b } else { a })
}
