//! A message with its entries, and what an edit makes of it.
//!
//! A line keeps its identity through edits. Lines are matched by the text they were read
//! from, then by order. What buttons changed stays in fields that the edit did not touch. A
//! line that went leaves a tombstone, and no edit revives a tombstone.

use crate::category::Category;
use crate::classify::Guess;
use crate::entry::{ChatId, Entry, EntryId, Head, Kind, MessageId, UserId};
use crate::money::{Currency, Money};
use crate::understand::{Draft, Problem};
use jiff::{Timestamp, civil::Date};

/// The most lines that a message can ever have, tombstones included. Further ones are
/// listed as too many.
pub const MAX_LINES: usize = 90;

/// An entry, the words that it was read from, and what buttons changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry as it counts.
    pub entry: Entry,
    /// The person's own words for it; empty once an edit took them away.
    pub source: String,
    /// For each field that a button changed: what the text had said.
    pub read: Read,
    /// Whether the category is only a guess that somebody may be asked about.
    pub unsure: bool,
    /// The newest reply of the person that corrected it, so that an older one, or the same
    /// brought again, changes nothing: message id and revision.
    pub corrected: (i64, i64),
    /// The version, from 1, one more with each write. Buttons are made for a version.
    pub version: u32,
}

/// What the text said in fields that a button changed since. `None`: not changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Money came or went.
    pub kind: Option<Kind>,
    /// How much.
    pub money: Option<Money>,
    /// What for.
    pub note: Option<String>,
    /// The local day.
    pub day: Option<Date>,
    /// The category; the inner `None` is "not known".
    pub category: Option<Option<Category>>,
}

/// A message with entries, as it is written and as it is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// The chat it was written in.
    pub chat: ChatId,
    /// The message.
    pub message: MessageId,
    /// The currency of amounts that named none, when it was first recorded.
    pub base: Currency,
    /// Its lines by number, tombstones included. The first is line 0, the head.
    pub lines: Vec<Line>,
    /// What in it was not recorded, kept so that a redelivery gets the same answer.
    pub problems: Vec<Problem>,
}

/// Who wrote a message, where and when.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// The chat.
    pub chat: ChatId,
    /// The message.
    pub message: MessageId,
    /// The person.
    pub by: UserId,
    /// When, UTC. An edit does not change it.
    pub at: Timestamp,
    /// The local day of that.
    pub day: Date,
}

/// Which text of a message: 0 for the original, else the edit's time in Unix seconds, and
/// the `update_id` that tells two edits of one second apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision {
    /// `edit_date`, 0 for the original.
    pub rev: i64,
    /// `update_id` of the edit, 0 for the original.
    pub update: i64,
}

impl Recording {
    /// A message that was not on record, from what was understood of it. With no drafts it
    /// is a lone tombstone, which keeps older texts of the message from being recorded.
    #[must_use]
    pub fn new(
        written: &Written,
        base: Currency,
        revision: Revision,
        drafts: Vec<Draft>,
        problems: Vec<Problem>,
    ) -> Self {
        let mut lines: Vec<Line> = (0..=u8::MAX)
            .zip(drafts)
            .map(|(number, draft)| line(written, number, draft))
            .collect();
        if lines.is_empty() {
            lines.push(tombstone(written, base));
        }
        let mut recording = Self {
            chat: written.chat,
            message: written.message,
            base,
            lines,
            problems,
        };
        recording.set_head(revision);
        recording
    }

    /// The revision of the text that was applied last.
    #[must_use]
    pub fn revision(&self) -> Revision {
        let head = self.lines.first().and_then(|l| l.entry.head);
        head.map_or_else(Revision::default, |h| Revision {
            rev: h.rev,
            update: h.update,
        })
    }

