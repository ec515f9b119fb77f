use super::*;
use fluent_bundle::FluentResource;
use kopeck_domain::Money;
use std::collections::BTreeMap;

fn money(minor: i64, code: &str) -> Money {
    Money {
        minor,
        currency: Currency::from_code(code).unwrap(),
    }
}

/// Message ids of a file, each with the arguments it uses.
fn shape(source: &str) -> BTreeMap<String, Vec<String>> {
    FluentResource::try_new(source.to_owned())
        .map_err(|(_, e)| e)
        .expect("the file parses");
    let mut shape: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines() {
        if line.starts_with(char::is_alphabetic) {
            current = line.split(' ').next().unwrap_or_default().to_owned();
            shape.entry(current.clone()).or_default();
        }
        for part in line.split("{ $").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_alphanumeric()).collect();
            let names = shape
                .get_mut(&current)
                .expect("an argument belongs to a message");
            if !names.contains(&name) {
                names.push(name);
                names.sort();
            }
        }
    }
    shape
}

#[test]
fn every_language_says_everything_with_the_same_arguments() {
    let english = shape(Language::fallback().0.source);
    assert!(english.len() > 20);
    for language in Language::all() {
        assert_eq!(shape(language.0.source), english, "{language:?}");
    }
}

#[test]
fn a_person_is_answered_in_their_language_or_in_english() {
    let tag = |t| Language::of_person(t).tag();
    assert_eq!(tag(Some("ru")), "ru");
    assert_eq!(tag(Some("kk-KZ")), "kk");
    assert_eq!(tag(Some("pt-br")), "en");
    assert_eq!(tag(None), "en");
    assert_eq!(Language::named("Русский").map(Language::tag), Some("ru"));
}

#[test]
fn amounts_as_each_language_writes_them() {
    let say = |tag, m| Language::tagged(tag).expect("spoken").money(m);
    assert_eq!(say("ru", money(123_456, "RUB")), "1\u{a0}234,56\u{a0}₽");
    assert_eq!(say("ru", money(4000, "RUB")), "40\u{a0}₽");
    assert_eq!(say("en", money(350, "USD")), "$3.50");
    assert_eq!(say("en", money(123_456_700, "USD")), "$1,234,567");
    assert_eq!(say("kk", money(150_050, "KZT")), "1\u{a0}500,50\u{a0}₸");
    assert_eq!(say("ru", money(1500, "JPY")), "1\u{a0}500\u{a0}¥");
    assert_eq!(say("en", money(1500, "KWD")), "1.500\u{a0}KWD");
}

#[test]
fn peoples_words_cannot_be_markup() {
    let args = Args::new().text("amount", "1").text("note", "<b>&</b>");
    assert!(
        Language::fallback()
            .say("recorded-expense", &args)
            .contains("&lt;b&gt;&amp;&lt;/b&gt;")
    );
}

#[test]
fn counts_take_their_plural_form() {
    let say = |tag, n| {
        Language::tagged(tag)
            .expect("spoken")
            .say("recorded-several", &Args::new().count("count", n))
    };
    assert!(say("ru", 1).contains("1 запись"), "{}", say("ru", 1));
    assert!(say("ru", 3).contains("3 записи"));
    assert!(say("ru", 5).contains("5 записей"));
    assert!(say("en", 2).contains("2 entries"));
}
