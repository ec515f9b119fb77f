//! A number with its currency, its sign, its hundredths, and what stands beside it.

use super::currency;
use super::lexicon::Role;
use super::number::Number;
use super::token::{Token, What};
use super::words;
use crate::entry::Kind;
use crate::money::Currency;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number that may be an amount.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// Its tokens, currency and sign included.
    pub(super) tokens: Range<usize>,
    pub(super) number: Number,
    pub(super) currency: Option<Currency>,
    /// `+` or `-` before it.
    pub(super) sign: Option<Kind>,
    /// Whether words or letters multiplied it.
    pub(super) multiplied: bool,
    /// Whether it is in words alone.
    pub(super) words: bool,
    /// Whether it came out of a calculation.
    pub(super) computed: bool,
    /// The price of one: `250-ден`, `по 250`.
    pub(super) each: bool,
    /// Why it is no amount, if something beside it says so.
    pub(super) not: Option<Not>,
}

/// What a number is that is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Not {
    /// A measure or a count: the number goes with the word behind it.
    Measured,
    /// A percentage.
    Percent,
    /// A house, a flight, a password.
    Name,
    /// An hour.
    Hour,
    /// A year.
    Year,
    /// More digits than any amount.
    TooLong,
}

impl Value {
    /// What it is worth in its currency, or in the chat's.
    pub(super) fn worth(&self, chat: Currency) -> Decimal {
        self.number.value(self.currency.unwrap_or(chat))
    }
}

/// What the words of a whole line say of its numbers, looked up once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    chat: Currency,
    /// Whether `дейін`, "until", stands somewhere.
    until: bool,
    /// Whether there is talk of a password or a meter.
    secret: bool,
    /// Whether a word says that something was paid.
    paid: bool,
}

impl Around {
    pub(super) fn of(tokens: &[Token], chat: Currency) -> Self {
        Self {
            chat,
            until: tokens.iter().any(|t| t.word == "дейін"),
            secret: tokens.iter().any(secret),
            paid: tokens
                .iter()
                .any(|t| t.is(Role::Price) || t.is(Role::Spend)),
        }
    }
}

/// The value that begins at `from`; what lies before `free` belongs to others.
pub(super) fn at(tokens: &[Token], from: usize, free: usize, around: Around) -> Option<Value> {
    let chat = around.chat;
    let read = words::read(tokens, from)?;
    let mut value = Value {
        tokens: from..read.end,
        currency: None,
        sign: None,
        multiplied: read.multiplied,
        words: read.words,
        computed: false,
        each: false,
        not: read.number.too_long.then_some(Not::TooLong),
        number: read.number,
    };
    take_point(&mut value, tokens);
    take_currency(&mut value, tokens, free, chat);
    value.not = value
        .not
        .or_else(|| not(&value, tokens, around).filter(|n| *n == Not::Name));
    if value.not.is_none() {
        take_cents(&mut value, tokens, chat);
    }
    take_each(&mut value, tokens);
    value.not = value.not.or_else(|| not(&value, tokens, around));
    take_sign(&mut value, tokens, free);
    Some(value)
}

/// "25 тыс." has a point of its own.
fn take_point(value: &mut Value, tokens: &[Token]) {
    let end = value.tokens.end;
    let short = tokens
        .get(end - 1)
        .is_some_and(|t| matches!(t.word.as_str(), "тыс" | "млн" | "млрд"));
    if short && tokens.get(end).is_some_and(|t| t.sign(&['.']) && !t.spaced) {
        value.tokens.end += 1;
    }
}

/// A currency's word, code or sign; with how many tokens it takes.
fn named(tokens: &[Token], at: usize, chat: Currency) -> Option<(Currency, usize)> {
    let token = tokens.get(at)?;
    let of_chat = |found| currency::in_chat(found, chat);
    if let What::Currency(found) = token.what {
        let generic = matches!(token.word.as_str(), "$" | "£" | "¥");
        return Some((if generic { of_chat(found) } else { found }, 1));
    }
    if !matches!(token.what, What::Word(None)) {
        return None;
    }
    // Behind a number a code in small letters is one: `20 try`.
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    let behind = before.is_some_and(|t| t.number().is_some());
    if behind
        && !currency::is_english(&token.word)
        && let Some(found) = currency::by_code(&token.word, true)
    {
        return Some((found, 1));
    }
    if let Some(found) = token.money {
        let nation = tokens.get(at + 1);
        let nation = nation.and_then(|t| currency::by_nation(&t.word, found));
        return Some(nation.map_or((of_chat(found), 1), |code| (code, 2)));
    }
    // "канадских долларов", "бел. руб"
    let point = usize::from(tokens.get(at + 1).is_some_and(|t| t.sign(&['.'])));
    let noun = tokens.get(at + 1 + point)?.money?;
    let found = currency::by_nation(&token.word, noun)?;
    Some((found, 2 + point))
}

