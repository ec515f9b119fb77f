//! The twin behind HTTP: Bot API, control API, chat page, and real deliveries.
//!
//! It listens on 127.0.0.1 only and connects to loopback addresses only.

mod args;
mod bot_api;
mod clock;
mod control;
mod deeds;
mod deliverer;
mod events;
mod hub;
mod names;
mod page;
mod persist;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinSet;

pub use args::{USAGE, parse as parse_args};
pub use names::NameTable;

use crate::twin::{BotConfig, Twin};
use hub::Hub;

/// How to run a server.
#[derive(Debug, Default)]
pub struct Options {
    /// Where to listen on 127.0.0.1; 0 takes a free port.
    pub port: u16,
    /// Where the state is kept over restarts; nowhere by default.
    pub state: Option<PathBuf>,
    /// The bot's token, if not the default or the stored one.
    pub token: Option<String>,
    /// The bot's first name, for a new state.
    pub name: Option<String>,
    /// The bot's name after the `@`, for a new state.
    pub username: Option<String>,
    /// Which host names resolve, and where to.
    pub names: NameTable,
    /// A file that is written once the server listens.
    pub ready_file: Option<PathBuf>,
}

/// A running server. Dropping it stops it without a last save.
#[derive(Debug)]
pub struct Server {
    port: u16,
    hub: Arc<Hub>,
    tasks: JoinSet<()>,
}

impl Server {
    /// Loads or makes the state, listens and starts delivering.
    ///
    /// # Errors
    /// If the state can't be read, or the port or a file not be had.
    pub async fn start(options: Options) -> Result<Self> {
        let now = clock::now_ms();
        let twin = match persist::load(options.state.as_deref())? {
            Some(mut twin) => {
                if let Some(token) = options.token {
                    twin.set_token(token);
                }
                twin
            }
            None => new_twin(now, &options),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
            .await
            .with_context(|| format!("port {} is not free", options.port))?;
        let port = listener.local_addr()?.port();
        let hub = Arc::new(Hub::new(twin, options.names, options.state)?);

        let router = router(Arc::clone(&hub));
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                hub::complain(&format!("the server stopped: {error}"));
            }
        });
        tasks.spawn(deliverer::deliver(Arc::clone(&hub)));
        tasks.spawn(persist::keep_saving(Arc::clone(&hub)));

        let server = Self { port, hub, tasks };
        if let Some(file) = &options.ready_file {
            let ready = json!({ "port": port, "url": server.url() });
            persist::write(file, ready.to_string().as_bytes())?;
        }
        Ok(server)
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Runs until SIGTERM or SIGINT, then saves.
    ///
    /// # Errors
    /// If signals can't be watched or the state not be written.
    pub async fn until_signal(mut self) -> Result<()> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            _ = self.tasks.join_next() => anyhow::bail!("a task of the server ended"),
        }
        self.stop()
    }

    /// Stops at once and saves.
    ///
    /// # Errors
    /// If the state can't be written.
    pub fn stop(mut self) -> Result<()> {
        self.tasks.abort_all();
        persist::save(&self.hub)
    }
}

fn new_twin(now: i64, options: &Options) -> Twin {
    let mut bot = BotConfig::default();
    if let Some(token) = &options.token {
        // A real token starts with the bot's id.
        let id = token.split(':').next().and_then(|id| id.parse().ok());
        bot.id = id.unwrap_or(bot.id);
        bot.token.clone_from(token);
    }
    if let Some(name) = &options.name {
        bot.first_name.clone_from(name);
    }
    if let Some(username) = &options.username {
        bot.username.clone_from(username);
    }
    let mut twin = Twin::new(bot, now.unsigned_abs());
    twin.add_person("Аня", Some("anya_local"), Some("ru"));
    twin.add_person("Tom", Some("tom_local"), Some("en"));
    twin.add_person("Айгүл", Some("aigul_local"), Some("kk"));
    twin
}

fn router(hub: Arc<Hub>) -> Router {
    Router::new()
        .merge(page::routes())
        .merge(control::routes())
        .fallback(bot_api::handle)
        .layer(DefaultBodyLimit::max(bot_api::MAX_BODY))
        .with_state(hub)
}

#[cfg(test)]
mod tests;
