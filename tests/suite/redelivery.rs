//! The same update again: one item, the same answer.

use crate::deployed::Deployed;
use crate::figures;
use crate::in_process::{InProcess, SECRET, post};
use crate::stack::{self, Stack};
use crate::talk::Talk;
use kopeck_app::conversation::Access;
use kopeck_runtime::aws;
use kopeck_telegram_twin::twin::{Faults, Say};
use kopeck_testkit::build::{self, FixedKey};
use kopeck_webhook::handler::{Webhook, handle};
use kopeck_webhook::notices::Unanswered;
use serde_json::json;

fn update(chat: i64, message: i64, text: &str) -> String {
    json!({"update_id": message, "message": {
        "message_id": message, "date": 1_795_428_000, "text": text,
        "chat": {"id": chat, "type": "private"},
        "from": {"id": chat, "is_bot": false, "first_name": "A", "language_code": "ru"}}})
    .to_string()
}

async fn said(talk: &InProcess, chat: i64, message: i64, text: &str) -> (u16, String) {
    let response = handle(&talk.webhook, post(SECRET, update(chat, message, text))).await;
    let body = String::from_utf8_lossy(response.body().as_ref()).into_owned();
    (response.status().as_u16(), body)
}

#[tokio::test]
async fn a_redelivery_gets_the_same_bytes_whatever_happened_meanwhile() {
    let talk = InProcess::new();
    for (message, text) in [(1, "40 транспорт"), (2, "кофе 200\nпривет\nхлеб 60")]
    {
        let first = said(&talk, 5, message, text).await;
        assert_eq!(first.0, 200);
        said(&talk, 5, 100 + message, "999 потом").await;
        // A redelivery whose text would be understood differently now: what counts is stored.
        assert_eq!(said(&talk, 5, message, text).await, first);
    }
    said(&talk, 5, 200, "KZT").await;
    let before = talk.store.entries(build::ledger(5)).len();
    let again = said(&talk, 5, 1, "40 транспорт").await.1;
    assert!(
        again.contains("40\u{a0}₽"),
        "roubles it was, and roubles it stays: {again}"
    );
    assert_eq!(talk.store.entries(build::ledger(5)).len(), before);
}

#[tokio::test]
async fn an_outage_of_the_store_is_a_503_with_retry_after_and_nothing_is_lost() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.store.set_outage(true);
    let response = handle(
        &talk.webhook,
        post(SECRET, update(anna, 900, "40 транспорт")),
    )
    .await;
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["retry-after"], "5");
    talk.store.set_outage(false);
    talk.expect(anna, "50 транспорт", &["50 ₽"]).await;
    assert_eq!(said(&talk, anna, 900, "40 транспорт").await.0, 200);
    assert_eq!(talk.store.entries(build::ledger(anna)).len(), 2);
}

#[tokio::test]
async fn faults_18_and_19_killed_before_or_after_the_write_100_times() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "100 начало").await;
    for number in 101..=200 {
        let text = format!("{number} транспорт");
        // Odd: after the write, the answer never reaches Telegram. Even: before it, nothing
        // was there to take the update. Telegram sends again.
        let after = number % 2;
        let faults = Faults {
            lose_answers: after,
            network_down: after == 0,
            ..Faults::default()
        };
        talk.twin.set_faults(faults);
        let newest = talk.twin.messages(anna).len();
        talk.twin
            .say(talk.now, Say::text(anna, text))
            .expect("written");
        talk.run_until(talk.now + 1000).await;
        talk.twin.set_faults(Faults::default());
        talk.settle().await;
        let messages = talk.twin.messages(anna);
        assert_eq!(messages.len(), newest + 2, "the message and one reply");
        talk.now += 1000;
    }
    let entries = talk.store.entries(build::ledger(anna));
    assert_eq!(entries.len(), 101);
    figures::show("fault 18: 50 answers lost after the write: items 1 each, replies 1 each");
    figures::show("fault 19: 50 times nobody there before the write: items 1 each");
}

#[tokio::test]
async fn fault_24_the_old_secret_is_let_in_during_a_rotation() {
    let store = kopeck_testkit::MemoryStore::new();
    let secrets = vec!["new".to_owned(), SECRET.to_owned()];
    let webhook = Webhook::new(store.clone(), FixedKey, Unanswered, Access::Open, secrets);
    for (number, secret) in [SECRET, "new", "older"].into_iter().enumerate() {
        let body = update(5, 1 + i64::try_from(number).expect("small"), "40 транспорт");
        let status = handle(&webhook, post(secret, body)).await.status();
        assert_eq!(status, if secret == "older" { 401 } else { 200 });
    }
    assert_eq!(store.entries(build::ledger(5)).len(), 2);
    figures::show("fault 24: old and new secret both let in: lost 0");
}

#[tokio::test]
async fn fault_12_a_minute_of_throttling_loses_nothing() {
    let mut talk = InProcess::new();
    let mut people = Vec::new();
    for _ in 0..50 {
        people.push(talk.person("ru").await);
    }
    talk.say(people[0], "1 начало").await;
    talk.store.set_outage(true);
    let began = talk.now;
    for person in &people {
        talk.twin
            .say(talk.now, Say::text(*person, "40 транспорт"))
            .expect("written");
    }
    talk.run_until(began + 60_000).await;
    talk.now = began + 60_000;
    talk.store.set_outage(false);
    talk.settle().await;
    let lag = (talk.now - began - 60_000) / 1000;
    let stored = |p: &i64| {
        talk.store
            .entries(build::ledger(*p))
            .iter()
            .filter(|e| e.money.minor == 4000)
            .count()
    };
    assert!(people.iter().all(|p| stored(p) == 1));
    assert!(lag <= 15, "{lag} s");
    figures::show(&format!(
        "fault 12: throttled for 60 s: lost 0, doubled 0, longest lag {lag} s"
    ));
}

async fn items(stack: &Stack, chat: i64) -> usize {
    use kopeck_app::ports::Ledgers;
    let table = aws::table(
        &aws::local(&stack.region, &stack.endpoint),
        stack.table.clone(),
    );
    let since = "2020-01-01".parse().expect("a day");
    table
        .read(build::ledger(chat), since)
        .await
        .expect("the table answers")
        .entries
        .len()
}

#[tokio::test]
async fn fault_17_one_update_100_times_at_once_is_one_item() {
    let Some((stack, _alone)) = stack::alone().await else {
        return;
    };
    let mut talk = Deployed::new(&stack);
    let anna = talk.person("ru").await;
    talk.expect(anna, "40 транспорт", &["40 ₽"]).await;
    for (text, expected) in [("60 кофе", 2), ("100 а\n200 б\n300 в", 5)] {
        talk.say(anna, text).await;
        let log = talk.twin.log(0).await.expect("the log");
        let last = log.deliveries.back().expect("it was delivered").update_id;
        let statuses = talk.twin.redeliver(last, 100).await.expect("redelivered");
        let ok = statuses.iter().filter(|s| **s == Some(200)).count();
        let later = statuses
            .iter()
            .filter(|s| matches!(s, Some(429 | 500..=599)))
            .count();
        assert_eq!(ok + later, 100, "{statuses:?}");
        assert!(ok > 0);
        assert_eq!(items(&stack, anna).await, expected);
        figures::show(&format!(
            "fault 17: {} entries, 100 copies at once, {ok} answered, {later} sent away for later",
            expected
        ));
    }
}
