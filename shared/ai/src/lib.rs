//! What an AI thinks a note is about, from any endpoint that speaks OpenAI's chat completions
//! (DeepSeek, OpenAI, a model at home).
//!
//! | module | holds |
//! |---|---|
//! | [`advisor`] | one question: attempts, waits, and the deadline over all of them |
//! | `wire` | what is sent and what is read of the answer |
//! | `circuit` | asking nobody for a while after several failures in a row |
//!
//! One HTTP stack: the one that the AWS clients bring. This crate knows nothing of storage,
//! Telegram, or the environment.

pub mod advisor;
mod circuit;
mod wire;

pub use advisor::{Ai, Endpoint};
