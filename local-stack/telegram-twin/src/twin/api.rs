//! The Bot API: one entrance for every method, and the shape of its answers.

use serde_json::{Map, Value, json};

use super::Twin;
use super::files::Upload;
use super::json::set;
use super::log::{LoggedCall, Via};
use super::params::Params;

/// Resolves a host name to an address, or says why it doesn't. Name resolution
/// is I/O, so the core is handed it.
pub type Names<'a> = &'a dyn Fn(&str) -> Result<String, String>;

/// What a Bot API method gives.
pub type ApiResult = Result<ApiAnswer, ApiError>;

/// A successful answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiAnswer {
    /// The method's result.
    pub result: Value,
    /// A sentence, which few methods add.
    pub description: Option<String>,
}

/// A refusal, in Telegram's words.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// The HTTP status, which is also in the body.
    pub error_code: u16,
    /// The reason.
    pub description: String,
    /// `retry_after` or `migrate_to_chat_id`.
    pub parameters: Option<Value>,
}

impl ApiAnswer {
    pub(crate) fn plain(result: Value) -> Self {
        Self {
            result,
            description: None,
        }
    }

    pub(crate) fn described(result: Value, description: &str) -> Self {
        Self {
            result,
            description: Some(description.to_owned()),
        }
    }

    pub(crate) fn done() -> Self {
        Self::plain(Value::Bool(true))
    }
}

impl ApiError {
    pub(crate) fn new(error_code: u16, description: impl Into<String>) -> Self {
        Self {
            error_code,
            description: description.into(),
            parameters: None,
        }
    }

    /// No answer at all: a network that is down, or a server that hangs.
    pub(crate) fn silence() -> Self {
        Self::new(0, "no answer")
    }

    /// Whether the caller hears nothing, and waits until it gives up.
    #[must_use]
    pub fn is_silence(&self) -> bool {
        self.error_code == 0
    }

    pub(crate) fn bad_request(why: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", why.as_ref()))
    }

    pub(crate) fn migrated(to: i64) -> Self {
        Self {
            parameters: Some(json!({ "migrate_to_chat_id": to })),
            ..Self::bad_request("group chat was upgraded to a supergroup chat")
        }
    }

    pub(crate) fn too_many_requests(seconds: i64) -> Self {
        Self {
            parameters: Some(json!({ "retry_after": seconds })),
            ..Self::new(429, format!("Too Many Requests: retry after {seconds}"))
        }
    }
}

/// The HTTP status and body of an answer.
#[must_use]
pub fn as_http(result: &ApiResult) -> (u16, Value) {
    match result {
        Ok(answer) => {
            let mut body = json!({ "ok": true, "result": answer.result });
            if let Some(description) = &answer.description {
                set(&mut body, "description", json!(description));
            }
            (200, body)
        }
        Err(error) => {
            let mut body = json!({
                "ok": false,
                "error_code": error.error_code,
                "description": error.description,
            });
            if let Some(parameters) = &error.parameters {
                set(&mut body, "parameters", parameters.clone());
            }
            (error.error_code, body)
        }
    }
}

/// The documented spelling of every method that the twin has.
const METHODS: [&str; 30] = [
    "getMe",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "setMyName",
    "getMyName",
    "setMyDescription",
    "getMyDescription",
    "setMyShortDescription",
    "getMyShortDescription",
    "sendMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "deleteMessage",
    "answerCallbackQuery",
    "sendChatAction",
    "getChat",
    "deleteMessages",
    "editMessageCaption",
    "sendPhoto",
    "sendDocument",
    "getFile",
    "getChatMember",
    "getChatAdministrators",
    "getChatMenuButton",
    "setChatMenuButton",
];

impl Twin {
    /// Calls a Bot API method. Its name is taken in any case, as Telegram does;
    /// `params` is an object whose nested values may be JSON in strings.
    ///
    /// # Errors
    /// As Telegram's: 401 for a wrong token, 404 for an unknown method, and each
    /// method's own. [`ApiError::is_silence`] if there would be no answer.
    pub fn call(
        &mut self,
        now: i64,
        token: &str,
        method: &str,
        params: &Value,
        names: Names<'_>,
    ) -> ApiResult {
        self.call_with(now, token, method, params, &[], names)
    }

