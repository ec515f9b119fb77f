//! Stems one slip away: a letter lost, added, changed, or two swapped. All such stems are
//! tried against a small filter of the known ones, and what passes is looked up.

use super::feature::{BASE, append};

/// Shorter stems have too many neighbours.
const SHORTEST: usize = 4;
/// What a skeleton is made of, but for the rare rest.
const SOUNDS: &[u8; 22] = b"abvgdejziklmnoprstuhcw";

/// Whether a stem of this skeleton may be what a slip was made of.
pub(super) fn eligible(skeleton: &[u8]) -> bool {
    skeleton.len() >= SHORTEST
}

/// Calls back with the sum of each stem that is one slip away. With the sums before and after
/// a place known, a slip there costs an addition.
pub(super) fn each(skeleton: &[u8], mut found: impl FnMut(u32)) {
    if skeleton.len() <= SHORTEST {
        return;
    }
    let mut after = skeleton.iter().fold(0, |sum, &sound| append(sum, sound));
    let mut power = skeleton
        .iter()
        .fold(1_u32, |power, _| power.wrapping_mul(BASE));
    let mut before = 0_u32;
    let mut rest = skeleton;
    loop {
        // `power` moves what stands here over all that follows.
        let around = before
            .wrapping_mul(BASE)
            .wrapping_mul(power)
            .wrapping_add(after);
        for &sound in SOUNDS {
            found(around.wrapping_add(power.wrapping_mul(u32::from(sound))));
        }
        let Some((&letter, tail)) = rest.split_first() else {
            return;
        };
        power = power.wrapping_mul(INVERSE);
        after = after.wrapping_sub(power.wrapping_mul(u32::from(letter)));
        found(before.wrapping_mul(power).wrapping_add(after));
        let around = before
            .wrapping_mul(BASE)
            .wrapping_mul(power)
            .wrapping_add(after);
        for &sound in SOUNDS {
            if sound != letter {
                found(around.wrapping_add(power.wrapping_mul(u32::from(sound))));
            }
        }
        if let Some(&next) = tail.first() {
            let swapped = append(append(before, next), letter);
            let shorter = power.wrapping_mul(INVERSE);
            let beyond = after.wrapping_sub(shorter.wrapping_mul(u32::from(next)));
            found(swapped.wrapping_mul(shorter).wrapping_add(beyond));
        }
        before = append(before, letter);
        rest = tail;
    }
}

/// What undoes a multiplication by [`BASE`]: each round doubles the bits that are right.
const INVERSE: u32 = {
    let mut inverse = BASE;
    let mut round = 0;
    while round < 5 {
        inverse = inverse.wrapping_mul(2_u32.wrapping_sub(BASE.wrapping_mul(inverse)));
        round += 1;
    }
    inverse
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn sum(skeleton: &[u8]) -> u32 {
        skeleton.iter().fold(0, |sum, &sound| append(sum, sound))
    }

    #[test]
    fn every_slip_is_the_sum_of_its_spelling() {
        let word = b"parking".as_slice();
        let mut wanted = BTreeSet::new();
        for at in 0..=word.len() {
            let (before, after) = word.split_at(at);
            for sound in SOUNDS {
                wanted.insert(sum(&[before, &[*sound], after].concat()));
                if let Some((letter, tail)) = after.split_first() {
                    if letter != sound {
                        wanted.insert(sum(&[before, &[*sound], tail].concat()));
                    }
                    wanted.insert(sum(&[before, tail].concat()));
                }
            }
            if let [one, two, tail @ ..] = after {
                wanted.insert(sum(&[before, &[*two, *one], tail].concat()));
            }
        }
        let mut got = BTreeSet::new();
        each(word, |sum| {
            got.insert(sum);
        });
        assert_eq!(got, wanted);
    }
}
