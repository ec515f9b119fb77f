//! Days: as dates in figures and in words, and from today on.

use crate::speller::{Language, spell};
use crate::{chat, one};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use kopeck_domain::understand::{Context, day_alone};
use proptest::prelude::*;
use proptest::sample::select;

fn any_day() -> impl Strategy<Value = Date> {
    (1990_i16..2100, 1_i8..=12, 1_i8..=31)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap_or(date(year, month, 28)))
}

/// A chat on that day.
fn on(today: Date) -> Context {
    Context {
        now: today.at(15, 4, 0, 0),
        ..chat("RUB")
    }
}

const RUSSIAN: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const KAZAKH: [&str; 12] = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
];
const WEEKDAYS: [[&str; 3]; 7] = [
    ["в понедельник", "on monday", "дүйсенбі"],
    ["во вторник", "on tuesday", "сейсенбі"],
    ["в среду", "on wednesday", "сәрсенбі"],
    ["в четверг", "on thursday", "бейсенбі"],
    ["в пятницу", "on friday", "жұма"],
    ["в субботу", "on saturday", "сенбі"],
    ["в воскресенье", "on sunday", "жексенбі"],
];

fn days_ago(count: i32) -> Vec<String> {
    let (one, few) = (
        count % 10 == 1 && count % 100 != 11,
        (2..=4).contains(&(count % 10)),
    );
    let few = few && !(12..=14).contains(&(count % 100));
    let noun = match (one, few) {
        (true, _) => "день",
        (_, true) => "дня",
        _ => "дней",
    };
    let words = |language| spell(count.unsigned_abs(), language);
    vec![
        format!("{count} {noun} назад"),
        format!("{} {noun} назад", words(Language::Russian)),
        format!("{count} days ago"),
        format!("{} days ago", words(Language::English)),
        format!("{count} күн бұрын"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn with_its_year(day in any_day(), today in any_day(), style in 0_usize..7, first: bool) {
        let (y, m, d) = (day.year(), day.month(), day.day());
        let month = (m - 1) as usize;
        let said = match style {
            0 => format!("{d:02}.{m:02}.{y}"),
            1 => day.to_string(),
            2 => format!("{d}.{m}.{y}"),
            3 => format!("{d} {} {y} года", RUSSIAN[month]),
            4 => format!("{} {d}, {y}", ENGLISH[month]),
            5 => format!("{d} {} {y}", ENGLISH[month]),
            _ => format!("{y} жылғы {d} {}", KAZAKH[month]),
        };
        let text = if first { format!("{said} кофе 350") } else { format!("кофе 350 {said}") };
        let draft = one(&text, on(today));
        prop_assert!(draft.is_ok(), "{}: {:?}", text, draft);
        let draft = draft.unwrap();
        prop_assert_eq!((draft.day, draft.money.minor, draft.note.as_str()), (day, 35_000, "кофе"), "{}", text);
    }

    #[test]
    fn without_a_year_it_is_near(today in any_day(), back in -150_i32..180, style in 0_usize..4) {
        let day = today.checked_sub(back.days()).unwrap();
        prop_assume!((day.month(), day.day()) != (2, 29));
        let (m, d) = ((day.month() - 1) as usize, day.day());
        let said = match style {
            0 => format!("{d} {}", RUSSIAN[m]),
            1 => format!("{d} {}", ENGLISH[m]),
            2 => format!("{} {d}", ENGLISH[m]),
            _ => format!("{d} {}", KAZAKH[m]),
        };
        // A date without a year is this year's or the last one's, never the next one's.
        let wanted = if day.year() > today.year() { day.with().year(day.year() - 1).build().unwrap() } else { day };
        let text = format!("{said} кофе 350");
        let draft = one(&text, on(today));
        prop_assert!(draft.is_ok(), "{}: {:?}", text, draft);
        prop_assert_eq!(draft.unwrap().day, wanted, "{} on {}", text, today);
    }

    #[test]
    fn days_ago_and_ahead(today in any_day(), count in 1_i32..100) {
        let past = today.checked_sub(count.days()).unwrap();
        for said in days_ago(count) {
            prop_assert_eq!(day_alone(&said, on(today)), Some(past), "{}", said);
            let draft = one(&format!("{said} кофе 350"), on(today));
            prop_assert_eq!(draft.map(|d| (d.day, d.money.minor, d.note)), Ok((past, 35_000, "кофе".to_owned())), "{}", said);
        }
        let future = today.checked_add(count.days()).unwrap();
        for said in [format!("in {count} days"), format!("через {count} дней"), format!("{count} күннен кейін")] {
            prop_assert_eq!(day_alone(&said, on(today)), Some(future), "{}", said);
        }
    }

    #[test]
    fn near_days_by_name(today in any_day()) {
        for (said, days) in [
            ("сегодня", 0), ("today", 0), ("бүгін", 0), ("вчера", -1), ("yesterday", -1), ("кеше", -1),
            ("позавчера", -2), ("the day before yesterday", -2), ("завтра", 1), ("tomorrow", 1), ("ертең", 1),
            ("послезавтра", 2), ("неделю назад", -7), ("a week ago", -7), ("бір апта бұрын", -7),
        ] {
            let day = today.checked_add(days.days()).unwrap();
            prop_assert_eq!(day_alone(said, on(today)), Some(day), "{}", said);
        }
        let month = today.checked_sub(1.month()).unwrap();
        for said in ["месяц назад", "a month ago", "бір ай бұрын"] {
            prop_assert_eq!(day_alone(said, on(today)), Some(month), "{}", said);
        }
    }

    #[test]
    fn a_weekday_is_the_latest(today in any_day(), number in 0_usize..7, language in select(vec![0_usize, 1, 2])) {
        let said = WEEKDAYS[number][language];
        let back = (0..7).map(|n| today.checked_sub(n.days()).unwrap());
        let day = back.into_iter().find(|d| d.weekday().to_monday_zero_offset() as usize == number);
        let draft = one(&format!("{said} кофе 350"), on(today));
        prop_assert_eq!(draft.map(|d| (Some(d.day), d.note)), Ok((day, "кофе".to_owned())), "{} on {}", said, today);
    }
}
