//! "How much was it?": a text without an amount, the last amounts for it as buttons, and a
//! bare amount that answers. The only thing remembered is a draft in the settings, which
//! expires; a complete entry is understood at any time.

use crate::buttons::{Data, Verb};
use crate::message::{Button, Place, Press, Pressed, Reply};
use crate::phrases::Args;
use crate::ports::{Entropy, Ledgers, StoreError};
use crate::reading;
use crate::record;
use crate::settings::{ButtonKey, Draft, Settings};
use crate::setup;
use crate::turn::Turn;
use kopeck_domain::message::Revision;
use kopeck_domain::understand::{self, Asks, Problem, Reason, Understood};
use kopeck_domain::{Currency, Kind, Money, UserId};

/// The longest text that waits for an answer, in bytes of UTF-8.
const LONGEST: usize = 300;

/// How many of the last amounts are offered.
const OFFERED: usize = 6;

/// Asks how much it was, or whether it is an entry at all. `None`: there is nothing to ask
/// about.
pub(crate) async fn ask<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    turn: &mut Turn<'_>,
    asks: &Asks,
    problems: &[Problem],
) -> Result<Option<Reply>, StoreError> {
    let why = problems.first().map(|p| p.reason);
    let text = turn.incoming.text.trim();
    if text.len() > LONGEST || why == Some(Reason::Question) {
        return Ok(None);
    }
    let doubted = *asks != Asks::Amount;
    let note = if doubted {
        text.to_owned()
    } else {
        understand::note(text)
    };
    let key = record::fresh_or_own_key(entropy, turn);
    let settings = Settings {
        draft: Some(Draft {
            message: turn.incoming.message,
            note: note.clone(),
            at: turn.incoming.at,
            doubted,
        }),
        button_key: Some(key.clone()),
        ..turn.settings.clone()
    };
    setup::keep(store, turn, &settings).await?;
    let button = |label: String, value: String| Button {
        label,
        data: answer(turn, value).signed(&key, turn.incoming.chat),
    };
    let (said, keyboard) = match asks {
        Asks::Amount => {
            let offer = |m: &Money| {
                let value = format!("{}{}", m.minor, m.currency.code());
                button(turn.language.money(*m), value)
            };
            let offers: Vec<Button> = last_amounts(turn, &note).iter().map(offer).collect();
            let args = Args::new().text("note", &note);
            let rows = offers.chunks(3).map(<[Button]>::to_vec).collect();
            (turn.language.say("ask-how-much", &args), rows)
        }
        Asks::Confirm(drafts) => {
            let choice = |(at, draft)| button(choice(turn, draft), format!("c{at}"));
            let mut rows: Vec<Vec<Button>> =
                drafts.iter().enumerate().map(|d| vec![choice(d)]).collect();
            let no = turn.language.say("button-no", &Args::new());
            rows.push(vec![button(no, "no".to_owned())]);
            let id = match why {
                Some(Reason::Unclear) => "ask-which-amount",
                Some(Reason::Plan) => "ask-record-plan",
                Some(Reason::Negation) => "ask-record-negation",
                _ => "ask-record",
            };
            (turn.language.say(id, &Args::new()), rows)
        }
    };
    Ok(Some(Reply {
        keyboard,
        ..turn.reply(said)
    }))
}

fn answer(turn: &Turn<'_>, value: String) -> Data {
    Data {
        verb: Verb::Answer,
        message: turn.incoming.message,
        line: 0,
        version: 0,
        value,
    }
}

/// The label of one reading.
fn choice(turn: &Turn<'_>, draft: &understand::Draft) -> String {
    let plus = if draft.kind == Kind::Income { "+" } else { "" };
    let amount = turn.language.money(draft.money);
    let note: String = draft.note.chars().take(LABEL).collect();
    format!("✅ {plus}{amount} · {note}")
}

