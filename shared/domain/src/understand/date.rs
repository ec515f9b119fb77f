//! Days as people say them, resolved against the day of the message.
//!
//! Without a year a date is this year's, unless that lies more than six months ahead: then
//! it is last year's. A weekday is the latest one, today included; with "next" the coming
//! one. A day of the month alone is the latest one.

use super::lexicon::Role;
use super::token::{Token, What};
use super::words;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// What dates are resolved against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    pub(super) today: Date,
    pub(super) month_first: bool,
}

/// A day, and how many tokens say it.
type Found = Option<(Date, usize)>;

impl Calendar {
    /// The day that is said from this token on.
    pub(super) fn at(&self, tokens: &[Token], from: usize) -> Found {
        let rest = tokens.get(from..).unwrap_or_default();
        let (day, taken) = self
            .in_full(rest)
            .or_else(|| self.with_month(rest, tokens))
            .or_else(|| self.weekday_and_date(rest, tokens))
            .or_else(|| self.weekday(rest, from))
            .or_else(|| self.ago_or_in(rest))
            .or_else(|| self.period(rest))
            .or_else(|| self.relative(rest))
            .or_else(|| self.of_month(rest, from.checked_sub(1).and_then(|b| tokens.get(b))))?;
        let part = rest.get(taken).is_some_and(|t| t.is(Role::PartOfDay));
        Some((day, taken + usize::from(part)))
    }

    /// `19.01` or `19/01`, where something says that it is no amount.
    pub(super) fn short(&self, first: u32, second: u32) -> Option<Date> {
        let (first, second) = (i8::try_from(first).ok()?, i8::try_from(second).ok()?);
        self.day_and_month(first, second)
    }

    /// `19.01.2026`
    fn in_full(&self, rest: &[Token]) -> Found {
        let What::Date {
            day,
            month,
            year,
            slashes,
        } = rest.first()?.what
        else {
            return None;
        };
        let american = self.month_first && slashes && day <= 12 || month > 12;
        let (day, month) = if american { (month, day) } else { (day, month) };
        let found = match year {
            Some(year) => Date::new(year, month, day).ok()?,
            None => self.nearest(day, month)?,
        };
        let year_word = rest.get(1).is_some_and(|t| t.is(Role::Year));
        Some((found, 1 + usize::from(year_word)))
    }

    fn day_and_month(&self, first: i8, second: i8) -> Option<Date> {
        let american = self.month_first && first <= 12 || second > 12;
        let (day, month) = if american {
            (second, first)
        } else {
            (first, second)
        };
        self.nearest(day, month)
    }

    fn nearest(&self, day: i8, month: i8) -> Option<Date> {
        let this_year = self.today.year();
        // The last year that has the day: a leap day may be years back.
        let mut years = (0..=8).filter_map(|back| Date::new(this_year - back, month, day).ok());
        let found = years.next()?;
        let limit = self.today.checked_add(6.months()).ok()?;
        if found > limit {
            return Date::new(this_year - 1, month, day).ok();
        }
        Some(found)
    }

    /// `5 марта`, `5-го марта 2026`, `March 5th`, `5th of March`, `2026 ж. 5 наурыз`.
    fn with_month(&self, rest: &[Token], all: &[Token]) -> Found {
        if let Some(year) = year(rest.first()?) {
            let mark = rest.get(1).is_some_and(|t| t.is(Role::Year));
            let point = usize::from(rest.get(2).is_some_and(|t| t.sign(&['.'])));
            if mark {
                let (day, month, taken) = day_month(rest.get(2 + point..)?, all)?;
                return Some((Date::new(year, month, day).ok()?, 2 + point + taken));
            }
        }
        let (day, month, mut taken) = day_month(rest, all)?;
        let point = usize::from(rest.get(taken).is_some_and(|t| t.sign(&['.']) && !t.spaced));
        let comma = usize::from(rest.get(taken + point).is_some_and(|t| t.sign(&[','])));
        let after = taken + point + comma;
        // "5 марта 2000 цветы" is an amount; a year is said to be one, or leaves another number.
        let said = rest.get(after + 1).is_some_and(|t| t.is(Role::Year));
        let own = rest.get(..after).unwrap_or_default();
        let numbers = |tokens: &[Token]| tokens.iter().filter(|t| t.number().is_some()).count();
        let other = numbers(all) > numbers(own) + 1;
        let Some(year) = rest.get(after).and_then(year).filter(|_| said || other) else {
            return Some((self.nearest(day, month)?, taken + point));
        };
        taken = after + 1;
        if rest.get(taken).is_some_and(|t| t.is(Role::Year)) {
            taken += 1;
            taken += usize::from(rest.get(taken).is_some_and(|t| t.sign(&['.']) && !t.spaced));
        }
        Some((Date::new(year, month, day).ok()?, taken))
    }

