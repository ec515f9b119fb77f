//! Categories and hints inside the settings' item, short, as they ride in every read.

use kopeck_domain::categories::Made;
use kopeck_domain::hints::Hint;
use kopeck_domain::{Categories, Category, Hints, Kind, MessageId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the chat made of its categories, by id.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct CategoriesMap {
    version: u32,
    made: BTreeMap<String, MadeMap>,
}

/// What it made of one: the first letter of each field of [`Made`].
#[derive(Debug, Default, Serialize, Deserialize)]
struct MadeMap {
    /// `e` or `i`, of an own one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    k: Option<String>,
    /// The message that added it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    m: Option<i64>,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    n: Option<String>,
    /// Emoji.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    e: Option<String>,
    /// The message that named it, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    b: Option<i64>,
    /// Hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    h: bool,
    /// Into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    i: Option<String>,
}

/// What corrections taught, the newest last: the category's id, a space, the words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct HintsMap {
    version: u32,
    taught: Vec<String>,
}

/// `None`: nothing was made of any.
pub(crate) fn of_categories(categories: &Categories) -> Option<CategoriesMap> {
    let version = categories.version();
    let one = |(category, made): (Category, &Made)| (category.id().to_owned(), of_made(made));
    let made = categories.made().map(one).collect();
    (version > 0).then_some(CategoriesMap { version, made })
}

fn of_made(made: &Made) -> MadeMap {
    let letter = |kind| match kind {
        Kind::Expense => "e".to_owned(),
        Kind::Income => "i".to_owned(),
    };
    MadeMap {
        k: made.kind.map(letter),
        m: made.made_by.map(|m| m.0),
        n: made.name.clone(),
        e: made.emoji.clone(),
        b: made
            .named_by
            .filter(|m| made.made_by != Some(*m))
            .map(|m| m.0),
        h: made.hidden,
        i: made.into.map(|c| c.id().to_owned()),
    }
}

/// Categories that only a later version knows are left out.
pub(crate) fn to_categories(map: Option<CategoriesMap>) -> Categories {
    let map = map.unwrap_or_default();
    let made = map.made.into_iter();
    let parts = made.filter_map(|(id, made)| Some((Category::from_id(&id)?, to_made(made))));
    Categories::from_parts(map.version, parts)
}

fn to_made(map: MadeMap) -> Made {
    let kind = |letter: &str| {
        if letter == "i" {
            Kind::Income
        } else {
            Kind::Expense
        }
    };
    Made {
        kind: map.k.as_deref().map(kind),
        made_by: map.m.map(MessageId),
        name: map.n,
        emoji: map.e,
        named_by: map.b.or(map.m).map(MessageId),
        hidden: map.h,
        into: map.i.as_deref().and_then(Category::from_id),
    }
}

/// `None`: nothing was taught.
pub(crate) fn of_hints(hints: &Hints) -> Option<HintsMap> {
    let version = hints.version();
    let one = |hint: &Hint| format!("{} {}", hint.category.id(), hint.words);
    let taught = hints.all().iter().map(one).collect();
    (version > 0).then_some(HintsMap { version, taught })
}

pub(crate) fn to_hints(map: Option<HintsMap>) -> Hints {
    let map = map.unwrap_or_default();
    let one = |text: &String| {
        let (id, words) = text.split_once(' ')?;
        let category = Category::from_id(id)?;
        Some(Hint {
            words: words.to_owned(),
            category,
        })
    };
    Hints::from_parts(map.version, map.taught.iter().filter_map(one).collect())
}

#[cfg(test)]
mod tests {
    use crate::item::{self, Item};
    use aws_sdk_dynamodb::types::AttributeValue;
    use kopeck_app::Settings;
    use kopeck_app::phrases::Language;
    use kopeck_domain::{Categories, Category, ChatId, Hints, Kind, LedgerId, MessageId};
    use proptest::prelude::*;

    const LEDGER: LedgerId = LedgerId(ChatId(5));

    fn plain() -> Settings {
        Settings::guess(Language::of_person(Some("ru")))
    }