/// How much of a note a button shows, in characters.
const LABEL: usize = 28;

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
    let waiting = waiting.filter(|d| d.waits_at(turn.incoming.at) && !d.doubted);
    let (Some(draft), [only]) = (waiting, understood.entries.as_mut_slice()) else {
        return false;
    };
    let bare = only.note.is_empty();
    if bare {
        only.note.clone_from(&draft.note);
        only.kind = understand::kind_of(&draft.note);
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
    let mut incoming = turn.incoming.clone();
    (incoming.message, incoming.at) = (draft.message, draft.at);
    incoming.from.id = UserId(press.from.id.0);
    let asked = Turn::new(&incoming, turn.page.clone());
    if draft.doubted && data.value == "no" {
        return Ok(Pressed {
            reply: Some(Reply {
                place: Place::Edit(press.message),
                ..left(store, &asked, &key).await?
            }),
            notice: None,
        });
    }
    let chosen = if draft.doubted {
        reading_of(&asked, &draft.note, &data.value)
    } else {
        amount(&data.value).map(|money| priced(&asked, draft.note, money))
    };
    let Some(entry) = chosen else {
        return Ok(unknown());
    };
    Ok(Pressed {
        reply: Some(Reply {
            place: Place::Edit(press.message),
            ..taken(store, &asked, &key, entry).await?
        }),
        notice: None,
    })
}

/// "Yes" or "no" in words, to a doubt that still waits. `None`: it answers nothing, or does
/// not say which reading.
pub(crate) async fn said<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
) -> Result<Option<Reply>, StoreError> {
    let waiting = turn.settings.draft.as_ref();
    let waiting = waiting.filter(|d| d.doubted && d.waits_at(turn.incoming.at));
    let (Some(draft), Some(key)) = (waiting, &turn.settings.button_key) else {
        return Ok(None);
    };
    let mut incoming = turn.incoming.clone();
    (incoming.message, incoming.at) = (draft.message, draft.at);
    let asked = Turn::new(&incoming, turn.page.clone());
    if turn.language.lists("no-words", &turn.incoming.text) {
        return left(store, &asked, key).await.map(Some);
    }
    if !turn.language.lists("yes-words", &turn.incoming.text) {
        return Ok(None);
    }
    match readings(&asked, &draft.note).as_mut_slice() {
        [only] => taken(store, &asked, key, only.clone()).await.map(Some),
        _ => Ok(None),
    }
}

/// What was asked about is an entry.
async fn taken<S: Ledgers>(
    store: &S,
    asked: &Turn<'_>,
    key: &ButtonKey,
    entry: understand::Draft,
) -> Result<Reply, StoreError> {
    let entries = Understood {
        entries: vec![entry.clone()],
        ..Understood::default()
    };
    let mut stored = record::write(store, asked, Revision::default(), entries).await?;
    if stored.is_empty() {
        stored = record::fill(store, asked, stored, entry).await?;
    }
    Ok(record::confirmed(asked, key, &stored))
}

/// What was asked about is none; a "no" that comes after a "yes" sees what is on record.
async fn left<S: Ledgers>(
    store: &S,
    asked: &Turn<'_>,
    key: &ButtonKey,
) -> Result<Reply, StoreError> {
    let incoming = asked.incoming;
    let stored = store
        .message(incoming.ledger(), incoming.chat, incoming.message)
        .await?;
    Ok(match stored.filter(|m| !m.is_empty()) {
        Some(stored) => record::confirmed(asked, key, &stored),
        None => asked.reply(asked.language.say("not-recorded-then", &Args::new())),
    })
}

/// The reading of a doubted text that a button stands for: reading is pure, so it is the one
/// that was offered.
fn reading_of(asked: &Turn<'_>, text: &str, value: &str) -> Option<understand::Draft> {
    let place: usize = value.strip_prefix('c')?.parse().ok()?;
    readings(asked, text).into_iter().nth(place)
}

fn readings(asked: &Turn<'_>, text: &str) -> Vec<understand::Draft> {
    match reading::read(asked, text, asked.settings.currency).asks {
        Some(Asks::Confirm(drafts)) => drafts,
        _ => Vec::new(),
    }
}

fn priced(asked: &Turn<'_>, note: String, money: Money) -> understand::Draft {
    let mut entry = understand::Draft {
        kind: understand::kind_of(&note),
        money,
        day: asked.day(),
        source: note.clone(),
        note,
        tags: Vec::new(),
        guess: None,
    };
    reading::Guesses::of(&asked.settings).categorise(&mut entry);
    entry
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
