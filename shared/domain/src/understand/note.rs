//! What is left of a line as its note: the person's own words, without the amount, the day
//! and the tags, and without the small words that held these.

use super::item::{Item, Thing};
use super::lexicon::Role;
use super::line::Line;
use super::text;
use std::ops::Range;

/// What may hang at the ends of a note once its amount is gone.
const GLUE: &[char] = &[
    '-', '–', '—', '−', ':', '=', ',', '.', '(', ')', ' ', '+', ';', '!',
];

/// The same, at the inner ends, where a point or a bracket belongs to the words.
const INNER: &[char] = &['-', '–', '—', '−', ':', '=', ',', ' '];

impl Line<'_> {
    /// The note beside this amount.
    pub(super) fn note(&self, amount: &Item) -> String {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let mut open: Option<Range<usize>> = None;
        for item in self.items() {
            let gone =
                item.tokens == amount.tokens || matches!(item.what, Thing::Day(_) | Thing::Tag);
            if gone {
                let held = !matches!(item.what, Thing::Tag);
                pieces.extend(open.take().map(|piece| self.without_hold(piece, held)));
            } else {
                let piece = open.get_or_insert(item.tokens.clone());
                piece.end = item.tokens.end;
            }
        }
        pieces.extend(open);
        let last = pieces.len().saturating_sub(1);
        let words: Vec<&str> = pieces
            .iter()
            .enumerate()
            .map(|(at, piece)| {
                let words = self.source(piece);
                let words = if at > 0 {
                    words.trim_start_matches(INNER).trim_start_matches('.')
                } else {
                    words
                };
                if at < last {
                    words.trim_end_matches(INNER)
                } else {
                    words
                }
            })
            .filter(|words| !words.is_empty())
            .collect();
        let joined = words.join(" ");
        let bare = joined.trim_matches(GLUE);
        text::clean(
            if bare.is_empty() {
                ""
            } else {
                trimmed(&joined)
            },
            super::MAX_NOTE,
        )
    }

    /// Without the preposition that an amount or a day took: `кофе за 200`, `такси в пятницу`.
    fn without_hold(&self, mut piece: Range<usize>, held: bool) -> Range<usize> {
        while held && piece.end > piece.start {
            let last = self.tokens().get(piece.end - 1);
            let small = last.is_some_and(|t| {
                t.is(Role::Link) && t.word.chars().count() <= 3
                    || matches!(t.word.as_str(), "the" | "за" | "for" | "по")
            });
            if !small {
                break;
            }
            piece.end -= 1;
        }
        piece
    }
}

/// Without what hangs at the ends; a bracket that has its other half stays.
fn trimmed(words: &str) -> &str {
    let ends: &[char] = &['-', '–', '—', '−', ':', '=', ',', ' ', '+', ';'];
    let words = words.trim_matches(ends);
    if words.contains('(') == words.contains(')') {
        words
    } else {
        words.trim_matches(['(', ')', ' '])
    }
}
