//! The webhook's address: looked up by setWebhook and then kept
//! (`WebhookActor::resolve_ip_address`).

use std::net::IpAddr;

use url::{Host, Url};

use super::Twin;
use super::api::Names;
use super::rng::Rng;

/// An address is kept this long and up to a tenth longer, and so is a failure:
/// until then the old address stays in use.
const KEPT_MS: i64 = 30 * 60 * 1000;

impl Twin {
    /// The host whose address Telegram would look up now. Whoever drives the
    /// deliveries answers with [`Twin::resolved`]; one who never does, leaves the
    /// address as it was.
    #[must_use]
    pub fn name_to_resolve(&self, now: i64) -> Option<String> {
        let webhook = self.webhook.as_ref()?;
        if webhook.has_fixed_ip() || now < webhook.resolve_at {
            return None;
        }
        let url = webhook.parsed()?;
        match url.host()? {
            Host::Domain(name) => Some(name.to_owned()),
            Host::Ipv4(_) | Host::Ipv6(_) => None,
        }
    }

    /// Tells what the lookup gave. An error changes nothing but the time of the
    /// next one, 30 to 33 minutes later.
    pub fn resolved(&mut self, now: i64, host: &str, address: Result<String, String>) {
        let broken = self.faults.broken_names.contains(host);
        let resolve_at = next_lookup(now, &mut self.rng);
        let Some(webhook) = &mut self.webhook else {
            return;
        };
        webhook.resolve_at = resolve_at;
        if let Ok(address) = address
            && !broken
        {
            webhook.ip_address = address;
        }
        self.touch(None);
    }

    pub(super) fn resolve(&self, url: &Url, names: Names<'_>) -> Result<String, String> {
        let host = match url.host() {
            Some(Host::Domain(name)) => name,
            Some(Host::Ipv4(address)) => {
                return if address.is_private() || address.is_loopback() || address.is_link_local() {
                    Err(format!("IP address {address} is reserved"))
                } else {
                    Ok(IpAddr::V4(address).to_string())
                };
            }
            _ => return Err("IPv6-only addresses are not allowed".to_owned()),
        };
        if self.faults.broken_names.iter().any(|broken| broken == host) {
            return Err("Failed to resolve host: Name or service not known".to_owned());
        }
        names(host).map_err(|why| format!("Failed to resolve host: {why}"))
    }
}

/// When an address that was looked up now is looked up again.
pub(super) fn next_lookup(now: i64, rng: &mut Rng) -> i64 {
    now + KEPT_MS + rng.between(0, KEPT_MS / 10)
}
