//! `/bot<token>/<method>`, in all the forms that Telegram takes.

use std::sync::Arc;

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::hub::Hub;
use crate::twin::{ApiResult, as_http};

const MAX_BODY: usize = 50 << 20;

/// Every path that is neither page nor control comes here.
pub(crate) async fn handle(State(hub): State<Arc<Hub>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let Some((token, method)) = path
        .strip_prefix("/bot")
        .and_then(|rest| rest.split_once('/'))
    else {
        return refuse(404, "Not Found");
    };
    // Some clients encode the colon.
    let token = token.replace("%3A", ":").replace("%3a", ":");
    let method = method.trim_end_matches('/');
    match params(request).await {
        Ok(params) => {
            let (status, body) = as_http(&call(&hub, &token, method, params).await);
            answer(status, body)
        }
        Err(why) => refuse(400, &format!("Bad Request: {why}")),
    }
}

async fn call(hub: &Hub, token: &str, method: &str, params: Map<String, Value>) -> ApiResult {
    let names = |host: &str| hub.names.resolve(host);
    let params = Value::Object(params);
    loop {
        network(hub).await;
        let result = hub.with(|twin, now| {
            let result = twin.call(now, token, method, &params, &names);
            (!twin.network_is_down()).then_some(result)
        });
        match result {
            // It went down in between.
            None => {}
            // The caller gives up some day, and this ends with the connection.
            Some(Err(error)) if error.is_silence() => return std::future::pending().await,
            Some(result) => return result,
        }
    }
}

/// With the network down nobody answers. A caller who hasn't given up is heard
/// when it is back, as TCP would do.
async fn network(hub: &Hub) {
    let mut changed = hub.changed();
    while hub.with(|twin, _| twin.network_is_down()) {
        if changed.changed().await.is_err() {
            return;
        }
    }
}

async fn params(request: Request) -> Result<Map<String, Value>, String> {
    let mut params = form(request.uri().query().unwrap_or_default().as_bytes());
    let kind = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().to_lowercase();
    if kind.starts_with("multipart/form-data") {
        params.extend(multipart(request).await?);
        return Ok(params);
    }
    let body = to_bytes(request.into_body(), MAX_BODY)
        .await
        .map_err(|why| why.to_string())?;
    if kind.starts_with("application/json") && !body.is_empty() {
        let fields: Map<String, Value> = serde_json::from_slice(&body)
            .map_err(|_| "can't parse the request body as a JSON object".to_owned())?;
        params.extend(fields);
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        params.extend(form(&body));
    }
    Ok(params)
}

fn form(encoded: &[u8]) -> Map<String, Value> {
    let pairs = form_urlencoded::parse(encoded);
    pairs
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect()
}

/// Files are not kept: only the text fields matter here.
async fn multipart(request: Request) -> Result<Map<String, Value>, String> {
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|why| why.body_text())?;
    let mut params = Map::new();
    while let Some(field) = form.next_field().await.map_err(|why| why.body_text())? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().is_some();
        let value = field.bytes().await.map_err(|why| why.body_text())?;
        if !file {
            params.insert(
                name,
                Value::String(String::from_utf8_lossy(&value).into_owned()),
            );
        }
    }
    Ok(params)
}

fn refuse(status: u16, description: &str) -> Response {
    answer(
        status,
        json!({ "ok": false, "error_code": status, "description": description }),
    )
}

fn answer(status: u16, body: Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let retry_after = body
        .pointer("/parameters/retry_after")
        .map(Value::to_string);
    let mut response = (status, Json(body)).into_response();
    if let Some(Ok(seconds)) = retry_after.map(HeaderValue::try_from) {
        response.headers_mut().insert(RETRY_AFTER, seconds);
    }
    response
}
