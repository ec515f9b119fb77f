//! Conversations, redelivery, robustness and the template, in one binary.
//!
//! What runs in process needs nothing. What runs deployed needs a stack: `KOPECK_STACK`
//! names its `stack.json`; without it such a test says in one line that it was skipped, or
//! fails where `KOPECK_REQUIRE_STACK` is set, as in `make test`.

mod advice;
mod browser;
mod buttons;
mod categories;
mod conversations;
mod counted;
mod dead_letters;
mod deployed;
mod draw;
mod figures;
mod histories;
mod in_process;
mod incident;
mod init;
mod redelivery;
mod robustness;
mod slow;
mod stack;
mod store;
mod talk;
mod template;
mod understanding;
