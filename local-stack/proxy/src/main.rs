//! `proxy --upstream URL [--port N] [--ready-file FILE]`: see the library.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, bail};
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let (mut upstream, mut port, mut ready_file) = (None, 0, None);
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args
            .next()
            .with_context(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--upstream" => upstream = Some(value),
            "--port" => port = value.parse().context("--port")?,
            "--ready-file" => ready_file = Some(value),
            _ => bail!("unknown option {name}"),
        }
    }
    let router = kopeck_proxy::router(&upstream.context("--upstream is missing")?)?;

    // Loopback only: it hands out whatever the emulator holds.
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .context(address)?;
    if let Some(path) = ready_file {
        let port = listener.local_addr()?.port();
        let ready = serde_json::json!({ "port": port, "url": format!("http://127.0.0.1:{port}") });
        std::fs::write(&path, ready.to_string()).context(path)?;
    }
    let mut stop = signal(SignalKind::terminate())?;
    tokio::select! {
        served = axum::serve(listener, router) => served.context("serving"),
        _ = stop.recv() => Ok(()),
    }
}
