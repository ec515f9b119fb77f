use super::*;
use proptest::prelude::*;

fn rub() -> Context {
    Context {
        currency: Currency::from_code("RUB").unwrap(),
        now: jiff::civil::datetime(2026, 11, 23, 15, 4, 0, 0),
        month_first: false,
    }
}

/// `text` -> amount in minor units, currency, note.
fn one(text: &str) -> (i64, &'static str, String) {
    let read = understand(text, rub());
    assert!(read.problems.is_empty(), "{text}: {:?}", read.problems);
    assert_eq!(read.entries.len(), 1, "{text}");
    let entry = &read.entries[0];
    (
        entry.money.minor,
        entry.money.currency.code(),
        entry.note.clone(),
    )
}

fn why_not(text: &str) -> Reason {
    let read = understand(text, rub());
    assert!(read.entries.is_empty(), "{text}: {:?}", read.entries);
    read.problems[0].reason
}

#[test]
fn amount_first_or_last() {
    for (text, minor, note) in [
        ("40 транспорт", 4000, "транспорт"),
        ("4990 кроватьа14", 499_000, "кроватьа14"),
        ("2102.6 аптека", 210_260, "аптека"),
        ("1539 авито", 153_900, "авито"),
        ("coffee 3.50", 350, "coffee"),
        ("такси до дома 430", 43_000, "такси до дома"),
        ("кофе - 200", 20_000, "кофе"),
        ("кофе: 200", 20_000, "кофе"),
        ("-40 транспорт", 4000, "транспорт"),
        ("нан 150", 15_000, "нан"),
        ("🍕 пицца 900", 90_000, "🍕 пицца"),
        ("250", 25_000, ""),
        ("40, кофе", 4000, "кофе"),
        ("Кофе (с собой) 200", 20_000, "Кофе (с собой)"),
    ] {
        assert_eq!(one(text), (minor, "RUB", note.to_owned()), "{text}");
    }
}

#[test]
fn numbers_as_people_write_them() {
    for (text, minor) in [
        ("1 500 x", 150_000),
        ("1 234,56 x", 123_456),
        ("1.234,56 x", 123_456),
        ("1,234.56 x", 123_456),
        ("1'234.50 x", 123_450),
        ("1\u{a0}500 x", 150_000),
        ("1\u{202f}234\u{202f}567 x", 123_456_700),
        ("1.500 x", 150_000),
        ("1,500 x", 150_000),
        ("12,5 x", 1_250),
        ("1.234.567 x", 123_456_700),
        ("0.5 x", 50),
        ("2к x", 200_000),
        ("1.5k x", 150_000),
        ("25 тыс x", 2_500_000),
        ("25 тыс. x", 2_500_000),
        ("1,2 млн x", 120_000_000),
        ("3 мың x", 300_000),
        ("１２３ x", 12_300),
        ("١٢٣ x", 12_300),
        ("٢٥٠٫٥ x", 25_050),
    ] {
        assert_eq!(one(text), (minor, "RUB", "x".to_owned()), "{text}");
    }
}

#[test]
fn currencies_by_sign_code_and_word() {
    for (text, minor, code, note) in [
        ("$5 lunch", 500, "USD", "lunch"),
        ("5$ lunch", 500, "USD", "lunch"),
        ("lunch 5 usd", 500, "USD", "lunch"),
        ("USD5 lunch", 500, "USD", "lunch"),
        ("1500₸ такси", 150_000, "KZT", "такси"),
        ("такси 1 500р", 150_000, "RUB", "такси"),
        ("10 500тг нан", 1_050_000, "KZT", "нан"),
        ("1 500к машина", 150_000_000, "RUB", "машина"),
        ("iphone 15 $900", 90_000, "USD", "iphone 15"),
        ("pizza 2 $10", 1000, "USD", "pizza 2"),
        ("40 100г сыра", 4000, "RUB", "100г сыра"),
        ("250-кофе", 25_000, "RUB", "кофе"),
        ("500 тенге нан", 50_000, "KZT", "нан"),
        ("500тг нан", 50_000, "KZT", "нан"),
        ("2к₽ такси", 200_000, "RUB", "такси"),
        ("кофе 3 евро", 300, "EUR", "кофе"),
        ("обед 25 тыс тенге", 2_500_000, "KZT", "обед"),
        ("сувениры 1500 JPY", 1500, "JPY", "сувениры"),
        ("1.500 KWD dates", 1500, "KWD", "dates"),
        ("взял 3 евро на кофе", 300, "EUR", "взял на кофе"),
        ("iphone 15 90000₽", 9_000_000, "RUB", "iphone 15"),
        ("5 долларов чай", 500, "USD", "чай"),
    ] {
        assert_eq!(one(text), (minor, code, note.to_owned()), "{text}");
    }
}

