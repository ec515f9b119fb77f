//! Digits as people write them: grouped, with a decimal point or comma, times a thousand.
//!
//! `1.500` and `1,500` are fifteen hundred, since a decimal has one or two digits; only a
//! currency with three decimal digits reads them as one and a half. So a number keeps both
//! readings until its currency is known.

use super::currency;
use super::text::Char;
use crate::money::Currency;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// More digits than this are no amount, and would not fit an exact decimal.
const MAX_DIGITS: usize = 20;

/// What is worked out or put together from words is no amount above this, in major units of
/// any currency. Far below what an exact decimal holds, so that hundredths, counts and
/// shares of it can be taken without a look at an overflow.
const LARGEST: u64 = 1_000_000_000_000_000_000;

/// So many digits in one run, ungrouped, are a telephone, card or document number.
const MAX_PLAIN: usize = 10;

/// A number as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The usual reading.
    value: Decimal,
    /// The reading with a three-digit decimal, where it is a possible one.
    thousandths: Option<Decimal>,
    /// Whether its digits are too many for an amount.
    pub(super) too_long: bool,
    /// Where it is two groups of three digits, each of them: `200 300` may be two amounts.
    pub(super) halves: Option<(u32, u32)>,
}

impl Number {
    /// A plain value, as from words.
    pub(super) fn of(value: Decimal) -> Self {
        let too_long = value.abs() > Decimal::from(LARGEST);
        Self {
            value: if too_long { Decimal::ZERO } else { value },
            thousandths: None,
            too_long,
            halves: None,
        }
    }

    /// The usual reading, whatever the currency.
    pub(super) fn usual(&self) -> Decimal {
        self.value
    }

    /// A whole number, if it is one and small enough to count with.
    pub(super) fn whole(&self) -> Option<u32> {
        (self.value.fract().is_zero() && !self.too_long)
            .then(|| self.value.to_u32())
            .flatten()
    }

    /// Its value beside this currency.
    pub(super) fn value(&self, currency: Currency) -> Decimal {
        match self.thousandths {
            Some(value) if currency.exponent() == 3 => value,
            _ => self.value,
        }
    }
}

/// Reads the number that begins at `from`, with its multiplier; gives where it ends. `None`
/// where digits and points make no number (`19.01.2026`).
pub(super) fn read(chars: &[Char], from: usize) -> Option<(Number, usize)> {
    let (mut number, mut end) = digits(chars, from)?;
    if let Some((factor, stop)) = multiplier(chars, end) {
        number.value = number.value.checked_mul(factor)?;
        number.thousandths = None;
        end = stop;
    }
    Some((number, end))
}

/// Reads the digits that begin at `from`, without any multiplier.
pub(super) fn digits(chars: &[Char], from: usize) -> Option<(Number, usize)> {
    let (runs, end) = runs(chars, from);
    Some((assemble(&runs)?, end))
}

/// Runs of digits, each with the separator before it.
fn runs(chars: &[Char], from: usize) -> (Vec<(char, String)>, usize) {
    let mut runs = Vec::new();
    let (mut separator, mut end) = (' ', from);
    loop {
        let digits: String = chars
            .iter()
            .skip(end)
            .map(|c| c.ch)
            .take_while(char::is_ascii_digit)
            .collect();
        let stop = end + digits.len();
        runs.push((separator, digits));
        let next = chars.get(stop).map_or('x', |c| c.ch);
        // So many groups are no number; whoever asked is not kept counting.
        let enough = runs.len() > MAX_DIGITS;
        if enough || !matches!(next, ' ' | '.' | ',' | '\'') || !continues(chars, stop, next) {
            return (runs, stop);
        }
        (separator, end) = (next, stop + 1);
    }
}

/// A separator belongs to the number if digits follow it; a space only before exactly three,
/// and not before a weight or a size: "40 100г сыра" is 40 and a hundred grams.
fn continues(chars: &[Char], at: usize, separator: char) -> bool {
    let rest = || chars.iter().skip(at + 1).map(|c| c.ch);
    let digits = rest().take_while(char::is_ascii_digit).count();
    let letters: String = rest()
        .skip(digits)
        .take_while(|c| c.is_alphabetic())
        .take(MAX_WORD)
        .collect();
    let unit = !letters.is_empty()
        && factor(&letters, true).is_none()
        && currency::by_word(&letters).is_none();
    match separator {
        ' ' => digits == 3 && !unit && grouped_so_far(chars, at),
        _ => digits > 0,
    }
}

