//! The use cases of Kopeck, the ports they need, and every sentence that the bot says.
//!
//! | module | holds |
//! |---|---|
//! | [`conversation`] | one message in, one reply out: who may speak, which use case answers |
//! | `correction` | a reply that corrects an entry |
//! | `reading` | a text as the chat means it: its currency, zone, time and categories |
//! | [`categories`] | `/categories`: own ones, names, merging, hiding, and what corrections taught |
//! | [`record`] | recording a message's entries, once |
//! | [`press`], [`buttons`] | a press of a button, and the signed data of buttons |
//! | [`opinion`] | an AI's opinion on an entry of an unsure category, after it was recorded |
//! | [`photo`] | the receipt on a photo: asked for at once, looked at later |
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
mod correction;
pub mod expenses;
mod keyboards;
pub mod message;
pub mod opinion;
pub mod photo;
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
