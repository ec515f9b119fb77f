//! Tokens, put together to the things that a line is made of.

use super::amount::{self, Around, Value};
use super::date::Calendar;
use super::lexicon::Role;
use super::token::{Token, What};
use crate::money::Currency;
use jiff::civil::Date;
use std::ops::Range;

/// A part of a line, and the tokens that it is made of.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) what: Thing,
    pub(super) tokens: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum Thing {
    Value(Value),
    Day(Date),
    Clock,
    Tag,
    Opaque,
    Word,
    /// A sign of arithmetic or punctuation.
    Sign(char),
}

impl Item {
    pub(super) fn value(&self) -> Option<&Value> {
        match &self.what {
            Thing::Value(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn is_sign(&self, signs: &[char]) -> bool {
        matches!(self.what, Thing::Sign(c) if signs.contains(&c))
    }
}

/// The items of a line, in order; every token belongs to one.
pub(super) fn items(tokens: &[Token], calendar: Calendar, chat: Currency) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(tokens.len());
    let around = Around::of(tokens, chat);
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let free = reach(&items);
        let (what, range) = item(tokens, i, free, token, calendar, around);
        // A value may reach back over its sign, its currency or its "по".
        while items
            .last()
            .is_some_and(|last| last.tokens.start >= range.start)
        {
            items.pop();
        }
        let mut range = range;
        // "в пятницу", "on sunday": the preposition belongs to the day.
        while matches!(what, Thing::Day(_))
            && items.last().is_some_and(|last| is_link(tokens, last))
            && let Some(link) = items.pop()
        {
            range.start = link.tokens.start;
        }
        i = range.end.max(i + 1);
        items.push(Item {
            what,
            tokens: range,
        });
    }
    items
}

/// A small preposition before a day.
fn is_link(tokens: &[Token], item: &Item) -> bool {
    let token = tokens.get(item.tokens.start);
    matches!(item.what, Thing::Word)
        && token.is_some_and(|t| t.is(Role::Link) && t.word.chars().count() <= 4)
}

/// From where the next value may take tokens in: a sign, a currency and a "по" before it.
fn reach(items: &[Item]) -> usize {
    let before = items.iter().rev().take(3).take_while(|i| joins_forward(i));
    let first = before.last().map(|i| i.tokens.start);
    first.unwrap_or_else(|| items.last().map_or(0, |i| i.tokens.end))
}

/// Whether the next value may take this item in.
fn joins_forward(item: &Item) -> bool {
    matches!(item.what, Thing::Sign('+' | '-' | '@') | Thing::Word)
}

fn item(
    tokens: &[Token],
    i: usize,
    free: usize,
    token: &Token,
    calendar: Calendar,
    around: Around,
) -> (Thing, Range<usize>) {
    let one = |what| (what, i..i + 1);
    match &token.what {
        What::Tag(_) => return one(Thing::Tag),
        What::Clock => return one(Thing::Clock),
        What::Opaque => return one(Thing::Opaque),
        What::Sign(c) => return one(Thing::Sign(*c)),
        _ => {}
    }
    if let Some((day, taken)) = calendar.at(tokens, i) {
        return (Thing::Day(day), i..i + taken);
    }
    if let Some(value) = amount::at(tokens, i, free, around) {
        let range = value.tokens.clone();
        return (Thing::Value(value), range);
    }
    match token.what {
        What::Ordinal(_) | What::Times(_) => one(Thing::Opaque),
        _ => one(Thing::Word),
    }
}
