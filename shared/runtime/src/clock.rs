//! Time, read here and nowhere else.

use kopeck_app::reconcile::Pause;
use std::time::Duration;
use tokio::time::Instant;

/// Waiting in real time, counted from its making.
#[derive(Clone, Copy, Debug)]
pub struct RealTime(Instant);

impl RealTime {
    /// Starts counting.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Pause for RealTime {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    async fn pause(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}
