//! The part of the control API for groups, files, forwards and blocking.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;

use super::control::{Answer, Failure, Shared, missing, read};
use super::hub::Hub;
use crate::twin::{Attach, Forward, NewGroup, Refusal, Status};

pub(crate) fn routes() -> Router<Arc<Hub>> {
    Router::new()
        .route("/control/file", post(file))
        .route("/control/files/{file_id}", get(content))
        .route("/control/forward", post(forward))
        .route("/control/groups", post(new_group))
        .route("/control/groups/{chat}", get(group))
        .route("/control/groups/{chat}/members", post(members))
        .route("/control/groups/{chat}/topics", post(topics))
        .route("/control/groups/{chat}/migrate", post(migrate))
        .route("/control/privacy", post(privacy))
        .route("/control/block", post(block))
}

#[derive(Deserialize)]
struct File {
    #[serde(flatten)]
    attach: Attach,
    /// Base64.
    #[serde(default)]
    data: String,
}

async fn file(State(hub): Shared, body: Bytes) -> Answer {
    let File { mut attach, data } = read(&body)?;
    attach.content = STANDARD
        .decode(data)
        .map_err(|why| Failure::from(Refusal(format!("data is no base64: {why}"))))?;
    Ok(Json(json!(
        hub.with(|twin, now| twin.attach(now, &attach))?
    )))
}

/// Shown by the page; a document never runs there.
async fn content(State(hub): Shared, Path(file_id): Path<String>) -> Result<Response, Failure> {
    let found = hub.with(|twin, _| {
        let (content, kind) = twin.file(&file_id)?;
        Some((content.to_vec(), kind.to_owned()))
    });
    let (content, kind) = found.ok_or_else(|| missing("file"))?;
    let safe = matches!(kind.as_str(), "image/png" | "image/jpeg" | "text/csv");
    let kind = if safe {
        kind
    } else {
        "application/octet-stream".to_owned()
    };
    let headers = [
        (CONTENT_TYPE.as_str(), kind),
        ("x-content-type-options", "nosniff".to_owned()),
    ];
    Ok((headers, content).into_response())
}

async fn forward(State(hub): Shared, body: Bytes) -> Answer {
    let forward: Forward = read(&body)?;
    Ok(Json(json!(
        hub.with(|twin, now| twin.forward(now, &forward))?
    )))
}

async fn new_group(State(hub): Shared, body: Bytes) -> Answer {
    let new: NewGroup = read(&body)?;
    Ok(Json(json!(
        hub.with(|twin, now| twin.add_group(now, &new))?
    )))
}

async fn group(State(hub): Shared, Path(chat): Path<i64>) -> Answer {
    let view = hub.with(|twin, _| twin.group_view(chat));
    view.map(Json).ok_or_else(|| missing("group"))
}

#[derive(Deserialize)]
struct Membership {
    user_id: i64,
    status: Status,
    by: Option<i64>,
}

async fn members(State(hub): Shared, Path(chat): Path<i64>, body: Bytes) -> Answer {
    let new: Membership = read(&body)?;
    hub.with(|twin, now| twin.set_member(now, chat, new.user_id, new.status, new.by))?;
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
struct Topic {
    from_id: i64,
    name: String,
}

async fn topics(State(hub): Shared, Path(chat): Path<i64>, body: Bytes) -> Answer {
    let new: Topic = read(&body)?;
    let thread = hub.with(|twin, now| twin.add_topic(now, chat, new.from_id, &new.name))?;
    Ok(Json(json!({ "message_thread_id": thread })))
}

async fn migrate(State(hub): Shared, Path(chat): Path<i64>) -> Answer {
    Ok(Json(json!(hub.with(|twin, now| twin.migrate(now, chat))?)))
}

#[derive(Deserialize)]
struct Privacy {
    on: bool,
}

async fn privacy(State(hub): Shared, body: Bytes) -> Answer {
    let Privacy { on } = read(&body)?;
    hub.with(|twin, _| twin.set_privacy(on));
    Ok(Json(json!({ "on": on })))
}

#[derive(Deserialize)]
struct Block {
    person_id: i64,
    blocked: bool,
}

async fn block(State(hub): Shared, body: Bytes) -> Answer {
    let wish: Block = read(&body)?;
    hub.with(|twin, now| twin.block(now, wish.person_id, wish.blocked))?;
    Ok(Json(json!({})))
}
