//! Logs: one JSON line an event, on standard output, where Lambda collects them.

use tracing::Level;
use tracing_subscriber::EnvFilter;

/// Starts logging. `KOPECK_LOG` chooses the level, `info` by default. Only our own lines are
/// written: a library's could hold a whole event, with people's words and the secret header.
pub fn start() {
    let level = std::env::var("KOPECK_LOG").ok();
    let level = level.and_then(|l| l.parse().ok()).unwrap_or(Level::INFO);
    // A second start, as in tests, keeps the first.
    let _ = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_env_filter(EnvFilter::new(format!("off,kopeck={level}")))
        .try_init();
    // Where it happened, and not what with: a panic's message may quote people's words.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}
