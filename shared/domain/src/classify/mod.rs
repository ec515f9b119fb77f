//! From a note to a category, without asking anybody.

use crate::category::Category;
use crate::entry::Kind;

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
pub fn guess(_note: &str, kind: Kind) -> Guess {
    Guess {
        category: Category::other(kind),
        sure: false,
    }
}

/// The words of a note, as hints are compared by: lower case, `ё` as `е`.
#[must_use]
pub fn stems(note: &str) -> Vec<String> {
    note.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('ё', "е"))
        .collect()
}
