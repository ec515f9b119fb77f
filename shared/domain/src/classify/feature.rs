//! What is looked up of a note: a key of 32 bits for each stem, sound, phrase and n-gram.
//! The trainer makes its keys with these very functions, so the two cannot disagree.

use super::near;
use super::skeleton;
use super::stem::{bold, settle, stem};

/// The shortest and the longest n-gram of a word's skeleton, its two ends included.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// The most words of a phrase.
const PHRASE: usize = 4;

/// A word's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'n> {
    /// The word itself, normalised.
    pub text: &'n str,
    /// Its stem, in its own script.
    pub exact: u32,
    /// Its stem as it sounds.
    pub sound: u32,
}

/// Room that is used again for each word.
#[derive(Debug, Default)]
pub struct Scratch {
    stem: String,
    skeleton: Vec<u8>,
}

impl Scratch {
    /// The keys of a word.
    pub fn word<'n>(&mut self, text: &'n str) -> Word<'n> {
        let cut = stem(text);
        let sound = self.sound(cut);
        Word {
            text,
            exact: finish(text_hash(1, self.stem.as_bytes())),
            sound,
        }
    }

    /// The key of a word's boldly cut stem: tried when its own is unknown.
    pub fn bold(&mut self, text: &str) -> u32 {
        self.sound(bold(text))
    }

    /// Each n-gram of the whole word, uncut.
    pub fn grams(&mut self, text: &str, mut each: impl FnMut(u32)) {
        skeleton::write(text, &mut self.skeleton);
        self.skeleton.insert(0, b'<');
        self.skeleton.push(b'>');
        let mut rest = self.skeleton.as_slice();
        while rest.len() >= *GRAMS.start() {
            let mut hash = start(3);
            for (length, &byte) in (1_usize..).zip(rest.iter().take(*GRAMS.end())) {
                hash = step(hash, byte);
                if GRAMS.contains(&length) {
                    each(finish(hash));
                }
            }
            rest = rest.split_first().map_or(&[], |(_, tail)| tail);
        }
    }

    /// The sums of the stems one slip away from this word's.
    pub fn near(&mut self, text: &str, each: impl FnMut(u32)) {
        self.sound(stem(text));
        near::each(skeleton::cut(&self.skeleton), each);
    }

    /// The sum of a word's stem, which `near` finds if a slip was made of it.
    pub fn sum(&mut self, text: &str) -> u32 {
        self.sound(stem(text));
        skeleton::cut(&self.skeleton)
            .iter()
            .fold(0, |sum, &sound| append(sum, sound))
    }

    /// Whether a slip may have been made of this word.
    pub fn slippery(&mut self, text: &str) -> bool {
        self.sound(stem(text));
        near::eligible(skeleton::cut(&self.skeleton))
    }

    fn sound(&mut self, cut: &str) -> u32 {
        self.stem.clear();
        settle(cut, &mut self.stem);
        skeleton::write(&self.stem, &mut self.skeleton);
        let sum = skeleton::cut(&self.skeleton)
            .iter()
            .fold(0, |sum, &sound| append(sum, sound));
        sound_key(sum)
    }
}

/// The key of words that stand together, in whatever order.
#[must_use]
pub fn phrase(words: &[Word<'_>]) -> u32 {
    let sum = words.iter().fold(0_u32, |sum, word| {
        sum.wrapping_add(finish(word.sound ^ 0x5bd1_e995))
    });
    finish(sum.rotate_left(7) ^ 0x2545_f491)
}

/// Each run of two to four words.
pub fn phrases(words: &[Word<'_>], mut each: impl FnMut(u32)) {
    for size in 2..=PHRASE {
        for run in words.windows(size) {
            each(phrase(run));
        }
    }
}

/// The sum that a skeleton's key is made of. It is a polynomial, so that what one slip makes
/// of it is a multiplication away (`near`).
pub(super) const BASE: u32 = 0x9e37_79b1;

/// The sum with one more sound at its end.
pub(super) fn append(sum: u32, sound: u8) -> u32 {
    sum.wrapping_mul(BASE).wrapping_add(u32::from(sound))
}

/// The key of a stem by its sum.
pub(super) fn sound_key(sum: u32) -> u32 {
    finish(sum ^ 0x811c_9dc5)
}

const PRIME: u32 = 0x0100_0193;

/// The first state of a hash (FNV-1a) of one sort of key.
fn start(sort: u8) -> u32 {
    step(0x811c_9dc5, sort)
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(PRIME)
}

fn text_hash(sort: u8, bytes: &[u8]) -> u32 {
    bytes.iter().fold(start(sort), |hash, &b| step(hash, b))
}

/// Spreads what FNV leaves in the low bits.
fn finish(hash: u32) -> u32 {
    let mut h = hash;
    h = (h ^ (h >> 16)).wrapping_mul(0x85eb_ca6b);
    h = (h ^ (h >> 13)).wrapping_mul(0xc2b2_ae35);
    h ^ (h >> 16)
}
