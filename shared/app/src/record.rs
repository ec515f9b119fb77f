//! Recording a message's entries, once, and saying so.

use crate::categories::Names;
use crate::keyboards::Keys;
use crate::message::{Place, Reply};
use crate::phrases::{Args, Language};
use crate::ports::{Entropy, Ledgers, Recorded, StoreError, Versioned};
use crate::reading;
use crate::settings::{ButtonKey, Settings};
use crate::turn::Turn;
use jiff::SignedDuration;
use jiff::civil::Date;
use kopeck_domain::message::{Line, Recording, Revision, Written};
use kopeck_domain::understand::{Asks, Draft, MAX_PROBLEMS, Problem, Reason, Understood};
use kopeck_domain::{Entry, Kind, Money, report};

/// Records what was understood. The write itself tells whether the message was handled
/// before; then the answer comes from what is stored, never from reading the text again.
pub(crate) async fn record<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    turn: &mut Turn<'_>,
    understood: Understood,
) -> Result<Reply, StoreError> {
    let key = button_key(store, entropy, turn).await?;
    let stored = write(store, turn, turn.incoming.revision, understood).await?;
    Ok(confirmed(turn, &key, &stored))
}

/// Writes a message's entries, once; gives what is on record then.
pub(crate) async fn write<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
    revision: Revision,
    understood: Understood,
) -> Result<Recording, StoreError> {
    let (drafts, problems) = drafts(understood);
    let base = turn.settings.currency;
    let recording = Recording::new(&written(turn), base, revision, drafts, problems);
    let stored = match store.record(turn.incoming.ledger(), &recording).await? {
        Recorded::New => recording,
        Recorded::Already(stored) => stored,
    };
    Ok(stored)
}

/// A planned payment is an entry of a day to come: it is recorded with the others, and counts
/// from its day on.
fn drafts(understood: Understood) -> (Vec<Draft>, Vec<Problem>) {
    let mut drafts = understood.entries;
    drafts.extend(understood.planned);
    (drafts, understood.problems)
}

/// The same of a message that is on record: it was money before, so a text that could be
/// something else is believed.
fn believed(mut understood: Understood) -> (Vec<Draft>, Vec<Problem>) {
    match understood.asks.take() {
        Some(Asks::Confirm(doubted)) if doubted.len() == 1 => (doubted, Vec::new()),
        _ => drafts(understood),
    }
}

/// Puts an entry to a message that an edit had left without any.
pub(crate) async fn fill<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
    empty: Recording,
    draft: Draft,
) -> Result<Recording, StoreError> {
    let revision = empty.revision();
    let after = empty.revised(&written(turn), revision, vec![draft], Vec::new());
    let ledger = turn.incoming.ledger();
    if store.rewrite(ledger, &empty, &after).await? {
        return Ok(after);
    }
    Err(meanwhile())
}

/// Applies an edit. The newest text wins, whatever the order of arrival; an edit that
/// arrives before its original records it. `None`: the message has no entries, and had none.
pub(crate) async fn edit<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    turn: &mut Turn<'_>,
) -> Result<Option<Reply>, StoreError> {
    let key = button_key(store, entropy, turn).await?;
    let incoming = turn.incoming;
    let (ledger, revision) = (incoming.ledger(), incoming.revision);
    let read = |currency| reading::read(turn, &incoming.text, currency);
    let found = store
        .message(ledger, incoming.chat, incoming.message)
        .await?;
    let stored = match found {
        Some(stored) if stored.revision() >= revision => stored,
        Some(before) => {
            let (drafts, problems) = believed(read(before.base));
            let after = before.revised(&written(turn), revision, drafts, problems);
            if !store.rewrite(ledger, &before, &after).await? {
                return Err(meanwhile());
            }
            after
        }
        None => {
            let base = turn.settings.currency;
            let (drafts, problems) = drafts(read(base));
            let new = Recording::new(&written(turn), base, revision, drafts, problems);
            match store.record(ledger, &new).await? {
                Recorded::New => new,
                Recorded::Already(_) => return Err(meanwhile()),
            }
        }
    };
    if stored.is_empty() {
        return Ok(None);
    }
    let mut reply = confirmed(turn, &key, &stored);
    if stored.shown().next().is_none() {
        reply.html = turn.language.say("edited-away", &Args::new());
    }
    reply.place = Place::ReplyTo(incoming.message);
    Ok(Some(reply))
}

