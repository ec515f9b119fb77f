//! What is about no money, or lacks an amount.

use super::each;
use crate::conversations::at_both_distances;
use crate::deployed::Deployed;
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::Talk;

at_both_distances! {
    greetings_questions_and_calls_for_help
    what_is_no_money
    an_amount_is_asked_for
}

async fn greetings_questions_and_calls_for_help<T: Talk>(talk: &mut T) {
    let rows = [
        ("привет!", "Я на связи"),
        ("спасибо", "Я на связи"),
        ("👍", "Я на связи"),
        ("сколько я потратил?", "Похоже на вопрос"),
        ("Помощь", "Просто пишите"),
        ("/expenses", "записей пока нет"),
    ];
    each(talk, "ru", &rows).await;
    let rows = [
        ("hello", "I am here"),
        ("Thanks!", "I am here"),
        ("how much did I spend?", "looks like a question"),
        ("help", "Just write what you spent"),
        ("/expenses", "Nothing yet this month"),
    ];
    each(talk, "en", &rows).await;
    let rows = [
        ("сәлем", "Мен осындамын"),
        ("рақмет!", "Мен осындамын"),
        ("қанша жұмсадым?", "Сұраққа ұқсайды"),
        ("көмек", "жаза беріңіз"),
        ("/expenses", "әзірге жазба жоқ"),
    ];
    each(talk, "kk", &rows).await;
}

async fn what_is_no_money<T: Talk>(talk: &mut T) {
    let rows = [
        ("позвонить 89161234567", "похоже на номер"),
        ("ул. Ленина 25 кв 4", "Не вижу суммы"),
        ("сыр 100г", "Не вижу суммы"),
        ("скидка 50%", "Не вижу суммы"),
        ("хлеб 1.0055", "Слишком много знаков"),
        ("/expenses", "записей пока нет"),
    ];
    each(talk, "ru", &rows).await;
    let rows = [
        ("call 555-123-4567", "looks like a number"),
        ("bread 0", "The amount is zero"),
        ("/expenses", "Nothing yet this month"),
    ];
    each(talk, "en", &rows).await;
    let rows = [
        ("нан 0", "Сома нөлге тең"),
        ("/expenses", "әзірге жазба жоқ"),
    ];
    each(talk, "kk", &rows).await;
}

async fn an_amount_is_asked_for<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "кофе 200",
            "кофе",
            "Сколько за «кофе»?",
            "300",
            "300 ₽ · кофе · 🍽",
            "200 ₽",
        ),
        (
            "en",
            "coffee 3",
            "coffee",
            "How much for “coffee”?",
            "4",
            "$4 · coffee · 🍽",
            "$3",
        ),
        (
            "kk",
            "кофе 700",
            "кофе",
            "«кофе» қанша болды?",
            "800",
            "800 ₸ · кофе · 🍽",
            "700 ₸",
        ),
    ];
    for (language, first, thing, asked, amount, recorded, offered) in ways {
        let person = talk.person(language).await;
        talk.say(person, first).await;
        talk.expect(person, thing, &[asked]).await;
        assert_eq!(talk.labels(person).await, [offered]);
        talk.expect(person, amount, &[recorded]).await;
        // The question is answered: the next bare amount is its own.
        let bare = talk.say(person, "55").await;
        assert!(!bare.contains(thing), "{bare}");
        // And the last amounts are offered, by a button too.
        talk.say(person, thing).await;
        talk.press_expect(person, offered, &[offered, thing]).await;
    }
}
