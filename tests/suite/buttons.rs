//! Presses that come twice, late, forged, or at the same time as something else.

use crate::figures;
use crate::in_process::InProcess;
use crate::talk::{Talk, button};
use kopeck_testkit::build;

/// The entries of a person that count, in minor units.
fn amounts(talk: &InProcess, person: i64) -> Vec<i64> {
    let entries = talk.store.entries(build::ledger(person));
    let counted = entries.iter().filter(|e| !e.deleted);
    counted.map(|e| e.money.minor).collect()
}

#[tokio::test]
async fn a_press_that_comes_again_later_changes_nothing() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "40 транспорт").await;
    let (message, delete) = button(&talk.twin.messages(anna), "Удалить");
    talk.press_data(anna, message, delete.clone()).await;
    assert_eq!(amounts(&talk, anna), [0; 0]);
    talk.press(anna, "Вернуть").await;
    // Telegram brings the first press again: it was made for how things were then.
    talk.press_data(anna, message, delete.clone()).await;
    assert_eq!(amounts(&talk, anna), [4000]);
    // The message with the button shows how things are, with buttons that work.
    talk.press_expect(anna, "Удалить", &["Удалено"]).await;
    assert_eq!(amounts(&talk, anna), [0; 0]);
}

#[tokio::test]
async fn fault_39_forged_data_changes_nothing() {
    let mut talk = InProcess::new();
    let (anna, eve) = (talk.person("ru").await, talk.person("en").await);
    talk.say(anna, "40 транспорт").await;
    talk.say(eve, "5 tea").await;
    let before = (
        talk.store.entries(build::ledger(anna)),
        talk.store.entries(build::ledger(eve)),
    );
    let (_, annas) = button(&talk.twin.messages(anna), "Удалить");
    let (message, own) = button(&talk.twin.messages(eve), "Delete");
    let changed = |from: &str, to: &str| own.replacen(from, to, 1);
    let forged = [
        annas,
        changed(":x:", ":A:"),
        changed(".0.", ".1."),
        changed(".1:", ".2:"),
        format!("{}0", &own[..own.len() - 1]),
        own[..own.len() - 4].to_owned(),
        "1:x:1.0.1::".to_owned(),
        "😀".to_owned(),
        ":::::".to_owned(),
    ];
    for data in &forged {
        if *data != own {
            talk.press_data(eve, message, data.clone()).await;
        }
    }
    let after = (
        talk.store.entries(build::ledger(anna)),
        talk.store.entries(build::ledger(eve)),
    );
    assert_eq!(before, after);
    figures::show(&format!(
        "fault 39: {} forged presses, cross-chat writes 0",
        forged.len()
    ));
}

#[tokio::test]
async fn fault_21_a_press_made_for_another_text_does_not_undo_an_edit() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "40 транспорт").await;
    let (message, income) = button(&talk.twin.messages(anna), "доход");
    talk.edit(anna, "45 транспорт").await;
    let now = talk.press_data(anna, message, income).await;
    assert!(now.contains("45 ₽") && !now.contains('+'), "{now}");
    assert_eq!(amounts(&talk, anna), [4500]);
}
