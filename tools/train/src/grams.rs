//! The n-grams of words, of their forms and of words with slips: what votes on a word that
//! nobody listed.

use crate::fit::{Keys, Plan, content};
use crate::forms::{Draw, forms, slip};
use crate::linear::{Example, Settings, Weights, learn};
use crate::pack::{Rank, Record, Table, votes};
use crate::words::Line;
use kopeck_domain::classify::training::Scratch;
use std::collections::BTreeSet;

/// Adds the most telling n-grams to the table.
pub(crate) fn fit(lines: &[Line], ignored: &BTreeSet<u32>, plan: &Plan, table: &mut Table) {
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
            examples.push(Example {
                features,
                category: line.category,
                weight,
            });
        }
        support.resize(keys.keys.len(), 0);
        for number in mine {
            support[number as usize] += 1;
        }
    }
    // The rough model says which n-grams are worth their room, the second learns to do with
    // these.
    let rough = learn(
        &examples,
        keys.keys.len(),
        Settings {
            epochs: 4,
            ..plan.grams
        },
    );
    let mut worth: Vec<(f32, u32)> = rough
        .iter()
        .zip(&support)
        .enumerate()
        .map(|(number, (weights, lines))| {
            (
                most(weights) * (*lines as f32).sqrt().min(4.0),
                number as u32,
            )
        })
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
            let record = Record {
                rank: Rank::Gram,
                votes,
            };
            table.entry(keys.keys[number as usize]).or_insert(record);
        }
    }
}

fn most(weights: &Weights) -> f32 {
    weights.iter().copied().fold(0.0, f32::max)
}
