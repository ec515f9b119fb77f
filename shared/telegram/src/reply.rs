//! The bot's answer as a Bot API method in the HTTP response to the update (Bot API,
//! "Making requests when getting updates"). Telegram executes it only with a 2xx, so that
//! acknowledgement and reply stand or fall together.

use kopeck_app::Reply;
use kopeck_app::message::{Button, Place};
use serde::Serialize;

#[derive(Serialize)]
struct Method<'a> {
    method: &'static str,
    chat_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_id: Option<i64>,
    text: &'a str,
    parse_mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_parameters: Option<ReplyTo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_markup: Option<Markup<'a>>,
    link_preview_options: LinkPreview,
}

/// The answered message; if it is gone meanwhile, the answer comes all the same.
#[derive(Serialize)]
struct ReplyTo {
    message_id: i64,
    allow_sending_without_reply: bool,
}

#[derive(Serialize)]
struct Markup<'a> {
    inline_keyboard: Vec<Vec<InlineButton<'a>>>,
}

#[derive(Serialize)]
struct InlineButton<'a> {
    text: &'a str,
    callback_data: &'a str,
}

/// No link preview: nobody is to be looked up because somebody wrote an address.
#[derive(Serialize)]
struct LinkPreview {
    is_disabled: bool,
}

/// The JSON body for a reply.
#[must_use]
pub fn body(reply: &Reply) -> String {
    let (method, message_id, answered) = match reply.place {
        Place::New => ("sendMessage", None, None),
        Place::ReplyTo(message) => ("sendMessage", None, Some(message)),
        Place::Edit(message) => ("editMessageText", Some(message.0), None),
    };
    let method = Method {
        method,
        chat_id: reply.chat.0,
        message_id,
        text: &reply.html,
        parse_mode: "HTML",
        reply_parameters: answered.map(|message| ReplyTo {
            message_id: message.0,
            allow_sending_without_reply: true,
        }),
        reply_markup: (!reply.keyboard.is_empty()).then(|| markup(&reply.keyboard)),
        link_preview_options: LinkPreview { is_disabled: true },
    };
    serde_json::to_string(&method).unwrap_or_default()
}

fn markup(keyboard: &[Vec<Button>]) -> Markup<'_> {
    Markup {
        inline_keyboard: keyboard
            .iter()
            .map(|row| row.iter().map(inline).collect())
            .collect(),
    }
}

fn inline(button: &Button) -> InlineButton<'_> {
    InlineButton {
        text: &button.label,
        callback_data: &button.data,
    }
}
