//! What tests share: an in-memory store, builders, and the contract that every store must
//! keep. A dev-dependency only.

pub mod build;
pub mod contract;
mod memory;

pub use memory::{Bug, MemoryStore, Saves};
