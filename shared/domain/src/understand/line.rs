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
        note: note(line, &chars, &tokens, &amount.tokens),
        source: text::clean(line),
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
    if let Some(Token {
        what: What::Currency(found),
        ..
    }) = tokens.get(i + 1)
    {
        (currency, end) = (Some(*found), i + 2);
    } else if let Some(Token {
        what: What::Currency(found),
        ..
    }) = before(tokens, start)
    {
        (currency, start) = (Some(*found), start - 1);
    }
    let sign = before(tokens, start).and_then(|t| sign(chars, tokens, t, start));
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

fn before(tokens: &[Token], start: usize) -> Option<&Token> {
    start.checked_sub(1).and_then(|i| tokens.get(i))
}

/// `+` makes income, glued or not, at the line's start or after a space. A glued `-` is an
/// expense said twice; a loose one is a dash.
fn sign(chars: &[Char], tokens: &[Token], sign: &Token, start: usize) -> Option<Kind> {
    let glued = tokens.get(start).is_some_and(|t| t.at.start == sign.at.end);
    let free = sign.at.start == 0
        || sign
            .at
            .start
            .checked_sub(1)
            .and_then(|i| chars.get(i))
            .is_some_and(|c| c.ch == ' ');
    match sign.what {
        What::Plus if free => Some(Kind::Income),
        What::Minus if free && glued => Some(Kind::Expense),
        _ => None,
    }
}

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
    text::clean(whole)
}
