//! Random histories against a model: texts, edits, presses, duplicates, reordering, lost
//! answers, crashes before the work, throttles. The model is a page of code that knows
//! nothing of stores, versions in items or transactions.

use crate::figures;
use crate::in_process::{InProcess, SECRET, post};
use kopeck_app::buttons::{Data, Verb};
use kopeck_app::settings::ButtonKey;
use kopeck_domain::{ChatId, EntryId, Kind, MessageId};
use kopeck_testkit::build;
use kopeck_webhook::handler::handle;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use std::collections::BTreeMap;

const CHAT: i64 = 5;

/// One line of a text: an amount in roubles; 0 stands for words without an amount.
type Text = Vec<u8>;

#[derive(Clone, Debug)]
enum Deed {
    /// Message, time of the edit (0: the original), text.
    Write(u8, u8, Text),
    /// Message, line, version, what.
    Press(u8, u8, u8, Change),
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Delete,
    Restore,
    Amount(u8),
    Income,
    Expense,
}

/// What goes wrong on the way of a deed.
#[derive(Clone, Copy, Debug)]
enum Way {
    Well,
    /// The process dies before it does anything; Telegram brings it again.
    DiesBefore,
    /// The work is done and its answer is lost; Telegram brings it again.
    AnswerLost,
    /// The store refuses everything for a while; Telegram brings it again.
    Throttled,
    /// It arrives, and once more after all the others.
    AgainLater,
}

fn deeds() -> impl Strategy<Value = Vec<(Deed, Way)>> {
    let text = || prop::collection::vec(0_u8..6, 0..4);
    let change = prop_oneof![
        Just(Change::Delete),
        Just(Change::Restore),
        (1_u8..9).prop_map(Change::Amount),
        Just(Change::Income),
        Just(Change::Expense),
    ];
    let deed = prop_oneof![
        3 => (0_u8..3, text()).prop_map(|(m, t)| Deed::Write(m, 0, t)),
        3 => (0_u8..3, 1_u8..6, text()).prop_map(|(m, rev, t)| Deed::Write(m, rev, t)),
        4 => (0_u8..3, 0_u8..4, 1_u8..4, change).prop_map(|(m, l, v, c)| Deed::Press(m, l, v, c)),
    ];
    let way = prop_oneof![
        4 => Just(Way::Well),
        1 => Just(Way::DiesBefore),
        1 => Just(Way::AnswerLost),
        1 => Just(Way::Throttled),
        2 => Just(Way::AgainLater),
    ];
    prop::collection::vec((deed, way), 1..14)
}

// ---- the model ----

#[derive(Clone, Debug, Default)]
struct ModelLine {
    /// What the newest text says; `None` once an edit took it away.
    text: Option<u8>,
    amount: u8,
    income: bool,
    kind_pressed: bool,
    /// What the text had said when a button changed the field.
    read_amount: Option<u8>,
    deleted: bool,
    version: u8,
}

#[derive(Clone, Debug, Default)]
struct Model(BTreeMap<u8, (u8, Vec<ModelLine>)>);

impl Model {
    fn apply(&mut self, deed: &Deed) {
        match deed {
            Deed::Write(message, rev, text) => self.write(*message, *rev, text),
            Deed::Press(message, line, version, change) => {
                self.press(*message, *line, *version, *change);
            }
        }
    }

    fn write(&mut self, message: u8, rev: u8, text: &Text) {
        let said: Vec<u8> = text.iter().copied().filter(|a| *a > 0).collect();
        let known = self.0.get(&message);
        if known.is_some_and(|(newest, _)| *newest >= rev) {
            return;
        }
        // An original without amounts leaves nothing; an edit leaves its revision.
        if known.is_none() && said.is_empty() && rev == 0 {
            return;
        }
        let new = known.is_none();
        let (newest, lines) = self.0.entry(message).or_default();
        *newest = rev;
        if new && said.is_empty() {
            lines.push(ModelLine {
                deleted: true,
                version: 1,
                ..ModelLine::default()
            });
        }
        let mut before = lines.clone();
        let mut places: Vec<Option<usize>> = Vec::new();
        let mut free: Vec<bool> = lines.iter().map(|l| l.text.is_some()).collect();
        for amount in &said {
            let found = (0..lines.len()).find(|i| free[*i] && lines[*i].text == Some(*amount));
            places.push(found.inspect(|i| free[*i] = false));
        }
        for place in &mut places {
            if place.is_none() {
                *place = (0..lines.len())
                    .find(|i| free[*i])
                    .inspect(|i| free[*i] = false);
            }
        }
        for (line, gone) in lines.iter_mut().zip(&free) {
            if *gone {
                (line.text, line.deleted) = (None, true);
            }
        }
        for (amount, place) in said.iter().zip(&places) {
            match place {
                Some(i) => reread(&mut lines[*i], *amount),
                None => lines.push(ModelLine {
                    text: Some(*amount),
                    amount: *amount,
                    version: 1,
                    ..ModelLine::default()
                }),
            }
        }
        // The head is written with every edit, the other lines where they changed.
        before.resize(lines.len(), ModelLine::default());
        for (i, (line, old)) in lines.iter_mut().zip(&before).enumerate() {
            let changed = (i == 0 && !new) || format!("{line:?}") != format!("{old:?}");
            if changed && old.version > 0 {
                line.version = old.version + 1;
            }
        }
    }

