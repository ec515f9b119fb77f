//! One update: checked, decoded, answered, and sorted by who must act if it fails.

use futures_util::FutureExt;
use kopeck_app::LedgerId;
use kopeck_app::conversation::{self, Access};
use kopeck_app::ports::{DeadLetter, DeadLetters, Entropy, Jobs, Ledgers, StoreError};
use kopeck_app::press;
use kopeck_telegram::reply;
use kopeck_telegram::update::{Event, Update};
use lambda_http::http::{Method, StatusCode, header};
use lambda_http::{Body, Request, Response};
use sha2::{Digest, Sha256};
use std::panic::AssertUnwindSafe;
use subtle::{Choice, ConstantTimeEq};

/// Telegram repeats the secret in this header (Bot API, `setWebhook`).
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// The largest body that is looked into, in bytes. Telegram's own updates are far smaller.
const MAX_BODY: usize = 512 * 1024;

/// How much of a dead letter's body is kept, in bytes: an item holds 400 KB.
const KEPT: usize = 128 * 1024;

/// After how many seconds Telegram is to bring an update again that could not be stored.
const AGAIN_AFTER_AN_OUTAGE: &str = "5";

/// The same for one that ran into a bug of ours: soon, as its chat waits behind it.
const AGAIN_AFTER_A_BUG: &str = "1";

/// How often an update is tried that runs into a bug.
const ATTEMPTS: u32 = 3;

/// What the handler works with.
#[derive(Debug)]
pub struct Webhook<S, E, N> {
    store: S,
    entropy: E,
    notices: N,
    access: Access,
    secrets: Vec<String>,
}

/// Telling Telegram that a press has arrived, so that the button stops waiting.
#[expect(
    async_fn_in_trait,
    reason = "used by one function and its tests, both generic"
)]
pub trait Notices {
    /// Answers a press, maybe with a notice. MUST end within about a second, whatever happens;
    /// a failure is ignored, as the press is done already.
    async fn answer(&self, query: &str, notice: Option<&str>);
}

impl<S, E, N> Webhook<S, E, N> {
    /// A handler that keeps in `store` and accepts any of these secret headers: the current
    /// one, and while it is being rotated the one before.
    #[must_use]
    pub fn new(store: S, entropy: E, notices: N, access: Access, secrets: Vec<String>) -> Self {
        Self {
            store,
            entropy,
            notices,
            access,
            secrets,
        }
    }
}

/// Handles one request. It always answers: what cannot be answered now is a 503, so that
/// Telegram keeps it.
pub async fn handle<S: Ledgers + DeadLetters + Jobs, E: Entropy, N: Notices>(
    webhook: &Webhook<S, E, N>,
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
        Some(update) => guarded(webhook, update, body).await,
        // Kept at once: Telegram would bring nothing better.
        None => bury(&webhook.store, letter(None, body, "not an update")).await,
    };
    outcome.unwrap_or_else(|error| later(&error))
}

/// Answers, and sorts what fails by who must act. What time may mend goes back to Telegram. A
/// bug of ours is tried three times in a few seconds; then the update is a dead letter, so
/// that it blocks its chat no longer.
async fn guarded<S: Ledgers + DeadLetters + Jobs, E: Entropy, N: Notices>(
    webhook: &Webhook<S, E, N>,
    update: Update,
    body: &[u8],
) -> Result<Response<Body>, StoreError> {
    let ledger = update.ledger();
    let attempt = AssertUnwindSafe(answer(webhook, update)).catch_unwind();
    let bug = match attempt.await {
        Ok(Err(StoreError::Corrupt(what))) => what,
        Ok(answered) => return answered,
        Err(_panic) => "panic".to_owned(),
    };
    let letter = letter(ledger, body, &bug);
    let attempts = webhook.store.attempt(ledger, &letter.hash).await?;
    tracing::error!(hash = letter.hash, attempts, bug, "failed");
    if attempts < ATTEMPTS {
        return Ok(again_after(AGAIN_AFTER_A_BUG));
    }
    bury(&webhook.store, letter).await
}

async fn answer<S: Ledgers + Jobs, E: Entropy, N: Notices>(
    webhook: &Webhook<S, E, N>,
    update: Update,
) -> Result<Response<Body>, StoreError> {
    let Webhook {
        store,
        entropy,
        access,
        ..
    } = webhook;
    let reply = match update.event() {
        None => None,
        Some(Event::Text(incoming)) => {
            conversation::answer(store, entropy, access, &incoming).await?
        }
        Some(Event::Photo(photo)) => conversation::photo(store, entropy, access, &photo).await?,
        Some(Event::Press(press)) => {
            let pressed = press::press(store, access, &press).await?;
            let notice = pressed.notice.as_deref();
            webhook.notices.answer(&press.query, notice).await;
            pressed.reply
        }
    };
    let said = reply.map(|reply| said(reply::body(&reply)));
    Ok(said.unwrap_or_else(|| empty(StatusCode::OK)))
}

fn letter(ledger: Option<LedgerId>, body: &[u8], reason: &str) -> DeadLetter {
    let kept = body.get(..KEPT).unwrap_or(body);
    DeadLetter {
        ledger,
        hash: hex::encode(Sha256::digest(body)),
        reason: reason.to_owned(),
        body: String::from_utf8_lossy(kept).into_owned(),
        length: body.len(),
    }
}

/// Keeps a dead letter, by its hash, so that the same one twice is one, and acknowledges it.
async fn bury<S: DeadLetters>(store: &S, letter: DeadLetter) -> Result<Response<Body>, StoreError> {
    store.bury(&letter).await?;
    tracing::error!(hash = letter.hash, bytes = letter.length, "dead letter");
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
    again_after(AGAIN_AFTER_AN_OUTAGE)
}

fn again_after(seconds: &'static str) -> Response<Body> {
    let mut response = empty(StatusCode::SERVICE_UNAVAILABLE);
    let wait = header::HeaderValue::from_static(seconds);
    response.headers_mut().insert(header::RETRY_AFTER, wait);
    response
}
