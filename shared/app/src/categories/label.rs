//! A person's words as an emoji and a name: `🐶 Собака`, `Собака 🐶`, `Собака`, `🐶`.

use kopeck_domain::understand;

/// The longest name, in characters: two names fit beside each other on a phone.
const MAX_NAME: usize = 30;

/// The longest emoji, in code points: a family has seven, a flag of a nation as well.
const MAX_EMOJI: usize = 10;

/// What a person called a category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) emoji: Option<String>,
    pub(super) name: Option<String>,
}

/// Why words are no label. Each is the id of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    NoName,
    LongName,
    NoEmoji,
}

impl Unfit {
    pub(super) fn sentence(self) -> &'static str {
        match self {
            Self::NoName => "categories-no-name",
            Self::LongName => "categories-long-name",
            Self::NoEmoji => "categories-no-emoji",
        }
    }
}

impl Label {
    /// A name, with an emoji or without.
    pub(super) fn named(words: &str) -> Result<Self, Unfit> {
        let label = Self::read(words);
        let name = label.name.as_deref().unwrap_or_default();
        if !name.contains(char::is_alphanumeric) {
            return Err(Unfit::NoName);
        }
        if name.chars().count() > MAX_NAME {
            return Err(Unfit::LongName);
        }
        label.with_fitting_emoji()
    }

    /// An emoji and nothing else.
    pub(super) fn emoji(words: &str) -> Result<Self, Unfit> {
        let label = Self::read(words);
        if label.name.is_some() || label.emoji.is_none() {
            return Err(Unfit::NoEmoji);
        }
        label.with_fitting_emoji()
    }

    fn with_fitting_emoji(self) -> Result<Self, Unfit> {
        let length = self.emoji.as_deref().map_or(0, |e| e.chars().count());
        if length > MAX_EMOJI {
            return Err(Unfit::NoEmoji);
        }
        Ok(self)
    }

    /// The emoji stands before the name, or behind it.
    fn read(words: &str) -> Self {
        let words = understand::note(words);
        let behind = words.trim_start_matches(is_emoji);
        let before = words.trim_end_matches(is_emoji);
        let (emoji, name) = if behind.len() < words.len() {
            (words.strip_suffix(behind), behind)
        } else {
            (words.strip_prefix(before), before)
        };
        let some = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        Self {
            emoji: emoji.and_then(some),
            name: some(name),
        }
    }
}

/// Whether it is part of an emoji: pictures, flags, and what joins and colours them.
fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{200d}'
        | '\u{20e3}' | '\u{e0020}'..='\u{e007f}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(emoji: Option<&str>, name: &str) -> Result<Label, Unfit> {
        Ok(Label {
            emoji: emoji.map(str::to_owned),
            name: Some(name.to_owned()),
        })
    }

    #[test]
    fn an_emoji_may_stand_on_either_side_or_nowhere() {
        assert_eq!(Label::named("🐶 Собака"), label(Some("🐶"), "Собака"));
        assert_eq!(Label::named("🐶Собака"), label(Some("🐶"), "Собака"));
        assert_eq!(
            Label::named(" Үй  жануары 🐶 "),
            label(Some("🐶"), "Үй жануары")
        );
        assert_eq!(Label::named("Pets & <b>"), label(None, "Pets & <b>"));
        assert_eq!(Label::named("🧑‍💻 Work"), label(Some("🧑‍💻"), "Work"));
        assert_eq!(Label::named("✈️ Trips"), label(Some("✈️"), "Trips"));
        assert_eq!(Label::named("🇰🇿 Дача 2"), label(Some("🇰🇿"), "Дача 2"));
        assert_eq!(Label::named("«Дача»"), label(None, "«Дача»"));
    }

    #[test]
    fn what_is_no_name_is_told_apart() {
        assert_eq!(Label::named(""), Err(Unfit::NoName));
        assert_eq!(Label::named("🐶"), Err(Unfit::NoName));
        assert_eq!(Label::named("!?"), Err(Unfit::NoName));
        assert_eq!(Label::named(&"ы".repeat(31)), Err(Unfit::LongName));
        assert!(Label::named(&"ы".repeat(30)).is_ok());
        assert_eq!(
            Label::named(&format!("{} x", "🐶".repeat(11))),
            Err(Unfit::NoEmoji)
        );
    }

    #[test]
    fn an_emoji_alone() {
        let dog = Label::emoji("🐶").unwrap();
        assert_eq!((dog.emoji.as_deref(), dog.name), (Some("🐶"), None));
        assert_eq!(Label::emoji("🐶 Собака"), Err(Unfit::NoEmoji));
        assert_eq!(Label::emoji("Собака"), Err(Unfit::NoEmoji));
        assert_eq!(Label::emoji(" "), Err(Unfit::NoEmoji));
    }
}
