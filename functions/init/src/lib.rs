//! The init function: makes Telegram agree with this deployment. A rule runs it every
//! minute, and it is safe to run any number of times.
//!
//! The handler is a library, so that tests run the real one in process.

pub mod handler;
