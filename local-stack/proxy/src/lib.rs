//! A reverse proxy between the functions and the emulator, which counts what passes.
//!
//! A test asks it how many calls one message cost. Everything is forwarded as it
//! came, the `Host` header too, since that is a part of AWS's signature.
//! This crate knows nothing of Kopeck.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Query, Request, State};
use axum::http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, RequestExt, Router};

/// More than any service of AWS takes in one call.
const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// What the handlers share.
#[derive(Debug)]
struct Proxy {
    client: reqwest::Client,
    upstream: String,
    counts: Mutex<Counts>,
}

/// How often each call was made by each application.
type Counts = BTreeMap<(String, String), u64>;

impl Proxy {
    /// A panic elsewhere cannot leave a number half written.
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The proxy in front of `upstream`, such as `http://127.0.0.1:4566`.
///
/// Its own routes are `GET /_proxy/counts`, an object of numbers by
/// `X-Amz-Target` or, without that header, by method and path, with `?app=NAME` only
/// those of the application that AWS's SDK names so, and `POST /_proxy/reset`.
///
/// # Errors
/// When the HTTP client cannot be built.
pub fn router(upstream: &str) -> reqwest::Result<Router> {
    let proxy = Proxy {
        client: reqwest::Client::builder().no_proxy().build()?,
        upstream: upstream.trim_end_matches('/').to_owned(),
        counts: Mutex::default(),
    };
    Ok(Router::new()
        .route("/_proxy/counts", get(counts))
        .route("/_proxy/reset", post(reset))
        .fallback(forward)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(Arc::new(proxy)))
}

#[derive(serde::Deserialize)]
struct Of {
    app: Option<String>,
}

async fn counts(State(proxy): State<Arc<Proxy>>, of: Query<Of>) -> Json<BTreeMap<String, u64>> {
    let mut sums = BTreeMap::new();
    for ((app, name), count) in proxy.counts().iter() {
        if of.app.as_ref().is_none_or(|wanted| wanted == app) {
            *sums.entry(name.clone()).or_default() += count;
        }
    }
    Json(sums)
}

async fn reset(State(proxy): State<Arc<Proxy>>) -> StatusCode {
    proxy.counts().clear();
    StatusCode::NO_CONTENT
}

async fn forward(State(proxy): State<Arc<Proxy>>, request: Request) -> Response {
    let call = (application(&request), call_name(&request));
    *proxy.counts().entry(call).or_default() += 1;
    match pass_on(&proxy, request).await {
        Ok(response) => response,
        Err(error) => (StatusCode::BAD_GATEWAY, format!("proxy: {error:#}")).into_response(),
    }
}

async fn pass_on(proxy: &Proxy, request: Request) -> anyhow::Result<Response> {
    let method = request.method().clone();
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str());
    let url = format!("{}{path}", proxy.upstream);
    let headers = end_to_end(request.headers());
    let body: Bytes = request.extract().await?;
    let answer = proxy
        .client
        .request(method, url)
        .headers(headers)
        .body(body)
        .send()
        .await?;
    let mut response = Response::new(Body::empty());
    *response.status_mut() = answer.status();
    *response.headers_mut() = end_to_end(answer.headers());
    *response.body_mut() = answer.bytes().await?.into();
    Ok(response)
}

/// `DynamoDB_20120810.Query` where AWS names the operation, else `GET /path`.
fn call_name(request: &Request) -> String {
    let target = request.headers().get("x-amz-target");
    match target.and_then(|target| target.to_str().ok()) {
        Some(target) => target.to_owned(),
        None => format!("{} {}", request.method(), request.uri().path()),
    }
}

/// `NAME` of `app/NAME` among the words of the SDK's user agent; empty where there is none.
fn application(request: &Request) -> String {
    let agents = ["x-amz-user-agent", "user-agent"];
    let mut agents = agents
        .iter()
        .filter_map(|name| request.headers().get(*name));
    let app = agents.find_map(|agent| {
        let mut words = agent.to_str().ok()?.split(' ');
        words.find_map(|word| word.strip_prefix("app/"))
    });
    app.unwrap_or_default().to_owned()
}

/// The headers without those that belong to one connection or are made anew.
fn end_to_end(headers: &HeaderMap) -> HeaderMap {
    let mut kept = headers.clone();
    for name in [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING] {
        kept.remove(name);
    }
    kept
}
