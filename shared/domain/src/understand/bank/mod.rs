//! A bank's message: an SMS or a push, pasted or forwarded.
//!
//! No bank has a template here. What such messages have in common is read instead.
//!
//! # Grammar
//!
//! ```text
//! message   = operation { operation } | service
//! operation = { what | amount | balance | other | card | party | when | noise }   in any order
//! what      = a word for what happened          покупка, списание, зачисление, withdrawal ..
//! amount    = [ sign ] number [ currency ]      named by `what` or `сумма` before it
//! balance   = ( доступно | остаток | avail .. ) amount
//! other     = ( комиссия | кэшбэк | долг | лимит | курс .. ) amount
//! card      = mask digits | network digits | карта digits
//! party     = ( место | получатель .. ) ":" words | ( в | at | от .. ) words | words left over
//! when      = date | time
//! service   = a message with a word of refusal, of a code, of something to come, to ask, to
//!             sell, or without an operation
//! ```
//!
//! An amount belongs to the last label before it (`role`). The operation's amount is the one
//! that the strongest word names; what is converted, left, or charged on the side is no second
//! entry. A second operation begins where a word for one stands again behind a balance, behind
//! an empty line, or repeats the first at the beginning of its line.
//!
//! Before any of this counts, the text must be a bank's: evidence is weighed in `score`, so
//! that a person's own `перевод маме 5000` stays theirs.

mod amount;
mod card;
mod contact;
mod date;
mod fold;
mod kind;
mod label;
mod manner;
mod merchant;
mod month;
mod operation;
mod place;
mod role;
mod score;
mod service;
mod split;
mod token;
mod verbs;
mod weight;
mod words;

use super::{Context, Draft};
use score::Read;

/// What a bank's message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bank {
    /// Money moved: one entry for each operation, at least one.
    Operations(Vec<Draft>),
    /// Nothing moved: a refusal, a code, a reminder, an offer, a balance.
    Service,
}

/// Whether a look at the characters leaves it open that this is a bank's message. Most of what
/// people write themselves is short, in small letters, without masks and sentences, and is
/// spared the reading.
#[must_use]
pub fn may_be(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let mut capitals = 0;
    let mut before = ' ';
    for (at, c) in text.chars().enumerate() {
        capitals = if c.is_uppercase() { capitals + 1 } else { 0 };
        let sentence = c == ' ' && matches!(before, '.' | '!' | '?');
        if at >= LONG
            || capitals == 3
            || sentence
            || matches!(c, '*' | ':' | '\n' | '•' | '·' | '—')
        {
            return true;
        }
        before = c;
    }
    BALANCES.iter().any(|word| text.contains(word))
}

/// What a balance is called, without its first letter, which may be a capital.
const BALANCES: [&str; 7] = [
    "аланс",
    "статок",
    "оступно",
    "алдық",
    "alance",
    "vail",
    "ostup",
];

/// No bank writes more, in bytes of UTF-8, even two messages at once.
const LONGEST: usize = 1500;

/// From so many characters on a text is looked at more closely.
const LONG: usize = 45;

/// Reads a bank's message, with its line breaks. `None`: the text is no bank's message.
#[must_use]
pub fn read(text: &str, context: Context) -> Option<Bank> {
    let mut tokens = token::cut(text, context);
    let marks = label::find(&tokens);
    card::name(&mut tokens, &marks);
    let sums = role::find(&tokens, &marks);
    let read = Read {
        tokens: &tokens,
        marks: &marks,
        sums: &sums,
        today: context.now.date(),
    };
    if score::weigh(&read) < score::ENOUGH {
        return None;
    }
    let drafts: Vec<Draft> = split::parts(&read)
        .into_iter()
        .filter_map(|at| operation::read(&read, at, context))
        .collect();
    if drafts.is_empty() {
        return Some(Bank::Service);
    }
    Some(Bank::Operations(drafts))
}

#[cfg(test)]
mod tests;