#[test]
fn income_by_a_plus() {
    for text in [
        "+50000 зарплата",
        "зарплата +50000",
        "+ 50 000 зарплата",
        "+50к зарплата",
    ] {
        let read = understand(text, rub());
        assert_eq!(read.entries[0].kind, Kind::Income, "{text}");
        assert_eq!(read.entries[0].money.minor, 5_000_000, "{text}");
        assert_eq!(read.entries[0].note, "зарплата", "{text}");
    }
}

#[test]
fn several_lines_keep_the_good_and_name_the_bad() {
    let read = understand("кофе 200\nпривет\n\n40 транспорт; хлеб 0", rub());
    assert_eq!(
        read.entries
            .iter()
            .map(|e| e.money.minor)
            .collect::<Vec<_>>(),
        [20_000, 4000]
    );
    let problems: Vec<_> = read
        .problems
        .iter()
        .map(|p| (p.source.as_str(), p.reason))
        .collect();
    assert_eq!(
        problems,
        [("привет", Reason::NoAmount), ("хлеб 0", Reason::Zero)]
    );
}

#[test]
fn greetings_and_questions_are_told_from_things() {
    for (text, is) in [
        ("привет!", Some(Manner::Greeting)),
        ("thanks", Some(Manner::Greeting)),
        ("рақмет", Some(Manner::Greeting)),
        ("👍", Some(Manner::Greeting)),
        ("сколько на такси в июле", Some(Manner::Question)),
        ("хлеб?", Some(Manner::Question)),
        ("хлеб", None),
        ("🍕", None),
        ("привет 40", None),
        ("", None),
    ] {
        assert_eq!(manner(text), is, "{text}");
    }
}

#[test]
fn a_smile_is_no_failed_entry() {
    let read = understand("кофе 200 ;)\n---\n🍕", rub());
    assert_eq!((read.entries.len(), read.problems.len()), (1, 0));
}

#[test]
fn the_longest_text_is_read_in_no_time() {
    // Counted in steps rather than seconds this would be a property; a quadratic reading of
    // these takes minutes in a debug build.
    for text in [
        format!("1{}%", " 000".repeat(20_000)),
        "5-".repeat(40_000),
        "1 000г ".repeat(10_000),
    ] {
        let _ = understand(&text, rub());
    }
}

#[test]
fn what_is_worked_out_has_no_end_but_a_bound() {
    for text in [
        "1234234*12341234*234234234*12341234 4 *1",
        "9999999999*9999999999*9999999999 кофе",
        "99999999999999999 млрд и половина x",
        "миллиард миллиардов с половиной 5 * 9999999999 * 9999999999",
    ] {
        let read = understand(text, rub());
        let most = |e: &Draft| e.money.minor <= Money::MAX_MINOR;
        assert!(read.entries.iter().all(most), "{text}");
    }
    assert_eq!(why_not("9999999999*9999999999 кофе"), Reason::TooLarge);
}

#[test]
fn a_question_offers_what_a_person_can_read() {
    let read = understand(&"такси 120₽ 340₽ 560₽\n".repeat(9), rub());
    let Some(Asks::Confirm(choices)) = read.asks else {
        panic!("{read:?}");
    };
    assert_eq!(choices.len(), MAX_CHOICES);
}

#[test]
fn a_sign_for_a_whole_sentence_is_one_character() {
    assert_eq!(one("200 ﷺ").2, "ﷺ");
    assert_eq!(why_not("сыр 5㎏"), Reason::NoAmount);
}

#[test]
fn an_amount_and_a_day_are_no_telephone() {
    let read = &understand("кофе 350 2026-01-19", rub()).entries[0];
    assert_eq!((read.money.minor, read.note.as_str()), (35_000, "кофе"));
    assert_eq!(read.day.to_string(), "2026-01-19");
    assert_eq!(why_not("350 2026-91-19"), Reason::TooLarge);
}

#[test]
fn a_size_that_goes_on_is_a_calculation() {
    assert_eq!(one("кофе 100×2+100").0, 30_000);
    assert_eq!(one("300*2-500 кофе").0, 10_000);
    assert_eq!(one("кровать 140х200 15990").0, 1_599_000);
    assert_eq!(one("кровать 140х200 - 15990").0, 1_599_000);
}

