//! `answerCallbackQuery`, over the HTTP stack that the AWS clients bring: the webhook function
//! makes no other call to Telegram, and a second stack would weigh on every cold start.

use crate::aws::{self, SdkConfig};
use aws_smithy_http_client::{Connector, tls};
use aws_smithy_runtime_api::client::http::HttpConnector as _;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use std::time::Duration;
use tokio::sync::OnceCell;

/// The longest that a press waits for this; it is done already.
const CALL: Duration = Duration::from_secs(1);

/// Answers presses.
pub struct TelegramNotices {
    connector: Connector,
    config: SdkConfig,
    api: String,
    token_secret: String,
    token: OnceCell<String>,
}

impl TelegramNotices {
    /// Of the Bot API at `api`, with the token kept in this secret. The token is read when
    /// the first press needs it, so that recording never waits for it.
    #[must_use]
    pub fn new(config: SdkConfig, api: String, token_secret: String) -> Self {
        let ring = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring);
        Self {
            connector: Connector::builder().tls_provider(ring).build(),
            config,
            api,
            token_secret,
            token: OnceCell::new(),
        }
    }

    /// Answers one press. Every failure is ignored, and said in one line of the log.
    pub async fn answer(&self, query: &str, notice: Option<&str>) {
        let done = tokio::time::timeout(CALL, self.call(query, notice)).await;
        if !matches!(done, Ok(Some(()))) {
            tracing::warn!("a press was not answered");
        }
    }

    async fn call(&self, query: &str, notice: Option<&str>) -> Option<()> {
        let read = || aws::bot_token(&self.config, &self.token_secret);
        let token = self.token.get_or_try_init(read).await.ok()?;
        let mut request = HttpRequest::new(SdkBody::from(form(query, notice)));
        request.set_method("POST").ok()?;
        let address = format!("{}/bot{token}/answerCallbackQuery", self.api);
        request.set_uri(address).ok()?;
        let kind = "application/x-www-form-urlencoded";
        request.headers_mut().insert("content-type", kind);
        let answer = self.connector.call(request).await.ok()?;
        answer.status().is_success().then_some(())
    }
}

fn form(query: &str, notice: Option<&str>) -> String {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.append_pair("callback_query_id", query);
    if let Some(text) = notice {
        form.append_pair("text", text);
    }
    form.finish()
}

/// The token is not for anybody's eyes.
impl std::fmt::Debug for TelegramNotices {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TelegramNotices(token hidden)")
    }
}
