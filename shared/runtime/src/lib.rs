//! Where everything is put together: settings, secrets, tracing and AWS configuration.
//!
//! | module | holds |
//! |---|---|
//! | [`settings`] | the environment variables of each function, read once at start |
//! | [`aws`] | one AWS configuration for each function, and the clients made of it |
//! | [`clock`] | the one place that reads time |
//! | [`entropy`] | the one place that takes randomness |
//! | [`log`] | JSON lines with ids and durations, never texts, amounts, names or tokens |
//! | `notices` | answering presses, with the token read lazily |
//!
//! Functions differ in what they need, so each part is a feature: a function that only keeps
//! and answers carries no client of Telegram.

pub mod aws;
pub mod clock;
pub mod entropy;
pub mod log;
#[cfg(feature = "token")]
pub mod notices;
pub mod settings;