/// A confirmation with its buttons.
pub(crate) fn confirmed(turn: &Turn<'_>, key: &ButtonKey, stored: &Recording) -> Reply {
    let keys = Keys {
        key,
        names: turn.names(),
        message: stored,
        today: turn.today(),
    };
    let mut text = confirmation(turn, stored);
    let mut keyboard = keys.confirmation();
    if let Some((line, time)) = same_again(turn, stored) {
        let args = Args::new().text("time", &time);
        text = format!("{text}\n\n{}", turn.language.say("same-again", &args));
        keyboard.insert(0, keys.same_again(line));
    }
    Reply {
        keyboard,
        ..turn.reply(text)
    }
}

/// For how long before a message the same entry again may be one that was sent twice.
const SAME_AGAIN: SignedDuration = SignedDuration::from_mins(10);

/// The only line of a message, if the same is on record from shortly before, and when that
/// was. A lost reply is invisible to us; a person who saw none writes again.
fn same_again<'a>(turn: &Turn<'_>, stored: &'a Recording) -> Option<(&'a Line, String)> {
    let mut shown = stored.shown();
    let (line, None) = (shown.next()?, shown.next()) else {
        return None;
    };
    let entry = &line.entry;
    let says = |e: &Entry| (e.kind, e.money, e.note.clone(), e.by, e.day);
    let near = |e: &&Entry| {
        let before = entry.at.duration_since(e.at);
        e.written() < entry.written() && before <= SAME_AGAIN
    };
    let twin = |e: &&Entry| e.id != entry.id && !e.deleted && says(e) == says(entry);
    let found = turn.page.entries.iter().filter(near).filter(twin);
    let last = found.max_by_key(|e| e.written())?;
    let time = turn.settings.zone.to_datetime(last.at);
    Some((line, time.strftime("%H:%M").to_string()))
}

/// The chat's key for its buttons, or one that is not saved yet.
pub(crate) fn fresh_or_own_key<E: Entropy>(entropy: &E, turn: &Turn<'_>) -> ButtonKey {
    let own = turn.settings.button_key.clone();
    own.unwrap_or_else(|| ButtonKey(entropy.key()))
}

/// The chat's key for its buttons. A chat that has none yet gets one, which costs one more
/// write with its first entry or its first taps.
pub(crate) async fn button_key<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    turn: &mut Turn<'_>,
) -> Result<ButtonKey, StoreError> {
    if let Some(key) = &turn.settings.button_key {
        return Ok(key.clone());
    }
    let key = fresh_or_own_key(entropy, turn);
    let settings = Settings {
        button_key: Some(key.clone()),
        ..turn.settings.clone()
    };
    let rev = turn.page.settings.as_ref().map_or(0, |v| v.rev);
    if !store
        .save_settings(turn.incoming.ledger(), &settings, rev)
        .await?
    {
        return Err(meanwhile());
    }
    turn.page.settings = Some(Versioned {
        settings: settings.clone(),
        rev: rev + 1,
    });
    turn.settings = settings;
    Ok(key)
}

/// Somebody changed the same lines in this moment. Telegram brings the update again, and
/// then it meets what they wrote.
fn meanwhile() -> StoreError {
    StoreError::Unavailable("the entries changed meanwhile".to_owned())
}

fn written(turn: &Turn<'_>) -> Written {
    Written {
        chat: turn.incoming.chat,
        message: turn.incoming.message,
        by: turn.incoming.from.id,
        at: turn.incoming.at,
        day: turn.day(),
    }
}

