//! Button presses that wait for answerCallbackQuery.

use serde::{Deserialize, Serialize};

use super::api::{ApiAnswer, ApiError, ApiResult};
use super::params::Params;
use super::{Twin, text};

/// A press can be answered about as long as its update lives.
const ANSWER_WITHIN_MS: i64 = 150_000;
/// A press is forgotten after this; nobody asks for its answer so late.
const FORGET_AFTER_MS: i64 = 60 * 60 * 1000;
/// UTF-16 units in the notification.
const MAX_TEXT: usize = 200;

/// A press and its answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Callback {
    pressed_at: i64,
    answer: CallbackAnswer,
}

/// What the person sees after a press.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackAnswer {
    /// Whether the bot answered; until then the button shows a spinner.
    pub answered: bool,
    /// The notification.
    pub text: Option<String>,
    /// Whether it is a dialog instead of a line at the top.
    pub show_alert: bool,
}

impl Twin {
    pub(super) fn expect_answer(&mut self, now: i64, id: &str) {
        self.callbacks
            .retain(|_, callback| callback.pressed_at + FORGET_AFTER_MS > now);
        let callback = Callback {
            pressed_at: now,
            answer: CallbackAnswer::default(),
        };
        self.callbacks.insert(id.to_owned(), callback);
    }

    /// What became of a press.
    #[must_use]
    pub fn callback(&self, id: &str) -> Option<CallbackAnswer> {
        self.callbacks
            .get(id)
            .map(|callback| callback.answer.clone())
    }

    pub(super) fn answer_callback(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        let said = p.text("text");
        if text::units(&said) > MAX_TEXT {
            return Err(ApiError::bad_request("MESSAGE_TOO_LONG"));
        }
        let callback = self
            .callbacks
            .get_mut(&p.text("callback_query_id"))
            .filter(|callback| now <= callback.pressed_at + ANSWER_WITHIN_MS)
            .ok_or_else(|| {
                ApiError::bad_request(
                    "query is too old and response timeout expired or query ID is invalid",
                )
            })?;
        callback.answer = CallbackAnswer {
            answered: true,
            text: (!said.is_empty()).then_some(said),
            show_alert: p.flag("show_alert"),
        };
        self.touch(None);
        Ok(ApiAnswer::done())
    }
}
