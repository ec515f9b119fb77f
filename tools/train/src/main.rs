//! Makes the classifier's table, `shared/domain/src/classify/model.bin`, from the words in
//! `shared/domain/words`. The same words give the same bytes.
//!
//! ```text
//! cargo run --release -p kopeck-train                     make the table, say how good it is
//! cargo run --release -p kopeck-train -- --check          fail if the table is stale
//! cargo run --release -p kopeck-train -- --score FILE     figures of the table on a corpus
//! ```
#![expect(
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a developer's tool: it learns in floats and prints; nothing of it is deployed"
)]

mod evaluate;
mod fit;
mod forms;
mod grams;
mod linear;
mod pack;
mod score;
mod words;

use anyhow::{Result, bail, ensure};
use kopeck_domain::classify::training::Model;
use std::{fs, path::PathBuf};

fn domain() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/domain"))
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let path = domain().join("src/classify/model.bin");
    match arguments.as_slice() {
        [] => make(&path),
        ["--check"] => check(&path),
        ["--score", file] => score::score(&fs::read_to_string(file)?, &fs::read(&path)?),
        _ => bail!("usage: kopeck-train [--check | --score FILE]"),
    }
}

fn make(path: &PathBuf) -> Result<()> {
    let words = words::read(&domain().join("words"))?;
    let trials = evaluate::trials(&words)?;
    let margins = evaluate::margins(&trials);
    evaluate::report(&trials, margins);
    let table = fit::fit(&words.lines, &words.ignored, &fit::PLAN);
    let bytes = pack::pack(digest(&words), margins, &words.ignored, &table)?;
    evaluate::seen(&words, &Model::read(&bytes));
    println!(
        "{} lines, {} records, {} stems in the filter, {} bytes",
        words.lines.len(),
        table.table.len(),
        table.meant.len(),
        bytes.len()
    );
    fs::write(path, bytes)?;
    Ok(())
}

fn check(path: &PathBuf) -> Result<()> {
    let words = words::read(&domain().join("words"))?;
    ensure!(
        Model::read(&fs::read(path)?).digest() == digest(&words),
        "the table is stale: cargo run --release -p kopeck-train"
    );
    Ok(())
}

/// Everything that the table hangs on: the words, the keys that the classifier makes of them,
/// and the plan.
fn digest(words: &words::Words) -> u64 {
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |bytes: &[u8]| {
        for byte in bytes {
            digest = (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    take(format!("{:?}", fit::PLAN).as_bytes());
    for key in &words.ignored {
        take(&key.to_le_bytes());
    }
    let mut scratch = kopeck_domain::classify::training::Scratch::default();
    for line in &words.lines {
        take(&line.category.to_le_bytes());
        take(line.text.as_bytes());
        for word in fit::content(&line.text, &words.ignored) {
            take(&word.exact.to_le_bytes());
            take(&word.sound.to_le_bytes());
            scratch.grams(word.text, |key| take(&key.to_le_bytes()));
        }
    }
    digest
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_table_is_made_of_these_words() {
        super::check(&super::domain().join("src/classify/model.bin")).unwrap();
    }
}
