//! Figures on a file of notes with their right categories, as `shared/domain/corpus` has them.
//! Prints totals only, so that nobody tunes the model on the notes.

use crate::evaluate::Tally;
use anyhow::{Context, Result};
use kopeck_domain::{Category, Kind, classify::guess_by, classify::training::Model};
use std::collections::BTreeMap;
use std::time::Instant;

pub(crate) fn score(file: &str, model: &[u8]) -> Result<()> {
    let model = Model::read(model);
    let mut by: BTreeMap<Category, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    let mut languages: BTreeMap<String, Tally> = BTreeMap::new();
    let mut notes = Vec::new();
    for line in file.lines().filter(|line| !line.trim().is_empty()) {
        let line: serde_json::Value = serde_json::from_str(line)?;
        let text = |name: &str| line.get(name).and_then(|value| value.as_str());
        let note = text("text").context("a line without a text")?.to_owned();
        let id = text("category").context("a line without a category")?;
        let category = Category::from_id(id).with_context(|| format!("no category {id}"))?;
        let kind = match text("kind") {
            Some("income") => Kind::Income,
            _ => Kind::Expense,
        };
        let guess = guess_by(&model, &note, kind);
        let also = line.get("also").and_then(|also| also.as_array());
        let right = guess.category == category
            || also.is_some_and(|also| {
                also.iter()
                    .any(|id| id.as_str() == Some(guess.category.id()))
            });
        languages
            .entry(text("language").unwrap_or_default().to_owned())
            .or_default()
            .add(right, guess.sure);
        by.entry(category).or_default().add(right, guess.sure);
        all.add(right, guess.sure);
        notes.push((note, kind));
    }
    for (category, tally) in &by {
        println!("{:14} {tally}", category.id());
    }
    for (language, tally) in &languages {
        println!("{language:14} {tally}");
    }
    println!("all            {all}");
    let rounds = 50;
    let begin = Instant::now();
    for _ in 0..rounds {
        for (note, kind) in &notes {
            std::hint::black_box(guess_by(&model, note, *kind));
        }
    }
    let letters: usize = notes.iter().map(|(note, _)| note.chars().count()).sum();
    println!(
        "{} ns a note of {} letters on average",
        begin.elapsed().as_nanos() / (rounds * notes.len().max(1)) as u128,
        letters / notes.len().max(1)
    );
    Ok(())
}
