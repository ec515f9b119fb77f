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
use crate::twin::{ApiResult, Twin, Upload, as_http};

/// A call's body, and one of the control API. Telegram takes as much of a bot.
pub(super) const MAX_BODY: usize = 50 << 20;

/// Every path that is neither page nor control comes here.
pub(crate) async fn handle(State(hub): State<Arc<Hub>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if let Some(file) = path.strip_prefix("/file/bot") {
        return download(&hub, file).await;
    }
    let Some((token, method)) = path
        .strip_prefix("/bot")
        .and_then(|rest| rest.split_once('/'))
    else {
        return refuse(404, "Not Found");
    };
    // Some clients encode the colon.
    let token = plain(token);
    let method = method.trim_end_matches('/');
    match params(request).await {
        Ok(form) => {
            let (status, body) = as_http(&call(&hub, &token, method, form).await);
            answer(status, body)
        }
        Err(why) => refuse(400, &format!("Bad Request: {why}")),
    }
}

fn plain(token: &str) -> String {
    token.replace("%3A", ":").replace("%3a", ":")
}

/// `<token>/<path>`, with a path from getFile.
async fn download(hub: &Hub, file: &str) -> Response {
    network(hub).await;
    let found = file.split_once('/').and_then(|(token, path)| {
        // Some clients encode the slash of the path, which Telegram takes too.
        let path = path.replace("%2F", "/");
        let content = |twin: &mut Twin| twin.download(&plain(token), &path).map(<[u8]>::to_vec);
        hub.with(|twin, _| content(twin))
    });
    match found {
        Some(content) => ([(CONTENT_TYPE, "application/octet-stream")], content).into_response(),
        None => refuse(404, "Not Found"),
    }
}

/// The parameters of a call, and the files that came with them.
#[derive(Default)]
struct Form {
    params: Map<String, Value>,
    uploads: Vec<Upload>,
}

async fn call(hub: &Hub, token: &str, method: &str, form: Form) -> ApiResult {
    let names = |host: &str| hub.names.resolve(host);
    let (params, uploads) = (Value::Object(form.params), form.uploads);
    loop {
        network(hub).await;
        let result = hub.with(|twin, now| {
            let result = twin.call_with(now, token, method, &params, &uploads, &names);
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

async fn params(request: Request) -> Result<Form, String> {
    let mut params = form(request.uri().query().unwrap_or_default().as_bytes());
    let kind = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().to_lowercase();
    if kind.starts_with("multipart/form-data") {
        let mut form = multipart(request).await?;
        params.append(&mut form.params);
        return Ok(Form { params, ..form });
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
    Ok(Form {
        params,
        ..Form::default()
    })
}

fn form(encoded: &[u8]) -> Map<String, Value> {
    let pairs = form_urlencoded::parse(encoded);
    pairs
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect()
}

async fn multipart(request: Request) -> Result<Form, String> {
    let parts = Multipart::from_request(request, &()).await;
    let mut parts = parts.map_err(|why| why.body_text())?;
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(|why| why.body_text())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let kind = part.content_type().unwrap_or("application/octet-stream");
        let mime_type = kind.to_owned();
        let value = part.bytes().await.map_err(|why| why.body_text())?;
        match file_name {
            None => {
                let text = String::from_utf8_lossy(&value).into_owned();
                form.params.insert(name, Value::String(text));
            }
            Some(file_name) => form.uploads.push(Upload {
                field: name,
                file_name,
                mime_type,
                content: value.to_vec(),
            }),
        }
    }
    Ok(form)
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
