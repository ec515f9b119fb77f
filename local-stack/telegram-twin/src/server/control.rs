//! The control API: what tests and the chat page do in place of Telegram's apps.
//! The package's README lists the calls.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::hub::Hub;
use super::{deeds, deliverer, events, persist};
use crate::twin::{Edit, Faults, Refusal, Twin};

/// No call waits longer for silence.
const LONGEST_WAIT_MS: u64 = 600_000;
const MOST_COPIES: u32 = 100;

pub(super) type Shared = State<Arc<Hub>>;
pub(super) type Answer = Result<Json<Value>, Failure>;

/// A 4xx or 5xx with `{"error": ".."}`.
pub(super) struct Failure(StatusCode, String);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self(StatusCode::BAD_REQUEST, refusal.0)
    }
}

pub(crate) fn routes() -> Router<Arc<Hub>> {
    Router::new()
        .route("/control/state", get(state))
        .route("/control/chats/{chat}/messages", get(messages))
        .route("/control/people", post(people))
        .route("/control/say", post(say))
        .route("/control/edit", post(edit))
        .route("/control/press", post(press))
        .route("/control/callbacks/{id}", get(callback))
        .route("/control/update", post(update))
        .route("/control/idle", get(idle))
        .route("/control/log", get(log))
        .route("/control/fault", post(fault))
        .route("/control/redeliver", post(redeliver))
        .route("/control/reset", post(reset))
        .route("/control/events", get(events::stream))
        .merge(deeds::routes())
        .layer(middleware::from_fn(local_only))
}

/// No page from elsewhere may drive the twin through the browser, neither by a
/// request across origins nor under a name that leads to loopback.
async fn local_only(headers: HeaderMap, request: Request, next: Next) -> Response {
    let mut named = [HOST, ORIGIN]
        .into_iter()
        .filter_map(|name| headers.get(name));
    if named.all(|value| value.to_str().is_ok_and(is_loopback)) {
        return next.run(request).await;
    }
    let why = "this is for the twin's own page and for tests on this machine".to_owned();
    Failure(StatusCode::FORBIDDEN, why).into_response()
}

/// Whether `http://localhost:80`, `127.0.0.1:80` and the like name this machine.
fn is_loopback(origin: &str) -> bool {
    let authority = origin
        .split_once("://")
        .map_or(origin, |(_, authority)| authority);
    let bare = authority
        .rsplit_once(':')
        .map_or(authority, |(host, _)| host);
    [authority, bare]
        .iter()
        .any(|host| matches!(*host, "127.0.0.1" | "localhost" | "[::1]"))
}

pub(super) fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Failure> {
    let body: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|why| Failure(StatusCode::BAD_REQUEST, why.to_string()))
}

pub(super) fn missing(what: &str) -> Failure {
    Failure(StatusCode::NOT_FOUND, format!("there is no such {what}"))
}

async fn state(State(hub): Shared) -> Json<Value> {
    Json(hub.with(Twin::state))
}

async fn messages(State(hub): Shared, Path(chat): Path<i64>) -> Answer {
    let view = hub.with(|twin, now| twin.chat_view(now, chat));
    view.map(Json).ok_or_else(|| missing("chat"))
}

#[derive(Deserialize)]
struct NewPerson {
    first_name: String,
    username: Option<String>,
    language_code: Option<String>,
}

async fn people(State(hub): Shared, body: Bytes) -> Answer {
    let new: NewPerson = read(&body)?;
    let (username, language) = (new.username.as_deref(), new.language_code.as_deref());
    let person = hub.with(|twin, _| twin.add_person(&new.first_name, username, language));
    Ok(Json(json!(person)))
}

async fn say(State(hub): Shared, body: Bytes) -> Answer {
    let say = read(&body)?;
    Ok(Json(json!(hub.with(|twin, now| twin.say(now, say))?)))
}

async fn edit(State(hub): Shared, body: Bytes) -> Answer {
    let edit: Edit = read(&body)?;
    Ok(Json(json!(hub.with(|twin, now| twin.edit(now, &edit))?)))
}

async fn press(State(hub): Shared, body: Bytes) -> Answer {
    let press = read(&body)?;
    let id = hub.with(|twin, now| twin.press(now, &press))?;
    Ok(Json(json!({ "callback_query_id": id })))
}

async fn callback(State(hub): Shared, Path(id): Path<String>) -> Answer {
    let answer = hub.with(|twin, _| twin.callback(&id));
    Ok(Json(json!(
        answer.ok_or_else(|| missing("callback query"))?
    )))
}

async fn update(State(hub): Shared, body: Bytes) -> Answer {
    let update: Value = read(&body)?;
    let update_id = hub.with(|twin, now| twin.enqueue_raw(now, &update))?;
    Ok(Json(json!({ "update_id": update_id })))
}

#[derive(Deserialize)]
struct Wait {
    timeout_ms: Option<u64>,
}

async fn idle(State(hub): Shared, Query(wait): Query<Wait>) -> Json<Value> {
    let limit = Duration::from_millis(wait.timeout_ms.unwrap_or(0).min(LONGEST_WAIT_MS));
    let silence = async {
        let mut changed = hub.changed();
        while hub.with(|twin, _| twin.pending()) > 0 && changed.changed().await.is_ok() {}
    };
    // Whether it is silent is asked again below, so the time-out needs no care.
    let _late = tokio::time::timeout(limit, silence).await;
    let pending = hub.with(|twin, _| twin.pending());
    Json(json!({ "idle": pending == 0, "pending": pending }))
}

#[derive(Deserialize)]
struct Since {
    after: Option<u64>,
}

async fn log(State(hub): Shared, Query(since): Query<Since>) -> Json<Value> {
    let log = hub.with(|twin, _| twin.log().after(since.after.unwrap_or(0)));
    Json(json!({ "calls": log.calls, "deliveries": log.deliveries }))
}

async fn fault(State(hub): Shared, body: Bytes) -> Answer {
    let faults: Faults = read(&body)?;
    hub.with(|twin, _| twin.set_faults(faults.clone()));
    Ok(Json(json!(faults)))
}

#[derive(Deserialize)]
struct Again {
    update_id: i64,
    copies: Option<u32>,
}

async fn redeliver(State(hub): Shared, body: Bytes) -> Answer {
    let again: Again = read(&body)?;
    let copies = again.copies.unwrap_or(1).min(MOST_COPIES);
    let deliveries = hub.with(|twin, now| twin.redeliver(now, again.update_id, copies))?;
    // Tasks of their own: they end even if the caller goes away.
    let send = |delivery| {
        let hub = Arc::clone(&hub);
        tokio::spawn(async move { deliverer::send(&hub, delivery).await })
    };
    let flights: Vec<_> = deliveries.into_iter().map(send).collect();
    let mut delivered = Vec::new();
    for flight in flights {
        delivered.push(flight.await.unwrap_or_default());
    }
    Ok(Json(json!({ "delivered": delivered })))
}

async fn reset(State(hub): Shared) -> Answer {
    hub.with(|twin, _| twin.reset());
    persist::save(&hub)
        .map_err(|why| Failure(StatusCode::INTERNAL_SERVER_ERROR, format!("{why:#}")))?;
    Ok(Json(json!({})))
}
