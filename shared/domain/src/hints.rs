//! Words that a chat taught the bot: each correction of a category says where such a note
//! goes next time.
//!
//! A hint is kept as the person's words and compared by their stems, so that it survives a
//! better stemmer, and can be shown. A note's stems hold all of the hint's for it to speak;
//! the hint with most stems is heard, so the very same words come before everything else.

use crate::categories::Categories;
use crate::category::Category;
use crate::classify;
use crate::entry::Kind;
use std::collections::BTreeSet;

/// The most hints of a chat. The one that was taught longest ago makes room.
pub const MAX_HINTS: usize = 100;

/// The longest words of a hint, in bytes of UTF-8.
pub const MAX_WORDS: usize = 40;

/// Words, and where notes with them go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The person's words, lower case.
    pub words: String,
    /// The category that they chose.
    pub category: Category,
}

/// The hints of a chat, the newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    taught: Vec<Hint>,
    version: u32,
}

impl Hints {
    /// From what was stored.
    #[must_use]
    pub fn from_parts(version: u32, mut taught: Vec<Hint>) -> Self {
        let too_many = taught.len().saturating_sub(MAX_HINTS);
        taught.drain(..too_many);
        Self { taught, version }
    }

    /// All of them, the newest last.
    #[must_use]
    pub fn all(&self) -> &[Hint] {
        &self.taught
    }

    /// One more with each change. Buttons are made for a version.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Teaches where notes like this go; gives the words that were learned. A hint with the
    /// same words for the same kind is moved. `None`: there are no words to learn.
    pub fn teach(&mut self, note: &str, category: Category, made: &Categories) -> Option<String> {
        let words = telling(note);
        let stems = stems(&words);
        if stems.is_empty() {
            return None;
        }
        let kind = made.kind_of(category);
        let before = self.taught.clone();
        let same =
            |hint: &Hint| made.kind_of(hint.category) == kind && self::stems(&hint.words) == stems;
        self.taught.retain(|hint| !same(hint));
        let learned = words.clone();
        self.taught.push(Hint { words, category });
        let too_many = self.taught.len().saturating_sub(MAX_HINTS);
        self.taught.drain(..too_many);
        if self.taught != before {
            self.version = self.version.wrapping_add(1);
        }
        Some(learned)
    }

    /// Forgets one by its place.
    pub fn forget(&mut self, place: usize) -> bool {
        let there = place < self.taught.len();
        if there {
            self.taught.remove(place);
            self.version = self.version.wrapping_add(1);
        }
        there
    }

    /// Moves one by its place to another category; it is the newest then.
    pub fn send(&mut self, place: usize, to: Category) -> bool {
        let Some(hint) = self.taught.get(place).filter(|h| h.category != to) else {
            return false;
        };
        let words = hint.words.clone();
        self.taught.remove(place);
        self.taught.push(Hint {
            words,
            category: to,
        });
        self.version = self.version.wrapping_add(1);
        true
    }

    /// Ready to be asked about several notes.
    #[must_use]
    pub fn known(&self) -> Known {
        let known = self.taught.iter().map(|h| (stems(&h.words), h.category));
        Known(known.filter(|(stems, _)| !stems.is_empty()).collect())
    }
}

/// The hints with their stems.
#[derive(Clone, Debug, Default)]
pub struct Known(Vec<(BTreeSet<String>, Category)>);

impl Known {
    /// Where the chat wants a note of this kind to go, merges followed.
    #[must_use]
    pub fn find(&self, note: &str, kind: Kind, made: &Categories) -> Option<Category> {
        if self.0.is_empty() {
            return None;
        }
        let said = stems(note);
        let fits = |(stems, category): &&(BTreeSet<String>, Category)| {
            let to = made.leads_to(*category);
            made.is_of(to, kind) && !made.is_hidden(to) && stems.is_subset(&said)
        };
        // Of equals the last: it is the newest.
        let best = self.0.iter().filter(fits).max_by_key(|(stems, _)| {
            let bytes: usize = stems.iter().map(String::len).sum();
            (stems.len(), bytes)
        });
        best.map(|(_, category)| made.leads_to(*category))
    }
}

fn stems(words: &str) -> BTreeSet<String> {
    classify::stems(words).into_iter().collect()
}

/// The words of a note that a hint is made of, in their order. Where there are too many, the
/// longer ones: they say more. Numbers say how many, not what.
fn telling(note: &str) -> String {
    let lower = note.to_lowercase();
    let mut words: Vec<(usize, &str)> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.contains(char::is_alphabetic) && !stems(word).is_empty())
        .enumerate()
        .collect();
    words.sort_by_key(|(place, word)| (std::cmp::Reverse(word.len()), *place));
    let mut room = MAX_WORDS + 1;
    words.retain(|(_, word)| {
        let fits = word.len() < room;
        if fits {
            room -= word.len() + 1;
        }
        fits
    });
    words.sort_unstable();
    let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
