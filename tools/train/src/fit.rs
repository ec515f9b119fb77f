//! From lines to the table of votes: one model over phrases and stems here, one over n-grams
//! for the words that the first does not know in `grams`.

use crate::forms::forms;
use crate::grams;
use crate::linear::{Example, Settings, learn};
use crate::pack::{Fitted, Rank, Record, votes};
use crate::words::Line;
use kopeck_domain::classify::training::{Scratch, Word, phrase, phrases};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the figures in the table hang on, beside the words; part of the digest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) stems: Settings,
    pub(crate) grams: Settings,
    /// How many n-grams are kept.
    pub(crate) kept: usize,
    /// What a vote of an n-gram counts against one of a stem.
    pub(crate) trust: f32,
    /// How many slips of each line are learnt from.
    pub(crate) slips: usize,
}

pub(crate) const PLAN: Plan = Plan {
    stems: Settings {
        epochs: 30,
        rate: 0.5,
        shrink: 0.003,
    },
    grams: Settings {
        epochs: 8,
        rate: 0.3,
        shrink: 0.01,
    },
    kept: 22_000,
    trust: 0.7,
    slips: 3,
};

/// Keys by number, in the order they are met.
#[derive(Default)]
pub(crate) struct Keys {
    numbers: HashMap<u32, u32>,
    pub(crate) keys: Vec<u32>,
}

impl Keys {
    pub(crate) fn number(&mut self, key: u32) -> u32 {
        *self.numbers.entry(key).or_insert_with(|| {
            self.keys.push(key);
            (self.keys.len() - 1) as u32
        })
    }
}

pub(crate) fn fit(lines: &[Line], ignored: &BTreeSet<u32>, plan: &Plan) -> Fitted {
    let mut fitted = Fitted::default();
    stems(lines, ignored, plan, &mut fitted);
    grams::fit(lines, ignored, plan, &mut fitted.table);
    fitted
}

/// The words of a line that may vote.
pub(crate) fn content<'l>(text: &'l str, ignored: &BTreeSet<u32>) -> Vec<Word<'l>> {
    let mut scratch = Scratch::default();
    text.split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| scratch.word(word))
        .filter(|word| !ignored.contains(&word.exact))
        .collect()
}

fn stems(lines: &[Line], ignored: &BTreeSet<u32>, plan: &Plan, fitted: &mut Fitted) {
    let parsed: Vec<_> = lines
        .iter()
        .map(|l| (content(&l.text, ignored), l.category))
        .collect();
    let whole: BTreeSet<u32> = parsed
        .iter()
        .filter(|(w, _)| !w.is_empty())
        .map(|(w, _)| phrase(w))
        .collect();
    let contested = contested(&parsed);

    let mut keys = Keys::default();
    let mut examples = Vec::new();
    let features = |words: &[Word<'_>], keys: &mut Keys| {
        let mut out = BTreeSet::new();
        for word in words {
            out.insert(keys.number(word.sound));
            if contested.contains(&word.sound) {
                out.insert(keys.number(word.exact));
            }
        }
        phrases(words, |key| {
            if whole.contains(&key) {
                out.insert(keys.number(key));
            }
        });
        out.into_iter().collect::<Vec<u32>>()
    };
    for (words, category) in &parsed {
        if !words.is_empty() {
            let features = features(words, &mut keys);
            examples.push(Example {
                features,
                category: *category,
                weight: 1.0,
            });
        }
    }
    // Forms whose stem comes out different from their word's own.
    let known: BTreeSet<u32> = parsed
        .iter()
        .flat_map(|(w, _)| w.iter().map(|w| w.sound))
        .collect();
    let mut scratch = Scratch::default();
    for (words, category) in &parsed {
        let [word] = words.as_slice() else { continue };
        for form in forms(word.text) {
            let sound = scratch.word(&form).sound;
            let met = known.contains(&sound) || scratch.bold(&form) == word.sound;
            if !met && form.chars().count() > 3 {
                let features = vec![keys.number(sound)];
                examples.push(Example {
                    features,
                    category: *category,
                    weight: 0.7,
                });
            }
        }
    }
    let weights = learn(&examples, keys.keys.len(), plan.stems);
    for (key, weights) in keys.keys.iter().zip(&weights) {
        let votes = votes(weights);
        // A known word without votes has a record, so that no n-gram speaks for it.
        if !votes.is_empty() || known.contains(key) {
            let rank = if known.contains(key) {
                Rank::Word
            } else {
                Rank::Phrase
            };
            fitted.table.insert(*key, Record { rank, votes });
        }
    }
    // Without votes of its own, it still says that a note is a line as a whole.
    for key in whole {
        fitted.table.entry(key).or_insert(Record {
            rank: Rank::Phrase,
            votes: Vec::new(),
        });
    }
    for (words, _) in &parsed {
        for word in words {
            if scratch.slippery(word.text) {
                fitted.meant.insert(scratch.sum(word.text));
            }
        }
    }
}

/// Sounds that stand for words of different categories, and so need the words' own letters.
fn contested(parsed: &[(Vec<Word<'_>>, usize)]) -> BTreeSet<u32> {
    let mut meanings: BTreeMap<u32, BTreeMap<u32, BTreeSet<usize>>> = BTreeMap::new();
    for (words, category) in parsed {
        if let [word] = words.as_slice() {
            meanings
                .entry(word.sound)
                .or_default()
                .entry(word.exact)
                .or_default()
                .insert(*category);
        }
    }
    meanings
        .into_iter()
        .filter(|(_, stems)| stems.values().collect::<BTreeSet<_>>().len() > 1)
        .map(|(sound, _)| sound)
        .collect()
}
