//! Dates and times in the numeric forms that banks print.
//!
//! ```text
//! date = d "." d "." y | d "/" d "/" y | d "-" d "-" y | yyyy "-" d "-" d
//!      | d [ "-" | " " ] month [ [ "-" | " " ] y ]       23NOV26, 23 ноя, 23-Nov-2026
//!      | month " " d [ "," ] [ y ]                       Nov 23, 2026
//!      | d "." d                                         with a time behind it, or first in a line
//! time = h ":" m [ ":" s ]
//! ```
//!
//! Where the order of day and month is open, a day that is not to come is preferred.

use super::super::Context;
use super::super::currency;
use super::super::text::Char;
use super::fold::fold;
use super::month;
use jiff::civil::Date;

/// A date at `from`, and where it ends. One that no calendar has is none.
pub(super) fn read(chars: &[Char], from: usize, context: Context) -> Option<(Date, usize)> {
    numeric(chars, from, context)
        .or_else(|| named(chars, from, context))
        .or_else(|| short(chars, from, context))
}

/// Where the time of day at `from` ends.
pub(super) fn time(chars: &[Char], from: usize) -> Option<usize> {
    let (hour, colon) = digits(chars, from, 2)?;
    let (minute, mut end) = digits(chars, colon + 1, 2)?;
    if at(chars, colon) != ':' || hour > 23 || minute > 59 || end - colon != 3 {
        return None;
    }
    if at(chars, end) == ':'
        && let Some((_, stop)) = digits(chars, end + 1, 2)
    {
        end = stop;
    }
    (!at(chars, end).is_ascii_digit()).then_some(end)
}

fn numeric(chars: &[Char], from: usize, context: Context) -> Option<(Date, usize)> {
    let (a, first) = digits(chars, from, 4)?;
    let separator = at(chars, first);
    if !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    let (b, second) = digits(chars, first + 1, 2)?;
    if at(chars, second) != separator {
        return None;
    }
    let (c, end) = digits(chars, second + 1, 4)?;
    if at(chars, end).is_ascii_digit() {
        return None;
    }
    let found = match (first - from, end - second - 1) {
        (4, 1 | 2) => date(a, b, c),
        (1 | 2, 4) => either(a, b, c, separator, context),
        (1 | 2, 2) => {
            let usual = either(a, b, 2000 + c, separator, context);
            let past = |d: &Date| *d <= context.now.date();
            // "26-11-20" may begin with its year: then the nearer of two past days.
            let other = (separator == '-').then(|| date(2000 + a, b, c)).flatten();
            usual.filter(past).max(other.filter(past)).or(usual)
        }
        _ => None,
    };
    found.map(|date| (date, end))
}

/// Day and month in the order of the person, unless only the other is possible or past.
fn either(a: i16, b: i16, year: i16, separator: char, context: Context) -> Option<Date> {
    let (usual, other) = (date(year, b, a), date(year, a, b));
    if separator == '.' {
        return usual;
    }
    let (usual, other) = if context.month_first {
        (other, usual)
    } else {
        (usual, other)
    };
    let past = |d: &Date| *d <= context.now.date();
    usual
        .filter(past)
        .or_else(|| other.filter(past))
        .or(usual)
        .or(other)
}

/// A day with the month's name, on either side of it.
fn named(chars: &[Char], from: usize, context: Context) -> Option<(Date, usize)> {
    let (day, month, end) = if at(chars, from).is_ascii_digit() {
        let (day, stop) = digits(chars, from, 2)?;
        let (month, end) = month(chars, skip(chars, stop, &['-', ' ', '.']))?;
        (day, month, end)
    } else {
        let (month, stop) = month(chars, from)?;
        let (day, end) = digits(chars, skip(chars, stop, &[' ', '.', '-']), 2)?;
        (day, month, end)
    };
    let after = skip(chars, skip(chars, end, &[',', '-', '.']), &[' ']);
    let year = digits(chars, after, 4)
        .filter(|(y, stop)| {
            let next = at(chars, *stop);
            !matches!(next, ':' | '.' | ',')
                && !next.is_alphanumeric()
                && (*y >= 2000 && stop - after == 4 || stop - after == 2 && after <= end + 1)
        })
        .map(|(y, stop)| (if y < 100 { y + 2000 } else { y }, stop));
    if let Some((year, stop)) = year {
        return date(year, month, day).map(|d| (d, stop));
    }
    this_year(month, day, context).map(|d| (d, end))
}

