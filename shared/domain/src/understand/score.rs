//! Which of a line's numbers is its amount: each gets points, with the reasons kept.

use super::amount::{Not, Value};
use super::currency;
use super::item::{Item, Thing};
use super::lexicon::Role;
use super::token::{Token, What};
use crate::entry::Kind;
use crate::money::Currency;
use rust_decimal::Decimal;

/// A number with its points.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its place among the line's items.
    pub(super) item: usize,
    pub(super) points: i32,
    /// What gave the points.
    pub(super) reasons: Vec<(&'static str, i32)>,
}

/// From so many points on a number is an amount.
pub(super) const ENOUGH: i32 = 20;

/// Two amounts that are nearer than this are equally good.
pub(super) const CLEAR: i32 = 6;

/// Gives points to every number of the line, the best first.
pub(super) fn candidates(items: &[Item], tokens: &[Token], chat: Currency) -> Vec<Candidate> {
    let edges = edges(items, tokens);
    let line = Line {
        solid: items
            .iter()
            .filter(|i| !matches!(i.what, Thing::Sign(_)))
            .count(),
        amounts: items.iter().filter(|i| may_be_amount(i)).count(),
        least: currency::smallest_price(chat),
    };
    let mut all: Vec<Candidate> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| {
            let value = item.value()?;
            let mut candidate = Candidate {
                item: at,
                points: 0,
                reasons: Vec::new(),
            };
            of_value(&mut candidate, value);
            of_place(&mut candidate, edges, at, items);
            of_neighbours(&mut candidate, value, tokens);
            of_size(&mut candidate, value, item, tokens, &line);
            Some(candidate)
        })
        .collect();
    all.sort_by_key(|c| -c.points);
    all
}

/// What a number is weighed against: counted once, as a line may have a hundred.
struct Line {
    /// The items that are no signs.
    solid: usize,
    /// The numbers that nothing speaks against.
    amounts: usize,
    /// The least that anything costs.
    least: u32,
}

fn may_be_amount(item: &Item) -> bool {
    item.value().is_some_and(|v| v.not.is_none())
}

impl Candidate {
    fn add(&mut self, reason: &'static str, points: i32) {
        self.points += points;
        self.reasons.push((reason, points));
    }
}

/// What the number itself says.
fn of_value(candidate: &mut Candidate, value: &Value) {
    candidate.add("a number", 10);
    if value.currency.is_some() {
        candidate.add("names a currency", 30);
    }
    match value.sign {
        Some(Kind::Income) => candidate.add("has a plus", 20),
        Some(Kind::Expense) => candidate.add("has a minus", 10),
        None => {}
    }
    if value.multiplied {
        candidate.add("is multiplied", 12);
    }
    if value.computed {
        candidate.add("is a calculation", 20);
    }
    if value.each {
        candidate.add("is a price for one", 12);
    }
    if let Some(not) = value.not {
        let why = match not {
            Not::Measured => "is a measure",
            Not::Percent => "is a percentage",
            Not::Name => "is a name's number",
            Not::Hour => "is an hour",
            Not::Year => "is a year",
            Not::TooLong => "has too many digits",
        };
        candidate.add(why, -60);
    }
}

/// The first and the last item that hold something to say, days and hours aside.
fn edges(items: &[Item], tokens: &[Token]) -> (usize, usize) {
    let greets = |i: &Item| {
        tokens
            .get(i.tokens.clone())
            .is_some_and(|t| t.iter().all(|t| t.is(Role::Greeting)))
    };
    let values = items.iter().filter(|i| i.value().is_some()).count();
    let solid = |i: &Item| match i.what {
        Thing::Value(ref v) => {
            values < 2
                || !v.words
                || v.multiplied
                || v.currency.is_some()
                || v.number.usual() > Decimal::from(12)
        }
        Thing::Opaque => true,
        Thing::Word => !greets(i),
        _ => false,
    };
    let first = items.iter().position(solid).unwrap_or(0);
    let last = items.iter().rposition(solid).unwrap_or(0);
    (first, last)
}

