//! The worker function: what takes longer than Telegram should wait. The table's stream starts
//! it, so a crash after the webhook's write loses nothing.
//!
//! | module | holds |
//! |---|---|
//! | [`handler`] | a batch of the stream in, each message once, what failed is handed back |
//! | [`event`] | as much of the stream's records as is needed |
//! | [`codes`] | the texts of QR codes in a picture |
//! | [`outside`] | Telegram and the AI, with their secrets read when first needed |
//!
//! The handler is a library, so that tests run the real one in process.

pub mod codes;
pub mod event;
pub mod handler;
pub mod outside;
