//! Amounts as people write them, arithmetic, currencies, words and categories.

use super::each;
use crate::conversations::at_both_distances;
use crate::deployed::Deployed;
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::Talk;

at_both_distances! {
    amount_first_or_last
    amounts_in_russian
    amounts_in_english
    amounts_in_kazakh
    arithmetic
    currencies
    income_and_back
    tags
    categories_sure_and_unsure
}

async fn amount_first_or_last<T: Talk>(talk: &mut T) {
    let rows = [
        ("40 транспорт", "40 ₽ · транспорт"),
        ("4990 кроватьа14", "4 990 ₽ · кроватьа14"),
        ("2102.6 аптека", "2 102,60 ₽ · аптека"),
        ("1539 авито", "1 539 ₽ · авито"),
        ("такси до дома 430", "430 ₽ · такси до дома"),
    ];
    each(talk, "ru", &rows).await;
    let rows = [
        ("coffee 3.50", "$3.50 · coffee"),
        ("40 bus home", "$40 · bus home"),
    ];
    each(talk, "en", &rows).await;
    let rows = [
        ("500 нан", "500 ₸ · нан"),
        ("үйге такси 1200", "1 200 ₸ · үйге такси"),
    ];
    each(talk, "kk", &rows).await;
}

async fn amounts_in_russian<T: Talk>(talk: &mut T) {
    let rows = [
        ("1 500 продукты", "1 500 ₽ · продукты"),
        ("1\u{a0}510 продукты", "1 510 ₽ · продукты"),
        ("1\u{2009}520 продукты", "1 520 ₽ · продукты"),
        ("1 234,56 магнит", "1 234,56 ₽ · магнит"),
        ("1.234,57 магнит", "1 234,57 ₽ · магнит"),
        ("1.500 кофе", "1 500 ₽ · кофе"),
        ("2к такси", "2 000 ₽ · такси"),
        ("25 тыс ноутбук", "25 000 ₽ · ноутбук"),
        ("1,2 млн машина", "1 200 000 ₽ · машина"),
        ("пятьсот цветы", "500 ₽ · цветы"),
        ("двести пятьдесят рублей кофе", "250 ₽ · кофе"),
        ("89", "89 ₽ · без описания"),
    ];
    each(talk, "ru", &rows).await;
}

async fn amounts_in_english<T: Talk>(talk: &mut T) {
    let rows = [
        ("1,234.56 rent", "$1,234.56 · rent"),
        ("1,500 sofa", "$1,500 · sofa"),
        ("1.5k laptop", "$1,500 · laptop"),
        ("five hundred flowers", "$500 · flowers"),
        ("7", "$7 · no description"),
    ];
    each(talk, "en", &rows).await;
}

async fn amounts_in_kazakh<T: Talk>(talk: &mut T) {
    let rows = [
        ("3 мың нан", "3 000 ₸ · нан"),
        ("бес жүз кофе", "500 ₸ · кофе"),
        ("екі мың бес жүз такси", "2 500 ₸ · такси"),
        ("1 234,56 дүкен", "1 234,56 ₸ · дүкен"),
        ("900", "900 ₸ · сипаттамасыз"),
    ];
    each(talk, "kk", &rows).await;
}

async fn arithmetic<T: Talk>(talk: &mut T) {
    let rows = [
        ("250+300 кофе", "550 ₽ · кофе"),
        ("2 кофе по 250", "500 ₽ · 2 кофе"),
        ("чай 250 x2", "500 ₽ · чай"),
        ("1000-150 скидка", "850 ₽ · скидка"),
        ("счёт 4200/3", "1 400 ₽ · счёт"),
    ];
    each(talk, "ru", &rows).await;
    let rows = [
        ("2 coffees at 3.50", "$7 · 2 coffees"),
        ("lunch 5+3", "$8 · lunch"),
        ("bill 42/3", "$14 · bill"),
    ];
    each(talk, "en", &rows).await;
    let rows = [
        ("2 кофе 700-ден", "1 400 ₸ · 2 кофе"),
        ("нан 200+150", "350 ₸ · нан"),
    ];
    each(talk, "kk", &rows).await;
}

