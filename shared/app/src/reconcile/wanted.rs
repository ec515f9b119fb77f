//! What this deployment wants Telegram to have.

use super::{ALLOWED_UPDATES, Registered};
use crate::phrases::{Args, Language};
use sha2::{Digest, Sha256};
use url::Url;

/// Everything that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The webhook.
    pub webhook: Webhook,
    /// What people see of the bot, by language.
    pub profiles: Vec<Profile>,
}

/// A webhook as it is to be registered.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The whole URL, our query included.
    pub url: String,
    /// What Telegram sends in its secret header.
    pub secret: String,
    /// How many updates Telegram may send at once.
    pub max_connections: u32,
}

/// The commands and descriptions in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// ISO 639-1; empty for everybody whose language has none of its own.
    pub language: String,
    /// The command menu: name and description.
    pub commands: Vec<(String, String)>,
    /// What an empty chat shows.
    pub description: String,
    /// What the bot's profile shows.
    pub short_description: String,
}

/// What is wrong with the settings of this deployment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not sent to Telegram: {0}")]
pub struct Invalid(&'static str);

impl Wanted {
    /// Wants the webhook at `base`, and the profile in every language that the bot speaks.
    #[must_use]
    pub fn new(base: &str, place: &Place<'_>, secret: String, max_connections: u32) -> Self {
        let fallback = Language::of_person(None);
        let own = Language::all().map(|l| profile(l.tag(), l));
        Self {
            webhook: Webhook::new(base, place, secret, max_connections),
            profiles: std::iter::once(profile("", fallback)).chain(own).collect(),
        }
    }

    /// Checks all that Telegram would check.
    ///
    /// # Errors
    /// [`Invalid`] says what to mend.
    pub fn check(&self) -> Result<(), Invalid> {
        self.webhook.check()
    }
}

/// Which deployment is speaking.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The AWS region.
    pub region: &'a str,
    /// The failover epoch; 0 without a standby.
    pub epoch: u64,
}

impl Webhook {
    /// Region, epoch and a hash of the settings ride in the query, since Telegram shows the
    /// URL but never the secret: so every drift is seen by comparing strings.
    fn new(base: &str, place: &Place<'_>, secret: String, max_connections: u32) -> Self {
        let settings = format!("{secret} {max_connections} {}", ALLOWED_UPDATES.join(","));
        let hash = hex::encode(Sha256::digest(settings));
        let short: String = hash.chars().take(16).collect();
        let Place { region, epoch } = place;
        let url = format!("{base}?region={region}&epoch={epoch}&settings={short}");
        Self {
            url,
            secret,
            max_connections,
        }
    }

    pub(super) fn agrees(&self, now: &Registered) -> bool {
        let mut kinds: Vec<&str> = now.allowed_updates.iter().map(String::as_str).collect();
        let mut ours = ALLOWED_UPDATES;
        kinds.sort_unstable();
        ours.sort_unstable();
        now.url == self.url && now.max_connections == Some(self.max_connections) && kinds == ours
    }

    /// Telegram's own rules: https, port 443, 80, 88 or 8443; a secret of 1 to 256
    /// characters of `[A-Za-z0-9_-]`; 1 to 100 connections.
    fn check(&self) -> Result<(), Invalid> {
        let url = Url::parse(&self.url).map_err(|_| Invalid("the webhook URL cannot be read"))?;
        if url.scheme() != "https" {
            return Err(Invalid("the webhook URL must begin with https"));
        }
        if !url.host_str().is_some_and(|host| host.contains('.')) {
            return Err(Invalid("the webhook URL names no host"));
        }
        if !matches!(url.port_or_known_default(), Some(443 | 80 | 88 | 8443)) {
            return Err(Invalid("the webhook's port must be 443, 80, 88 or 8443"));
        }
        let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if !(1..=256).contains(&self.secret.len()) || !self.secret.bytes().all(fits) {
            return Err(Invalid(
                "the webhook's secret has characters that Telegram refuses",
            ));
        }
        if !(1..=100).contains(&self.max_connections) {
            return Err(Invalid("max_connections must be 1 to 100"));
        }
        Ok(())
    }
}

impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Webhook({}, secret hidden)", self.url)
    }
}

/// The command menu. `/start` is not in it: Telegram shows it as a button of its own.
const COMMANDS: [&str; 6] = [
    "expenses",
    "categories",
    "help",
    "currency",
    "zone",
    "language",
];

fn profile(tag: &str, language: Language) -> Profile {
    let said = |id: &str| language.say(id, &Args::new());
    Profile {
        language: tag.to_owned(),
        commands: COMMANDS
            .map(|c| (c.to_owned(), said(&format!("command-{c}"))))
            .to_vec(),
        description: said("bot-description"),
        short_description: said("bot-short-description"),
    }
}
