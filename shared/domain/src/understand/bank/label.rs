//! Finds the labels of a message: which of its words mean what.

use super::fold::fold;
use super::service::SERVICE;
use super::token::{Tokens, What};
use super::verbs::OPERATIONS;
use super::words::{Label, MANNERS, NAMES};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A label and the tokens that say it.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) label: Label,
    pub(super) at: Range<usize>,
}

struct Pattern {
    /// The words, folded; `true` where any ending may follow.
    words: Vec<(String, bool)>,
    label: Label,
    /// How much it says: letters, and one more where it is exact.
    weight: usize,
}

/// All patterns by their first letter.
static PATTERNS: LazyLock<HashMap<char, Vec<Pattern>>> = LazyLock::new(|| {
    let mut all: HashMap<char, Vec<Pattern>> = HashMap::new();
    let tables = [SERVICE, OPERATIONS, NAMES, MANNERS];
    for (label, patterns) in tables.into_iter().flatten() {
        for text in patterns.split('|') {
            let words: Vec<_> = text.split_whitespace().map(pattern_word).collect();
            let letters: usize = words
                .iter()
                .map(|(w, open)| 2 * w.len() - usize::from(*open))
                .sum();
            if let Some(first) = words.first().and_then(|(w, _)| w.chars().next()) {
                let weight = letters + 4 * words.len();
                all.entry(first).or_default().push(Pattern {
                    words,
                    label: *label,
                    weight,
                });
            }
        }
    }
    all
});

fn pattern_word(word: &str) -> (String, bool) {
    match word.strip_suffix('*') {
        Some(stem) => (fold(stem), true),
        None => (fold(word), false),
    }
}

/// The marks that begin within these tokens.
pub(super) fn within(marks: &[Mark], at: Range<usize>) -> &[Mark] {
    let place = |token: usize| marks.partition_point(|m| m.at.start < token);
    marks
        .get(place(at.start)..place(at.end))
        .unwrap_or_default()
}

/// The labels of a message, in its order; no two share a token.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<Mark> {
    let (mut marks, mut i) = (Vec::new(), 0);
    while i < tokens.all.len() {
        match best(tokens, i) {
            Some(mark) => {
                i = mark.at.end;
                marks.push(mark);
            }
            None => i += 1,
        }
    }
    marks
}

fn best(tokens: &Tokens<'_>, i: usize) -> Option<Mark> {
    let Some(What::Word(word, _)) = tokens.what(i) else {
        return None;
    };
    let bucket = PATTERNS.get(&word.chars().next()?)?;
    let mut best: Option<(usize, Mark)> = None;
    for pattern in bucket {
        let Some(end) = ends(tokens, i, pattern) else {
            continue;
        };
        if best
            .as_ref()
            .is_none_or(|(weight, _)| *weight < pattern.weight)
        {
            best = Some((
                pattern.weight,
                Mark {
                    label: pattern.label,
                    at: i..end,
                },
            ));
        }
    }
    best.map(|(_, mark)| mark)
}

/// Where the pattern ends that begins at `i`. Between its words a point, a hyphen or a line
/// break may stand.
fn ends(tokens: &Tokens<'_>, mut i: usize, pattern: &Pattern) -> Option<usize> {
    for (place, (stem, open)) in pattern.words.iter().enumerate() {
        if place > 0 && matches!(tokens.what(i), Some(What::Mark('-' | '.' | '/' | '\''))) {
            i += 1;
        }
        let Some(What::Word(word, _)) = tokens.what(i) else {
            return None;
        };
        let fits = if *open {
            word.starts_with(stem.as_str())
        } else {
            word == stem
        };
        if !fits {
            return None;
        }
        i += 1;
    }
    Some(i)
}

#[cfg(test)]
mod tests {
    use super::super::tests::context;
    use super::super::token;
    use super::super::words::Op;
    use super::*;

    fn first(text: &str) -> Option<Label> {
        find(&token::cut(text, context("RUB")))
            .first()
            .map(|m| m.label)
    }

    #[test]
    fn tables_hold_only_what_can_match() {
        for (_, patterns) in [SERVICE, OPERATIONS, NAMES, MANNERS].into_iter().flatten() {
            for pattern in patterns.split('|') {
                let stems = pattern.split_whitespace().map(|w| w.trim_end_matches('*'));
                for stem in stems {
                    let plain = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
                    assert!(!stem.is_empty() && stem.chars().all(plain), "{pattern}");
                }
            }
        }
    }

    #[test]
    fn the_longest_pattern_wins() {
        assert_eq!(first("ПОКУПКА"), Some(Label::Op(Op::Spent)));
        assert_eq!(first("Vozvrat pokupki"), Some(Label::Op(Op::Refund)));
        assert_eq!(first("Top-up"), Some(Label::Op(Op::Income)));
        assert_eq!(first("Dost. ostatok"), Some(Label::Balance));
        assert_eq!(
            first("OTKAZ"),
            Some(Label::Service(super::super::words::Why::Refused))
        );
    }
}
