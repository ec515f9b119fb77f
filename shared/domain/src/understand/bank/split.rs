//! Where one operation ends and the next begins.

use super::role::{Role, Sum};
use super::score::Read;
use super::token::What;
use std::ops::Range;

/// The tokens of each operation, in the order of the message.
pub(super) fn parts(read: &Read<'_>) -> Vec<Range<usize>> {
    let breaks = Breaks::find(read);
    let (mut out, mut start) = (Vec::new(), 0);
    let mut first: Option<&Sum> = None;
    let mut closed: Option<usize> = None;
    for sum in read.sums {
        match (&sum.role, first) {
            (Role::Operation(_), None) => first = Some(sum),
            (Role::Operation(place), Some(before)) => {
                if let Some(cut) = breaks.begins(read, before, closed, *place) {
                    out.push(start..cut);
                    (start, first, closed) = (cut, Some(sum), None);
                }
            }
            (Role::Balance, Some(_)) => closed = Some(sum.token),
            _ => {}
        }
    }
    out.push(start..read.tokens.all.len());
    out
}

/// The tokens that begin a line, and those of them behind an empty line.
struct Breaks {
    lines: Vec<usize>,
    blocks: Vec<usize>,
}

impl Breaks {
    fn find(read: &Read<'_>) -> Self {
        let tokens = read.tokens;
        let starts = |apart: usize| {
            (1..tokens.all.len())
                .filter(|i| tokens.line(*i) >= tokens.line(*i - 1) + apart)
                .collect()
        };
        Self {
            lines: starts(1),
            blocks: starts(2),
        }
    }

    /// Where the operation of this mark begins, if it is another than the one before.
    fn begins(
        &self,
        read: &Read<'_>,
        before: &Sum,
        closed: Option<usize>,
        place: usize,
    ) -> Option<usize> {
        let head = read.marks.get(place)?.at.start;
        let last = closed.unwrap_or(before.token);
        if head <= last {
            return None;
        }
        let block = first(&self.blocks, last).filter(|i| *i <= head);
        if block.is_some() {
            return block;
        }
        let line = first(&self.lines, last).filter(|i| *i <= head);
        if closed.is_some() {
            // Behind a balance: the next line, or in the same line the word itself.
            return line.or(Some(head));
        }
        // The same word again, in a line of its own.
        let Role::Operation(one) = before.role else {
            return None;
        };
        let again = one != place && word(read, one) == word(read, place);
        let own = self.lines.partition_point(|i| *i <= head).checked_sub(1);
        let own = own.and_then(|at| self.lines.get(at)).copied();
        own.filter(|i| again && *i > last)
    }
}

/// The first of these behind a token.
fn first(starts: &[usize], token: usize) -> Option<usize> {
    starts.get(starts.partition_point(|i| *i <= token)).copied()
}

fn word<'a>(read: &'a Read<'_>, place: usize) -> Option<&'a str> {
    match read.tokens.what(read.marks.get(place)?.at.start)? {
        What::Word(word, _) => Some(word),
        _ => None,
    }
}
