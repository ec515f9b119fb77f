//! An AI's opinion on entries whose category is only a guess: asked for after they were
//! recorded, taken only if nobody has changed them meanwhile, and told as a reply to the
//! person's own message. Recording never waits for it.
//!
//! Only the note and the names of categories go out: no amounts, no names, no history.

use crate::categories::Names;
use crate::keyboards::Keys;
use crate::message::{Incoming, Person, Place, Reply};
use crate::phrases::{Args, Language};
use crate::ports::{Ledgers, Messenger, StoreError};
use crate::reconcile::CallError;
use crate::turn::Turn;
use futures_util::{StreamExt, stream};
use jiff::civil::Date;
use kopeck_domain::message::{Line, Recording, Revision};
use kopeck_domain::{Category, ChatId, Kind, LedgerId, MessageId, UserId};

/// Somebody who knows what people's words are about.
#[expect(
    async_fn_in_trait,
    reason = "used by one function and its tests, both generic"
)]
pub trait Advisor {
    /// The best of `choices` (id, name) for a note, by its id or its name.
    ///
    /// MUST end within about 20 s by itself, and MUST send out nothing but what it is given.
    /// What comes back is not trusted: it may be anything.
    ///
    /// # Errors
    /// [`AdviceError`].
    async fn category(
        &self,
        note: &str,
        choices: &[(String, String)],
    ) -> Result<String, AdviceError>;
}

/// Why there is no advice: the kind of failure, never data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no advice: {0}")]
pub struct AdviceError(pub String);

/// What was asked and what came of it, in numbers: nothing in it is of anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many notes were asked about.
    pub asked: usize,
    /// The last failure, if a question had no answer.
    pub failed: Option<AdviceError>,
    /// How many answers were none of the choices, and were thrown away.
    pub nonsense: usize,
    /// How many entries have another category now.
    pub changed: usize,
    /// Why the person was not told, if so.
    pub unsaid: Option<CallError>,
}

/// How many questions of one message are asked at the same time.
const AT_ONCE: usize = 5;

/// How often a message is looked at again that somebody changes in the same moment.
const TRIES: usize = 3;

/// Gives an opinion on those entries of a message that want one. Handed in again it finds
/// none; of several at the same time, one is told.
///
/// # Errors
/// [`StoreError`]: it may be handed in again.
pub async fn give<S: Ledgers, A: Advisor, M: Messenger>(
    store: &S,
    advisor: &A,
    messenger: &M,
    ledger: LedgerId,
    (chat, message): (ChatId, MessageId),
) -> Result<Report, StoreError> {
    let mut report = Report::default();
    let Some(found) = store.message(ledger, chat, message).await? else {
        return Ok(report);
    };
    if !found.lines.iter().any(wants) {
        return Ok(report);
    }
    // Settings come first whatever the day.
    let page = store.read(ledger, Date::MAX).await?;
    let spoken = page.settings.as_ref().and_then(|v| v.settings.spoken);
    let incoming = incoming(&found, spoken);
    let turn = Turn::new(&incoming, page);
    let advice = asked(advisor, &turn.names(), &found, &mut report).await;
    let Some((stored, changed)) = taken(store, ledger, found, &advice).await? else {
        return Ok(report);
    };
    report.changed = changed.len();
    if !changed.is_empty() {
        report.unsaid = messenger.say(&told(&turn, &stored, &changed)).await.err();
    }
    Ok(report)
}

/// Whether an entry's category is nobody's but a guess.
fn wants(line: &Line) -> bool {
    let gone = line.entry.deleted || line.source.is_empty();
    line.unsure && !gone && line.read.category.is_none() && !line.entry.note.is_empty()
}

/// The person's message, as far as what is said needs it.
fn incoming(found: &Recording, spoken: Option<Language>) -> Incoming {
    let first = found.lines.first().map(|l| &l.entry);
    Incoming {
        chat: found.chat,
        message: found.message,
        from: Person {
            id: first.and_then(|e| e.by).unwrap_or(UserId(found.chat.0)),
            language: spoken.map(|l| l.tag().to_owned()),
        },
        at: first.map(|e| e.at).unwrap_or_default(),
        text: String::new(),
        revision: Revision::default(),
        reply_data: None,
        reply_to: None,
        original: None,
    }
}

/// What was said of words of a kind.
struct Advice {
    note: String,
    kind: Kind,
    category: Category,
}