async fn currencies<T: Talk>(talk: &mut T) {
    let rows = [
        ("$5 обед", "5 $ · обед"),
        ("5$ чай", "5 $ · чай"),
        ("1500₸ вода", "1 500 ₸ · вода"),
        ("500 тенге хлеб", "500 ₸ · хлеб"),
        ("кофе 3 евро", "3 € · кофе"),
        ("ужин 20 лир", "20 ₺ · ужин"),
        ("сувениры 1500 JPY", "1 500 ¥ · сувениры"),
    ];
    let anna = each(talk, "ru", &rows).await;
    // Each in its own, the chat's first.
    talk.expect(
        anna,
        "40 метро",
        &["За день 40 ₽ + ", "2 000 ₸", "10 $", "3 €"],
    )
    .await;
    let rows = [("taxi €12", "€12 · taxi"), ("lunch 10 gbp", "£10 · lunch")];
    each(talk, "en", &rows).await;
    let rows = [
        ("кофе $5", "5 $ · кофе"),
        ("1200 теңге нан", "1 200 ₸ · нан"),
    ];
    each(talk, "kk", &rows).await;
}

async fn income_and_back<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "зарплата 100000",
            "+100 000 ₽ · зарплата · 💼 Зарплата",
            "В расход",
            "В доход",
        ),
        (
            "en",
            "salary 2000",
            "+$2,000 · salary · 💼 Salary",
            "To expense",
            "To income",
        ),
        (
            "kk",
            "жалақы 200000",
            "+200 000 ₸ · жалақы · 💼 Жалақы",
            "Шығынға",
            "Кіріске",
        ),
    ];
    for (language, text, income, out, back) in ways {
        let person = each(talk, language, &[(text, income)]).await;
        let expense = talk.press(person, out).await;
        assert!(
            expense.starts_with('✅') && !expense.contains('+'),
            "{expense}"
        );
        talk.press_expect(person, back, &[income]).await;
    }
    let anna = each(
        talk,
        "ru",
        &[("+50000 зарплата", "💰 +50 000 ₽ · зарплата")],
    )
    .await;
    talk.expect(
        anna,
        "мама скинула 5000",
        &["+5 000 ₽", "Доходы за месяц 55 000 ₽"],
    )
    .await;
}

async fn tags<T: Talk>(talk: &mut T) {
    let rows = [
        (
            "5000 отель #отпуск",
            "5 000 ₽ · отель #отпуск · ✈️ Путешествия",
        ),
        ("#отпуск #море 300 кофе", "300 ₽ · кофе #отпуск #море"),
    ];
    let anna = each(talk, "ru", &rows).await;
    talk.expect(anna, "/expenses", &["• 5 000 ₽ · отель #отпуск"])
        .await;
    each(
        talk,
        "en",
        &[("hotel 200 #trip", "$200 · hotel #trip · ✈️ Travel")],
    )
    .await;
    each(
        talk,
        "kk",
        &[("қонақүй 50000 #демалыс", "50 000 ₸ · қонақүй #демалыс")],
    )
    .await;
}

async fn categories_sure_and_unsure<T: Talk>(talk: &mut T) {
    let ways = [
        ("ru", "40 такси", "🚌 Транспорт", "45 ываыва"),
        ("en", "coffee 3", "🍽 Eating out", "12 ywaywa"),
        ("kk", "500 нан", "🛒 Азық-түлік", "900 бұлдырық"),
    ];
    for (language, sure, category, odd) in ways {
        let person = talk.person(language).await;
        let known = talk.say(person, sure).await;
        let first = known.lines().next().unwrap_or_default();
        assert!(first.ends_with(category), "{known}");
        // Nobody knows this word: a guess has a question mark, or there is none.
        let unknown = talk.say(person, odd).await;
        let first = unknown.lines().next().unwrap_or_default();
        let guessed = first.matches(" · ").count() > 1;
        assert_eq!(guessed, first.ends_with('?'), "{unknown}");
    }
}