/// Takes the currency behind the number, or before it.
fn take_currency(value: &mut Value, tokens: &[Token], free: usize, chat: Currency) {
    let end = value.tokens.end;
    let after = named(tokens, end, chat).filter(|_| !belongs_to_next(tokens, end));
    if let Some((found, taken)) = after {
        value.currency = Some(found);
        value.tokens.end += taken;
        // "руб." has a point of its own.
        let short = tokens
            .get(value.tokens.end - 1)
            .is_some_and(|t| t.word.chars().count() <= 4);
        let next = tokens.get(value.tokens.end);
        if short && next.is_some_and(|t| t.sign(&['.']) && !t.spaced) {
            value.tokens.end += 1;
        }
    }
    let Some(before) = value.tokens.start.checked_sub(1).filter(|b| *b >= free) else {
        return;
    };
    let token = tokens.get(before);
    let sure = |t: &Token| matches!(t.what, What::Currency(_)) || !currency::ambiguous(&t.word);
    if let Some((found, 1)) = named(tokens, before, chat).filter(|_| token.is_some_and(sure)) {
        // A code says more than a sign: "$5 CAD".
        value.currency = value.currency.or(Some(found));
        value.tokens.start = before;
    }
}

/// `iphone 15 $900`: a sign glued to the next number, and not to this one, is the next one's.
fn belongs_to_next(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1);
    let next_glued = next.is_some_and(|t| t.number().is_some() && !t.spaced);
    next_glued && tokens.get(at).is_some_and(|t| t.spaced)
}

/// `5 рублей 50 копеек`, `2 dollars and 30 cents`, `35р 50к`, or hundredths alone: `50 cents`.
fn take_cents(value: &mut Value, tokens: &[Token], chat: Currency) {
    let cent = |at: usize, owner: Currency| {
        tokens.get(at).filter(|t| {
            let penny = t.word == "p" && owner.code() == "GBP" && !t.spaced;
            t.is(Role::Cent) || penny
        })
    };
    let hundredth = Decimal::new(1, 2);
    let Some(own) = value.currency else {
        if let Some(found) = cent(value.tokens.end, chat) {
            value.currency = currency::of_cents(&found.word, chat);
            value.number = Number::of(value.number.usual() * hundredth);
            value.tokens.end += 1;
        }
        return;
    };
    let and = tokens
        .get(value.tokens.end)
        .is_some_and(|t| t.is(Role::And));
    let from = value.tokens.end + usize::from(and);
    let Some(part) = words::read(tokens, from) else {
        return;
    };
    let kopeck = tokens.get(part.end - 1);
    let kopecks = part.multiplied
        && kopeck.is_some_and(|t| t.what == What::Times(1_000))
        && matches!(own.code(), "RUB" | "BYN" | "UAH");
    let (count, end) = if kopecks {
        let count = part.number.usual() * Decimal::new(1, 3);
        (count, part.end)
    } else if cent(part.end, own).is_some() {
        (part.number.usual(), part.end + 1)
    } else {
        return;
    };
    if count < Decimal::ONE_HUNDRED && value.number.usual().fract().is_zero() {
        value.number = Number::of(value.number.usual() + count * hundredth);
        value.tokens.end = end;
    }
}

/// `250-ден`, `теңгеден`, `по 250`, `each`.
fn take_each(value: &mut Value, tokens: &[Token]) {
    let next = tokens.get(value.tokens.end);
    if next.is_some_and(|t| t.what == What::Each || t.is(Role::EachAfter)) {
        value.each = true;
        value.tokens.end += 1;
    }
    let last = value
        .tokens
        .end
        .checked_sub(1)
        .and_then(|at| tokens.get(at));
    value.each |= last.is_some_and(|t| {
        ["ден", "дан", "тен", "тан"]
            .iter()
            .any(|e| t.word.ends_with(e))
            && t.money.is_some()
    });
    let before = value.tokens.start.checked_sub(1);
    let priced = before.is_some_and(|b| {
        tokens
            .get(b)
            .is_some_and(|t| t.is(Role::Each) || t.sign(&['@']))
            || at_a_price(tokens, b)
    });
    if priced {
        value.each = true;
        value.tokens.start -= 1;
    }
}

/// `2 coffees at 3.50`: an "at" behind counted things is a price, not an hour.
fn at_a_price(tokens: &[Token], at: usize) -> bool {
    let is_at = tokens.get(at).is_some_and(|t| t.word == "at");
    let counted = |back: usize| {
        let count = at.checked_sub(back).and_then(|i| tokens.get(i));
        count.and_then(Token::count).is_some_and(|n| n <= 50)
    };
    is_at && (counted(2) || counted(3))
}

