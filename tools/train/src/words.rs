//! The words files: one word or phrase a line, `#` comments, `[sections]` that only help
//! the writer. The file's name is the category.

use anyhow::{Context, Result, ensure};
use kopeck_domain::{Category, Kind, classify::training};
use std::{collections::BTreeSet, fs, path::Path};

/// The file that is no category: words that never vote.
const IGNORED: &str = "ignored";

/// A line of a words file.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The category by its place among all, expenses first.
    pub(crate) category: usize,
    /// The words, normalised.
    pub(crate) text: String,
}

/// Everything that is learnt from.
pub(crate) struct Words {
    pub(crate) lines: Vec<Line>,
    /// The exact keys of ignored words, sorted.
    pub(crate) ignored: BTreeSet<u32>,
}

/// All categories, expenses first: a vote's number is the place in this list.
pub(crate) fn categories() -> Vec<Category> {
    Category::of(Kind::Expense)
        .chain(Category::of(Kind::Income))
        .collect()
}

/// The numbers of the categories that compete with this one.
pub(crate) fn rivals(category: usize) -> std::ops::Range<usize> {
    let expenses = Category::of(Kind::Expense).count();
    if category < expenses {
        0..expenses
    } else {
        expenses..categories().len()
    }
}

pub(crate) fn kind_of(category: usize) -> Kind {
    if rivals(category).start == 0 {
        Kind::Expense
    } else {
        Kind::Income
    }
}

pub(crate) fn read(folder: &Path) -> Result<Words> {
    let mut ignored = BTreeSet::new();
    let mut scratch = training::Scratch::default();
    for text in entries(&folder.join(format!("{IGNORED}.txt")))? {
        for word in training::words(&text).split(' ').filter(|w| !w.is_empty()) {
            ignored.insert(scratch.word(word).exact);
        }
    }
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for (number, category) in categories().into_iter().enumerate() {
        let path = folder.join(format!("{}.txt", category.id()));
        if !path.exists() {
            continue;
        }
        for text in entries(&path)? {
            let text = training::words(&text);
            if !text.is_empty() && seen.insert((number, text.clone())) {
                lines.push(Line {
                    category: number,
                    text,
                });
            }
        }
    }
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or_default();
        ensure!(
            name == IGNORED || Category::from_id(name).is_some(),
            "{} is named after no category",
            path.display()
        );
    }
    ensure!(!lines.is_empty(), "no words in {}", folder.display());
    Ok(Words { lines, ignored })
}

fn entries(path: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty() && !line.starts_with('['))
        .map(str::to_lowercase)
        .collect())
}
