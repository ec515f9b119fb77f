//! Categories: stable ids, never shown to people. Names and emoji are the language's.

use crate::entry::Kind;

/// A category by its stable id. The id is stored and travels in button data; renaming is a
/// matter of sentences.
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

impl Category {
    /// The category with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        EXPENSES
            .iter()
            .chain(&INCOMES)
            .find(|known| **known == id)
            .map(|id| Self(id))
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.0
    }

    /// The categories of a kind, in the order they are offered.
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

    /// Whether it is one of this kind's.
    #[must_use]
    pub fn is_of(self, kind: Kind) -> bool {
        Self::of(kind).any(|c| c == self)
    }
}