/// Asks about each note once.
async fn asked<A: Advisor>(
    advisor: &A,
    names: &Names<'_>,
    found: &Recording,
    report: &mut Report,
) -> Vec<Advice> {
    let mut open: Vec<(&str, Kind)> = Vec::new();
    for line in found.lines.iter().filter(|l| wants(l)) {
        let question = (line.entry.note.as_str(), line.entry.kind);
        if !open.contains(&question) {
            open.push(question);
        }
    }
    report.asked = open.len();
    let ask = |(note, kind): (&str, Kind)| {
        let (note, choices) = (note.to_owned(), choices(names, kind));
        async move {
            let answer = advisor.category(&note, &choices).await;
            (note, kind, answer.map(|said| chosen(&said, &choices)))
        }
    };
    let mut answers = stream::iter(open).map(ask).buffered(AT_ONCE);
    let mut all = Vec::new();
    while let Some((note, kind, answer)) = answers.next().await {
        match answer {
            Ok(Some(category)) => all.push(Advice {
                note,
                kind,
                category,
            }),
            Ok(None) => report.nonsense += 1,
            Err(error) => report.failed = Some(error),
        }
    }
    all
}

/// The categories of a kind, by id and by the name that the person knows.
fn choices(names: &Names<'_>, kind: Kind) -> Vec<(String, String)> {
    let name = |category| bare(&names.of(category)).to_owned();
    let offered = names.offered(kind).into_iter();
    offered.map(|c| (c.id().to_owned(), name(c))).collect()
}

/// A name without the emoji before it.
fn bare(name: &str) -> &str {
    name.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The choice that an answer names, by id or by name. Anything else is no answer.
fn chosen(said: &str, choices: &[(String, String)]) -> Option<Category> {
    let frame = |c: char| !c.is_alphanumeric();
    let said = said.trim_matches(frame).to_lowercase();
    let (id, _) = choices
        .iter()
        .find(|(id, name)| said == *id || said == name.to_lowercase())?;
    Category::from_id(id)
}

/// Puts the advice on record, over what is stored now and nothing else. Gives the message
/// and the numbers of the lines whose category is another one now.
async fn taken<S: Ledgers>(
    store: &S,
    ledger: LedgerId,
    mut before: Recording,
    advice: &[Advice],
) -> Result<Option<(Recording, Vec<usize>)>, StoreError> {
    for _ in 0..TRIES {
        let (after, changed) = advised(&before, advice);
        if after == before {
            return Ok(None);
        }
        if store.rewrite(ledger, &before, &after).await? {
            return Ok(Some((after, changed)));
        }
        match store.message(ledger, before.chat, before.message).await? {
            Some(now) => before = now,
            None => return Ok(None),
        }
    }
    let busy = "the entry changed meanwhile, again and again";
    Err(StoreError::Unavailable(busy.to_owned()))
}

/// The message with the advice taken where it is still wanted. That nothing fits is an answer
/// too: then nobody is asked again, and the guess stays.
fn advised(before: &Recording, advice: &[Advice]) -> (Recording, Vec<usize>) {
    let mut after = before.clone();
    let mut changed = Vec::new();
    for (number, line) in after.lines.iter_mut().enumerate() {
        let fits = |a: &&Advice| a.note == line.entry.note && a.kind == line.entry.kind;
        let Some(found) = advice.iter().find(fits).filter(|_| wants(line)) else {
            continue;
        };
        let nothing = found.category == Category::other(found.kind);
        if !nothing && line.entry.category != Some(found.category) {
            line.entry.category = Some(found.category);
            changed.push(number);
        }
        line.unsure = false;
        line.version += 1;
    }
    (after, changed)
}

/// One sentence for each changed entry; the buttons of one, or of all.
fn told(turn: &Turn<'_>, stored: &Recording, changed: &[usize]) -> Reply {
    let lines: Vec<&Line> = changed
        .iter()
        .filter_map(|n| stored.lines.get(*n))
        .collect();
    let sentence = |line: &&Line| {
        let category = line.entry.category.map(|c| turn.names().of(c));
        let args = Args::new()
            .text("note", &line.entry.note)
            .text("category", category.as_deref().unwrap_or_default());
        turn.language.say("opinion", &args)
    };
    let sentences: Vec<String> = lines.iter().map(sentence).collect();
    let keyboard = turn.settings.button_key.as_ref().map(|key| {
        let keys = Keys {
            key,
            names: turn.names(),
            message: stored,
            today: turn.today(),
        };
        match lines.as_slice() {
            [only] => keys.entry(only),
            _ => keys.confirmation(),
        }
    });
    Reply {
        place: Place::ReplyTo(stored.message),
        keyboard: keyboard.unwrap_or_default(),
        ..turn.reply(sentences.join("\n"))
    }
}