    /// `пятница, 18 июля`
    fn weekday_and_date(&self, rest: &[Token], all: &[Token]) -> Found {
        weekday(rest.first()?, true)?;
        let comma = usize::from(rest.get(1).is_some_and(|t| t.sign(&[',', '.'])));
        let date = rest.get(1 + comma..)?;
        let (day, taken) = self.in_full(date).or_else(|| self.with_month(date, all))?;
        Some((day, 1 + comma + taken))
    }

    /// `в пятницу`, `last friday`, `келесі дүйсенбі`.
    fn weekday(&self, rest: &[Token], from: usize) -> Found {
        let first = rest.first()?;
        let said = |role| first.is(role);
        let modified = said(Role::Last) || said(Role::Next) || said(Role::This);
        let at = usize::from(modified);
        let token = rest.get(at)?;
        let wanted = i32::from(weekday(token, modified || from == 0)?);
        let today = i32::from(self.today.weekday().to_monday_one_offset());
        let back = (today - wanted).rem_euclid(7);
        let days = match () {
            () if said(Role::Next) => 7 - back,
            () if said(Role::Last) => -(if back == 0 { 7 } else { back }),
            () if said(Role::This) => wanted - today,
            () => -back,
        };
        Some((self.shifted(days.days())?, at + 1))
    }

    /// `3 дня назад`, `a week ago`, `3 күн бұрын`, `через неделю`, `in 3 days`.
    fn ago_or_in(&self, rest: &[Token]) -> Found {
        let ahead = rest.first()?.is(Role::In);
        let at = usize::from(ahead);
        let (count, taken) = count(rest.get(at..)?);
        let end = at + taken;
        let span = span(rest.get(end)?)?;
        let count = i64::from(count);
        if ahead {
            return Some((self.shifted(times(span, count)?)?, end + 1));
        }
        let skipped = usize::from(rest.get(end + 1).is_some_and(|t| t.word == "тому"));
        let last = rest.get(end + 1 + skipped)?;
        let sign = match () {
            () if last.is(Role::Ago) => -1,
            () if last.is(Role::Later) => 1,
            () => return None,
        };
        Some((self.shifted(times(span, sign * count)?)?, end + 2 + skipped))
    }

    /// `на прошлой неделе`, `last month`, `last night`, `this morning`.
    fn period(&self, rest: &[Token]) -> Found {
        let (first, second) = (rest.first()?, rest.get(1)?);
        let sign = match () {
            () if first.is(Role::Last) => -1,
            () if first.is(Role::Next) => 1,
            () if first.is(Role::This) => 0,
            () => return None,
        };
        if second.is(Role::PartOfDay) && sign <= 0 {
            return Some((self.shifted(sign.days())?, 2));
        }
        let (days, months) = span(second)?;
        let moved = times((days, months), sign)?;
        (sign != 0)
            .then(|| self.shifted(moved))
            .flatten()
            .map(|day| (day, 2))
    }

    /// `вчера`, `the day before yesterday`, `алдыңғы күні`.
    fn relative(&self, rest: &[Token]) -> Found {
        let word = |at: usize| rest.get(at).map_or("", |t| t.word.as_str());
        match (word(0), word(1), word(2)) {
            ("day", "before", "yesterday") => return Some((self.shifted((-2).days())?, 3)),
            ("day", "after", "tomorrow") => return Some((self.shifted(2.days())?, 3)),
            ("алдыңғы" | "алдынгы" | "арғы", "күні" | "куни", _) => {
                return Some((self.shifted((-2).days())?, 2));
            }
            ("арғы", "күн" | "күнгі", _) => {
                return Some((self.shifted((-2).days())?, 2));
            }
            _ => {}
        }
        let days = rest.first()?.roles.find(|r| match r {
            Role::Day(days) => Some(i32::from(days)),
            _ => None,
        })?;
        Some((self.shifted(days.days())?, 1))
    }

    /// `18 числа`, `5-го`, `on the 18th`.
    fn of_month(&self, rest: &[Token], before: Option<&Token>) -> Found {
        let (day, taken) = match &rest.first()?.what {
            What::Ordinal(day) => {
                // "350 5th Ave" is an address.
                let english = rest.first().is_some_and(|t| t.word.is_ascii());
                if english && !before.is_some_and(|t| t.is(Role::Link)) {
                    return None;
                }
                let said = rest
                    .get(1)
                    .is_some_and(|t| t.is(Role::OfMonth) || t.word == "күні");
                (i8::try_from(*day).ok()?, 1 + usize::from(said))
            }
            What::Number(number) if rest.get(1)?.is(Role::OfMonth) => {
                (i8::try_from(number.whole()?).ok()?, 2)
            }
            _ => return None,
        };
        let this_month = self.today.with().day(day).build().ok();
        let last_month = || {
            let month = self.today.first_of_month().checked_sub(1.month()).ok()?;
            month.with().day(day).build().ok()
        };
        let found = this_month
            .filter(|d| *d <= self.today)
            .or_else(last_month)?;
        Some((found, taken))
    }

