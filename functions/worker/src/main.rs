//! Wires the worker function.

use kopeck_runtime::{aws, entropy::OsEntropy, log, settings};
use kopeck_worker::codes::Codes;
use kopeck_worker::event::Batch;
use kopeck_worker::handler::{Worker, handle};
use kopeck_worker::outside::{LazyAi, LazyBot};
use lambda_runtime::{Error, LambdaEvent, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    log::start();
    let settings = settings::Worker::from_env()?;
    let config = aws::config()?;
    let worker = &Worker {
        store: aws::table(&config, settings.table),
        entropy: OsEntropy,
        bot: LazyBot::new(config.clone(), settings.telegram_api, settings.token_secret),
        advisor: settings.ai.map(|ai| LazyAi::new(config, ai)),
        scanner: Codes::default(),
    };
    lambda_runtime::run(service_fn(async |event: LambdaEvent<Batch>| {
        handle(worker, event.payload).await.map_err(Error::from)
    }))
    .await
}
