//! Updates that wait for the bot.
//!
//! Each update stands in a lane. A lane is strictly in order and only its head
//! is ever sent: messages and edits of one chat share a lane, a person's button
//! presses have another beside it (`Client::add_update` and its queue ids).
//!
//! Updates are loaded in the order they came, and none any more while as many
//! lanes are loaded as the webhook may (`WebhookActor::load_updates`): stuck
//! chats keep the others waiting.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::route::Route;

/// No more updates than this wait for one bot (`TQueue`).
pub(crate) const MAX_UPDATES: usize = 100_000;
/// Nor more bytes.
pub(crate) const MAX_BYTES: usize = 1 << 27;

/// An update and how its delivery goes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Queued {
    pub(crate) lane: String,
    /// The whole update as JSON, `update_id` included.
    pub(crate) body: String,
    /// Unix seconds; an attempt that could only start later is not made.
    pub(crate) expires_at: i64,
    /// Milliseconds; no attempt before this.
    pub(crate) wake_at: i64,
    /// Seconds, see `schedule`.
    pub(crate) delay: i64,
    pub(crate) failures: u32,
    /// The chat and message it tells of, for the chat page.
    pub(crate) about: Option<(i64, i64)>,
    /// A restart of the twin forgets what was in flight, as one of Telegram's does.
    #[serde(skip)]
    pub(crate) in_flight: bool,
}

/// All that waits, by `update_id` and by lane.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Inbox {
    pub(crate) next_update_id: i64,
    pub(crate) updates: BTreeMap<i64, Queued>,
    lanes: BTreeMap<String, VecDeque<i64>>,
    #[serde(default)]
    bytes: usize,
    /// What the webhook has taken up. A restart loads everything anew.
    #[serde(skip)]
    loaded: Loaded,
}

#[derive(Clone, Debug, Default)]
struct Loaded {
    /// Updates from here on are not loaded yet.
    next: i64,
    lanes: BTreeSet<String>,
    /// The heads of loaded lanes that aren't being sent, by when they may be.
    due: BTreeSet<(i64, i64)>,
}

impl Inbox {
    pub(crate) fn starting_at(next_update_id: i64) -> Self {
        Self {
            next_update_id,
            ..Self::default()
        }
    }

    /// Queues an update, unless too much waits already.
    pub(crate) fn push(&mut self, now: i64, update: &Value, route: Route) -> Option<i64> {
        let update_id = self.next_update_id;
        let mut update = update.clone();
        if let Some(fields) = update.as_object_mut() {
            fields.insert("update_id".to_owned(), update_id.into());
        }
        let body = update.to_string();
        if self.updates.len() >= MAX_UPDATES || self.bytes + body.len() > MAX_BYTES {
            return None;
        }
        self.next_update_id += 1;
        self.bytes += body.len();
        let lane = route.lane.unwrap_or_else(|| format!("alone {update_id}"));
        self.lanes
            .entry(lane.clone())
            .or_default()
            .push_back(update_id);
        let queued = Queued {
            lane,
            body,
            expires_at: route.expires_at,
            wake_at: now,
            delay: 1,
            failures: 0,
            about: route.about,
            in_flight: false,
        };
        self.updates.insert(update_id, queued);
        Some(update_id)
    }

    /// Takes an update out, whether it was delivered, expired or confirmed.
    pub(crate) fn remove(&mut self, update_id: i64) {
        let Some(update) = self.updates.remove(&update_id) else {
            return;
        };
        self.bytes = self.bytes.saturating_sub(update.body.len());
        self.loaded.due.remove(&(update.wake_at, update_id));
        let Some(lane) = self.lanes.get_mut(&update.lane) else {
            return;
        };
        let was_head = lane.front() == Some(&update_id);
        if was_head {
            lane.pop_front();
        } else {
            lane.retain(|&id| id != update_id);
        }
        let next = lane.front().copied();
        if next.is_none() {
            self.lanes.remove(&update.lane);
        }
        match next.filter(|&id| id < self.loaded.next) {
            None => _ = self.loaded.lanes.remove(&update.lane),
            Some(id) if was_head => self.make_due(id),
            Some(_) => {}
        }
    }

    /// Forgets what has expired. What is in flight is judged when it comes back.
    pub(crate) fn expire(&mut self, now: i64) {
        let late = now.div_euclid(1000);
        let expired: Vec<i64> = self
            .updates
            .iter()
            .filter(|(_, update)| update.expires_at < late && !update.in_flight)
            .map(|(&id, _)| id)
            .collect();
        for id in expired {
            self.remove(id);
        }
    }

    /// Takes up what waits, until `lanes` lanes are loaded. More of a loaded lane
    /// can come, but only before the first update that would need another one.
    pub(crate) fn load(&mut self, now: i64, lanes: usize) {
        let late = now.div_euclid(1000);
        while self.can_load(lanes) {
            let Some((&id, update)) = self.updates.range_mut(self.loaded.next..).next() else {
                return;
            };
            self.loaded.next = id + 1;
            if update.expires_at < late {
                self.remove(id);
                continue;
            }
            update.wake_at = now;
            update.delay = 1;
            update.failures = 0;
            let lane = update.lane.clone();
            if self.loaded.lanes.insert(lane) {
                self.make_due(id);
            }
        }
    }

    /// Whether [`Inbox::load`] would take something up.
    pub(crate) fn can_load(&self, lanes: usize) -> bool {
        let waiting = self.updates.range(self.loaded.next..).next();
        self.loaded.lanes.len() < lanes && waiting.is_some()
    }

    /// Takes the next update to send now; what has expired goes on the way.
    pub(crate) fn take_due(&mut self, now: i64) -> Option<(i64, &Queued)> {
        let late = now.div_euclid(1000);
        loop {
            let &(wake_at, id) = self.loaded.due.first()?;
            if wake_at > now {
                return None;
            }
            self.loaded.due.pop_first();
            if self.updates.get(&id)?.expires_at < late {
                self.remove(id);
                continue;
            }
            let update = self.updates.get_mut(&id)?;
            update.in_flight = true;
            return Some((id, update));
        }
    }

    /// When the next loaded update may be sent.
    pub(crate) fn next_due(&self) -> Option<i64> {
        self.loaded.due.first().map(|(wake_at, _)| *wake_at)
    }

    /// The head of a loaded lane may be sent from its `wake_at` on.
    pub(crate) fn make_due(&mut self, id: i64) {
        if let Some(update) = self.updates.get_mut(&id) {
            update.in_flight = false;
            self.loaded.due.insert((update.wake_at, id));
        }
    }

    /// A new webhook knows nothing of the old one's attempts: everything at once.
    pub(crate) fn start_over(&mut self) {
        self.loaded = Loaded::default();
        for update in self.updates.values_mut() {
            update.in_flight = false;
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::starting_at(self.next_update_id);
    }

    /// Chats and other lanes: how many wait, and how many of them are loaded.
    pub(crate) fn lanes(&self) -> (usize, usize) {
        (self.lanes.len(), self.loaded.lanes.len())
    }

    pub(crate) fn is_loaded(&self, update_id: i64) -> bool {
        update_id < self.loaded.next
    }
}
