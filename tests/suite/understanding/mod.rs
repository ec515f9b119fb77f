//! What people write and what is made of it, row by row, in each language and at two
//! distances.

mod amounts;
mod banks;
mod days;
mod doubts;
mod replies;
mod several;
mod talk;

use crate::talk::Talk;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Somebody new writes each text, and the answers hold what stands beside.
pub(crate) async fn each<T: Talk>(talk: &mut T, language: &str, rows: &[(&str, &str)]) -> i64 {
    let person = talk.person(language).await;
    for (text, part) in rows {
        talk.expect(person, text, &[part]).await;
    }
    person
}

/// The local day of somebody of whom the bot knows nothing but the language.
fn today<T: Talk>(talk: &T, language: &str) -> Date {
    let zone = match language {
        "ru" => "Europe/Moscow",
        "kk" => "Asia/Almaty",
        _ => "UTC",
    };
    let zone = TimeZone::get(zone).expect("a zone");
    zone.to_datetime(talk.now()).date()
}

/// A day as the bot says it.
fn said(day: Date, language: &str) -> String {
    let format = if language == "en" {
        "%-d %b %Y"
    } else {
        "%d.%m.%Y"
    };
    day.strftime(format).to_string()
}

fn before(day: Date, days: i32) -> Date {
    day.checked_sub(days.days()).expect("a day")
}
