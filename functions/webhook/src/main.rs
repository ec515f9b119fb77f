//! Wires the webhook function.

use kopeck_runtime::{aws, entropy::OsEntropy, log, settings};
use kopeck_webhook::handler::{Webhook, handle};
use kopeck_webhook::notices::TelegramNotices;
use lambda_http::{Error, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    log::start();
    let settings = settings::Webhook::from_env()?;
    let config = aws::config()?;
    let table = aws::table(&config, settings.table);
    table.warm().await;
    let notices = TelegramNotices::new(config, settings.telegram_api, settings.token_secret);
    let secrets = settings.secret_headers;
    let webhook = &Webhook::new(table, OsEntropy, notices, settings.access, secrets);
    lambda_http::run(service_fn(async |request| {
        Ok::<_, Error>(handle(webhook, request).await)
    }))
    .await
}
