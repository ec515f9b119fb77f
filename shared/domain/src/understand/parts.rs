//! Several entries in one line: `кофе 200, такси 300`, `coffee 3 and taxi 12`.

use super::amount::Value;
use super::currency;
use super::item::{Item, Thing};
use super::lexicon::Role;
use super::line::Line;
use super::score;
use crate::classify;
use crate::entry::Kind;
use rust_decimal::Decimal;
use std::ops::Range;

impl Line<'_> {
    /// The parts of the line, as ranges of tokens; one or none if it is a single entry.
    ///
    /// A line falls into parts where both sides of a comma or an "and" are complete, with an
    /// amount and a thing. What has no amount goes with the part behind it: `молоко, хлеб 200`.
    pub(super) fn parts(&self) -> Vec<Range<usize>> {
        let mut parts: Vec<(Range<usize>, bool, bool)> = Vec::new();
        let mut start = 0;
        let items = self.items();
        for (at, item) in items.iter().enumerate() {
            if self.separates(item) {
                self.push_part(&mut parts, start..at, !item.is_sign(&[',']));
                start = at + 1;
            }
        }
        self.push_part(&mut parts, start..items.len(), false);
        if parts.len() == 1 {
            let pairs = self.pairs();
            if pairs.len() > 1 {
                return pairs;
            }
        }
        let complete = parts.iter().filter(|(_, whole, _)| *whole).count();
        if complete < 2 {
            return Vec::new();
        }
        self.joined(parts)
    }

    /// `хлеб 62 молоко 95`: a thing that is known and its amount, and again, with nothing in
    /// between. Unknown things may be teams, and the numbers their score.
    fn pairs(&self) -> Vec<Range<usize>> {
        let mut pairs: Vec<Range<usize>> = Vec::new();
        let (mut start, mut things) = (0, 0);
        for (at, item) in self.items().iter().enumerate() {
            match &item.what {
                Thing::Word if self.is_small(item) && things == 0 => return Vec::new(),
                Thing::Word => things += 1,
                Thing::Value(value) if things > 0 && self.is_price(value) => {
                    pairs.push(self.token_range(&(start..at + 1)));
                    (start, things) = (at + 1, 0);
                }
                _ => return Vec::new(),
            }
        }
        let known = |pair: &Range<usize>| classify::guess(self.source(pair), Kind::Expense).sure;
        if things > 0 || !pairs.iter().all(known) {
            return Vec::new();
        }
        pairs
    }

    fn is_small(&self, item: &Item) -> bool {
        let token = self.tokens().get(item.tokens.start);
        token.is_some_and(|t| {
            [Role::Link, Role::Price, Role::And, Role::Each]
                .iter()
                .any(|r| t.is(*r))
        })
    }

    /// Whether a number is a price without any doubt.
    fn is_price(&self, value: &Value) -> bool {
        let least = Decimal::from(currency::smallest_price(self.chat()).max(1) * 2);
        let digits = !value.words || value.currency.is_some();
        value.not.is_none()
            && !value.each
            && value.sign.is_none()
            && digits
            && value.worth(self.chat()) >= least
    }

    fn push_part(
        &self,
        parts: &mut Vec<(Range<usize>, bool, bool)>,
        items: Range<usize>,
        and: bool,
    ) {
        if !items.is_empty() {
            let whole = self.is_complete(items.clone());
            parts.push((items, whole, and));
        }
    }

    fn separates(&self, item: &Item) -> bool {
        let and = || {
            let token = self.tokens().get(item.tokens.start);
            matches!(item.what, Thing::Word) && token.is_some_and(|t| t.is(Role::And))
        };
        item.is_sign(&[',', '+', '&']) || and()
    }

    /// Whether these items have exactly one amount, and something that it is for.
    fn is_complete(&self, range: Range<usize>) -> bool {
        let items = self.items().get(range).unwrap_or_default();
        let amounts = score::candidates(items, self.tokens(), self.chat());
        let good = amounts.iter().filter(|c| c.points >= score::ENOUGH).count();
        let thing = items.iter().any(|i| {
            let named = |role| {
                self.tokens()
                    .get(i.tokens.start)
                    .is_some_and(|t| t.is(role))
            };
            matches!(i.what, Thing::Word) && !named(Role::Link) && !named(Role::Price)
        });
        good == 1 && thing
    }

    /// Incomplete parts go with the next one, the last with the one before it.
    fn joined(&self, parts: Vec<(Range<usize>, bool, bool)>) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut open: Option<usize> = None;
        for (range, whole, _) in parts {
            let start = open.take().unwrap_or(range.start);
            let has_amount = self
                .items()
                .get(range.clone())
                .unwrap_or_default()
                .iter()
                .any(|i| i.value().is_some_and(|v| v.not.is_none()));
            if whole || has_amount {
                out.push(start..range.end);
            } else {
                open = Some(start);
            }
        }
        if let (Some(_), Some(last)) = (open, out.last_mut()) {
            last.end = self.items().len();
        }
        out.into_iter().map(|r| self.token_range(&r)).collect()
    }

    fn token_range(&self, items: &Range<usize>) -> Range<usize> {
        let start = self.items().get(items.start).map_or(0, |i| i.tokens.start);
        let last = items.end.checked_sub(1).and_then(|at| self.items().get(at));
        start..last.map_or(start, |i| i.tokens.end)
    }
}
