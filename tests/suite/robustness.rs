//! Bodies that nobody should send, and updates of every kind.

use crate::figures;
use crate::in_process::{InProcess, SECRET, post};
use crate::stack::{self, Stack};
use crate::talk::Talk;
use kopeck_runtime::aws;
use kopeck_testkit::build;
use kopeck_webhook::handler::handle;
use lambda_http::{Body, Request};
use serde_json::{Value, json};

/// Updates of every kind that the Bot API knows, one a line.
const UPDATES: &str = include_str!("../data/updates.jsonl");

/// Lines of a file that somebody else made: `{"name": .., "update": ..}` or bare updates.
fn foreign_updates() -> Vec<Value> {
    let Ok(path) = std::env::var("KOPECK_UPDATES") else {
        return Vec::new();
    };
    let text = std::fs::read_to_string(path).expect("KOPECK_UPDATES names a file");
    let lines = text
        .lines()
        .map(|l| serde_json::from_str::<Value>(l).expect("a line of JSON"));
    lines
        .map(|l| l.get("update").cloned().unwrap_or(l))
        .collect()
}

fn updates() -> Vec<String> {
    let own = UPDATES.lines().filter(|l| !l.is_empty()).map(str::to_owned);
    own.chain(foreign_updates().iter().map(Value::to_string))
        .collect()
}

/// What is no update at all, each with a name.
fn garbage() -> Vec<(&'static str, Vec<u8>)> {
    let update = UPDATES.lines().next().expect("a line").as_bytes();
    vec![
        ("empty", Vec::new()),
        ("array", b"[]".to_vec()),
        ("null", b"null".to_vec()),
        ("cut in the middle", update[..update.len() / 2].to_vec()),
        ("10,000 nested arrays", "[".repeat(10_000).into_bytes()),
        (
            "10,000 nested objects",
            "{\"a\":".repeat(10_000).into_bytes(),
        ),
        (
            "not UTF-8",
            b"{\"update_id\": 1, \"message\": \"\xff\xfe\"}".to_vec(),
        ),
        ("NUL", vec![0; 64]),
        ("600 KiB", vec![b'x'; 600 * 1024]),
    ]
}

#[tokio::test]
async fn fault_25_every_kind_of_update_is_answered_200() {
    let talk = InProcess::new();
    for update in updates() {
        let response = handle(&talk.webhook, post(SECRET, update.clone())).await;
        assert_eq!(response.status(), 200, "{update}");
    }
    assert_eq!(talk.store.dead_letters(), []);
    figures::show(&format!(
        "fault 25: {} updates, 5xx 0, panics 0",
        updates().len()
    ));
}

#[tokio::test]
async fn fault_22_garbage_is_200_and_a_dead_letter_with_the_secret_and_4xx_without() {
    let talk = InProcess::new();
    for (name, body) in garbage() {
        let without = handle(&talk.webhook, post("wrong", body.clone())).await;
        assert_eq!(without.status(), 401, "{name}");
    }
    assert_eq!(talk.store.dead_letters(), []);
    for (name, body) in garbage() {
        // Twice, as Telegram would bring it again after a lost answer.
        for _ in 0..2 {
            let with = handle(&talk.webhook, post(SECRET, body.clone())).await;
            assert_eq!(with.status(), 200, "{name}");
        }
    }
    assert_eq!(talk.store.dead_letters().len(), garbage().len());
    let longest = talk.store.dead_letters().iter().map(|d| d.body.len()).max();
    assert!(longest.is_some_and(|l| l < 300_000), "an item holds 400 KB");
}

fn with_secrets(secrets: &[&str]) -> Request {
    let mut request = post("", UPDATES.lines().next().expect("a line"));
    request
        .headers_mut()
        .remove("x-telegram-bot-api-secret-token");
    for secret in secrets {
        let value = secret.parse().expect("a header");
        request
            .headers_mut()
            .append("x-telegram-bot-api-secret-token", value);
    }
    request
}

#[tokio::test]
async fn fault_23_only_the_whole_secret_once_is_let_in() {
    let talk = InProcess::new();
    // Any call to this store would be a 503.
    talk.store.set_outage(true);
    let long = "x".repeat(300);
    for secrets in [
        &[][..],
        &["wrong"],
        &[&SECRET[..7]],
        &["0A1B2C3D"],
        &[&long],
        &[SECRET, SECRET],
        &[""],
    ] {
        let response = handle(&talk.webhook, with_secrets(secrets)).await;
        assert_eq!(response.status(), 401, "{secrets:?}");
    }
    let mut get = with_secrets(&[SECRET]);
    *get.method_mut() = lambda_http::http::Method::GET;
    assert_eq!(handle(&talk.webhook, get).await.status(), 405);
    assert_eq!(
        handle(&talk.webhook, with_secrets(&[SECRET]))
            .await
            .status(),
        503
    );
    figures::show("fault 23: no secret, wrong, prefix, long, twice: database calls 0");
}

