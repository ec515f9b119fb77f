//! What is sent to the webhook and what comes of it.

use super::reply;

/// Telegram waits this long for an answer. Whoever sends reports
/// [`Outcome::TimedOut`] when it is over.
pub const ANSWER_TIMEOUT_MS: i64 = 60_000;
/// An answer longer than this counts as a failure.
const MAX_ANSWER_BYTES: usize = 1 << 20;

/// An update to be sent now, by HTTP POST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Names this attempt in [`Twin::finish`](super::Twin::finish).
    pub id: u64,
    /// The update.
    pub update_id: i64,
    /// 1 for the first attempt.
    pub attempt: u32,
    /// The webhook's address, as it was registered.
    pub url: String,
    /// The address that Telegram keeps for the URL's host.
    pub ip_address: String,
    /// For the header `X-Telegram-Bot-Api-Secret-Token`.
    pub secret: Option<String>,
    /// The update as JSON.
    pub body: String,
}

/// What came of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The webhook answered.
    Answered(Answer),
    /// It did not within [`ANSWER_TIMEOUT_MS`].
    TimedOut,
    /// There was no connection, or it broke; with a reason such as
    /// `Connection refused`.
    Refused(String),
}

/// The webhook's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `Retry-After`, in seconds.
    pub retry_after: Option<i64>,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// The body; a Bot API method may be in it.
    pub body: String,
}

/// A failure, as it is reported in `last_error_message`.
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) retry_after: i64,
}

impl Outcome {
    /// The HTTP status, if there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Answered(answer) => Some(answer.status),
            Self::TimedOut | Self::Refused(_) => None,
        }
    }

    /// Every status but 2xx is the same; only `Retry-After` makes a difference.
    pub(crate) fn judge(self) -> Result<Answer, Failure> {
        let broken = |message: String| Failure {
            message,
            retry_after: 0,
        };
        match self {
            Self::TimedOut => Err(broken("Read timeout expired".to_owned())),
            Self::Refused(reason) => Err(broken(reason)),
            Self::Answered(answer) if answer.body.len() > MAX_ANSWER_BYTES => {
                Err(broken("Webhook connection closed".to_owned()))
            }
            Self::Answered(answer) if (200..300).contains(&answer.status) => Ok(answer),
            Self::Answered(Answer {
                status,
                retry_after,
                ..
            }) => Err(Failure {
                message: format!(
                    "Wrong response from the webhook: {status} {}",
                    reply::reason(status)
                ),
                retry_after: retry_after.unwrap_or(0),
            }),
        }
    }
}
