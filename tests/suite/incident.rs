//! The incident that Kopeck exists for: 39 minutes in which the node was dead, then 45 in
//! which no name resolved. In virtual time, with the twin's delivery as Telegram's.

use crate::figures;
use crate::in_process::InProcess;
use crate::talk::{Talk, button};
use kopeck_telegram_twin::twin::{BotConfig, Edit, Faults, Press, Say};
use kopeck_testkit::build;
use serde_json::json;

const MINUTE: i64 = 60_000;
const CHATS: i64 = 200;
const OUTAGE: i64 = 84 * MINUTE;

#[tokio::test]
async fn fault_2_the_incident_loses_nothing_and_doubles_nothing() {
    let mut talk = InProcess::new();
    let mut people = Vec::new();
    for _ in 0..CHATS {
        people.push(talk.person("ru").await);
    }
    for person in &people {
        talk.say(*person, "10 вчерашнее").await;
    }
    let began = talk.now;
    let down = Faults {
        network_down: true,
        ..Faults::default()
    };
    talk.twin.set_faults(down);
    speak(&mut talk, &people, began).await;
    talk.run_until(began + OUTAGE).await;
    talk.now = began + OUTAGE;
    let delivered_before = talk.twin.log().deliveries.back().map_or(0, |d| d.n);
    talk.twin.set_faults(Faults::default());
    let crashes = old_bot();
    talk.settle().await;

    let (mut lost, mut doubled) = (0, 0);
    for (number, person) in (0_i64..).zip(&people) {
        let entries = talk.store.entries(build::ledger(*person));
        let counted: Vec<i64> = entries
            .iter()
            .filter(|e| !e.deleted)
            .map(|e| e.money.minor / 100)
            .collect();
        // The old entry; a text of the outage; one that was edited in it to the chat's number.
        let wanted = [10, 40, 1000 + number];
        lost += wanted.iter().filter(|w| !counted.contains(w)).count();
        doubled += counted.len().saturating_sub(wanted.len());
    }
    let ended = began + OUTAGE;
    let late = talk.twin.log().after(delivered_before).deliveries;
    let mut lags: Vec<i64> = late
        .iter()
        .filter(|d| d.status == Some(200))
        .map(|d| {
            (d.at
                - if d.at > 100_000_000_000 {
                    ended
                } else {
                    ended / 1000
                })
            .max(0)
        })
        .collect();
    lags.sort_unstable();
    let unit = if lags.last().is_some_and(|l| *l > 1000) {
        1000
    } else {
        1
    };
    let p95 = lags.get(lags.len() * 95 / 100).copied().unwrap_or_default() / unit;
    assert_eq!((lost, doubled, talk.twin.pending()), (0, 0, 0));
    assert!(p95 <= 130, "p95 {p95} s");
    figures::show(&format!(
        "fault 2: 84 minutes, {CHATS} chats, texts, edits and presses: lost 0, doubled 0, \
         lag p95 {p95} s; a bot that calls Telegram at its start, unguarded: {crashes} crashes"
    ));
}

/// Each chat writes and edits within the outage, and presses a button, which Telegram itself
/// forgets after 150 seconds.
async fn speak(talk: &mut InProcess, people: &[i64], began: i64) {
    for (number, person) in (0_i64..).zip(people) {
        let at = began + (number + 1) * OUTAGE / (CHATS + 2);
        talk.run_until(at).await;
        talk.now = at;
        talk.twin
            .say(at, Say::text(*person, "40 транспорт"))
            .expect("written");
        let second = talk
            .twin
            .say(at, Say::text(*person, "50 кофе"))
            .expect("written");
        let edit = Edit {
            chat_id: *person,
            message_id: second.message_id,
            text: format!("{} кофе", 1000 + number),
            date: None,
        };
        talk.twin.edit(at + 1000, &edit).expect("edited");
        let (message_id, data) = button(&talk.twin.messages(*person), "Категория");
        let press = Press {
            chat_id: *person,
            from_id: *person,
            message_id,
            data,
        };
        talk.twin.press(at + 2000, &press).expect("pressed");
    }
}

/// The old bot's way: the process calls `setMyCommands` at its start and dies if that fails;
/// a supervisor starts it again after 0.1, 0.2, 0.4 .. s, at most a minute. Over the 45
/// minutes in which the machine was up and names were not.
fn old_bot() -> u32 {
    let mut talk = InProcess::new();
    let down = Faults {
        network_down: true,
        ..Faults::default()
    };
    talk.twin.set_faults(down);
    let token = BotConfig::default().token;
    let (mut crashes, mut wait, mut now) = (0, 100, 0);
    while now < 45 * MINUTE {
        let answered = !talk.twin.network_is_down()
            && talk
                .twin
                .call(now, &token, "setMyCommands", &json!({}), &|_| {
                    Ok(String::new())
                })
                .is_ok();
        if answered {
            break;
        }
        crashes += 1;
        now += wait;
        wait = (wait * 2).min(MINUTE);
    }
    crashes
}
