//! Every sentence that the bot says, by language.
//!
//! A language is a file in `locales/`: its sentences, and how it writes amounts. A person
//! whose language we do not speak yet is answered in English.

mod amounts;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::tz::TimeZone;
use kopeck_domain::{Category, Currency, zone};
use std::sync::OnceLock;

type Bundle = FluentBundle<FluentResource>;

struct Locale {
    tag: &'static str,
    source: &'static str,
    bundle: OnceLock<Bundle>,
}

impl Locale {
    const fn new(tag: &'static str, source: &'static str) -> Self {
        Self {
            tag,
            source,
            bundle: OnceLock::new(),
        }
    }

    /// Parsed when somebody first speaks it: a cold start pays for one language, not for all.
    fn bundle(&self) -> &Bundle {
        self.bundle.get_or_init(|| {
            let language = self.tag.parse().unwrap_or_default();
            let mut bundle = Bundle::new_concurrent(vec![language]);
            bundle.set_use_isolating(false);
            // What parsed is used; a test holds that every file parses without errors.
            let resource = FluentResource::try_new(self.source.to_owned())
                .unwrap_or_else(|(usable, _errors)| usable);
            let _ = bundle.add_resource(resource);
            bundle
        })
    }
}

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// A language that the bot speaks.
#[derive(Clone, Copy)]
pub struct Language(&'static Locale);

impl Language {
    /// The tag of those who write the month before the day.
    pub const MONTH_FIRST: &'static str = "en-US";

    /// All of them, by tag.
    pub fn all() -> impl Iterator<Item = Self> {
        LOCALES.iter().map(Self)
    }

    /// The language with this tag (`ru`).
    #[must_use]
    pub fn tagged(tag: &str) -> Option<Self> {
        Self::all().find(|l| l.0.tag.eq_ignore_ascii_case(tag))
    }

    /// The language that a person names: by its tag or by its own name (`қазақша`).
    #[must_use]
    pub fn named(said: &str) -> Option<Self> {
        let said = said.trim().to_lowercase();
        Self::tagged(&said).or_else(|| Self::all().find(|l| l.own_name().to_lowercase() == said))
    }

    /// The best language for a person whose Telegram shows this IETF tag.
    #[must_use]
    pub fn of_person(tag: Option<&str>) -> Self {
        let primary = tag.and_then(|t| t.split(['-', '_']).next());
        primary
            .and_then(Self::tagged)
            .unwrap_or_else(Self::fallback)
    }

    fn fallback() -> Self {
        Self::tagged("en").unwrap_or_else(|| unreachable!("locales/en.ftl is compiled in"))
    }

    /// Its IETF tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// What its speakers call it.
    #[must_use]
    pub fn own_name(self) -> String {
        self.say("language-name", &Args::new())
    }

    /// The currency and the zone that most of its speakers live with.
    pub(crate) fn guess(self) -> (Option<Currency>, Option<TimeZone>) {
        let said = |id| self.say(id, &Args::new());
        (
            Currency::from_code(&said("guess-currency")),
            zone::find(&said("guess-zone")),
        )
    }

    /// A category's name with its emoji, as long as a chat has given it no other.
    #[must_use]
    pub fn category(self, category: Category) -> String {
        let id = format!("category-{}", category.id().replace('_', "-"));
        self.say(&id, &Args::new())
    }

    /// Whether what a person says is one of the words that this message lists.
    #[must_use]
    pub fn lists(self, id: &str, said: &str) -> bool {
        let said = said.trim_matches(|c: char| !c.is_alphanumeric());
        let said = said.to_lowercase();
        self.say(id, &Args::new())
            .split_whitespace()
            .any(|word| word == said)
    }

    /// A sentence. A sentence that a language lacks is said in English; a test holds that
    /// none lacks any.
    #[must_use]
    pub fn say(self, id: &str, args: &Args) -> String {
        let own = self.0.bundle();
        let (bundle, message) = match own.get_message(id) {
            Some(message) => (own, Some(message)),
            None => {
                let english = Self::fallback().0.bundle();
                (english, english.get_message(id))
            }
        };
        let Some(pattern) = message.and_then(|m| m.value()) else {
            return id.to_owned();
        };
        bundle
            .format_pattern(pattern, Some(&args.0), &mut Vec::new())
            .into_owned()
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.0.tag == other.0.tag
    }
}

impl Eq for Language {}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.tag)
    }
}

/// What a sentence is filled with.
pub struct Args(FluentArgs<'static>);

impl Args {
    /// Nothing.
    #[must_use]
    pub fn new() -> Self {
        Self(FluentArgs::new())
    }

    /// A text, people's words among them: escaped for Telegram's HTML.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: &str) -> Self {
        self.0.set(name, FluentValue::from(escape(value)));
        self
    }

    /// Markup of our own, put in as it is. Never people's words.
    #[must_use]
    pub fn markup(mut self, name: &'static str, value: String) -> Self {
        self.0.set(name, FluentValue::from(value));
        self
    }

    /// A count, for the plural forms of a language.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: usize) -> Self {
        self.0.set(name, FluentValue::from(value));
        self
    }
}

impl Default for Args {
    fn default() -> Self {
        Self::new()
    }
}

/// The three characters that Telegram's HTML wants escaped (Bot API, "HTML style").
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
