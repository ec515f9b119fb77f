//! The same update again: one item, the same answer.

use crate::deployed::Deployed;
use crate::figures;
use crate::in_process::{InProcess, SECRET, post};
use crate::stack::{self, Stack};
use crate::talk::Talk;
use kopeck_runtime::aws;
use kopeck_testkit::build;
use kopeck_webhook::handler::handle;
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
    for (text, expected) in [("60 кофе", 2), ("1 а\n2 б\n3 в", 5)] {
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
