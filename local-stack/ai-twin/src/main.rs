//! `ai-twin --port N`: see the library.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, bail};
use kopeck_ai_twin::AiTwin;

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(name), Some(port), None) = (args.next(), args.next(), args.next()) else {
        bail!("ai-twin --port N");
    };
    if name != "--port" {
        bail!("unknown option {name}");
    }
    // Loopback only: it answers anybody.
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port.parse().context("--port")?));
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .context(address)?;
    let router = AiTwin::default().router();
    axum::serve(listener, router).await.context("serving")
}
