//! How good it is on lines that it has not seen, and the margins that make a guess sure.

use crate::fit::{PLAN, content, fit};
use crate::forms::{Draw, slip};
use crate::pack::pack;
use crate::words::{Words, categories, kind_of};
use anyhow::Result;
use kopeck_domain::classify::training::{MARGINS, Model, count, phrase};
use std::collections::BTreeMap;

/// A sure guess is right this often, on unseen lines.
const PRECISION: f32 = 0.94;
/// Where there are fewer such lines than this, nothing is sure.
const FEWEST: usize = 15;
const FOLDS: u32 = 5;

/// A guess on a line that was held out.
pub(crate) struct Trial {
    pub(crate) category: usize,
    margin: usize,
    lead: i32,
    pub(crate) right: bool,
}

/// Each line guessed by a model that was made of the other folds. Lines of the same words
/// are in one fold, whatever file they stand in.
pub(crate) fn trials(words: &Words) -> Result<Vec<Trial>> {
    let fold = |text: &str| phrase(&content(text, &words.ignored)) % FOLDS;
    let names = categories();
    let mut out = Vec::new();
    for held in 0..FOLDS {
        let (apart, rest): (Vec<_>, Vec<_>) =
            words.lines.iter().cloned().partition(|line| fold(&line.text) == held);
        let table = fit(&rest, &words.ignored, &PLAN);
        let bytes = pack(0, [0; MARGINS], &words.ignored, &table)?;
        let model = Model::read(&bytes);
        for line in &apart {
            let count = count(&model, &line.text, kind_of(line.category));
            let lead = count.lead();
            out.push(Trial {
                category: line.category,
                margin: count.margin(),
                lead: lead.map_or(0, |(_, lead)| lead),
                right: lead.is_some_and(|(guess, _)| {
                    guess == names[line.category]
                        // A word that stands in two files is right in either.
                        || words.lines.iter().any(|l| l.text == line.text && names[l.category] == guess)
                }),
            });
        }
    }
    Ok(out)
}

/// The least lead from which on guesses are right often enough.
pub(crate) fn margins(trials: &[Trial]) -> [i16; MARGINS] {
    let mut out = [i16::MAX; MARGINS];
    for (which, margin) in out.iter_mut().enumerate() {
        let mut leads: Vec<(i32, bool)> =
            trials.iter().filter(|t| t.margin == which && t.lead > 0).map(|t| (t.lead, t.right)).collect();
        leads.sort_by(|a, b| b.0.cmp(&a.0));
        let mut right = 0;
        for (at, (lead, is_right)) in leads.iter().enumerate() {
            right += usize::from(*is_right);
            let last_of_lead = leads.get(at + 1).is_none_or(|next| next.0 != *lead);
            if last_of_lead && at + 1 >= FEWEST && right as f32 >= PRECISION * (at + 1) as f32 {
                *margin = i16::try_from(*lead).unwrap_or(i16::MAX);
            }
        }
    }
    out
}

/// Figures on unseen lines, by category.
pub(crate) fn report(trials: &[Trial], margins: [i16; MARGINS]) {
    let sure = |t: &Trial| t.lead >= i32::from(margins[t.margin]) && t.lead > 0;
    let mut by: BTreeMap<usize, Tally> = BTreeMap::new();
    let mut groups: BTreeMap<usize, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    for trial in trials {
        for tally in [by.entry(trial.category).or_default(), groups.entry(trial.margin).or_default(), &mut all] {
            tally.add(trial.right, sure(trial));
        }
    }
    for (category, tally) in &by {
        println!("{:14} {tally}", categories()[*category].id());
    }
    for (group, tally) in &groups {
        let kind = if *group < 3 { "expense" } else { "income" };
        let known = ["all", "some", "none"][*group % 3];
        println!("{kind}, {known:4} known (margin {:5}) {tally}", margins[*group]);
    }
    println!("unseen lines   {all}");
}

/// How many single words of the words files survive one slip of the finger.
pub(crate) fn slips(words: &Words, model: &Model<'_>) {
    let mut draw = Draw(1_234_567);
    let mut tally = Tally::default();
    for line in words.lines.iter().filter(|l| !l.text.contains(' ') && l.text.chars().count() > 4) {
        let slipped = slip(&line.text, &mut draw);
        let count = count(model, &slipped, kind_of(line.category));
        let lead = count.lead();
        let right = lead.is_some_and(|(guess, _)| guess == categories()[line.category]);
        tally.add(right, lead.is_some_and(|(_, lead)| lead >= model.margin(count.margin())));
    }
    println!("with a slip    {tally}");
}

/// Right, sure, and sure and right.
#[derive(Default)]
pub(crate) struct Tally {
    all: usize,
    right: usize,
    sure: usize,
    sure_right: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, right: bool, sure: bool) {
        self.all += 1;
        self.right += usize::from(right);
        self.sure += usize::from(sure);
        self.sure_right += usize::from(sure && right);
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: usize, of: usize| 100.0 * part as f32 / of.max(1) as f32;
        write!(
            f,
            "{:5} lines, right {:5.1} %, sure {:5.1} %, of these right {:5.1} %",
            self.all,
            share(self.right, self.all),
            share(self.sure, self.all),
            share(self.sure_right, self.sure)
        )
    }
}
