//! What comes twice, late, forged, or at the same time as something else.

use super::corrected;
use crate::in_process::{InProcess, SECRET, post};
use crate::talk::{Talk, button};
use kopeck_app::Settings;
use kopeck_testkit::{Saves, build};
use kopeck_webhook::handler::handle;
use serde_json::{Value, json};

fn settings(talk: &InProcess, person: i64) -> Settings {
    let stored = talk.store.settings(build::ledger(person));
    stored.expect("settings").settings
}

/// A text as Telegram brings it, as often as one likes; gives the answer.
async fn bring(talk: &InProcess, update: &Value) -> (u16, String) {
    let response = handle(&talk.webhook, post(SECRET, update.to_string())).await;
    let body = String::from_utf8_lossy(response.body().as_ref()).into_owned();
    (response.status().as_u16(), body)
}

fn text(person: i64, message: i64, text: &str) -> Value {
    json!({"update_id": message, "message": {"message_id": message, "date": 1_795_428_000,
        "chat": {"id": person, "type": "private"},
        "from": {"id": person, "is_bot": false, "language_code": "en"}, "text": text}})
}

/// A reply to the newest message of the bot that has a button with this label.
fn reply(talk: &InProcess, person: i64, message: i64, label: &str, said: &str) -> Value {
    let (_, data) = button(&talk.twin.messages(person), label);
    let mut update = text(person, message, said);
    update["message"]["reply_to_message"] = json!({"from": {"id": 1, "is_bot": true},
        "reply_markup": {"inline_keyboard": [[{"text": label, "callback_data": data}]]}});
    update
}

#[tokio::test]
async fn a_message_that_comes_twice_adds_one_category() {
    let mut talk = InProcess::new();
    let tom = talk.person("en").await;
    let update = text(tom, 501, "/categories 🐶 Dog");
    let first = bring(&talk, &update).await;
    assert!(first.1.contains("🐶 Dog"), "{first:?}");
    assert_eq!(bring(&talk, &update).await, first);
    assert_eq!(settings(&talk, tom).categories.made().count(), 1);
    // Also when it has another name by now.
    talk.say(tom, "/categories").await;
    talk.press(tom, "Dog").await;
    talk.press(tom, "Name").await;
    let renamed = reply(&talk, tom, 600, "Back", "Puppy");
    assert!(bring(&talk, &renamed).await.1.contains("🐶 Puppy"));
    let before = settings(&talk, tom);
    for update in [&update, &renamed] {
        assert!(bring(&talk, update).await.1.contains("🐶 Puppy"));
    }
    assert_eq!(settings(&talk, tom), before);
    // The newest name stays, whatever comes late.
    let newer = reply(&talk, tom, 601, "Back", "🐩 Poodle");
    assert!(bring(&talk, &newer).await.1.contains("🐩 Poodle"));
    assert!(bring(&talk, &renamed).await.1.contains("🐩 Poodle"));
}

#[tokio::test]
async fn an_edit_of_the_message_renames_what_it_had_added() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "/categories 🐶 Сабака").await;
    let edited = talk.edit(anna, "/categories 🐶 Собака 2").await;
    assert!(edited.contains("🐶 Собака 2"), "{edited}");
    let counted = talk.store.entries(build::ledger(anna));
    assert!(counted.iter().all(|e| e.deleted), "its number is no amount");
    assert_eq!(settings(&talk, anna).categories.made().count(), 1);
}

#[tokio::test]
async fn a_press_that_comes_late_does_not_undo_what_happened_since() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "/categories").await;
    talk.press(anna, "Спорт").await;
    let (message, hide) = button(&talk.twin.messages(anna), "Скрыть");
    // The same press twice: nothing has to be said of it.
    for _ in 0..2 {
        let now = talk.press_data(anna, message, hide.clone()).await;
        assert!(now.contains("Скрыта"), "{now}");
        assert_eq!(talk.heard.take(), "");
    }
    talk.press(anna, "Показывать снова").await;
    let now = talk.press_data(anna, message, hide.clone()).await;
    assert!(!now.contains("Скрыта"), "{now}");
    assert_eq!(
        talk.heard.take(),
        "Здесь уже всё изменилось. Вот как сейчас."
    );
    assert_eq!(settings(&talk, anna).categories.made().count(), 0);
    // The same for what was learned: a place is a place in one list only.
    for note in ["кухтырь", "бздынь"] {
        corrected(&mut talk, anna, &format!("50 {note}"), "Категория", "Дом").await;
    }
    talk.say(anna, "/categories").await;
    talk.press(anna, "Чему я научился").await;
    let (message, forget) = button(&talk.twin.messages(anna), "🗑");
    for _ in 0..2 {
        talk.press_data(anna, message, forget.clone()).await;
    }
    let hints = settings(&talk, anna).hints;
    assert_eq!(hints.all().len(), 1, "{hints:?}");
}

