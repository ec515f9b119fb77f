//! From a note to a category, without asking anybody.
//!
//! A note becomes words (`normal`), a word its stem (`stem`) and the way it sounds
//! (`skeleton`), these become keys (`feature`), and keys find votes in a table (`model`) that
//! the trainer wrote. From the most to the least exact, what votes is:
//!
//! 1. a phrase: two to four words that stand together, in any order;
//! 2. a stem in its own script, where two languages write different things alike;
//! 3. a stem as it sounds, so that Cyrillic and Latin, Russian, Kazakh and English forms, and
//!    merchants' names on receipts meet;
//! 4. for a word that none of these knows, the stems one slip of the finger away (`near`), and
//!    the n-grams of its sound, which know a little about any word.
//!
//! Function words, cities, legal forms and digits have no vote. The votes of all words are
//! summed; a word that is at home in many categories has weak votes, a word of one category
//! strong ones. A guess is sure when the first leads by the margin that was right often
//! enough on lines that the trainer had not seen; the margin is small for a note that is
//! itself one of the lines, and larger the less of it is known (`score`).
//!
//! Everything is integer arithmetic over `model.bin`, which is searched where it lies: nothing
//! is built at start. The table is made by `cargo run --release -p kopeck-train` from
//! `shared/domain/words`; `-- --check` says whether it is stale.

mod feature;
mod model;
mod near;
mod normal;
mod score;
mod skeleton;
mod stem;
#[cfg(test)]
mod tests;

use crate::category::Category;
use crate::entry::Kind;

/// What the trainer shares with the classifier. No part of the crate's promises.
#[doc(hidden)]
pub mod training {
    pub use super::feature::{Scratch, Word, phrase, phrases};
    pub use super::model::{
        BUCKETS, FILTER, MAGIC, MARGINS, Model, STRENGTHS, bucket, filter, fingerprint,
    };
    pub use super::score::{Count, Known, count};

    /// The words of a note, one space between.
    #[must_use]
    pub fn words(note: &str) -> String {
        super::normal::words(note)
    }
}

static MODEL: &[u8] = include_bytes!("model.bin");

/// What the classifier thinks, and whether it is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The category.
    pub category: Category,
    /// Whether it is worth acting on without asking anybody.
    pub sure: bool,
}

impl Guess {
    /// The category, unless nothing is known but that.
    #[must_use]
    pub fn known(self) -> Option<Category> {
        let nothing = [Kind::Expense, Kind::Income].map(Category::other);
        (self.sure || !nothing.contains(&self.category)).then_some(self.category)
    }
}

/// The likeliest category of a note; the kind's "other", unsure, where nothing is known.
#[must_use]
pub fn guess(note: &str, kind: Kind) -> Guess {
    guess_by(&model::Model::read(MODEL), note, kind)
}

/// The same, by a given model.
#[doc(hidden)]
#[must_use]
pub fn guess_by(model: &model::Model<'_>, note: &str, kind: Kind) -> Guess {
    let count = score::count(model, &normal::words(note), kind);
    match count.lead() {
        Some((category, lead)) => Guess {
            category,
            sure: lead >= model.margin(count.margin()),
        },
        None => Guess {
            category: Category::other(kind),
            sure: false,
        },
    }
}

/// The best three categories with their votes, best first: why a guess is what it is. Votes
/// are logarithms of odds, in eighths; a category without any is left out.
#[must_use]
pub fn why(note: &str, kind: Kind) -> Vec<(Category, i32)> {
    let count = score::count(&model::Model::read(MODEL), &normal::words(note), kind);
    let mut all: Vec<_> = count.all().filter(|(_, votes)| *votes > 0).collect();
    all.sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
    all.truncate(3);
    all
}

/// The stems of a note's words, for a chat's own hints: lower case, `ё` as `е`, endings cut,
/// without function words and what else has no meaning of its own. Stable as long as the
/// stemmer and the list of ignored words are.
#[must_use]
pub fn stems(note: &str) -> Vec<String> {
    let model = model::Model::read(MODEL);
    let mut scratch = feature::Scratch::default();
    normal::words(note)
        .split(' ')
        .filter(|text| !text.is_empty() && !model.ignores(scratch.word(text).exact))
        .map(|text| {
            let mut stem = String::with_capacity(text.len());
            stem::settle(stem::stem(text), &mut stem);
            stem
        })
        .collect()
}
