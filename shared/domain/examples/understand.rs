//! Reads JSON lines of texts from standard input and tells what Kopeck understands of each,
//! one line of JSON for one line of input, in the same order.
//!
//! In: `{"text","at","zone","currency","language"}`, an RFC 3339 time, an IANA zone, an ISO
//! currency, a language tag. Out: `{"entries":[..],"planned":[..],"problems":[..],"asks":..}`.
//! With `--why` also the numbers that could have been the amount, with their points.

use jiff::{Timestamp, tz::TimeZone};
use kopeck_domain::understand::{self, Asks, Context, Draft};
use kopeck_domain::{Currency, Kind, classify};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

#[derive(Deserialize)]
struct Input {
    text: String,
    at: String,
    #[serde(default)]
    zone: Option<String>,
    #[serde(default)]
    currency: Option<String>,
    #[serde(default)]
    language: Option<String>,
}

#[derive(Serialize)]
struct Output {
    entries: Vec<Entry>,
    planned: Vec<Entry>,
    problems: Vec<Problem>,
    asks: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Entry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<Why>,
}

#[derive(Serialize)]
struct Entry {
    kind: &'static str,
    amount_minor: i64,
    currency: &'static str,
    date: String,
    note: String,
    category: &'static str,
    sure: bool,
    tags: Vec<String>,
}

#[derive(Serialize)]
struct Problem {
    text: String,
    reason: String,
}

#[derive(Serialize)]
struct Why {
    text: String,
    points: i32,
    reasons: Vec<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let why = std::env::args().any(|a| a == "--why");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let input: Input = serde_json::from_str(&line)?;
        writeln!(out, "{}", serde_json::to_string(&read(&input, why)?)?)?;
    }
    Ok(())
}

fn read(input: &Input, why: bool) -> Result<Output, Box<dyn std::error::Error>> {
    let zone = TimeZone::get(input.zone.as_deref().unwrap_or("UTC"))?;
    let at: Timestamp = input.at.parse()?;
    let code = input.currency.as_deref().unwrap_or("USD");
    let context = Context {
        currency: Currency::from_code(code).ok_or("no such currency")?,
        now: zone.to_datetime(at),
        month_first: input.language.as_deref() == Some("en-US"),
    };
    let understood = understand::understand(&input.text, context);
    let (asks, candidates) = match &understood.asks {
        None => (None, Vec::new()),
        Some(Asks::Amount) => (Some("amount"), Vec::new()),
        Some(Asks::Confirm(drafts)) => (Some("confirm"), drafts.iter().map(entry).collect()),
    };
    let problem = |p: &understand::Problem| Problem {
        text: p.source.clone(),
        reason: format!("{:?}", p.reason),
    };
    let reading = |r: understand::Reading| Why {
        text: r.source,
        points: r.points,
        reasons: r
            .reasons
            .iter()
            .map(|(why, n)| format!("{n:+} {why}"))
            .collect(),
    };
    let lines = input.text.lines().filter(|_| why);
    Ok(Output {
        entries: understood.entries.iter().map(entry).collect(),
        planned: understood.planned.iter().map(entry).collect(),
        problems: understood.problems.iter().map(problem).collect(),
        asks,
        candidates,
        why: lines
            .flat_map(|l| understand::explain(l, context))
            .map(reading)
            .collect(),
    })
}

fn entry(draft: &Draft) -> Entry {
    let guess = classify::guess(&draft.note, draft.kind);
    Entry {
        kind: match draft.kind {
            Kind::Expense => "expense",
            Kind::Income => "income",
        },
        amount_minor: draft.money.minor,
        currency: draft.money.currency.code(),
        date: draft.day.to_string(),
        note: draft.note.clone(),
        category: guess.category.id(),
        sure: guess.sure,
        tags: draft.tags.clone(),
    }
}
