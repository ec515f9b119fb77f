//! One AWS configuration for each function, built directly: region, endpoint and keys are
//! what Lambda puts into the environment. The chain of providers of `aws-config` would look
//! for more, and cost size and time at each cold start.

use anyhow::{Context, Result};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_http_client::{Builder, tls};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
pub use aws_types::SdkConfig;
use aws_types::app_name::AppName;
use aws_types::region::Region;
#[cfg(feature = "table")]
pub use kopeck_dynamodb::Table;
use std::time::Duration;

/// The configuration that all clients of a function share, from the environment.
///
/// # Errors
/// Names the variable that is missing.
pub fn config() -> Result<SdkConfig> {
    let var = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let region = var("AWS_REGION").context("AWS_REGION is not set")?;
    let credentials = Credentials::new(
        var("AWS_ACCESS_KEY_ID").context("AWS_ACCESS_KEY_ID is not set")?,
        var("AWS_SECRET_ACCESS_KEY").context("AWS_SECRET_ACCESS_KEY is not set")?,
        var("AWS_SESSION_TOKEN"),
        None,
        "environment",
    );
    // An emulator; on AWS this is not set.
    Ok(with(region, credentials, var("AWS_ENDPOINT_URL")))
}

/// The configuration for an emulator, whose keys are not secret.
#[must_use]
pub fn local(region: &str, endpoint: &str) -> SdkConfig {
    let credentials = Credentials::new("test", "test", None, None, "local");
    with(region.to_owned(), credentials, Some(endpoint.to_owned()))
}

/// An attempt ends after a second and a call after two and a half: Telegram waits for us,
/// and it keeps the update if we say that we cannot. All clients share one HTTP client.
fn with(region: String, credentials: Credentials, endpoint: Option<String>) -> SdkConfig {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(Duration::from_millis(900))
        .operation_attempt_timeout(Duration::from_secs(1))
        .operation_timeout(Duration::from_millis(2500))
        .build();
    let http = Builder::new()
        .tls_provider(tls::Provider::Rustls(
            tls::rustls_provider::CryptoMode::Ring,
        ))
        .build_https();
    let mut config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .retry_config(RetryConfig::standard().with_max_attempts(3))
        .timeout_config(timeouts)
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .http_client(http);
    config.set_endpoint_url(endpoint);
    // Who calls, in AWS's own logs; and the counting proxy of the tests tells functions apart.
    let name = std::env::var("AWS_LAMBDA_FUNCTION_NAME").ok();
    config.set_app_name(name.and_then(|name| AppName::new(name).ok()));
    config.build()
}

/// The table of this name.
#[cfg(feature = "table")]
#[must_use]
pub fn table(config: &SdkConfig, name: String) -> kopeck_dynamodb::Table {
    kopeck_dynamodb::Table::new(aws_sdk_dynamodb::Client::new(config), name)
}

/// Reads the bot token. It is kept nowhere but in the client that is made of it.
///
/// # Errors
/// Names the failed call, never the secret.
#[cfg(feature = "token")]
pub async fn bot_token(config: &SdkConfig, secret: &str) -> Result<String> {
    let token = self::secret(config, secret).await;
    token.context("the bot token could not be read from Secrets Manager")
}

/// Reads a secret; `None` where that fails or there is nothing in it.
#[cfg(feature = "token")]
pub async fn secret(config: &SdkConfig, secret: &str) -> Option<String> {
    let client = aws_sdk_secretsmanager::Client::new(config);
    let answer = client.get_secret_value().secret_id(secret).send().await;
    let value = answer.ok().and_then(|v| v.secret_string);
    value.filter(|v| !v.is_empty())
}
