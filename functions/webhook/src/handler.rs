//! One update: checked, decoded, answered, and sorted by who must act if it fails.

use kopeck_app::conversation::{self, Access};
use kopeck_app::ports::{DeadLetter, DeadLetters, Ledgers, StoreError};
use kopeck_telegram::reply;
use kopeck_telegram::update::Update;
use lambda_http::http::{Method, StatusCode, header};
use lambda_http::{Body, Request, Response};
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};

/// Telegram repeats the secret in this header (Bot API, `setWebhook`).
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// The largest body that is looked into, in bytes. Telegram's own updates are far smaller.
const MAX_BODY: usize = 512 * 1024;

/// How much of a dead letter's body is kept, in bytes: an item holds 400 KB.
const KEPT: usize = 128 * 1024;

/// After how many seconds Telegram is to bring an update again that we could not store.
const RETRY_AFTER: &str = "5";

/// What the handler works with.
#[derive(Debug)]
pub struct Webhook<S> {
    store: S,
    access: Access,
    secrets: Vec<String>,
}

impl<S> Webhook<S> {
    /// A handler that keeps in `store` and accepts any of these secret headers: the current
    /// one, and while it is being rotated the one before.
    #[must_use]
    pub fn new(store: S, access: Access, secrets: Vec<String>) -> Self {
        Self {
            store,
            access,
            secrets,
        }
    }
}

/// Handles one request. It always answers: what cannot be answered now is a 503, so that
/// Telegram keeps it.
pub async fn handle<S: Ledgers + DeadLetters>(
    webhook: &Webhook<S>,
    request: Request,
) -> Response<Body> {
    if request.method() != Method::POST {
        return empty(StatusCode::METHOD_NOT_ALLOWED);
    }
    if !trusted(&request, &webhook.secrets) {
        return empty(StatusCode::UNAUTHORIZED);
    }
    // From here on never a 4xx: it would block the chat for a day.
    let body: &[u8] = request.body().as_ref();
    let update = if body.len() > MAX_BODY {
        None
    } else {
        Update::decode(body).ok()
    };
    let outcome = match update {
        Some(update) => answer(webhook, update).await,
        None => bury(&webhook.store, body).await,
    };
    outcome.unwrap_or_else(|error| later(&error))
}

async fn answer<S: Ledgers>(
    webhook: &Webhook<S>,
    update: Update,
) -> Result<Response<Body>, StoreError> {
    let Some(incoming) = update.incoming() else {
        return Ok(empty(StatusCode::OK));
    };
    let reply = conversation::answer(&webhook.store, &webhook.access, &incoming).await?;
    Ok(reply.map_or_else(|| empty(StatusCode::OK), |reply| said(reply::body(&reply))))
}

/// What cannot be decoded is kept by its hash, so that the same one twice is one, and is
/// acknowledged: Telegram would bring nothing better.
async fn bury<S: DeadLetters>(store: &S, body: &[u8]) -> Result<Response<Body>, StoreError> {
    let hash = hex::encode(Sha256::digest(body));
    let kept = body.get(..KEPT).unwrap_or(body);
    let letter = DeadLetter {
        reason: "not an update".to_owned(),
        body: String::from_utf8_lossy(kept).into_owned(),
        length: body.len(),
        hash,
    };
    store.bury(&letter).await?;
    tracing::warn!(hash = letter.hash, bytes = letter.length, "dead letter");
    Ok(empty(StatusCode::OK))
}

/// Exactly one secret header, equal to one of ours, compared in constant time: all of ours
/// are looked at, each to its end.
fn trusted(request: &Request, secrets: &[String]) -> bool {
    let mut given = request.headers().get_all(SECRET_HEADER).iter();
    let (Some(only), None) = (given.next(), given.next()) else {
        return false;
    };
    let any = secrets.iter().fold(Choice::from(0), |any, ours| {
        any | only.as_bytes().ct_eq(ours.as_bytes())
    });
    any.into()
}

fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status;
    response
}

fn said(json: String) -> Response<Body> {
    let mut response = Response::new(Body::Text(json));
    let kind = header::HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// Nothing is acknowledged; Telegram keeps the update and comes back.
fn later(error: &StoreError) -> Response<Body> {
    tracing::error!(error = %error, "not stored");
    let mut response = empty(StatusCode::SERVICE_UNAVAILABLE);
    let wait = header::HeaderValue::from_static(RETRY_AFTER);
    response.headers_mut().insert(header::RETRY_AFTER, wait);
    response
}
