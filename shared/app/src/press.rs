//! A press of a button: what it was made for is looked up, checked and done, and the message
//! with the button shows how things are now.

use crate::buttons::{Data, Verb};
use crate::keyboards::{Keys, typed_amount};
use crate::message::{Button, Incoming, Place, Press, Pressed, Reply};
use crate::phrases::{Args, Language};
use crate::ports::{Ledgers, StoreError};
use crate::settings::{ButtonKey, Settings};
use crate::turn::{Access, Turn, window};
use crate::{categories, question, reading, record, setup};
use jiff::Timestamp;
use jiff::civil::Date;
use kopeck_domain::message::{Line, Recording, Revision};
use kopeck_domain::{Category, Kind, Money};

/// Answers a press.
///
/// # Errors
/// [`StoreError`]: nothing is acknowledged; the same press may be handed in again.
pub async fn press<S: Ledgers>(
    store: &S,
    access: &Access,
    press: &Press,
) -> Result<Pressed, StoreError> {
    let spoken = Language::of_person(press.from.language.as_deref());
    let notice = |language: Language, id: &str| Pressed {
        reply: None,
        notice: Some(language.say(id, &Args::new())),
    };
    let Some(data) = Data::read(&press.data).filter(|_| access.allows(press.from.id)) else {
        return Ok(notice(spoken, "button-unknown"));
    };
    let ledger = press.ledger();
    if data.verb.is_setting() || data.verb == Verb::Answer {
        return of_no_entry(store, press, &data).await;
    }
    let found = store.message(ledger, press.chat, data.message).await?;
    let Some((stored, line)) = found.and_then(|m| line_of(&m, &data).map(|l| (m, l))) else {
        return Ok(notice(spoken, "button-unknown"));
    };
    let incoming = incoming(press, &data, &line);
    let page = store.read(ledger, window(incoming.at)).await?;
    let mut turn = Turn::new(&incoming, page);
    // A press has no time of its own: its day counts whole.
    turn.until = Timestamp::MAX;
    let Some(key) = turn.settings.button_key.clone() else {
        return Ok(notice(turn.language, "button-unknown"));
    };
    if !Data::is_signed(&press.data, &key, press.chat) {
        return Ok(notice(turn.language, "button-unknown"));
    }
    let mut pressed = Pressed::default();
    let mut now = stored;
    if data.verb.changes() {
        match change(&turn.settings, &now, &line, &data) {
            Some(after) if line.version == data.version => {
                if !store.rewrite(ledger, &now, &after).await? {
                    return Err(StoreError::Unavailable(
                        "the entry changed meanwhile".to_owned(),
                    ));
                }
                now = after;
                if data.verb == Verb::SetCategory {
                    pressed.notice = categories::learn(store, &turn, &now, &data).await;
                }
            }
            // Pressed twice, or made for how things were: they are shown as they are.
            _ => pressed.notice = Some(turn.language.say("button-stale", &Args::new())),
        }
    }
    pressed.reply = Some(shown(&turn, &key, &now, &data, press));
    Ok(pressed)
}

/// A tap on a choice of the chat's settings, or on an answer to a question.
async fn of_no_entry<S: Ledgers>(
    store: &S,
    press: &Press,
    data: &Data,
) -> Result<Pressed, StoreError> {
    let incoming = Incoming {
        chat: press.chat,
        message: press.message,
        from: press.from.clone(),
        at: press.at.unwrap_or_default(),
        text: String::new(),
        revision: Revision::default(),
        reply_data: None,
        reply_to: None,
        original: None,
    };
    // Settings come first whatever the day; only an answer needs the month, for its sums.
    let since = if data.verb == Verb::Answer {
        window(incoming.at)
    } else {
        Date::MAX
    };
    let page = store.read(press.ledger(), since).await?;
    let turn = Turn::new(&incoming, page);
    let key = turn.settings.button_key.as_ref();
    if key.is_some_and(|key| Data::is_signed(&press.data, key, press.chat)) {
        if data.verb == Verb::Answer {
            return question::pressed(store, &turn, data, press).await;
        }
        if data.verb.is_of_categories() {
            return categories::pressed(store, &turn, data, press).await;
        }
        return setup::tap(store, &turn, data, press).await;
    }
    let notice = turn.language.say("button-unknown", &Args::new());
    Ok(Pressed {
        reply: None,
        notice: Some(notice),
    })
}

pub(crate) fn line_of(message: &Recording, data: &Data) -> Option<Line> {
    message.lines.get(usize::from(data.line)).cloned()
}

/// The person's message that the entry is of, as far as totals need it.
fn incoming(press: &Press, data: &Data, line: &Line) -> Incoming {
    Incoming {
        chat: press.chat,
        message: data.message,
        from: press.from.clone(),
        at: line.entry.at,
        text: String::new(),
        revision: Revision::default(),
        reply_data: None,
        reply_to: None,
        original: None,
    }
}

