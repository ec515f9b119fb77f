//! The server over real HTTP, on loopback: a bot's webhook and a person.

use std::sync::Mutex;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::post;
use serde_json::Value;

use super::*;
use crate::client::TwinClient;
use crate::twin::{Edit, Faults, Press, Say};

const TOKEN: &str = "77:token";
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// What the bot's webhook was sent: the headers that matter, and the update.
#[derive(Debug, Clone)]
struct Seen {
    host: String,
    secret: String,
    update: Value,
}

type Inbox = Arc<Mutex<Vec<Seen>>>;

/// A bot that echoes by a method in its answer; "fail" fails once.
async fn bot() -> (u16, Inbox) {
    let inbox = Inbox::default();
    let seen = Arc::clone(&inbox);
    let handler = move |headers: HeaderMap, body: Bytes| {
        let header = |name: &str| headers[name].to_str().unwrap().to_owned();
        let update: Value = serde_json::from_slice(&body).unwrap();
        let one = Seen {
            host: header("host"),
            secret: header("x-telegram-bot-api-secret-token"),
            update: update.clone(),
        };
        let mut inbox = seen.lock().unwrap();
        inbox.push(one);
        let message = &update["message"];
        let again = inbox.iter().filter(|one| one.update == update).count() > 1;
        let answer = if message["text"] == "fail" && !again {
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        } else {
            let reply = json!({
                "method": "sendMessage",
                "chat_id": message["chat"]["id"],
                "text": format!("heard {}", message["text"].as_str().unwrap_or("?")),
            });
            axum::Json(reply).into_response()
        };
        async { answer }
    };
    let router = Router::new().route("/hook", post(handler));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async { axum::serve(listener, router).await });
    (port, inbox)
}

fn options(bot: u16) -> Options {
    let mut options = Options {
        token: Some(TOKEN.to_owned()),
        ..Options::default()
    };
    options
        .names
        .add(&format!(".bots.example=127.0.0.1:{bot}"))
        .unwrap();
    options
}

async fn register(client: &TwinClient) {
    let webhook = json!({
        "url": "https://a.bots.example/hook?epoch=1",
        "secret_token": "s3cret",
    });
    let answer = client.bot(TOKEN, "SetWebhook", &webhook).await.unwrap();
    assert_eq!(answer["description"], "Webhook was set", "{answer}");
}

mod deeds;

