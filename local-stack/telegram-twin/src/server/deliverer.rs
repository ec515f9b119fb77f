//! Real deliveries: HTTP POSTs to the webhook.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HOST, RETRY_AFTER};
use tokio::task::JoinSet;

use super::hub::Hub;
use crate::twin::{Answer, Delivery, Outcome, Twin};

/// Longer answers need not be read to the end: they count as failures.
const READ_AT_MOST: usize = (1 << 20) + 1;

/// Sends what is due, for as long as the server runs.
pub(crate) async fn deliver(hub: Arc<Hub>) {
    let mut changed = hub.changed();
    let mut flights = JoinSet::new();
    loop {
        changed.mark_unchanged();
        if let Some(host) = hub.with(|twin, now| twin.name_to_resolve(now)) {
            let address = hub.names.resolve(&host);
            hub.with(|twin, now| twin.resolved(now, &host, address));
        }
        for delivery in hub.with(Twin::poll) {
            let hub = Arc::clone(&hub);
            flights.spawn(async move {
                send(&hub, delivery).await;
            });
        }
        let wait = hub.with(|twin, now| twin.next_wake(now).map(|wake| wake - now));
        let wait = wait.map_or(Duration::MAX, |ms| {
            Duration::from_millis(ms.max(1).unsigned_abs())
        });
        tokio::select! {
            news = changed.changed() => if news.is_err() { return },
            Some(_) = flights.join_next() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Makes one delivery and tells the twin. Returns the status, if there was one.
pub(crate) async fn send(hub: &Hub, delivery: Delivery) -> Option<u16> {
    let id = delivery.id;
    if hub.with(|twin, now| twin.refuse_if_down(now, &delivery)) {
        return None;
    }
    let outcome = post(hub, delivery)
        .await
        .unwrap_or_else(|error| broken(&error));
    let status = outcome.status();
    hub.with(|twin, now| twin.finish(now, id, outcome));
    status
}

async fn post(hub: &Hub, delivery: Delivery) -> reqwest::Result<Outcome> {
    let Some(to) = hub.names.destination(&delivery.url) else {
        let why = "Failed to resolve host: Name or service not known";
        return Ok(Outcome::Refused(why.to_owned()));
    };
    let mut request = hub
        .http
        .post(to.url)
        .header(HOST, to.host)
        .header(CONTENT_TYPE, "application/json")
        .body(delivery.body);
    if let Some(secret) = delivery.secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    let mut response = request.send().await?;
    let text = |name| response.headers().get(name).and_then(|v| v.to_str().ok());
    let retry_after = text(RETRY_AFTER).and_then(|seconds| seconds.trim().parse().ok());
    let content_type = text(CONTENT_TYPE).map(str::to_owned);
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        body.extend_from_slice(&chunk);
        if body.len() >= READ_AT_MOST {
            break;
        }
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(Outcome::Answered(Answer {
        status,
        retry_after,
        content_type,
        body,
    }))
}

fn broken(error: &reqwest::Error) -> Outcome {
    if error.is_timeout() {
        Outcome::TimedOut
    } else if error.is_connect() {
        Outcome::Refused("Connection refused".to_owned())
    } else {
        Outcome::Refused("Webhook connection closed".to_owned())
    }
}
