//! One line: the readings it may have, and the one that holds.

use super::text::{self, Char};
use super::token::{self, Token, What};
use super::{Context, Draft, Reason, number::Number};
use crate::entry::Kind;
use crate::money::{Currency, Money, MoneyError};
use std::ops::Range;

/// A number that could be the line's amount, with the tokens that belong to it.
struct Candidate<'a> {
    tokens: Range<usize>,
    number: &'a Number,
    currency: Option<Currency>,
    sign: Option<Kind>,
}

/// Reads one line as one entry.
pub(super) fn read(line: &str, context: Context) -> Result<Draft, Reason> {
    let chars = text::normalise(line);
    let tokens = token::cut(&chars);
    if telephone(&chars) {
        return Err(Reason::TooLarge);
    }
    if arithmetic(&tokens) {
        return Err(Reason::Unclear);
    }
    let candidates = candidates(&chars, &tokens);
    let amount = choose(&candidates, significant(&tokens))?;
    if amount.number.too_long {
        return Err(Reason::TooLarge);
    }
    let currency = amount.currency.unwrap_or(context.currency);
    let money = Money::from_decimal(amount.number.value(currency), currency).map_err(reason)?;
    Ok(Draft {
        kind: amount.sign.unwrap_or(Kind::Expense),
        money,
        day: context.now.date(),
        tags: Vec::new(),
        guess: None,
        note: note(line, &chars, &tokens, &amount.tokens),
        source: text::clean(line, super::MAX_SOURCE),
    })
}

fn reason(error: MoneyError) -> Reason {
    match error {
        MoneyError::NotPositive => Reason::Zero,
        MoneyError::TooPrecise => Reason::TooPrecise,
        MoneyError::TooLarge => Reason::TooLarge,
    }
}

/// The first and the last token that is more than punctuation.
fn significant(tokens: &[Token]) -> Range<usize> {
    let solid = |t: &Token| !matches!(t.what, What::Other);
    let first = tokens.iter().position(solid).unwrap_or(0);
    let end = tokens.iter().rposition(solid).map_or(0, |last| last + 1);
    first..end
}

fn candidates<'a>(chars: &[Char], tokens: &'a [Token]) -> Vec<Candidate<'a>> {
    let numbers = tokens
        .iter()
        .enumerate()
        .filter_map(|(i, t)| match &t.what {
            What::Number(number) => Some((i, number)),
            _ => None,
        });
    numbers
        .map(|(i, number)| candidate(chars, tokens, i, number))
        .collect()
}

/// Takes the currency behind the number or before it, and the sign before both.
fn candidate<'a>(chars: &[Char], tokens: &[Token], i: usize, number: &'a Number) -> Candidate<'a> {
    let (mut start, mut end) = (i, i + 1);
    let mut currency = None;
    if let Some(found) = currency_at(tokens, i + 1)
        && !belongs_to_next(chars, tokens, i + 1)
    {
        (currency, end) = (Some(found), i + 2);
    } else if let Some(found) = start.checked_sub(1).and_then(|b| currency_at(tokens, b)) {
        (currency, start) = (Some(found), start - 1);
    }
    let sign = sign_before(tokens, start);
    if sign.is_some() {
        start -= 1;
    }
    Candidate {
        tokens: start..end,
        number,
        currency,
        sign,
    }
}

fn currency_at(tokens: &[Token], at: usize) -> Option<Currency> {
    match tokens.get(at)?.what {
        What::Currency(found) => Some(found),
        _ => None,
    }
}

/// `iphone 15 $900`: a sign glued to the next number, and not to this one, is the next one's.
fn belongs_to_next(chars: &[Char], tokens: &[Token], at: usize) -> bool {
    let Some(sign) = tokens.get(at) else {
        return false;
    };
    let next_glued = tokens
        .get(at + 1)
        .is_some_and(|t| matches!(t.what, What::Number(_)) && t.at.start == sign.at.end);
    let space_before = sign.at.start.checked_sub(1).and_then(|i| chars.get(i));
    next_glued && space_before.is_some_and(|c| c.ch == ' ')
}

