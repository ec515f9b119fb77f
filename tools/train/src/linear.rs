//! A softmax over sparse features with weights that are never negative: a feature votes for
//! categories or is silent. What no example has moved stays at nought, which is what makes
//! unknown text unsure. Only additions, multiplications and roots: the same bytes everywhere.

use crate::forms::Draw;
use crate::words::rivals;

/// As many as a vote can name.
pub(crate) const SEATS: usize = 32;
pub(crate) type Weights = [f32; SEATS];

/// What is learnt from: features by number, the right category, and how much it counts.
pub(crate) struct Example {
    pub(crate) features: Vec<u32>,
    pub(crate) category: usize,
    pub(crate) weight: f32,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) epochs: usize,
    pub(crate) rate: f32,
    /// What is taken from each weight at each step: keeps the table sparse.
    pub(crate) shrink: f32,
}

pub(crate) fn learn(examples: &[Example], features: usize, settings: Settings) -> Vec<Weights> {
    let mut weights = vec![[0_f32; SEATS]; features];
    let mut squares = vec![[0.5_f32; SEATS]; features];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut draw = Draw(7);
    for _ in 0..settings.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, draw.below(at + 1));
        }
        for &at in &order {
            let example = &examples[at];
            let range = rivals(example.category);
            let mut scores = [0_f32; SEATS];
            for &feature in &example.features {
                let row = &weights[feature as usize];
                for c in range.clone() {
                    scores[c] += row[c];
                }
            }
            let chances = softmax(&scores, range.clone());
            for c in range.clone() {
                let wanted = if c == example.category { 1.0 } else { 0.0 };
                let slope = (chances[c] - wanted) * example.weight;
                if slope.abs() < 1e-4 {
                    continue;
                }
                for &feature in &example.features {
                    let square = &mut squares[feature as usize][c];
                    *square += slope * slope;
                    let step = settings.rate / square.sqrt();
                    let weight = &mut weights[feature as usize][c];
                    *weight = (*weight - step * (slope + settings.shrink)).max(0.0);
                }
            }
        }
    }
    weights
}

fn softmax(scores: &Weights, range: std::ops::Range<usize>) -> Weights {
    let most = range.clone().map(|c| scores[c]).fold(0.0, f32::max);
    let mut out = [0_f32; SEATS];
    let mut sum = 0.0;
    for c in range.clone() {
        out[c] = exp(scores[c] - most);
        sum += out[c];
    }
    for c in range {
        out[c] /= sum;
    }
    out
}

/// `e` to a power not above nought, by squaring: the mathematical library differs from one
/// machine to the next, multiplication does not.
fn exp(power: f32) -> f32 {
    let mut base = (1.0 + power / 1024.0).max(0.0);
    for _ in 0..10 {
        base *= base;
    }
    base
}
