//! A reply corrects: an amount, a word, a day, a category's name.

use super::{before, said, today};
use crate::conversations::at_both_distances;
use crate::deployed::Deployed;
use crate::in_process::{InProcess, SECRET, post};
use crate::stack;
use crate::talk::{Talk, button};
use kopeck_testkit::build;
use kopeck_webhook::handler::handle;
use serde_json::{Value, json};

at_both_distances! {
    a_reply_to_the_confirmation
    a_reply_to_ones_own_message
    a_reply_to_a_list_asks_which
    a_reply_that_corrects_nothing_is_a_message
}

/// What is written first, and replies with what they make of it.
struct Way {
    language: &'static str,
    first: &'static str,
    replies: [(&'static str, &'static str); 4],
    days_ago: &'static str,
}

const WAYS: [Way; 3] = [
    Way {
        language: "ru",
        first: "кофе 200",
        replies: [
            ("250", "250 ₽ · кофе · 🍽 Кафе и рестораны\nЗа день 290 ₽"),
            ("обед", "250 ₽ · обед · 🍽"),
            ("топливо", "250 ₽ · обед · ⛽ Топливо"),
            ("такси 300", "300 ₽ · такси · ⛽ Топливо"),
        ],
        days_ago: "3 дня назад",
    },
    Way {
        language: "en",
        first: "coffee 3",
        replies: [
            ("4", "$4 · coffee · 🍽 Eating out\nToday $44"),
            ("lunch", "$4 · lunch · 🍽"),
            ("fuel", "$4 · lunch · ⛽ Fuel"),
            ("taxi 5", "$5 · taxi · ⛽ Fuel"),
        ],
        days_ago: "3 days ago",
    },
    Way {
        language: "kk",
        first: "кофе 700",
        replies: [
            ("800", "800 ₸ · кофе · 🍽 Кафе мен мейрамхана\nБүгін 840 ₸"),
            ("түскі ас", "800 ₸ · түскі ас · 🍽"),
            ("жанармай", "800 ₸ · түскі ас · ⛽ Жанармай"),
            ("такси 900", "900 ₸ · такси · ⛽ Жанармай"),
        ],
        days_ago: "3 күн бұрын",
    },
];

async fn a_reply_to_the_confirmation<T: Talk>(talk: &mut T) {
    for way in &WAYS {
        let person = talk.person(way.language).await;
        talk.say(person, "40 метро").await;
        talk.say(person, way.first).await;
        for (text, made) in way.replies {
            talk.reply_expect(person, text, &[made]).await;
        }
        let day = said(before(today(talk, way.language), 3), way.language);
        talk.reply_expect(person, way.days_ago, &[&day]).await;
    }
}

async fn a_reply_to_ones_own_message<T: Talk>(talk: &mut T) {
    for way in &WAYS {
        let person = talk.person(way.language).await;
        talk.say(person, "40 метро").await;
        talk.say(person, way.first).await;
        for (text, made) in way.replies {
            let answer = talk.reply_to_own(person, text).await;
            assert!(answer.contains(made), "{text:?}: {answer:?}");
        }
        let day = said(before(today(talk, way.language), 3), way.language);
        let answer = talk.reply_to_own(person, way.days_ago).await;
        assert!(answer.contains(&day), "{answer:?}");
    }
}

async fn a_reply_to_a_list_asks_which<T: Talk>(talk: &mut T) {
    for (language, text, asked, second, made) in [
        (
            "ru",
            "кофе 200\nчай 100",
            "Там несколько записей",
            "2 • 100 ₽ · чай",
            "400 ₽ · чай",
        ),
        (
            "en",
            "coffee 200\ntea 100",
            "several entries",
            "2 • $100 · tea",
            "$400 · tea",
        ),
        (
            "kk",
            "кофе 200\nшай 100",
            "бірнеше жазба",
            "2 • 100 ₸ · шай",
            "400 ₸ · шай",
        ),
    ] {
        let person = talk.person(language).await;
        talk.say(person, text).await;
        talk.reply_expect(person, "300", &[asked, second]).await;
        let answer = talk.reply_to_own(person, "300").await;
        assert!(answer.contains(asked), "{answer}");
        talk.press_expect(person, "✏️ 2", &["100"]).await;
        talk.reply_expect(person, "400", &[made, "600"]).await;
    }
}

async fn a_reply_that_corrects_nothing_is_a_message<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.say(anna, "кофе 200").await;
    talk.reply_expect(anna, "спасибо", &["Я на связи"]).await;
    talk.say(anna, "кофе 200").await;
    talk.reply_expect(anna, "/expenses", &["За день 400 ₽"])
        .await;
    // To a message that has nothing on record.
    talk.say(anna, "надо купить хлеб 60").await;
    let answer = talk.reply_to_own(anna, "чай 90").await;
    assert!(answer.contains("90 ₽ · чай"), "{answer}");
}

/// A reply to the newest confirmation as Telegram brings it, as often as one likes.
fn reply(talk: &InProcess, person: i64, message: i64, said: &str) -> Value {
    let (_, data) = button(&talk.twin.messages(person), "Категория");
    json!({"update_id": message, "message": {"message_id": message, "date": 1_795_428_600,
        "chat": {"id": person, "type": "private"},
        "from": {"id": person, "is_bot": false, "language_code": "ru"}, "text": said,
        "reply_to_message": {"from": {"id": 1, "is_bot": true},
            "reply_markup": {"inline_keyboard": [[{"text": "Категория", "callback_data": data}]]}}}})
}

async fn bring(talk: &InProcess, update: &Value) -> String {
    let response = handle(&talk.webhook, post(SECRET, update.to_string())).await;
    String::from_utf8_lossy(response.body().as_ref()).into_owned()
}

#[tokio::test]
async fn a_reply_brought_twice_or_late_changes_nothing() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "кофе 200").await;
    let (first, second) = (
        reply(&talk, anna, 501, "250"),
        reply(&talk, anna, 502, "300"),
    );
    let answer = bring(&talk, &first).await;
    assert!(answer.contains("250"), "{answer}");
    assert_eq!(bring(&talk, &first).await, answer);
    assert!(bring(&talk, &second).await.contains("300"));
    let before = talk.store.entries(build::ledger(anna));
    assert_eq!(before.len(), 1);
    // The older one again: it is told how things are.
    assert!(bring(&talk, &first).await.contains("300"));
    assert_eq!(talk.store.entries(build::ledger(anna)), before);
    // What a button did since stays too.
    talk.press(anna, "Удалить").await;
    let deleted = talk.store.entries(build::ledger(anna));
    bring(&talk, &second).await;
    assert_eq!(talk.store.entries(build::ledger(anna)), deleted);
}
