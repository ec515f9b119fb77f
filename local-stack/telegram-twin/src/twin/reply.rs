//! The bot's answer to an update, and the method that may be in it.

use serde_json::{Map, Value};

use super::outcome::Answer;

/// The method in an answer, if there is one that may be called so.
///
/// Bad JSON is no failure: Telegram only logs it. Methods whose result matters,
/// and those that change the webhook, are ignored.
pub(crate) fn read(answer: &Answer) -> Option<(String, Map<String, Value>)> {
    let content_type = answer.content_type.as_deref()?.to_lowercase();
    if !content_type.trim_start().starts_with("application/json") {
        return None;
    }
    let Ok(Value::Object(mut params)) = serde_json::from_str(&answer.body) else {
        return None;
    };
    let Some(Value::String(method)) = params.remove("method") else {
        return None;
    };
    let lower = method.to_lowercase();
    let refused = lower.starts_with("get")
        || matches!(
            lower.as_str(),
            "" | "setwebhook" | "deletewebhook" | "close" | "logout"
        );
    (!refused).then_some((lower, params))
}

/// The reason phrase that usually comes with a status.
pub(crate) fn reason(status: u16) -> &'static str {
    match status {
        301 => "Moved Permanently",
        302 => "Found",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        410 => "Gone",
        413 => "Content Too Large",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(content_type: &str, body: &str) -> Answer {
        let content_type = Some(content_type.to_owned());
        Answer {
            status: 200,
            retry_after: None,
            content_type,
            body: body.to_owned(),
        }
    }

    #[test]
    fn a_method_needs_json_and_its_content_type() {
        let body = r#"{"method":"sendMessage","chat_id":1}"#;
        let (method, params) = read(&answer("application/json; charset=utf-8", body)).unwrap();
        assert_eq!(method, "sendmessage");
        assert_eq!(params["chat_id"], 1);
        assert!(read(&answer("text/plain", body)).is_none());
        assert!(read(&answer("application/json", "{not json")).is_none());
    }

    #[test]
    fn methods_with_results_or_power_over_the_webhook_are_ignored() {
        for method in [
            "getMe",
            "GETUPDATES",
            "setWebhook",
            "deleteWebhook",
            "close",
            "logOut",
        ] {
            let body = format!(r#"{{"method":"{method}"}}"#);
            assert!(
                read(&answer("application/json", &body)).is_none(),
                "{method}"
            );
        }
    }
}
