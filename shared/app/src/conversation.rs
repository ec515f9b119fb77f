//! One message in, one reply out.

use crate::message::{Incoming, Photo, Reply};
use crate::phrases::{Args, Language};
use crate::ports::{Entropy, Jobs, Ledgers, StoreError};
use crate::settings::Settings;
pub use crate::turn::Access;
use crate::turn::{Turn, window};
use crate::{categories, correction, expenses, photo, press, question, reading, record, setup};
use jiff::tz::TimeZone;
use kopeck_domain::understand::Manner;
use kopeck_domain::{Currency, understand, zone};

/// Answers one message of a person. `None` where silence is the answer.
///
/// # Errors
/// [`StoreError`]: nothing is acknowledged; the same message may be handed in again.
pub async fn answer<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    access: &Access,
    incoming: &Incoming,
) -> Result<Option<Reply>, StoreError> {
    let page = store.read(incoming.ledger(), window(incoming.at)).await?;
    in_turn(store, entropy, access, Turn::new(incoming, page)).await
}

/// Answers a photo: the words under it where they say all that is needed, else by a look at
/// it, which comes later.
///
/// # Errors
/// [`StoreError`]: nothing is acknowledged; the same message may be handed in again.
pub async fn photo<S: Ledgers + Jobs, E: Entropy>(
    store: &S,
    entropy: &E,
    access: &Access,
    photo: &Photo,
) -> Result<Option<Reply>, StoreError> {
    let incoming = &photo.incoming;
    let page = store.read(incoming.ledger(), window(incoming.at)).await?;
    let turn = Turn::new(incoming, page);
    let read = reading::read(&turn, &incoming.text, turn.settings.currency);
    let complete = !read.is_empty() || Command::of(&incoming.text).is_some();
    if complete || !access.allows(incoming.from.id) {
        return in_turn(store, entropy, access, turn).await;
    }
    if !incoming.is_edit() {
        return photo::ask(store, &turn, photo).await;
    }
    if photo::words_do_not_matter(store, &turn).await? {
        return Ok(None);
    }
    in_turn(store, entropy, access, turn).await
}

async fn in_turn<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    access: &Access,
    mut turn: Turn<'_>,
) -> Result<Option<Reply>, StoreError> {
    let incoming = turn.incoming;
    if !access.allows(incoming.from.id) {
        return refuse(store, turn).await;
    }
    if let Some(reply) = press::note(store, &turn).await? {
        return Ok(Some(reply));
    }
    if let Some(reply) = categories::replied(store, &turn).await? {
        return Ok(Some(reply));
    }
    if let Some(reply) = correction::replied(store, &turn).await? {
        return Ok(Some(reply));
    }
    if incoming.is_edit()
        && let Some(reply) = record::edit(store, entropy, &mut turn).await?
    {
        return Ok(Some(reply));
    }
    match Command::of(&incoming.text) {
        Some(command) => command.answer(store, entropy, turn).await.map(Some),
        None => text(store, entropy, turn).await.map(Some),
    }
}

/// A text that is no command: entries, else an answer to a question of `/start`, else help.
async fn text<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    mut turn: Turn<'_>,
) -> Result<Reply, StoreError> {
    let said = turn.incoming.text.trim();
    // First, as "UTC+5" has a number in it.
    if let Some(zone) = zone::answer(said) {
        return setup::set_zone(store, turn, Some(zone)).await;
    }
    let mut understood = reading::read(&turn, &turn.incoming.text, turn.settings.currency);
    if !understood.is_empty() {
        let answered = question::answered(&turn, &mut understood);
        let reply = record::record(store, entropy, &mut turn, understood).await?;
        if answered {
            question::forget(store, &turn).await;
        }
        return Ok(reply);
    }
    if let Some(currency) = understand::currency::by_word(said) {
        return setup::set_currency(store, turn, Some(currency)).await;
    }
    if let Some(reply) = question::said(store, &turn).await? {
        return Ok(reply);
    }
    if let Some(id) = talk(&turn, said) {
        return Ok(turn.reply(turn.language.say(id, &Args::new())));
    }
    if let Some(asks) = &understood.asks
        && let Some(reply) =
            question::ask(store, entropy, &mut turn, asks, &understood.problems).await?
    {
        return Ok(reply);
    }
    Ok(turn.reply(record::not_understood(turn.language, &understood.problems)))
}

/// The answer to a text that is about no money: a greeting, a question, a call for help.
fn talk(turn: &Turn<'_>, said: &str) -> Option<&'static str> {
    if turn.language.lists("help-words", said) {
        return Some("help");
    }
    understand::manner(said).map(|manner| match manner {
        Manner::Greeting => "hello",
        Manner::Question => "help-question",
    })
}

/// A stranger hears once a day that the bot is not open to them.
async fn refuse<S: Ledgers>(store: &S, turn: Turn<'_>) -> Result<Option<Reply>, StoreError> {
    let today = zone::day_in(turn.incoming.at, &TimeZone::UTC);
    if turn.settings.refused_on == Some(today) {
        return Ok(None);
    }
    let settings = Settings {
        refused_on: Some(today),
        ..turn.settings.clone()
    };
    let rev = turn.page.settings.as_ref().map_or(0, |v| v.rev);
    let first = store
        .save_settings(turn.incoming.ledger(), &settings, rev)
        .await?;
    Ok(first.then(|| turn.reply(turn.language.say("refused", &Args::new()))))
}

/// What a person asked for by a slash.
enum Command<'a> {
    Start,
    Help,
    Expenses,
    Categories(&'a str),
    Currency(&'a str),
    Zone(&'a str),
    Language(&'a str),
    Unknown,
}

impl<'a> Command<'a> {
    /// `/name@bot rest`: the name in any letter case, the bot's name optional.
    fn of(text: &'a str) -> Option<Self> {
        let text = text.trim().strip_prefix('/')?;
        let (head, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let name = head.split('@').next().unwrap_or(head).to_lowercase();
        let rest = rest.trim();
        Some(match name.as_str() {
            "start" => Self::Start,
            "help" => Self::Help,
            "expenses" => Self::Expenses,
            "categories" => Self::Categories(rest),
            "currency" => Self::Currency(rest),
            "zone" => Self::Zone(rest),
            "language" => Self::Language(rest),
            _ => Self::Unknown,
        })
    }

    async fn answer<S: Ledgers, E: Entropy>(
        self,
        store: &S,
        entropy: &E,
        turn: Turn<'_>,
    ) -> Result<Reply, StoreError> {
        match self {
            Self::Start => setup::start(store, entropy, turn).await,
            Self::Help => Ok(turn.reply(turn.language.say("help", &Args::new()))),
            Self::Expenses => Ok(expenses::show(&turn)),
            Self::Categories(said) => categories::command(store, entropy, turn, said).await,
            Self::Currency(said) => {
                let found = understand::currency::by_word(said)
                    .or_else(|| said.parse().ok().and_then(understand::currency::by_sign))
                    .or_else(|| Currency::from_code(said));
                setup::set_currency(store, turn, found).await
            }
            Self::Zone(said) => setup::set_zone(store, turn, zone::find(said)).await,
            Self::Language(said) => setup::set_language(store, turn, Language::named(said)).await,
            Self::Unknown => Ok(turn.reply(turn.language.say("unknown-command", &Args::new()))),
        }
    }
}
