//! Wires the init function.

use kopeck_init::handler::{Init, handle};
use kopeck_runtime::{aws, log, settings};
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    log::start();
    let init = &Init::new(settings::Init::from_env()?, aws::config()?);
    lambda_runtime::run(service_fn(async |_event: LambdaEvent<Value>| {
        Ok::<_, Error>(handle(init).await)
    }))
    .await
}
