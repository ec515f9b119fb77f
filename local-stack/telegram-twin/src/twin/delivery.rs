//! Delivery to the webhook as a state machine (`WebhookActor.cpp`).
//!
//! [`Twin::poll`] hands out what is to be sent now, [`Twin::finish`] takes what
//! came of it, [`Twin::next_wake`] says when to look again. Who sends, and how
//! long that takes, is the caller's business.

use serde_json::{Value, json};

use super::courier::Flight;
use super::log::LoggedDelivery;
use super::outcome::{Answer, Delivery, Failure, Outcome};
use super::{Refusal, Twin, reply, schedule};

/// After this long without a success one connection is tried.
const TRUSTED_FOR_MS: i64 = 10_000;
/// Lanes that may be loaded for each connection.
const LANES_PER_CONNECTION: usize = 2;

impl Twin {
    /// The deliveries to start now. Each must be answered by [`Twin::finish`].
    pub fn poll(&mut self, now: i64) -> Vec<Delivery> {
        let Some(webhook) = &self.webhook else {
            return Vec::new();
        };
        let lanes = webhook.max_connections * LANES_PER_CONNECTION;
        let limit = self.connections(now);
        let mut deliveries = Vec::new();
        while self.courier.busy() < limit {
            self.inbox.load(now, lanes);
            let Some((update_id, update)) = self.inbox.take_due(now) else {
                break;
            };
            let flight = Flight {
                update_id,
                attempt: update.failures + 1,
                started_at: now,
                copy: false,
            };
            let body = update.body.clone();
            self.courier.remember(update_id, &body);
            deliveries.extend(self.send(flight, body));
        }
        deliveries
    }

    /// How many deliveries may be under way: one after some time without a
    /// success, until there is one (`WebhookActor::create_new_connections`).
    /// Telegram also opens that one connection only every 2 s while none holds;
    /// the twin doesn't, so it knocks at a dead address more often.
    fn connections(&self, now: i64) -> usize {
        let all = self.webhook.as_ref().map_or(0, |hook| hook.max_connections);
        if self.courier.last_success_at + TRUSTED_FOR_MS < now {
            all.min(1)
        } else {
            all
        }
    }

    fn send(&mut self, flight: Flight, body: String) -> Option<Delivery> {
        let webhook = self.webhook.as_ref()?;
        let Flight {
            update_id, attempt, ..
        } = flight;
        let (url, secret) = (webhook.url.clone(), webhook.secret.clone());
        let ip_address = webhook.ip_address.clone();
        let id = self.courier.depart(flight);
        Some(Delivery {
            id,
            update_id,
            attempt,
            url,
            ip_address,
            secret,
            body,
        })
    }

    /// Takes the outcome of a delivery. That of a webhook which was replaced
    /// meanwhile changes nothing, so its update is sent twice, as in truth.
    pub fn finish(&mut self, now: i64, delivery_id: u64, outcome: Outcome) {
        let Some(flight) = self.courier.land(delivery_id) else {
            return;
        };
        let outcome = self.heard(outcome);
        let status = outcome.status();
        let verdict = outcome.judge();
        self.log.add_delivery(LoggedDelivery {
            n: 0,
            at: now.div_euclid(1000),
            update_id: flight.update_id,
            attempt: flight.attempt,
            status,
            error: verdict
                .as_ref()
                .err()
                .map(|failure| failure.message.clone()),
            took_ms: now - flight.started_at,
        });
        match verdict {
            Ok(answer) => self.delivered(now, &flight, &answer),
            Err(failure) => self.failed(now, &flight, failure),
        }
        if self.courier.is_gone(now, status) {
            self.erase_webhook(now);
        }
        self.touch(None);
    }

    fn delivered(&mut self, now: i64, flight: &Flight, answer: &Answer) {
        self.courier.last_success_at = now;
        if !flight.copy {
            self.inbox.remove(flight.update_id);
        }
        if let Some((method, params)) = reply::read(answer) {
            self.execute_reply(now, &method, &params);
        }
    }

    fn failed(&mut self, now: i64, flight: &Flight, failure: Failure) {
        let seconds = now.div_euclid(1000);
        self.courier.last_error = Some((seconds, failure.message));
        if flight.copy {
            return;
        }
        let Some(update) = self.inbox.updates.get_mut(&flight.update_id) else {
            return;
        };
        let (delay, failures) = (update.delay, update.failures);
        let wait = schedule::after_failure(delay, failures, failure.retry_after, &mut self.rng);
        if seconds + wait.seconds > update.expires_at {
            self.inbox.remove(flight.update_id);
            return;
        }
        update.delay = wait.delay;
        update.failures += 1;
        update.wake_at = now + wait.seconds * 1000;
        self.inbox.make_due(flight.update_id);
    }

    /// When [`Twin::poll`] will have something, unless a call changes it first.
    #[must_use]
    pub fn next_wake(&self, now: i64) -> Option<i64> {
        let webhook = self.webhook.as_ref()?;
        if self.courier.busy() >= self.connections(now) {
            return None;
        }
        let lanes = webhook.max_connections * LANES_PER_CONNECTION;
        if self.inbox.can_load(lanes) {
            return Some(now);
        }
        self.inbox.next_due().map(|wake_at| wake_at.max(now))
    }

    /// How delivery stands, for the chat page.
    pub(super) fn delivery_view(&self, now: i64) -> Value {
        let (waiting, loaded) = self.inbox.lanes();
        let most = self.webhook.as_ref().map_or(0, |hook| hook.max_connections);
        json!({
            "pending": self.inbox.updates.len(),
            "in_flight": self.courier.busy(),
            "connections": self.connections(now),
            "waiting_chats": waiting,
            "loaded_chats": loaded,
            "loaded_at_most": most * LANES_PER_CONNECTION,
            "next_attempt_at": self.next_wake(now).map(|at| at.div_euclid(1000)),
        })
    }

    /// Updates that wait or are being sent, copies included.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.inbox.updates.len() + self.courier.copies()
    }

    /// Sends an update once more, `copies` at once, as Telegram may when an
    /// answer was lost. Only an update that was sent before.
    ///
    /// # Errors
    /// Without a webhook, or if the update is unknown or too long ago.
    pub fn redeliver(
        &mut self,
        now: i64,
        update_id: i64,
        copies: u32,
    ) -> Result<Vec<Delivery>, Refusal> {
        if self.webhook.is_none() {
            return Err(Refusal::new("no webhook is set"));
        }
        let unknown = || Refusal::new(format!("update {update_id} was not sent yet"));
        let body = self.courier.sent(update_id).ok_or_else(unknown)?.to_owned();
        let flight = Flight {
            update_id,
            attempt: 1,
            started_at: now,
            copy: true,
        };
        let copies = (0..copies).filter_map(|_| self.send(flight.clone(), body.clone()));
        Ok(copies.collect())
    }
}
