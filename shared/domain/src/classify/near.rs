//! Stems one slip away: a letter lost, added, changed, or two swapped. All such stems are
//! tried against a small filter of the known ones, and what passes is looked up.

use super::feature::Sound;

/// Shorter stems have too many neighbours.
const SHORTEST: usize = 4;
/// What a skeleton is made of, but for the rare rest.
const SOUNDS: &[u8; 22] = b"abvgdejziklmnoprstuhcw";

/// Whether a stem of this skeleton may be what a slip was made of.
pub(super) fn eligible(skeleton: &[u8]) -> bool {
    skeleton.len() >= SHORTEST
}

/// Calls back with the key of each stem that is one slip away.
pub(super) fn each(skeleton: &[u8], mut found: impl FnMut(u32)) {
    if skeleton.len() <= SHORTEST {
        return;
    }
    let mut before = Sound::start();
    let mut after = skeleton;
    // The first letter is hardly ever the wrong one; a lost one is tried all the same.
    loop {
        for &sound in SOUNDS {
            found(before.with(sound).over(after).key());
        }
        let Some((&letter, rest)) = after.split_first() else {
            return;
        };
        found(before.over(rest).key());
        for &sound in SOUNDS {
            if sound != letter {
                found(before.with(sound).over(rest).key());
            }
        }
        if let Some((&next, tail)) = rest.split_first() {
            found(before.with(next).with(letter).over(tail).key());
        }
        before = before.with(letter);
        after = rest;
    }
}
