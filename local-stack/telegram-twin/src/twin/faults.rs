//! What is broken on purpose.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::Twin;
use super::api::ApiError;
use super::outcome::{Delivery, Outcome};

/// What is broken on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faults {
    /// Host names that do not resolve. As Telegram keeps the address of a webhook
    /// that is set, this shows in setWebhook, not in deliveries.
    #[serde(default)]
    pub broken_names: BTreeSet<String>,
    /// Nothing is delivered and no Bot API call is answered. Whoever drives the
    /// deliveries looks at this, see [`Twin::refuse_if_down`].
    #[serde(default)]
    pub network_down: bool,
    /// Bot API calls that fail; the first that fits a call counts. A method in the
    /// bot's answer to an update is no call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub api: Vec<ApiFault>,
    /// So many of the bot's next 2xx answers don't reach Telegram: a reply in
    /// them is not executed, and their updates are sent again.
    #[serde(default)]
    pub lose_answers: u32,
}

/// A failure of Bot API calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApiFault {
    /// Which methods, in any case; all if none is named.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub methods: BTreeSet<String>,
    /// The status to answer with.
    pub error_code: u16,
    /// The reason; by default what Telegram says with this status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `parameters.retry_after`, for 429.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<i64>,
    /// There is no answer at all: the caller waits until it gives up.
    pub silent: bool,
    /// The deed is done before the call fails, so that a repetition does it twice.
    pub executed: bool,
    /// For so many calls; until it is mended if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
}

impl ApiFault {
    /// All calls get this status.
    #[must_use]
    pub fn status(error_code: u16) -> Self {
        Self {
            error_code,
            ..Self::default()
        }
    }

    /// All calls are refused as one too many.
    #[must_use]
    pub fn too_many(retry_after: i64) -> Self {
        Self {
            retry_after: Some(retry_after),
            ..Self::status(429)
        }
    }

    /// No call gets an answer.
    #[must_use]
    pub fn silence() -> Self {
        Self {
            silent: true,
            ..Self::default()
        }
    }

    /// The same for this method, and others named before.
    #[must_use]
    pub fn of(mut self, method: &str) -> Self {
        self.methods.insert(method.to_owned());
        self
    }

    /// The same for a number of calls only.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    fn fits(&self, method: &str) -> bool {
        let named = |one: &String| one.eq_ignore_ascii_case(method);
        self.times != Some(0) && (self.methods.is_empty() || self.methods.iter().any(named))
    }

    pub(crate) fn error(&self) -> ApiError {
        if self.silent {
            return ApiError::silence();
        }
        let usual = match self.error_code {
            401 => "Unauthorized",
            403 => "Forbidden: bot was blocked by the user",
            429 => return ApiError::too_many_requests(self.retry_after.unwrap_or(1)),
            502 => "Bad Gateway",
            _ => "Internal Server Error",
        };
        let code = if self.error_code == 0 {
            500
        } else {
            self.error_code
        };
        let mut error = ApiError::new(code, self.description.as_deref().unwrap_or(usual));
        error.parameters = self.retry_after.map(|n| json!({ "retry_after": n }));
        error
    }
}

impl Faults {
    /// The fault that this call meets; it counts as one of its times.
    pub(crate) fn take_api(&mut self, method: &str) -> Option<ApiFault> {
        let fault = self.api.iter_mut().find(|fault| fault.fits(method))?;
        if let Some(times) = &mut fault.times {
            *times -= 1;
        }
        let met = fault.clone();
        self.api.retain(|fault| fault.times != Some(0));
        Some(met)
    }
}

impl Twin {
    /// The faults in force.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Breaks things, or mends them.
    pub fn set_faults(&mut self, faults: Faults) {
        self.faults = faults;
        self.touch(None);
    }

    /// Whether nothing passes between Telegram and the bot.
    #[must_use]
    pub fn network_is_down(&self) -> bool {
        self.faults.network_down
    }

    /// With the network down: the delivery fails, and there is nothing to send.
    /// Whoever drives deliveries in a test asks this before each.
    pub fn refuse_if_down(&mut self, now: i64, delivery: &Delivery) -> bool {
        let down = self.network_is_down();
        if down {
            let why = "Connection timed out".to_owned();
            self.finish(now, delivery.id, Outcome::Refused(why));
        }
        down
    }

    /// What Telegram sees of an outcome.
    pub(super) fn heard(&mut self, outcome: Outcome) -> Outcome {
        let success = outcome.status().is_some_and(|s| (200..300).contains(&s));
        if !success || self.faults.lose_answers == 0 {
            return outcome;
        }
        self.faults.lose_answers -= 1;
        Outcome::Refused("Webhook connection closed".to_owned())
    }
}
