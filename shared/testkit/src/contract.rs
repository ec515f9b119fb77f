//! What every store must keep, as tests over any implementation. Each takes a store and a
//! ledger that nobody else uses.

#![expect(clippy::unwrap_used, reason = "these are tests")]
#![expect(clippy::panic, reason = "these are tests")]
#![expect(clippy::indexing_slicing, reason = "these are tests")]

use crate::build::{money, recording};
use jiff::{Timestamp, civil::Date};
use kopeck_app::phrases::Language;
use kopeck_app::ports::{DeadLetter, DeadLetters, Jobs, Ledgers, Page, PhotoJob, Recorded};
use kopeck_app::settings::{ButtonKey, Draft};
use kopeck_app::{Person, Settings, UserId};
use kopeck_domain::message::Line;
use kopeck_domain::{Categories, Category, Entry, EntryId, Hints, Kind, LedgerId, MessageId};

/// The whole contract. `ledger` gives a fresh ledger at each call.
pub async fn holds<S: Ledgers + DeadLetters + Jobs>(
    store: &S,
    mut ledger: impl FnMut() -> LedgerId,
) {
    an_empty_ledger_is_empty(store, ledger()).await;
    what_was_recorded_is_read_again(store, ledger()).await;
    the_same_message_again_changes_nothing(store, ledger()).await;
    a_message_of_several_lines_is_whole(store, ledger()).await;
    an_edit_is_written_only_over_what_it_was_made_from(store, ledger()).await;
    only_the_asked_days_are_read(store, ledger()).await;
    ledgers_do_not_see_each_other(store, ledger(), ledger()).await;
    settings_are_saved_at_the_revision_they_were_read_at(store, ledger()).await;
    a_dead_letter_lies_until_it_is_taken(store, ledger()).await;
    attempts_are_counted(store, ledger()).await;
    a_job_is_there_until_it_is_done(store, ledger()).await;
}

const SINCE: &str = "2026-11-01";

async fn read<S: Ledgers>(store: &S, ledger: LedgerId) -> Page {
    store.read(ledger, SINCE.parse().unwrap()).await.unwrap()
}

fn sorted(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(Entry::written);
    entries
}

async fn an_empty_ledger_is_empty<S: Ledgers>(store: &S, ledger: LedgerId) {
    assert_eq!(read(store, ledger).await, Page::default());
}

async fn what_was_recorded_is_read_again<S: Ledgers>(store: &S, ledger: LedgerId) {
    let message = recording(ledger, 5, "2026-11-23", 1_795_428_000, &[4000]);
    assert_eq!(store.record(ledger, &message).await.unwrap(), Recorded::New);
    assert_eq!(
        read(store, ledger).await.entries,
        [message.lines[0].entry.clone()]
    );
}

async fn the_same_message_again_changes_nothing<S: Ledgers>(store: &S, ledger: LedgerId) {
    for amounts in [&[4000][..], &[1, 2, 3]] {
        let id = i64::try_from(amounts.len()).unwrap();
        let first = recording(ledger, id, "2026-11-23", 1_795_428_000, amounts);
        store.record(ledger, &first).await.unwrap();
        // As after a change of settings or of our code: it would be understood differently.
        for other in [&[999][..], &[7, 8]] {
            let again = recording(ledger, id, "2026-11-20", 1_795_428_000, other);
            let Recorded::Already(stored) = store.record(ledger, &again).await.unwrap() else {
                panic!("recorded twice");
            };
            assert_eq!(stored, first, "what is stored comes back, to the letter");
        }
    }
    assert_eq!(read(store, ledger).await.entries.len(), 4);
}

async fn a_message_of_several_lines_is_whole<S: Ledgers>(store: &S, ledger: LedgerId) {
    let amounts: Vec<i64> = (1..=25).collect();
    let message = recording(ledger, 9, "2026-11-23", 1_795_428_000, &amounts);
    assert_eq!(store.record(ledger, &message).await.unwrap(), Recorded::New);
    let entries: Vec<_> = message.lines.iter().map(|l| l.entry.clone()).collect();
    assert_eq!(sorted(read(store, ledger).await.entries), entries);
}

