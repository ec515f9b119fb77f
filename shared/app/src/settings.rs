//! What a chat has chosen, and the guess before it has.

use crate::phrases::Language;
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use kopeck_domain::{Categories, Currency, Hints, MessageId};

/// A chat's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// The zone in which a day begins, always one with an IANA name.
    pub zone: TimeZone,
    /// The language the bot speaks; `None` follows the person's Telegram.
    pub language: Option<Language>,
    /// What the person's Telegram spoke when this was saved. What is said later, without a
    /// message of theirs at hand, is said in it where `language` is `None`.
    pub spoken: Option<Language>,
    /// The last day, UTC, on which somebody was told that this bot is not open to them.
    pub refused_on: Option<Date>,
    /// What the chat's buttons are signed with. It stays when every other secret changes, so
    /// that a year old button works.
    pub button_key: Option<ButtonKey>,
    /// A question that was asked: how much was it?
    pub draft: Option<Draft>,
    /// What the chat made of its categories.
    pub categories: Categories,
    /// What it taught the bot by its corrections.
    pub hints: Hints,
}

/// A text without an amount, for which the bot has asked. It expires by itself, and is never
/// in the way of a complete entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The message without an amount.
    pub message: MessageId,
    /// What it was for.
    pub note: String,
    /// When it was written, UTC.
    pub at: Timestamp,
    /// Whether it has an amount, and the question is whether it is an entry at all: then
    /// `note` is its whole text, and only a button answers.
    pub doubted: bool,
}

impl Draft {
    /// For how long a bare amount answers it.
    const LIVES: SignedDuration = SignedDuration::from_mins(10);

    /// Whether it still waits at this time.
    #[must_use]
    pub fn waits_at(&self, at: Timestamp) -> bool {
        let age = at.duration_since(self.at);
        !age.is_negative() && age <= Self::LIVES
    }
}

/// A chat's own key for its buttons.
#[derive(Clone, PartialEq, Eq)]
pub struct ButtonKey(pub [u8; 16]);

impl std::fmt::Debug for ButtonKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ButtonKey(hidden)")
    }
}

impl Settings {
    /// A good guess for somebody whose Telegram speaks this language.
    #[must_use]
    pub fn guess(language: Language) -> Self {
        let (currency, zone) = language.guess();
        Self {
            currency: currency.unwrap_or_else(fallback_currency),
            zone: zone.unwrap_or(TimeZone::UTC),
            language: None,
            spoken: Some(language),
            refused_on: None,
            button_key: None,
            draft: None,
            categories: Categories::default(),
            hints: Hints::default(),
        }
    }

    /// The zone's IANA name.
    #[must_use]
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }
}

/// What amounts are counted in where nothing better is known.
#[must_use]
pub fn fallback_currency() -> Currency {
    Currency::from_code("USD").unwrap_or_else(|| unreachable!("USD is in ISO 4217"))
}
