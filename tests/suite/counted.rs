//! What a message costs, counted by the proxy between the functions and the emulator.

use crate::deployed::Deployed;
use crate::draw::photo_of_nothing;
use crate::figures;
use crate::slow::Slow as _;
use crate::stack::{self, Stack};
use crate::talk::Talk;
use kopeck_telegram_twin::twin::Via;
use std::collections::BTreeMap;

async fn reset(stack: &Stack) {
    let url = format!("{}/_proxy/reset", stack.proxy);
    reqwest::Client::new()
        .post(url)
        .send()
        .await
        .expect("the proxy answers");
}

/// The webhook's calls to DynamoDB since the last reset, by operation. What the worker does
/// later, nobody waits for.
async fn dynamodb(stack: &Stack) -> BTreeMap<String, u64> {
    let webhook = &stack.functions["webhook"];
    let url = format!("{}/_proxy/counts?app={webhook}", stack.proxy);
    let counts: BTreeMap<String, u64> = reqwest::get(url)
        .await
        .expect("the proxy answers")
        .json()
        .await
        .expect("counts");
    let ours = counts
        .into_iter()
        .filter_map(|(target, n)| Some((target.strip_prefix("DynamoDB_20120810.")?.to_owned(), n)));
    ours.collect()
}

#[tokio::test]
async fn a_message_is_one_read_and_one_write_and_no_call_to_telegram() {
    let Some((stack, _alone)) = stack::alone().await else {
        return;
    };
    let mut talk = Deployed::new(&stack);
    let anna = talk.person("ru").await;
    talk.say(anna, "10 разогрев").await;
    let before = talk
        .twin
        .log(0)
        .await
        .expect("the log")
        .calls
        .back()
        .map_or(0, |c| c.n);
    for (text, write) in [
        ("40 транспорт", Some("PutItem")),
        ("+50000 зарплата", Some("PutItem")),
        ("100 а\n200 б\n300 в", Some("TransactWriteItems")),
        ("шарф", Some("PutItem")),
        ("привет", None),
        ("сколько стоит слон?", None),
        ("/expenses", None),
        ("/start", None),
    ] {
        reset(&stack).await;
        talk.say(anna, text).await;
        let expected = std::iter::once("Query")
            .chain(write)
            .map(|c| (c.to_owned(), 1))
            .collect();
        assert_eq!(dynamodb(&stack).await, expected, "{text:?}");
        figures::show(&format!("counted: {text:?}: {expected:?}"));
    }
    let log = talk.twin.log(before).await.expect("the log");
    let outbound: Vec<_> = log.calls.iter().filter(|c| c.via == Via::Http).collect();
    let by_init = |m: &str| m.starts_with("get") || m.starts_with("set");
    assert!(outbound.iter().all(|c| by_init(&c.method)), "{outbound:?}");
    reset(&stack).await;
    talk.photo(anna, photo_of_nothing(), "").await;
    let expected = ["PutItem", "Query"].map(|c| (c.to_owned(), 1)).into();
    assert_eq!(dynamodb(&stack).await, expected, "a photo");
    figures::show(&format!("counted: a photo: {expected:?}"));
    reset(&stack).await;
    stack.post().body("{}").send().await.expect("answered");
    assert_eq!(
        dynamodb(&stack).await,
        BTreeMap::new(),
        "without the secret nothing is touched"
    );
}