#[tokio::test]
async fn forged_presses_of_categories_change_nothing() {
    let mut talk = InProcess::new();
    let (anna, eve) = (talk.person("ru").await, talk.person("en").await);
    for person in [anna, eve] {
        talk.say(person, "/categories").await;
    }
    talk.press(anna, "Спорт").await;
    talk.press(eve, "Sport").await;
    let (_, annas) = button(&talk.twin.messages(anna), "Скрыть");
    let (message, own) = button(&talk.twin.messages(eve), "Hide");
    let before = settings(&talk, eve);
    for data in [
        annas,
        own.replacen("sport", "car", 1),
        own.replacen(":h:", ":u:", 1),
    ] {
        talk.press_data(eve, message, data).await;
    }
    assert_eq!(settings(&talk, eve), before);
}

#[tokio::test]
async fn a_lost_race_is_brought_again_and_done_once() {
    let mut talk = InProcess::new();
    let tom = talk.person("en").await;
    talk.say(tom, "/categories").await;
    talk.store.set_saves(Saves::Late(1));
    let update = text(tom, 501, "/categories 🐶 Dog");
    assert_eq!(bring(&talk, &update).await.0, 503);
    assert_eq!(settings(&talk, tom).categories.made().count(), 0);
    assert_eq!(bring(&talk, &update).await.0, 200);
    assert_eq!(settings(&talk, tom).categories.made().count(), 1);
    // A press, through Telegram, which brings it again by itself.
    talk.say(tom, "/categories").await;
    talk.press(tom, "Sport").await;
    talk.store.set_saves(Saves::Late(1));
    talk.press_expect(tom, "Hide", &["Hidden"]).await;
    assert_eq!(settings(&talk, tom).categories.made().count(), 2);
}

#[tokio::test]
async fn a_correction_says_what_was_learned() {
    for (language, text, menu, to, said) in [
        (
            "ru",
            "50 кухтырь",
            "Категория",
            "Дом",
            "Запомнил: «кухтырь» → 🏠 Дом",
        ),
        (
            "en",
            "5 Frob&nitz",
            "Category",
            "Home",
            "Remembered: “frob&nitz” → 🏠 Home",
        ),
        (
            "kk",
            "50 бұлдырық",
            "Санат",
            "Үй",
            "Есте сақтадым: «бұлдырық» → 🏠 Үй",
        ),
    ] {
        let mut talk = InProcess::new();
        let person = talk.person(language).await;
        corrected(&mut talk, person, text, menu, to).await;
        assert_eq!(talk.heard.take(), said);
    }
}

#[tokio::test]
async fn what_cannot_be_learned_never_loses_the_correction() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "50 кухтырь").await;
    talk.press(anna, "Категория").await;
    talk.store.set_saves(Saves::Fail);
    talk.press_expect(anna, "Дом", &["кухтырь · 🏠 Дом"]).await;
    assert_eq!(talk.heard.take(), "", "nothing is said that did not happen");
    talk.store.set_saves(Saves::Well);
    let entries = talk.store.entries(build::ledger(anna));
    assert_eq!(entries[0].category.map(|c| c.id()), Some("home"));
    assert_eq!(settings(&talk, anna).hints.all(), []);
    // Somebody was first: it is tried again, and nothing of theirs is lost.
    talk.store.set_saves(Saves::Late(2));
    corrected(&mut talk, anna, "60 кухтырь", "Категория", "Спорт").await;
    assert_eq!(settings(&talk, anna).hints.all().len(), 1);
    assert!(talk.heard.take().contains("Спорт"));
}

#[tokio::test]
async fn forty_of_ones_own_and_a_clear_word_for_the_next() {
    let mut talk = InProcess::new();
    let tom = talk.person("en").await;
    for n in 1..=40 {
        talk.say(tom, &format!("/categories Drawer {n}")).await;
    }
    talk.expect(tom, "/categories Drawer 41", &["40 categories of your own"])
        .await;
    assert_eq!(settings(&talk, tom).categories.made().count(), 40);
    // The last page is there, and every screen goes through.
    talk.say(tom, "/categories").await;
    talk.press(tom, "›").await;
    talk.press(tom, "›").await;
    talk.press_expect(tom, "Drawer 40", &["🏷 Drawer 40"]).await;
    talk.press(tom, "Merge").await;
    talk.press(tom, "›").await;
    talk.press_expect(tom, "Drawer 20", &["shown in 🏷 Drawer 20"])
        .await;
}
