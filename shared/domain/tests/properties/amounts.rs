//! Any amount in any style reads back, with its note and its currency.

use crate::speller::{Language, spell};
use crate::{chat, one, seen};
use kopeck_domain::Kind;
use proptest::prelude::*;
use proptest::sample::select;

/// The digits of an amount, grouped by `group`, with `places` digits behind `point`.
fn written(minor: i64, places: u32, group: &str, point: &str, indian: bool) -> String {
    let unit = 10_i64.pow(places);
    let digits = (minor / unit).to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        let joint = if indian && left > 3 {
            left % 2 == 1
        } else {
            left.is_multiple_of(3)
        };
        if at > 0 && joint {
            out.push_str(group);
        }
        out.push(digit);
    }
    if places > 0 && minor % unit != 0 {
        let rest = minor % unit;
        let width = places as usize;
        out = format!("{out}{point}{rest:0width$}");
    }
    out
}

/// Digits of another script.
fn in_script(text: &str, zero: char) -> String {
    let digit = |c: char| {
        let other = c
            .to_digit(10)
            .and_then(|d| char::from_u32(u32::from(zero) + d));
        other.unwrap_or(c)
    };
    text.chars().map(digit).collect()
}

const STYLES: [(&str, &str); 11] = [
    ("", "."),
    ("", ","),
    (" ", ","),
    (" ", "."),
    ("\u{a0}", ","),
    ("\u{2009}", ","),
    ("\u{202f}", ","),
    (".", ","),
    (",", "."),
    ("'", "."),
    ("’", "."),
];

/// What is spent on, of words that have no meaning of their own here.
const NOTES: [&str; 6] = ["кофе", "хлеб и сыр", "coffee", "нан", "taxi home", "дәрі"];

/// What stands behind or before an amount, and the currency that it means.
const MONEY: [(&str, &str, bool); 16] = [
    ("₽", "RUB", false),
    (" руб.", "RUB", false),
    ("р", "RUB", false),
    (" рублей", "RUB", false),
    ("₸", "KZT", false),
    (" тг", "KZT", false),
    (" теңге", "KZT", false),
    (" KZT", "KZT", false),
    ("$", "USD", false),
    (" usd", "USD", false),
    (" dollars", "USD", false),
    ("€", "EUR", false),
    (" евро", "EUR", false),
    ("$", "USD", true),
    ("€", "EUR", true),
    ("USD ", "USD", true),
];

