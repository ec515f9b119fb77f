//! The bot's answer as a Bot API method in the HTTP response to the update (Bot API,
//! "Making requests when getting updates"). Telegram executes it only with a 2xx, so that
//! acknowledgement and reply stand or fall together.

use kopeck_app::Reply;
use serde::Serialize;

#[derive(Serialize)]
struct SendMessage<'a> {
    method: &'static str,
    chat_id: i64,
    text: &'a str,
    parse_mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_parameters: Option<ReplyTo>,
    link_preview_options: LinkPreview,
}

/// The answered message; if it is gone meanwhile, the answer comes all the same.
#[derive(Serialize)]
struct ReplyTo {
    message_id: i64,
    allow_sending_without_reply: bool,
}

/// No link preview: nobody is to be looked up because somebody wrote an address.
#[derive(Serialize)]
struct LinkPreview {
    is_disabled: bool,
}

/// The JSON body for a reply.
#[must_use]
pub fn body(reply: &Reply) -> String {
    let method = SendMessage {
        method: "sendMessage",
        chat_id: reply.chat.0,
        text: &reply.html,
        parse_mode: "HTML",
        reply_parameters: reply.reply_to.map(|message| ReplyTo {
            message_id: message.0,
            allow_sending_without_reply: true,
        }),
        link_preview_options: LinkPreview { is_disabled: true },
    };
    serde_json::to_string(&method).unwrap_or_default()
}
