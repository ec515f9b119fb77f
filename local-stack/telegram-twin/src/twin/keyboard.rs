//! Inline keyboards.

use serde_json::{Map, Value, json};

use super::api::ApiError;
use super::params::Params;
use super::people::MAX_CALLBACK_DATA;

const MAX_BUTTONS: usize = 100;
/// Keyboards of the other kind, which a new message may carry too.
const REPLY_KEYBOARDS: [&str; 3] = ["keyboard", "remove_keyboard", "force_reply"];
/// What makes a button of an inline keyboard do something.
const ACTIONS: [&str; 10] = [
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];

/// The inline keyboard in `reply_markup`, if there is one with buttons.
pub(crate) fn read(p: &Params<'_>) -> Result<Option<Value>, ApiError> {
    let Some(markup) = p.json("reply_markup")? else {
        return Ok(None);
    };
    let Value::Object(markup) = markup else {
        return Err(ApiError::bad_request("object expected as reply markup"));
    };
    if REPLY_KEYBOARDS
        .iter()
        .any(|kind| markup.contains_key(*kind))
    {
        return Ok(None);
    }
    let rows = match markup.get("inline_keyboard") {
        None => return Ok(None),
        Some(Value::Array(rows)) => rows,
        Some(_) => {
            return Err(ApiError::bad_request(
                "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array",
            ));
        }
    };
    let mut kept = Vec::new();
    for row in rows {
        let Value::Array(buttons) = row else {
            return Err(ApiError::bad_request(
                "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
            ));
        };
        for button in buttons {
            check(button)?;
        }
        if !buttons.is_empty() {
            kept.push(row.clone());
        }
    }
    let count: usize = kept.iter().filter_map(Value::as_array).map(Vec::len).sum();
    if count > MAX_BUTTONS {
        return Err(ApiError::bad_request("reply markup is too long"));
    }
    Ok((!kept.is_empty()).then(|| json!({ "inline_keyboard": kept })))
}

fn check(button: &Value) -> Result<(), ApiError> {
    let failed =
        |why: &str| ApiError::bad_request(format!("can't parse inline keyboard button: {why}"));
    let none = Map::new();
    let fields = button.as_object().unwrap_or(&none);
    let Some(Value::String(text)) = fields.get("text") else {
        return Err(failed("Can't find field \"text\""));
    };
    if text.trim().is_empty() {
        return Err(ApiError::bad_request("BUTTON_TEXT_INVALID"));
    }
    if !ACTIONS.iter().any(|action| fields.contains_key(*action)) {
        return Err(failed("Text buttons are unallowed in the inline keyboard"));
    }
    if let Some(data) = fields.get("callback_data") {
        let length = data.as_str().map_or(0, str::len);
        if length == 0 || length > MAX_CALLBACK_DATA {
            return Err(ApiError::bad_request("BUTTON_DATA_INVALID"));
        }
    }
    Ok(())
}
