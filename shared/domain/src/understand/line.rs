//! One line: its parts, and for each the reading that holds.

use super::date::Calendar;
use super::item::{self, Item, Thing};
use super::lexicon::Role;
use super::score::{self, Candidate};
use super::sense::{self, Doubt, Sense};
use super::text::{self, Char};
use super::token::{self, Token, What};
use super::{Context, Draft, Reason, amount::Not, arithmetic};
use crate::classify;
use crate::entry::Kind;
use crate::money::{Currency, Money, MoneyError};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::ops::Range;

/// What is made of a line or of a part of it.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// It is an entry.
    Entry(Draft),
    /// It may be; the person is asked first.
    Perhaps(Vec<Draft>, Reason),
    /// It is none.
    Not(Reason),
    /// It says a day, for what follows.
    Day(Date),
}

/// A line, cut and put together.
pub(super) struct Line<'a> {
    text: &'a str,
    chars: &'a [Char],
    tokens: &'a [Token],
    items: Vec<Item>,
    context: Context,
    /// The day of entries that say none.
    day: Date,
}

/// Reads a line: one outcome for each part. `day` is what a line before it said.
pub(super) fn read(text: &str, context: Context, day: Option<Date>) -> Vec<(String, Outcome)> {
    let chars = text::normalise(text);
    let tokens = token::cut(&chars);
    if tokens.len() > token::MAX_TOKENS {
        return vec![(text.to_owned(), Outcome::Not(Reason::NoAmount))];
    }
    let line = Line::new(text, &chars, &tokens, context, day);
    let parts = line.parts();
    if parts.len() < 2 {
        return vec![(text.to_owned(), line.outcome())];
    }
    let said = line.leading_day();
    let each = parts.into_iter().map(|range| {
        let own = line.tokens.get(range.clone()).unwrap_or_default();
        let source = line.source(&range).to_owned();
        let part = Line::new(text, &chars, own, context, said.or(day));
        (source, part.outcome())
    });
    each.collect()
}

/// The numbers of a text with their points, for people who ask why.
pub(super) fn explain(text: &str, context: Context) -> Vec<super::Reading> {
    let chars = text::normalise(text);
    let tokens = token::cut(&chars);
    let line = Line::new(text, &chars, &tokens, context, None);
    let all = score::candidates(&line.items, &tokens, context.currency);
    let shown = all.into_iter().filter_map(|c| {
        let item = line.items.get(c.item)?;
        Some(super::Reading {
            source: line.source(&item.tokens).to_owned(),
            points: c.points,
            reasons: c.reasons,
        })
    });
    shown.collect()
}

impl<'a> Line<'a> {
    fn new(
        text: &'a str,
        chars: &'a [Char],
        tokens: &'a [Token],
        context: Context,
        day: Option<Date>,
    ) -> Self {
        let today = context.now.date();
        let calendar = Calendar {
            today,
            month_first: context.month_first,
        };
        let tokens = unnumbered(tokens);
        let mut items = item::items(tokens, calendar, context.currency);
        arithmetic::fold(&mut items, tokens, calendar, context.currency);
        Self {
            text,
            chars,
            tokens,
            items,
            context,
            day: day.unwrap_or(today),
        }
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    pub(super) fn tokens(&self) -> &[Token] {
        self.tokens
    }

    /// The chat's own currency.
    pub(super) fn chat(&self) -> Currency {
        self.context.currency
    }

    /// The person's own words of these tokens.
    pub(super) fn source(&self, range: &Range<usize>) -> &'a str {
        self.slice(range).map_or("", str::trim)
    }

