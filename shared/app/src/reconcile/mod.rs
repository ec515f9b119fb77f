//! Making Telegram agree with this deployment. Level-triggered: read what Telegram has,
//! change only what differs. So it can run any number of times, at any time.
//!
//! What is wanted is checked here before any call: a `setWebhook` that changes something
//! erases the old webhook first and checks the new one afterwards, so a bad URL or a bad
//! secret would leave the bot without any webhook (tdlib/telegram-bot-api, `set_webhook`).

mod wanted;

pub use wanted::{Invalid, Place, Profile, Wanted, Webhook};

use std::time::Duration;

/// The kinds of updates that the bot wants. Without `edited_message` and `callback_query`
/// edits and buttons would silently not arrive.
pub const ALLOWED_UPDATES: [&str; 4] = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
];

/// How long to wait before each further attempt within one run. The run of the next minute
/// is the next try.
const WAITS: [Duration; 3] = [
    Duration::from_secs(3),
    Duration::from_secs(10),
    Duration::from_secs(30),
];

/// The longest that one run may take.
pub const LIMIT: Duration = Duration::from_secs(50);

/// What Telegram knows of our webhook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registered {
    /// The URL; empty where there is none.
    pub url: String,
    /// How many updates Telegram may send at once.
    pub max_connections: Option<u32>,
    /// The kinds of updates it sends.
    pub allowed_updates: Vec<String>,
}

/// Why a call to Telegram failed, by what can be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// 429: not before this time has passed.
    #[error("too many requests")]
    TooMany(Duration),
    /// Not reached, no answer in time, or a failure on Telegram's side. Later it may work.
    #[error("Telegram is out of reach: {0}")]
    Unreachable(&'static str),
    /// Telegram understood and refused; the same call would be refused again.
    #[error("Telegram refused: {0}")]
    Refused(String),
}

/// The set-up calls of the Bot API. Each MUST end within a few seconds by itself, and MUST
/// keep the token out of its errors.
#[expect(
    async_fn_in_trait,
    reason = "used by one function and its tests, both generic"
)]
pub trait BotSetup {
    /// `getWebhookInfo`.
    ///
    /// # Errors
    /// [`CallError`].
    async fn webhook(&self) -> Result<Registered, CallError>;
    /// `setWebhook`, never with `drop_pending_updates`.
    ///
    /// # Errors
    /// [`CallError`].
    async fn set_webhook(&self, webhook: &Webhook) -> Result<(), CallError>;
    /// `getMyCommands`, `getMyDescription`, `getMyShortDescription` of a language; `""` is
    /// for everybody else.
    ///
    /// # Errors
    /// [`CallError`].
    async fn profile(&self, language: &str) -> Result<Profile, CallError>;
    /// `getChatMenuButton` of all private chats: whether it opens the commands.
    ///
    /// # Errors
    /// [`CallError`].
    async fn menu_opens_commands(&self) -> Result<bool, CallError>;
    /// `setChatMenuButton` of all private chats: it opens the commands.
    ///
    /// # Errors
    /// [`CallError`].
    async fn open_commands_by_menu(&self) -> Result<(), CallError>;
    /// The setters of those parts of the profile that differ from `now`.
    ///
    /// # Errors
    /// [`CallError`].
    async fn set_profile(&self, now: &Profile, wanted: &Profile) -> Result<(), CallError>;
}

/// Time, for waiting.
#[expect(
    async_fn_in_trait,
    reason = "used by one function and its tests, both generic"
)]
pub trait Pause {
    /// Time passed since the run began.
    fn elapsed(&self) -> Duration;
    /// Waits.
    async fn pause(&self, time: Duration);
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was changed, by name.
    pub changed: Vec<String>,
    /// How many attempts it took.
    pub attempts: u32,
    /// Why Telegram does not agree with us yet, if so.
    pub failed: Option<String>,
}

/// Runs until Telegram agrees, or has refused, or the time is up. It never fails: a run that
/// did not get through says so in its report, and the next run goes on.
pub async fn reconcile<B: BotSetup, P: Pause>(bot: &B, pause: &P, wanted: &Wanted) -> Report {
    let mut report = Report::default();
    if let Err(invalid) = wanted.check() {
        report.failed = Some(invalid.to_string());
        return report;
    }
    let mut waits = WAITS.into_iter();
    loop {
        report.attempts += 1;
        let error = match attempt(bot, wanted, &mut report.changed).await {
            Ok(()) => {
                report.failed = None;
                return report;
            }
            Err(error) => error,
        };
        report.failed = Some(error.to_string());
        let wait = match (error, waits.next()) {
            (CallError::Refused(_), _) | (_, None) => return report,
            (CallError::TooMany(asked), Some(ours)) => asked.max(ours),
            (CallError::Unreachable(_), Some(ours)) => ours,
        };
        if pause.elapsed() + wait >= LIMIT {
            return report;
        }
        pause.pause(wait).await;
    }
}

/// One pass over everything, the webhook first: without it nobody is answered.
async fn attempt<B: BotSetup>(
    bot: &B,
    wanted: &Wanted,
    changed: &mut Vec<String>,
) -> Result<(), CallError> {
    if !wanted.webhook.agrees(&bot.webhook().await?) {
        bot.set_webhook(&wanted.webhook).await?;
        changed.push("webhook".to_owned());
    }
    if !bot.menu_opens_commands().await? {
        bot.open_commands_by_menu().await?;
        changed.push("menu".to_owned());
    }
    for profile in &wanted.profiles {
        let now = bot.profile(&profile.language).await?;
        if now != *profile {
            bot.set_profile(&now, profile).await?;
            changed.push(format!("profile {:?}", profile.language));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
