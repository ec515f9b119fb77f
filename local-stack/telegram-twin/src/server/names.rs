//! The twin's own name resolution: a table, never a real lookup.

use std::net::SocketAddr;
use std::str::FromStr;

use anyhow::{Context, Result, ensure};
use url::Url;

/// Shown as the webhook's address. It is one kept for documentation, as the real
/// one is loopback, which Telegram would refuse.
const SHOWN_ADDRESS: &str = "203.0.113.10";

/// Host names and the loopback addresses that stand for them.
#[derive(Clone, Debug, Default)]
pub struct NameTable(Vec<(String, SocketAddr)>);

/// Where a delivery really goes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Destination {
    pub(crate) url: String,
    /// The `Host` header, which keeps the public name.
    pub(crate) host: String,
}

impl NameTable {
    /// Adds `SUFFIX=127.0.0.1:PORT`. `.example.com` stands for all names below
    /// it, `bot.example.com` for itself.
    ///
    /// # Errors
    /// If it has another form, or the address isn't a loopback one.
    pub fn add(&mut self, entry: &str) -> Result<()> {
        let (suffix, address) = entry
            .split_once('=')
            .context("expected HOST_SUFFIX=ADDRESS")?;
        let address = SocketAddr::from_str(&address.replace("localhost", "127.0.0.1"))
            .with_context(|| format!("{address} is no address with a port"))?;
        ensure!(
            address.ip().is_loopback(),
            "{address} is not a loopback address"
        );
        ensure!(!suffix.is_empty(), "an empty host name");
        self.0.push((suffix.to_lowercase(), address));
        Ok(())
    }

    /// The address to show for a name, or why there is none.
    pub(crate) fn resolve(&self, host: &str) -> Result<String, String> {
        match self.find(host) {
            Some(_) => Ok(SHOWN_ADDRESS.to_owned()),
            None => Err("Name or service not known".to_owned()),
        }
    }

    /// Where a webhook's URL leads here.
    pub(crate) fn destination(&self, webhook: &str) -> Option<Destination> {
        let full = if webhook.contains("://") {
            webhook.to_owned()
        } else {
            format!("https://{webhook}")
        };
        let url = Url::parse(&full).ok()?;
        let name = url.host_str()?;
        let address = self.find(name)?;
        let host = match url.port() {
            Some(port) => format!("{name}:{port}"),
            None => name.to_owned(),
        };
        let query = url
            .query()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        Some(Destination {
            url: format!("http://{address}{}{query}", url.path()),
            host,
        })
    }

    fn find(&self, host: &str) -> Option<SocketAddr> {
        let fits =
            |suffix: &str| host == suffix || (suffix.starts_with('.') && host.ends_with(suffix));
        self.0
            .iter()
            .find(|(suffix, _)| fits(suffix))
            .map(|(_, address)| *address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_maps_and_the_host_is_kept() {
        let mut names = NameTable::default();
        names
            .add(".lambda-url.us-east-1.on.aws=127.0.0.1:4566")
            .unwrap();
        let to = names.destination("https://abc.lambda-url.us-east-1.on.aws/?region=x&epoch=1");
        let to = to.unwrap();
        assert_eq!(to.url, "http://127.0.0.1:4566/?region=x&epoch=1");
        assert_eq!(to.host, "abc.lambda-url.us-east-1.on.aws");
        assert!(names.destination("https://other.example/").is_none());
        assert!(
            names
                .resolve("lambda-url.us-east-1.on.aws.evil.example")
                .is_err()
        );
    }

    #[test]
    fn only_loopback_addresses_are_taken() {
        let mut names = NameTable::default();
        assert!(names.add("a.example=192.0.2.1:80").is_err());
        assert!(names.add("a.example").is_err());
        assert!(names.add("a.example=localhost:80").is_ok());
    }
}