    fn shifted(&self, span: Span) -> Option<Date> {
        self.today.checked_add(span).ok()
    }
}

/// `5 марта`, `5-го марта`, `пятого марта`, `5th of March`, `March 5th`, `March 5`.
fn day_month(rest: &[Token], all: &[Token]) -> Option<(i8, i8, usize)> {
    if let Some(month) = month(rest.first()?) {
        let point = usize::from(rest.get(1).is_some_and(|t| t.sign(&['.']) && !t.spaced));
        let (day, taken) = day(rest.get(1 + point..)?)?;
        // "март 500" is a month and an amount; "May 20" is a day if more follows.
        let ordinal = matches!(rest.get(1 + point)?.what, What::Ordinal(_));
        let number = |t: &Token| t.count().is_some() || matches!(t.what, What::Currency(_));
        let more = all.iter().filter(|t| number(t)).count() > 1;
        let alone = all.len() == 2;
        return (ordinal || more || alone).then_some((day, month, 1 + point + taken));
    }
    let (day, taken) = day(rest)?;
    let of = usize::from(rest.get(taken).is_some_and(|t| t.word == "of"));
    let month = month(rest.get(taken + of)?)?;
    Some((day, month, taken + of + 1))
}

fn day(rest: &[Token]) -> Option<(i8, usize)> {
    let first = rest.first()?;
    let ordinal = |t: &Token| {
        if let What::Ordinal(day) = t.what {
            return Some(day);
        }
        t.roles.find(|r| match r {
            Role::Ordinal(day) => Some(day),
            _ => None,
        })
    };
    if let Some(day) = ordinal(first) {
        return Some((i8::try_from(day).ok()?, 1));
    }
    // "двадцать первое"
    let tens = first.roles.find(|r| match r {
        Role::Small(n @ (20 | 30)) => Some(n),
        _ => None,
    });
    if let (Some(tens), Some(ones)) = (tens, rest.get(1).and_then(ordinal)) {
        let day = i8::try_from(tens).ok()? + i8::try_from(ones).ok()?;
        return (ones < 10 && day <= 31).then_some((day, 2));
    }
    let day = first.number()?.whole().filter(|n| (1..=31).contains(n))?;
    Some((i8::try_from(day).ok()?, 1))
}

fn month(token: &Token) -> Option<i8> {
    token.roles.find(|r| match r {
        Role::Month(month) => i8::try_from(month).ok(),
        _ => None,
    })
}

fn weekday(token: &Token, sure: bool) -> Option<u8> {
    token.roles.find(|r| match r {
        Role::Weekday(day) => Some(day),
        Role::MaybeWeekday(day) if sure => Some(day),
        _ => None,
    })
}

fn year(token: &Token) -> Option<i16> {
    let year = token.number()?.whole()?;
    (1900..=2100)
        .contains(&year)
        .then(|| i16::try_from(year).ok())?
}

/// Days and months of a span's word.
fn span(token: &Token) -> Option<(u16, u8)> {
    token.roles.find(|r| match r {
        Role::Span { days, months } => Some((days, months)),
        _ => None,
    })
}

/// How many: one if it is not said; and how many tokens say it.
fn count(rest: &[Token]) -> (u32, usize) {
    // A pair of days, a couple of weeks.
    let pair = rest.first().and_then(|t| {
        t.roles.find(|r| match r {
            Role::MaybeSmall(n) if n != 5 && n != 10 => Some(u32::from(n)),
            _ => None,
        })
    });
    if let Some(pair) = pair {
        let of = usize::from(rest.get(1).is_some_and(|t| t.word == "of"));
        return (pair, 1 + of);
    }
    let one = rest.first().is_some_and(|t| t.is(Role::One));
    if one {
        return (1, 1);
    }
    match words::read(rest, 0) {
        Some(read) => (read.number.whole().unwrap_or(u32::MAX), read.end),
        None => (1, 0),
    }
}

fn times((days, months): (u16, u8), count: i64) -> Option<Span> {
    // A hundred years: nobody keeps a diary of more.
    const MOST: i64 = 36_600;
    let count = count.clamp(-MOST - 1, MOST + 1);
    let days = i64::from(days) * count;
    let months = i64::from(months) * count;
    ((days + 31 * months).abs() <= MOST).then(|| Span::new().days(days).months(months))
}
