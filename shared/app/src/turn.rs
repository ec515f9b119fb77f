//! A message or a press with all that is known when it is answered.

use crate::categories::Names;
use crate::message::{Incoming, Place, Reply};
use crate::phrases::Language;
use crate::ports::Page;
use crate::settings::Settings;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use kopeck_domain::{UserId, zone};

/// Who may use the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Open,
    /// These people.
    Only(Vec<UserId>),
}

impl Access {
    pub(crate) fn allows(&self, person: UserId) -> bool {
        match self {
            Self::Open => true,
            Self::Only(people) => people.contains(&person),
        }
    }
}

/// A message with all that is known when it is answered.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    pub(crate) incoming: &'a Incoming,
    pub(crate) page: Page,
    pub(crate) settings: Settings,
    pub(crate) language: Language,
    /// Sums hold what was written before this, so that the same update brought again says the
    /// same.
    pub(crate) until: Timestamp,
}

impl<'a> Turn<'a> {
    pub(crate) fn new(incoming: &'a Incoming, page: Page) -> Self {
        let spoken = Language::of_person(incoming.from.language.as_deref());
        let settings = page.settings.as_ref().map(|v| v.settings.clone());
        let mut settings = settings.unwrap_or_else(|| Settings::guess(spoken));
        settings.spoken = Some(spoken);
        let language = settings.language.unwrap_or(spoken);
        Self {
            incoming,
            page,
            settings,
            language,
            until: incoming.edited().unwrap_or(incoming.at),
        }
    }

    /// What its categories are called.
    pub(crate) fn names(&self) -> Names<'_> {
        Names::new(self.language, &self.settings.categories)
    }

    pub(crate) fn reply(&self, html: String) -> Reply {
        Reply {
            chat: self.incoming.chat,
            place: Place::New,
            html: fitting(html),
            keyboard: Vec::new(),
        }
    }

    /// The local day of the message's words: what they are for, unless they say another.
    pub(crate) fn day(&self) -> Date {
        zone::day_in(self.incoming.written(), &self.settings.zone)
    }

    /// The local day on which the person sent them: what "today" and "yesterday" mean in an
    /// answer, also where they forwarded something older.
    pub(crate) fn today(&self) -> Date {
        zone::day_in(self.incoming.at, &self.settings.zone)
    }
}

/// Cut after a whole line where Telegram would refuse the text: a refused answer is silence.
fn fitting(html: String) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if units(&html) <= Reply::MAX_UNITS {
        return html;
    }
    let (mut kept, mut used) = (Vec::new(), 2);
    for line in html.lines() {
        used += units(line) + 1;
        if used > Reply::MAX_UNITS {
            break;
        }
        kept.push(line);
    }
    kept.push("…");
    kept.join("\n")
}

/// The first day to read, so that the month of the message's local day is whole in every
/// zone: where a day begins last, twelve hours west of UTC, it may still be last month.
pub(crate) fn window(at: Timestamp) -> Date {
    let earliest = at
        .saturating_sub(SignedDuration::from_hours(12))
        .unwrap_or(at);
    zone::day_in(earliest, &TimeZone::UTC).first_of_month()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_holds_the_local_month_in_every_zone() {
        let at: Timestamp = "2026-11-01T03:00:00Z".parse().unwrap();
        for hours in -12..=14 {
            let zone = TimeZone::fixed(jiff::tz::Offset::constant(hours));
            let month = zone::day_in(at, &zone).first_of_month();
            assert!(window(at) <= month, "{hours}");
        }
        let noon: Timestamp = "2026-11-01T12:00:00Z".parse().unwrap();
        assert_eq!(window(noon).to_string(), "2026-11-01");
    }
}