    /// The lines that the newest text has, those that a button deleted included.
    pub fn shown(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|l| !l.source.is_empty())
    }

    /// Whether it has no entries and never had: only its revision is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|l| l.entry.money.minor == 0)
    }

    /// The message after an edit. Lines that stay the same keep their version.
    #[must_use]
    pub fn revised(
        &self,
        written: &Written,
        revision: Revision,
        drafts: Vec<Draft>,
        problems: Vec<Problem>,
    ) -> Self {
        let lines = &self.lines;
        let mut free: Vec<bool> = lines.iter().map(|l| !l.source.is_empty()).collect();
        let mut take = |fits: &dyn Fn(&Line) -> bool| {
            let found = lines
                .iter()
                .zip(&free)
                .position(|(line, free)| *free && fits(line))?;
            if let Some(slot) = free.get_mut(found) {
                *slot = false;
            }
            Some(found)
        };
        // By text first, over all drafts, then by order what is left.
        let by_text: Vec<Option<usize>> = drafts
            .iter()
            .map(|d| take(&|l| l.source == d.source))
            .collect();
        let places: Vec<Option<usize>> = by_text
            .into_iter()
            .map(|place| place.or_else(|| take(&|_| true)))
            .collect();
        let mut after = Self {
            problems,
            ..self.clone()
        };
        after.place(written, drafts, &places, &free);
        after.set_head(revision);
        after.bump(self);
        after
    }

    fn place(
        &mut self,
        written: &Written,
        drafts: Vec<Draft>,
        places: &[Option<usize>],
        gone: &[bool],
    ) {
        for (line, gone) in self.lines.iter_mut().zip(gone) {
            if *gone {
                line.entry.deleted = true;
                line.source.clear();
            }
        }
        for (draft, place) in drafts.into_iter().zip(places) {
            let next = self.lines.len();
            match place.and_then(|i| self.lines.get_mut(i)) {
                Some(line) => line.reread(draft),
                None if next < MAX_LINES => {
                    let number = u8::try_from(next).unwrap_or(u8::MAX);
                    self.lines.push(line(written, number, draft));
                }
                None => self.problems.push(Problem {
                    source: draft.source,
                    reason: crate::understand::Reason::TooMany,
                }),
            }
        }
    }

    fn set_head(&mut self, revision: Revision) {
        let lines = u8::try_from(self.lines.len()).unwrap_or(u8::MAX);
        if let Some(first) = self.lines.first_mut() {
            let Revision { rev, update } = revision;
            first.entry.head = Some(Head { rev, update, lines });
        }
    }

    /// Lines that differ from before get the next version.
    fn bump(&mut self, before: &Self) {
        for (line, old) in self.lines.iter_mut().zip(&before.lines) {
            if line != old {
                line.version = old.version + 1;
            }
        }
    }
}

impl Line {
    /// Takes an edited text: a field keeps what a button made of it if the text still says
    /// the same there.
    fn reread(&mut self, draft: Draft) {
        self.source = draft.source;
        // With the same words and kind the category stays: it may be better by now.
        let same = self.read.note.as_ref().unwrap_or(&self.entry.note) == &draft.note
            && self.read.kind.unwrap_or(self.entry.kind) == draft.kind;
        if let Some(guess) = draft.guess.filter(|_| !same) {
            let said = guess.known();
            keep(&mut self.read.category, &mut self.entry.category, said);
            self.unsure = self.read.category.is_none() && !guess.sure;
        }
        keep(&mut self.read.kind, &mut self.entry.kind, draft.kind);
        keep(&mut self.read.money, &mut self.entry.money, draft.money);
        keep(&mut self.read.note, &mut self.entry.note, draft.note);
        keep(&mut self.read.day, &mut self.entry.day, draft.day);
        self.entry.tags = draft.tags;
    }

    /// Changes a field by a button, and remembers what the text had said.
    pub fn change<T: Clone>(read: &mut Option<T>, field: &mut T, to: T) {
        read.get_or_insert_with(|| field.clone());
        *field = to;
    }
}

fn keep<T: PartialEq>(read: &mut Option<T>, field: &mut T, said: T) {
    if read.as_ref() != Some(&said) {
        *read = None;
        *field = said;
    }
}

fn line(written: &Written, number: u8, draft: Draft) -> Line {
    Line {
        entry: Entry {
            id: EntryId::Message {
                chat: written.chat,
                message: written.message,
                line: number,
            },
            day: draft.day,
            at: written.at,
            kind: draft.kind,
            money: draft.money,
            category: draft.guess.and_then(Guess::known),
            note: draft.note,
            tags: draft.tags,
            by: Some(written.by),
            head: None,
            deleted: false,
        },
        source: draft.source,
        read: Read::default(),
        unsure: draft.guess.is_some_and(|g| !g.sure),
        corrected: (0, 0),
        version: 1,
    }
}

fn tombstone(written: &Written, currency: Currency) -> Line {
    let nothing = Draft {
        kind: Kind::Expense,
        money: Money { minor: 0, currency },
        day: written.day,
        tags: Vec::new(),
        guess: None,
        note: String::new(),
        source: String::new(),
    };
    let mut line = line(written, 0, nothing);
    line.entry.deleted = true;
    line
}

#[cfg(test)]
mod tests;