#[test]
fn a_bracket_comes_first_and_then_from_the_left() {
    for (text, minor) in [
        ("кофе 100+(100+100)*2+100", 60_000),
        ("кофе (100+200)*2-100+50", 55_000),
        ("кофе (100+1)*2+(100+2)*2+(100+3)*2+(100+4)*2", 82_000),
        ("кофе 1000-(100+50)-30", 82_000),
        ("кофе 2 * 100+100", 30_000),
        ("кофе 2 x 1000+100", 210_000),
    ] {
        assert_eq!(one(text), (minor, "RUB", "кофе".to_owned()), "{text}");
    }
}

#[test]
fn nobody_keeps_a_diary_of_a_thousand_years() {
    let day = |text: &str| day_alone(text, rub()).map(|d| d.to_string());
    assert_eq!(day("20 лет назад").as_deref(), Some("2006-11-23"));
    assert_eq!(day("через 1000 дней").as_deref(), Some("2029-08-19"));
    for far in [
        "1000 лет назад",
        "тыс апта бұрын 9999999999",
        "in 99999999 days",
    ] {
        assert_eq!(day(far), None, "{far}");
    }
}

#[test]
fn the_26th_entry_is_one_too_many() {
    let read = understand(&"кофе 200\n".repeat(30), rub());
    assert_eq!((read.entries.len(), read.problems.len()), (MAX_ENTRIES, 5));
    let page = understand(&"x\n".repeat(2000), rub());
    assert_eq!(page.problems.len(), MAX_PROBLEMS + 1);
    assert!(read.problems.iter().all(|p| p.reason == Reason::TooMany));
}

#[test]
fn what_is_not_an_amount_is_not_guessed() {
    assert_eq!(why_not("кофе"), Reason::NoAmount);
    assert_eq!(why_not("встреча в 15:30"), Reason::NoAmount);
    assert_eq!(why_not("такси на 5 этаж"), Reason::NoAmount);
    assert_eq!(why_not("сыр 100г"), Reason::NoAmount);
    assert_eq!(why_not("скидка 50%"), Reason::NoAmount);
    assert_eq!(why_not("19.01.2026 вылет"), Reason::NoAmount);
    assert_eq!(why_not("позвонить 89161234567"), Reason::TooLarge);
    for phone in ["мама +7 916 123-45-67", "+7 (916) 123-45-67"] {
        assert_eq!(why_not(phone), Reason::TooLarge, "{phone}");
    }
    for nothing in [
        "2026-01-19 вылет",
        "10-15 человек",
        "кроссовки 42-43",
        "5-й этаж",
        "провод 5м",
    ] {
        assert_eq!(why_not(nothing), Reason::NoAmount, "{nothing}");
    }
    assert_eq!(why_not("хлеб 0"), Reason::Zero);
    assert_eq!(why_not("хлеб 1.0055"), Reason::TooPrecise);
    assert_eq!(why_not("1e309"), Reason::NoAmount);
    assert_eq!(why_not("NaN"), Reason::NoAmount);
    assert_eq!(why_not("1e444444410 x"), Reason::NoAmount);
    assert_eq!(why_not("9000000000000000000 x"), Reason::TooLarge);
}

#[test]
fn a_note_cannot_turn_the_direction_of_the_reply() {
    assert_eq!(one("200 ко\u{202e}фе\u{200f}").2, "кофе");
    assert_eq!(one("200 👨‍👩‍👧 семья").2, "👨‍👩‍👧 семья");
}

#[test]
fn a_note_has_a_bound() {
    let note = one(&format!("200 {}", "ы".repeat(4000))).2;
    assert_eq!(note.chars().count(), MAX_NOTE / 2 + 1);
}

fn grouped(minor: i64, group: &str, point: &str) -> String {
    let (whole, rest) = (minor / 100, minor % 100);
    let digits = whole.to_string();
    let mut out = String::new();
    for (i, d) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push_str(group);
        }
        out.push(d);
    }
    format!("{out}{point}{rest:02}")
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        let _ = understand(&text, rub());
    }

    #[test]
    fn no_mixture_of_digits_and_marks_panics(text in "[0-9 .,'+\\-$₽ктысмлнkа%:/]{0,60}") {
        let _ = understand(&text, rub());
    }

    #[test]
    fn any_amount_in_any_style_reads_back(
        minor in 1_i64..100_000_000_000,
        style in prop::sample::select(vec![
            ("", "."), ("", ","), (" ", ","), ("\u{a0}", ","), ("\u{202f}", ","),
            (".", ","), (",", "."), ("'", "."), (" ", "."),
        ]),
        first: bool,
    ) {
        let amount = grouped(minor, style.0, style.1);
        let text = if first { format!("{amount} кофе") } else { format!("кофе {amount}") };
        prop_assert_eq!(one(&text), (minor, "RUB", "кофе".to_owned()));
    }
}
