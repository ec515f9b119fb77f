//! From a person's text to entries, or a reason why not.
//!
//! Pure and total: any text gives an answer, in time linear in its length, without a panic.
//!
//! # Grammar
//!
//! ```text
//! message    = receipt | bank message | line { ( "\n" | ";" ) line }     at most MAX_ENTRIES
//! line       = day | part { ( "," | "&" | "+" | and ) part } | pair { pair }
//! part       = { amount | day | clock | tag | words }          one amount, the rest is the note
//! pair       = words amount                                    `хлеб 62 молоко 95`
//! amount     = [ sign ] sum [ each ]
//! sum        = term { ( "+" | "-" ) ( term | percent ) } [ "=" amount ]
//! term       = factor { ( "*" | "x" | "/" ) factor }
//! factor     = money | "(" sum ")" | count words each money    `2 кофе по 250`
//! money      = [ currency ] number [ currency ] [ [ and ] number cents ]
//! number     = digits { group digits } [ point digits ] [ times ] | number words
//! number words = { small | hundred } { times { small | hundred } }     `две с половиной тысячи`
//! group      = space | "." | "," | "'"             before three digits, in India before two
//! times      = к | тыс | т | мың | млн | k | thousand | косарь | lakh ..
//! currency   = sign | ISO code | [ nation ] word   in any case form; a dollar is the chat's own
//! sign       = "+" (income) | "-" (an expense, said twice)
//! each       = по | each | at | -ден               the price of one
//! day        = [ preposition ] ( yesterday | [ last | next ] weekday | n days ago | in n days
//!            | dd.mm[.yyyy] | yyyy-mm-dd | d month [ year ] | month d | the 5th ) [ evening ]
//! tag        = "#" letters
//! note       = the person's own words, kept as they are
//! ```
//!
//! # Readings
//!
//! Every number of a part is a candidate. Points are given for what it says itself (a currency,
//! a multiplier, a calculation), for its place (at an end of the line), for its neighbours (a
//! verb of money, a price word) and taken for what it may be else (a measure, an hour, a house,
//! a password, less than anything costs). The best one is the amount if it has enough points
//! and no other could be it just as well. `explain` tells the points and the reasons.
//!
//! Then the sentence itself is weighed: a question, a plan without a day, a negation, somebody
//! else's money, the weather. What speaks against recording makes a question to the person: a
//! wrong record costs more than a question, and a question costs more than a right record.
//!
//! # Rooms
//!
//! | room | holds |
//! |---|---|
//! | `text` | normalisation, with the way back to the original |
//! | `token`, `special`, `glued` | cutting: words, digits, dates, clocks, telephones, what hangs on digits |
//! | `lexicon` | the closed words of three languages, and the roles that they can play |
//! | `number`, `words` | digits as people group them; numbers in words |
//! | [`currency`] | currencies by sign, code and word |
//! | `amount`, `item`, `arithmetic`, `ranges` | tokens put together to amounts, days and the rest; calculations; what is a range |
//! | `date` | days, resolved against the message's own |
//! | `score`, `sense`, `line`, `parts`, `note` | candidates and their points, the sense of a sentence, the reading that holds |
//! | [`bank`], `receipt` | what a bank wrote, and the code of a fiscal receipt |

mod amount;
mod arithmetic;
pub mod bank;
pub mod currency;
mod date;
mod glued;
mod item;
mod lexicon;
mod line;
mod note;
mod number;
mod parts;
mod ranges;
mod receipt;
mod score;
mod sense;
mod special;
mod table;
mod text;
mod token;
mod words;

pub use receipt::receipt;

use crate::classify::Guess;
use crate::entry::Kind;
use crate::money::{Currency, Money};
use bank::Bank;
use jiff::civil::{Date, DateTime};
use line::Outcome;

/// The most entries that one message records. The others are listed as too many.
pub const MAX_ENTRIES: usize = 25;

/// The longest note, in bytes of UTF-8. A longer one is cut: an item stays under 1 KB.
pub const MAX_NOTE: usize = 240;

/// How much is kept of the words that an entry was read from, in bytes of UTF-8.
const MAX_SOURCE: usize = 300;

/// How many parts that are no entries are told; a pasted page has more of them.
pub const MAX_PROBLEMS: usize = 10;

/// The most readings that one question offers: a button each, and a person reads them all.
pub const MAX_CHOICES: usize = 10;

/// How much is told of such a part, in bytes of UTF-8.
const MAX_QUOTE: usize = 100;

/// What the reading depends on beside the text.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The currency of an amount that names none.
    pub currency: Currency,
    /// When the message was written, in the chat's zone.
    pub now: DateTime,
    /// Whether `1/2` is the second of January, as in American English.
    pub month_first: bool,
}

/// An entry as it was understood, before it has an identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Whether money comes or goes.
    pub kind: Kind,
    /// How much.
    pub money: Money,
    /// The local day that it is for: the message's own, unless the text says another.
    pub day: Date,
    /// What for; may be empty.
    pub note: String,
    /// The words that were marked with a hash, lower case, without it.
    pub tags: Vec<String>,
    /// The category, once somebody has looked for one.
    pub guess: Option<Guess>,
    /// The part of the text that it was read from.
    pub source: String,
}

/// A part of the text that is not an entry, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The part of the text.
    pub source: String,
    /// Why it was not recorded.
    pub reason: Reason,
}

/// Why a part of a text is not an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No number that could be an amount.
    NoAmount,
    /// More than one number that could be the amount.
    Unclear,
    /// Zero.
    Zero,
    /// More digits after the point than the currency has.
    TooPrecise,
    /// Larger than any purse, or a telephone number.
    TooLarge,
    /// One entry more than a message may have.
    TooMany,
    /// A question.
    Question,
    /// Something that has not happened yet, without a day.
    Plan,
    /// Something that did not happen.
    Negation,
    /// It may be money, or something else.
    Unsure,
    /// The sum of the entries before it.
    Total,
    /// A bank's message about something else than money that moved.
    Service,
}

