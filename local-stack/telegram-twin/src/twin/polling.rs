//! getUpdates, the other way to updates. It answers at once.

use serde_json::Value;

use super::Twin;
use super::api::{ApiAnswer, ApiError, ApiResult};
use super::params::Params;

impl Twin {
    pub(super) fn get_updates(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        if self.webhook.is_some() {
            return Err(ApiError::new(
                409,
                "Conflict: can't use getUpdates method while webhook is active; \
                 use deleteWebhook to delete the webhook first",
            ));
        }
        self.update_allowed(p)?;
        self.inbox.expire(now);
        let offset = p.int("offset").unwrap_or(0);
        let confirmed: Vec<i64> = self
            .inbox
            .updates
            .range(..offset)
            .map(|(&id, _)| id)
            .collect();
        for id in confirmed {
            self.inbox.remove(id);
        }
        let limit = usize::try_from(p.int("limit").unwrap_or(100).clamp(1, 100)).unwrap_or(100);
        let updates = self.inbox.updates.values().take(limit);
        let bodies = updates.filter_map(|update| serde_json::from_str(&update.body).ok());
        Ok(ApiAnswer::plain(Value::Array(bodies.collect())))
    }
}
