//! A batch of the stream: each message in it once, all at the same time. What time may mend
//! is handed back and comes again; what runs into a bug of ours too, until its tries are over
//! and it lies in the queue of failures.

use crate::event::{Batch, Failure, Failures, Record};
use futures_util::FutureExt;
use futures_util::future::join_all;
use kopeck_app::LedgerId;
use kopeck_app::opinion::{self, Advisor};
use kopeck_app::photo::Look;
use kopeck_app::ports::{Entropy, Files, Jobs, Ledgers, Messenger, Scanner};
use kopeck_domain::{ChatId, EntryId, MessageId};
use kopeck_dynamodb::keys;
use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

/// The longest that a piece of work may take; the function itself has a little longer.
const LIMIT: Duration = Duration::from_secs(50);

/// What the handler works with.
#[derive(Debug)]
pub struct Worker<S, E, B, A, C> {
    /// The ledgers and the jobs.
    pub store: S,
    /// For a chat that has no key for its buttons yet.
    pub entropy: E,
    /// Telegram.
    pub bot: B,
    /// The AI, if one is asked.
    pub advisor: Option<A>,
    /// What reads codes.
    pub scanner: C,
}

/// A piece of work. There may be several records for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Work {
    /// An opinion on the entries of a message.
    Opinion(LedgerId, ChatId, MessageId),
    /// A look at the photo of a message.
    Photo(LedgerId, ChatId, MessageId),
}

/// Everything in the batch failed. It is said as an error, which all that start functions
/// by a stream understand, not every emulator the other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllFailed;

impl std::fmt::Display for AllFailed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("nothing in the batch could be done")
    }
}

impl std::error::Error for AllFailed {}

/// Handles one batch; gives what is to come again.
///
/// # Errors
/// [`AllFailed`].
pub async fn handle<S, E, B, A, C>(
    worker: &Worker<S, E, B, A, C>,
    batch: Batch,
) -> Result<Failures, AllFailed>
where
    S: Ledgers + Jobs,
    E: Entropy,
    B: Messenger + Files,
    A: Advisor,
    C: Scanner,
{
    // The first record of each piece of work stands for it: from there it comes again.
    let mut all: BTreeMap<Work, String> = BTreeMap::new();
    for record in batch.records {
        if let Some(work) = Work::of(&record) {
            all.entry(work).or_insert(record.dynamodb.number);
        }
    }
    let count = all.len();
    let each = all.into_iter().map(async |(work, number)| {
        let done = guarded(worker, work).await;
        (!done).then_some(Failure { number })
    });
    let items: Vec<Failure> = join_all(each).await.into_iter().flatten().collect();
    if count > 0 && items.len() == count {
        return Err(AllFailed);
    }
    Ok(Failures { items })
}

impl Work {
    fn of(record: &Record) -> Option<Self> {
        let changed = &record.dynamodb.keys;
        let ledger = keys::ledger_of(&changed.pk.s)?;
        if let Some((chat, message)) = keys::photo_of(&changed.sk.s) {
            return Some(Self::Photo(ledger, chat, message));
        }
        let EntryId::Message { chat, message, .. } = keys::entry_id(&changed.sk.s)?;
        Some(Self::Opinion(ledger, chat, message))
    }
}

/// Does a piece of work, whatever happens in it; gives whether it is done with.
async fn guarded<S, E, B, A, C>(worker: &Worker<S, E, B, A, C>, work: Work) -> bool
where
    S: Ledgers + Jobs,
    E: Entropy,
    B: Messenger + Files,
    A: Advisor,
    C: Scanner,
{
    let doing = tokio::time::timeout(LIMIT, done(worker, work));
    match AssertUnwindSafe(doing).catch_unwind().await {
        Ok(Ok(Ok(()))) => return true,
        Ok(Ok(Err(why))) => tracing::error!(why, "to be done again"),
        Ok(Err(_)) => tracing::error!(why = "the time is up", "to be done again"),
        Err(_panic) => tracing::error!(why = "panic", "to be done again"),
    }
    false
}

async fn done<S, E, B, A, C>(worker: &Worker<S, E, B, A, C>, work: Work) -> Result<(), String>
where
    S: Ledgers + Jobs,
    E: Entropy,
    B: Messenger + Files,
    A: Advisor,
    C: Scanner,
{
    let Worker {
        store,
        entropy,
        bot,
        advisor,
        scanner,
    } = worker;
    match work {
        Work::Opinion(ledger, chat, message) => {
            let Some(advisor) = advisor else {
                return Ok(());
            };
            let given = opinion::give(store, advisor, bot, ledger, (chat, message)).await;
            log(&given.map_err(|error| error.to_string())?);
        }
        Work::Photo(ledger, chat, message) => {
            let look = Look {
                store,
                entropy,
                bot,
                scanner,
            };
            let seen = look.at(ledger, (chat, message)).await;
            let seen = seen.map_err(|error| error.to_string())?;
            tracing::info!(?seen, "a photo");
        }
    }
    Ok(())
}

/// In numbers. What the AI or Telegram did not do is not tried for ever: the entry is on
/// record with the guess it has.
fn log(report: &opinion::Report) {
    let opinion::Report {
        asked,
        failed,
        nonsense,
        changed,
        unsaid,
    } = report;
    if *asked > 0 {
        tracing::info!(asked, nonsense, changed, "an opinion");
    }
    if let Some(error) = failed {
        tracing::warn!(error = %error, "the AI did not answer");
    }
    if let Some(error) = unsaid {
        tracing::warn!(error = %error, "an opinion was not told");
    }
}
