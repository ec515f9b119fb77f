//! Keys and attribute names, spelled once.
//!
//! They are frozen: an LSI cannot be changed after the table was made, and what is written
//! stays. `template.yaml` spells them too; a test compares the two.
//!
//! User text never enters a key.

use jiff::{Timestamp, civil::Date};
use kopeck_domain::{ChatId, EntryId, LedgerId, MessageId};

/// Partition key.
pub const PK: &str = "pk";
/// Sort key.
pub const SK: &str = "sk";
/// Sort key of the LSI [`BY_DAY`].
pub const DAY: &str = "day";
/// Partition key of the GSI [`DUE`]: which of 16 shards.
pub const DUE_SHARD: &str = "due_shard";
/// Sort key of the GSI [`DUE`]: Unix seconds, UTC.
pub const NEXT_DUE: &str = "next_due";
/// Partition key of the GSI [`DEAD`].
pub const DEAD_MARK: &str = "dead";
/// Its only value.
pub const DEAD_VALUE: &str = "DEAD";
/// When DynamoDB may delete the item: Unix seconds, UTC. It may be two days late.
pub const EXPIRES: &str = "expires";
/// Revision: of a message on its line 0, of settings.
pub const REV: &str = "rev";

/// The LSI that one read of a ledger uses.
pub const BY_DAY: &str = "by_day";
/// The GSI of what is due.
pub const DUE: &str = "due";
/// The GSI of dead letters.
pub const DEAD: &str = "dead";

/// What the LSI carries beside the keys: what totals, lists and settings need. The last
/// three are not written yet; they are here because an LSI cannot grow later.
pub const PROJECTED: [&str; 15] = [
    "rev", "lines", "amount", "currency", "kind", "category", "note", "by", "at", "deleted",
    "settings", "v", "tags", "split", "rate",
];

/// The sort key of settings.
pub const SETTINGS: &str = "SETTINGS";
/// The `day` of settings: after every date, so that the newest-first read meets it first.
pub const SETTINGS_DAY: &str = "~";
/// The partition of what belongs to no chat.
pub const SYSTEM: &str = "SYS";

/// The partition of a ledger.
#[must_use]
pub fn ledger(ledger: LedgerId) -> String {
    format!("CHAT#{}", ledger.0.0)
}

/// The partition of what is for a ledger, or for none that could be read.
#[must_use]
pub fn ledger_or_system(of: Option<LedgerId>) -> String {
    of.map_or_else(|| SYSTEM.to_owned(), ledger)
}

/// The ledger that a partition is of.
#[must_use]
pub fn ledger_of(pk: &str) -> Option<LedgerId> {
    let id = pk.strip_prefix("CHAT#")?.parse().ok()?;
    Some(LedgerId(ChatId(id)))
}

/// The sort key of an entry. Message ids have at most ten digits (32 bits).
#[must_use]
pub fn entry(id: EntryId) -> String {
    match id {
        EntryId::Message {
            chat,
            message,
            line,
        } => format!("{}{line:02}", message_prefix(chat, message)),
    }
}

/// What the sort keys of all entries of a message begin with.
#[must_use]
pub fn message_prefix(chat: ChatId, message: MessageId) -> String {
    format!("ENTRY#{}#{:010}#", chat.0, message.0)
}

/// The identity that a sort key spells; `None` where it is no entry's.
#[must_use]
pub fn entry_id(sk: &str) -> Option<EntryId> {
    let mut parts = sk.strip_prefix("ENTRY#")?.split('#');
    let chat = ChatId(parts.next()?.parse().ok()?);
    let message = MessageId(parts.next()?.parse().ok()?);
    let line = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some(EntryId::Message {
        chat,
        message,
        line,
    })
}

/// The `day` of an entry: its local day, then its time.
#[must_use]
pub fn day(day: Date, at: Timestamp) -> String {
    format!("{}#{:010}", since(day), at.as_second())
}

/// The smallest `day` of a date.
#[must_use]
pub fn since(day: Date) -> String {
    day.strftime("%Y-%m-%d").to_string()
}

/// The date that a `day` begins with.
#[must_use]
pub fn date_of(day: &str) -> Option<Date> {
    day.split('#').next()?.parse().ok()
}

/// What the sort keys of jobs begin with; the filter of the table's stream spells it too.
pub const JOB: &str = "JOB#";
/// On an entry whose category is a guess that somebody may be asked about; the filter of the
/// table's stream spells it too.
pub const UNSURE: &str = "unsure";

/// The sort key of the look at a message's photo.
#[must_use]
pub fn photo_job(chat: ChatId, message: MessageId) -> String {
    format!("{JOB}PHOTO#{}#{:010}", chat.0, message.0)
}

/// The message that a sort key asks for a look at; `None` where it is no such job's.
#[must_use]
pub fn photo_of(sk: &str) -> Option<(ChatId, MessageId)> {
    let rest = sk.strip_prefix(JOB)?.strip_prefix("PHOTO#")?;
    let (chat, message) = rest.split_once('#')?;
    Some((ChatId(chat.parse().ok()?), MessageId(message.parse().ok()?)))
}

/// The sort key of the count of failed attempts at an update.
#[must_use]
pub fn attempt(hash: &str) -> String {
    format!("TRY#{hash}")
}

/// The sort key of a dead letter.
#[must_use]
pub fn dead_letter(hash: &str) -> String {
    format!("DEAD#{hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(chat: i64, message: i64, line: u8) -> EntryId {
        EntryId::Message {
            chat: ChatId(chat),
            message: MessageId(message),
            line,
        }
    }

    #[test]
    fn the_literal_keys_are_frozen() {
        assert_eq!(ledger(LedgerId(ChatId(-1001))), "CHAT#-1001");
        assert_eq!(entry(id(7, 42, 3)), "ENTRY#7#0000000042#03");
        assert_eq!(
            entry(id(-1_001_234, 2_147_483_647, 24)),
            "ENTRY#-1001234#2147483647#24"
        );
        assert_eq!(dead_letter("ab12"), "DEAD#ab12");
        assert_eq!(
            photo_job(ChatId(7), MessageId(42)),
            "JOB#PHOTO#7#0000000042"
        );
        let at = "2026-11-23T10:00:00Z".parse().unwrap();
        assert_eq!(
            day("2026-11-23".parse().unwrap(), at),
            "2026-11-23#1795428000"
        );
    }

    #[test]
    fn keys_read_back_and_sort_as_they_were_written() {
        let ids = [
            id(7, 9, 0),
            id(7, 9, 2),
            id(7, 9, 10),
            id(7, 10, 0),
            id(7, 1000, 0),
        ];
        let keys: Vec<_> = ids.iter().map(|i| entry(*i)).collect();
        assert!(keys.is_sorted());
        assert_eq!(
            keys.iter().filter_map(|k| entry_id(k)).collect::<Vec<_>>(),
            ids
        );
        assert_eq!(entry_id("SETTINGS"), None);
        let photo = (ChatId(-7), MessageId(42));
        assert_eq!(photo_of(&photo_job(photo.0, photo.1)), Some(photo));
        assert_eq!(photo_of("ENTRY#7#0000000042#00"), None);
        assert_eq!(entry_id("ENTRY#7#x#0"), None);
    }

    #[test]
    fn settings_come_first_in_the_newest_first_read() {
        let at = Timestamp::MAX;
        assert!(SETTINGS_DAY > day("9999-12-31".parse().unwrap(), at).as_str());
        assert!(
            since("2026-11-23".parse().unwrap())
                <= day("2026-11-23".parse().unwrap(), Timestamp::UNIX_EPOCH)
        );
    }
}
