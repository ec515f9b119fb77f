//! What is glued to digits: `2к`, `1500₸`, `5-го`, `100г`, `2х250`, `1500-ге`, `кофе200`.

use super::currency;
use super::lexicon::{self, Role};
use super::number;
use super::token::{Cut, What};
use std::ops::Range;

/// Endings that make a number a day of the month.
const ORDINAL: &[&str] = &[
    "го", "ого", "его", "е", "ое", "му", "ому", "ему", "st", "nd", "rd", "th", "ші", "шы", "інші",
    "ыншы", "сі", "сы", "і", "ы",
];

/// Kazakh endings: to whom, and at what price each.
const TO: &[&str] = &[
    "ге", "ға", "ке", "қа", "га", "ка", "ді", "ды", "ні", "ны", "лік", "лық",
];
const EACH: &[&str] = &["ден", "дан", "тен", "тан", "нан", "нен"];

/// How many letters a word must have to stand by itself when it is glued to a number.
const OWN_WORD: usize = 3;

/// Keeps the number that ends at `end`, and what hangs on it; gives where all that ends.
pub(super) fn after_digits(cut: &mut Cut<'_>, i: usize, number: What, end: usize) -> usize {
    let dash = usize::from(cut.ch(end) == '-');
    let letters = cut.run(end + dash, char::is_alphabetic);
    if letters == end + dash {
        return cut.push(number, i..end);
    }
    let word = cut.lower(end + dash..letters);
    let bare = !cut.ch(letters).is_ascii_digit();
    if let Some(day) = day(&number).filter(|_| bare && ORDINAL.contains(&word.as_str())) {
        let end = cut.push(What::Ordinal(day), i..letters);
        return cut.named(end, word);
    }
    if bare && ["й", "я", "ый", "ой", "ая", "ую"].contains(&word.as_str()) {
        return cut.push(What::Opaque, i..letters);
    }
    if bare && TO.contains(&word.as_str()) {
        return cut.push(number, i..letters);
    }
    if bare && EACH.contains(&word.as_str()) {
        cut.push(number, i..end);
        return cut.push(What::Each, end..letters);
    }
    if dash == 1 {
        return cut.push(number, i..end);
    }
    if let Some(times) = times(&word) {
        cut.push(number, i..end);
        let first = end + times.1;
        cut.push(What::Times(times.0), end..first);
        if first < letters {
            return word_token(cut, first..letters);
        }
        return first;
    }
    // "3.14US$"
    if let Some(code) = currency::by_composite(&word, cut.ch(letters)) {
        cut.push(number, i..end);
        return cut.push(What::Currency(code), end..letters + 1);
    }
    match word.as_str() {
        "p" | "m" if bare => {
            cut.push(number, i..end);
            return cut.push(What::Word(None), end..letters);
        }
        "x" | "х" => {
            cut.push(number, i..end);
            return cut.push(What::Sign('*'), end..letters);
        }
        "am" | "pm" => return cut.push(What::Clock, i..letters),
        "ч" | "h" if cut.ch(letters).is_ascii_digit() => {
            let stop = cut.run(letters, |c| c.is_ascii_digit());
            return cut.push(What::Clock, i..stop);
        }
        _ => {}
    }
    let roles = lexicon::roles(&word);
    let known = roles.has(Role::Unit) || roles.has(Role::Cent) || roles.has(Role::Counted);
    let named = currency::by_word(&word).is_some();
    let long = word.chars().count() >= OWN_WORD && end - i >= 2;
    if bare && (known || named || long) {
        cut.push(number, i..end);
        return word_token(cut, end..letters);
    }
    // "25т.р"
    if cut.lower(end..letters + 2) == "т.р" {
        cut.push(number, i..end);
        cut.push(What::Times(1_000), end..letters);
        return cut.push(What::Word(None), letters + 1..letters + 2);
    }
    // `7up`, `100abc5`: a name.
    let stop = cut.run(letters, |c| c.is_alphanumeric() || c == '-');
    cut.push(What::Word(None), i..stop)
}

fn word_token(cut: &mut Cut<'_>, at: Range<usize>) -> usize {
    let code = currency::by_code(&cut.lower(at.clone()), cut.shouted(at.clone()));
    cut.push(code.map_or(What::Word(None), What::Currency), at)
}

/// A day of the month, if the number can be one.
fn day(number: &What) -> Option<u8> {
    let What::Number(number) = number else {
        return None;
    };
    let day = number.whole().filter(|n| (1..=31).contains(n))?;
    u8::try_from(day).ok()
}

/// A multiplier of one or two letters, how many of them it takes, and what is left must be a
/// currency: `2к`, `2кк`, `25тр`, `2ктг`, `1.5k$`.
fn times(word: &str) -> Option<(u64, usize)> {
    const LETTERS: &[(&str, u64)] = &[
        ("кк", 1_000_000),
        ("kk", 1_000_000),
        ("тыс", 1_000),
        ("тыщ", 1_000),
        ("мың", 1_000),
        ("мын", 1_000),
        ("млн", 1_000_000),
        ("mln", 1_000_000),
        ("mil", 1_000_000),
        ("bn", 1_000_000_000),
        ("к", 1_000),
        ("k", 1_000),
        ("т", 1_000),
    ];
    LETTERS.iter().find_map(|(letters, factor)| {
        let rest = word.strip_prefix(letters)?;
        let currency = !rest.is_empty() && currency::by_word(rest).is_some();
        // `5тг` is five tenge, not five thousand of something.
        let whole = currency::by_word(word).is_some();
        let fits = rest.is_empty() || currency && !whole;
        fits.then_some((*factor, letters.chars().count()))
    })
}

/// Letters that run into digits: `USD5` and `тг500` are money, `х2` multiplies, `кофе200` may
/// be a price, `а14` is a name.
pub(super) fn letters_then_digits(cut: &mut Cut<'_>, i: usize, letters: usize) -> usize {
    let word = cut.lower(i..letters);
    let end = cut.run(letters, char::is_alphanumeric);
    let read = number::digits(cut.chars, letters).filter(|(_, stop)| *stop >= end);
    let all_digits = (letters..end).all(|at| cut.ch(at).is_ascii_digit());
    if matches!(word.as_str(), "x" | "х") && all_digits {
        return cut.push(What::Sign('*'), i..letters);
    }
    let written: String = (i..letters).map(|at| cut.ch(at)).collect();
    let code = currency::by_word(&written).filter(|_| read.is_some());
    if let Some(code) = code {
        return cut.push(What::Currency(code), i..letters);
    }
    if let Some((number, stop)) = read
        && letters - i >= OWN_WORD
        && stop - letters >= 2
        && all_digits
    {
        return cut.push(What::Word(Some((number, letters))), i..stop);
    }
    // `v2.15.3` is one name.
    let mut end = cut.run(end, |c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    while cut.ch(end) == '.' && cut.ch(end + 1).is_ascii_digit() {
        end = cut.run(end + 1, char::is_alphanumeric);
    }
    cut.push(What::Word(None), i..end)
}
