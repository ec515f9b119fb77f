//! What a chat has chosen, and the guess before it has.

use crate::phrases::Language;
use jiff::{civil::Date, tz::TimeZone};
use kopeck_domain::Currency;

/// A chat's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// The zone in which a day begins, always one with an IANA name.
    pub zone: TimeZone,
    /// The language the bot speaks; `None` follows the person's Telegram.
    pub language: Option<Language>,
    /// The last day, UTC, on which somebody was told that this bot is not open to them.
    pub refused_on: Option<Date>,
    /// What the chat's buttons are signed with. It stays when every other secret changes, so
    /// that a year old button works.
    pub button_key: Option<ButtonKey>,
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
            refused_on: None,
            button_key: None,
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