/// `+` makes income: glued to its amount after a space, or first in the line. A glued `-` is
/// an expense said twice; a loose one is a dash. A plus or a minus behind another number is
/// arithmetic.
fn sign_before(tokens: &[Token], start: usize) -> Option<Kind> {
    let before = start.checked_sub(1)?;
    let sign = tokens.get(before)?;
    let glued = tokens.get(start).is_some_and(|t| t.at.start == sign.at.end);
    let previous = before.checked_sub(1).and_then(|i| tokens.get(i));
    let loose_before = previous.is_none_or(|t| t.at.end < sign.at.start);
    match sign.what {
        What::Plus if loose_before && (glued || before == 0) => Some(Kind::Income),
        What::Minus if loose_before && glued => Some(Kind::Expense),
        _ => None,
    }
}

/// Whether two numbers stand on both sides of a sign of arithmetic: then none of them is the
/// amount.
fn arithmetic(tokens: &[Token]) -> bool {
    let number = |t: &Token| matches!(t.what, What::Number(_));
    let sign = |t: &Token| matches!(t.what, What::Operator | What::Plus | What::Minus);
    tokens.windows(3).any(|w| match w {
        [a, s, b] => number(a) && sign(s) && number(b),
        _ => false,
    })
}

/// A telephone number written with a plus: a plus, then digits whose groups are held together
/// by brackets, hyphens or spaces.
fn telephone(chars: &[Char]) -> bool {
    let Some(plus) = chars.iter().position(|c| c.ch == '+') else {
        return false;
    };
    let held = |c: &&Char| c.ch.is_ascii_digit() || matches!(c.ch, ' ' | '-' | '(' | ')');
    let run: Vec<char> = chars
        .iter()
        .skip(plus + 1)
        .take_while(held)
        .map(|c| c.ch)
        .collect();
    let digits = run.iter().filter(|c| c.is_ascii_digit()).count();
    digits >= MIN_TELEPHONE && run.iter().any(|c| matches!(c, '-' | '(' | ')'))
}

/// The fewest digits of a telephone number with its country.
const MIN_TELEPHONE: usize = 10;

/// The amount among the candidates: one that says its currency or sign, else the only one
/// at an end of the line.
fn choose<'a, 'b>(
    all: &'b [Candidate<'a>],
    line: Range<usize>,
) -> Result<&'b Candidate<'a>, Reason> {
    let only = |found: Vec<&'b Candidate<'a>>| match found.as_slice() {
        [] => None,
        [one] => Some(Ok(*one)),
        _ => Some(Err(Reason::Unclear)),
    };
    let marked = all
        .iter()
        .filter(|c| c.currency.is_some() || c.sign == Some(Kind::Income))
        .collect();
    let at_end = |c: &&Candidate<'_>| c.tokens.start <= line.start || c.tokens.end >= line.end;
    let short = |c: &&Candidate<'_>| !c.number.too_long;
    let ends: Vec<_> = all.iter().filter(at_end).collect();
    only(marked)
        .or_else(|| only(ends.iter().copied().filter(short).collect()))
        .or_else(|| only(ends))
        .unwrap_or(Err(Reason::NoAmount))
}

/// The line without its amount, in the person's own words, trimmed of what held the two
/// together.
fn note(line: &str, chars: &[Char], tokens: &[Token], amount: &Range<usize>) -> String {
    let cut = |from: usize, to: usize| {
        let mut tokens = tokens.get(from..to).unwrap_or_default().iter();
        let first = tokens.next()?;
        let last = tokens.next_back().unwrap_or(first);
        let start = chars.get(first.at.start)?.at.start;
        let end = chars.get(last.at.end.checked_sub(1)?)?.at.end;
        line.get(start..end)
    };
    let glue: &[char] = &['-', '–', '—', '−', ':', '=', ',', '.', '(', ')', ' '];
    let before = cut(0, amount.start).map_or("", |s| {
        s.trim_end_matches(['-', '–', '—', '−', ':', '=', ',', ' '])
    });
    let after = cut(amount.end, tokens.len()).map_or("", |s| {
        s.trim_start_matches(['-', '–', '—', '−', ':', '=', ',', '.', ' '])
    });
    let joined = format!("{before} {after}");
    let whole = if joined.trim_matches(glue).is_empty() {
        ""
    } else {
        joined.as_str()
    };
    text::clean(whole, super::MAX_NOTE)
}