    fn version(item: &Item) -> &str {
        item["v"].as_n().expect("a number")
    }

    #[test]
    fn an_item_of_the_version_before_is_read() {
        let text = |s: &str| AttributeValue::S(s.to_owned());
        let map = [
            ("currency", "KZT"),
            ("zone", "Asia/Almaty"),
            ("language", "kk"),
        ];
        let map = map.map(|(k, v)| (k.to_owned(), text(v)));
        let item: Item = [
            ("pk".to_owned(), text("CHAT#5")),
            ("sk".to_owned(), text("SETTINGS")),
            ("day".to_owned(), text("~")),
            ("rev".to_owned(), AttributeValue::N("3".to_owned())),
            ("settings".to_owned(), AttributeValue::M(map.into())),
            ("v".to_owned(), AttributeValue::N("1".to_owned())),
        ]
        .into();
        let read = item::settings(item).expect("settings");
        assert_eq!(read.rev, 3);
        assert_eq!(read.settings.zone_name(), "Asia/Almaty");
        assert_eq!(read.settings.categories, Categories::default());
        assert_eq!(read.settings.hints, Hints::default());
    }

    #[test]
    fn what_holds_nothing_new_is_written_as_before() {
        let item = item::of_settings(LEDGER, &plain(), 1).expect("an item");
        assert_eq!(version(&item), "1");
        let map = item["settings"].as_m().expect("a map");
        assert!(!map.contains_key("categories") && !map.contains_key("hints"));
        let mut settings = plain();
        settings
            .categories
            .hide(Category::from_id("car").expect("an id"), true);
        let item = item::of_settings(LEDGER, &settings, 1).expect("an item");
        assert_eq!(
            version(&item),
            "2",
            "a version that knows less must not write over it"
        );
    }

    #[test]
    fn a_full_chat_stays_small() {
        let mut settings = plain();
        for n in 0..40 {
            let name = format!("{n:030}").replace('0', "ы");
            let emoji = Some("🧑‍🧑‍🧒‍🧒".to_owned());
            settings
                .categories
                .add(Kind::Expense, name, emoji, MessageId(2_000_000_000 + n));
        }
        for n in 0..100 {
            let note = format!("{}{n}", "ы".repeat(18));
            let made = &settings.categories;
            settings
                .hints
                .teach(&note, Category::other(Kind::Expense), made);
        }
        let item = item::of_settings(LEDGER, &settings, 1).expect("an item");
        let size = format!("{item:?}").len();
        assert!(
            size < 40_000,
            "{size}: far from the 400 KB of an item, even spelled out"
        );
        assert_eq!(item::settings(item).expect("settings").settings, settings);
    }

    proptest! {
        #[test]
        fn whatever_a_chat_makes_comes_back(
            own in prop::collection::vec((any::<bool>(), "\\PC{1,30}", prop::option::of("\\PC{1,4}")), 0..6),
            deeds in prop::collection::vec((0..30_usize, 0..30_usize, 0..4_u8), 0..20),
            notes in prop::collection::vec("\\PC{0,50}", 0..8),
        ) {
            let mut settings = plain();
            let made = &mut settings.categories;
            for (number, (income, name, emoji)) in (1..).zip(own) {
                let kind = if income { Kind::Income } else { Kind::Expense };
                made.add(kind, name, emoji, MessageId(number));
            }
            let all = [made.all(Kind::Expense), made.all(Kind::Income)].concat();
            for (one, other, deed) in deeds {
                let (one, other) = (all[one % all.len()], all[other % all.len()]);
                match deed {
                    0 => made.hide(one, other > one),
                    1 => made.merge(one, Some(other)),
                    2 => made.merge(one, None),
                    _ => made.rename(one, Some("Дача".to_owned()), None, MessageId(77)),
                };
            }
            for note in notes {
                settings.hints.teach(&note, all[note.len() % all.len()], &settings.categories);
            }
            let item = item::of_settings(LEDGER, &settings, 9).expect("an item");
            let read = item::settings(item).expect("settings");
            prop_assert_eq!((read.settings, read.rev), (settings, 9));
        }
    }
}