/// The message after the change; `None` where there is nothing to change.
fn change(settings: &Settings, message: &Recording, line: &Line, data: &Data) -> Option<Recording> {
    let mut after = message.clone();
    let new = after.lines.get_mut(usize::from(data.line))?;
    // Words that an edit took away are no entry that could come back.
    if new.source.is_empty() {
        return None;
    }
    apply(settings, new, data)?;
    if new == line {
        return None;
    }
    new.version += 1;
    Some(after)
}

fn apply(settings: &Settings, line: &mut Line, data: &Data) -> Option<()> {
    let (entry, read) = (&mut line.entry, &mut line.read);
    let made = &settings.categories;
    match data.verb {
        Verb::SetCategory => {
            // A button from before a merge means what it leads to now.
            let category = made.leads_to(Category::from_id(&data.value)?);
            made.is_of(category, entry.kind).then_some(())?;
            Line::change(&mut read.category, &mut entry.category, Some(category));
            line.unsure = false;
        }
        Verb::SetAmount => {
            let minor = data.value.parse().ok()?;
            let money = Money {
                minor,
                ..entry.money
            };
            let allowed = (1..=Money::MAX_MINOR).contains(&minor);
            allowed.then(|| Line::change(&mut read.money, &mut entry.money, money))?;
        }
        Verb::SetDay => {
            Line::change(&mut read.day, &mut entry.day, data.value.parse().ok()?);
        }
        Verb::ClearNote => Line::change(&mut read.note, &mut entry.note, String::new()),
        Verb::SetKind => {
            let kind = if data.value == "i" {
                Kind::Income
            } else {
                Kind::Expense
            };
            Line::change(&mut read.kind, &mut entry.kind, kind);
            if !entry.category.is_some_and(|c| made.is_of(c, kind)) {
                let guesses = reading::Guesses::of(settings);
                entry.category = guesses.guess(&entry.note, kind).known();
            }
        }
        Verb::Delete => entry.deleted = true,
        Verb::Restore => entry.deleted = false,
        _ => return None,
    }
    Some(())
}

/// The message with the button as it is now: a menu, an entry, or all of them.
fn shown(
    turn: &Turn<'_>,
    key: &ButtonKey,
    message: &Recording,
    data: &Data,
    press: &Press,
) -> Reply {
    let language = turn.language;
    let keys = Keys {
        key,
        names: turn.names(),
        message,
        today: turn.today(),
    };
    let gone = || Reply {
        place: Place::Edit(press.message),
        ..turn.reply(record::confirmation(turn, message))
    };
    let line = line_of(message, data).filter(|l| !l.source.is_empty());
    let Some(line) = line else {
        return gone();
    };
    let card = record::card(turn, message, &line);
    let with = |id: &str, args: Args| format!("{card}\n\n{}", language.say(id, &args));
    let (html, keyboard): (String, Vec<Vec<Button>>) = match data.verb {
        Verb::List => (record::confirmation(turn, message), keys.confirmation()),
        Verb::Categories => {
            let menu = keys.categories(&line, &data.value);
            (with("ask-category", Args::new()), menu)
        }
        Verb::Keypad => {
            let typed = typed_amount(&line, &data.value).map(|m| language.money(m));
            let args = Args::new().text("typed", typed.as_deref().unwrap_or("…"));
            (with("ask-amount", args), keys.keypad(&line, &data.value))
        }
        Verb::Days => (with("ask-day", Args::new()), keys.days(&line, &data.value)),
        Verb::Note => (with("ask-note", Args::new()), keys.note(&line)),
        _ => (card, keys.entry(&line)),
    };
    Reply {
        place: Place::Edit(press.message),
        keyboard,
        ..turn.reply(html)
    }
}

/// A text that replies to the bot's question for a note: it becomes the note. `None`: it
/// replies to something else.
pub(crate) async fn note<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
) -> Result<Option<Reply>, StoreError> {
    let incoming = turn.incoming;
    let (Some(given), Some(key)) = (&incoming.reply_data, &turn.settings.button_key) else {
        return Ok(None);
    };
    let data = Data::read(given).filter(|d| d.verb == Verb::ClearNote);
    let Some(data) = data.filter(|_| Data::is_signed(given, key, incoming.chat)) else {
        return Ok(None);
    };
    let found = store
        .message(incoming.ledger(), incoming.chat, data.message)
        .await?;
    let Some((before, line)) = found.and_then(|m| line_of(&m, &data).map(|l| (m, l))) else {
        return Ok(None);
    };
    let note = kopeck_domain::understand::note(&incoming.text);
    let mut after = before.clone();
    let Some(new) = after.lines.get_mut(usize::from(data.line)) else {
        return Ok(None);
    };
    if new.entry.note != note {
        Line::change(&mut new.read.note, &mut new.entry.note, note);
        new.version = line.version + 1;
        if !store.rewrite(incoming.ledger(), &before, &after).await? {
            return Err(StoreError::Unavailable(
                "the entry changed meanwhile".to_owned(),
            ));
        }
    }
    let Some(now) = line_of(&after, &data) else {
        return Ok(None);
    };
    let keys = Keys {
        key,
        names: turn.names(),
        message: &after,
        today: turn.today(),
    };
    Ok(Some(Reply {
        keyboard: keys.entry(&now),
        ..turn.reply(record::card(turn, &after, &now))
    }))
}
