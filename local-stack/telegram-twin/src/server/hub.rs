//! The twin shared by the server's tasks, and the news of its changes.

use std::fmt;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use reqwest::redirect::Policy;
use tokio::sync::{broadcast, watch};

use super::clock;
use super::names::NameTable;
use crate::twin::{ANSWER_TIMEOUT_MS, Change, Twin};

/// Changes that a slow watcher may lag behind.
const EVENTS_KEPT: usize = 256;

pub(crate) struct Hub {
    twin: Mutex<Twin>,
    /// Counts the changes; whoever waits for something waits on this.
    version: watch::Sender<u64>,
    events: broadcast::Sender<Change>,
    pub(crate) names: NameTable,
    pub(crate) http: reqwest::Client,
    pub(crate) state_file: Option<PathBuf>,
}

impl Hub {
    pub(crate) fn new(twin: Twin, names: NameTable, state_file: Option<PathBuf>) -> Result<Self> {
        let timeout = Duration::from_millis(ANSWER_TIMEOUT_MS.unsigned_abs());
        let http = reqwest::Client::builder()
            .no_proxy()
            // To Telegram a redirect is a wrong response.
            .redirect(Policy::none())
            .timeout(timeout)
            .build()?;
        Ok(Self {
            twin: Mutex::new(twin),
            version: watch::Sender::new(0),
            events: broadcast::Sender::new(EVENTS_KEPT),
            names,
            http,
            state_file,
        })
    }

    /// Does something with the twin, and tells everybody if it changed.
    pub(crate) fn with<R>(&self, deed: impl FnOnce(&mut Twin, i64) -> R) -> R {
        let (result, changes) = {
            // A panic in a test's closure leaves a usable twin behind.
            let mut twin = self.twin.lock().unwrap_or_else(PoisonError::into_inner);
            let result = deed(&mut twin, clock::now_ms());
            (result, twin.take_changes())
        };
        if !changes.is_empty() {
            for change in changes {
                // Nobody may be watching.
                let _unheard = self.events.send(change);
            }
            self.version.send_modify(|version| *version += 1);
        }
        result
    }

    pub(crate) fn changed(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    pub(crate) fn events(&self) -> broadcast::Receiver<Change> {
        self.events.subscribe()
    }
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub").finish_non_exhaustive()
    }
}

/// A line on stderr, for what a person should know.
pub(crate) fn complain(what: &str) {
    // With stderr closed there is nobody to tell.
    let _untold = writeln!(std::io::stderr(), "telegram-twin: {what}");
}
