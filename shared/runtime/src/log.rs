//! Logs: one JSON line an event, on standard output, where Lambda collects them.

use tracing_subscriber::EnvFilter;

/// Starts logging. `KOPECK_LOG` chooses the level, `info` by default.
pub fn start() {
    let filter = EnvFilter::try_from_env("KOPECK_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    // A second start, as in tests, keeps the first.
    let _ = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_env_filter(filter)
        .try_init();
}
