//! One operation of a message, or the reason to record none.

use super::super::text;
use super::super::{Context, Draft, MAX_NOTE, MAX_SOURCE};
use super::kind::{fee, kind, phrase, wages};
use super::manner::spoken;
use super::merchant::{self, Part};
use super::role::{Role, Sum, strongest};
use super::score::Read;
use super::token::What;
use super::weight::{against, evidence};
use super::words::{Label, Op};
use crate::money::Money;
use jiff::civil::Date;
use std::ops::Range;

/// Reads the operation of these tokens; `None` where they tell of no movement.
pub(super) fn read(read: &Read<'_>, at: Range<usize>, context: Context) -> Option<Draft> {
    let place = |token: usize| read.sums.partition_point(|s| s.token < token);
    let sums = read.sums.get(place(at.start)..place(at.end))?;
    let sum = chosen(read, sums, &at)?;
    let sum = in_account(sums, sum, context).unwrap_or(sum);
    let behind = |s: &&Sum| s.token > sum.token && s.role == Role::Balance;
    let tail = sums.iter().find(behind).map_or(at.end, |s| s.token);
    let part = Part {
        tokens: read.tokens,
        marks: read.marks,
        at: at.clone(),
        amount: sum.token,
        tail,
    };
    let merchant = merchant::find(&part);
    let named =
        !matches!(sum.role, Role::Bare) || strongest(read.marks, at.start, at.end).is_some();
    // Without a word for what happened the message must look like a receipt's line.
    if !named && (merchant.is_none() || (sum.sign.is_none() && addressed(read, &at))) {
        return None;
    }
    if against(read, &at, sum, tail) >= evidence(read, &at, sums, merchant.is_some(), named) {
        return None;
    }
    let What::Amount {
        number, currency, ..
    } = read.tokens.what(sum.token)?
    else {
        return None;
    };
    let others = sums.iter().find_map(|s| s.currency);
    let currency = currency.or(others).unwrap_or(context.currency);
    // In Belarus a rouble is their own.
    let currency = match currency.code() {
        "RUB" if context.currency.code() == "BYN" && !coded(read, sum.token) => context.currency,
        _ => currency,
    };
    let money = Money::from_decimal(number.value(currency), currency).ok()?;
    let (kind, named) = kind(read, &at, sum, tail);
    let what = if sum.role == Role::Fee {
        fee(read, sum)
    } else {
        named
    };
    let what = || what.map(|place| phrase(read, place)).unwrap_or_default();
    let note = wages(read, &at, tail).or(merchant).unwrap_or_else(what);
    Some(Draft {
        kind,
        money,
        day: day(read, &at, context),
        note: text::clean(&note, MAX_NOTE),
        tags: cards(read, &at),
        guess: None,
        source: text::clean(read.tokens.text(at), MAX_SOURCE),
    })
}

/// The same money in the account's own currency, where a purchase abroad names both: that is
/// what went from the card.
fn in_account<'a>(sums: &'a [Sum], sum: &Sum, context: Context) -> Option<&'a Sum> {
    let balance = sums.iter().find(|s| s.role == Role::Balance);
    let account = balance.and_then(|s| s.currency).unwrap_or(context.currency);
    let foreign = sum.currency.is_some_and(|c| c != account);
    let converted = |s: &&Sum| {
        let moved = matches!(s.role, Role::Operation(_) | Role::Named | Role::Bare);
        s.token != sum.token && s.currency == Some(account) && moved
    };
    sums.iter().find(converted).filter(|_| foreign)
}

fn addressed(read: &Read<'_>, at: &Range<usize>) -> bool {
    let mut tokens = read.tokens.all.get(at.clone()).unwrap_or_default().iter();
    tokens.any(|t| spoken(Some(&t.what)))
}

fn coded(read: &Read<'_>, token: usize) -> bool {
    let text = read.tokens.text(token..token + 1).to_uppercase();
    text.contains("RU") || text.contains('₽')
}

/// The operation's amount among all: named by the strongest word, with a currency before one
/// without; else one that nothing names; else the fee or the bonus that the message is about.
fn chosen<'a>(read: &Read<'_>, sums: &'a [Sum], at: &Range<usize>) -> Option<&'a Sum> {
    let rank = |s: &Sum| match s.role {
        Role::Operation(place) => match read.marks.get(place).map(|m| m.label) {
            Some(Label::Op(Op::Transfer | Op::Debit)) => Some(5),
            Some(Label::Op(_)) => Some(6),
            _ => None,
        },
        Role::Named => Some(4),
        _ => None,
    };
    let mut best: Option<(i32, &Sum)> = None;
    for sum in sums {
        let Some(rank) = rank(sum) else {
            continue;
        };
        let rank = rank + if sum.currency.is_some() { 10 } else { 0 };
        if best.is_none_or(|(before, _)| rank > before) {
            best = Some((rank, sum));
        }
    }
    if let Some((_, sum)) = best {
        return Some(sum);
    }
    let said = strongest(read.marks, at.start, at.end).is_some();
    let balance = sums.iter().any(|s| s.role == Role::Balance);
    let bare = |s: &&Sum| {
        s.role == Role::Bare && (said && s.currency.is_some() || balance && s.sign.is_some())
    };
    let side = |s: &&Sum| matches!(s.role, Role::Fee | Role::Bonus) && s.currency.is_some();
    let moved = said || sums.iter().any(|s| s.role == Role::Fee);
    sums.iter()
        .find(bare)
        .or_else(|| sums.iter().find(side).filter(|_| moved))
        .or_else(|| {
            sums.first()
                .filter(|s| s.role == Role::Bare && s.currency.is_some())
        })
}

/// The first day that the message names, unless it is to come.
fn day(read: &Read<'_>, at: &Range<usize>, context: Context) -> Date {
    let today = context.now.date();
    let tokens = read.tokens.all.get(at.clone()).unwrap_or_default();
    let mut days = tokens.iter().filter_map(|t| match t.what {
        What::Date(day) => Some(day),
        _ => None,
    });
    if let Some(day) = days.find(|d| *d <= today) {
        return day;
    }
    let yesterday = tokens.iter().any(|t| match &t.what {
        What::Word(word, _) => YESTERDAY.contains(&word.as_str()),
        _ => false,
    });
    let before = yesterday.then(|| today.yesterday().ok()).flatten();
    before.unwrap_or(today)
}

/// Folded.
const YESTERDAY: [&str; 6] = ["vchera", "iesterdai", "keshe", "vchora", "uchora", "kecha"];

/// The card of the operation: the first one that is named.
fn cards(read: &Read<'_>, at: &Range<usize>) -> Vec<String> {
    let tokens = read.tokens.all.get(at.clone()).unwrap_or_default();
    let card = tokens.iter().find_map(|t| match &t.what {
        What::Card(tail) => Some(tail.clone()),
        _ => None,
    });
    card.into_iter().collect()
}
