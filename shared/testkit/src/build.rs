//! Builders of what tests talk about.

use kopeck_app::ports::Entropy;
use kopeck_domain::message::{Line, Read, Recording};
use kopeck_domain::understand::{Problem, Reason};
use kopeck_domain::{
    ChatId, Currency, Entry, EntryId, Head, Kind, LedgerId, MessageId, Money, UserId,
};

/// Minor units of a currency.
///
/// # Panics
/// If ISO 4217 has no such code.
#[must_use]
#[expect(clippy::expect_used, reason = "a test's own mistake")]
pub fn money(minor: i64, code: &str) -> Money {
    Money {
        minor,
        currency: Currency::from_code(code).expect("a code of ISO 4217"),
    }
}

/// A message of a ledger's own chat with these amounts (minor units of RUB), one a line, all
/// of one day (`2026-11-23`) and second (Unix).
///
/// # Panics
/// If the day or the second is none.
#[must_use]
#[expect(clippy::expect_used, reason = "a test's own mistake")]
pub fn recording(ledger: LedgerId, message: i64, day: &str, at: i64, amounts: &[i64]) -> Recording {
    let (chat, message) = (ledger.0, MessageId(message));
    let lines = u8::try_from(amounts.len()).expect("few lines");
    let line = |(line, minor): (u8, &i64)| Line {
        entry: Entry {
            id: EntryId::Message {
                chat,
                message,
                line,
            },
            day: day.parse().expect("a day"),
            at: jiff::Timestamp::from_second(at).expect("a second"),
            kind: if line % 2 == 0 {
                Kind::Expense
            } else {
                Kind::Income
            },
            money: money(*minor, "RUB"),
            tags: vec!["trip".to_owned()],
            note: if line == 0 {
                "транспорт 🚌".to_owned()
            } else {
                String::new()
            },
            by: Some(UserId(7)),
            head: (line == 0).then_some(Head {
                rev: 0,
                update: 0,
                lines,
            }),
            category: None,
            deleted: false,
        },
        source: format!("{minor} транспорт"),
        read: Read::default(),
        unsure: false,
        corrected: (0, 0),
        version: 1,
    };
    Recording {
        chat,
        message,
        base: money(1, "RUB").currency,
        lines: (0..lines).zip(amounts).map(line).collect(),
        problems: vec![Problem {
            source: "привет".to_owned(),
            reason: Reason::NoAmount,
        }],
    }
}

/// The same key for every chat.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixedKey;

impl Entropy for FixedKey {
    fn key(&self) -> [u8; 16] {
        [7; 16]
    }
}

/// A ledger of a private chat.
#[must_use]
pub fn ledger(id: i64) -> LedgerId {
    LedgerId(ChatId(id))
}
