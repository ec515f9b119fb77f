//! The webhook function: an update of Telegram in, stored, the reply in the HTTP response.
//!
//! The handler is a library, so that tests run the real one in process.

pub mod handler;
pub mod notices;
