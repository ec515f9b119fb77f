//! The stand-in for the table. It passes the same contract tests as the real one.

use jiff::civil::Date;
use kopeck_app::Settings;
use kopeck_app::ports::{
    DeadLetter, DeadLetters, Jobs, Ledgers, Page, PhotoJob, Recorded, StoreError, Versioned,
};
use kopeck_domain::message::{Line, Recording};
use kopeck_domain::{ChatId, Entry, LedgerId, MessageId};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A store in memory. Clones share what they hold.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    books: BTreeMap<LedgerId, Book>,
    dead: BTreeMap<String, DeadLetter>,
    attempts: BTreeMap<String, u32>,
    outage: bool,
    saves: Saves,
    bug: Option<Bug>,
}

/// A bug of ours that reading a ledger runs into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// It panics.
    Panic(LedgerId),
    /// It finds what it cannot read.
    Corrupt(LedgerId),
}

/// What becomes of saving settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saves {
    /// They are saved.
    #[default]
    Well,
    /// So many times somebody else is first.
    Late(u32),
    /// They fail.
    Fail,
}

#[derive(Debug, Default)]
struct Book {
    settings: Option<Versioned>,
    messages: BTreeMap<(ChatId, MessageId), Recording>,
    /// Each with whether it is done.
    photos: BTreeMap<(ChatId, MessageId), (PhotoJob, bool)>,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on every call fails, or works again.
    pub fn set_outage(&self, outage: bool) {
        self.held().outage = outage;
    }

    /// From now on this becomes of saving settings.
    pub fn set_saves(&self, saves: Saves) {
        self.held().saves = saves;
    }

    /// The settings of a ledger.
    #[must_use]
    pub fn settings(&self, ledger: LedgerId) -> Option<Versioned> {
        self.held().books.get(&ledger)?.settings.clone()
    }

    /// From now on reading a ledger meets this bug, or none.
    pub fn set_bug(&self, bug: Option<Bug>) {
        self.held().bug = bug;
    }

    /// All entries of a ledger, tombstones included.
    #[must_use]
    pub fn entries(&self, ledger: LedgerId) -> Vec<Entry> {
        self.held()
            .books
            .get(&ledger)
            .map(Book::entries)
            .unwrap_or_default()
    }

    /// All dead letters.
    #[must_use]
    pub fn dead_letters(&self) -> Vec<DeadLetter> {
        self.held().dead.values().cloned().collect()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> Result<MutexGuard<'_, Held>, StoreError> {
        let held = self.held();
        if held.outage {
            Err(StoreError::Unavailable("outage".to_owned()))
        } else {
            Ok(held)
        }
    }
}

impl Book {
    fn entries(&self) -> Vec<Entry> {
        self.messages
            .values()
            .flat_map(|m| &m.lines)
            .map(|l| l.entry.clone())
            .collect()
    }
}

/// The lines that differ, each with its number.
fn changed<'a>(
    before: &'a Recording,
    after: &'a Recording,
) -> impl Iterator<Item = (usize, &'a Line)> {
    let all = after.lines.iter().enumerate();
    all.filter(|(number, line)| before.lines.get(*number) != Some(*line))
}

impl Ledgers for MemoryStore {
    #[expect(clippy::panic, reason = "a test asks for it")]
    async fn read(&self, ledger: LedgerId, since: Date) -> Result<Page, StoreError> {
        let held = self.open()?;
        match held.bug {
            Some(Bug::Panic(broken)) if broken == ledger => panic!("a bug"),
            Some(Bug::Corrupt(broken)) if broken == ledger => {
                return Err(StoreError::Corrupt("an entry".to_owned()));
            }
            _ => {}
        }
        let Some(book) = held.books.get(&ledger) else {
            return Ok(Page::default());
        };
        let entries = book
            .entries()
            .into_iter()
            .filter(|e| e.day >= since)
            .collect();
        Ok(Page {
            settings: book.settings.clone(),
            entries,
        })
    }

