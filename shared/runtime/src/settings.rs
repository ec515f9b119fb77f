//! The environment variables of each function. `template.yaml` sets them; a test compares
//! the two.

use anyhow::{Context, Result, bail};
use kopeck_app::conversation::Access;
use kopeck_app::reconcile::{Place, Wanted};
use sha2::{Digest, Sha256};

/// The name of the table.
pub const TABLE: &str = "KOPECK_TABLE";
/// Which deployment this is: `prod`, `dev`, `local`. Only for logs.
pub const STAGE: &str = "KOPECK_STAGE";
/// The generated secret; what Telegram is told is its hex SHA-256.
pub const WEBHOOK_SECRET: &str = "KOPECK_WEBHOOK_SECRET";
/// The generated secret before a rotation; empty or absent: none. Telegram goes on sending
/// the old header until init has registered the new one.
pub const WEBHOOK_SECRET_OLD: &str = "KOPECK_WEBHOOK_SECRET_OLD";
/// Ids of the people who may use the bot, separated by commas; empty or absent: everybody.
pub const ALLOWED_USERS: &str = "KOPECK_ALLOWED_USERS";
/// The address of the Bot API.
pub const TELEGRAM_API: &str = "KOPECK_TELEGRAM_API";
/// The name of the bot token in Secrets Manager.
pub const TOKEN_SECRET: &str = "KOPECK_TOKEN_SECRET";
/// The public address of the webhook function.
pub const WEBHOOK_URL: &str = "KOPECK_WEBHOOK_URL";
/// How many updates Telegram may send at once.
pub const MAX_CONNECTIONS: &str = "KOPECK_MAX_CONNECTIONS";
/// The failover epoch.
pub const EPOCH: &str = "KOPECK_EPOCH";

/// The address of an AI's chat completions.
pub const AI_URL: &str = "KOPECK_AI_URL";
/// The AI's model.
pub const AI_MODEL: &str = "KOPECK_AI_MODEL";
/// The name of the AI's key in Secrets Manager; empty or absent: no AI is asked.
pub const AI_SECRET: &str = "KOPECK_AI_SECRET";

/// What the webhook function reads.
pub const OF_WEBHOOK: [&str; 7] = [
    TABLE,
    STAGE,
    WEBHOOK_SECRET,
    WEBHOOK_SECRET_OLD,
    ALLOWED_USERS,
    TELEGRAM_API,
    TOKEN_SECRET,
];
/// What the init function reads.
pub const OF_INIT: [&str; 7] = [
    STAGE,
    TELEGRAM_API,
    TOKEN_SECRET,
    WEBHOOK_SECRET,
    WEBHOOK_URL,
    MAX_CONNECTIONS,
    EPOCH,
];
/// What the worker function reads.
pub const OF_WORKER: [&str; 7] = [
    TABLE,
    STAGE,
    TELEGRAM_API,
    TOKEN_SECRET,
    AI_URL,
    AI_MODEL,
    AI_SECRET,
];

fn read(name: &str) -> Result<String> {
    let value = std::env::var(name).unwrap_or_default();
    if value.is_empty() {
        bail!("{name} is not set");
    }
    Ok(value)
}

/// Settings of the webhook function.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// The table's name.
    pub table: String,
    /// The stage.
    pub stage: String,
    /// What Telegram's secret header may say: the current one, and the one before while it
    /// is being rotated.
    pub secret_headers: Vec<String>,
    /// Who may use the bot.
    pub access: Access,
    /// The address of the Bot API.
    pub telegram_api: String,
    /// The name of the bot token in Secrets Manager.
    pub token_secret: String,
}

impl Webhook {
    /// Reads the environment.
    ///
    /// # Errors
    /// Names the variable that is missing or cannot be read.
    pub fn from_env() -> Result<Self> {
        Ok(Self {
            table: read(TABLE)?,
            stage: read(STAGE)?,
            secret_headers: secret_headers(
                &read(WEBHOOK_SECRET)?,
                &std::env::var(WEBHOOK_SECRET_OLD).unwrap_or_default(),
            ),
            access: access(&std::env::var(ALLOWED_USERS).unwrap_or_default())?,
            telegram_api: read(TELEGRAM_API)?,
            token_secret: read(TOKEN_SECRET)?,
        })
    }
}

