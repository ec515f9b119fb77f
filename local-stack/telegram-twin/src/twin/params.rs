//! Parameters of a Bot API call.
//!
//! Telegram takes JSON, urlencoded and multipart bodies alike. In the last two
//! every value is a string and nested ones are JSON in a string, so each getter
//! accepts both forms.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::api::ApiError;

/// The parameters, each read in the type that the method wants.
pub(crate) struct Params<'a>(pub(crate) &'a Map<String, Value>);

impl Params<'_> {
    /// A string; absent and `null` are empty, as in Telegram's server.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.0.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        }
    }

    /// A whole number.
    pub(crate) fn int(&self, name: &str) -> Option<i64> {
        match self.0.get(name)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A flag: `true`, `yes` and `1` are true.
    pub(crate) fn flag(&self, name: &str) -> bool {
        matches!(
            self.text(name).to_lowercase().as_str(),
            "true" | "yes" | "1"
        )
    }

    /// A nested value, given as it is or as JSON in a string.
    pub(crate) fn json(&self, name: &str) -> Result<Option<Value>, ApiError> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text).map(Some).map_err(|_| {
                ApiError::bad_request(format!("can't parse {} JSON object", spoken(name)))
            }),
            Some(value) => Ok(Some(value.clone())),
        }
    }

    /// A nested value of a known shape.
    pub(crate) fn object<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, ApiError> {
        let Some(value) = self.json(name)? else {
            return Ok(None);
        };
        serde_json::from_value(value)
            .map(Some)
            .map_err(|why| ApiError::bad_request(format!("can't parse {}: {why}", spoken(name))))
    }
}

/// Telegram writes "reply markup", not "reply_markup", in its errors.
fn spoken(name: &str) -> String {
    name.replace('_', " ")
}
