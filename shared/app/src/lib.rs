//! The use cases of Kopeck, the ports they need, and every sentence that the bot says.
//!
//! | module | holds |
//! |---|---|
//! | [`conversation`] | one message in, one reply out: who may speak, which use case answers |
//! | `reading` | a text as the chat means it: its currency, zone, time and categories |
//! | [`categories`] | `/categories`: own ones, names, merging, hiding, and what corrections taught |
//! | [`record`] | recording a message's entries, once |
//! | [`press`], [`buttons`] | a press of a button, and the signed data of buttons |
//! | [`expenses`] | `/expenses` |
//! | [`setup`] | `/start`, currency, zone, language |
//! | [`reconcile`] | making Telegram agree with this deployment |
//! | [`ports`] | what the use cases need of the world, and what MUST hold there |
//! | [`phrases`] | the sentences, by language, from `locales/*.ftl` |
//!
//! This crate knows nothing of DynamoDB, HTTP, JSON or the environment. Time comes with the
//! messages; waiting and calling go through ports.

pub mod buttons;
pub mod categories;
pub mod conversation;
pub mod expenses;
mod keyboards;
pub mod message;
pub mod phrases;
pub mod ports;
pub mod press;
mod question;
mod reading;
pub mod reconcile;
pub mod record;
pub mod settings;
pub mod setup;
mod turn;

pub use kopeck_domain::{LedgerId, UserId};
pub use message::{Incoming, Person, Reply};
pub use settings::Settings;
