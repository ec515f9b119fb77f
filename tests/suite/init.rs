//! The deployed init function against Telegram's twin.

use crate::deployed::Deployed;
use crate::figures;
use crate::stack;
use crate::talk::Talk;
use kopeck_telegram_twin::twin::{ApiFault, Faults};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

async fn registered(talk: &Deployed) -> String {
    let state = talk.twin.state().await.expect("the twin is up");
    state["webhook"]["url"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn the_second_run_only_reads() {
    let Some((stack, _alone)) = stack::alone().await else {
        return;
    };
    let talk = Deployed::new(&stack);
    stack.invoke("init").await;
    let before = talk
        .twin
        .log(0)
        .await
        .expect("the log")
        .calls
        .back()
        .map_or(0, |c| c.n);
    let report = stack.invoke("init").await;
    assert_eq!(
        report,
        json!({"agrees": true, "changed": [], "attempts": 1, "failed": null})
    );
    let calls = talk.twin.log(before).await.expect("the log").calls;
    assert!(
        calls.len() >= 13,
        "it read webhook, commands and descriptions"
    );
    assert!(
        calls
            .iter()
            .all(|c| c.method.to_lowercase().starts_with("get")),
        "{calls:?}"
    );

    let state = talk.twin.state().await.expect("the twin is up");
    let webhook = &state["webhook"];
    assert_eq!(webhook["max_connections"], 8);
    let kinds = [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    ];
    assert_eq!(webhook["allowed_updates"], json!(kinds));
    let url = webhook["url"].as_str().expect("a URL");
    assert!(url.starts_with(&stack.webhook_url), "{url}");
    assert!(url.contains("region=us-east-1&epoch=0&settings="), "{url}");
    assert_eq!(
        state["commands"]["ru"][0]["description"],
        "Расходы за день и месяц"
    );
    assert_eq!(
        state["commands"][""][0]["description"],
        "Today and this month"
    );
}

#[tokio::test]
async fn fault_10_an_erased_webhook_and_a_dead_name_are_mended_by_the_minutes_run() {
    let Some((stack, _alone)) = stack::alone().await else {
        return;
    };
    let mut talk = Deployed::new(&stack);
    let anna = talk.person("ru").await;
    let host = stack.webhook_reach.host.clone();
    let broken = Faults {
        broken_names: [host].into(),
        ..Faults::default()
    };
    talk.twin.fault(&broken).await.expect("the twin is up");
    erase(&talk).await;
    let report = stack.invoke("init").await;
    assert_eq!(report["agrees"], false, "{report}");
    assert_eq!(registered(&talk).await, "");

    talk.twin
        .fault(&Faults::default())
        .await
        .expect("the twin is up");
    let mended = Instant::now();
    while registered(&talk).await.is_empty() {
        assert!(
            mended.elapsed() < Duration::from_secs(150),
            "no run of the rule registered it"
        );
        talk.twin
            .idle(Duration::from_secs(1))
            .await
            .expect("the twin is up");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    figures::show(&format!(
        "fault 10: registered {} s after the mend",
        mended.elapsed().as_secs()
    ));
    talk.expect(anna, "40 транспорт", &["40 ₽"]).await;
}

/// Erases the webhook behind our back, as somebody else with the token can.
async fn erase(talk: &Deployed) {
    let token = std::env::var("KOPECK_LOCAL_TOKEN").unwrap_or_else(|_| local_token());
    let answer = talk
        .twin
        .bot(&token, "deleteWebhook", &json!({}))
        .await
        .expect("answered");
    assert_eq!(answer["ok"], true, "{answer}");
}

fn local_token() -> String {
    let scripts = concat!(env!("CARGO_MANIFEST_DIR"), "/../local-stack/deploy.py");
    let text = std::fs::read_to_string(scripts).expect("the scripts are beside the tests");
    let line = text
        .lines()
        .find(|l| l.starts_with("TOKEN = "))
        .expect("the local token");
    line.split('"').nth(1).expect("a text").to_owned()
}

#[tokio::test]
async fn fault_1_the_bot_answers_while_our_lookup_of_telegram_is_dead() {
    let Some((stack, _alone)) = stack::alone().await else {
        return;
    };
    let mut talk = Deployed::new(&stack);
    let anna = talk.person("ru").await;
    let right = configuration(&stack, None).await;
    let mut wrong = right.clone();
    wrong["KOPECK_TELEGRAM_API"] = json!("https://telegram.invalid");
    configuration(&stack, Some(&wrong)).await;
    let started = Instant::now();
    let report = stack.invoke("init").await;
    talk.expect(anna, "40 транспорт", &["40 ₽"]).await;
    configuration(&stack, Some(&right)).await;
    assert_eq!(report["agrees"], false, "{report}");
    assert_eq!(report["attempts"], 4, "{report}");
    assert!(started.elapsed() < Duration::from_secs(60));
    assert_eq!(stack.invoke("init").await["agrees"], true);
    figures::show(&format!(
        "fault 1: a message answered meanwhile; init gave up quietly after {} s",
        started.elapsed().as_secs()
    ));
}

#[tokio::test]
async fn fault_5_a_telegram_that_never_answers_is_waited_for_at_most_50_seconds() {
    let Some((stack, _alone)) = stack::alone().await else {
        return;
    };
    let talk = Deployed::new(&stack);
    let silent = Faults {
        api: vec![ApiFault::silence()],
        ..Faults::default()
    };
    talk.twin.fault(&silent).await.expect("the twin is up");
    let started = Instant::now();
    let report = stack.invoke("init").await;
    let took = started.elapsed().as_secs();
    talk.twin
        .fault(&Faults::default())
        .await
        .expect("the twin is up");
    assert_eq!(report["agrees"], false, "{report}");
    assert!(took <= 50, "{took} s");
    assert_eq!(
        stack.invoke("init").await["agrees"],
        true,
        "the next one is unaffected"
    );
    figures::show(&format!(
        "fault 5: an invocation of {took} s, the next one unaffected"
    ));
}

/// Reads the environment of init, or sets it.
async fn configuration(stack: &stack::Stack, set: Option<&Value>) -> Value {
    let name = &stack.functions["init"];
    let url = format!(
        "{}/2015-03-31/functions/{name}/configuration",
        stack.endpoint
    );
    let client = reqwest::Client::new();
    let request = match set {
        None => client.get(url),
        Some(variables) => client
            .put(url)
            .json(&json!({"Environment": {"Variables": variables}})),
    };
    let answer: Value = request
        .send()
        .await
        .expect("answered")
        .json()
        .await
        .expect("JSON");
    answer["Environment"]["Variables"].clone()
}
