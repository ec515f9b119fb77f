//! After several failures in a row nobody is asked for a while: a service that is down is
//! left alone, and the worker's time is not spent on waiting for it. Each warm instance of
//! the function counts for itself.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How many failures in a row open it.
const FAILURES: u32 = 5;

/// For how long it stays open. Then one question is let through; its failure opens it again.
const OPEN: Duration = Duration::from_secs(60);

#[derive(Debug, Default)]
pub(crate) struct Circuit(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    open_until: Option<Instant>,
}

impl Circuit {
    /// Whether a question may be asked now.
    pub(crate) fn lets_through(&self) -> bool {
        let mut state = self.state();
        match state.open_until {
            Some(until) if Instant::now() < until => false,
            Some(_) => {
                // The others wait for how this one fares.
                state.open_until = Some(Instant::now() + OPEN);
                true
            }
            None => true,
        }
    }

    pub(crate) fn succeeded(&self) {
        *self.state() = State::default();
    }

    pub(crate) fn failed(&self) {
        let mut state = self.state();
        state.failures += 1;
        if state.failures >= FAILURES {
            state.open_until = Some(Instant::now() + OPEN);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn it_opens_after_failures_in_a_row_and_lets_one_through_later() {
        let circuit = Circuit::default();
        for _ in 1..FAILURES {
            circuit.failed();
        }
        circuit.succeeded();
        for _ in 1..FAILURES {
            circuit.failed();
            assert!(circuit.lets_through());
        }
        circuit.failed();
        assert!(!circuit.lets_through());
        tokio::time::advance(OPEN).await;
        assert!(circuit.lets_through(), "one");
        assert!(!circuit.lets_through(), "and only one");
        circuit.failed();
        assert!(!circuit.lets_through());
        tokio::time::advance(OPEN).await;
        assert!(circuit.lets_through());
        circuit.succeeded();
        assert!(circuit.lets_through() && circuit.lets_through());
    }
}
