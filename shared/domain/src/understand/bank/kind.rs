//! Whether money came or went, and what the message calls it.

use super::label::{Mark, within};
use super::role::{Role, Sum, strongest};
use super::score::Read;
use super::token::What;
use super::words::{Label, Op};
use crate::entry::Kind;
use std::ops::Range;

/// Whether money came or went, and the mark that says so: the strongest word up to the
/// balance. A transfer's direction is in its sign, or in a sender.
pub(super) fn kind(
    read: &Read<'_>,
    at: &Range<usize>,
    sum: &Sum,
    tail: usize,
) -> (Kind, Option<usize>) {
    let own = match sum.role {
        Role::Operation(place) => Some(place),
        _ => None,
    };
    let before = strongest(read.marks, at.start, sum.token);
    let after = strongest(read.marks, sum.token, tail);
    let found = match (before, after) {
        (Some(b), Some(a)) if b.1 == Op::Transfer && a.1 > b.1 => Some(a),
        (Some(b), _) => Some(b),
        (None, after) => after,
    };
    let place = found.map(|(place, _)| place).or(own);
    let kind = match found.map(|(_, op)| op) {
        Some(Op::Refund) => Kind::Income,
        Some(Op::Income) if sum.sign == Some(Kind::Expense) || phone_top_up(read, at) => {
            Kind::Expense
        }
        Some(Op::Income) => Kind::Income,
        Some(Op::Spent | Op::Debit) => Kind::Expense,
        Some(Op::Transfer) | None => sum.sign.unwrap_or_else(|| {
            if sum.role == Role::Bonus || sender(read, at, tail) {
                Kind::Income
            } else {
                Kind::Expense
            }
        }),
    };
    (kind, place)
}

/// `от Ивана И.`, `from John`: somebody, not one's own card.
fn sender(read: &Read<'_>, at: &Range<usize>, tail: usize) -> bool {
    let marks = within(read.marks, at.start..tail);
    let capital = |m: &Mark| {
        let text = read.tokens.text(m.at.end..m.at.end + 1);
        let labelled = !within(read.marks, m.at.end..m.at.end + 1).is_empty();
        let next = read.tokens.what(m.at.end);
        let contact = matches!(next, Some(What::Contact | What::Mark('"' | '«' | ':')));
        contact || (text.starts_with(char::is_uppercase) && !labelled)
    };
    let from = |m: &&Mark| m.label == Label::From && capital(m);
    marks.iter().any(|m| from(&m)) || to_you(read, at, tail)
}

/// `Жіберуші: ..`, `Сізге 5 000 ₸ аударылды`: the bank's client is who gets it.
fn to_you(read: &Read<'_>, at: &Range<usize>, tail: usize) -> bool {
    const SAID: [&str; 12] = [
        "otpravitel",
        "zhiberushi",
        "sender",
        "vidpravnik",
        "adpraunik",
        "iuboruvchi",
        "sizge",
        "vam",
        "sizga",
        "plaelshik",
        "platelshik",
        "paier",
    ];
    let tokens = read.tokens.all.get(at.start..tail).unwrap_or_default();
    tokens.iter().any(|t| match &t.what {
        What::Word(word, _) => SAID.contains(&word.as_str()),
        _ => false,
    })
}

/// `Пополнение телефона`: money goes to an operator.
fn phone_top_up(read: &Read<'_>, at: &Range<usize>) -> bool {
    const OPERATORS: [&str; 12] = [
        "telefon", "mobiln", "bilain", "beline", "megafon", "mts", "tele2", "altel", "kcel",
        "activ", "kiivstar", "ucel",
    ];
    read.tokens
        .all
        .get(at.clone())
        .unwrap_or_default()
        .iter()
        .any(|t| match &t.what {
            What::Word(word, _) => OPERATORS.iter().any(|o| word.starts_with(o)),
            _ => false,
        })
}

/// What a salary or the like is called: it says more than who paid.
pub(super) fn wages(read: &Read<'_>, at: &Range<usize>, tail: usize) -> Option<String> {
    const WAGES: [&str; 11] = [
        "zarplat", "zarabot", "zarobit", "avans", "pensi", "stipendi", "salar", "pairol",
        "zhalaki", "posobi", "oilik",
    ];
    let said = |m: &Mark| match read.tokens.what(m.at.start) {
        Some(What::Word(word, _)) => WAGES.iter().any(|stem| word.starts_with(stem)),
        _ => false,
    };
    let first = read.marks.partition_point(|m| m.at.start < at.start);
    let wage = |m: &Mark| m.label == Label::Op(Op::Income) && said(m);
    let place = within(read.marks, at.start..tail).iter().position(wage)?;
    Some(phrase(read, first + place))
}

/// The label of a fee.
pub(super) fn fee(read: &Read<'_>, sum: &Sum) -> Option<usize> {
    let before = read.marks.partition_point(|m| m.at.start < sum.token);
    read.marks
        .get(..before)?
        .iter()
        .rposition(|m| m.label == Label::Fee)
}

/// The operation in the message's own words: `Зачисление зарплаты`, `Выдача наличных`.
pub(super) fn phrase(read: &Read<'_>, place: usize) -> String {
    let Some(mark) = read.marks.get(place) else {
        return String::new();
    };
    let mut at = mark.at.clone();
    let op = |m: &&Mark| matches!(m.label, Label::Op(_) | Label::Bonus);
    let same = |i: usize| read.tokens.line(i) == read.tokens.line(mark.at.start);
    if let Some(before) = place
        .checked_sub(1)
        .and_then(|p| read.marks.get(p))
        .filter(op)
        && before.at.end == at.start
        && same(before.at.start)
    {
        at.start = before.at.start;
    }
    for next in read
        .marks
        .get(place + 1..)
        .unwrap_or_default()
        .iter()
        .take_while(op)
    {
        if next.at.start != at.end || !same(next.at.start) {
            break;
        }
        at.end = next.at.end;
    }
    read.tokens.text(at).to_owned()
}
