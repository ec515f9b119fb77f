//! Public data, by the path in `KOPECK_DATA`.

use crate::corpus::{Line, outcome};
use crate::{Share, miss, row};
use kopeck_domain::understand::understand;
use rust_decimal::Decimal;
use serde_json::Value;

pub(crate) fn all(below: &mut Vec<String>) {
    let Some(folder) = std::env::var_os("KOPECK_DATA").filter(|f| !f.is_empty()) else {
        println!("public data: not measured, KOPECK_DATA is not set");
        return;
    };
    let read = |name: &str| -> Vec<Value> {
        let path = std::path::Path::new(&folder)
            .join("understanding")
            .join(name);
        let text = std::fs::read_to_string(path).unwrap();
        text.lines()
            .map(|l| serde_json::from_str(l).unwrap())
            .collect()
    };
    number_words(&read("number_words.jsonl"), below);
    cldr_money(&read("cldr_money.jsonl"), below);
    cldr_dates(&read("cldr_dates.jsonl"), below);
    duckling_money(&read("duckling_ru_AmountOfMoney.jsonl"), "Russian", below);
    duckling_money(&read("duckling_en_AmountOfMoney.jsonl"), "English", below);
    duckling_time(&read("duckling_ru_Time.jsonl"), below);
}

fn line(text: String, currency: &str, language: &str, at: &str) -> Line {
    Line::of(text, currency, language, at)
}

const NOW: &str = "2026-11-23T15:04:00+05:00";

fn number_words(all: &[Value], below: &mut Vec<String>) {
    let mut share = Share::default();
    for value in all {
        let text = value["text"].as_str().unwrap();
        let wanted: Decimal = value["value"].to_string().parse().unwrap();
        let language = value["lang"].as_str().unwrap().replace("kz", "kk");
        let money = match language.as_str() {
            "ru" => "рублей",
            "en" => "dollars",
            _ => "теңге",
        };
        let line = line(format!("{text} {money} такси"), "KZT", &language, NOW);
        let got = understand(&line.text, line.context());
        let ok = got
            .entries
            .first()
            .is_some_and(|d| d.money.to_decimal() == wanted);
        share.count(ok);
        if !ok {
            miss("words", &line, &outcome(&got));
        }
    }
    row("public: numbers in words", share, 97.0, below);
}

fn cldr_money(all: &[Value], below: &mut Vec<String>) {
    let mut share = Share::default();
    for value in all {
        let number = value["value"].to_string();
        let wanted: Decimal = number.trim_end_matches(".0").parse().unwrap();
        let code = value["currency"].as_str().unwrap();
        let text = value["text"].as_str().unwrap();
        let line = line(format!("{text} кофе"), code, "ru", NOW);
        let got = understand(&line.text, line.context());
        let shown = kopeck_domain::Currency::from_code(code).unwrap().exponent();
        let ok = got.entries.first().is_some_and(|d| {
            // CLDR rounds where a locale shows no minor units.
            let near = (d.money.to_decimal() - wanted).abs()
                < if shown == 0 || !text.contains(['.', ',', '٫']) {
                    Decimal::ONE
                } else {
                    Decimal::new(1, 4)
                };
            near && d.money.currency.code() == code
        });
        share.count(ok);
        if !ok {
            miss("cldr", &line, &outcome(&got));
        }
    }
    row("public: amounts as locales write them", share, 97.0, below);
}

fn cldr_dates(all: &[Value], below: &mut Vec<String>) {
    let mut share = Share::default();
    for value in all {
        let text = value["text"].as_str().unwrap();
        let locale = value["locale"].as_str().unwrap().replace('_', "-");
        let date = value["date"].as_str().unwrap();
        let line = line(
            format!("{text} кофе 250"),
            "RUB",
            &locale,
            "2026-12-31T15:04:00+05:00",
        );
        let got = understand(&line.text, line.context());
        let yearless = matches!(value["format"].as_str(), Some("d MMMM" | "d MMM" | "dd.MM"));
        let same = |day: &str| {
            if yearless {
                day[4..] == date[4..]
            } else {
                day == date
            }
        };
        let ok = got
            .entries
            .first()
            .is_some_and(|d| same(&d.day.to_string()) && d.money.minor == 25_000);
        share.count(ok);
        if !ok {
            miss("dates", &line, &format!("{date} {}", outcome(&got)));
        }
    }
    row("public: dates as locales write them", share, 97.0, below);
}

