//! What a category is called in a chat.

use crate::phrases::{Language, escape};
use kopeck_domain::{Categories, Category, Kind};

/// The emoji of an own category that was given none.
const OWN_EMOJI: &str = "🏷";

/// The names of a chat's categories: its own words, else the language's. A merged one has
/// the name of what it leads to.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    language: Language,
    made: &'a Categories,
}

impl<'a> Names<'a> {
    /// Of a chat that speaks this language and made this of its categories.
    #[must_use]
    pub fn new(language: Language, made: &'a Categories) -> Self {
        Self { language, made }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Emoji and name of what a category is shown as, plain.
    #[must_use]
    pub fn of(&self, category: Category) -> String {
        self.alone(self.made.leads_to(category))
    }

    /// The same as Telegram's HTML: a name may be people's words.
    #[must_use]
    pub fn html(&self, category: Category) -> String {
        escape(&self.of(category))
    }

    /// Emoji and name of this very category, also where it was merged.
    #[must_use]
    pub fn alone(&self, category: Category) -> String {
        let (emoji, name) = self.parts(category);
        format!("{emoji} {name}")
    }

    /// The one of a kind that is called so, merged and hidden ones too.
    #[must_use]
    pub fn find(&self, kind: Kind, name: &str) -> Option<Category> {
        let wanted = folded(name);
        let mut all = self.made.all(kind).into_iter();
        all.find(|c| folded(&self.parts(*c).1) == wanted)
    }

    /// What is offered of a kind.
    #[must_use]
    pub fn offered(&self, kind: Kind) -> Vec<Category> {
        self.made.offered(kind)
    }

    fn parts(&self, category: Category) -> (String, String) {
        let usual = if category.is_own() {
            None
        } else {
            let said = self.language.category(category);
            said.split_once(' ')
                .map(|(e, n)| (e.to_owned(), n.to_owned()))
        };
        let (emoji, name) =
            usual.unwrap_or_else(|| (OWN_EMOJI.to_owned(), category.id().to_owned()));
        let made = self.made.of(category);
        (
            made.and_then(|m| m.emoji.clone()).unwrap_or(emoji),
            made.and_then(|m| m.name.clone()).unwrap_or(name),
        )
    }
}

/// Two names are one to a person if only letter case and `ё` tell them apart.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kopeck_domain::MessageId;

    fn id(id: &str) -> Category {
        Category::from_id(id).unwrap()
    }

    #[test]
    fn own_words_come_first_and_merges_are_followed() {
        let mut made = Categories::default();
        let by = MessageId(1);
        let own = made
            .add(Kind::Expense, "Щёнок <b>".to_owned(), None, by)
            .unwrap();
        made.rename(id("car"), Some("Тачка".to_owned()), None, by);
        made.rename(id("fuel"), None, Some("🔥".to_owned()), by);
        let russian = Language::tagged("ru").unwrap();
        let names = Names::new(russian, &made);
        assert_eq!(names.of(id("car")), "🚗 Тачка");
        assert_eq!(names.of(id("fuel")), "🔥 Топливо");
        assert_eq!(names.of(own), "🏷 Щёнок <b>");
        assert_eq!(names.html(own), "🏷 Щёнок &lt;b&gt;");
        assert_eq!(names.find(Kind::Expense, "щенок <B>"), Some(own));
        assert_eq!(names.find(Kind::Expense, "тачка"), Some(id("car")));
        assert_eq!(
            names.find(Kind::Expense, "машина"),
            None,
            "it has another name now"
        );
        assert_eq!(names.find(Kind::Income, "тачка"), None);
        assert!(made.merge(own, Some(id("car"))));
        let names = Names::new(russian, &made);
        assert_eq!(names.of(own), "🚗 Тачка");
        assert_eq!(names.alone(own), "🏷 Щёнок <b>");
    }

    #[test]
    fn every_language_names_every_starting_category_with_an_emoji() {
        let made = Categories::default();
        for language in Language::all() {
            let names = Names::new(language, &made);
            for kind in [Kind::Expense, Kind::Income] {
                for category in made.all(kind) {
                    let (emoji, name) = names.parts(category);
                    assert!(!emoji.contains(char::is_alphanumeric), "{emoji}");
                    assert_ne!(name, category.id());
                    assert_eq!(names.find(kind, &name), Some(category));
                }
            }
        }
    }
}
