//! Telegram's wire.
//!
//! | module | holds |
//! |---|---|
//! | [`update`] | tolerant decoding of what Telegram sends |
//! | [`reply`] | the bot's answer as a Bot API method in an HTTP response |
//! | `client` | set-up calls through teloxide-core (feature `client`) |
//! | `talk` | saying what no update waits for, and files; the same client |
//!
//! Decoding is our own, since teloxide-core's `Update` loses what it does not know: one
//! entity of a newer Bot API turns a text into an empty message, and the expense silently
//! vanishes. That crate is for calling Telegram.
//!
//! This crate knows nothing of storage, AWS or what the bot says.

pub mod reply;
pub mod update;

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
mod talk;
