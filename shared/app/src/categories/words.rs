//! Words for a category: `/categories 🐶 Собака`, or a reply to the bot's question.

use super::change::kind;
use super::label::{Label, Unfit};
use super::screen::Screens;
use crate::buttons::{Data, Verb};
use crate::message::{Place, Reply};
use crate::phrases::Args;
use crate::ports::{Entropy, Ledgers, StoreError};
use crate::settings::Settings;
use crate::turn::Turn;
use crate::{record, setup};
use kopeck_domain::{Category, Kind};

/// What words came to: what to say, and what to show with it.
struct Outcome(&'static str, Show);

enum Show {
    /// The categories of this kind.
    List(Kind),
    /// This category.
    Card(Category),
    /// The question again: for what it asks.
    Question(String),
}

impl Outcome {
    /// What has to be said in other words; the question stays open.
    fn again(unfit: Unfit, about: &str) -> Self {
        Self(unfit.sentence(), Show::Question(about.to_owned()))
    }
}

/// `/categories` shows the list; with words it adds one: `+` before them for an income.
pub(crate) async fn command<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    mut turn: Turn<'_>,
    said: &str,
) -> Result<Reply, StoreError> {
    record::button_key(store, entropy, &mut turn).await?;
    if said.is_empty() {
        return Ok(shown(
            &turn,
            &turn.settings,
            &Outcome("", Show::List(Kind::Expense)),
        ));
    }
    let (kind, name) = match said.strip_prefix('+') {
        Some(name) => (Kind::Income, name),
        None => (Kind::Expense, said),
    };
    let mut settings = turn.settings.clone();
    let outcome = add(&turn, &mut settings, kind, name);
    setup::keep(store, &turn, &settings).await?;
    Ok(shown(&turn, &settings, &outcome))
}

/// A text that replies to one of our questions for words. `None`: it replies to something
/// else, or is a command.
pub(crate) async fn replied<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
) -> Result<Option<Reply>, StoreError> {
    let incoming = turn.incoming;
    let (Some(given), Some(key)) = (&incoming.reply_data, &turn.settings.button_key) else {
        return Ok(None);
    };
    let ours = |d: &Data| {
        d.verb == Verb::LeaveQuestion
            && Data::is_signed(given, key, incoming.chat)
            && !incoming.text.trim().starts_with('/')
    };
    let Some(data) = Data::read(given).filter(ours) else {
        return Ok(None);
    };
    let mut settings = turn.settings.clone();
    let outcome = answer(turn, &mut settings, &data.value);
    setup::keep(store, turn, &settings).await?;
    let mut reply = shown(turn, &settings, &outcome);
    if incoming.is_edit() {
        reply.place = Place::ReplyTo(incoming.message);
    }
    Ok(Some(reply))
}

fn answer(turn: &Turn<'_>, settings: &mut Settings, about: &str) -> Outcome {
    let (what, id) = about.split_once('.').unwrap_or((about, ""));
    let words = &turn.incoming.text;
    let known = Category::from_id(id).filter(|c| settings.categories.kind_of(*c).is_some());
    let (category, label) = match (what, known) {
        ("r", Some(category)) => (category, Label::named(words)),
        ("g", Some(category)) => (category, Label::emoji(words)),
        _ => return add(turn, settings, kind(id), words),
    };
    match label {
        Ok(label) => rename(turn, settings, category, label),
        Err(unfit) => Outcome::again(unfit, about),
    }
}

/// Adds one. The same message again adds nothing; once it was edited it renames what it had
/// added.
fn add(turn: &Turn<'_>, settings: &mut Settings, kind: Kind, words: &str) -> Outcome {
    let label = match Label::named(words) {
        Ok(label) => label,
        Err(unfit) if kind == Kind::Income => return Outcome::again(unfit, "n.i"),
        Err(unfit) => return Outcome::again(unfit, "n.e"),
    };
    let incoming = turn.incoming;
    if let Some(category) = settings.categories.added_by(incoming.message) {
        if incoming.is_edit() {
            return rename(turn, settings, category, label);
        }
        return Outcome("categories-added", Show::Card(category));
    }
    let name = label.name.unwrap_or_default();
    if let Some(same) = turn.names().find(kind, &name) {
        return Outcome("categories-exists", Show::Card(same));
    }
    let made = &mut settings.categories;
    match made.add(kind, name, label.emoji, incoming.message) {
        Some(category) => Outcome("categories-added", Show::Card(category)),
        None => Outcome("categories-too-many", Show::List(kind)),
    }
}

/// Gives another name, or emoji. The newest message wins: an older one that comes again
/// changes nothing.
fn rename(turn: &Turn<'_>, settings: &mut Settings, category: Category, label: Label) -> Outcome {
    let (incoming, made) = (turn.incoming, &mut settings.categories);
    let newest = made.of(category).and_then(|m| m.named_by);
    let late = newest
        .is_some_and(|n| n > incoming.message || n == incoming.message && !incoming.is_edit());
    if late {
        return Outcome("categories-renamed", Show::Card(category));
    }
    let kind = made.kind_of(category).unwrap_or(Kind::Expense);
    let same = label
        .name
        .as_deref()
        .and_then(|name| turn.names().find(kind, name));
    if let Some(same) = same.filter(|same| *same != category) {
        return Outcome("categories-exists", Show::Card(same));
    }
    made.rename(category, label.name, label.emoji, incoming.message);
    Outcome("categories-renamed", Show::Card(category))
}

fn shown(turn: &Turn<'_>, settings: &Settings, Outcome(said, show): &Outcome) -> Reply {
    let Some(key) = &settings.button_key else {
        return turn.reply(turn.language.say(said, &Args::new()));
    };
    let screens = Screens {
        turn,
        key,
        settings,
    };
    let (html, keyboard) = match show {
        Show::List(kind) => screens.list(*kind, "0"),
        Show::Card(category) => screens.card(*category),
        Show::Question(about) => screens.question(about),
    };
    let html = if said.is_empty() {
        html
    } else {
        format!("{}\n\n{html}", screens.say(said))
    };
    Reply {
        keyboard,
        ..turn.reply(html)
    }
}
