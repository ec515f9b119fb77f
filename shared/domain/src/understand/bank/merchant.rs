//! Where the money went, or whom it came from.
//!
//! What no table knows is left over in runs of words; the run that stands where merchants
//! stand, and looks like one, is it.

use super::label::{Mark, within};
use super::place;
use super::token::{Tokens, What};
use super::words::Label;
use std::ops::Range;

/// Words that stand together, and what speaks for them.
struct Run {
    at: Range<usize>,
    score: i32,
}

/// What a run begins behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Nothing,
    Preposition,
    Field,
    Quote,
}

/// The tokens of one operation.
pub(super) struct Part<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) marks: &'a [Mark],
    pub(super) at: Range<usize>,
    /// The operation's amount.
    pub(super) amount: usize,
    /// The first balance behind it, or the end.
    pub(super) tail: usize,
}

/// The merchant, cleaned for a person; `None` where nothing looks like one.
pub(super) fn find(part: &Part<'_>) -> Option<String> {
    let mut best: Option<(i32, String)> = None;
    for run in runs(part) {
        if run.score < 1 || best.as_ref().is_some_and(|(score, _)| *score >= run.score) {
            continue;
        }
        if let Some(name) = place::clean(part.tokens.text(person(part, run.at))) {
            best = Some((run.score, name));
        }
    }
    best.map(|(_, name)| name)
}

/// `Сбербанка Мария П.` is Maria P.: before a name with its initial, a bank is only hers.
fn person(part: &Part<'_>, at: Range<usize>) -> Range<usize> {
    let initial = at.len() > 3
        && matches!(part.tokens.what(at.end - 1), Some(What::Mark('.')))
        && letter(part.tokens, at.end - 1);
    let first = part
        .marks
        .get(part.marks.partition_point(|m| m.at.start < at.start));
    match first.filter(|m| initial && m.label == Label::Bank && m.at.start == at.start) {
        Some(bank) if bank.at.end < at.end => bank.at.end..at.end,
        _ => at,
    }
}

fn runs(part: &Part<'_>) -> Vec<Run> {
    let tokens = part.tokens;
    let (mut out, mut start, mut lead) = (Vec::new(), None, Lead::Nothing);
    let mut i = part.at.start;
    let mut place = part.marks.partition_point(|m| m.at.start < i);
    while i < part.at.end {
        while part.marks.get(place).is_some_and(|m| m.at.start < i) {
            place += 1;
        }
        let mark = part.marks.get(place).filter(|m| m.at.start == i);
        let new_line = i > part.at.start && tokens.line(i - 1) != tokens.line(i);
        let kind = role(part, mark, i, start.is_some() && !new_line);
        if new_line || kind.is_some() {
            close(part, &mut out, &mut start, lead, i);
            // A field may stand alone in its line, its value in the next.
            if new_line && lead != Lead::Field {
                lead = Lead::Nothing;
            }
        }
        match kind {
            Some(next) => {
                let colon = matches!(tokens.what(i), Some(What::Mark(':')));
                if !(colon && lead == Lead::Field) {
                    lead = next;
                }
                i = mark.map_or(i + 1, |m| m.at.end);
            }
            None => {
                start.get_or_insert(i);
                i += 1;
            }
        }
    }
    close(part, &mut out, &mut start, lead, part.at.end);
    out
}

/// `None` where token `i` belongs to a run, else what the next run begins behind.
fn role(part: &Part<'_>, mark: Option<&Mark>, i: usize, inside: bool) -> Option<Lead> {
    let tokens = part.tokens;
    let text = || tokens.text(i..i + 1);
    let small = || !text().starts_with(char::is_uppercase);
    match tokens.what(i)? {
        What::Word(..) => match mark?.label {
            Label::Party if !inside && field(tokens, mark?) => Some(Lead::Field),
            Label::Party | Label::Person => None,
            Label::At | Label::From if !inside || small() => Some(Lead::Preposition),
            Label::About if !inside || small() => Some(Lead::Nothing),
            Label::At | Label::From | Label::About | Label::Bank | Label::Tier => None,
            _ => Some(Lead::Nothing),
        },
        What::Mark('"' | '«' | '“' | '„' | '”' | '»') => Some(Lead::Quote),
        What::Mark(
            c @ ('.' | '-' | '&' | '*' | '/' | '\'' | '_' | '@' | '\\' | '>' | '+' | '№'),
        ) => {
            let loose = matches!(c, '*' | '&' | '№');
            let joined =
                (loose || tokens.glued(i)) && (matches!(c, '*' | '&') || tokens.glued(i + 1));
            let initial = *c == '.' && letter(tokens, i);
            (!inside || !(joined || initial)).then_some(Lead::Nothing)
        }
        What::Amount {
            currency: None,
            sign: None,
            ..
        } if i != part.amount && (inside || opens(part, i)) => None,
        _ => Some(Lead::Nothing),
    }
}