fn beside(amount: &str, note: &str, first: bool) -> String {
    if first {
        format!("{amount} {note}")
    } else {
        format!("{note} {amount}")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn in_any_style_and_currency(
        // From a hundred units on: what is less may count things (`2 coffee`).
        minor in 10_000_i64..10_000_000_000,
        (group, point) in select(STYLES.to_vec()),
        (name, code, before) in select(MONEY.to_vec()),
        note in select(NOTES.to_vec()),
        first: bool,
    ) {
        let amount = written(minor, 2, group, point, false);
        let amount = if before { format!("{name}{amount}") } else { format!("{amount}{name}") };
        let text = beside(&amount, note, first);
        let draft = one(&text, chat("GEL"));
        prop_assert!(draft.is_ok(), "{}: {:?}", text, draft);
        prop_assert_eq!(seen(&draft.unwrap()), (minor, code, note.to_owned()), "{}", text);
    }

    #[test]
    fn without_a_currency_it_is_the_chats(
        // Ungrouped digits without a currency may be a telephone number from ten on.
        minor in 10_000_i64..10_000_000_000,
        (group, point) in select(STYLES.to_vec()),
        (code, places) in select(vec![("RUB", 2_u32), ("KZT", 2), ("USD", 2), ("JPY", 0), ("KWD", 3)]),
        note in select(NOTES.to_vec()),
        zero in select(vec!['0', '0', '٠', '۰', '０', '०']),
        plus: bool,
        first: bool,
    ) {
        // Of yen no less than a hundred: a smaller number would count things.
        let minor = if places == 3 { minor.max(100_000) } else { minor };
        // In a currency with three decimals `1.234` and `1,234` are no groups.
        prop_assume!(places != 3 || !matches!(group, "." | ","));
        // A bare number of this year or the next may be a year, and is asked about.
        let unit = 10_i64.pow(places);
        prop_assume!(plus || !(2026..=2027).contains(&(minor / unit)));
        // A space between two groups may part two amounts, and is asked about where the
        // thing is a small one.
        let halves = (100_000..=999_999).contains(&(minor / unit)) && minor % unit == 0;
        prop_assume!(!halves || group.is_empty() || !group.trim().is_empty());
        let amount = in_script(&written(minor, places, group, point, false), zero);
        let amount = if plus { format!("+{amount}") } else { amount };
        let text = beside(&amount, note, first);
        let draft = one(&text, chat(code));
        prop_assert!(draft.is_ok(), "{}: {:?}", text, draft);
        let draft = draft.unwrap();
        prop_assert_eq!(draft.kind == Kind::Income, plus, "{}", text);
        prop_assert_eq!(seen(&draft), (minor, code, note.to_owned()), "{}", text);
    }

    #[test]
    fn in_indian_groups(
        minor in 10_000_000_i64..100_000_000_000,
        note in select(NOTES.to_vec()),
        first: bool,
    ) {
        let amount = written(minor, 2, ",", ".", true);
        let text = beside(&format!("₹{amount}"), note, first);
        let draft = one(&text, chat("INR"));
        prop_assert!(draft.is_ok(), "{}: {:?}", text, draft);
        prop_assert_eq!(seen(&draft.unwrap()), (minor, "INR", note.to_owned()), "{}", text);
    }

    #[test]
    fn with_a_word_that_multiplies(
        count in 1_i64..1000,
        tenth in 0_i64..10,
        (word, times) in select(vec![
            ("к", 1_000_i64), ("k", 1_000), (" тыс", 1_000), (" тыс.", 1_000), ("тыс", 1_000),
            (" мың", 1_000), (" тысяч", 1_000), (" thousand", 1_000), (" млн", 1_000_000),
            ("млн", 1_000_000), (" million", 1_000_000), (" миллионов", 1_000_000),
        ]),
        point in select(vec![".", ","]),
        money in select(vec![("", "KZT"), (" тг", "KZT"), ("$", "USD"), (" рублей", "RUB")]),
        note in select(NOTES.to_vec()),
        first: bool,
    ) {
        let digits = if tenth == 0 { count.to_string() } else { format!("{count}{point}{tenth}") };
        // "2 тыс.$": a point of an abbreviation before a sign is nobody's.
        prop_assume!(!(word.ends_with('.') && money.0 == "$"));
        let text = beside(&format!("{digits}{word}{}", money.0), note, first);
        let minor = (count * 10 + tenth) * times * 10;
        let draft = one(&text, chat("KZT"));
        prop_assert!(draft.is_ok(), "{}: {:?}", text, draft);
        prop_assert_eq!(seen(&draft.unwrap()), (minor, money.1, note.to_owned()), "{}", text);
    }

    #[test]
    fn in_words(
        number in prop_oneof![1_u32..1000, 1_u32..1_000_000],
        language in select(vec![Language::Russian, Language::English, Language::Kazakh]),
        first: bool,
    ) {
        let (money, code, note) = match language {
            Language::Russian => ("рублей", "RUB", "кофе"),
            Language::English => ("dollars", "USD", "coffee"),
            Language::Kazakh => ("теңге", "KZT", "нан"),
        };
        let text = beside(&format!("{} {money}", spell(number, language)), note, first);
        let draft = one(&text, chat(code));
        prop_assert!(draft.is_ok(), "{}: {:?}", text, draft);
        let wanted = (i64::from(number) * 100, code, note.to_owned());
        prop_assert_eq!(seen(&draft.unwrap()), wanted, "{}", text);
    }
}
