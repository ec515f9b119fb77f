//! Sums over entries. They are derived at each question and never stored, so they cannot
//! drift.

use crate::entry::{Entry, Kind};
use crate::money::{Currency, Money};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Sums by currency, in minor units. A sum is `i128`, so that no number of entries can
/// overflow it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals(BTreeMap<Currency, i128>);

impl Totals {
    /// The sum of all the given amounts, each in its own currency.
    pub fn of(amounts: impl IntoIterator<Item = Money>) -> Self {
        let mut sums = BTreeMap::new();
        for money in amounts {
            let sum: &mut i128 = sums.entry(money.currency).or_default();
            *sum += i128::from(money.minor);
        }
        Self(sums)
    }

    /// Currencies with their sums, `first` before all others, the rest by code.
    #[must_use]
    pub fn with_first(&self, first: Currency) -> Vec<(Currency, i128)> {
        let mut all: Vec<_> = self.0.iter().map(|(c, s)| (*c, *s)).collect();
        all.sort_by_key(|(c, _)| (*c != first, *c));
        all
    }

    /// Whether nothing was summed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The entries that count: of this kind, not deleted.
pub fn counted(entries: &[Entry], kind: Kind) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(move |e| e.kind == kind && !e.deleted)
}

/// What was spent or received on one local day.
#[must_use]
pub fn day(entries: &[Entry], kind: Kind, day: Date) -> Totals {
    Totals::of(
        counted(entries, kind)
            .filter(|e| e.day == day)
            .map(|e| e.money),
    )
}

/// What was spent or received in the month of `day`, up to and with `today`: what is planned
/// for later days has not happened.
#[must_use]
pub fn month(entries: &[Entry], kind: Kind, day: Date, today: Date) -> Totals {
    let first = day.first_of_month();
    Totals::of(
        counted(entries, kind)
            .filter(|e| e.day.first_of_month() == first && e.day <= today)
            .map(|e| e.money),
    )
}
