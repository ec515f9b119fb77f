//! The count of votes.

use super::feature::{Scratch, Word, phrase, phrases};
use super::model::{Model, vote};
use crate::category::Category;
use crate::entry::Kind;

/// Room for the votes on all categories, expenses first.
const SEATS: usize = 32;

/// How many of a note's words were known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The note as a whole is one of the lines that were learnt.
    Listed,
    /// Every one that is not ignored.
    All,
    /// Every one, if a slip of the finger is forgiven.
    Nearly,
    /// Some.
    Some,
    /// None: only n-grams spoke.
    None,
}

/// The count over a note.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    seats: [i32; SEATS],
    kind: Kind,
    /// How many words were known.
    pub known: Known,
}

/// Counts the votes of a normalised note.
#[must_use]
pub fn count(model: &Model<'_>, words: &str, kind: Kind) -> Count {
    let mut scratch = Scratch::default();
    let content: Vec<Word<'_>> = words
        .split(' ')
        .filter(|text| !text.is_empty())
        .map(|text| scratch.word(text))
        .filter(|word| !model.ignores(word.exact))
        .collect();
    let mut seats = [0_i32; SEATS];
    phrases(&content, |key| {
        add(&mut seats, model.votes(key), 1);
    });
    let (mut slips, mut unknown) = (0_usize, 0_usize);
    for word in &content {
        let exact = add(&mut seats, model.votes(word.exact), 1);
        let sound = add(&mut seats, model.votes(word.sound), 1);
        if exact || sound || add(&mut seats, model.votes(scratch.bold(word.text)), 1) {
            continue;
        }
        let mut near = false;
        scratch.near(word.text, |sum| {
            near |= add(&mut seats, model.meant(sum), 1);
        });
        // Beside a likely meaning, n-grams only help to choose.
        let part = if near { 2 } else { 1 };
        scratch.grams(word.text, |key| {
            add(&mut seats, model.votes(key), part);
        });
        if near {
            slips = slips.saturating_add(1);
        } else {
            unknown = unknown.saturating_add(1);
        }
    }
    Count {
        seats,
        kind,
        known: if model.votes(phrase(&content)).is_some() {
            Known::Listed
        } else if unknown == 0 && slips == 0 {
            Known::All
        } else if unknown == 0 {
            Known::Nearly
        } else if unknown < content.len() {
            Known::Some
        } else {
            Known::None
        },
    }
}

/// Adds what was found, or a part of it; says whether anything was.
fn add(seats: &mut [i32; SEATS], votes: Option<&[u8]>, part: i32) -> bool {
    for &byte in votes.unwrap_or_default() {
        let (category, strength) = vote(byte);
        if let Some(seat) = seats.get_mut(category) {
            *seat = seat.saturating_add(strength.checked_div(part).unwrap_or(0));
        }
    }
    votes.is_some()
}

impl Count {
    /// The categories of the kind with their votes, in the order they are offered.
    pub fn all(&self) -> impl Iterator<Item = (Category, i32)> + '_ {
        let before = match self.kind {
            Kind::Expense => 0,
            Kind::Income => Category::of(Kind::Expense).count(),
        };
        Category::of(self.kind).zip(self.seats.iter().skip(before).copied())
    }

    /// The first by votes, and its lead over the second. Of equals the one offered first.
    #[must_use]
    pub fn lead(&self) -> Option<(Category, i32)> {
        let mut best: Option<(Category, i32)> = None;
        let mut second = 0;
        for (category, votes) in self.all() {
            match best {
                Some((_, most)) if votes <= most => second = second.max(votes),
                _ if votes > 0 => {
                    second = best.map_or(0, |(_, most)| most);
                    best = Some((category, votes));
                }
                _ => {}
            }
        }
        best.map(|(category, votes)| (category, votes.saturating_sub(second)))
    }

    /// Which of the model's margins applies.
    #[must_use]
    pub fn margin(&self) -> usize {
        let kind = match self.kind {
            Kind::Expense => 0,
            Kind::Income => 5,
        };
        kind + match self.known {
            Known::Listed => 0,
            Known::All => 1,
            Known::Nearly => 2,
            Known::Some => 3,
            Known::None => 4,
        }
    }
}
