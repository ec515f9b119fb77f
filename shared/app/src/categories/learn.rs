//! A correction teaches: the words of an entry go where its category was put by a button.

use crate::buttons::Data;
use crate::phrases::Args;
use crate::ports::Ledgers;
use crate::press::line_of;
use crate::turn::Turn;
use jiff::civil::Date;
use kopeck_domain::message::Recording;

/// How often the write is tried while others change the settings in the same moment.
const TRIES: usize = 4;

/// Learns from the correction that was just written; gives what to say of it. The
/// correction is on record whatever happens here, so a failure is only silence.
pub(crate) async fn learn<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
    corrected: &Recording,
    data: &Data,
) -> Option<String> {
    let entry = line_of(corrected, data)?.entry;
    let category = entry.category?;
    let mut stored = turn.page.settings.clone()?;
    for _ in 0..TRIES {
        let mut settings = stored.settings.clone();
        let made = &settings.categories;
        let words = settings.hints.teach(&entry.note, category, made)?;
        let saved = settings == stored.settings
            || store
                .save_settings(turn.incoming.ledger(), &settings, stored.rev)
                .await
                .ok()?;
        if saved {
            // Shown as it is, not as HTML.
            let args = Args::new()
                .markup("words", words)
                .markup("category", turn.names().of(category));
            return Some(turn.language.say("learned", &args));
        }
        let page = store.read(turn.incoming.ledger(), Date::MAX).await.ok()?;
        stored = page.settings?;
    }
    None
}