    /// The same with files, as in a multipart form.
    ///
    /// # Errors
    /// As [`Twin::call`].
    pub fn call_with(
        &mut self,
        now: i64,
        token: &str,
        method: &str,
        params: &Value,
        uploads: &[Upload],
        names: Names<'_>,
    ) -> ApiResult {
        if self.faults.network_down {
            return Err(ApiError::silence());
        }
        if token != self.bot.token {
            return Err(ApiError::new(401, "Unauthorized"));
        }
        let none = Map::new();
        let params = params.as_object().unwrap_or(&none);
        let fault = self.faults.take_api(method);
        let mut result = match &fault {
            Some(fault) if !fault.executed => Err(fault.error()),
            _ => self.run(now, method, params, uploads, names),
        };
        if let Some(fault) = fault {
            result = Err(fault.error());
        }
        self.note_call(now, method, params, &result, Via::Http);
        result
    }

    /// A method in the bot's answer to an update: nobody sees the result.
    pub(super) fn execute_reply(&mut self, now: i64, method: &str, params: &Map<String, Value>) {
        let result = self.run(now, method, params, &[], &|_| Err("not here".to_owned()));
        self.note_call(now, method, params, &result, Via::WebhookReply);
    }

    fn run(
        &mut self,
        now: i64,
        method: &str,
        params: &Map<String, Value>,
        uploads: &[Upload],
        names: Names<'_>,
    ) -> ApiResult {
        let p = Params(params);
        match spelled(method).unwrap_or_default() {
            "getMe" => Ok(ApiAnswer::plain(self.me())),
            "getUpdates" => self.get_updates(now, &p),
            "setWebhook" => self.set_webhook(now, &p, names),
            "deleteWebhook" => Ok(self.remove_webhook(now, &p)),
            "getWebhookInfo" => Ok(ApiAnswer::plain(self.webhook_info(now))),
            "setMyCommands" => self.set_commands(&p),
            "getMyCommands" => self.get_commands(&p),
            "deleteMyCommands" => self.delete_commands(&p),
            "setMyName" => self.set_label("name", &p),
            "getMyName" => self.get_label("name", &p),
            "setMyDescription" => self.set_label("description", &p),
            "getMyDescription" => self.get_label("description", &p),
            "setMyShortDescription" => self.set_label("short_description", &p),
            "getMyShortDescription" => self.get_label("short_description", &p),
            "sendMessage" => self.send_message(now, &p),
            "editMessageText" => self.edit_text(now, &p),
            "editMessageReplyMarkup" => self.edit_markup(now, &p),
            "deleteMessage" => self.delete_message(now, &p),
            "deleteMessages" => self.delete_messages(now, &p),
            "answerCallbackQuery" => self.answer_callback(now, &p),
            "sendChatAction" => self.chat_action(now, &p),
            "getChat" => self.get_chat(&p),
            "editMessageCaption" => self.edit_caption(now, &p),
            "sendPhoto" => self.send_media(now, "photo", &p, uploads),
            "sendDocument" => self.send_media(now, "document", &p, uploads),
            "getFile" => self.get_file(&p),
            "getChatMember" => self.get_member(&p),
            "getChatAdministrators" => self.get_administrators(&p),
            "getChatMenuButton" => self.get_menu_button(&p),
            "setChatMenuButton" => self.set_menu_button(&p),
            _ => Err(ApiError::new(404, "Not Found: method not found")),
        }
    }

    fn note_call(
        &mut self,
        now: i64,
        method: &str,
        params: &Map<String, Value>,
        result: &ApiResult,
        via: Via,
    ) {
        let mut params = params.clone();
        if let Some(secret) = params.get_mut("secret_token") {
            *secret = json!("***");
        }
        self.log.add_call(LoggedCall {
            n: 0,
            at: now.div_euclid(1000),
            method: spelled(method).unwrap_or(method).to_owned(),
            params: Value::Object(params),
            ok: result.is_ok(),
            error: result.as_ref().err().map(|error| error.description.clone()),
            via,
        });
        self.touch(None);
    }
}

fn spelled(method: &str) -> Option<&'static str> {
    METHODS
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(method))
}
