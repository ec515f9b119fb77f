//! Reading a text as the chat means it: its currency, its zone, its time, its categories.

use crate::phrases::Language;
use crate::turn::Turn;
use kopeck_domain::understand::{self, Draft, Understood};
use kopeck_domain::{Currency, Kind, classify};

/// Reads a text of this turn's message; amounts that name no currency are in `currency`.
pub(crate) fn read(turn: &Turn<'_>, text: &str, currency: Currency) -> Understood {
    let context = understand::Context {
        currency,
        now: turn.settings.zone.to_datetime(turn.incoming.at),
        month_first: turn.incoming.from.language.as_deref() == Some(Language::MONTH_FIRST),
    };
    let mut understood = understand::understand(text, context);
    let all = understood.entries.iter_mut().chain(&mut understood.planned);
    for draft in all {
        categorise(draft);
    }
    understood
}

/// Gives a draft its likeliest category.
pub(crate) fn categorise(draft: &mut Draft) {
    draft.guess = Some(guess(&draft.note, draft.kind));
}

/// The likeliest category of a note in this chat.
pub(crate) fn guess(note: &str, kind: Kind) -> classify::Guess {
    classify::guess(note, kind)
}