/// A question to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// How much was it?
    Amount,
    /// Which of these is meant, if any? At most [`MAX_CHOICES`].
    Confirm(Vec<Draft>),
}

/// A text, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// The entries, in the order of the text.
    pub entries: Vec<Draft>,
    /// Entries of days to come, in the order of the text.
    pub planned: Vec<Draft>,
    /// What the person is to be asked, where nothing can be recorded without.
    pub asks: Option<Asks>,
    /// What is not an entry, in the order of the text: at most [`MAX_PROBLEMS`], and one
    /// more where there are more.
    pub problems: Vec<Problem>,
}

/// Understands a whole message.
#[must_use]
pub fn understand(text: &str, context: Context) -> Understood {
    let mut all = Understood::default();
    if let Some(draft) = receipt(text, &context) {
        all.add(draft, context);
        return all;
    }
    let bank = bank::may_be(text)
        .then(|| bank::read(text, context))
        .flatten();
    match bank {
        Some(Bank::Operations(drafts)) => {
            drafts.into_iter().for_each(|draft| all.add(draft, context));
            all.problems.truncate(MAX_PROBLEMS + 1);
            return all;
        }
        Some(Bank::Service) => {
            all.problems.push(problem(text, Reason::Service));
            return all;
        }
        None => {}
    }
    let mut perhaps = Vec::new();
    let mut day = None;
    let lines = text.split(['\n', ';']).map(str::trim);
    for line in lines.filter(|l| !l.is_empty()) {
        if all.is_full() {
            break;
        }
        for (source, outcome) in line::read(line, context, day) {
            match outcome {
                Outcome::Entry(draft) => all.add(draft, context),
                Outcome::Day(said) => day = Some(said),
                Outcome::Not(reason) => all.problems.push(problem(&source, reason)),
                Outcome::Perhaps(drafts, reason) => {
                    all.problems.push(problem(&source, reason));
                    perhaps.extend(drafts);
                }
            }
        }
    }
    all.finish(text, perhaps, day.is_some());
    all
}

/// The numbers of a line with their points and the reasons: for people who ask why.
#[must_use]
pub fn explain(line: &str, context: Context) -> Vec<Reading> {
    line::explain(line, context)
}

/// A number that could have been the amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How it is written.
    pub source: String,
    /// The sum of the points.
    pub points: i32,
    /// What gave or took points.
    pub reasons: Vec<(&'static str, i32)>,
}

impl Understood {
    /// Whether there is nothing to record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.planned.is_empty()
    }

    /// Whether nothing more would be recorded or told.
    fn is_full(&self) -> bool {
        self.problems.len() > MAX_PROBLEMS
    }

    fn add(&mut self, draft: Draft, context: Context) {
        if self.entries.len() + self.planned.len() == MAX_ENTRIES {
            self.problems.push(problem(&draft.source, Reason::TooMany));
        } else if draft.day > context.now.date() {
            self.planned.push(draft);
        } else {
            self.entries.push(draft);
        }
    }

    /// A sum of the entries before it would count them twice.
    fn leave_totals(&mut self) {
        while self.entries.len() > 2
            && self
                .entries
                .last()
                .is_some_and(|e| sense::is_total(&e.note))
            && let Some(total) = self.entries.pop()
        {
            self.problems.push(problem(&total.source, Reason::Total));
        }
    }

    /// Decides what is asked, and what is worth naming among the problems.
    fn finish(&mut self, text: &str, mut perhaps: Vec<Draft>, day: bool) {
        self.leave_totals();
        if !self.is_empty() {
            // A smile or a rule between the lines is no failed entry.
            self.problems
                .retain(|p| p.source.contains(char::is_alphanumeric));
        } else if !perhaps.is_empty() {
            perhaps.truncate(MAX_CHOICES);
            self.asks = Some(Asks::Confirm(perhaps));
        } else if let [only] = self.problems.as_slice()
            && only.reason == Reason::NoAmount
            && sense::names_a_thing(text)
        {
            self.asks = Some(Asks::Amount);
        } else if day && self.problems.is_empty() {
            self.problems.push(problem(text, Reason::NoAmount));
        }
        self.problems.truncate(MAX_PROBLEMS + 1);
    }
}

/// The day that a text says, if it says nothing else: `вчера`, `5 марта`.
#[must_use]
pub fn day_alone(text: &str, context: Context) -> Option<Date> {
    match line::read(text.trim(), context, None).as_slice() {
        [(_, Outcome::Day(day))] => Some(*day),
        _ => None,
    }
}

/// Whether words without an amount tell of money that comes.
#[must_use]
pub fn kind_of(words: &str) -> Kind {
    sense::kind_of(words)
}

/// What a text without an amount is, where it names nothing that money is spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A greeting, thanks, a thumb up.
    Greeting,
    /// A question.
    Question,
}

/// How a text without an amount speaks; `None`: as a thing, or as anything else.
#[must_use]
pub fn manner(text: &str) -> Option<Manner> {
    sense::manner(text)
}

/// Whether a text without an amount may be the name of something that money is spent on.
#[must_use]
pub fn names_a_thing(text: &str) -> bool {
    sense::names_a_thing(text)
}

/// A person's words as a note: white space folded, cut to [`MAX_NOTE`].
#[must_use]
pub fn note(words: &str) -> String {
    text::clean(words, MAX_NOTE)
}

fn problem(part: &str, reason: Reason) -> Problem {
    Problem {
        source: text::clean(part, MAX_QUOTE),
        reason,
    }
}

#[cfg(test)]
mod tests;
