//! Answering presses through Telegram.

use crate::handler::Notices;
pub use kopeck_runtime::notices::TelegramNotices;

impl Notices for TelegramNotices {
    async fn answer(&self, query: &str, notice: Option<&str>) {
        Self::answer(self, query, notice).await;
    }
}

/// Nobody is waiting: for replays and tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unanswered;

impl Notices for Unanswered {
    async fn answer(&self, _query: &str, _notice: Option<&str>) {}
}
