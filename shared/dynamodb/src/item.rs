//! Items as they are stored. Each carries the version of its schema in `v`.

use crate::keys;
use crate::made::{self, CategoriesMap, HintsMap};
use aws_sdk_dynamodb::types::AttributeValue;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kopeck_app::Settings;
use kopeck_app::phrases::Language;
use kopeck_app::ports::{StoreError, Versioned};
use kopeck_app::settings::{ButtonKey, Draft, fallback_currency};
use kopeck_domain::message::{Line, Read, Recording};
use kopeck_domain::understand::{Problem, Reason};
use kopeck_domain::{
    Category, Currency, Entry, Head, Kind, LedgerId, MessageId, Money, UserId, zone,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// An item in the SDK's form.
pub type Item = HashMap<String, AttributeValue>;

/// The version that is written.
pub const VERSION: u32 = 1;

/// The version of settings with categories or hints. Without them they are as before, so
/// that a roll-back goes on working for a chat that has none.
pub const SETTINGS_VERSION: u32 = 2;

#[derive(Debug, Serialize, Deserialize)]
struct EntryItem {
    pk: String,
    sk: String,
    day: String,
    at: i64,
    kind: String,
    amount: i64,
    currency: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rev: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lines: Option<u8>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
    /// The version of this line, for conditional writes. Not in the LSI.
    #[serde(default = "one", rename = "ver")]
    version: u32,
    /// Whether the category is a guess that the AI may be asked about. Not in the LSI.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unsure: bool,
    /// The newest reply that corrected it: message id and revision. Not in the LSI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    corrected: Option<(i64, i64)>,
    /// On line 0: `update_id` of the edit that `rev` is of. Not in the LSI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    update: Option<i64>,
    /// On line 0: the currency of amounts that name none. Not in the LSI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    /// What the text had said in fields that buttons changed. Not in the LSI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    read: Option<ReadMap>,
    /// The words that the entry was read from. Not in the LSI.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    /// On line 0: what of the message was not recorded. Not in the LSI.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rest: Vec<ProblemItem>,
    v: u32,
}

#[derive(Debug, Serialize, Deserialize)]
struct ProblemItem {
    text: String,
    why: String,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct ReadMap {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<Date>,
    /// Empty: the text had said none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<String>,
}

fn one() -> u32 {
    1
}

#[derive(Debug, Serialize, Deserialize)]
struct SettingsItem {
    pk: String,
    sk: String,
    day: String,
    rev: u64,
    settings: SettingsMap,
    v: u32,
}

#[derive(Debug, Serialize, Deserialize)]
struct SettingsMap {
    currency: String,
    zone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spoken: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refused_on: Option<Date>,
    /// Hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    button_key: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    draft: Option<DraftMap>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    categories: Option<CategoriesMap>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hints: Option<HintsMap>,
}

#[derive(Debug, Serialize, Deserialize)]
struct DraftMap {
    message: i64,
    note: String,
    at: i64,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    doubted: bool,
}

pub(crate) fn corrupt(what: &str) -> StoreError {
    StoreError::Corrupt(what.to_owned())
}

pub(crate) fn to_item(value: impl Serialize) -> Result<Item, StoreError> {
    serde_dynamo::to_item(value).map_err(|_| corrupt("an item cannot be written"))
}

/// A line of a message as an item.
///
/// # Errors
/// [`StoreError::Corrupt`] if something cannot be expressed.
pub fn of_line(ledger: LedgerId, message: &Recording, line: &Line) -> Result<Item, StoreError> {
    let entry = &line.entry;
    let head = entry.head;
    let problem = |p: &Problem| ProblemItem {
        text: p.source.clone(),
        why: why(p.reason).to_owned(),
    };
    let rest = message.problems.iter().map(problem);
    to_item(EntryItem {
        pk: keys::ledger(ledger),
        sk: keys::entry(entry.id),
        day: keys::day(entry.day, entry.at),
        at: entry.at.as_second(),
        kind: kind(entry.kind).to_owned(),
        amount: entry.money.minor,
        currency: entry.money.currency.code().to_owned(),
        category: entry.category.map(|c| c.id().to_owned()),
        note: entry.note.clone(),
        tags: entry.tags.clone(),
        by: entry.by.map(|UserId(id)| id),
        rev: head.map(|h| h.rev),
        lines: head.map(|h| h.lines),
        update: head.map(|h| h.update),
        base: head.map(|_| message.base.code().to_owned()),
        deleted: entry.deleted,
        version: line.version,
        unsure: line.unsure,
        corrected: Some(line.corrected).filter(|c| *c != (0, 0)),
        text: line.source.clone(),
        rest: head.map(|_| rest.collect()).unwrap_or_default(),
        read: Some(of_read(&line.read)).filter(|read| *read != ReadMap::default()),
        v: VERSION,
    })
}

fn of_read(read: &Read) -> ReadMap {
    ReadMap {
        kind: read.kind.map(|k| kind(k).to_owned()),
        amount: read.money.map(|m| m.minor),
        currency: read.money.map(|m| m.currency.code().to_owned()),
        note: read.note.clone(),
        day: read.day,
        category: read.category.map(|c| c.map_or("", Category::id).to_owned()),
    }
}

fn to_read(raw: ReadMap) -> Read {
    let currency = raw.currency.as_deref().and_then(Currency::from_code);
    let money = raw.amount.zip(currency);
    Read {
        kind: raw.kind.as_deref().map(to_kind),
        money: money.map(|(minor, currency)| Money { minor, currency }),
        note: raw.note,
        day: raw.day,
        category: raw.category.map(|id| Category::from_id(&id)),
    }
}

/// Reads the items of one message, as one query gives them.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn to_recording(items: Vec<Item>) -> Result<Recording, StoreError> {
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    let mut base = None;
    for item in items {
        let mut raw = parse(item)?;
        let rest = std::mem::take(&mut raw.rest).into_iter();
        problems.extend(rest.map(|p| Problem {
            source: p.text,
            reason: reason(&p.why),
        }));
        base = base.or_else(|| raw.base.as_deref().and_then(Currency::from_code));
        let source = std::mem::take(&mut raw.text);
        let read = raw.read.take().map(to_read).unwrap_or_default();
        let (version, unsure) = (raw.version, raw.unsure);
        let corrected = raw.corrected.unwrap_or_default();
        lines.push(Line {
            entry: to_entry(raw)?,
            source,
            read,
            unsure,
            corrected,
            version,
        });
    }
    lines.sort_by_key(|l| l.entry.id);
    let first = lines
        .first()
        .ok_or_else(|| corrupt("a message without lines"))?;
    let kopeck_domain::EntryId::Message { chat, message, .. } = first.entry.id;
    Ok(Recording {
        chat,
        message,
        base: base.unwrap_or(first.entry.money.currency),
        lines,
        problems,
    })
}

fn parse(item: Item) -> Result<EntryItem, StoreError> {
    serde_dynamo::from_item(item).map_err(|_| corrupt("an entry"))
}

/// Reads an entry, from the table or from the LSI.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn entry(item: Item) -> Result<Entry, StoreError> {
    to_entry(parse(item)?)
}

