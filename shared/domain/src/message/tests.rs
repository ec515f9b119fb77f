use super::*;
use crate::understand::{Context, understand};

fn written() -> Written {
    Written {
        chat: ChatId(5),
        message: MessageId(7),
        by: UserId(5),
        at: Timestamp::from_second(1_795_428_000).unwrap(),
        day: "2026-11-23".parse().unwrap(),
    }
}

fn rub() -> Currency {
    Currency::from_code("RUB").unwrap()
}

fn read(text: &str) -> Vec<Draft> {
    understand(
        text,
        Context {
            currency: rub(),
            now: jiff::civil::datetime(2026, 11, 23, 15, 0, 0, 0),
            month_first: false,
        },
    )
    .entries
}

fn new(text: &str) -> Recording {
    Recording::new(
        &written(),
        rub(),
        Revision::default(),
        read(text),
        Vec::new(),
    )
}

fn edited(message: &Recording, rev: i64, text: &str) -> Recording {
    message.revised(
        &written(),
        Revision { rev, update: 1 },
        read(text),
        Vec::new(),
    )
}

/// Number, minor units and note of each line that counts.
fn lines(message: &Recording) -> Vec<(usize, i64, &str)> {
    let all = message.lines.iter().enumerate();
    all.filter(|(_, l)| !l.entry.deleted)
        .map(|(i, l)| (i, l.entry.money.minor / 100, l.entry.note.as_str()))
        .collect()
}

#[test]
fn an_edited_amount_stays_the_same_entry() {
    let after = edited(&new("40 транспорт"), 10, "45 транспорт");
    assert_eq!(lines(&after), [(0, 45, "транспорт")]);
    assert_eq!(after.lines[0].version, 2);
    assert_eq!(after.revision().rev, 10);
}

#[test]
fn lines_are_matched_by_text_before_order() {
    let after = edited(&new("100 а\n200 б\n300 в"), 10, "300 в\n100 а");
    assert_eq!(lines(&after), [(0, 100, "а"), (2, 300, "в")]);
    let back = edited(&after, 20, "300 в\n200 б\n100 а");
    assert_eq!(
        lines(&back),
        [(0, 100, "а"), (2, 300, "в"), (3, 200, "б")],
        "the tombstone stays one"
    );
}

#[test]
fn corrections_stay_where_the_edit_did_not_touch() {
    let mut message = new("40 транспорт");
    let line = &mut message.lines[0];
    Line::change(
        &mut line.read.note,
        &mut line.entry.note,
        "такси".to_owned(),
    );
    let after = edited(&message, 10, "45 транспорт");
    assert_eq!(lines(&after), [(0, 45, "такси")]);
    let after = edited(&after, 20, "45 автобус");
    assert_eq!(lines(&after), [(0, 45, "автобус")]);
}

#[test]
fn a_deleted_line_stays_deleted_through_edits() {
    let mut message = new("40 транспорт\n60 кофе");
    message.lines[0].entry.deleted = true;
    let after = edited(&message, 10, "41 транспорт\n60 кофе");
    assert_eq!(lines(&after), [(1, 60, "кофе")]);
}

#[test]
fn an_edit_to_nothing_leaves_a_tombstone_with_its_revision() {
    let after = edited(&new("40 транспорт"), 10, "привет");
    assert_eq!(lines(&after), []);
    assert_eq!(after.revision().rev, 10);
    assert_eq!(after.shown().count(), 0);
    let back = edited(&after, 20, "40 транспорт");
    assert_eq!(lines(&back), [(1, 40, "транспорт")]);
    let nothing = new("привет");
    assert_eq!((nothing.lines.len(), lines(&nothing).len()), (1, 0));
}

#[test]
fn the_number_of_lines_has_a_bound() {
    let mut message = new("100 а");
    for rev in 1..200 {
        message = edited(&message, rev, "привет");
        message = edited(&message, 1000 + rev, "100 а");
    }
    assert_eq!(message.lines.len(), MAX_LINES);
}