/// The answer to a recorded message: what is on record, the sums up to it, and what was not
/// recorded. It depends only on the store, so that every redelivery gets the same.
pub(crate) fn confirmation(turn: &Turn<'_>, stored: &Recording) -> String {
    let language = turn.language;
    let shown: Vec<&Line> = stored.shown().collect();
    let mut text = match shown.as_slice() {
        [one] => line(turn, one, true),
        several => list(turn, several),
    };
    if let Some(sums) = sums(turn, stored) {
        text.push('\n');
        text.push_str(&sums);
    }
    if !stored.problems.is_empty() {
        text.push_str("\n\n");
        text.push_str(&problems(language, &stored.problems));
    }
    text
}

/// One entry of a message, with the sums up to the message.
pub(crate) fn card(turn: &Turn<'_>, stored: &Recording, shown: &Line) -> String {
    let own = line(turn, shown, true);
    match sums(turn, stored) {
        Some(sums) => format!("{own}\n{sums}"),
        None => own,
    }
}

/// An entry of a message; a category that is a guess has a question mark.
fn line(turn: &Turn<'_>, line: &Line, alone: bool) -> String {
    let unsure = line.unsure && line.read.category.is_none();
    said(&turn.names(), &line.entry, unsure, alone, turn.today())
}

fn said(names: &Names<'_>, entry: &Entry, unsure: bool, alone: bool, today: Date) -> String {
    let language = names.language();
    let ahead = entry.day > today;
    let id = match (entry.kind, alone) {
        (_, true) if entry.deleted => "deleted",
        (_, false) if entry.deleted => "line-deleted",
        (Kind::Expense, true) if ahead => "planned-expense",
        (Kind::Income, true) if ahead => "planned-income",
        (Kind::Expense, true) => "recorded-expense",
        (Kind::Income, true) => "recorded-income",
        (Kind::Expense, false) => "line-expense",
        (Kind::Income, false) => "line-income",
    };
    let note = if entry.note.is_empty() {
        language.say("no-note", &Args::new())
    } else if alone {
        entry.note.clone()
    } else {
        brief(&entry.note)
    };
    let tags: String = entry.tags.iter().map(|t| format!(" #{t}")).collect();
    let note = format!("{note}{tags}");
    let mut said = language.say(
        id,
        &Args::new()
            .text("amount", &language.money(entry.money))
            .text("note", &note),
    );
    if let Some(category) = entry.category {
        said.push_str(" · ");
        // The emoji stays with the name's first word where the line is broken.
        said.push_str(&names.html(category).replacen(' ', "\u{a0}", 1));
        if unsure {
            said.push('?');
        }
    }
    // A day that the message's own time does not tell.
    if entry.day != today {
        said.push_str(" · ");
        said.push_str(&day(language, entry.day, today));
    }
    said
}

/// A day as one says it.
fn day(language: Language, day: Date, today: Date) -> String {
    let name = match day.since(today).map(|span| span.get_days()) {
        Ok(-1) => "day-yesterday",
        Ok(1) => "day-tomorrow",
        _ => {
            let format = language.say("format-day", &Args::new());
            return day.strftime(&format).to_string();
        }
    };
    language.say(name, &Args::new())
}

/// In a list a note is one line on a phone.
fn brief(note: &str) -> String {
    const LONGEST: usize = 60;
    let mut brief: String = note.chars().take(LONGEST).collect();
    if note.chars().nth(LONGEST).is_some() {
        brief.push('…');
    }
    brief
}

/// One line of a list of entries, as `/expenses` shows it too; its day is said where it is
/// not this one.
pub(crate) fn list_line(names: &Names<'_>, entry: &Entry, today: Date) -> String {
    said(names, entry, false, false, today)
}

fn list(turn: &Turn<'_>, lines: &[&Line]) -> String {
    let language = turn.language;
    let mut text = language.say("recorded-several", &Args::new().count("count", lines.len()));
    for each in lines {
        text.push('\n');
        text.push_str(&line(turn, each, false));
    }
    let today = turn.today();
    let spent = |kind| {
        let money = lines
            .iter()
            .map(|l| &l.entry)
            .filter(move |e| e.kind == kind && !e.deleted && e.day <= today)
            .map(|e| e.money);
        report::Totals::of(money.collect::<Vec<Money>>())
    };
    let expenses = spent(Kind::Expense);
    if !expenses.is_empty() {
        let sum = language.sums(&expenses, turn.settings.currency);
        text.push('\n');
        text.push_str(&language.say("together", &Args::new().text("sum", &sum)));
    }
    text
}

