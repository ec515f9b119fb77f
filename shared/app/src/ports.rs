//! What the use cases need of the world. Each trait says what MUST hold; the contract tests
//! of `kopeck-testkit` hold every implementation to it.

#![expect(
    async_fn_in_trait,
    reason = "every caller is generic over a concrete store, so Send is inferred"
)]

use crate::message::{Person, Reply};
use crate::reconcile::CallError;
use crate::settings::Settings;
use jiff::Timestamp;
use jiff::civil::Date;
use kopeck_domain::message::Recording;
use kopeck_domain::{ChatId, Entry, LedgerId, MessageId};

/// Where keys come from.
pub trait Entropy {
    /// A key that nobody can guess.
    fn key(&self) -> [u8; 16];
}

/// Why a store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Time must act: throttled, timed out, refused or out of reach. Nothing is known of
    /// whether a write happened; asking again is safe. The text names the failed call and
    /// the kind of failure, never data.
    #[error("the store is out of reach: {0}")]
    Unavailable(String),
    /// We must act: what is stored cannot be read by this version.
    #[error("a stored item cannot be read: {0}")]
    Corrupt(String),
}

/// What one read of a ledger shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The chat's settings, if it has any yet.
    pub settings: Option<Versioned>,
    /// Entries of the asked days, tombstones included, in no particular order.
    pub entries: Vec<Entry>,
}

/// Settings with the revision they were read at.
#[derive(Clone, Debug, PartialEq)]
pub struct Versioned {
    /// The settings.
    pub settings: Settings,
    /// Their revision, from 1.
    pub rev: u64,
}

/// What became of a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is on record now.
    New,
    /// The message was on record already; this is what is stored.
    Already(Recording),
}

/// The ledgers: entries and settings.
pub trait Ledgers {
    /// Reads settings and the entries whose local day is `since` or later.
    ///
    /// MUST show every write that was acknowledged before the call, and costs one query
    /// whatever the age of the ledger.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn read(&self, ledger: LedgerId, since: Date) -> Result<Page, StoreError>;

    /// Records a message's entries.
    ///
    /// MUST be all or nothing. MUST write nothing if the message's line 0 exists, deleted or
    /// not, and then give back what is stored. Of any number of calls for one message at
    /// once, exactly one MUST get [`Recorded::New`].
    ///
    /// # Errors
    /// [`StoreError`]; the recording may have happened all the same.
    async fn record(&self, ledger: LedgerId, message: &Recording) -> Result<Recorded, StoreError>;

    /// Finds a message with entries, as it is stored.
    ///
    /// MUST show every write that was acknowledged before the call.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn message(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<Option<Recording>, StoreError>;

    /// Writes the lines of a message that differ from `before`, as [`Ledgers::message`] gave
    /// it.
    ///
    /// MUST be all or nothing. MUST change nothing and give `false` if any of these lines is
    /// stored with another version than it has in `before`, or is there and was not.
    ///
    /// # Errors
    /// [`StoreError`]; the write may have happened all the same.
    async fn rewrite(
        &self,
        ledger: LedgerId,
        before: &Recording,
        after: &Recording,
    ) -> Result<bool, StoreError>;

    /// Saves settings that were read at revision `read_at` (0: there were none).
    ///
    /// MUST change nothing and give `false` if the stored revision is another.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn save_settings(
        &self,
        ledger: LedgerId,
        settings: &Settings,
        read_at: u64,
    ) -> Result<bool, StoreError>;
}

/// An update that cannot be used, kept for whoever runs the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter {
    /// The ledger it was for; `None` where that could not be read.
    pub ledger: Option<LedgerId>,
    /// SHA-256 of the body, hex: its identity.
    pub hash: String,
    /// Why it is here, in a word or two.
    pub reason: String,
    /// The body, as much of it as an item can hold.
    pub body: String,
    /// The length of the whole body in bytes.
    pub length: usize,
}

/// Updates that fail, and where they lie in the end.
pub trait DeadLetters {
    /// Counts one more failed attempt at an update, and gives the new count.
    ///
    /// MUST count every call, also of several at once. The count may be forgotten after a
    /// few days, when Telegram has given the update up.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn attempt(&self, ledger: Option<LedgerId>, hash: &str) -> Result<u32, StoreError>;

    /// Keeps a dead letter. The same one twice MUST be one.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn bury(&self, letter: &DeadLetter) -> Result<(), StoreError>;

    /// All dead letters.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn dead(&self) -> Result<Vec<DeadLetter>, StoreError>;

    /// Forgets a dead letter.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn unbury(&self, letter: &DeadLetter) -> Result<(), StoreError>;
}

/// A look at a photo that a person waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoJob {
    /// The chat.
    pub chat: ChatId,
    /// The message with the photo.
    pub message: MessageId,
    /// Telegram's id of the file.
    pub file: String,
    /// The words under it; may be empty.
    pub note: String,
    /// Who sent it.
    pub from: Person,
    /// When, UTC: the message's own time.
    pub at: Timestamp,
}

/// Slow work that is asked for, and done once in effect.
pub trait Jobs {
    /// Asks for a look at a photo; gives whether it is still to be done.
    ///
    /// MUST change nothing where the message's job is there, done or not. A job may be
    /// forgotten some days after it was asked for, when Telegram has given the update up.
    ///
    /// # Errors
    /// [`StoreError`]; it may be asked for all the same.
    async fn ask(&self, ledger: LedgerId, job: &PhotoJob) -> Result<bool, StoreError>;

    /// The look that is to be taken at a message's photo; `None` where it is done or unknown.
    ///
    /// MUST show every write that was acknowledged before the call.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn photo(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<Option<PhotoJob>, StoreError>;

    /// Marks it as done. It MUST NOT be asked for again by the same message then.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn done(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<(), StoreError>;
}

/// Saying something that no update waits for. Each call MUST end within some seconds by
/// itself, and MUST keep the token out of its errors.
pub trait Messenger {
    /// Says it.
    ///
    /// # Errors
    /// [`CallError`]; it may have been said all the same.
    async fn say(&self, reply: &Reply) -> Result<(), CallError>;
}

/// The files that people send.
pub trait Files {
    /// The content of a file. It MUST come from Telegram only, within limits of size and time.
    ///
    /// # Errors
    /// [`CallError`]; refused is also what is too large.
    async fn file(&self, id: &str) -> Result<Vec<u8>, CallError>;
}

/// What sees codes in pictures.
pub trait Scanner {
    /// The texts of the codes in a picture; `None` where it is no picture that can be read.
    /// Whatever the picture, it MUST end, within bounds of memory and time.
    async fn codes(&self, picture: Vec<u8>) -> Option<Vec<String>>;
}