    async fn record(&self, ledger: LedgerId, message: &Recording) -> Result<Recorded, StoreError> {
        let mut held = self.open()?;
        let book = held.books.entry(ledger).or_default();
        let key = (message.chat, message.message);
        if let Some(stored) = book.messages.get(&key) {
            return Ok(Recorded::Already(stored.clone()));
        }
        book.messages.insert(key, message.clone());
        Ok(Recorded::New)
    }

    async fn message(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<Option<Recording>, StoreError> {
        let held = self.open()?;
        let book = held.books.get(&ledger);
        Ok(book.and_then(|b| b.messages.get(&(chat, message))).cloned())
    }

    async fn rewrite(
        &self,
        ledger: LedgerId,
        before: &Recording,
        after: &Recording,
    ) -> Result<bool, StoreError> {
        let mut held = self.open()?;
        let book = held.books.entry(ledger).or_default();
        let Some(stored) = book.messages.get_mut(&(after.chat, after.message)) else {
            return Ok(false);
        };
        let fresh = changed(before, after).all(|(number, _)| {
            let version = |message: &Recording| message.lines.get(number).map(|l| l.version);
            version(stored) == version(before)
        });
        if fresh {
            for (number, line) in changed(before, after) {
                match stored.lines.get_mut(number) {
                    Some(place) => *place = line.clone(),
                    None => stored.lines.push(line.clone()),
                }
                if number == 0 {
                    stored.problems.clone_from(&after.problems);
                }
            }
        }
        Ok(fresh)
    }

    async fn save_settings(
        &self,
        ledger: LedgerId,
        settings: &Settings,
        read_at: u64,
    ) -> Result<bool, StoreError> {
        let mut held = self.open()?;
        let saves = held.saves;
        let book = held.books.entry(ledger).or_default();
        match saves {
            Saves::Fail => return Err(StoreError::Unavailable("settings".to_owned())),
            Saves::Late(times) if times > 0 => {
                // Somebody saved the same settings again, so what was read is old.
                if let Some(stored) = &mut book.settings {
                    stored.rev += 1;
                }
                held.saves = Saves::Late(times - 1);
                return Ok(false);
            }
            _ => {}
        }
        if book.settings.as_ref().map_or(0, |s| s.rev) != read_at {
            return Ok(false);
        }
        book.settings = Some(Versioned {
            settings: settings.clone(),
            rev: read_at + 1,
        });
        Ok(true)
    }
}

impl Jobs for MemoryStore {
    async fn ask(&self, ledger: LedgerId, job: &PhotoJob) -> Result<bool, StoreError> {
        let mut held = self.open()?;
        let photos = &mut held.books.entry(ledger).or_default().photos;
        let there = photos.entry((job.chat, job.message));
        let (_, done) = there.or_insert_with(|| (job.clone(), false));
        Ok(!*done)
    }

    async fn photo(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<Option<PhotoJob>, StoreError> {
        let held = self.open()?;
        let found = held.books.get(&ledger);
        let found = found.and_then(|book| book.photos.get(&(chat, message)));
        Ok(found.filter(|(_, done)| !done).map(|(job, _)| job.clone()))
    }

    async fn done(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<(), StoreError> {
        let mut held = self.open()?;
        let photos = &mut held.books.entry(ledger).or_default().photos;
        if let Some((_, done)) = photos.get_mut(&(chat, message)) {
            *done = true;
        }
        Ok(())
    }
}

impl DeadLetters for MemoryStore {
    async fn attempt(&self, _ledger: Option<LedgerId>, hash: &str) -> Result<u32, StoreError> {
        let mut held = self.open()?;
        let count = held.attempts.entry(hash.to_owned()).or_default();
        *count += 1;
        Ok(*count)
    }

    async fn bury(&self, letter: &DeadLetter) -> Result<(), StoreError> {
        let mut held = self.open()?;
        held.dead.insert(letter.hash.clone(), letter.clone());
        Ok(())
    }

    async fn dead(&self) -> Result<Vec<DeadLetter>, StoreError> {
        Ok(self.open()?.dead.values().cloned().collect())
    }

    async fn unbury(&self, letter: &DeadLetter) -> Result<(), StoreError> {
        self.open()?.dead.remove(&letter.hash);
        Ok(())
    }
}
