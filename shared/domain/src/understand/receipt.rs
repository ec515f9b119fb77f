//! The QR code of a fiscal receipt.
//!
//! Russia: `t=20261123T1504&s=1234.50&fn=..&i=..&fp=..&n=1` (the tax service's format of
//! fiscal documents, the QR code of a receipt). Kazakhstan: a link of the fiscal data operator
//! with `t` and `s` in its query, `https://consumer.oofd.kz/?i=..&f=..&s=1500.0&t=20261123T150400`;
//! others write such links too. The order of the parameters differs from one till to the next.

use super::{Context, Draft, text};
use crate::category::Category;
use crate::classify::Guess;
use crate::entry::Kind;
use crate::money::{Currency, Money};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

/// The longest text that is looked at, in bytes; a code of this length is not a receipt's.
const LONGEST: usize = 1000;

/// The text of a receipt's code as an entry; `None` where it is none. The note is empty: the
/// code says what was paid, and not what for.
#[must_use]
pub fn receipt(text: &str, context: &Context) -> Option<Draft> {
    let whole = text.trim();
    if whole.len() > LONGEST || whole.contains(char::is_whitespace) {
        return None;
    }
    let (host, query) = parts(whole);
    let field = |wanted: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let mut found = pairs.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.next().map(|(_, value)| value)
    };
    let russian = ["fn", "fp"].iter().any(|name| field(name).is_some());
    if host.is_none() && !russian {
        return None;
    }
    let code = match host {
        _ if russian => Some("RUB"),
        Some(host) if host.to_ascii_lowercase().ends_with(".kz") => Some("KZT"),
        _ => None,
    };
    let currency = code
        .and_then(Currency::from_code)
        .unwrap_or(context.currency);
    let sum = Decimal::from_str_exact(&field("s")?.replace(',', ".")).ok()?;
    let (kind, refund) = kind(field("n"))?;
    Some(Draft {
        kind,
        money: Money::from_decimal(sum, currency).ok()?,
        day: day(field("t")?, context.now)?,
        note: String::new(),
        tags: Vec::new(),
        guess: refund
            .then(|| Category::from_id("refund"))
            .flatten()
            .map(sure),
        source: text::clean(whole, super::MAX_SOURCE),
    })
}

/// The host of a link, and the part with the parameters.
fn parts(text: &str) -> (Option<&str>, &str) {
    let link = ["https://", "http://"].iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| text.get(scheme.len()..))?
    });
    let Some(link) = link else {
        return (None, text);
    };
    let authority = link.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.split(':').next().unwrap_or_default();
    let query = link.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    (Some(host), query)
}

/// What the till did: 1 took money, 2 gave it back; 3 paid out, 4 took that back. And
/// whether it is money that comes back to the person. A link says nothing and is a purchase.
fn kind(operation: Option<&str>) -> Option<(Kind, bool)> {
    match operation {
        None | Some("1" | "4") => Some((Kind::Expense, false)),
        Some("2") => Some((Kind::Income, true)),
        Some("3") => Some((Kind::Income, false)),
        Some(_) => None,
    }
}

/// `20261123T1504`, seconds optional, also with hyphens and colons. The till's zone may be
/// ahead of the chat's, so tomorrow is today; a later day is a mistake.
fn day(time: &str, now: DateTime) -> Option<Date> {
    let plain = |c: &char| !matches!(c, '-' | ':');
    let digits: String = time.replace("%3A", ":").chars().filter(plain).collect();
    let (date, clock) = digits.split_once(['T', 't'])?;
    let clock_fits = (4..=6).contains(&clock.len()) && clock.bytes().all(|b| b.is_ascii_digit());
    if date.len() != 8 || !date.bytes().all(|b| b.is_ascii_digit()) || !clock_fits {
        return None;
    }
    let number = |from: usize, to: usize| date.get(from..to)?.parse::<i16>().ok();
    let (month, day) = (
        number(4, 6)?.try_into().ok()?,
        number(6, 8)?.try_into().ok()?,
    );
    let day = Date::new(number(0, 4)?, month, day).ok()?;
    let today = now.date();
    (day <= today.checked_add(1.day()).ok()?).then(|| day.min(today))
}

