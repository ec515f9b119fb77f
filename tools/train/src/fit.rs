//! From lines to the table of votes: one model over phrases and stems, one over n-grams for
//! the words that the first does not know.

use crate::forms::{Draw, forms, slip};
use crate::linear::{Example, Settings, Weights, learn};
use crate::pack::{Table, votes};
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
    stems: Settings { epochs: 30, rate: 0.5, shrink: 0.0005 },
    grams: Settings { epochs: 8, rate: 0.3, shrink: 0.002 },
    kept: 30_000,
    trust: 0.8,
    slips: 3,
};

/// Keys by number, in the order they are met.
#[derive(Default)]
struct Keys {
    numbers: HashMap<u32, u32>,
    keys: Vec<u32>,
}

impl Keys {
    fn number(&mut self, key: u32) -> u32 {
        *self.numbers.entry(key).or_insert_with(|| {
            self.keys.push(key);
            (self.keys.len() - 1) as u32
        })
    }
}

pub(crate) fn fit(lines: &[Line], ignored: &BTreeSet<u32>, plan: &Plan) -> Table {
    let mut table = Table::new();
    stems(lines, ignored, plan, &mut table);
    grams(lines, ignored, plan, &mut table);
    table
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

fn stems(lines: &[Line], ignored: &BTreeSet<u32>, plan: &Plan, table: &mut Table) {
    let parsed: Vec<_> = lines.iter().map(|l| (content(&l.text, ignored), l.category)).collect();
    let whole: BTreeSet<u32> =
        parsed.iter().filter(|(w, _)| (2..=4).contains(&w.len())).map(|(w, _)| phrase(w)).collect();
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
            examples.push(Example { features, category: *category, weight: 1.0 });
        }
    }
    // Forms whose stem comes out different from their word's own.
    let known: BTreeSet<u32> = parsed.iter().flat_map(|(w, _)| w.iter().map(|w| w.sound)).collect();
    let mut scratch = Scratch::default();
    for (words, category) in &parsed {
        let [word] = words.as_slice() else { continue };
        for form in forms(word.text) {
            let sound = scratch.word(&form).sound;
            if !known.contains(&sound) && form.chars().count() > 3 {
                let features = vec![keys.number(sound)];
                examples.push(Example { features, category: *category, weight: 0.7 });
            }
        }
    }
    let weights = learn(&examples, keys.keys.len(), plan.stems);
    for (key, weights) in keys.keys.iter().zip(&weights) {
        table.insert(*key, votes(weights));
    }
}

/// Sounds that stand for words of different categories, and so need the words' own letters.
fn contested(parsed: &[(Vec<Word<'_>>, usize)]) -> BTreeSet<u32> {
    let mut meanings: BTreeMap<u32, BTreeMap<u32, BTreeSet<usize>>> = BTreeMap::new();
    for (words, category) in parsed {
        if let [word] = words.as_slice() {
            meanings.entry(word.sound).or_default().entry(word.exact).or_default().insert(*category);
        }
    }
    meanings
        .into_iter()
        .filter(|(_, stems)| stems.values().collect::<BTreeSet<_>>().len() > 1)
        .map(|(sound, _)| sound)
        .collect()
}

fn grams(lines: &[Line], ignored: &BTreeSet<u32>, plan: &Plan, table: &mut Table) {
    let mut keys = Keys::default();
    let mut support: Vec<u32> = Vec::new();
    let mut examples = Vec::new();
    let mut scratch = Scratch::default();
    let mut draw = Draw(11);
    for line in lines {
        let words = content(&line.text, ignored);
        if words.is_empty() {
            continue;
        }
        let mut texts: Vec<(Vec<String>, f32)> = Vec::new();
        let own: Vec<String> = words.iter().map(|w| w.text.to_owned()).collect();
        let weight = if own.len() == 1 { 1.0 } else { 0.6 };
        if let [word] = own.as_slice() {
            let all = forms(word);
            for _ in 0..all.len().min(3) {
                texts.push((vec![all[draw.below(all.len())].clone()], 0.4));
            }
        }
        for _ in 0..plan.slips {
            let mut slipped = own.clone();
            let at = draw.below(slipped.len());
            slipped[at] = slip(&slipped[at], &mut draw);
            texts.push((slipped, 0.4 * weight));
        }
        texts.insert(0, (own, weight));
        let mut mine = BTreeSet::new();
        for (words, weight) in texts {
            let mut features = BTreeSet::new();
            for word in &words {
                scratch.grams(word, |key| {
                    features.insert(keys.number(key));
                });
            }
            mine.extend(features.iter().copied());
            let features = features.into_iter().collect();
            examples.push(Example { features, category: line.category, weight });
        }
        support.resize(keys.keys.len(), 0);
        for number in mine {
            support[number as usize] += 1;
        }
    }
    // The rough model says which n-grams are worth their room, the second learns to do with
    // these.
    let rough = learn(&examples, keys.keys.len(), Settings { epochs: 4, ..plan.grams });
    let mut worth: Vec<(f32, u32)> = rough
        .iter()
        .zip(&support)
        .enumerate()
        .map(|(number, (weights, lines))| (most(weights) * (*lines as f32).sqrt().min(4.0), number as u32))
        .filter(|(worth, _)| *worth > 0.0)
        .collect();
    worth.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    worth.truncate(plan.kept);
    let kept: BTreeSet<u32> = worth.iter().map(|(_, number)| *number).collect();
    for example in &mut examples {
        example.features.retain(|number| kept.contains(number));
    }
    let weights = learn(&examples, keys.keys.len(), plan.grams);
    for number in kept {
        let scaled = weights[number as usize].map(|w| w * plan.trust);
        let votes = votes(&scaled);
        if !votes.is_empty() {
            table.entry(keys.keys[number as usize]).or_insert(votes);
        }
    }
}

fn most(weights: &Weights) -> f32 {
    weights.iter().copied().fold(0.0, f32::max)
}