async fn an_edit_is_written_only_over_what_it_was_made_from<S: Ledgers>(
    store: &S,
    ledger: LedgerId,
) {
    let first = recording(ledger, 9, "2026-11-23", 1_795_428_000, &[100, 200]);
    let find = async || {
        store
            .message(ledger, first.chat, first.message)
            .await
            .unwrap()
    };
    assert_eq!(find().await, None);
    store.record(ledger, &first).await.unwrap();
    assert_eq!(find().await.as_ref(), Some(&first));

    // A button changes one line.
    let mut pressed = first.clone();
    let line = &mut pressed.lines[1];
    Line::change(&mut line.read.note, &mut line.entry.note, "хлеб".to_owned());
    Line::change(&mut line.read.kind, &mut line.entry.kind, Kind::Expense);
    Line::change(
        &mut line.read.category,
        &mut line.entry.category,
        Category::from_id("groceries"),
    );
    line.read.money = Some(money(999, "JPY"));
    line.read.day = Some("2026-11-22".parse().unwrap());
    line.version = 2;
    assert!(store.rewrite(ledger, &first, &pressed).await.unwrap());
    assert_eq!(
        find().await.as_ref(),
        Some(&pressed),
        "every field comes back"
    );

    // An edit that was made from before it changes nothing, not even other lines.
    let mut edited = first.clone();
    for line in &mut edited.lines {
        line.entry.deleted = true;
        line.version += 1;
    }
    edited.lines.push(pressed.lines[1].clone());
    edited.lines[2].entry.id = EntryId::Message {
        chat: first.chat,
        message: first.message,
        line: 2,
    };
    assert!(!store.rewrite(ledger, &first, &edited).await.unwrap());
    assert_eq!(find().await.as_ref(), Some(&pressed));

    // Made anew from what is stored it is written, with its new line; and only once.
    edited.lines[1].version = 3;
    assert!(store.rewrite(ledger, &pressed, &edited).await.unwrap());
    assert_eq!(find().await.as_ref(), Some(&edited));
    assert!(!store.rewrite(ledger, &pressed, &edited).await.unwrap());
}

async fn only_the_asked_days_are_read<S: Ledgers>(store: &S, ledger: LedgerId) {
    for (id, day) in [(1, "2026-10-31"), (2, "2026-11-01"), (3, "2027-02-01")] {
        let message = recording(ledger, id, day, 1_795_428_000, &[id * 100]);
        store.record(ledger, &message).await.unwrap();
    }
    let days: Vec<Date> = sorted(read(store, ledger).await.entries)
        .iter()
        .map(|e| e.day)
        .collect();
    assert_eq!(
        days,
        ["2026-11-01".parse().unwrap(), "2027-02-01".parse().unwrap()]
    );
}

async fn ledgers_do_not_see_each_other<S: Ledgers>(store: &S, one: LedgerId, other: LedgerId) {
    let message = recording(one, 5, "2026-11-23", 1_795_428_000, &[4000]);
    store.record(one, &message).await.unwrap();
    store
        .save_settings(one, &Settings::guess(Language::of_person(None)), 0)
        .await
        .unwrap();
    assert_eq!(read(store, other).await, Page::default());
}

async fn settings_are_saved_at_the_revision_they_were_read_at<S: Ledgers>(
    store: &S,
    ledger: LedgerId,
) {
    let first = Settings::guess(Language::of_person(Some("ru")));
    let (categories, hints) = made_and_taught();
    let second = Settings {
        language: Language::tagged("kk"),
        spoken: Language::tagged("en"),
        refused_on: Some("2026-11-23".parse().unwrap()),
        button_key: Some(ButtonKey([9; 16])),
        draft: Some(Draft {
            message: MessageId(7),
            note: "кофе".to_owned(),
            at: Timestamp::from_second(1_795_428_000).unwrap(),
            doubted: true,
        }),
        categories,
        hints,
        ..Settings::guess(Language::of_person(Some("kk")))
    };
    assert!(store.save_settings(ledger, &first, 0).await.unwrap());
    assert!(
        !store.save_settings(ledger, &second, 0).await.unwrap(),
        "somebody was first"
    );
    assert!(!store.save_settings(ledger, &second, 7).await.unwrap());
    assert!(store.save_settings(ledger, &second, 1).await.unwrap());
    let stored = read(store, ledger).await.settings.unwrap();
    assert_eq!((stored.settings, stored.rev), (second, 2));
}

