//! What delivery remembers between calls.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

/// A webhook that says 410 for this long is removed.
const GONE_TIMEOUT_MS: i64 = 23 * 60 * 60 * 1000;
/// Updates kept to be sent again on request.
const REMEMBERED: usize = 1000;
/// A fresh webhook counts as one that had no success for an hour.
const LONG_AGO_MS: i64 = 60 * 60 * 1000;

/// Attempts under way, the last error, and updates that were sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Courier {
    last_flight: u64,
    pub(crate) last_success_at: i64,
    /// Unix seconds and message.
    pub(crate) last_error: Option<(i64, String)>,
    gone_since: Option<i64>,
    sent: VecDeque<(i64, String)>,
    /// A restart forgets them: what was in flight is sent again.
    #[serde(skip)]
    flights: BTreeMap<u64, Flight>,
}

/// An attempt under way.
#[derive(Clone, Debug)]
pub(crate) struct Flight {
    pub(crate) update_id: i64,
    pub(crate) attempt: u32,
    pub(crate) started_at: i64,
    /// Sent on request; the queue doesn't depend on it.
    pub(crate) copy: bool,
}

impl Courier {
    pub(crate) fn depart(&mut self, flight: Flight) -> u64 {
        self.last_flight += 1;
        self.flights.insert(self.last_flight, flight);
        self.last_flight
    }

    pub(crate) fn land(&mut self, id: u64) -> Option<Flight> {
        self.flights.remove(&id)
    }

    /// Connections in use. Copies need none of them.
    pub(crate) fn busy(&self) -> usize {
        self.flights.len() - self.copies()
    }

    pub(crate) fn copies(&self) -> usize {
        self.flights.values().filter(|flight| flight.copy).count()
    }

    /// A new or an erased webhook starts without memory of the old one.
    pub(crate) fn start_over(&mut self, now: i64) {
        self.flights.clear();
        self.last_error = None;
        self.gone_since = None;
        self.last_success_at = now - LONG_AGO_MS;
    }

    /// Whether the webhook has said 410 for so long that it is to be removed.
    pub(crate) fn is_gone(&mut self, now: i64, status: Option<u16>) -> bool {
        match status {
            Some(410) => {
                let since = *self.gone_since.get_or_insert(now);
                now > since + GONE_TIMEOUT_MS
            }
            Some(_) => {
                self.gone_since = None;
                false
            }
            None => false,
        }
    }

    pub(crate) fn remember(&mut self, update_id: i64, body: &str) {
        if self.sent(update_id).is_some() {
            return;
        }
        if self.sent.len() >= REMEMBERED {
            self.sent.pop_front();
        }
        self.sent.push_back((update_id, body.to_owned()));
    }

    /// An update that was sent before.
    pub(crate) fn sent(&self, update_id: i64) -> Option<&str> {
        let sent = self.sent.iter().rev().find(|(id, _)| *id == update_id);
        sent.map(|(_, body)| body.as_str())
    }
}