fn of_place(candidate: &mut Candidate, (first, last): (usize, usize), at: usize, items: &[Item]) {
    if at >= last {
        candidate.add("ends the line", 12);
    } else if at <= first {
        candidate.add("begins the line", 10);
    } else if items
        .get(at + 1)
        .is_some_and(|i| i.is_sign(&[',', '!', '(']))
    {
        candidate.add("ends a clause", 12);
    }
}

fn of_neighbours(candidate: &mut Candidate, value: &Value, tokens: &[Token]) {
    let before = value
        .tokens
        .start
        .checked_sub(1)
        .and_then(|at| tokens.get(at));
    let after = tokens.get(value.tokens.end);
    let before_is = |role| before.is_some_and(|t: &Token| t.is(role));
    if before_is(Role::Price)
        || before.is_some_and(|t| t.sign(&['=', ':', '-', '(']) && t.spaced | t.sign(&[':', '=']))
    {
        candidate.add("stands behind a price word", 12);
    }
    if before_is(Role::Limit) || after.is_some_and(|t| t.word == "дейін") {
        candidate.add("is a limit", -40);
    }
    if before_is(Role::Spend) || before_is(Role::Income) {
        candidate.add("stands behind a verb of money", 12);
    }
    if after.is_some_and(|t| {
        t.is(Role::Link) && !t.is(Role::AtHour) || matches!(t.word.as_str(), "в" | "from")
    }) {
        candidate.add("stands before what it is for", 4);
    }
}

/// What its size says: nothing costs so little, and a small number before a thing counts it.
fn of_size(candidate: &mut Candidate, value: &Value, item: &Item, tokens: &[Token], line: &Line) {
    let bare = value.currency.is_none()
        && !value.multiplied
        && !value.computed
        && !value.each
        && value.sign.is_none();
    let whole = value.number.whole().filter(|_| bare);
    let least = line.least;
    let others = line.amounts > usize::from(may_be_amount(item));
    let alone = line.solid == 1;
    if whole.is_some_and(|n| n > 0 && n < least) && !alone {
        candidate.add("is less than anything costs", -14);
    }
    let next = tokens
        .get(value.tokens.end)
        .filter(|t| matches!(t.what, What::Word(_)));
    if value.words && !value.multiplied && whole.is_some_and(|n| n <= 12) {
        let last = value.tokens.end >= tokens.len();
        candidate.add("is a small word", if last && !others { -2 } else { -14 });
    }
    let large = least == 0 || value.number.usual() >= Decimal::from(least * 3);
    let weighty = whole.is_none_or(|n| n >= 10) && large;
    if weighty && value.not.is_none() && !others && candidate.points < ENOUGH {
        candidate.add("is the only number", 10);
    }
    let counts = whole.is_some_and(|n| n <= 12) && next.is_some();
    if counts && others {
        candidate.add("counts a thing", -15);
    } else if next.is_some_and(|t| plural(t, whole)) {
        candidate.add("counts things", -14);
    }
}

/// Whether the word is in the form that things have when they are counted.
fn plural(word: &Token, count: Option<u32>) -> bool {
    let Some(count) = count.filter(|n| (2..=30).contains(n)) else {
        return false;
    };
    let ends = |endings: &[&str]| endings.iter().any(|e| word.word.ends_with(e));
    let long = word.word.chars().count() >= 4;
    let english = word.word.is_ascii() && ends(&["s"]) && !ends(&["ss", "us", "is"]) && count <= 12;
    let russian = count >= 5 && ends(&["ов", "ев", "ей"]);
    long && (english || russian)
}

/// Whether another number of the line could just as well be an amount, beside the best.
pub(super) fn rival(best: &Value, other: &Value, points: i32, chat: Currency) -> bool {
    let (b, o) = (best.worth(chat), other.worth(chat));
    // "really good one"
    let word =
        other.words && !other.multiplied && other.currency.is_none() && o <= Decimal::from(12);
    let slight = other.currency.is_none() && o * Decimal::from(15) <= b;
    let counted = points < 10;
    other.not.is_none()
        && !word
        && !slight
        && !counted
        && (best.currency.is_none() || other.currency.is_some())
}
