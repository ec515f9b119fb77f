//! Stretches of digits and letters that are one thing: dates, times of day, telephone
//! numbers, links, tags.

use super::token::{Cut, What};

/// The fewest digits of a telephone number with its country.
const MIN_TELEPHONE: usize = 10;

/// The longest telephone number as it is written, in characters.
const LONGEST_TELEPHONE: usize = 24;

/// What begins here, and where it ends.
pub(super) fn at(cut: &Cut<'_>, i: usize) -> Option<(What, usize)> {
    match cut.ch(i) {
        '#' => tag(cut, i),
        '@' => Some((What::Opaque, cut.run(i, |c| c != ' '))).filter(|(_, end)| end - i > 2),
        '+' | '(' => telephone(cut, i),
        c if c.is_ascii_digit() => date(cut, i)
            .or_else(|| clock(cut, i))
            .or_else(|| telephone(cut, i)),
        c if c.is_alphabetic() => link(cut, i),
        _ => None,
    }
}

/// `#отпуск`; `#5` is a number of something.
fn tag(cut: &Cut<'_>, i: usize) -> Option<(What, usize)> {
    let end = cut.run(i + 1, |c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let tag = cut.lower(i + 1..end);
    if tag.is_empty() {
        return None;
    }
    let what = if tag.contains(char::is_alphabetic) {
        What::Tag(tag)
    } else {
        What::Opaque
    };
    Some((what, end))
}

fn link(cut: &Cut<'_>, i: usize) -> Option<(What, usize)> {
    let begins = |with: &str| with.chars().enumerate().all(|(n, c)| cut.ch(i + n) == c);
    let found = ["http://", "https://", "www.", "t.me/"]
        .iter()
        .any(|b| begins(b));
    found.then(|| (What::Opaque, cut.run(i, |c| c != ' ')))
}

/// A run of digits: its value, its length, where it ends.
fn run(cut: &Cut<'_>, i: usize) -> (u32, usize, usize) {
    let end = cut.run(i, |c| c.is_ascii_digit());
    let digits = (i..end.min(i + 9)).filter_map(|at| cut.ch(at).to_digit(10));
    let value = digits.fold(0_u32, |sum, d| sum.saturating_mul(10).saturating_add(d));
    (value, end - i, end)
}

/// `19.01.2026`, `19/1/26`, `2026-01-19`. Two numbers alone may be an amount, so they are no
/// date here.
fn date(cut: &Cut<'_>, i: usize) -> Option<(What, usize)> {
    let (first, first_len, end) = run(cut, i);
    let mark = cut.ch(end);
    if !matches!(mark, '.' | '/' | '-') {
        return None;
    }
    let (second, second_len, end) = run(cut, end + 1);
    let (third, third_len, stop) = run(cut, end + 1);
    if mark == '.' && third_len == 0 {
        return short_date(cut, first, second, end).filter(|_| first_len <= 2 && second_len == 2);
    }
    let more = matches!(cut.ch(stop), '.' | '/' | '-') && cut.ch(stop + 1).is_ascii_digit();
    let ok = cut.ch(end) == mark && !more && !cut.ch(stop).is_ascii_digit();
    if !ok || !(1..=2).contains(&second_len) {
        return None;
    }
    let (day, month, year) = match (first_len, third_len) {
        (4, 1..=2) => (third, second, first),
        (1..=2, 4) => (first, second, third),
        // A diary of 1974 is likelier than one of 2074.
        (1..=2, 2) if mark != '-' => (first, second, if third > 60 { 1900 } else { 2000 } + third),
        _ => return None,
    };
    let valid = (1..=31).contains(&day) && (1..=31).contains(&month);
    let fits = valid && (day <= 12 || month <= 12) && (1900..=2199).contains(&year);
    let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
    let year = i16::try_from(year).ok();
    fits.then_some((
        What::Date {
            day,
            month,
            year,
            slashes: mark == '/',
        },
        stop,
    ))
}

/// `10.12.` before more words.
fn short_date(cut: &Cut<'_>, day: u32, month: u32, end: usize) -> Option<(What, usize)> {
    let closed = cut.ch(end) == '.' && cut.ch(end + 1) == ' ' && end + 2 < cut.chars.len();
    let valid = (1..=31).contains(&day) && (1..=12).contains(&month);
    let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
    let what = What::Date {
        day,
        month,
        year: None,
        slashes: false,
    };
    (closed && valid).then_some((what, end + 1))
}

/// `15:30`, `15:30:10`; two numbers around a colon that are no time are a score.
fn clock(cut: &Cut<'_>, i: usize) -> Option<(What, usize)> {
    let (hour, hour_len, end) = run(cut, i);
    if cut.ch(end) != ':' || !cut.ch(end + 1).is_ascii_digit() {
        return None;
    }
    let (minute, minute_len, mut stop) = run(cut, end + 1);
    while cut.ch(stop) == ':' && cut.ch(stop + 1).is_ascii_digit() {
        stop = cut.run(stop + 1, |c| c.is_ascii_digit());
    }
    let valid = hour < 24 && hour_len <= 2 && minute < 60 && minute_len == 2;
    Some((if valid { What::Clock } else { What::Opaque }, stop))
}

/// Ten digits or more in groups that no amount has: with a plus, brackets, hyphens, or spaces
/// before other than three.
fn telephone(cut: &Cut<'_>, i: usize) -> Option<(What, usize)> {
    let held = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')');
    let from = if cut.ch(i) == '+' { i + 1 } else { i };
    let near = (from..from + LONGEST_TELEPHONE)
        .take_while(|at| *at < cut.chars.len() && held(cut.ch(*at)))
        // "904 - 1000 - 100" is a calculation.
        .take_while(|at| {
            *at == from || !(cut.ch(*at) == '-' && cut.ch(at - 1) == ' ' && cut.ch(at + 1) == ' ')
        })
        // "кофе 350 2026-01-19": an amount and a day.
        .take_while(|at| *at == from || cut.ch(at - 1) != ' ' || date(cut, *at).is_none());
    let mut end = from + near.count();
    while end > from && !cut.ch(end - 1).is_ascii_digit() {
        end -= 1;
    }
    let all: Vec<char> = (from..end).map(|at| cut.ch(at)).collect();
    let groups: Vec<usize> = all
        .split(|c| !c.is_ascii_digit())
        .map(<[char]>::len)
        .filter(|len| *len > 0)
        .collect();
    let digits: usize = groups.iter().sum();
    let bracket = all.contains(&'(') && all.contains(&')');
    let hyphens = all.iter().filter(|c| **c == '-').count();
    let spaced = all.contains(&' ');
    // A plus alone makes no telephone: "+50000000000" may be a lottery.
    let odd = groups.iter().skip(1).any(|g| *g != 3) && groups.len() > 2;
    let long = digits >= MIN_TELEPHONE && (bracket || hyphens >= 2 || spaced && odd);
    let factor = i
        .checked_sub(1)
        .is_some_and(|b| matches!(cut.ch(b), '*' | '×'));
    let local = !factor && hyphens >= 2 && (5..MIN_TELEPHONE).contains(&digits) && !spaced;
    let abroad = from > i && (11..=13).contains(&digits) && groups.len() == 1;
    (long || local || abroad).then_some((What::Opaque, end))
}
