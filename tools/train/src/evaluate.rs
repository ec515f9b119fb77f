//! How good it is on lines that it has not seen, and the margins that make a guess sure.

use crate::fit::{PLAN, content, fit};
use crate::forms::{Draw, forms, slip};
use crate::pack::pack;
use crate::words::{Line, Words, categories, kind_of};
use anyhow::Result;
use kopeck_domain::classify::training::{MARGINS, Model, count, phrase};
use std::collections::{BTreeMap, BTreeSet};

/// A sure guess is right this often, on unseen lines. Notes that the model knows as a whole
/// and slips, where most are right anyway, are held to more.
const PRECISION: f32 = 0.93;
const PRECISION_OF_SEEN: f32 = 0.96;
/// No lead less than this is sure: odds of two to one.
const LEAST: i16 = 6;
/// Where there are fewer such lines than this, nothing is sure.
const FEWEST: usize = 20;
const FOLDS: u32 = 5;

/// A guess on a line that was held out, or on one that was not but has a slip in it.
pub(crate) struct Trial {
    category: usize,
    margin: usize,
    lead: i32,
    right: bool,
    slipped: bool,
}

/// Each line guessed by a model that was made of the other folds, and as many lines of these
/// folds as they are and with a slip: what is unknown to the model is as often a slip as a
/// new word. Lines of
/// the same words are in one fold, whatever file they stand in.
pub(crate) fn trials(words: &Words) -> Result<Vec<Trial>> {
    let fold = |text: &str| phrase(&content(text, &words.ignored)) % FOLDS;
    let mut right: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for line in &words.lines {
        right.entry(&line.text).or_default().insert(line.category);
    }
    let mut draw = Draw(1_234_567);
    let mut out = Vec::new();
    for held in 0..FOLDS {
        let (apart, rest): (Vec<_>, Vec<_>) = words
            .lines
            .iter()
            .cloned()
            .partition(|line| fold(&line.text) == held);
        let bytes = pack(
            0,
            [0; MARGINS],
            &words.ignored,
            &fit(&rest, &words.ignored, &PLAN),
        )?;
        let model = Model::read(&bytes);
        let mut try_on = |line: &Line, text: &str, slipped: bool| {
            let count = count(&model, text, kind_of(line.category));
            let guess = count.lead();
            // A line that stands in two files is right in either.
            let is_right = |category| {
                right[line.text.as_str()]
                    .iter()
                    .any(|c| categories()[*c] == category)
            };
            out.push(Trial {
                category: line.category,
                margin: count.margin(),
                lead: guess.map_or(0, |(_, lead)| lead),
                right: guess.is_some_and(|(category, _)| is_right(category)),
                slipped,
            });
        };
        for line in &apart {
            try_on(line, &line.text, false);
            let seen = &rest[draw.below(rest.len())];
            try_on(seen, &seen.text, true);
            let seen = &rest[draw.below(rest.len())];
            let mut texts: Vec<String> = seen.text.split(' ').map(str::to_owned).collect();
            let at = draw.below(texts.len());
            texts[at] = slip(&texts[at], &mut draw);
            try_on(seen, &texts.join(" "), true);
        }
    }
    Ok(out)
}

/// The least lead from which on guesses are right often enough.
pub(crate) fn margins(trials: &[Trial]) -> [i16; MARGINS] {
    let mut out = [i16::MAX; MARGINS];
    for (which, margin) in out.iter_mut().enumerate() {
        let mostly_seen = matches!(which % 5, 0 | 2);
        let precision = if mostly_seen {
            PRECISION_OF_SEEN
        } else {
            PRECISION
        };
        let mut leads: Vec<(i32, bool)> = trials
            .iter()
            .filter(|t| t.margin == which && t.lead > 0 && (mostly_seen || !t.slipped))
            .map(|t| (t.lead, t.right))
            .collect();
        leads.sort_by_key(|(lead, _)| std::cmp::Reverse(*lead));
        let mut right = 0;
        for (at, (lead, is_right)) in leads.iter().enumerate() {
            right += usize::from(*is_right);
            let last_of_lead = leads.get(at + 1).is_none_or(|next| next.0 != *lead);
            if last_of_lead && at + 1 >= FEWEST && right as f32 >= precision * (at + 1) as f32 {
                *margin = i16::try_from(*lead).unwrap_or(i16::MAX).max(LEAST);
            }
        }
    }
    // Too few lines of money that came: what holds for money that went will do.
    let (expense, income) = out.split_at_mut(MARGINS / 2);
    for (income, expense) in income.iter_mut().zip(expense) {
        if *income == i16::MAX {
            *income = *expense;
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
    let mut slips = Tally::default();
    for trial in trials {
        groups
            .entry(trial.margin)
            .or_default()
            .add(trial.right, sure(trial));
        if trial.slipped {
            slips.add(trial.right, sure(trial));
            continue;
        }
        for tally in [by.entry(trial.category).or_default(), &mut all] {
            tally.add(trial.right, sure(trial));
        }
    }
    for (category, tally) in &by {
        println!("{:14} {tally}", categories()[*category].id());
    }
    for (group, tally) in &groups {
        let kind = if *group < 5 { "expense" } else { "income" };
        let known = ["whole", "all", "near", "some", "none"][*group % 5];
        println!(
            "{kind}, {known:4} known (margin {:5}) {tally}",
            margins[*group]
        );
    }
    println!("unseen lines   {all}");
    println!("seen, slipped  {slips}");
}

/// The words files themselves, and the words in another form: what people write most.
pub(crate) fn seen(words: &Words, model: &Model<'_>) {
    let (mut own, mut formed) = (Tally::default(), Tally::default());
    let mut draw = Draw(99);
    for line in &words.lines {
        let try_on = |text: &str, tally: &mut Tally| {
            let count = count(model, text, kind_of(line.category));
            let lead = count.lead();
            let right = lead.is_some_and(|(guess, _)| guess == categories()[line.category]);
            tally.add(
                right,
                lead.is_some_and(|(_, lead)| lead >= model.margin(count.margin())),
            );
        };
        try_on(&line.text, &mut own);
        let forms = forms(&line.text);
        if !line.text.contains(' ') && !forms.is_empty() {
            try_on(&forms[draw.below(forms.len())], &mut formed);
        }
    }
    println!("seen lines     {own}");
    println!("another form   {formed}");
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