fn duckling_money(all: &[Value], language: &str, below: &mut Vec<String>) {
    let mut share = Share::default();
    for value in all {
        let Some(expected) = value["expected"].as_str() else {
            continue;
        };
        // Intervals and the like are no amounts of an expense.
        let parts: Vec<&str> = expected.trim_matches(['(', ')']).split(' ').collect();
        let ["simple", unit, number] = parts.as_slice() else {
            continue;
        };
        let Ok(mut wanted) = Decimal::from_scientific(number).or_else(|_| number.parse()) else {
            continue;
        };
        let code = match *unit {
            "Unnamed" | "Dollar" | "Cent" => "USD",
            "Pound" => "GBP",
            code if code.len() == 3 => code,
            _ => continue,
        };
        if *unit == "Cent" {
            wanted /= Decimal::ONE_HUNDRED;
        }
        let text = value["text"].as_str().unwrap();
        let line = line(format!("такси {text}"), "USD", "en", NOW);
        let got = understand(&line.text, line.context());
        let ok = got
            .entries
            .first()
            .is_some_and(|d| d.money.to_decimal() == wanted && d.money.currency.code() == code);
        share.count(ok);
        if !ok {
            miss("money", &line, &format!("{expected}: {}", outcome(&got)));
        }
    }
    row(
        &format!("public: {language} money phrases"),
        share,
        80.0,
        below,
    );
}

/// Days only, and only those in which a diary of expenses looks back or ahead as a
/// calendar does: a bare weekday is the last one here and the next one there.
fn duckling_time(all: &[Value], below: &mut Vec<String>) {
    let mut share = Share::default();
    for value in all {
        let Some(expected) = value["expected"].as_str() else {
            continue;
        };
        let Some(date) = expected
            .strip_prefix("(datetime (")
            .filter(|e| e.ends_with("Day)"))
        else {
            continue;
        };
        let numbers: Vec<i16> = date
            .split(&[',', ')'][..])
            .take(3)
            .map(|n| n.trim().parse().unwrap())
            .collect();
        let text = value["text"].as_str().unwrap();
        if numbers.contains(&0) || weekday_alone(text) {
            continue;
        }
        let wanted = format!("{:04}-{:02}-{:02}", numbers[0], numbers[1], numbers[2]);
        let line = line(
            format!("{text} кофе 250"),
            "RUB",
            "ru",
            "2013-02-12T04:30:00-02:00",
        );
        let got = understand(&line.text, line.context());
        let ok = got
            .entries
            .iter()
            .chain(&got.planned)
            .next()
            .is_some_and(|d| d.day.to_string() == wanted && d.money.minor == 25_000);
        share.count(ok);
        if !ok {
            miss("time", &line, &format!("{wanted} {}", outcome(&got)));
        }
    }
    row("public: Russian days", share, 80.0, below);
}

fn weekday_alone(text: &str) -> bool {
    let days = [
        "понедельник",
        "вторник",
        "сред",
        "четверг",
        "пятниц",
        "суббот",
        "воскресень",
        "пн",
        "вт",
        "ср",
        "чт",
        "пт",
        "сб",
        "вс",
    ];
    let last = text
        .trim_end_matches('.')
        .split(' ')
        .next_back()
        .unwrap_or_default();
    !text.contains(|c: char| c.is_ascii_digit())
        && days.iter().any(|d| last.to_lowercase().starts_with(d))
}