#[tokio::test]
async fn a_text_goes_to_the_webhook_and_the_answer_comes_back() {
    let (port, inbox) = bot().await;
    let server = Server::start(options(port)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    register(&client).await;
    let people = client.people().await.unwrap();
    let names: Vec<_> = people
        .iter()
        .map(|person| person.first_name.as_str())
        .collect();
    assert_eq!(names, ["Аня", "Tom", "Айгүл"]);
    let anna = people[0].id;

    client.say(&Say::text(anna, "40 транспорт")).await.unwrap();
    assert_eq!(client.idle(PATIENCE).await.unwrap(), 0);
    let messages = client.messages(anna).await.unwrap();
    assert_eq!(messages[1].text.as_deref(), Some("heard 40 транспорт"));
    let seen = inbox.lock().unwrap()[0].clone();
    assert_eq!(
        (seen.host.as_str(), seen.secret.as_str()),
        ("a.bots.example", "s3cret")
    );
    assert_eq!(seen.update["message"]["from"]["language_code"], "ru");

    client.say(&Say::text(anna, "fail")).await.unwrap();
    assert_eq!(client.idle(PATIENCE).await.unwrap(), 0);
    let log = client.log(0).await.unwrap();
    let statuses: Vec<_> = log.deliveries.iter().map(|one| one.status).collect();
    assert_eq!(statuses, [Some(200), Some(503), Some(200)]);
    let update_id = log.deliveries[0].update_id;
    assert_eq!(
        client.redeliver(update_id, 2).await.unwrap(),
        [Some(200), Some(200)]
    );
    assert_eq!(inbox.lock().unwrap().len(), 5);
}

#[tokio::test]
async fn edits_presses_and_refusals_go_through_the_control_api() {
    let (port, inbox) = bot().await;
    let server = Server::start(options(port)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    register(&client).await;
    let zoe = client.add_person("Zoe", "en").await.unwrap().id;
    let said = client.say(&Say::text(zoe, "one")).await.unwrap();
    let message_id = said.message_id;
    let edit = Edit {
        chat_id: zoe,
        message_id,
        text: "two".into(),
        date: None,
    };
    assert!(client.edit(&edit).await.unwrap().edit_date.is_some());
    let press = Press {
        chat_id: zoe,
        from_id: zoe,
        message_id,
        data: "x".into(),
    };
    let id = client.press(&press).await.unwrap();
    assert!(!client.callback(&id).await.unwrap().answered);
    client
        .update(&json!({ "poll": { "id": "1" } }))
        .await
        .unwrap();
    assert_eq!(client.idle(PATIENCE).await.unwrap(), 0);
    assert_eq!(inbox.lock().unwrap().len(), 4);

    let refused = client
        .say(&Say::text(1, "x"))
        .await
        .unwrap_err()
        .to_string();
    assert!(
        refused.contains("400") && refused.contains("there is no person 1"),
        "{refused}"
    );
    let state = client.state().await.unwrap();
    assert_eq!(state["webhook"]["pending_update_count"], 0);
    assert_eq!(state["last_delivery"]["status"], 200);
    assert!(!state.to_string().contains(TOKEN));
    client.reset().await.unwrap();
    assert_eq!(client.state().await.unwrap()["webhook"]["url"], "");
}

#[tokio::test]
async fn with_the_network_down_nothing_is_delivered_or_answered() {
    let (port, inbox) = bot().await;
    let server = Server::start(options(port)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    register(&client).await;
    let tom = client.people().await.unwrap()[1].id;
    client
        .fault(&Faults {
            network_down: true,
            ..Faults::default()
        })
        .await
        .unwrap();
    client.say(&Say::text(tom, "x")).await.unwrap();
    let none = json!({});
    let mut call = std::pin::pin!(client.bot(TOKEN, "getMe", &none));
    tokio::select! {
        _ = &mut call => panic!("answered"),
        pending = client.idle(std::time::Duration::from_millis(300)) => {
            assert_eq!(pending.unwrap(), 1);
        }
    }
    assert!(inbox.lock().unwrap().is_empty());
    client.fault(&Faults::default()).await.unwrap();
    assert_eq!(call.await.unwrap()["ok"], true);
    assert_eq!(client.idle(PATIENCE).await.unwrap(), 0);
}

#[tokio::test]
async fn parameters_come_in_every_form() {
    let server = Server::start(options(1)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    let tom = client.people().await.unwrap()[1].id;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("{}/bot{TOKEN}/sendMessage", server.url());
    let keyboard = r#"{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}"#;
    let part = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let multipart = part("chat_id", &tom.to_string())
        + &part("text", "m")
        + &part("reply_markup", keyboard)
        + "--b--\r\n";
    for (kind, body) in [
        (
            "application/json",
            json!({ "chat_id": tom, "text": "j" }).to_string(),
        ),
        (
            "application/x-www-form-urlencoded",
            format!("chat_id={tom}&text=a+b"),
        ),
        ("multipart/form-data; boundary=b", multipart),
    ] {
        let request = http.post(&url).header("content-type", kind).body(body);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["ok"], true, "{kind}: {answer}");
    }
    let get = http
        .get(format!("{url}?chat_id={tom}&text=q"))
        .send()
        .await
        .unwrap();
    assert_eq!(get.status(), 200);
    let messages = client.messages(tom).await.unwrap();
    let texts: Vec<_> = messages
        .iter()
        .filter_map(|message| message.text.as_deref())
        .collect();
    assert_eq!(texts, ["j", "a b", "m", "q"]);
    assert!(messages[2].reply_markup.is_some());

    let wrong = client.bot("77:wrong", "getMe", &json!({})).await.unwrap();
    assert_eq!(
        wrong,
        json!({ "ok": false, "error_code": 401, "description": "Unauthorized" })
    );
    let foreign = http.post(format!("{}/control/reset", server.url()));
    let foreign = foreign
        .header("origin", "http://evil.example")
        .send()
        .await
        .unwrap();
    assert_eq!(foreign.status(), 403);
}

#[tokio::test]
async fn the_state_outlives_the_server() {
    let folder = std::env::temp_dir().join(format!("twin-{}", std::process::id()));
    let file = folder.join("twin.json");
    let with_state = || Options {
        state: Some(file.clone()),
        ..options(1)
    };
    let server = Server::start(with_state()).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    let before = client.people().await.unwrap();
    client.say(&Say::text(before[0].id, "kept")).await.unwrap();
    server.stop().unwrap();

    let server = Server::start(with_state()).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    assert_eq!(client.people().await.unwrap(), before);
    assert_eq!(
        client.messages(before[0].id).await.unwrap()[0]
            .text
            .as_deref(),
        Some("kept")
    );
    assert_eq!(client.idle(std::time::Duration::ZERO).await.unwrap(), 1);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn the_page_is_served_and_hears_of_changes() {
    let server = Server::start(options(1)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    let tom = client.people().await.unwrap()[1].id;
    let page = reqwest::get(server.url()).await.unwrap();
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
    let mut events = reqwest::get(format!("{}/control/events", server.url()))
        .await
        .unwrap();
    client.say(&Say::text(tom, "x")).await.unwrap();
    let mut heard = String::new();
    while !heard.contains(&tom.to_string()) {
        let chunk = events.chunk().await.unwrap().unwrap();
        heard.push_str(&String::from_utf8_lossy(&chunk));
    }
    assert!(heard.contains("event: change"), "{heard}");
}