/// `23.11` only where a time stands beside it, or where it opens a line: else it is an amount.
fn short(chars: &[Char], from: usize, context: Context) -> Option<(Date, usize)> {
    let (day, point) = digits(chars, from, 2)?;
    let (month, end) = digits(chars, point + 1, 2)?;
    let (day, month) = if context.month_first && at(chars, point) == '/' && day <= 12 {
        (month, day)
    } else {
        (day, month)
    };
    let two = point - from == 2 && end - point == 3;
    if !two || !matches!(at(chars, point), '.' | '/') || at(chars, end).is_ascii_digit() {
        return None;
    }
    if time(chars, skip(chars, skip(chars, end, &[',']), &[' '])).is_none()
        && !opens_line(chars, from, end)
        && !(at(chars, point) == '/' && slashed(chars, end))
    {
        return None;
    }
    this_year(month, day, context).map(|d| (d, end))
}

/// `22/11` is no amount, unless more follows.
fn slashed(chars: &[Char], end: usize) -> bool {
    let next = at(chars, end);
    !next.is_alphanumeric() && !matches!(next, '/' | '-' | '%')
}

/// `26.11 буде списано ..`: first in its line, and a word behind it that is no currency.
fn opens_line(chars: &[Char], from: usize, end: usize) -> bool {
    let first = from.checked_sub(1).is_none_or(|b| at(chars, b) == '\n');
    let letters = chars.iter().skip(end + 1).map(|c| c.ch);
    let word: String = letters.take_while(|c| c.is_alphabetic()).take(13).collect();
    first && at(chars, end) == ' ' && word.chars().count() > 1 && currency::by_word(&word).is_none()
}

/// The last such day: of this year, or of the one before.
fn this_year(month: i16, day: i16, context: Context) -> Option<Date> {
    let today = context.now.date();
    let here = date(today.year(), month, day)?;
    if here > today && today.month() < 4 && month > 9 {
        return date(today.year() - 1, month, day);
    }
    Some(here)
}

fn month(chars: &[Char], from: usize) -> Option<(i16, usize)> {
    let word: String = chars
        .iter()
        .skip(from)
        .map(|c| c.ch)
        .take_while(|c| c.is_alphabetic())
        .take(10)
        .collect();
    let letters = word.chars().count();
    if !(3..=9).contains(&letters) {
        return None;
    }
    let place = month::number(&fold(&word))?;
    Some((i16::try_from(place).ok()?, from + letters))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn at(chars: &[Char], i: usize) -> char {
    chars.get(i).map_or(' ', |c| c.ch)
}

fn skip(chars: &[Char], i: usize, any: &[char]) -> usize {
    i + usize::from(chars.get(i).is_some_and(|c| any.contains(&c.ch)))
}

/// One to `most` digits; where more follow, none.
fn digits(chars: &[Char], from: usize, most: usize) -> Option<(i16, usize)> {
    let run: String = chars
        .iter()
        .skip(from)
        .map(|c| c.ch)
        .take_while(char::is_ascii_digit)
        .take(most + 1)
        .collect();
    if run.len() > most {
        return None;
    }
    Some((run.parse().ok()?, from + run.len()))
}

#[cfg(test)]
mod tests {
    use super::super::super::text;
    use super::super::tests::context;
    use super::*;

    #[test]
    fn the_forms_of_a_date() {
        for (text, day) in [
            ("23.11.26", "2026-11-23"),
            ("23.11.2026 15:04", "2026-11-23"),
            ("03/11/26", "2026-11-03"),
            ("11/23/2026", "2026-11-23"),
            ("05-11-2026", "2026-11-05"),
            ("2026-11-22T10:00", "2026-11-22"),
            ("26-11-20", "2026-11-20"),
            ("23NOV26", "2026-11-23"),
            ("22-Nov-2026", "2026-11-22"),
            ("23 ноя", "2026-11-23"),
            ("23 ноября 2026", "2026-11-23"),
            ("5 листопада", "2026-11-05"),
            ("Nov 21, 2026", "2026-11-21"),
            ("21.11 09:15", "2026-11-21"),
        ] {
            let read = read(&text::normalise(text), 0, context("RUB"));
            assert_eq!(
                read.map(|(d, _)| d.to_string()).as_deref(),
                Some(day),
                "{text}"
            );
        }
    }

    #[test]
    fn amounts_and_versions_are_none() {
        let none = "23.11|31.02.2026|1 234.56|99.99.99|23 рубля|Maria 5000|5 MARKET|23.11 руб";
        for text in none.split('|') {
            let found = read(&text::normalise(text), 0, context("RUB"));
            assert!(found.is_none(), "{text}");
        }
    }
}
