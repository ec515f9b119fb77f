//! "How much was it?": a text without an amount, the last amounts for it as buttons, and a
//! bare amount that answers. The only thing remembered is a draft in the settings, which
//! expires; a complete entry is understood at any time.

use crate::buttons::{Data, Verb};
use crate::message::{Button, Place, Press, Pressed, Reply};
use crate::phrases::Args;
use crate::ports::{Entropy, Ledgers, StoreError};
use crate::reading;
use crate::record;
use crate::settings::{Draft, Settings};
use crate::setup;
use crate::turn::Turn;
use kopeck_domain::message::Revision;
use kopeck_domain::understand::{self, Problem, Reason, Understood};
use kopeck_domain::{Currency, Kind, Money, UserId};

/// The longest text that is asked about, in characters; a longer one is no name of a thing.
const LONGEST: usize = 40;

/// How many of the last amounts are offered.
const OFFERED: usize = 6;

/// What a text without an amount may be about.
fn about(problems: &[Problem]) -> Option<&str> {
    match problems {
        [
            Problem {
                source,
                reason: Reason::NoAmount,
            },
        ] => Some(source.as_str()).filter(|s| {
            s.chars().count() <= LONGEST
                && s.contains(char::is_alphabetic)
                && !s.contains(|c: char| c.is_ascii_digit() || c == '?')
        }),
        _ => None,
    }
}

/// Asks, with the last amounts for the same words. `None`: there is nothing to ask about.
pub(crate) async fn ask<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    turn: &mut Turn<'_>,
    problems: &[Problem],
) -> Result<Option<Reply>, StoreError> {
    let Some(note) = about(problems) else {
        return Ok(None);
    };
    let draft = Draft {
        message: turn.incoming.message,
        note: note.to_owned(),
        at: turn.incoming.at,
    };
    let key = record::fresh_or_own_key(entropy, turn);
    let settings = Settings {
        draft: Some(draft),
        button_key: Some(key.clone()),
        ..turn.settings.clone()
    };
    setup::keep(store, turn, &settings).await?;
    let offer = |money: &Money| {
        let data = Data {
            verb: Verb::Answer,
            message: turn.incoming.message,
            line: 0,
            version: 0,
            value: format!("{}{}", money.minor, money.currency.code()),
        };
        Button {
            label: turn.language.money(*money),
            data: data.signed(&key, turn.incoming.chat),
        }
    };
    let buttons: Vec<Button> = last_amounts(turn, note).iter().map(offer).collect();
    let text = turn
        .language
        .say("ask-how-much", &Args::new().text("note", note));
    Ok(Some(Reply {
        keyboard: buttons.chunks(3).map(<[Button]>::to_vec).collect(),
        ..turn.reply(text)
    }))
}

/// The last different amounts spent on the same words, newest first.
fn last_amounts(turn: &Turn<'_>, note: &str) -> Vec<Money> {
    let wanted = note.to_lowercase();
    let mut same: Vec<_> = turn
        .page
        .entries
        .iter()
        .filter(|e| !e.deleted && e.kind == Kind::Expense && e.note.to_lowercase() == wanted)
        .collect();
    same.sort_by_key(|e| std::cmp::Reverse(e.written()));
    let mut amounts: Vec<Money> = Vec::new();
    for entry in same {
        if !amounts.contains(&entry.money) && amounts.len() < OFFERED {
            amounts.push(entry.money);
        }
    }
    amounts
}

/// A bare amount answers a question that still waits; gives whether it did.
pub(crate) fn answered(turn: &Turn<'_>, understood: &mut Understood) -> bool {
    let waiting = turn.settings.draft.as_ref();
    let waiting = waiting.filter(|d| d.waits_at(turn.incoming.at));
    let (Some(draft), [only]) = (waiting, understood.entries.as_mut_slice()) else {
        return false;
    };
    let bare = only.note.is_empty();
    if bare {
        only.note.clone_from(&draft.note);
        reading::Guesses::of(&turn.settings).categorise(only);
    }
    bare
}

/// Forgets an answered question, so that the next bare amount is its own. Where that fails
/// the question expires by itself.
pub(crate) async fn forget<S: Ledgers>(store: &S, turn: &Turn<'_>) {
    let settings = Settings {
        draft: None,
        ..turn.settings.clone()
    };
    let _ = setup::keep(store, turn, &settings).await;
}

/// A press on one of the offered amounts: the message that was asked about is recorded.
pub(crate) async fn pressed<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
    data: &Data,
    press: &Press,
) -> Result<Pressed, StoreError> {
    let unknown = || Pressed {
        reply: None,
        notice: Some(turn.language.say("button-unknown", &Args::new())),
    };
    let draft = turn
        .settings
        .draft
        .clone()
        .filter(|d| d.message == data.message);
    let (Some(draft), Some(key)) = (draft, turn.settings.button_key.clone()) else {
        return Ok(unknown());
    };
    let Some(money) = amount(&data.value) else {
        return Ok(unknown());
    };
    let mut incoming = turn.incoming.clone();
    (incoming.message, incoming.at) = (draft.message, draft.at);
    incoming.from.id = UserId(press.from.id.0);
    let asked = Turn::new(&incoming, turn.page.clone());
    let mut entry = understand::Draft {
        kind: Kind::Expense,
        money,
        day: asked.day(),
        source: draft.note.clone(),
        note: draft.note,
        tags: Vec::new(),
        guess: None,
    };
    reading::Guesses::of(&turn.settings).categorise(&mut entry);
    let entries = Understood {
        entries: vec![entry],
        ..Understood::default()
    };
    let stored = record::write(store, &asked, Revision::default(), entries).await?;
    Ok(Pressed {
        reply: Some(Reply {
            place: Place::Edit(press.message),
            ..record::confirmed(&asked, &key, &stored)
        }),
        notice: None,
    })
}

/// `25000RUB`.
fn amount(value: &str) -> Option<Money> {
    let (minor, code) = value.split_at_checked(value.len().checked_sub(3)?)?;
    let minor = minor
        .parse()
        .ok()
        .filter(|m| (1..=Money::MAX_MINOR).contains(m))?;
    let currency = Currency::from_code(code)?;
    Some(Money { minor, currency })
}