/// A number that begins a name: `5 ELEMENT`.
fn opens(part: &Part<'_>, i: usize) -> bool {
    let tokens = part.tokens;
    let name = matches!(tokens.what(i + 1), Some(What::Word(..)))
        && tokens.text(i + 1..i + 2).chars().count() > 2
        && tokens.text(i + 1..i + 2).starts_with(char::is_uppercase);
    name && tokens.line(i) == tokens.line(i + 1)
        && tokens.text(i..i + 1).len() <= 2
        && within(part.marks, i + 1..i + 2).is_empty()
}

/// Whether a point ends an initial: `Иван И.`
fn letter(tokens: &Tokens<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| tokens.text(b..i));
    before.chars().count() == 1 && before.starts_with(char::is_uppercase)
}

/// A field's name has its value behind a colon, or a quotation, or ends its line.
fn field(tokens: &Tokens<'_>, mark: &Mark) -> bool {
    let (start, end) = (mark.at.start, mark.at.end);
    let alone = tokens.line(end) != tokens.line(start)
        && (start == 0 || tokens.line(start - 1) != tokens.line(start));
    // "Отправитель Болат Ж."
    let title = tokens.text(end..end + 1).starts_with(char::is_uppercase)
        && !tokens.text(mark.at.clone()).chars().all(char::is_uppercase);
    let marked = matches!(tokens.what(end), Some(What::Mark(':' | '"' | '«' | '=')));
    alone || title || marked
}

fn close(part: &Part<'_>, out: &mut Vec<Run>, start: &mut Option<usize>, lead: Lead, end: usize) {
    let Some(from) = start.take() else {
        return;
    };
    let at = from..end;
    let score = score(part, &at, lead);
    out.push(Run { at, score });
}

fn score(part: &Part<'_>, at: &Range<usize>, lead: Lead) -> i32 {
    let text = part.tokens.text(at.clone());
    let words = text.split_whitespace();
    let (letters, count) = (
        text.chars().filter(|c| c.is_alphabetic()).count(),
        words.count(),
    );
    let capitals = text
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| w.chars().count() >= 3 && w.chars().all(char::is_uppercase));
    let before = part
        .marks
        .get(..part.marks.partition_point(|m| m.at.end <= at.start));
    let after_op = before
        .and_then(<[Mark]>::last)
        .is_some_and(|m| matches!(m.label, Label::Op(_)) && m.at.end == at.start);
    let inside = within(part.marks, at.clone()).iter();
    let own = |m: &&Mark| matches!(m.label, Label::Bank | Label::Tier);
    let known: usize = inside.clone().filter(own).map(|m| m.at.len()).sum();
    let bank_first = inside
        .clone()
        .any(|m| m.label == Label::Bank && m.at.start == at.start);
    let first = at.start == part.at.start;
    let category = matches!(part.tokens.what(at.end), Some(What::Mark(':')));
    let behind = at.start > part.amount;
    let reasons = [
        (lead == Lead::Field, 6),
        (lead == Lead::Preposition, 3),
        (lead == Lead::Quote, 2),
        (behind && at.start < part.tail, 2),
        (after_op, 1),
        (
            text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()),
            1,
        ),
        (capitals && text.is_ascii(), 2),
        (first && count <= 4, 1),
        (first && bank_first, -3),
        (category, -2),
        (at.start > part.tail && lead != Lead::Field, -5),
        (known == at.len(), -6),
        (count > 6, -3),
        (
            !text.contains(|c: char| c.is_uppercase() || c.is_ascii_digit()) && lead != Lead::Field,
            -2,
        ),
        (letters < 2, -9),
    ];
    reasons
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, weight)| weight)
        .sum()
}
