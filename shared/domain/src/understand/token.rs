//! A line, cut into numbers, words and signs.

use super::currency;
use super::number::{self, Number};
use super::text::Char;
use crate::money::Currency;
use std::ops::Range;

/// One token; `at` are indices into the normalised characters.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) at: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    Number(Number),
    /// A sign, code or word that names a currency when it stands beside a number.
    Currency(Currency),
    Plus,
    Minus,
    /// A sign of arithmetic: what stands beside it is not the whole amount.
    Operator,
    Word,
    /// Punctuation and all the rest.
    Other,
}

/// Cuts a line. Every character that is not a space belongs to exactly one token.
pub(super) fn cut(chars: &[Char]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut i = 0;
    while let Some(c) = chars.get(i) {
        if c.ch == ' ' {
            i += 1;
            continue;
        }
        let (what, end) = next(chars, i);
        tokens.push(Token { what, at: i..end });
        i = end;
    }
    tokens
}

fn next(chars: &[Char], i: usize) -> (What, usize) {
    let ch = chars.get(i).map_or(' ', |c| c.ch);
    match ch {
        '+' => (What::Plus, i + 1),
        '-' => (What::Minus, i + 1),
        '*' | '×' | '/' | '=' => (What::Operator, i + 1),
        _ if ch.is_ascii_digit() => number_or_word(chars, i),
        _ if ch.is_alphabetic() => word(chars, i),
        _ => (
            currency::by_sign(ch).map_or(What::Other, What::Currency),
            i + 1,
        ),
    }
}

/// Digits make a number unless they run into something that makes them a word: letters
/// that are no currency (`100г`), a colon (`15:30`), a slash, a second point (`19.01.2026`),
/// a hyphen with more behind it (`42-43`, `123-45-67`, `5-й`).
fn number_or_word(chars: &[Char], i: usize) -> (What, usize) {
    let Some((number, end)) = number::read(chars, i) else {
        return (What::Word, word_end(chars, i));
    };
    let glued = chars.get(end).map_or(' ', |c| c.ch);
    if glued.is_alphabetic() {
        let letters = letters_end(chars, end);
        let named = currency::by_word(&string(chars, end..letters)).is_some();
        if !named || letters != word_end(chars, end) {
            return (What::Word, word_end(chars, end));
        }
    } else if matches!(glued, ':' | '/' | '%' | '№' | '#' | '-') && glued_on(chars, end + 1, glued)
    {
        return (What::Word, word_end(chars, end + 1));
    }
    (What::Number(number), end)
}

/// `15:30`, `42-43` and `50%` are words; `40: кофе` is a number and a colon, and so is
/// `250-кофе` a number and a dash.
fn glued_on(chars: &[Char], after: usize, sign: char) -> bool {
    let next = chars.get(after).map_or(' ', |c| c.ch);
    match sign {
        '%' => true,
        '-' => {
            next.is_ascii_digit()
                || (next.is_alphabetic() && letters_end(chars, after) <= after + 2)
        }
        _ => next.is_alphanumeric(),
    }
}

fn word(chars: &[Char], i: usize) -> (What, usize) {
    let end = word_end(chars, i);
    // "USD5" and "kzt500": letters of a currency run into digits.
    let letters = letters_end(chars, i);
    if let Some(found) = currency::by_word(&string(chars, i..letters)) {
        let rest_is_number = number::read(chars, letters).is_some_and(|(_, stop)| stop >= end);
        if letters == end || rest_is_number {
            return (What::Currency(found), letters);
        }
    }
    (What::Word, end)
}

fn letters_end(chars: &[Char], from: usize) -> usize {
    run(chars, from, char::is_alphabetic)
}

/// Words hold together over inner hyphens, points, colons and the like: `кофе-брейк`,
/// `ул.Ленина`, `15:30`.
fn word_end(chars: &[Char], from: usize) -> usize {
    let mut end = run(chars, from, char::is_alphanumeric);
    while chars
        .get(end)
        .is_some_and(|c| matches!(c.ch, '-' | '.' | ',' | ':' | '/' | '\'' | '_' | '%'))
        && chars.get(end + 1).is_some_and(|c| c.ch.is_alphanumeric())
    {
        end = run(chars, end + 1, char::is_alphanumeric);
    }
    end.max(from + 1)
}

fn run(chars: &[Char], from: usize, belongs: impl Fn(char) -> bool) -> usize {
    from + chars
        .iter()
        .skip(from)
        .take_while(|c| belongs(c.ch))
        .count()
}

pub(super) fn string(chars: &[Char], at: Range<usize>) -> String {
    chars
        .get(at)
        .unwrap_or_default()
        .iter()
        .map(|c| c.ch)
        .collect()
}
