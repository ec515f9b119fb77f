//! A Bot API server that behaves as Telegram does, for tests and for play.
//!
//! * [`twin`] is the pure core: chats, updates, webhook, delivery. No I/O and no
//!   clock, so a test drives it through a day in a millisecond.
//! * [`server`] is the same core behind HTTP: Bot API, control API, chat page,
//!   real deliveries to the webhook.
//! * [`client`] is a small client of the control API, for tests in Rust.
//!
//! This crate knows nothing of Kopeck: any bot that speaks the Bot API by
//! webhook can be tried on it. Behaviour is taken from the source of Telegram's
//! own server, tdlib/telegram-bot-api, mostly `WebhookActor.cpp` and `Client.cpp`.

pub mod client;
pub mod server;
pub mod twin;
