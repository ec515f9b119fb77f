//! A bank's message, cut into what it is made of: amounts, card tails, dates, times, words.

use super::super::Context;
use super::super::currency;
use super::super::number::Number;
use super::super::text::{self, Char};
use super::fold::fold;
use super::{amount, card, contact, date};
use crate::entry::Kind;
use crate::money::Currency;
use jiff::civil::Date;
use std::ops::Range;

/// One token: `at` are indices into the normalised characters, `line` counts from 0.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) at: Range<usize>,
    pub(super) line: usize,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    /// A number, with the currency and the sign that stand beside it.
    Amount {
        number: Number,
        currency: Option<Currency>,
        sign: Option<Kind>,
    },
    /// The last digits of a card or an account.
    Card(String),
    Date(Date),
    Time,
    Percent,
    /// A telephone number, a link: nothing to read, but a bank's manner.
    Contact,
    /// A word, folded, and the currency that it names beside a number.
    Word(String, Option<Currency>),
    Mark(char),
}

/// A message in tokens, with the way back to its text.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) chars: Vec<Char>,
    pub(super) all: Vec<Token>,
}

impl Tokens<'_> {
    /// The text of these tokens as it was written.
    pub(super) fn text(&self, at: Range<usize>) -> &str {
        let tokens = self.all.get(at).unwrap_or_default();
        let ends = tokens.first().zip(tokens.last());
        ends.and_then(|(first, last)| {
            let start = self.chars.get(first.at.start)?.at.start;
            let end = self.chars.get(last.at.end.checked_sub(1)?)?.at.end;
            self.text.get(start..end)
        })
        .unwrap_or_default()
    }

    pub(super) fn what(&self, i: usize) -> Option<&What> {
        self.all.get(i).map(|t| &t.what)
    }

    pub(super) fn line(&self, i: usize) -> usize {
        self.all.get(i).map_or(0, |t| t.line)
    }

    /// Whether no space stands between token `i` and the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|b| self.all.get(b));
        before
            .zip(self.all.get(i))
            .is_some_and(|(b, t)| b.at.end == t.at.start)
    }
}

/// Cuts a message. What is between two tokens is white space.
pub(super) fn cut(text: &str, context: Context) -> Tokens<'_> {
    let mut chars = text::normalise(text);
    for c in &mut chars {
        // A number may hold spaces, and must not run on into the next line.
        if c.ch == ' '
            && text
                .get(c.at.clone())
                .is_some_and(|s| s.starts_with(['\n', '\r']))
        {
            c.ch = '\n';
        }
    }
    let (mut all, mut i, mut line) = (Vec::new(), 0, 0);
    while let Some(c) = chars.get(i) {
        if matches!(c.ch, ' ' | '\n') {
            line += usize::from(c.ch == '\n' && text.get(c.at.clone()) != Some("\r"));
            i += 1;
            continue;
        }
        let (what, end) = next(&chars, i, context);
        let end = end.max(i + 1);
        all.push(Token {
            what,
            at: i..end,
            line,
        });
        i = end;
    }
    let mut tokens = Tokens { text, chars, all };
    tokens.all = amount::join(&tokens);
    tokens
}

fn next(chars: &[Char], i: usize, context: Context) -> (What, usize) {
    let ch = chars.get(i).map_or(' ', |c| c.ch);
    let fresh = i
        .checked_sub(1)
        .and_then(|b| chars.get(b))
        .is_none_or(|c| !c.ch.is_alphanumeric());
    if let Some((tail, end)) = card::masked(chars, i) {
        return (tail.map_or(What::Contact, What::Card), end);
    }
    if fresh && ch.is_alphanumeric() {
        if let Some(end) = contact::link(chars, i) {
            return (What::Contact, end);
        }
        if let Some((day, end)) = date::read(chars, i, context) {
            return (What::Date(day), end);
        }
        if let Some(end) = date::time(chars, i) {
            return (What::Time, end);
        }
    }
    if ch.is_ascii_digit() {
        return digits(chars, i);
    }
    if ch.is_alphabetic() {
        return word(chars, i);
    }
    match currency::by_sign(ch) {
        Some(found) => (What::Word(ch.to_string(), Some(found)), i + 1),
        None => (What::Mark(ch), i + 1),
    }
}

fn digits(chars: &[Char], i: usize) -> (What, usize) {
    let Some((number, end)) = amount::number(chars, i) else {
        return (
            What::Word(String::new(), None),
            run(chars, i, char::is_alphanumeric),
        );
    };
    match chars.get(end).map_or(' ', |c| c.ch) {
        '%' => (What::Percent, end + 1),
        c if c.is_alphabetic() => {
            let stop = run(chars, end, char::is_alphabetic);
            let whole = run(chars, end, char::is_alphanumeric);
            if stop == whole && amount::currency(chars, end..stop).is_some() {
                (bare(number), end)
            } else {
                (What::Word(String::new(), None), whole)
            }
        }
        _ => (bare(number), end),
    }
}

fn bare(number: Number) -> What {
    What::Amount {
        number,
        currency: None,
        sign: None,
    }
}

fn word(chars: &[Char], i: usize) -> (What, usize) {
    let letters = run(chars, i, char::is_alphabetic);
    let end = run(chars, i, |c| c.is_alphanumeric() || matches!(c, '\'' | '`'));
    // "KZT4500": the letters of a currency run into digits.
    if letters < end && chars.get(letters).is_some_and(|c| c.ch.is_ascii_digit()) {
        let found = amount::currency(chars, i..letters).filter(|_| letters > i + 1);
        if found.is_some() {
            return (What::Word(folded(chars, i..letters), found), letters);
        }
    }
    (
        What::Word(folded(chars, i..end), amount::currency(chars, i..end)),
        end,
    )
}

fn folded(chars: &[Char], at: Range<usize>) -> String {
    fold(&string(chars, at))
}

pub(super) fn string(chars: &[Char], at: Range<usize>) -> String {
    chars
        .get(at)
        .unwrap_or_default()
        .iter()
        .map(|c| c.ch)
        .collect()
}

fn run(chars: &[Char], from: usize, belongs: impl Fn(char) -> bool) -> usize {
    from + chars
        .iter()
        .skip(from)
        .take_while(|c| belongs(c.ch))
        .count()
}