/// Whether the digits just before `at` can be followed by a group: one to three of them.
fn grouped_so_far(chars: &[Char], at: usize) -> bool {
    let before = chars
        .iter()
        .take(at)
        .rev()
        .take_while(|c| c.ch.is_ascii_digit())
        .count();
    (1..=3).contains(&before)
}

fn assemble(runs: &[(char, String)]) -> Option<Number> {
    let (first, rest) = runs.split_first()?;
    let digits: usize = runs.iter().map(|(_, d)| d.len()).sum();
    let plain = rest.is_empty() && first.1.len() > MAX_PLAIN;
    if digits > MAX_DIGITS || plain {
        return Some(Number {
            value: Decimal::ZERO,
            thousandths: None,
            too_long: true,
            halves: None,
        });
    }
    let Some(((mark, last), groups)) = rest.split_last() else {
        return number(&first.1, "");
    };
    // Groups of three; in India all but the last are of two.
    let all = |groups: &[(char, String)], size| groups.iter().all(|(_, g)| g.len() == size);
    let in_india = |groups: &[(char, String)], last: usize| {
        !groups.is_empty() && last == 3 && all(groups, 2) && (1..=2).contains(&first.1.len())
    };
    let indian = in_india(groups, last.len())
        || groups
            .split_last()
            .is_some_and(|((_, g), before)| in_india(before, g.len()));
    let grouping_ok = (1..=3).contains(&first.1.len()) && all(groups, 3) || indian;
    let one_mark = groups
        .iter()
        .all(|(s, _)| s == groups.first().map_or(mark, |g| &g.0));
    let whole: String = std::iter::once(&first.1)
        .chain(groups.iter().map(|g| &g.1))
        .cloned()
        .collect();
    // The last separator differs from those before it, or stands alone: maybe a decimal.
    let may_be_decimal = *mark != ' ' && *mark != '\'' && groups.iter().all(|(s, _)| s != mark);
    if last.len() == 3
        && grouping_ok
        && one_mark
        && (groups.is_empty() || !may_be_decimal)
        && first.1 != "0"
    {
        let mut grouped = number(&format!("{whole}{last}"), "")?;
        if *mark == ' ' && groups.is_empty() && first.1.len() == 3 && last != "000" {
            grouped.halves = first.1.parse().ok().zip(last.parse().ok());
        }
        if may_be_decimal {
            grouped.thousandths = number(&whole, last).map(|n| n.value);
        }
        return Some(grouped);
    }
    let decimal_ok = may_be_decimal && one_mark && (groups.is_empty() || grouping_ok);
    if decimal_ok {
        number(&whole, last)
    } else {
        None
    }
}

fn number(whole: &str, fraction: &str) -> Option<Number> {
    let value = Decimal::from_str_exact(&format!("{whole}.{fraction}0")).ok()?;
    Some(Number {
        value,
        thousandths: None,
        too_long: false,
        halves: None,
    })
}

/// `2к`, `25 тыс.`, `1,2 млн`, `3 мың`, `1.5k`.
fn multiplier(chars: &[Char], end: usize) -> Option<(Decimal, usize)> {
    let spaces = usize::from(chars.get(end).is_some_and(|c| c.ch == ' '));
    let start = end + spaces;
    let letters = chars.iter().skip(start).map(|c| c.ch);
    let word: String = letters
        .take_while(|c| c.is_alphabetic())
        .take(MAX_WORD)
        .collect();
    let mut stop = start + word.chars().count();
    // A letter that runs on is a word of its own; "2к₽" is not.
    if chars.get(stop).is_some_and(|c| c.ch.is_alphanumeric()) {
        return None;
    }
    let factor = factor(&word, spaces == 0)?;
    if word.chars().count() > 2 && chars.get(stop).is_some_and(|c| c.ch == '.') {
        stop += 1;
    }
    Some((Decimal::from(factor), stop))
}

/// The longest word that means a multiplier or a currency, in characters, and one more.
const MAX_WORD: usize = 13;

/// What a word multiplies by. A single letter counts only glued to its number. Metres and
/// tonnes have their letters too, so those do not count at all.
fn factor(word: &str, glued: bool) -> Option<u64> {
    match word.to_lowercase().as_str() {
        "к" | "k" if glued => Some(1_000),
        "тыс" | "тыщ" | "тысяч" | "тысяча" | "тысячи" | "тысячу" | "мың" | "thousand" => {
            Some(1_000)
        }
        "млн" | "миллион" | "миллиона" | "миллионов" | "mln" | "million" => {
            Some(1_000_000)
        }
        "млрд" | "миллиард" | "миллиарда" | "billion" | "bn" => {
            Some(1_000_000_000)
        }
        _ => None,
    }
}
