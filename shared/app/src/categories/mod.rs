//! `/categories`: what a chat has, and what it makes of them. Own ones, names, emoji, hiding
//! and merging; and the words that its corrections taught.
//!
//! | module | holds |
//! |---|---|
//! | `names` | what a category is called in this chat |
//! | `label` | a person's words as an emoji and a name |
//! | `screen` | the lists and cards with their buttons |
//! | `change` | a press of such a button |
//! | `words` | a name or an emoji by text: after the command, or as a reply |
//! | `learn` | a correction teaches |
//!
//! No state of a conversation: a question is a message of ours with its meaning in the first
//! button, and a reply to it is the answer.

mod change;
mod label;
mod learn;
mod names;
mod screen;
mod words;

pub(crate) use change::pressed;
pub(crate) use learn::learn;
pub use names::Names;
pub(crate) use words::{command, replied};
