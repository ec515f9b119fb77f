//! Wires the webhook function.

use kopeck_runtime::{aws, log, settings};
use kopeck_webhook::handler::{Webhook, handle};
use lambda_http::{Error, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    log::start();
    let settings = settings::Webhook::from_env()?;
    let table = aws::table(&aws::config()?, settings.table);
    table.warm().await;
    let webhook = &Webhook::new(table, settings.access, vec![settings.secret_header]);
    lambda_http::run(service_fn(async |request| {
        Ok::<_, Error>(handle(webhook, request).await)
    }))
    .await
}