/// Settings of the worker function.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The table's name.
    pub table: String,
    /// The stage.
    pub stage: String,
    /// The address of the Bot API.
    pub telegram_api: String,
    /// The name of the bot token in Secrets Manager.
    pub token_secret: String,
    /// The AI that is asked, if one is.
    pub ai: Option<Ai>,
}

/// An AI that is asked for opinions.
#[derive(Clone, Debug)]
pub struct Ai {
    /// The address of its chat completions.
    pub url: String,
    /// Its model.
    pub model: String,
    /// The name of its key in Secrets Manager.
    pub secret: String,
}

impl Worker {
    /// Reads the environment.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> Result<Self> {
        let secret = std::env::var(AI_SECRET).unwrap_or_default();
        let ai = (!secret.is_empty()).then(|| {
            let (url, model) = (read(AI_URL)?, read(AI_MODEL)?);
            anyhow::Ok(Ai { url, model, secret })
        });
        Ok(Self {
            table: read(TABLE)?,
            stage: read(STAGE)?,
            telegram_api: read(TELEGRAM_API)?,
            token_secret: read(TOKEN_SECRET)?,
            ai: ai.transpose()?,
        })
    }
}

/// Settings of the init function.
#[derive(Clone, Debug)]
pub struct Init {
    /// The stage.
    pub stage: String,
    /// The address of the Bot API.
    pub telegram_api: String,
    /// The name of the bot token in Secrets Manager.
    pub token_secret: String,
    /// What Telegram is to have.
    pub wanted: Wanted,
}

impl Init {
    /// Reads the environment.
    ///
    /// # Errors
    /// Names the variable that is missing or cannot be read.
    pub fn from_env() -> Result<Self> {
        let region = read("AWS_REGION")?;
        let epoch = read(EPOCH)?
            .parse()
            .with_context(|| format!("{EPOCH} is no number"))?;
        let place = Place {
            region: &region,
            epoch,
        };
        let secret = secret_header(&read(WEBHOOK_SECRET)?);
        let connections = read(MAX_CONNECTIONS)?
            .parse()
            .with_context(|| format!("{MAX_CONNECTIONS} is no number"))?;
        Ok(Self {
            stage: read(STAGE)?,
            telegram_api: read(TELEGRAM_API)?,
            token_secret: read(TOKEN_SECRET)?,
            wanted: Wanted::new(&read(WEBHOOK_URL)?, &place, secret, connections),
        })
    }
}

/// What is registered with Telegram and sent back by it: the hex SHA-256 of the generated
/// secret, since Telegram takes few characters and a generator may use more.
#[must_use]
pub fn secret_header(secret: &str) -> String {
    hex::encode(Sha256::digest(secret))
}

fn secret_headers(current: &str, old: &str) -> Vec<String> {
    let all = [current, old].into_iter().filter(|s| !s.is_empty());
    all.map(secret_header).collect()
}

fn access(list: &str) -> Result<Access> {
    let ids = list.split([',', ' ']).filter(|id| !id.is_empty());
    let people = ids
        .map(|id| id.parse().map(kopeck_app::UserId))
        .collect::<std::result::Result<Vec<_>, _>>()
        .with_context(|| format!("{ALLOWED_USERS} must be ids separated by commas"))?;
    Ok(if people.is_empty() {
        Access::Open
    } else {
        Access::Only(people)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kopeck_app::UserId;

    #[test]
    fn an_empty_list_opens_the_bot_and_a_bad_one_is_named() {
        assert_eq!(access("").unwrap(), Access::Open);
        assert_eq!(
            access("7, 8 ").unwrap(),
            Access::Only(vec![UserId(7), UserId(8)])
        );
        assert!(
            access("7;8")
                .unwrap_err()
                .to_string()
                .contains(ALLOWED_USERS)
        );
    }

    #[test]
    fn an_empty_old_secret_lets_nobody_in() {
        assert_eq!(secret_headers("new", ""), [secret_header("new")]);
        assert_eq!(
            secret_headers("new", "old"),
            [secret_header("new"), secret_header("old")]
        );
    }

    #[test]
    fn the_header_is_within_telegrams_alphabet() {
        let header = secret_header("any \"secret\" / at all");
        assert_eq!(header.len(), 64);
        assert!(header.bytes().all(|b| b.is_ascii_hexdigit()));
    }
}
