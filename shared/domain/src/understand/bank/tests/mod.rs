use super::*;
use crate::entry::Kind;
use crate::money::Currency;
use proptest::prelude::*;

mod languages;
mod movements;
mod people;
mod purchases;
mod service;
mod shapes;

/// A chat in this currency, at 15:04 on 23 November 2026.
pub(super) fn context(code: &str) -> Context {
    Context {
        currency: Currency::from_code(code).unwrap(),
        now: jiff::civil::datetime(2026, 11, 23, 15, 4, 0, 0),
        month_first: false,
    }
}

/// `-350.00 RUB | note | tags` of each operation, or what else it is.
fn said(text: &str, code: &str) -> Vec<String> {
    match read(text, context(code)) {
        None => vec!["none".to_owned()],
        Some(Bank::Service) => vec!["service".to_owned()],
        Some(Bank::Operations(drafts)) => drafts.iter().map(one).collect(),
    }
}

fn one(draft: &Draft) -> String {
    let sign = if draft.kind == Kind::Income { '+' } else { '-' };
    let money = draft.money;
    let amount = money.to_decimal().normalize();
    format!(
        "{sign}{amount} {} | {} | {}",
        money.currency.code(),
        draft.note,
        draft.tags.join(",")
    )
}

/// All failures of a table at once.
fn check(table: &[(&str, &str, &str)]) {
    let mut wrong = String::new();
    for (code, text, want) in table {
        let got = said(text, code).join(" ; ");
        if got != *want {
            wrong.push_str(&format!("\n{text}\n  want {want}\n  got  {got}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn two_messages_pasted_are_two_entries() {
    check(&[
        (
            "RUB",
            "VISA1234 10:15 Покупка 500р PYATEROCHKA Баланс: 1500р\nVISA1234 12:40 Покупка 300р MAGNIT Баланс: 1200р",
            "-500 RUB | PYATEROCHKA | 1234 ; -300 RUB | MAGNIT | 1234",
        ),
        (
            "KZT",
            "Покупка: 4 500 ₸\nMagnum\nДоступно: 120 000 ₸\n\nПополнение: 10 000 ₸\nАсель К.\nДоступно: 130 000 ₸",
            "-4500 KZT | Magnum |  ; +10000 KZT | Асель К. | ",
        ),
        (
            "RUB",
            "Покупка 500р. Карта *1234. LENTA. Доступно 900р\n\nОтказ. Покупка 5000р. Карта *1234. Недостаточно средств. Доступно 900р",
            "-500 RUB | LENTA | 1234",
        ),
    ]);
}

#[test]
fn the_day_is_the_one_said_and_never_to_come() {
    for (text, day) in [
        (
            "Pokupka 500.00 KZT 21.11.26 10:15 Karta *1234 MAGNUM Ostatok 1000.00 KZT",
            "2026-11-21",
        ),
        (
            "Card *1234: purchase USD 20.00 at AMAZON on 20-Nov-2026. Available balance USD 100.00",
            "2026-11-20",
        ),
        (
            "Покупка 500р *1234 LENTA 24.12.2026 Баланс 900р",
            "2026-11-23",
        ),
        ("Покупка 500р *1234 LENTA Баланс 900р", "2026-11-23"),
    ] {
        let Some(Bank::Operations(drafts)) = read(text, context("RUB")) else {
            panic!("{text}");
        };
        assert_eq!(drafts[0].day.to_string(), day, "{text}");
    }
}

fn any_message() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Покупка",
        "Баланс",
        "*1234",
        "500р",
        "1 234.56",
        "₸",
        "KZT",
        "23.11.26",
        "15:04",
        "\n",
        "\n\n",
        ":",
        ".",
        "от",
        "Отказ",
        "MAGNUM",
        "карта",
        "VISA1234",
        "+",
        "-",
        "«",
        "код",
        "Переводы",
        "https://x.kz/a",
        "99%",
        "до",
    ]);
    prop::collection::vec(
        prop_oneof![words.prop_map(str::to_owned), any::<String>()],
        0..40,
    )
    .prop_map(|all| all.join(" "))
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in any_message()) {
        if let Some(Bank::Operations(drafts)) = read(&text, context("KZT")) {
            prop_assert!(!drafts.is_empty());
            for draft in drafts {
                prop_assert!(draft.money.minor > 0);
                prop_assert!(draft.day <= context("KZT").now.date());
                prop_assert!(draft.note.len() <= super::super::MAX_NOTE + 4);
                prop_assert!(draft.tags.iter().all(|t| t.chars().all(|c| c.is_ascii_digit())));
            }
        }
    }
}

#[test]
fn long_texts_take_time_in_proportion() {
    for piece in [
        "Покупка 1р ",
        "1 ",
        "*",
        "+7 ",
        "a.",
        "карта ",
        "Баланс 1р\n\nПокупка 2р\n",
        "для покупки ",
        "1.1.",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        let began = std::time::Instant::now();
        let _ = read(&text, context("RUB"));
        assert!(began.elapsed().as_secs() < 5, "{piece}");
    }
}
