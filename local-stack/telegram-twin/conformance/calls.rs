//! The calls, their places filled in, and what came of each.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use super::server::{Server, Upload};

const CALLS: &str = include_str!("calls.json");

/// One call. In `params` the string `$chat` stands for the chat, `$name.a.b` for a
/// part of what an earlier call gave, and `{repeat, times}` for a long text.
#[derive(Deserialize)]
struct Call {
    name: String,
    method: String,
    params: Value,
    upload: Option<Upload>,
    /// The name under which its result is kept.
    save: Option<String>,
    expect: Value,
}

/// A call and its answer.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) method: String,
    /// `ok`, or the error's code and description.
    pub(super) said: String,
    pub(super) expected: String,
    /// The names of the result's fields.
    pub(super) fields: String,
}

impl Row {
    pub(super) fn as_expected(&self) -> bool {
        self.said == self.expected
    }
}

/// Makes all calls, one after another.
pub(super) async fn run(server: &Server) -> Result<Vec<Row>> {
    let calls: Vec<Call> = serde_json::from_str(CALLS).context("calls.json")?;
    let mut kept = BTreeMap::from([("chat".to_owned(), json!(server.chat))]);
    let mut rows = Vec::new();
    for call in calls {
        let params = filled(&call.params, &kept);
        let answer = server
            .call(&call.method, &params, call.upload.as_ref())
            .await
            .with_context(|| call.name.clone())?;
        let result = answer.get("result").unwrap_or(&Value::Null);
        let fields = result.as_object().map(|fields| {
            let names: Vec<&str> = fields.keys().map(String::as_str).collect();
            names.join(",")
        });
        rows.push(Row {
            said: said(&answer),
            expected: said(&expected(&call.expect)),
            fields: fields.unwrap_or_default(),
            name: call.name,
            method: call.method,
        });
        if let Some(name) = call.save {
            kept.insert(name, result.clone());
        }
    }
    Ok(rows)
}

fn expected(expect: &Value) -> Value {
    if expect == "ok" {
        json!({ "ok": true })
    } else {
        expect.clone()
    }
}

fn said(answer: &Value) -> String {
    if answer.get("ok") == Some(&json!(true)) {
        return "ok".to_owned();
    }
    let code = answer.get("error_code").unwrap_or(&Value::Null);
    let why = answer.get("description").and_then(Value::as_str);
    format!("{code} {}", why.unwrap_or_default())
}

fn filled(params: &Value, kept: &BTreeMap<String, Value>) -> Value {
    match params {
        Value::String(text) => match text.strip_prefix('$') {
            None => params.clone(),
            Some(place) => {
                let (name, path) = place.split_once('.').unwrap_or((place, ""));
                let pointer = match path {
                    "" => String::new(),
                    path => format!("/{}", path.replace('.', "/")),
                };
                let value = kept.get(name).and_then(|value| value.pointer(&pointer));
                // What isn't there was refused; the call then fails visibly too.
                value.cloned().unwrap_or(json!(0))
            }
        },
        Value::Array(values) => values.iter().map(|value| filled(value, kept)).collect(),
        Value::Object(fields) => match (fields.get("repeat"), fields.get("times")) {
            (Some(Value::String(part)), Some(Value::Number(times))) => {
                let times = times.as_u64().and_then(|n| usize::try_from(n).ok());
                json!(part.repeat(times.unwrap_or(0)))
            }
            _ => {
                let fields = fields.iter();
                let fields = fields.map(|(name, value)| (name.clone(), filled(value, kept)));
                Value::Object(fields.collect())
            }
        },
        other => other.clone(),
    }
}