fn to_entry(raw: EntryItem) -> Result<Entry, StoreError> {
    let currency = Currency::from_code(&raw.currency).ok_or_else(|| corrupt("a currency"))?;
    Ok(Entry {
        id: keys::entry_id(&raw.sk).ok_or_else(|| corrupt("an entry's key"))?,
        day: keys::date_of(&raw.day).ok_or_else(|| corrupt("a day"))?,
        at: Timestamp::from_second(raw.at).map_err(|_| corrupt("a time"))?,
        kind: to_kind(&raw.kind),
        money: Money {
            minor: raw.amount,
            currency,
        },
        category: raw.category.as_deref().and_then(Category::from_id),
        note: raw.note,
        tags: raw.tags,
        by: raw.by.map(UserId),
        head: raw.rev.zip(raw.lines).map(|(rev, lines)| Head {
            rev,
            update: raw.update.unwrap_or_default(),
            lines,
        }),
        deleted: raw.deleted,
    })
}

/// Whether an item of the LSI is the settings.
#[must_use]
pub fn is_settings(item: &Item) -> bool {
    item.get(keys::SK)
        .and_then(|sk| sk.as_s().ok())
        .is_some_and(|sk| sk == keys::SETTINGS)
}

/// Settings as an item of revision `rev`.
///
/// # Errors
/// [`StoreError::Corrupt`] if something cannot be expressed.
pub fn of_settings(ledger: LedgerId, settings: &Settings, rev: u64) -> Result<Item, StoreError> {
    let categories = made::of_categories(&settings.categories);
    let hints = made::of_hints(&settings.hints);
    let plain = categories.is_none() && hints.is_none();
    to_item(SettingsItem {
        pk: keys::ledger(ledger),
        sk: keys::SETTINGS.to_owned(),
        day: keys::SETTINGS_DAY.to_owned(),
        rev,
        settings: SettingsMap {
            currency: settings.currency.code().to_owned(),
            zone: settings.zone_name().to_owned(),
            language: settings.language.map(|l| l.tag().to_owned()),
            spoken: settings.spoken.map(|l| l.tag().to_owned()),
            refused_on: settings.refused_on,
            button_key: settings.button_key.as_ref().map(|k| hex::encode(k.0)),
            draft: settings.draft.as_ref().map(|d| DraftMap {
                message: d.message.0,
                note: d.note.clone(),
                at: d.at.as_second(),
                doubted: d.doubted,
            }),
            categories,
            hints,
        },
        v: if plain { VERSION } else { SETTINGS_VERSION },
    })
}

