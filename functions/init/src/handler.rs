//! One run: the token is read, Telegram is compared with what is wanted, and the result is
//! told and logged. It never fails: Telegram must not be able to fail a deployment, and the
//! next minute is the next try.

use kopeck_app::reconcile::{self, LIMIT, Report};
use kopeck_runtime::aws::{self, SdkConfig};
use kopeck_runtime::{clock::RealTime, settings};
use kopeck_telegram::client::Client;
use serde::Serialize;

/// What the handler works with.
#[derive(Debug)]
pub struct Init {
    settings: settings::Init,
    config: SdkConfig,
}

impl Init {
    /// A handler for this deployment.
    #[must_use]
    pub fn new(settings: settings::Init, config: SdkConfig) -> Self {
        Self { settings, config }
    }
}

/// What a run tells whoever invoked it.
#[derive(Debug, Serialize)]
pub struct Told {
    /// Whether Telegram agrees with this deployment now.
    pub agrees: bool,
    /// What was changed.
    pub changed: Vec<String>,
    /// How many attempts it took.
    pub attempts: u32,
    /// Why it does not agree, if so.
    pub failed: Option<String>,
}

/// Runs once.
pub async fn handle(init: &Init) -> Told {
    let time = RealTime::start();
    let run = async {
        // Read anew in each run, so that a rotated token is in use within a minute.
        let token = aws::bot_token(&init.config, &init.settings.token_secret).await?;
        let bot = Client::new(&token, &init.settings.telegram_api)?;
        anyhow::Ok(reconcile::reconcile(&bot, &time, &init.settings.wanted).await)
    };
    let report = match tokio::time::timeout(LIMIT, run).await {
        Ok(Ok(report)) => report,
        Ok(Err(error)) => Report {
            failed: Some(error.to_string()),
            ..Report::default()
        },
        Err(_) => Report {
            failed: Some("the time of a run is up".to_owned()),
            ..Report::default()
        },
    };
    log(&init.settings.stage, &report);
    Told {
        agrees: report.failed.is_none(),
        changed: report.changed,
        attempts: report.attempts,
        failed: report.failed,
    }
}

fn log(stage: &str, report: &Report) {
    let (changed, attempts) = (report.changed.join(", "), report.attempts);
    match &report.failed {
        None => tracing::info!(stage, attempts, changed, "Telegram agrees"),
        Some(why) => tracing::error!(stage, attempts, changed, why, "Telegram does not agree yet"),
    }
}
