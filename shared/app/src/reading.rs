//! Reading a text as the chat means it: its currency, its zone, its time, its categories.

use crate::phrases::Language;
use crate::settings::Settings;
use crate::turn::Turn;
use jiff::civil::Date;
use kopeck_domain::classify::{self, Guess};
use kopeck_domain::hints::Known;
use kopeck_domain::understand::{self, Asks, Draft, Understood};
use kopeck_domain::{Categories, Category, Currency, Kind};

/// Reads a text of this turn's message; amounts that name no currency are in `currency`. A
/// command is no entry, whatever numbers it has: an edit may have made one of an entry.
pub(crate) fn read(turn: &Turn<'_>, text: &str, currency: Currency) -> Understood {
    if text.trim_start().starts_with('/') {
        return Understood::default();
    }
    let mut understood = understand::understand(text, context(turn, currency));
    let asked = match &mut understood.asks {
        Some(Asks::Confirm(drafts)) => drafts.as_mut_slice(),
        _ => &mut [],
    };
    let sure = understood.entries.iter_mut().chain(&mut understood.planned);
    let guesses = Guesses::of(&turn.settings);
    for draft in sure.chain(asked) {
        guesses.categorise(draft);
    }
    understood
}

/// The day that a text says, if it says nothing else.
pub(crate) fn day_alone(turn: &Turn<'_>, text: &str) -> Option<Date> {
    understand::day_alone(text, context(turn, turn.settings.currency))
}

fn context(turn: &Turn<'_>, currency: Currency) -> understand::Context {
    understand::Context {
        currency,
        now: turn.settings.zone.to_datetime(turn.incoming.written()),
        month_first: turn.incoming.from.language.as_deref() == Some(Language::MONTH_FIRST),
    }
}

/// What a chat's notes are likely about: its own hints first, then what everybody means.
pub(crate) struct Guesses<'a> {
    made: &'a Categories,
    hints: Known,
}

impl<'a> Guesses<'a> {
    pub(crate) fn of(settings: &'a Settings) -> Self {
        Self {
            made: &settings.categories,
            hints: settings.hints.known(),
        }
    }

    /// Gives a draft its likeliest category.
    pub(crate) fn categorise(&self, draft: &mut Draft) {
        // A receipt's refund says itself what it is.
        if draft.guess.is_none() || !draft.note.is_empty() {
            draft.guess = Some(self.guess(&draft.note, draft.kind));
        }
    }

    /// The likeliest category of a note in this chat: one that it still offers.
    pub(crate) fn guess(&self, note: &str, kind: Kind) -> Guess {
        if let Some(category) = self.hints.find(note, kind, self.made) {
            return Guess {
                category,
                sure: true,
            };
        }
        offered(classify::guess(note, kind), kind, self.made)
    }
}

/// A guess as the chat sees its categories: merges followed, and nothing that it hides.
fn offered(guess: Guess, kind: Kind, made: &Categories) -> Guess {
    let category = made.leads_to(guess.category);
    if made.is_hidden(category) {
        return Guess {
            category: Category::other(kind),
            sure: false,
        };
    }
    Guess { category, ..guess }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_follows_merges_and_keeps_away_from_what_is_hidden() {
        let id = |id: &str| Category::from_id(id).unwrap();
        let sure = |category| Guess {
            category,
            sure: true,
        };
        let see = |made: &Categories| offered(sure(id("fuel")), Kind::Expense, made);
        let mut made = Categories::default();
        assert_eq!(see(&made), sure(id("fuel")));
        assert!(made.merge(id("fuel"), Some(id("car"))));
        assert_eq!(see(&made), sure(id("car")));
        assert!(made.hide(id("car"), true));
        assert_eq!(see(&made).known(), None);
        assert_eq!(see(&made).category, id("other"));
    }
}
