//! The receipt on a photo. The webhook writes down that somebody is to look at it and says
//! so; the worker looks, records what the code on the receipt says, and answers the photo.
//!
//! The entry's identity is the photo's message, as with a text. So looking twice records
//! once; the answer is said until it went out, and then the job is done.

use crate::message::{Incoming, Person, Photo, Place, Reply};
use crate::phrases::Args;
use crate::ports::{Entropy, Files, Jobs, Ledgers, Messenger, PhotoJob, Scanner, StoreError};
use crate::reconcile::CallError;
use crate::turn::{Turn, window};
use crate::{reading, record};
use kopeck_domain::message::{Recording, Revision};
use kopeck_domain::understand::{self, Draft, Understood};
use kopeck_domain::{ChatId, Currency, LedgerId, MessageId};

/// Asks for a look at a photo, in the one write of its update. `None`: it was looked at
/// already, and answered.
pub(crate) async fn ask<S: Jobs>(
    store: &S,
    turn: &Turn<'_>,
    photo: &Photo,
) -> Result<Option<Reply>, StoreError> {
    let incoming = &photo.incoming;
    let job = PhotoJob {
        chat: incoming.chat,
        message: incoming.message,
        file: photo.file.clone(),
        note: understand::note(&incoming.text),
        from: incoming.from.clone(),
        at: incoming.at,
    };
    let open = store.ask(incoming.ledger(), &job).await?;
    let looking = || turn.reply(turn.language.say("photo-looking", &Args::new()));
    Ok(open.then(looking))
}

/// Whether new words under a photo leave its entries alone: there are none, or they were read
/// off the receipt and not from the words.
pub(crate) async fn words_do_not_matter<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
) -> Result<bool, StoreError> {
    let incoming = turn.incoming;
    let found = store
        .message(incoming.ledger(), incoming.chat, incoming.message)
        .await?;
    let of_receipt = |message: Recording| {
        let mut shown = message.shown();
        shown.any(|line| draft(turn, &line.source, turn.settings.currency).is_some())
    };
    Ok(found.is_none_or(of_receipt))
}

/// Why a photo was not answered yet. Both are for time to mend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Later {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Telegram.
    #[error(transparent)]
    Telegram(#[from] CallError),
}

/// What was seen on a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// There is no such job, or it is done.
    Nothing,
    /// A receipt; it is on record.
    Receipt,
    /// A code of something else.
    OtherCode,
    /// No code.
    NoCode,
    /// No picture: the file is gone, too large, or something else.
    NoPicture,
}

impl Seen {
    fn sentence(self) -> &'static str {
        match self {
            Self::OtherCode => "photo-other-code",
            Self::NoPicture => "photo-no-picture",
            _ => "photo-no-code",
        }
    }
}

/// What looking at photos works with.
#[derive(Debug)]
pub struct Look<'a, S, E, B, C> {
    /// The ledgers and the jobs.
    pub store: &'a S,
    /// For a chat that has no key for its buttons yet.
    pub entropy: &'a E,
    /// Telegram.
    pub bot: &'a B,
    /// What reads codes.
    pub scanner: &'a C,
}

impl<S: Ledgers + Jobs, E: Entropy, B: Messenger + Files, C: Scanner> Look<'_, S, E, B, C> {
    /// Looks at the photo of a message and answers it.
    ///
    /// # Errors
    /// [`Later`]: it is to be handed in again.
    pub async fn at(
        &self,
        ledger: LedgerId,
        (chat, message): (ChatId, MessageId),
    ) -> Result<Seen, Later> {
        let Some(job) = self.store.photo(ledger, chat, message).await? else {
            return Ok(Seen::Nothing);
        };
        let codes = match self.bot.file(&job.file).await {
            Ok(picture) => self.scanner.codes(picture).await,
            // Asking again would bring the same.
            Err(CallError::Refused(_)) => None,
            Err(error) => return Err(error.into()),
        };
        let (seen, reply) = self.answer(ledger, &job, codes).await?;
        match self.bot.say(&reply).await {
            // Refused: the person has left. What is recorded stays.
            Ok(()) | Err(CallError::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
        self.store.done(ledger, chat, message).await?;
        Ok(seen)
    }

    /// What is said to the photo, once what it shows is on record.
    async fn answer(
        &self,
        ledger: LedgerId,
        job: &PhotoJob,
        codes: Option<Vec<String>>,
    ) -> Result<(Seen, Reply), StoreError> {
        let incoming = incoming(job);
        let page = self.store.read(ledger, window(job.at)).await?;
        let mut turn = Turn::new(&incoming, page);
        let found = codes.iter().flatten();
        let mut drafts = found.filter_map(|code| draft(&turn, code, turn.settings.currency));
        let draft = drafts.next();
        let seen = match (&draft, &codes) {
            (Some(_), _) => Seen::Receipt,
            (None, None) => Seen::NoPicture,
            (None, Some(none)) if none.is_empty() => Seen::NoCode,
            (None, Some(_)) => Seen::OtherCode,
        };
        let reply = match draft {
            Some(draft) => {
                let understood = Understood {
                    entries: vec![with_note(&turn, draft, &job.note)],
                    ..Understood::default()
                };
                record::record(self.store, self.entropy, &mut turn, understood).await?
            }
            None => turn.reply(turn.language.say(seen.sentence(), &Args::new())),
        };
        let place = Place::ReplyTo(job.message);
        Ok((seen, Reply { place, ..reply }))
    }
}

/// The words under the photo say what the receipt was for.
fn with_note(turn: &Turn<'_>, mut draft: Draft, note: &str) -> Draft {
    note.clone_into(&mut draft.note);
    if draft.guess.is_none() {
        reading::Guesses::of(&turn.settings).categorise(&mut draft);
    }
    draft
}

fn draft(turn: &Turn<'_>, code: &str, currency: Currency) -> Option<Draft> {
    let context = understand::Context {
        currency,
        now: turn.settings.zone.to_datetime(turn.incoming.at),
        month_first: false,
    };
    understand::receipt(code, &context)
}

fn incoming(job: &PhotoJob) -> Incoming {
    Incoming {
        chat: job.chat,
        message: job.message,
        from: Person {
            id: job.from.id,
            language: job.from.language.clone(),
        },
        at: job.at,
        text: String::new(),
        revision: Revision::default(),
        reply_data: None,
        reply_to: None,
        original: None,
    }
}