fn sure(category: Category) -> Guess {
    Guess {
        category,
        sure: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Draft> {
        let context = Context {
            currency: Currency::from_code("USD").unwrap(),
            now: "2026-11-23T12:00:00".parse().unwrap(),
            month_first: false,
        };
        receipt(text, &context)
    }

    fn short(text: &str) -> Option<(Kind, i64, &'static str, String)> {
        let draft = read(text)?;
        let Money { minor, currency } = draft.money;
        Some((draft.kind, minor, currency.code(), draft.day.to_string()))
    }

    #[test]
    fn russian_codes_in_any_order() {
        let wanted = Some((Kind::Expense, 123_450, "RUB", "2026-11-22".to_owned()));
        for text in [
            "t=20261122T1504&s=1234.50&fn=9999078900005430&i=1234&fp=123456&n=1",
            "t=20261122T150401&s=1234.50&fn=9999078900005430&i=1234&fp=123456&n=1",
            "n=1&fp=123456&i=1234&fn=9999078900005430&s=1234.5&t=20261122T1504",
            " S=1234,50&T=20261122T1504&FN=1&I=2&FP=3&N=1\n",
            "t=2026-11-22T15:04:05&s=1234.50&fp=1",
        ] {
            assert_eq!(short(text), wanted, "{text}");
        }
        let source = read("t=20261122T1504&s=1&fn=1&fp=3&n=1").unwrap().source;
        assert_eq!(source, "t=20261122T1504&s=1&fn=1&fp=3&n=1");
    }

    #[test]
    fn the_operation_is_the_kind() {
        let of = |n: u8| read(&format!("t=20261122T1504&s=10&fn=1&fp=3&n={n}"));
        let kind = |n| of(n).map(|d| d.kind);
        assert_eq!(kind(1), Some(Kind::Expense));
        assert_eq!(kind(2), Some(Kind::Income));
        assert_eq!(kind(3), Some(Kind::Income));
        assert_eq!(kind(4), Some(Kind::Expense));
        assert_eq!(kind(5), None);
        assert_eq!(of(2).unwrap().guess.unwrap().category.id(), "refund");
        assert_eq!(of(1).unwrap().guess, None);
    }

    #[test]
    fn links_of_kazakhstan_and_of_others() {
        let kzt = Some((Kind::Expense, 150_000, "KZT", "2026-11-23".to_owned()));
        for text in [
            "https://consumer.oofd.kz/?i=123456789&f=012345678901&s=1500.0&t=20261123T150400",
            "http://consumer.kofd.kz/?t=20261123T150400&i=1&f=2&s=1500",
            "HTTPS://Consumer.OOFD.KZ:443/t/?i=1&f=2&s=1500.00&t=20261123T150400#x",
        ] {
            assert_eq!(short(text), kzt, "{text}");
        }
        let other = short("https://receipts.example/?s=7.5&t=20261101T000000");
        assert_eq!(
            other,
            Some((Kind::Expense, 750, "USD", "2026-11-01".into()))
        );
    }

    #[test]
    fn what_is_no_receipt() {
        for text in [
            "",
            "https://example.org/",
            "https://example.org/?s=1&q=2",
            "t=20261122T1504&s=10",
            "t=20261122T1504&s=0&fn=1&fp=2",
            "t=20261122T1504&s=-5&fn=1&fp=2",
            "t=20261122T1504&s=1.005&fn=1&fp=2",
            "t=20261122T1504&s=1e5&fn=1&fp=2",
            "t=20261322T1504&s=10&fn=1&fp=2",
            "t=20261122&s=10&fn=1&fp=2",
            "t=20261125T1504&s=10&fn=1&fp=2",
            "t=２０２６1122T1504&s=10&fn=1&fp=2",
            "чек t=20261122T1504&s=10&fn=1&fp=2",
            "WIFI:T:WPA;S:home;P:secret;;",
        ] {
            assert_eq!(short(text), None, "{text}");
        }
        assert_eq!(
            read(&format!("t=20261122T1504&s=1&fp={}", "1".repeat(2000))),
            None
        );
    }

    #[test]
    fn a_till_ahead_of_the_chat() {
        let tomorrow = short("t=20261124T0004&s=10&fn=1&fp=2");
        assert_eq!(tomorrow.unwrap().3, "2026-11-23");
    }
}
