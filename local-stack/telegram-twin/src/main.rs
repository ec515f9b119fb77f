//! Runs the twin until it is told to stop.

use std::io::Write;

use anyhow::Result;
use kopeck_telegram_twin::server::{Server, USAGE, parse_args};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut out = std::io::stdout();
    let Some(options) = parse_args(std::env::args().skip(1))? else {
        return Ok(out.write_all(USAGE.as_bytes())?);
    };
    let server = Server::start(options).await?;
    writeln!(out, "telegram-twin listens on {}", server.url())?;
    server.until_signal().await
}
