//! Categories: stable ids, never shown to people. Names and emoji are the language's.

use crate::entry::Kind;

/// A category by its stable id. The id is stored and travels in button data; renaming is a
/// matter of sentences. What `own7` is, each chat says for itself
/// ([`crate::categories::Categories`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Category(&'static str);

/// What people spend on.
const EXPENSES: [&str; 18] = [
    "groceries",
    "eating_out",
    "transport",
    "car",
    "fuel",
    "home",
    "utilities",
    "communication",
    "health",
    "pharmacy",
    "beauty",
    "sport",
    "clothes",
    "fun",
    "education",
    "gifts",
    "travel",
    "other",
];

/// Where money comes from.
const INCOMES: [&str; 9] = [
    "salary",
    "bonus",
    "freelance",
    "interest",
    "investment",
    "rent",
    "refund",
    "gift_in",
    "other_income",
];

/// How many own categories a chat can ever have. An id is never used again: old entries
/// keep theirs.
pub const MAX_OWN: usize = OWN.len();

/// What a chat adds itself.
const OWN: [&str; 40] = [
    "own1", "own2", "own3", "own4", "own5", "own6", "own7", "own8", "own9", "own10", "own11",
    "own12", "own13", "own14", "own15", "own16", "own17", "own18", "own19", "own20", "own21",
    "own22", "own23", "own24", "own25", "own26", "own27", "own28", "own29", "own30", "own31",
    "own32", "own33", "own34", "own35", "own36", "own37", "own38", "own39", "own40",
];

impl Category {
    /// The category with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        EXPENSES
            .iter()
            .chain(&INCOMES)
            .chain(&OWN)
            .find(|known| **known == id)
            .map(|id| Self(id))
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.0
    }

    /// A chat's own category, counted from 1.
    #[must_use]
    pub fn own(number: usize) -> Option<Self> {
        OWN.get(number.checked_sub(1)?).map(|id| Self(id))
    }

    /// Whether it is one that a chat added itself.
    #[must_use]
    pub fn is_own(self) -> bool {
        OWN.contains(&self.0)
    }

    /// The starting categories of a kind, in the order they are offered.
    pub fn of(kind: Kind) -> impl Iterator<Item = Self> {
        let ids: &'static [&'static str] = match kind {
            Kind::Expense => &EXPENSES,
            Kind::Income => &INCOMES,
        };
        ids.iter().map(|id| Self(id))
    }

    /// What nothing better is known of.
    #[must_use]
    pub fn other(kind: Kind) -> Self {
        Self(match kind {
            Kind::Expense => "other",
            Kind::Income => "other_income",
        })
    }

    /// Whether it is one of this kind's starting set.
    #[must_use]
    pub fn is_of(self, kind: Kind) -> bool {
        Self::of(kind).any(|c| c == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_ids_are_frozen_and_read_back() {
        let ids: Vec<_> = (1..=MAX_OWN).filter_map(Category::own).collect();
        assert_eq!(ids.len(), 40);
        for (number, category) in (1..).zip(ids) {
            assert_eq!(category.id(), format!("own{number}"));
            assert_eq!(Category::from_id(category.id()), Some(category));
            assert!(category.is_own());
            assert!(!category.is_of(Kind::Expense) && !category.is_of(Kind::Income));
        }
        assert_eq!((Category::own(0), Category::own(41)), (None, None));
        assert!(!Category::other(Kind::Expense).is_own());
    }
}
