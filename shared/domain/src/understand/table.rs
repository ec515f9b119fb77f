//! Tables of words that are looked up: built once from rows that a person can read.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words of our own tables and what they mean.
pub(super) type Table<T> = HashMap<&'static str, T, BuildHasherDefault<Fnv>>;

/// FNV-1a: short words of our own tables, so no need to withstand an attacker.
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// What the longest stem says that the word begins with, and how many letters follow it.
pub(super) fn by_stem<'a, T>(table: &'a Table<T>, word: &str) -> Option<(&'a T, usize)> {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let letters = word.chars().count();
    let stems = ends
        .enumerate()
        .skip(SHORTEST - 1)
        .take(LONGEST + 1 - SHORTEST);
    let found = stems.filter_map(|(n, end)| Some((table.get(word.get(..end)?)?, letters - n - 1)));
    found.last()
}

/// The lengths of stems, in letters.
pub(super) const SHORTEST: usize = 3;
pub(super) const LONGEST: usize = 12;
