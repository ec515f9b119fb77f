//! Evidence that a text is a bank's: each piece weighs something, none decides alone.
//!
//! A person writes amounts, operations and even card tails too, so a reading as a bank's
//! message wants several pieces of different sorts.

use super::label::Mark;
use super::manner;
use super::role::{self, Role, Sum};
use super::token::{Tokens, What};
use super::words::{Label, Why};
use jiff::civil::Date;
use std::ops::Range;

/// From this much evidence on a text is a bank's.
pub(super) const ENOUGH: i32 = 4;

/// A message as far as it has been read.
pub(super) struct Read<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) marks: &'a [Mark],
    pub(super) sums: &'a [Sum],
    pub(super) today: Date,
}

/// How often something is found, what each find weighs, and the most that it can weigh.
type Evidence = (fn(&Read<'_>) -> usize, i32, i32);

const EVIDENCE: &[Evidence] = &[
    (masked_cards, 3, 3),
    (spoken_cards, 2, 2),
    (balances, 3, 3),
    (other_sums, 2, 2),
    (heads, 2, 2),
    (cents, 1, 1),
    (times, 1, 1),
    (dates, 1, 1),
    (contacts, 1, 1),
    (capitals, 1, 1),
    (initials, 2, 2),
    (banks, 1, 1),
    (fields, 1, 2),
    (manner::address, 2, 2),
    (exclamations, 1, 1),
    (manner::codes, 1, 1),
    (manner::percents, 1, 1),
    (|r| manner::days_to_come(r, 0..r.tokens.all.len()), 1, 1),
    (|r| manner::months_spent(r, 0..r.tokens.all.len()), 2, 2),
    (|r| service(r, Why::Code), 3, 5),
    (|r| service(r, Why::Login), 2, 3),
    (|r| service(r, Why::Refused), 2, 4),
    (|r| service(r, Why::Request), 3, 3),
    (|r| service(r, Why::Period), 2, 3),
    (|r| service(r, Why::Future), 2, 3),
    (|r| service(r, Why::Offer), 1, 2),
    (|r| service(r, Why::Notice), 2, 2),
    (persons, -3, -3),
];

/// The weight of all evidence.
pub(super) fn weigh(read: &Read<'_>) -> i32 {
    EVIDENCE
        .iter()
        .map(|(count, weight, most)| {
            let found = i32::try_from(count(read).min(9)).unwrap_or(9);
            let weight = found * weight;
            if *most < 0 {
                weight.max(*most)
            } else {
                weight.min(*most)
            }
        })
        .sum()
}

pub(super) fn count(read: &Read<'_>, is: impl Fn(&What) -> bool) -> usize {
    read.tokens.all.iter().filter(|t| is(&t.what)).count()
}

fn labels(read: &Read<'_>, is: impl Fn(Label) -> bool) -> usize {
    read.marks.iter().filter(|m| is(m.label)).count()
}

fn masked_cards(read: &Read<'_>) -> usize {
    let masked = |i: usize| {
        !read
            .tokens
            .text(i..i + 1)
            .starts_with(|c: char| c.is_ascii_digit())
    };
    let card = |i: usize| matches!(read.tokens.what(i), Some(What::Card(_)));
    let mixed = |i: usize| {
        !read
            .tokens
            .text(i..i + 1)
            .chars()
            .all(|c| c.is_ascii_digit())
    };
    (0..read.tokens.all.len())
        .filter(|i| card(*i) && (masked(*i) || mixed(*i)))
        .count()
}

pub(super) fn spoken_cards(read: &Read<'_>) -> usize {
    count(read, |w| matches!(w, What::Card(_)))
}

fn balances(read: &Read<'_>) -> usize {
    read.sums.iter().filter(|s| s.role == Role::Balance).count()
}

fn other_sums(read: &Read<'_>) -> usize {
    let other = |s: &&Sum| matches!(s.role, Role::Fee | Role::Bonus | Role::Named | Role::Other);
    read.sums.iter().filter(other).count()
}

/// `Покупка: 500 ₸`, `Jusan: пополнение на 500 ₽`, at the beginning of a line.
fn heads(read: &Read<'_>) -> usize {
    let tokens = read.tokens;
    let head = |s: &&Sum| match s.role {
        Role::Operation(place) => read.marks.get(place).is_some_and(|m| {
            let start = role::phrase_start(read.marks, place);
            let first = start == 0 || tokens.line(start - 1) < tokens.line(start);
            let capital = tokens.text(m.at.clone()).starts_with(char::is_uppercase);
            let colon = start > 1 && matches!(tokens.what(start - 1), Some(What::Mark(':')));
            let addressed = start == 1 && manner::spoken(tokens.what(0));
            (first && capital || colon || addressed)
                && m.at.end + 3 >= s.token
                && s.currency.is_some()
        }),
        _ => false,
    };
    read.sums.iter().filter(head).count()
}

/// `350.00 RUB`: a person leaves the zeros out.
fn cents(read: &Read<'_>) -> usize {
    let exact = |s: &&Sum| {
        let text = read.tokens.text(s.token..s.token + 1);
        let point = text.rfind(['.', ',']).and_then(|at| text.get(at + 1..));
        let digits = point.map(|p| p.chars().take_while(char::is_ascii_digit).count());
        s.currency.is_some() && digits == Some(2)
    };
    read.sums.iter().filter(exact).count()
}

fn times(read: &Read<'_>) -> usize {
    count(read, |w| matches!(w, What::Time))
}

fn dates(read: &Read<'_>) -> usize {
    // A day to come is how people plan.
    count(read, |w| matches!(w, What::Date(day) if *day <= read.today))
}

fn contacts(read: &Read<'_>) -> usize {
    count(read, |w| matches!(w, What::Contact))
}

/// A merchant as terminals print it: Latin capitals.
fn capitals(read: &Read<'_>) -> usize {
    let shouted = |text: &str| {
        text.len() >= 4
            && text
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            && !text.starts_with(|c: char| c.is_ascii_digit())
    };
    (0..read.tokens.all.len())
        .filter(|i| shouted(read.tokens.text(*i..*i + 1)))
        .count()
}

/// `Иван И.`: a name as banks shorten it.
fn initials(read: &Read<'_>) -> usize {
    let word = |i: usize, letters: Range<usize>| {
        let text = read.tokens.text(i..i + 1);
        matches!(read.tokens.what(i), Some(What::Word(..)))
            && letters.contains(&text.chars().count())
            && text.starts_with(char::is_uppercase)
    };
    let short = |i: &usize| {
        word(*i, 3..30)
            && word(*i + 1, 1..2)
            && matches!(read.tokens.what(*i + 2), Some(What::Mark('.')))
    };
    (0..read.tokens.all.len()).filter(short).count()
}

fn banks(read: &Read<'_>) -> usize {
    labels(read, |l| l == Label::Bank)
}

/// `Карта:`, `Место:`, `Дата:`.
fn fields(read: &Read<'_>) -> usize {
    let field = |m: &&Mark| {
        matches!(
            m.label,
            Label::Party | Label::Card | Label::Filler | Label::Op(_) | Label::Sum
        ) && matches!(read.tokens.what(m.at.end), Some(What::Mark(':')))
    };
    read.marks.iter().filter(field).count()
}

fn exclamations(read: &Read<'_>) -> usize {
    count(read, |w| matches!(w, What::Mark('!')))
}

fn persons(read: &Read<'_>) -> usize {
    labels(read, |l| l == Label::Person)
}

fn service(read: &Read<'_>, why: Why) -> usize {
    labels(read, |l| l == Label::Service(why))
}
