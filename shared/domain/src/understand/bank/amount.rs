//! Amounts: a number with the currency and the sign beside it.

use super::super::currency as words;
use super::super::number::{self as digits, Number};
use super::super::text::Char;
use super::token::{Token, Tokens, What, string};
use crate::entry::Kind;
use crate::money::Currency;
use std::ops::Range;

/// The number at `i`. Where the groups behind it do not fit, as in `350.00 123`, it ends at
/// an earlier space.
pub(super) fn number(chars: &[Char], i: usize) -> Option<(Number, usize)> {
    if let Some(found) = digits::read(chars, i) {
        return Some(found);
    }
    let mut end = chars
        .iter()
        .skip(i)
        .take(MAX_NUMBER)
        .take_while(|c| c.ch.is_ascii_digit() || matches!(c.ch, ' ' | '.' | ',' | '\''))
        .count()
        + i;
    while let Some(part) = chars.get(i..end) {
        let cut = part.iter().rposition(|c| c.ch == ' ')?;
        end = i + cut;
        if let Some((found, stop)) = digits::read(chars.get(i..end)?, 0) {
            return Some((found, i + stop));
        }
    }
    None
}

/// The longest number, in characters, that is tried in shorter parts.
const MAX_NUMBER: usize = 30;

/// What banks call a currency beside its code: the rouble's code of before 1998, a tenge's
/// single letter, and neighbours that people's own words have not met yet.
const ALSO: &[(&str, &str)] = &[
    ("rur", "RUB"),
    ("r", "RUB"),
    ("t", "KZT"),
    ("сомони", "TJS"),
    ("somoni", "TJS"),
    ("лей", "MDL"),
    ("лея", "MDL"),
    ("леев", "MDL"),
    ("lei", "MDL"),
    ("tl", "TRY"),
    ("soum", "UZS"),
    ("sum", "UZS"),
    ("som", "UZS"),
    ("grn", "UAH"),
    ("uah", "UAH"),
    ("манат", "AZN"),
    ("амд", "AMD"),
    ("gel", "GEL"),
    ("amd", "AMD"),
];

pub(super) fn currency(chars: &[Char], at: Range<usize>) -> Option<Currency> {
    if at.len() > 12 {
        return None;
    }
    let word = string(chars, at);
    let lower = word.to_lowercase().replace('т', "t");
    let also = || ALSO.iter().find(|(w, _)| *w == lower);
    words::by_word(&word).or_else(|| also().and_then(|(_, code)| Currency::from_code(code)))
}

/// Joins numbers with the currencies and signs beside them.
pub(super) fn join(tokens: &Tokens<'_>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.all.len());
    let mut rest = tokens.all.iter().enumerate().peekable();
    while let Some((i, token)) = rest.next() {
        let What::Amount { number, .. } = &token.what else {
            out.push(token.clone());
            continue;
        };
        let near = |t: &&Token| t.line == token.line;
        let money = |t: &Token| match t.what {
            What::Word(_, found) => found,
            _ => None,
        };
        let behind = tokens.all.get(i + 1).filter(near).and_then(money);
        let before = out.last().filter(near).and_then(money);
        // In "USD 20.00 KZT 9800" the second code belongs to the second number.
        let next_is_number = matches!(tokens.what(i + 2), Some(What::Amount { .. }))
            && tokens.line(i + 2) == token.line;
        let mut at = token.at.clone();
        let currency = match (before, behind) {
            (Some(found), Some(_)) if next_is_number => Some((found, true)),
            (_, Some(found)) => Some((found, false)),
            (Some(found), None) => Some((found, true)),
            (None, None) => None,
        };
        match currency {
            Some((_, true)) => at.start = out.pop().map_or(at.start, |t| t.at.start),
            Some((_, false)) => at.end = rest.next().map_or(at.end, |(_, t)| t.at.end),
            None => {}
        }
        let sign = out.last().and_then(|t| match t.what {
            What::Mark('+') if t.at.end == at.start => Some(Kind::Income),
            What::Mark('-') if t.at.end == at.start => Some(Kind::Expense),
            _ => None,
        });
        // A hyphen that is glued to a word before it is no minus.
        let loose = out.len() < 2
            || out
                .get(out.len() - 2)
                .zip(out.last())
                .is_none_or(|(a, b)| a.at.end < b.at.start);
        let sign = sign.filter(|_| loose);
        if sign.is_some() {
            at.start = out.pop().map_or(at.start, |t| t.at.start);
        }
        let what = What::Amount {
            number: number.clone(),
            currency: currency.map(|(c, _)| c),
            sign,
        };
        out.push(Token {
            what,
            at,
            line: token.line,
        });
    }
    out
}
