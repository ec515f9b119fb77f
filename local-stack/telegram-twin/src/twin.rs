//! The pure core: no I/O and no clock.
//!
//! Every call takes `now` in milliseconds since the Unix epoch, UTC. A test in
//! virtual time reads so:
//!
//! ```
//! use kopeck_telegram_twin::twin::{Answer, BotConfig, Outcome, Say, Twin};
//! use serde_json::json;
//!
//! let mut twin = Twin::new(BotConfig::default(), 1);
//! let tom = twin.add_person("Tom", None, Some("en"));
//! let now = 1_800_000_000_000;
//! let webhook = json!({ "url": "https://bot.example/hook" });
//! let token = BotConfig::default().token;
//! twin.call(now, &token, "setWebhook", &webhook, &|_| Ok("203.0.113.1".into())).unwrap();
//! twin.say(now, Say::text(tom.id, "coffee 3.50")).unwrap();
//! while let Some(wake) = twin.next_wake(now) {
//!     for delivery in twin.poll(wake) {
//!         // Here the bot's handler reads `delivery.body`.
//!         let answer = Answer { status: 200, ..Answer::default() };
//!         twin.finish(wake, delivery.id, Outcome::Answered(answer));
//!     }
//! }
//! assert_eq!(twin.pending(), 0);
//! ```

mod access;
mod address;
mod api;
mod attach;
mod callbacks;
mod chats;
mod courier;
mod delivery;
mod faults;
mod files;
mod forward;
mod groups;
mod html;
mod image;
mod inbox;
mod json;
mod keyboard;
mod log;
mod media;
mod members;
mod menu;
mod messages;
mod outcome;
mod params;
mod people;
mod polling;
mod profile;
mod reply;
mod rng;
mod route;
mod schedule;
mod text;
mod types;
mod updates;
mod view;
mod webhook;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

pub use api::{ApiAnswer, ApiError, ApiResult, Names, as_http};
pub use attach::Attach;
pub use callbacks::CallbackAnswer;
pub use faults::{ApiFault, Faults};
pub use files::Upload;
pub use forward::{Forward, Origin};
pub use groups::{NewGroup, Status};
pub use log::{Log, LoggedCall, LoggedDelivery, Via};
pub use outcome::{ANSWER_TIMEOUT_MS, Answer, Delivery, Outcome};
pub use people::{Edit, Press, Say};
pub use types::{Chat, Message, MessageEntity, User};

use callbacks::Callback;
use chats::Chats;
use courier::Courier;
use files::Files;
use inbox::Inbox;
use profile::Profile;
use rng::Rng;
use webhook::Webhook;

/// Who the bot is.
#[derive(Clone, Serialize, Deserialize)]
pub struct BotConfig {
    /// What the bot calls the Bot API with.
    pub token: String,
    /// The bot's user id.
    pub id: i64,
    /// Its name after the `@`.
    pub username: String,
    /// Its first name.
    pub first_name: String,
}

impl Default for BotConfig {
    fn default() -> Self {
        Self {
            token: "1000001:twin-token-for-local-play".to_owned(),
            id: 1_000_001,
            username: "twin_bot".to_owned(),
            first_name: "Twin".to_owned(),
        }
    }
}

/// The token stays out of debug output, here as in the bot.
impl fmt::Debug for BotConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BotConfig")
            .field("id", &self.id)
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}

/// Why a person's deed is impossible, such as an edit of an unknown message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Refusal {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// A change to show on the chat page: of one chat, or of the state at large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The chat, if it is about one.
    pub chat_id: Option<i64>,
}

/// Telegram, as one bot sees it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Twin {
    bot: BotConfig,
    people: Vec<User>,
    chats: Chats,
    callbacks: BTreeMap<String, Callback>,
    webhook: Option<Webhook>,
    /// `None`: the default kinds.
    allowed_updates: Option<Vec<String>>,
    next_set_webhook_at: i64,
    inbox: Inbox,
    courier: Courier,
    profile: Profile,
    faults: Faults,
    #[serde(default)]
    files: Files,
    /// People who blocked the bot.
    #[serde(default)]
    blocked: BTreeSet<i64>,
    /// Privacy mode is off: the bot hears all in its groups.
    #[serde(default)]
    hears_all: bool,
    #[serde(serialize_with = "log::newest")]
    log: Log,
    rng: Rng,
    #[serde(skip)]
    changes: BTreeSet<Change>,
}

impl Twin {
    /// A Telegram in which nobody has spoken to the bot yet. The same seed gives
    /// the same identifiers and the same waits.
    #[must_use]
    pub fn new(bot: BotConfig, seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        // Like Telegram's, the first update's number is anything.
        let first_update = rng.between(100_000_000, 900_000_000);
        Self {
            bot,
            people: Vec::new(),
            chats: Chats::default(),
            callbacks: BTreeMap::new(),
            webhook: None,
            allowed_updates: None,
            next_set_webhook_at: 0,
            inbox: Inbox::starting_at(first_update),
            courier: Courier::default(),
            profile: Profile::default(),
            faults: Faults::default(),
            files: Files::default(),
            blocked: BTreeSet::new(),
            hears_all: false,
            log: Log::default(),
            rng,
            changes: BTreeSet::new(),
        }
    }

    /// Forgets everything but the people. Identifiers go on from where they were,
    /// as a repeated one would look like a duplicate to the bot.
    pub fn reset(&mut self) {
        let seed = self.rng.next();
        let fresh = Self::new(self.bot.clone(), seed);
        let old = std::mem::replace(self, fresh);
        self.chats.continue_from(&old.chats);
        self.inbox.next_update_id = old.inbox.next_update_id;
        for person in old.people {
            self.chats.meet(&Chat::private(&person));
            self.people.push(person);
        }
        self.touch(None);
    }

    /// The bot's configuration, token included.
    #[must_use]
    pub fn bot(&self) -> &BotConfig {
        &self.bot
    }

    /// Gives the bot another token, as a restart with other settings may.
    pub fn set_token(&mut self, token: String) {
        self.bot.token = token;
    }

    /// What was called and what was delivered.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What has changed since the last call, for those who watch.
    pub fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes).into_iter().collect()
    }

    fn touch(&mut self, chat_id: Option<i64>) {
        self.changes.insert(Change { chat_id });
    }

    fn bot_user(&self) -> User {
        User {
            id: self.bot.id,
            is_bot: true,
            first_name: self.profile.name(&self.bot.first_name),
            username: Some(self.bot.username.clone()),
            ..User::default()
        }
    }
}