    fn slice(&self, range: &Range<usize>) -> Option<&'a str> {
        let tokens = self.tokens.get(range.clone())?;
        let start = self.chars.get(tokens.first()?.at.start)?.at.start;
        let end = self
            .chars
            .get(tokens.last()?.at.end.checked_sub(1)?)?
            .at
            .end;
        self.text.get(start..end)
    }

    /// The day that the line begins with.
    fn leading_day(&self) -> Option<Date> {
        self.items.iter().find_map(|i| match i.what {
            Thing::Day(day) => Some(Some(day)),
            Thing::Sign(_) => None,
            Thing::Word if self.is(i, Role::Link) => None,
            _ => Some(None),
        })?
    }

    fn is(&self, item: &Item, role: Role) -> bool {
        self.tokens
            .get(item.tokens.start)
            .is_some_and(|t| t.is(role))
    }

    /// What the line is, read as one.
    fn outcome(&self) -> Outcome {
        let candidates = score::candidates(&self.items, self.tokens, self.context.currency);
        let days: Vec<Date> = self
            .items
            .iter()
            .filter_map(|i| match i.what {
                Thing::Day(day) => Some(day),
                _ => None,
            })
            .collect();
        let said = days.first().copied();
        let best = candidates.first().filter(|c| c.points > 0).cloned();
        let sense = sense::of(self.tokens, &self.items, best.as_ref().map(|b| b.item));
        let Some(best) = best else {
            return self.without_amount(said, &candidates);
        };
        if let Some(day) = self.only_a_day(&best) {
            return Outcome::Day(day);
        }
        let draft = match self.draft(&best, said, sense) {
            Ok(draft) => draft,
            Err(reason) => return Outcome::Not(reason),
        };
        if let Some(choices) = self.two_in_one(&best, &draft) {
            return Outcome::Perhaps(choices, Reason::Unclear);
        }
        let rivals = self.rivals(&best, &candidates);
        if !rivals.is_empty() {
            return self.unclear(&best, &rivals, said, sense);
        }
        match self.doubt(&best, &draft, sense) {
            None => Outcome::Entry(draft),
            Some(reason) => Outcome::Perhaps(vec![draft], reason),
        }
    }

    fn without_amount(&self, said: Option<Date>, candidates: &[Candidate]) -> Outcome {
        let words = self
            .items
            .iter()
            .filter(|i| matches!(i.what, Thing::Word) && !self.is(i, Role::Link));
        if let Some(day) = said.filter(|_| words.count() == 0 && candidates.is_empty()) {
            return Outcome::Day(day);
        }
        let long = self
            .items
            .iter()
            .any(|i| i.value().is_some_and(|v| v.not == Some(Not::TooLong)));
        let telephone = self
            .items
            .iter()
            .any(|i| matches!(i.what, Thing::Opaque) && self.looks_like_number(i));
        Outcome::Not(if long || telephone {
            Reason::TooLarge
        } else {
            Reason::NoAmount
        })
    }

    fn looks_like_number(&self, item: &Item) -> bool {
        self.tokens
            .get(item.tokens.start)
            .is_some_and(|t| t.what == What::Opaque && t.at.len() >= 5)
    }

    /// `20.11` alone in its line, as one writes a date.
    fn only_a_day(&self, best: &Candidate) -> Option<Date> {
        let calendar = Calendar {
            today: self.context.now.date(),
            month_first: false,
        };
        let item = self
            .items
            .get(best.item)
            .filter(|_| self.tokens.len() == 1)?;
        arithmetic::dotted(item, self.tokens, calendar)
    }

    /// Other numbers that could just as well be the amount.
    fn rivals<'c>(&self, best: &Candidate, all: &'c [Candidate]) -> Vec<&'c Candidate> {
        let chat = self.context.currency;
        let value = |c: &Candidate| self.items.get(c.item).and_then(Item::value);
        let Some(own) = value(best) else {
            return Vec::new();
        };
        let near = |c: &&Candidate| {
            let clear = best.points - c.points >= score::CLEAR;
            value(c).is_some_and(|v| score::rival(own, v, c.points, chat))
                || !clear && c.points >= score::ENOUGH
        };
        all.iter()
            .filter(|c| c.item != best.item)
            .filter(near)
            .collect()
    }

    /// Several amounts without anything between the entries: all of them, if the person says
    /// so.
    fn unclear(
        &self,
        best: &Candidate,
        rivals: &[&Candidate],
        said: Option<Date>,
        sense: Sense,
    ) -> Outcome {
        let mut all: Vec<&Candidate> = rivals.iter().copied().chain([best]).collect();
        all.sort_by_key(|c| c.item);
        let drafts = all.iter().filter_map(|c| self.draft(c, said, sense).ok());
        Outcome::Perhaps(drafts.take(MAX_READINGS).collect(), Reason::Unclear)
    }

    /// `кофе 200 300`: two groups of three digits are one number, unless the thing never costs
    /// so much.
    fn two_in_one(&self, best: &Candidate, draft: &Draft) -> Option<Vec<Draft>> {
        const SMALL: [&str; 6] = [
            "groceries",
            "eating_out",
            "transport",
            "pharmacy",
            "fuel",
            "beauty",
        ];
        let value = self.items.get(best.item)?.value()?;
        let bare = value.currency.is_none() && !value.computed && !value.multiplied;
        let (first, second) = value.number.halves.filter(|_| bare)?;
        let guess = classify::guess(&draft.note, draft.kind);
        if !guess.sure || !SMALL.contains(&guess.category.id()) {
            return None;
        }
        let of = |amount: u32| {
            let money = Money::from_decimal(Decimal::from(amount), draft.money.currency).ok()?;
            Some(Draft {
                money,
                ..draft.clone()
            })
        };
        let halves = [first, second].into_iter().filter_map(of);
        Some([draft.clone()].into_iter().chain(halves).collect())
    }

    /// Why the person is asked before this is recorded.
    fn doubt(&self, best: &Candidate, draft: &Draft, sense: Sense) -> Option<Reason> {
        let planned = draft.day > self.context.now.date();
        match sense.doubt {
            Some(Doubt::Plan) if planned => {}
            Some(Doubt::Plan) => return Some(Reason::Plan),
            Some(Doubt::Question) => return Some(Reason::Question),
            Some(Doubt::Negation) => return Some(Reason::Negation),
            Some(Doubt::Talk) => return Some(Reason::Unsure),
            None => {}
        }
        let value = self.items.get(best.item).and_then(Item::value)?;
        let sure = value.currency.is_some()
            || value.multiplied
            || value.computed
            || value.sign.is_some()
            || sense.moved;
        let words = self
            .items
            .iter()
            .filter(|i| matches!(i.what, Thing::Word))
            .count();
        let wordy = !sure && (words > LONGEST_NOTE || sense.talk && words > 1 || sense.greets);
        let year = i64::from(self.context.now.year());
        let this_year = !sure
            && value
                .number
                .whole()
                .is_some_and(|n| (year..=year + 1).contains(&i64::from(n)));
        let names = self
            .items
            .iter()
            .filter(|i| i.value().is_some_and(|v| v.not == Some(Not::Name)));
        let address = !sure && (names.count() >= 2 || self.tokens.iter().any(street));
        let measures = self
            .items
            .iter()
            .filter(|i| i.value().is_some_and(|v| v.not == Some(Not::Measured)));
        let recipe = !sure && measures.count() >= 2;
        let statement = value.each && !value.computed && !sense.moved;
        let limit = best.reasons.iter().any(|(why, _)| *why == "is a limit");
        let talks = sense.talk && !sure;
        // "+3 и дождь", "-10 tomorrow": degrees.
        let degrees = value.sign.is_some()
            && planned
            && value.currency.is_none()
            && value.number.usual() <= Decimal::from(45);
        let wordy = wordy
            || address
            || recipe
            || statement
            || limit
            || talks
            || degrees
            || this_year
            || sense.greets && value.currency.is_none();
        (best.points + if sense.moved { 10 } else { 0 } < score::ENOUGH || wordy)
            .then_some(Reason::Unsure)
    }

    fn draft(
        &self,
        candidate: &Candidate,
        said: Option<Date>,
        sense: Sense,
    ) -> Result<Draft, Reason> {
        let item = self.items.get(candidate.item).ok_or(Reason::NoAmount)?;
        let value = item.value().ok_or(Reason::NoAmount)?;
        if value.number.too_long {
            return Err(Reason::TooLarge);
        }
        let currency = value.currency.unwrap_or(self.context.currency);
        let mut worth = value.number.value(currency);
        if value.computed {
            worth = worth.round_dp(currency.exponent());
        }
        Ok(Draft {
            kind: value
                .sign
                .filter(|s| *s == Kind::Income)
                .unwrap_or(sense.kind),
            money: Money::from_decimal(worth, currency).map_err(reason)?,
            day: said.unwrap_or(self.day),
            note: self.note(item),
            tags: self.tags(),
            guess: None,
            source: text::clean(self.source(&(0..self.tokens.len())), super::MAX_SOURCE),
        })
    }

    fn tags(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for token in self.tokens {
            if let What::Tag(tag) = &token.what
                && !tags.contains(tag)
                && tags.len() < MAX_TAGS
            {
                tags.push(text::clean(tag, MAX_TAG));
            }
        }
        tags
    }
}

