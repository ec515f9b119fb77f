//! The DynamoDB stores behind the ports of `kopeck-app`.
//!
//! | module | holds |
//! |---|---|
//! | [`keys`] | every key and attribute name, spelled once |
//! | [`item`] | items as they are stored, and their way to and from the domain |
//! | [`store`] | the calls for ledgers; `dead` and `jobs` beside it those for theirs |
//!
//! One table. This crate knows nothing of Telegram, of sentences or of the environment.

mod dead;
mod errors;
pub mod item;
mod jobs;
pub mod keys;
mod made;
pub mod store;

pub use store::Table;