/// Amounts and characters at the edges, each answered by a message that Telegram takes: the
/// twin refuses bad HTML, and a refused answer would be missing.
#[tokio::test]
async fn faults_27_and_28_edges_of_amounts_and_characters() {
    let mut talk = InProcess::new();
    let anna = talk.person("en").await;
    for (text, minor) in [
        ("1.005 x", Some(100_500)),
        ("1 234,56 x", Some(123_456)),
        ("1.234,56 x", Some(123_456)),
        ("-1 x", Some(100)),
        ("0 x", None),
        ("1e309 x", None),
        ("NaN x", None),
        ("9e18 x", None),
        ("9000000000000000000 x", None),
        ("1e444444410 x", None),
        ("\u{202e}5 x\u{202c}", Some(500)),
        ("5\u{200b} x", Some(500)),
        ("\u{665}\u{660} x", Some(5000)),
        ("\u{ff15} x", Some(500)),
        ("5 \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", Some(500)),
        ("5 a\u{0}b", Some(500)),
        ("5 <b>x</u> & [y](z) *", Some(500)),
    ] {
        let before = talk.store.entries(build::ledger(anna)).len();
        let answer = talk.say(anna, text).await;
        assert!(!answer.is_empty(), "{text:?} was not answered");
        let entries = talk.store.entries(build::ledger(anna));
        let newest = entries.get(before).map(|e| e.money.minor);
        assert_eq!(newest, minor, "{text:?}");
    }
    figures::show("fault 27: 10 edges of amounts, refused or exact: floats 0, overflows 0");
    figures::show("fault 28: 7 edges of characters: send errors 0");
}

#[tokio::test]
async fn a_base64_body_is_decoded() {
    // As a function URL hands over what it takes for binary.
    let event = json!({
        "version": "2.0", "routeKey": "$default", "rawPath": "/", "rawQueryString": "",
        "headers": {"content-type": "application/octet-stream",
                    "x-telegram-bot-api-secret-token": SECRET},
        "requestContext": {"accountId": "1", "apiId": "a", "domainName": "a", "domainPrefix": "a",
            "http": {"method": "POST", "path": "/", "protocol": "HTTP/1.1",
                     "sourceIp": "127.0.0.1", "userAgent": "t"},
            "requestId": "r", "routeKey": "$default", "stage": "$default", "timeEpoch": 1},
        "isBase64Encoded": true,
        "body": "eyJ1cGRhdGVfaWQiOjEsIm1lc3NhZ2UiOnsibWVzc2FnZV9pZCI6NywiZGF0ZSI6MTc5NTQyODAwMCwidGV4dCI6IjQwIHRlYSIsImNoYXQiOnsiaWQiOjUsInR5cGUiOiJwcml2YXRlIn0sImZyb20iOnsiaWQiOjUsImlzX2JvdCI6ZmFsc2V9fX0=",
    });
    let request = lambda_http::request::from_str(&event.to_string()).expect("an event");
    assert!(matches!(request.body(), Body::Binary(_)));
    let talk = InProcess::new();
    assert_eq!(handle(&talk.webhook, request).await.status(), 200);
    assert_eq!(talk.store.entries(build::ledger(5))[0].note, "tea");
}

#[tokio::test]
async fn deployed_bodies_of_every_kind() {
    let Some((stack, _shared)) = stack::shared().await else {
        return;
    };
    for update in updates() {
        let answer = stack
            .telegram_posts()
            .body(update.clone())
            .send()
            .await
            .expect("answered");
        assert_eq!(answer.status(), 200, "{update}");
    }
    for (name, body) in garbage() {
        let answer = stack
            .telegram_posts()
            .body(body.clone())
            .send()
            .await
            .expect("answered");
        assert_eq!(answer.status(), 200, "{name}");
        let answer = stack.post().body(body).send().await.expect("answered");
        assert_eq!(answer.status(), 401, "{name}");
    }
    six_megabytes(&stack).await;
    assert_eq!(panics(&stack).await, Vec::<String>::new());
    figures::show(&format!(
        "deployed: {} updates and {} bodies answered, panics 0",
        updates().len(),
        garbage().len()
    ));
}

/// On AWS the function URL itself refuses what is over 6 MB; whoever refuses, nothing breaks.
async fn six_megabytes(stack: &Stack) {
    let body = vec![b'x'; 6 * 1024 * 1024];
    let answer = stack
        .telegram_posts()
        .body(body)
        .send()
        .await
        .expect("answered");
    assert!(
        matches!(answer.status().as_u16(), 200 | 413),
        "{}",
        answer.status()
    );
}

/// Panics in the function's log, once the log has all that was asked of it.
async fn panics(stack: &Stack) -> Vec<String> {
    let path = format!("{}/webhook.log", stack.logs);
    let log = || std::fs::read_to_string(&path).unwrap_or_default();
    let last = "\"bytes\":6291456";
    for _ in 0..100 {
        if log().contains(last) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let log = log();
    assert!(log.contains(last), "the log has the last request");
    let panicked = log.lines().filter(|l| l.contains("panicked"));
    panicked.map(str::to_owned).collect()
}

#[tokio::test]
async fn deployed_an_entity_that_nobody_knows_loses_nothing() {
    let Some((stack, _shared)) = stack::shared().await else {
        return;
    };
    let chat = 6_999_000_001_i64;
    let body = json!({"update_id": 1, "message": {
        "message_id": 7, "date": 1_795_428_000, "text": "40 транспорт", "hologram": [1, {"a": 2}],
        "entities": [{"type": "hologram", "offset": 0, "length": 2, "depth": {"x": [1]}}],
        "chat": {"id": chat, "type": "private"},
        "from": {"id": chat, "is_bot": false, "language_code": "ru"}}});
    for content_type in ["application/json", "application/octet-stream"] {
        let request = stack.telegram_posts().header("content-type", content_type);
        let answer = request
            .body(body.to_string())
            .send()
            .await
            .expect("answered");
        assert_eq!(answer.status(), 200);
        let reply: Value = answer.json().await.expect("a reply");
        assert_eq!(reply["method"], "sendMessage");
    }
    use kopeck_app::ports::Ledgers;
    let table = aws::table(
        &aws::local(&stack.region, &stack.endpoint),
        stack.table.clone(),
    );
    let since = "2026-11-01".parse().expect("a day");
    let page = table
        .read(build::ledger(chat), since)
        .await
        .expect("the table answers");
    assert_eq!(page.entries.len(), 1);
}
