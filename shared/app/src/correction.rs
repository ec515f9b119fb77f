//! A reply that corrects an entry: `450`, `такси` or `вчера`, to a confirmation or to one's own
//! message.

use crate::buttons::{Data, Verb};
use crate::keyboards::Keys;
use crate::message::Reply;
use crate::phrases::Args;
use crate::ports::{Ledgers, StoreError};
use crate::settings::ButtonKey;
use crate::turn::Turn;
use crate::{categories, reading, record};
use jiff::civil::Date;
use kopeck_domain::message::{Line, Recording};
use kopeck_domain::understand::{self, Draft};
use kopeck_domain::{Category, MessageId};

/// What a reply says that the entry is to be.
#[derive(Debug, Default)]
struct Change {
    amount: Option<Draft>,
    day: Option<Date>,
    category: Option<Category>,
    note: Option<String>,
}

/// Corrects the entry that the message replies to. `None`: it replies to none, or does not
/// say what could be corrected.
pub(crate) async fn replied<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
) -> Result<Option<Reply>, StoreError> {
    let Some(key) = turn.settings.button_key.clone() else {
        return Ok(None);
    };
    let Some((message, number)) = target(turn, &key) else {
        return Ok(None);
    };
    let (ledger, chat) = (turn.incoming.ledger(), turn.incoming.chat);
    let Some(before) = store.message(ledger, chat, message).await? else {
        return Ok(None);
    };
    let Some(number) = number.or_else(|| only(&before)) else {
        let several = before.shown().count() > 1 && is_brief(turn);
        return Ok(several.then(|| which(turn, &key, &before)));
    };
    let Some(line) = before.lines.get(number) else {
        return Ok(None);
    };
    let Some(change) = change(turn, line) else {
        return Ok(None);
    };
    let mut after = before.clone();
    let reply = (turn.incoming.message.0, turn.incoming.revision.rev);
    let taught = change.category.is_some();
    if let Some(new) = after.lines.get_mut(number).filter(|l| l.corrected < reply) {
        apply(turn, new, change);
        new.corrected = reply;
        new.version += 1;
        if !store.rewrite(ledger, &before, &after).await? {
            let meanwhile = "the entry changed meanwhile".to_owned();
            return Err(StoreError::Unavailable(meanwhile));
        }
        if taught {
            let data = data(message, number);
            let _ = categories::learn(store, turn, &after, &data).await;
        }
    }
    Ok(card(turn, &key, &after, number))
}

/// The message and the line that are replied to; no line where the message has one only.
fn target(turn: &Turn<'_>, key: &ButtonKey) -> Option<(MessageId, Option<usize>)> {
    let incoming = turn.incoming;
    if incoming.text.trim_start().starts_with('/') {
        return None;
    }
    if let Some(own) = incoming.reply_to {
        return Some((own, None));
    }
    let given = incoming.reply_data.as_deref()?;
    let data = Data::read(given).filter(|d| !d.verb.is_setting() && d.verb != Verb::Answer)?;
    // Under a list the first button opens the first of several.
    let line = (data.verb != Verb::View).then_some(usize::from(data.line));
    Data::is_signed(given, key, incoming.chat).then_some((data.message, line))
}

fn data(message: MessageId, line: usize) -> Data {
    Data {
        verb: Verb::SetCategory,
        message,
        line: u8::try_from(line).unwrap_or(u8::MAX),
        version: 0,
        value: String::new(),
    }
}

fn only(message: &Recording) -> Option<usize> {
    let mut shown = message
        .lines
        .iter()
        .enumerate()
        .filter(|(_, l)| !l.source.is_empty());
    let first = shown.next()?.0;
    shown.next().is_none().then_some(first)
}

/// What the words change: a sum, a day, a category by its name, or the words themselves.
fn change(turn: &Turn<'_>, line: &Line) -> Option<Change> {
    let text = turn.incoming.text.trim();
    let entry = &line.entry;
    if let Some(day) = reading::day_alone(turn, text) {
        return Some(Change {
            day: Some(day),
            ..Change::default()
        });
    }
    let mut read = reading::read(turn, text, entry.money.currency);
    read.entries.append(&mut read.planned);
    match read.entries.as_slice() {
        [] if understand::names_a_thing(text) => {
            let category = turn.names().find(entry.kind, text);
            let note = category.is_none().then(|| understand::note(text));
            Some(Change {
                category,
                note,
                ..Change::default()
            })
        }
        [draft] => Some(Change {
            day: Some(draft.day).filter(|day| *day != turn.day()),
            note: Some(draft.note.clone()).filter(|note| !note.is_empty()),
            amount: Some(draft.clone()),
            category: None,
        }),
        _ => None,
    }
}

fn apply(turn: &Turn<'_>, line: &mut Line, change: Change) {
    let (entry, read) = (&mut line.entry, &mut line.read);
    if let Some(draft) = change.amount {
        Line::change(&mut read.money, &mut entry.money, draft.money);
    }
    if let Some(day) = change.day {
        Line::change(&mut read.day, &mut entry.day, day);
    }
    if let Some(category) = change.category {
        Line::change(&mut read.category, &mut entry.category, Some(category));
        line.unsure = false;
    }
    if let Some(note) = change.note {
        let guess = reading::Guesses::of(&turn.settings).guess(&note, entry.kind);
        Line::change(&mut read.note, &mut entry.note, note);
        // What a button made of the category stays.
        if read.category.is_none() && guess.known().is_some() {
            entry.category = guess.known();
            line.unsure = !guess.sure;
        }
    }
}

fn card(turn: &Turn<'_>, key: &ButtonKey, message: &Recording, number: usize) -> Option<Reply> {
    let line = message.lines.get(number)?;
    let keys = keys(turn, key, message);
    Some(Reply {
        keyboard: keys.entry(line),
        ..turn.reply(record::card(turn, message, line))
    })
}

fn keys<'a>(turn: &'a Turn<'_>, key: &'a ButtonKey, message: &'a Recording) -> Keys<'a> {
    Keys {
        key,
        names: turn.names(),
        message,
        today: turn.today(),
    }
}

/// Short enough to be a correction rather than a message of its own.
fn is_brief(turn: &Turn<'_>) -> bool {
    turn.incoming.text.split_whitespace().count() <= 3
}

/// Of several entries one has to be chosen first.
fn which(turn: &Turn<'_>, key: &ButtonKey, message: &Recording) -> Reply {
    let keys = keys(turn, key, message);
    let mut said = turn.language.say("ask-which-entry", &Args::new());
    for (at, line) in (1..).zip(message.shown()) {
        let line = record::list_line(&keys.names, &line.entry, turn.today());
        said.push_str(&format!("\n{at} {line}"));
    }
    Reply {
        keyboard: keys.confirmation(),
        ..turn.reply(said)
    }
}