    fn press(&mut self, message: u8, line: u8, version: u8, change: Change) {
        let Some((_, lines)) = self.0.get_mut(&message) else {
            return;
        };
        let Some(line) = lines.get_mut(usize::from(line)) else {
            return;
        };
        if line.text.is_none() || line.version != version {
            return;
        }
        let before = format!("{line:?}");
        match change {
            Change::Delete => line.deleted = true,
            Change::Restore => line.deleted = false,
            Change::Income => (line.income, line.kind_pressed) = (true, true),
            Change::Expense => (line.income, line.kind_pressed) = (false, true),
            Change::Amount(amount) => {
                line.read_amount.get_or_insert(line.amount);
                line.amount = amount;
            }
        }
        if format!("{line:?}") != before {
            line.version += 1;
        }
    }
}

fn reread(line: &mut ModelLine, amount: u8) {
    line.text = Some(amount);
    if line.read_amount != Some(amount) {
        line.read_amount = None;
        line.amount = amount;
    }
}

// ---- the real thing ----

fn update(deed: &Deed, number: usize) -> String {
    let person = json!({"id": CHAT, "is_bot": false, "language_code": "en"});
    let chat = json!({"id": CHAT, "type": "private"});
    let text = |text: &Text| {
        let line = |a: &u8| {
            if *a == 0 {
                "words".to_owned()
            } else {
                format!("{a} y{a}")
            }
        };
        let lines: Vec<_> = text.iter().map(line).collect();
        if lines.is_empty() {
            "words".to_owned()
        } else {
            lines.join("\n")
        }
    };
    let message = |message: u8, said: &Text| {
        json!({"message_id": 100 + i64::from(message), "date": 1_795_428_000,
               "chat": chat, "from": person, "text": text(said)})
    };
    let update_id = 1000 + number;
    match deed {
        Deed::Write(m, 0, said) => json!({"update_id": update_id, "message": message(*m, said)}),
        Deed::Write(m, rev, said) => {
            let mut edited = message(*m, said);
            edited["edit_date"] = json!(1_795_428_000 + i64::from(*rev));
            json!({"update_id": 7, "edited_message": edited})
        }
        Deed::Press(m, line, version, change) => {
            let (verb, value) = match change {
                Change::Delete => (Verb::Delete, String::new()),
                Change::Restore => (Verb::Restore, String::new()),
                Change::Income => (Verb::SetKind, "i".to_owned()),
                Change::Expense => (Verb::SetKind, "e".to_owned()),
                Change::Amount(a) => (Verb::SetAmount, format!("{}", u32::from(*a) * 100)),
            };
            let data = Data {
                verb,
                message: MessageId(100 + i64::from(*m)),
                line: *line,
                version: u32::from(*version),
                value,
            };
            json!({"update_id": update_id, "callback_query": {
                "id": "1", "from": person, "chat_instance": "c",
                "message": {"message_id": 900, "date": 1_795_428_000, "chat": chat},
                "data": data.signed(&ButtonKey([7; 16]), ChatId(CHAT))}})
        }
    }
    .to_string()
}

async fn send(talk: &InProcess, body: &str) -> u16 {
    let response = handle(&talk.webhook, post(SECRET, body.to_owned())).await;
    response.status().as_u16()
}

/// Lives a history; gives what differs from the model at its end.
async fn live(history: &[(Deed, Way)]) -> Result<(), String> {
    let talk = InProcess::new();
    let mut model = Model::default();
    let mut again = Vec::new();
    for (number, (deed, way)) in history.iter().enumerate() {
        let body = update(deed, number);
        match way {
            // Nothing happened, and the next delivery is the first.
            Way::DiesBefore | Way::Well => {}
            Way::AnswerLost => drop(send(&talk, &body).await),
            Way::Throttled => {
                talk.store.set_outage(true);
                let refused = send(&talk, &body).await;
                talk.store.set_outage(false);
                if refused != 503 {
                    return Err(format!("{refused} while nothing could be stored"));
                }
            }
            Way::AgainLater => again.push((deed.clone(), body.clone())),
        }
        let status = send(&talk, &body).await;
        if status != 200 {
            return Err(format!("{status} to {body}"));
        }
        model.apply(deed);
    }
    for (deed, body) in again {
        send(&talk, &body).await;
        // What is written twice is the same; a press was made for how things were then.
        model.apply(&deed);
    }
    same(&model, &talk)
}

fn same(model: &Model, talk: &InProcess) -> Result<(), String> {
    let wanted = model.0.iter().flat_map(|(message, (_, lines))| {
        lines.iter().enumerate().map(move |(i, line)| {
            (
                100 + i64::from(*message),
                i,
                i64::from(line.amount),
                line.income,
                line.deleted,
            )
        })
    });
    let stored = talk
        .store
        .entries(build::ledger(CHAT))
        .into_iter()
        .map(|e| {
            let EntryId::Message { message, line, .. } = e.id;
            let income = e.kind == Kind::Income;
            (
                message.0,
                usize::from(line),
                e.money.minor / 100,
                income,
                e.deleted,
            )
        });
    let (wanted, mut stored): (Vec<_>, Vec<_>) = (wanted.collect(), stored.collect());
    stored.sort_unstable();
    if wanted == stored {
        Ok(())
    } else {
        Err(format!("model {wanted:?}\nstore {stored:?}"))
    }
}

#[test]
fn faults_20_21_and_50_random_histories_end_as_the_model_says() {
    let histories = std::env::var("KOPECK_HISTORIES").ok();
    let cases = histories.and_then(|n| n.parse().ok()).unwrap_or(1000);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    // The seed is printed by a failure and kept in a file, which the next run begins with.
    let config = Config {
        cases,
        ..Config::with_source_file(file!())
    };
    TestRunner::new(config)
        .run(&deeds(), |history| {
            let lived = runtime.block_on(live(&history));
            lived.map_err(TestCaseError::fail)
        })
        .unwrap_or_else(|violation| panic!("{violation}"));
    figures::show(&format!("fault 50: {cases} histories, violations 0"));
}