/// `+` makes income: glued to its amount after a space, or first in the line. A glued `-` is
/// an expense said twice; a loose one is a dash.
fn take_sign(value: &mut Value, tokens: &[Token], free: usize) {
    let Some(before) = value.tokens.start.checked_sub(1).filter(|b| *b >= free) else {
        return;
    };
    let glued = tokens.get(value.tokens.start).is_some_and(|t| !t.spaced);
    let Some(sign) = tokens.get(before) else {
        return;
    };
    let operand = before.checked_sub(1).and_then(|at| tokens.get(at));
    let behind_number =
        operand.is_some_and(|t| t.number().is_some() || matches!(t.what, What::Times(_)));
    let leads = before == 0 || sign.spaced && glued && !behind_number;
    if sign.sign(&['+']) && leads {
        value.sign = Some(Kind::Income);
        value.tokens.start = before;
    } else if sign.sign(&['-']) && glued && leads {
        value.sign = Some(Kind::Expense);
        value.tokens.start = before;
    }
}

/// What the neighbours say that it is, if that is no amount.
fn not(value: &Value, tokens: &[Token], around: Around) -> Option<Not> {
    // "сабақ 9-дан 12-ге дейін": from nine to twelve.
    let from_hour = value.each && around.until && value.number.usual() <= Decimal::from(24);
    if from_hour {
        return Some(Not::Hour);
    }
    if value.currency.is_some() || value.each {
        return None;
    }
    let next = tokens.get(value.tokens.end);
    let next_is = |role| next.is_some_and(|t: &Token| t.is(role));
    let before = value
        .tokens
        .start
        .checked_sub(1)
        .and_then(|at| tokens.get(at));
    let before_is = |role| before.is_some_and(|t: &Token| t.is(role));
    if next.is_some_and(|t| t.sign(&['%'])) {
        return Some(Not::Percent);
    }
    let whole = value.number.whole();
    let back = |n: usize| {
        value
            .tokens
            .start
            .checked_sub(n)
            .and_then(|at| tokens.get(at))
    };
    // "код 583920", "your code is 482913", "улица, 18"; nothing beside a password is money.
    let joins = |t: &Token| {
        t.sign(&[':', '-', '№', '.']) || matches!(t.word.as_str(), "is" | "от" | "для" | "№")
    };
    let coded = before_is(Role::Coded)
        || next_is(Role::Coded)
        || before.is_some_and(joins) && back(2).is_some_and(|t| t.is(Role::Coded))
        || around.secret;
    let named = before_is(Role::Named)
        || before.is_some_and(|t| t.sign(&['.'])) && back(2).is_some_and(|t| t.is(Role::Named))
        || before.is_some_and(|t| t.sign(&[','])) && back(2).is_some_and(|t| t.is(Role::Named));
    let upto = |most: u32| value.number.usual() <= Decimal::from(most) && !value.multiplied;
    let hour = upto(24) && (before_is(Role::AtHour) || next_is(Role::Hour) && !next_is(Role::Unit));
    let counted = next_is(Role::Counted) && upto(30);
    match () {
        () if clock(value, before) => Some(Not::Hour),
        () if before.is_some_and(|t| t.word == "in") && next.is_none() && upto(60) => {
            Some(Not::Hour)
        }
        () if next.is_some_and(|t| t.word == "дейін") && upto(24) => Some(Not::Hour),
        () if before.is_some_and(|t| t.word == "из") && !value.multiplied => Some(Not::Name),
        () if room(value, before, around.paid) => Some(Not::Name),
        () if dated(value, before) => Some(Not::Year),
        () if next_is(Role::Year) && whole.is_some_and(|n| (1900..=2100).contains(&n)) => {
            Some(Not::Year)
        }
        () if hour => Some(Not::Hour),
        () if next_is(Role::Unit) || counted => Some(Not::Measured),
        () if coded && !value.multiplied => Some(Not::Name),
        () if (named || next_is(Role::Named)) && whole.is_some() && upto(999) => Some(Not::Name),
        () => None,
    }
}

/// Words beside which every bare number is to be kept to oneself.
fn secret(token: &Token) -> bool {
    let begins = |stems: &[&str]| stems.iter().any(|s| token.word.starts_with(s));
    begins(&["парол", "passw", "құпия", "показани", "счетчик"])
        || matches!(token.word.as_str(), "пин" | "pin" | "otp" | "давление")
}

/// `поезд в 23.45`
fn clock(value: &Value, before: Option<&Token>) -> bool {
    let number = value.number.usual();
    let minutes = number.fract() * Decimal::ONE_HUNDRED;
    let hour = before.is_some_and(|t| t.is(Role::AtHour) && t.word != "at");
    hour && number < Decimal::from(24) && minutes < Decimal::from(60) && !minutes.is_zero()
}

/// "5 пара в 312": nothing was bought "in" a number, unless a price word says so.
fn room(value: &Value, before: Option<&Token>, paid: bool) -> bool {
    before.is_some_and(|t| t.word == "в") && !value.multiplied && !paid
}

/// `родился в 1987`, `since 2020`
fn dated(value: &Value, before: Option<&Token>) -> bool {
    let year = value
        .number
        .whole()
        .is_some_and(|n| (1900..=2100).contains(&n));
    let since = |t: &Token| matches!(t.word.as_str(), "в" | "in" | "since" | "с" | "from");
    year && before.is_some_and(since) && !value.multiplied
}