/// Day and month up to the message's last line, or up to what corrected it, by kind of what it holds: of this month, as
/// another was not read, and of no day to come.
fn sums(turn: &Turn<'_>, stored: &Recording) -> Option<String> {
    let today = turn.today();
    let last = &stored.lines.last()?.entry;
    let known = |day: Date| day >= today.first_of_month() && day <= today;
    let counted: Vec<&Entry> = stored
        .shown()
        .map(|l| &l.entry)
        .filter(|e| known(e.day))
        .collect();
    let day = counted.last()?.day;
    let own = |e: &Entry| stored.lines.iter().any(|l| l.entry.id == e.id);
    let before = turn
        .page
        .entries
        .iter()
        .filter(|e| (e.written() <= last.written() || e.at < turn.until) && !own(e));
    let all: Vec<Entry> = before
        .chain(stored.lines.iter().map(|l| &l.entry))
        .cloned()
        .collect();
    let language = turn.language;
    let say = |totals: &report::Totals| language.sums(totals, turn.settings.currency);
    let mut parts = Vec::new();
    // Of a deleted entry's kind too: what it leaves is what one wants to see.
    let holds = |kind| counted.iter().any(|e| e.kind == kind);
    if holds(Kind::Expense) {
        let id = if day == today {
            "sums-expense"
        } else {
            "sums-expense-day"
        };
        let args = Args::new()
            .text("day", &say(&report::day(&all, Kind::Expense, day)))
            .text(
                "month",
                &say(&report::month(&all, Kind::Expense, day, today)),
            );
        parts.push(language.say(id, &args));
    }
    if holds(Kind::Income) {
        let month = say(&report::month(&all, Kind::Income, day, today));
        parts.push(language.say("sums-income", &Args::new().text("month", &month)));
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn problems(language: Language, problems: &[Problem]) -> String {
    let mut text = language.say("not-recorded", &Args::new());
    for problem in problems.iter().take(MAX_PROBLEMS) {
        let why = language.say(reason(problem.reason), &Args::new());
        let args = Args::new()
            .text("source", &problem.source)
            .text("why", &why);
        text.push('\n');
        text.push_str(&language.say("problem", &args));
    }
    if problems.len() > MAX_PROBLEMS {
        text.push('\n');
        text.push_str(&language.say("and-more", &Args::new()));
    }
    text
}

/// The answer to a text in which nothing could be recorded: says what to do next.
pub(crate) fn not_understood(language: Language, found: &[Problem]) -> String {
    let reason = match found {
        [] => Reason::NoAmount,
        [one] => one.reason,
        several if several.iter().all(|p| p.reason == Reason::NoAmount) => Reason::NoAmount,
        several => return problems(language, several),
    };
    let id = match reason {
        Reason::NoAmount => "help-no-amount",
        Reason::Unclear => "help-unclear",
        Reason::Zero => "help-zero",
        Reason::TooPrecise => "help-too-precise",
        Reason::TooLarge => "help-too-large",
        Reason::TooMany => "help-no-amount",
        Reason::Question => "help-question",
        Reason::Plan | Reason::Negation | Reason::Unsure | Reason::Total => "help-unsure",
        Reason::Service => "help-service",
    };
    language.say(id, &Args::new())
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoAmount => "why-no-amount",
        Reason::Unclear => "why-unclear",
        Reason::Zero => "why-zero",
        Reason::TooPrecise => "why-too-precise",
        Reason::TooLarge => "why-too-large",
        Reason::TooMany => "why-too-many",
        Reason::Question => "why-question",
        Reason::Plan => "why-plan",
        Reason::Negation => "why-negation",
        Reason::Unsure => "why-unsure",
        Reason::Total => "why-total",
        Reason::Service => "why-service",
    }
}