/// Something in every field.
fn made_and_taught() -> (Categories, Hints) {
    let (mut made, mut hints) = (Categories::default(), Hints::default());
    let id = |id: &str| Category::from_id(id).unwrap();
    let by = MessageId(7);
    let own = made
        .add(Kind::Expense, "Собака".to_owned(), None, by)
        .unwrap();
    assert!(made.rename(own, None, Some("🐶".to_owned()), MessageId(8)));
    assert!(made.rename(id("car"), Some("Тачка".to_owned()), None, by));
    assert!(made.hide(id("sport"), true));
    assert!(made.merge(id("fuel"), Some(id("car"))));
    hints.teach("корм для собаки", own, &made);
    hints.teach("кухтырь", id("refund"), &made);
    (made, hints)
}

async fn a_dead_letter_lies_until_it_is_taken<S: DeadLetters>(store: &S, ledger: LedgerId) {
    for ledger in [None, Some(ledger)] {
        let letter = DeadLetter {
            ledger,
            hash: format!("00contract{ledger:?}"),
            reason: "not an update".to_owned(),
            body: "{".to_owned(),
            length: 1,
        };
        let found = async || {
            let dead = store.dead().await.unwrap();
            dead.into_iter().filter(|d| *d == letter).count()
        };
        store.bury(&letter).await.unwrap();
        store.bury(&letter).await.unwrap();
        assert_eq!(found().await, 1, "the same one twice is one");
        store.unbury(&letter).await.unwrap();
        assert_eq!(found().await, 0);
    }
}

async fn attempts_are_counted<S: DeadLetters>(store: &S, ledger: LedgerId) {
    for ledger in [None, Some(ledger)] {
        let hash = format!("attempt {ledger:?}");
        for count in 1..=3 {
            assert_eq!(store.attempt(ledger, &hash).await.unwrap(), count);
        }
    }
}

async fn a_job_is_there_until_it_is_done<S: Ledgers + Jobs>(store: &S, ledger: LedgerId) {
    let job = PhotoJob {
        chat: ledger.0,
        message: MessageId(7),
        file: "AgAC".to_owned(),
        note: "продукты".to_owned(),
        from: Person {
            id: UserId(5),
            language: Some("kk".to_owned()),
        },
        at: Timestamp::from_second(1_795_428_000).unwrap(),
    };
    let find = async || store.photo(ledger, job.chat, job.message).await.unwrap();
    assert_eq!(find().await, None);
    store.done(ledger, job.chat, job.message).await.unwrap();
    assert_eq!(find().await, None, "nothing can be done that is not there");
    assert!(store.ask(ledger, &job).await.unwrap());
    let other = PhotoJob {
        file: "other".to_owned(),
        ..job.clone()
    };
    assert!(store.ask(ledger, &other).await.unwrap());
    assert_eq!(find().await, Some(job.clone()), "the first one stays");
    for _ in 0..2 {
        store.done(ledger, job.chat, job.message).await.unwrap();
        assert_eq!(find().await, None);
        assert!(!store.ask(ledger, &job).await.unwrap());
    }
    assert_eq!(read(store, ledger).await, Page::default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemoryStore;
    use crate::build;

    #[tokio::test]
    async fn the_memory_store_keeps_the_contract() {
        let store = MemoryStore::new();
        let mut next = 0;
        holds(&store, || {
            next += 1;
            build::ledger(next)
        })
        .await;
    }
}
