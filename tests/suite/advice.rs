//! The AI's adapter against its stand-in: what goes out, and every way in which it can fail.

use crate::figures;
use kopeck_ai::{Ai, Endpoint};
use kopeck_ai_twin::{AiTwin, Answer, Plan};
use kopeck_app::opinion::{AdviceError, Advisor};
use serde_json::json;
use std::time::{Duration, Instant};

fn choices() -> Vec<(String, String)> {
    [("home", "Дом"), ("other", "Другое")]
        .map(|(id, name)| (id.to_owned(), name.to_owned()))
        .into()
}

/// The stand-in, and an adviser with short limits that asks it.
async fn start() -> (AiTwin, Ai) {
    let (twin, url) = AiTwin::start().await.expect("a free port");
    let endpoint = Endpoint {
        deadline: Duration::from_secs(3),
        attempt: Duration::from_millis(500),
        ..Endpoint::new(url, "some-model".to_owned())
    };
    (twin, Ai::new(endpoint, "sk-marked".to_owned()))
}

fn plan(twin: &AiTwin, note: &str, answers: Vec<Answer>) {
    let note = note.to_owned();
    twin.plan(Plan { note, answers });
}

async fn ask(ai: &Ai, note: &str) -> Result<String, AdviceError> {
    ai.category(note, &choices()).await
}

#[tokio::test]
async fn only_the_note_and_the_categories_go_out() {
    let (twin, ai) = start().await;
    plan(&twin, "кухтырь \"медный\"", vec![Answer::says("home")]);
    assert_eq!(ask(&ai, "кухтырь \"медный\"").await.unwrap(), "home");
    let asked = twin.asked("кухтырь \"медный\"");
    let [asked] = asked.as_slice() else {
        panic!("asked {} times", asked.len())
    };
    assert_eq!(asked.authorization, "Bearer sk-marked");
    let mut body = asked.body.clone();
    let messages = body["messages"].take();
    assert_eq!(
        body,
        json!({"model": "some-model", "messages": null, "temperature": 0, "max_tokens": 16, "stream": false})
    );
    assert_eq!(messages.as_array().map(Vec::len), Some(2));
    assert_eq!(messages[0]["role"], "system");
    let question = messages[1]["content"].as_str().expect("a text");
    let question: serde_json::Value = serde_json::from_str(question).expect("JSON");
    let categories = json!([{"id": "home", "name": "Дом"}, {"id": "other", "name": "Другое"}]);
    assert_eq!(
        question,
        json!({"note": "кухтырь \"медный\"", "categories": categories})
    );
}

#[tokio::test]
async fn what_passes_is_asked_again() {
    let (twin, ai) = start().await;
    let limited = Answer {
        retry_after: Some(1),
        ..Answer::status(429)
    };
    plan(&twin, "а", vec![limited, Answer::says("home")]);
    let begun = Instant::now();
    assert_eq!(ask(&ai, "а").await.unwrap(), "home");
    assert!(begun.elapsed() >= Duration::from_secs(1), "Retry-After");
    let hang = Answer {
        delay_ms: 60_000,
        ..Answer::default()
    };
    plan(
        &twin,
        "б",
        vec![Answer::status(500), hang, Answer::says("home")],
    );
    assert_eq!(ask(&ai, "б").await.unwrap(), "home");
    assert_eq!(twin.asked("б").len(), 3);
}

#[tokio::test]
async fn what_does_not_pass_ends_in_time() {
    let (twin, ai) = start().await;
    let slow = |retry_after| Answer {
        retry_after: Some(retry_after),
        ..Answer::status(503)
    };
    let huge = Answer {
        padding: 10 << 20,
        ..Answer::default()
    };
    let broken = Answer {
        body: Some("<html>".to_owned()),
        ..Answer::default()
    };
    for (note, answer, times) in [
        ("слишком долго", slow(600), 1),
        ("плохой ключ", Answer::status(401), 1),
        ("огромный", huge, 1),
        ("не то", broken, 1),
    ] {
        plan(&twin, note, vec![answer]);
        let begun = Instant::now();
        let error = ask(&ai, note).await.unwrap_err();
        assert!(begun.elapsed() < Duration::from_secs(4), "{note}: {error}");
        assert!(!error.to_string().contains("marked"));
        assert_eq!(twin.asked(note).len(), times, "{note}: {error}");
    }
}

/// A worker's whole question has an end whatever the service does.
#[tokio::test]
async fn a_service_that_never_answers_takes_no_longer_than_the_deadline() {
    let (twin, ai) = start().await;
    let hang = Answer {
        delay_ms: 60_000,
        ..Answer::default()
    };
    plan(&twin, "молчит", vec![hang]);
    let begun = Instant::now();
    ask(&ai, "молчит").await.unwrap_err();
    let took = begun.elapsed();
    assert!(took < Duration::from_millis(3500), "{took:?}");
    let times = twin.asked("молчит").len();
    assert!((2..=4).contains(&times), "{times}");
    figures::show(&format!(
        "an AI that never answers: given up after {} s of 3, {times} attempts",
        took.as_secs()
    ));
}

#[tokio::test]
async fn after_failures_in_a_row_nobody_is_asked() {
    let (twin, ai) = start().await;
    plan(&twin, "сбой", vec![Answer::status(403)]);
    plan(&twin, "а", vec![Answer::says("home")]);
    for _ in 0..8 {
        ask(&ai, "сбой").await.unwrap_err();
    }
    assert_eq!(twin.asked("сбой").len(), 5);
    ask(&ai, "а").await.unwrap_err();
    assert_eq!(twin.asked("а").len(), 0);
}

#[tokio::test]
async fn nobody_at_home() {
    let endpoint = Endpoint {
        deadline: Duration::from_secs(2),
        ..Endpoint::new("http://127.0.0.1:9/".to_owned(), "m".to_owned())
    };
    let ai = Ai::new(endpoint, "key".to_owned());
    let error = ask(&ai, "а").await.unwrap_err();
    assert_eq!(error.to_string(), "no advice: not reached");
    let bad = Ai::new(
        Endpoint::new("не адрес".into(), "m".into()),
        "ключ\n".into(),
    );
    ask(&bad, "а").await.unwrap_err();
}
