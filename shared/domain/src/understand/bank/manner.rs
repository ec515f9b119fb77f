//! How a bank speaks: it addresses its client, sends codes, announces days, sums up months.

use super::label::Mark;
use super::month;
use super::score::{self, Read};
use super::token::{Token, What};
use super::words::{Label, Why};
use std::ops::Range;

/// The bank speaks to its client: `Вам`, `your`, `Оформите`.
pub(super) fn address(read: &Read<'_>) -> usize {
    score::count(read, |w| spoken(Some(w)))
}

pub(super) fn spoken(what: Option<&What>) -> bool {
    const YOU: &str = "vi vam vash vasha vashe vashu vashei vashego vashemu vashi vashih vashim vas iou iour \
                       siz sizge sizdin sizden sizde sizga uvazhaemi uvazhaemaa dear dein ihr";
    const CALLS: [&str; 5] = ["ite", "ete", "tit", "iniz", "imiz"];
    match what {
        Some(What::Word(word, _)) => {
            YOU.split(' ').any(|w| w == word)
                || word.len() > 5 && CALLS.iter().any(|end| word.ends_with(end))
        }
        _ => false,
    }
}

/// A code of four to six digits beside a word for one.
pub(super) fn codes(read: &Read<'_>) -> usize {
    let code = |m: &&Mark| {
        let beside = m.at.start.saturating_sub(2)..m.at.end + 3;
        m.label == Label::Service(Why::Code)
            && beside.into_iter().any(|i| {
                let text = read.tokens.text(i..i + 1);
                (4..=6).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit())
            })
    };
    read.marks.iter().filter(code).count()
}

pub(super) fn percents(read: &Read<'_>) -> usize {
    score::count(read, |w| matches!(w, What::Percent))
}

/// A day to come that is no "until": a payment is announced.
pub(super) fn days_to_come(read: &Read<'_>, at: Range<usize>) -> usize {
    let until = |i: usize| {
        (i.saturating_sub(3)..i).any(|b| match read.tokens.what(b) {
            Some(What::Word(word, _)) => [
                "do", "until", "da", "po", "till", "sledu", "next", "nastupn", "valid", "deisv",
            ]
            .iter()
            .any(|w| word == w || w.len() > 3 && word.starts_with(w)),
            _ => false,
        })
    };
    let coming = |(i, t): &(usize, &Token)| match t.what {
        What::Date(day) => day > read.today && !until(*i),
        _ => false,
    };
    let all = read.tokens.all.iter().enumerate();
    all.take(at.end).skip(at.start).filter(coming).count()
}

/// A month without a day beside a word for all that was spent: `Вы потратили 500 ₽ за октябрь`.
pub(super) fn months_spent(read: &Read<'_>, at: Range<usize>) -> usize {
    const ALL: [&str; 10] = [
        "potrat", "potrach", "vitrat", "spent", "rashod", "trat", "shigin", "sarp", "spend",
        "xaraj",
    ];
    let words = || {
        let tokens = read.tokens.all.get(at.clone()).unwrap_or_default();
        tokens.iter().filter_map(|t| match &t.what {
            What::Word(word, _) => Some(word),
            _ => None,
        })
    };
    let all = words()
        .filter(|w| ALL.iter().any(|stem| w.starts_with(stem)))
        .count();
    let month = words().filter(|w| month::is_full(w)).count();
    all.min(month)
}
