//! Kinds of updates, the lane each goes in, and how long it lives.

use serde_json::Value;

/// Kinds sent when the bot doesn't say which it wants.
pub(crate) const DEFAULT_KINDS: [&str; 20] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "purchased_paid_media",
];

/// Kinds sent only on request.
pub(crate) const ASKED_KINDS: [&str; 3] =
    ["chat_member", "message_reaction", "message_reaction_count"];

/// Seconds in a day, the life of most updates.
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// Where an update goes and how long it lives.
pub(crate) struct Route {
    pub(crate) kind: String,
    /// `None`: a lane of its own.
    pub(crate) lane: Option<String>,
    pub(crate) expires_at: i64,
    pub(crate) about: Option<(i64, i64)>,
}

/// Reads the way of an update off its content; `None` if it has no kind.
pub(crate) fn route(now: i64, update: &Value) -> Option<Route> {
    let (kind, body) = update
        .as_object()?
        .iter()
        .find(|(key, _)| *key != "update_id")?;
    let seconds = now.div_euclid(1000);
    let number = |pointer: &str| body.pointer(pointer).and_then(Value::as_i64);
    let sender = number("/from/id");
    let chat = number("/chat/id");
    let (lane, expires_at) = match kind.as_str() {
        "callback_query" => (sender.map(|id| format!("callbacks of {id}")), seconds + 150),
        "inline_query" => (sender.map(|id| format!("inline of {id}")), seconds + 30),
        "chosen_inline_result" => (sender.map(|id| format!("chosen by {id}")), seconds + 600),
        "shipping_query" | "pre_checkout_query" => {
            (sender.map(|id| format!("orders of {id}")), seconds + 150)
        }
        "my_chat_member" | "chat_member" => {
            (chat.map(|id| format!("members of {id}")), seconds + DAY)
        }
        _ => {
            // Messages live from when they were sent or edited, the rest from now.
            let date = number("/edit_date").or_else(|| number("/date"));
            (
                chat.map(|id| format!("chat {id}")),
                date.unwrap_or(seconds) + DAY,
            )
        }
    };
    let about = chat.zip(number("/message_id"));
    Some(Route {
        kind: kind.clone(),
        lane,
        expires_at,
        about,
    })
}