/// How many readings one line offers to a question.
const MAX_READINGS: usize = 4;

/// A longer sentence with a bare number is asked about.
const LONGEST_NOTE: usize = 8;

const MAX_TAGS: usize = 10;
const MAX_TAG: usize = 60;

/// `1. кофе 200`, `2) такси 300`: the number of an item of a list is no part of it.
fn unnumbered(tokens: &[Token]) -> &[Token] {
    let [first, mark, rest @ ..] = tokens else {
        return tokens;
    };
    let numbered = first
        .number()
        .and_then(super::number::Number::whole)
        .is_some_and(|n| n < 100)
        && mark.sign(&['.', ')'])
        && !mark.spaced
        && rest
            .first()
            .is_some_and(|t| t.spaced && matches!(t.what, What::Word(_)))
        && rest
            .iter()
            .any(|t| t.number().is_some() || t.count().is_some());
    if numbered { rest } else { tokens }
}

/// Words of an address.
fn street(token: &Token) -> bool {
    const WORDS: [&str; 11] = [
        "ave",
        "avenue",
        "street",
        "road",
        "blvd",
        "ул",
        "улица",
        "проспект",
        "мкр",
        "даңғылы",
        "көшесі",
    ];
    WORDS.contains(&token.word.as_str())
}

fn reason(error: MoneyError) -> Reason {
    match error {
        MoneyError::NotPositive => Reason::Zero,
        MoneyError::TooPrecise => Reason::TooPrecise,
        MoneyError::TooLarge => Reason::TooLarge,
    }
}