/// Reads settings.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn settings(item: Item) -> Result<Versioned, StoreError> {
    let raw: SettingsItem = serde_dynamo::from_item(item).map_err(|_| corrupt("settings"))?;
    let map = raw.settings;
    let settings = Settings {
        // A zone or currency that this version does not know must not stop the chat.
        currency: Currency::from_code(&map.currency).unwrap_or_else(fallback_currency),
        zone: zone::find(&map.zone).unwrap_or(TimeZone::UTC),
        language: map.language.as_deref().and_then(Language::tagged),
        spoken: map.spoken.as_deref().and_then(Language::tagged),
        refused_on: map.refused_on,
        button_key: map.button_key.as_deref().and_then(to_key),
        draft: map.draft.and_then(|d| {
            Some(Draft {
                message: MessageId(d.message),
                note: d.note,
                at: Timestamp::from_second(d.at).ok()?,
                doubted: d.doubted,
            })
        }),
        categories: made::to_categories(map.categories),
        hints: made::to_hints(map.hints),
    };
    Ok(Versioned {
        settings,
        rev: raw.rev,
    })
}

fn to_key(hex: &str) -> Option<ButtonKey> {
    let bytes = hex::decode(hex).ok()?;
    bytes.try_into().ok().map(ButtonKey)
}

fn to_kind(kind: &str) -> Kind {
    if kind == "income" {
        Kind::Income
    } else {
        Kind::Expense
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Expense => "expense",
        Kind::Income => "income",
    }
}

const REASONS: [(Reason, &str); 12] = [
    (Reason::NoAmount, "no_amount"),
    (Reason::Unclear, "unclear"),
    (Reason::Zero, "zero"),
    (Reason::TooPrecise, "too_precise"),
    (Reason::TooLarge, "too_large"),
    (Reason::TooMany, "too_many"),
    (Reason::Question, "question"),
    (Reason::Plan, "plan"),
    (Reason::Negation, "negation"),
    (Reason::Unsure, "unsure"),
    (Reason::Total, "total"),
    (Reason::Service, "service"),
];

fn why(reason: Reason) -> &'static str {
    REASONS
        .iter()
        .find(|(r, _)| *r == reason)
        .map_or("no_amount", |(_, why)| why)
}

fn reason(why: &str) -> Reason {
    REASONS
        .iter()
        .find(|(_, w)| *w == why)
        .map_or(Reason::NoAmount, |(reason, _)| *reason)
}
