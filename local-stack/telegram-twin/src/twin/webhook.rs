//! setWebhook, deleteWebhook and getWebhookInfo
//! (`Client::process_set_webhook_query`, `Client::do_set_webhook`).

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;

use super::api::{ApiAnswer, ApiError, ApiResult, Names};
use super::json::set;
use super::params::Params;
use super::route::{ASKED_KINDS, DEFAULT_KINDS};
use super::{Twin, address};

/// Two calls of setWebhook must be this far apart.
const CALL_GAP_MS: i64 = 1000;
const PORTS: [u16; 4] = [443, 80, 88, 8443];
const DEFAULT_CONNECTIONS: i64 = 40;
const MAX_CONNECTIONS: i64 = 100;
const MAX_SECRET: usize = 256;

/// The webhook in force.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Webhook {
    pub(crate) url: String,
    pub(crate) secret: Option<String>,
    pub(crate) max_connections: usize,
    pub(crate) ip_address: String,
    /// The bot gave the address itself; it is never resolved.
    fixed_ip: Option<String>,
    /// When the address is looked up again.
    #[serde(default)]
    pub(crate) resolve_at: i64,
}

impl Twin {
    pub(super) fn set_webhook(&mut self, now: i64, p: &Params<'_>, names: Names<'_>) -> ApiResult {
        let url = p.text("url");
        if url.is_empty() {
            return Ok(self.remove_webhook(now, p));
        }
        if now < self.next_set_webhook_at {
            return Err(ApiError::too_many_requests(1));
        }
        self.next_set_webhook_at = now + CALL_GAP_MS;

        let wanted = Webhook {
            url,
            secret: filled(p.text("secret_token")),
            max_connections: connections(p),
            ip_address: String::new(),
            fixed_ip: filled(p.text("ip_address")),
            resolve_at: address::next_lookup(now, &mut self.rng),
        };
        let drop_pending = p.flag("drop_pending_updates");
        if !drop_pending && self.webhook.as_ref().is_some_and(|old| old.same(&wanted)) {
            self.update_allowed(p)?;
            return Ok(ApiAnswer::described(
                Value::Bool(true),
                "Webhook is already set",
            ));
        }

        // The old webhook is gone before the new one is looked at: a mistake in
        // what follows leaves the bot without any.
        self.erase_webhook(now);
        if drop_pending {
            self.inbox.clear();
        }
        let url = wanted.check()?;
        self.update_allowed(p)?;
        let ip_address = match &wanted.fixed_ip {
            Some(fixed) => fixed.clone(),
            None => self.resolve(&url, names).map_err(|why| bad_webhook(&why))?,
        };
        self.webhook = Some(Webhook {
            ip_address,
            ..wanted
        });
        self.inbox.start_over();
        self.touch(None);
        Ok(ApiAnswer::described(Value::Bool(true), "Webhook was set"))
    }

    pub(super) fn remove_webhook(&mut self, now: i64, p: &Params<'_>) -> ApiAnswer {
        let was_set = self.webhook.is_some();
        self.erase_webhook(now);
        if p.flag("drop_pending_updates") {
            self.inbox.clear();
        }
        let said = if was_set {
            "Webhook was deleted"
        } else {
            "Webhook is already deleted"
        };
        ApiAnswer::described(Value::Bool(true), said)
    }

    /// What is in flight is forgotten with the webhook, and stays queued.
    pub(super) fn erase_webhook(&mut self, now: i64) {
        self.webhook = None;
        self.courier.start_over(now);
        self.inbox.start_over();
        self.touch(None);
    }

    pub(super) fn webhook_info(&mut self, now: i64) -> Value {
        self.inbox.expire(now);
        let mut info = json!({
            "url": "",
            "has_custom_certificate": false,
            "pending_update_count": self.inbox.updates.len(),
        });
        if let Some(webhook) = &self.webhook {
            set(&mut info, "url", json!(webhook.url));
            set(&mut info, "max_connections", json!(webhook.max_connections));
            set(&mut info, "ip_address", json!(webhook.ip_address));
        }
        if let Some((at, message)) = &self.courier.last_error {
            set(&mut info, "last_error_date", json!(at));
            set(&mut info, "last_error_message", json!(message));
        }
        if let Some(kinds) = &self.allowed_updates {
            set(&mut info, "allowed_updates", json!(kinds));
        }
        info
    }

    /// `allowed_updates` left out keeps what was asked for before, even by an
    /// earlier webhook; an empty list means the default.
    pub(super) fn update_allowed(&mut self, p: &Params<'_>) -> Result<(), ApiError> {
        let Ok(Some(Value::Array(kinds))) = p.json("allowed_updates") else {
            return Ok(());
        };
        let asked: Vec<String> = kinds
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_lowercase)
            .collect();
        let known = || DEFAULT_KINDS.iter().chain(&ASKED_KINDS);
        let chosen: Vec<String> = known()
            .filter(|kind| asked.iter().any(|one| one == *kind))
            .map(|kind| (*kind).to_owned())
            .collect();
        let default = chosen.is_empty() || chosen == DEFAULT_KINDS;
        self.allowed_updates = (!default).then_some(chosen);
        Ok(())
    }
}

impl Webhook {
    fn same(&self, other: &Self) -> bool {
        self.url == other.url
            && self.secret == other.secret
            && self.max_connections == other.max_connections
            && self.fixed_ip == other.fixed_ip
    }

    pub(crate) fn has_fixed_ip(&self) -> bool {
        self.fixed_ip.is_some()
    }

    /// The URL; without a scheme it is one of https.
    pub(crate) fn parsed(&self) -> Option<Url> {
        let full = if self.url.contains("://") {
            self.url.clone()
        } else {
            format!("https://{}", self.url)
        };
        Url::parse(&full).ok()
    }

    fn check(&self) -> Result<Url, ApiError> {
        let url = self
            .parsed()
            .filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some())
            .ok_or_else(|| ApiError::bad_request("invalid webhook URL specified"))?;
        let secret = self.secret.as_deref().unwrap_or_default();
        if secret.len() > MAX_SECRET {
            return Err(ApiError::bad_request("secret token is too long"));
        }
        if !secret
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        {
            return Err(ApiError::bad_request(
                "secret token contains illegal characters",
            ));
        }
        if url.scheme() != "https" {
            return Err(bad_webhook("An HTTPS URL must be provided for webhook"));
        }
        if !url
            .port_or_known_default()
            .is_some_and(|port| PORTS.contains(&port))
        {
            return Err(bad_webhook(
                "Webhook can be set up only on ports 80, 88, 443 or 8443",
            ));
        }
        Ok(url)
    }
}

fn bad_webhook(why: &str) -> ApiError {
    ApiError::bad_request(format!("bad webhook: {why}"))
}

fn connections(p: &Params<'_>) -> usize {
    let asked = p.int("max_connections").unwrap_or(DEFAULT_CONNECTIONS);
    usize::try_from(asked.clamp(1, MAX_CONNECTIONS)).unwrap_or(1)
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
