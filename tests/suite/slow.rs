//! Slow work: an AI's opinion on a note, and receipts on photos, in process and deployed.

use crate::conversations::at_both_distances;
use crate::deployed::Deployed;
use crate::draw::{photo_of, photo_of_nothing};
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::{Talk, plain};
use kopeck_ai_twin::{Answer, Plan};
use kopeck_app::Reply;
use kopeck_app::opinion::{self, AdviceError, Advisor};
use kopeck_app::ports::{Files, Ledgers, Messenger};
use kopeck_app::reconcile::CallError;
use kopeck_domain::message::Line;
use kopeck_domain::{Category, ChatId, LedgerId, MessageId};
use kopeck_dynamodb::keys;
use kopeck_telegram_twin::twin::{Attach, BotConfig, Message};
use kopeck_testkit::MemoryStore;
use kopeck_testkit::build::{self, FixedKey};
use kopeck_worker::codes::Codes;
use kopeck_worker::event::{Batch, Failures};
use kopeck_worker::handler::{AllFailed, Worker, handle};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A conversation in which the bot speaks by itself too.
pub trait Slow: Talk {
    /// From now on the AI says this of a note.
    async fn advise(&mut self, note: &str, answer: &str);

    /// A person sends a photo; gives the message, and what the bot says at once.
    async fn photo(&mut self, person: i64, content: Vec<u8>, caption: &str) -> (i64, String);

    /// What the bot says to a message of a person by itself, once it says it.
    async fn told(&mut self, person: i64, message: i64) -> String;

    /// The last message that the person wrote.
    async fn last_of(&mut self, person: i64) -> i64;
}

at_both_distances! {
    an_opinion_in_russian
    an_opinion_in_english
    an_opinion_in_kazakh
    an_opinion_on_several_entries_is_one_message
    a_receipt_in_russian
    a_receipt_in_kazakh
    a_photo_without_a_receipt
    words_under_a_photo
}

async fn an_opinion_in_russian<T: Slow>(talk: &mut T) {
    talk.advise("кухтырь медный", "car").await;
    let anna = talk.person("ru").await;
    talk.expect(anna, "40 кухтырь медный", &["40 ₽ · кухтырь медный"])
        .await;
    let message = talk.last_of(anna).await;
    let told = talk.told(anna, message).await;
    assert_eq!(told, "«кухтырь медный» теперь в категории 🚗 Машина.");
    talk.expect(anna, "/expenses", &["кухтырь медный · 🚗 Машина"])
        .await;
    // The entry's own buttons are under it.
    talk.press_expect(anna, "Категория", &["Какая категория?"])
        .await;
    talk.press_expect(anna, "Связь", &["кухтырь медный · 📱 Связь"])
        .await;
}

async fn an_opinion_in_english<T: Slow>(talk: &mut T) {
    talk.advise("grobulon & co", "\"Fun\".").await;
    let tom = talk.person("en").await;
    talk.expect(tom, "grobulon & co 3.50", &["$3.50"]).await;
    let message = talk.last_of(tom).await;
    let told = talk.told(tom, message).await;
    assert_eq!(told, "“grobulon & co” is under 🎬 Fun now.");
    talk.press_expect(tom, "Delete", &["Deleted: $3.50"]).await;
}

async fn an_opinion_in_kazakh<T: Slow>(talk: &mut T) {
    talk.advise("шөңгелбай", "Салық").await;
    talk.advise("шөңгелқұл", "Азық-түлік").await;
    let aigul = talk.person("kk").await;
    talk.expect(aigul, "300 шөңгелбай", &["300 ₸"]).await;
    talk.expect(aigul, "500 шөңгелқұл", &["500 ₸"]).await;
    let message = talk.last_of(aigul).await;
    let told = talk.told(aigul, message).await;
    assert_eq!(told, "«шөңгелқұл» енді 🛒 Азық-түлік санатында.");
    // What is none of the choices was thrown away.
    let expenses = talk.say(aigul, "/expenses").await;
    assert!(expenses.contains("шөңгелбай · 👕"), "{expenses}");
}

async fn an_opinion_on_several_entries_is_one_message<T: Slow>(talk: &mut T) {
    talk.advise("кухтырь липовый", "car").await;
    talk.advise("брындель", "health").await;
    let anna = talk.person("ru").await;
    let three = "100 кухтырь липовый\n200 брындель\n+300 кухтырь липовый";
    talk.expect(anna, three, &["3 записи"]).await;
    let message = talk.last_of(anna).await;
    let told = talk.told(anna, message).await;
    // A car is no income.
    assert_eq!(
        told,
        "«кухтырь липовый» теперь в категории 🚗 Машина.\n«брындель» теперь в категории 🩺 Здоровье."
    );
}

const RUSSIAN: &str = "t=20250315T1504&s=1234.50&fn=9999078900005430&i=1234&fp=123456&n=1";

async fn a_receipt_in_russian<T: Slow>(talk: &mut T) {
    let anna = talk.person("ru").await;
    let (message, looking) = talk.photo(anna, photo_of(RUSSIAN), "").await;
    assert_eq!(looking, "🔎 Смотрю чек…");
    let told = talk.told(anna, message).await;
    assert!(told.starts_with("✅ 1 234,50 ₽ · без описания"), "{told}");
    assert!(told.contains("· 15.03.2025"), "{told}");
    let (message, _) = talk.photo(anna, photo_of(RUSSIAN), "кухтырь").await;
    let told = talk.told(anna, message).await;
    assert!(told.contains("1 234,50 ₽ · кухтырь"), "{told}");
    talk.press_expect(anna, "Удалить", &["Удалено: 1 234,50 ₽"])
        .await;
    let refund = RUSSIAN.replace("n=1", "n=2");
    let (message, _) = talk.photo(anna, photo_of(&refund), "").await;
    let told = talk.told(anna, message).await;
    assert!(
        told.contains("+1 234,50 ₽ · без описания · ↩️ Возврат"),
        "{told}"
    );
}

async fn a_receipt_in_kazakh<T: Slow>(talk: &mut T) {
    let aigul = talk.person("kk").await;
    talk.say(aigul, "/currency USD").await;
    let link = "https://consumer.oofd.kz/?i=123456789&f=012345678901&s=1500.0&t=20250315T150400";
    let (message, looking) = talk.photo(aigul, photo_of(link), "").await;
    assert_eq!(looking, "🔎 Чекті қарап жатырмын…");
    let told = talk.told(aigul, message).await;
    assert!(told.contains("1 500 ₸ · сипаттамасыз"), "{told}");
    assert!(told.contains("· 15.03.2025"), "{told}");
}

async fn a_photo_without_a_receipt<T: Slow>(talk: &mut T) {
    let tom = talk.person("en").await;
    let (message, looking) = talk.photo(tom, photo_of_nothing(), "grobulon").await;
    assert_eq!(looking, "🔎 Looking at the receipt…");
    let told = talk.told(tom, message).await;
    assert!(told.contains("I see no QR code in this photo"), "{told}");
    let (message, _) = talk
        .photo(tom, photo_of("https://example.org/menu"), "")
        .await;
    let told = talk.told(tom, message).await;
    assert!(told.contains("no amount and date in it"), "{told}");
    // The beginning of a picture, and no more.
    let (message, _) = talk.photo(tom, Vec::new(), "").await;
    let told = talk.told(tom, message).await;
    assert!(told.contains("This file does not open"), "{told}");
    talk.expect(tom, "/expenses", &["Nothing yet"]).await;
}

async fn words_under_a_photo<T: Slow>(talk: &mut T) {
    let anna = talk.person("ru").await;
    let (_, said) = talk.photo(anna, photo_of(RUSSIAN), "40 кухтырь").await;
    assert!(said.contains("40 ₽ · кухтырь"), "{said}");
}

/// What the worker meets in process.
pub struct InMemory {
    pub worker: Worker<MemoryStore, FixedKey, Outbox, Opinions, Codes>,
}

/// The AI: what it says of a note.
#[derive(Clone, Debug, Default)]
pub struct Opinions(Arc<Mutex<BTreeMap<String, String>>>);

/// Telegram: what is to be said, and the pictures.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    pub said: Arc<Mutex<Vec<Reply>>>,
    pub files: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    pub down: Arc<Mutex<bool>>,
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Outbox {
    fn up(&self) -> Result<(), CallError> {
        let down = *held(&self.down);
        (!down).then_some(()).ok_or(CallError::Unreachable("down"))
    }
}

impl InMemory {
    pub fn new(store: MemoryStore) -> Self {
        let worker = Worker {
            store,
            entropy: FixedKey,
            bot: Outbox::default(),
            advisor: Some(Opinions::default()),
            scanner: Codes::default(),
        };
        Self { worker }
    }
}

impl Advisor for Opinions {
    async fn category(
        &self,
        note: &str,
        _choices: &[(String, String)],
    ) -> Result<String, AdviceError> {
        let known = held(&self.0).get(note).cloned();
        Ok(known.unwrap_or_else(|| "?".to_owned()))
    }
}

impl Messenger for Outbox {
    async fn say(&self, reply: &Reply) -> Result<(), CallError> {
        self.up()?;
        held(&self.said).push(reply.clone());
        Ok(())
    }
}

impl Files for Outbox {
    async fn file(&self, id: &str) -> Result<Vec<u8>, CallError> {
        self.up()?;
        let found = held(&self.files).get(id).cloned();
        found.ok_or_else(|| CallError::Refused("no such file".to_owned()))
    }
}

/// The records of a message, as the table's stream brings them: its entry, and its photo.
fn records(person: i64, message: i64) -> Batch {
    let (chat, id) = (ChatId(person), MessageId(message));
    let entry = format!("{}00", keys::message_prefix(chat, id));
    let record = |sk: String| {
        json!({"eventName": "INSERT", "dynamodb": {
            "Keys": {"pk": {"S": keys::ledger(LedgerId(chat))}, "sk": {"S": sk}},
            "SequenceNumber": "1", "NewImage": {"future": {"SS": ["x"]}}}})
    };
    let records = [record(entry), record(keys::photo_job(chat, id))];
    serde_json::from_value(json!({"Records": records})).expect("a batch")
}

impl InProcess {
    /// The worker is started by a message, and what it says reaches the chat.
    async fn work(&mut self, person: i64, message: i64) -> Result<Failures, AllFailed> {
        let done = handle(&self.slow.worker, records(person, message)).await;
        let said = std::mem::take(&mut *held(&self.slow.worker.bot.said));
        for reply in said {
            let params = kopeck_telegram::reply::body(&reply);
            let params = serde_json::from_str(&params).expect("JSON");
            let token = BotConfig::default().token;
            let called = self
                .twin
                .call(self.now, &token, "sendMessage", &params, &|_| {
                    Ok("203.0.113.1".to_owned())
                });
            called.expect("Telegram takes it");
        }
        done
    }
}

fn photo(person: i64, content: Vec<u8>, caption: &str) -> Attach {
    Attach {
        chat_id: person,
        from_id: person,
        kind: "photo".to_owned(),
        content,
        caption: (!caption.is_empty()).then(|| caption.to_owned()),
        ..Attach::default()
    }
}

/// What replies to this message of a person, beside what was said at once. Two answers would
/// both be here.
fn replies(messages: &[Message], to: i64) -> Vec<String> {
    let answers = messages.iter().filter(|m| {
        let answered = m.reply_to_message.as_ref();
        answered.is_some_and(|m| m.message_id == to)
    });
    let texts = answers.filter_map(|m| m.text.as_deref());
    texts.map(plain).collect()
}

fn last_of(messages: &[Message], person: i64) -> i64 {
    let theirs = |m: &&Message| m.from.as_ref().is_some_and(|from| from.id == person);
    let last = messages.iter().rfind(theirs);
    last.map_or(0, |m| m.message_id)
}

impl Slow for InProcess {
    async fn advise(&mut self, note: &str, answer: &str) {
        let advisor = self.slow.worker.advisor.as_ref().expect("one is asked");
        held(&advisor.0).insert(note.to_owned(), answer.to_owned());
    }

    async fn photo(&mut self, person: i64, content: Vec<u8>, caption: &str) -> (i64, String) {
        self.now += 60_000;
        let attach = photo(person, content.clone(), caption);
        let sent = self.twin.attach(self.now, &attach).expect("a photo");
        let file = sent.extra["photo"][1]["file_id"].as_str().expect("a file");
        held(&self.slow.worker.bot.files).insert(file.to_owned(), content);
        self.settle().await;
        (sent.message_id, self.said_after(person, sent.message_id))
    }

    async fn told(&mut self, person: i64, message: i64) -> String {
        for before in 1..=2 {
            // The stream may bring everything twice.
            let failures = self.work(person, message).await.expect("done");
            assert_eq!(failures, Failures::default());
            let told = replies(&self.twin.messages(person), message);
            assert_eq!(told.len(), 1, "run {before}: {told:?}");
        }
        replies(&self.twin.messages(person), message).remove(0)
    }

    async fn last_of(&mut self, person: i64) -> i64 {
        last_of(&self.twin.messages(person), person)
    }
}

impl Slow for Deployed {
    async fn advise(&mut self, note: &str, answer: &str) {
        let plan = Plan {
            note: note.to_owned(),
            // Not before the confirmation: then the newest buttons would be the older ones.
            answers: vec![Answer {
                delay_ms: 1500,
                ..Answer::says(answer)
            }],
        };
        let url = format!("{}/control/plan", self.ai);
        let sent = reqwest::Client::new().post(url).json(&plan).send().await;
        assert!(sent.expect("the stand-in answers").status().is_success());
    }

    async fn photo(&mut self, person: i64, content: Vec<u8>, caption: &str) -> (i64, String) {
        let sent = self.twin.attach(&photo(person, content, caption)).await;
        let id = sent.expect("a photo").message_id;
        self.said_after(person, id).await;
        // The worker may have been so quick that its answer is there too.
        let messages = self.twin.messages(person).await.expect("the chat");
        let at_once = |m: &&Message| m.message_id > id && m.reply_to_message.is_none();
        let said = messages
            .iter()
            .find(at_once)
            .and_then(|m| m.text.as_deref());
        (id, plain(said.unwrap_or_default()))
    }

    async fn told(&mut self, person: i64, message: i64) -> String {
        for _ in 0..600 {
            let messages = self.twin.messages(person).await.expect("the chat");
            if let Some(told) = replies(&messages, message).pop() {
                return told;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("nothing was said within a minute");
    }

    async fn last_of(&mut self, person: i64) -> i64 {
        last_of(&self.twin.messages(person).await.expect("the chat"), person)
    }
}

/// An AI during whose thinking a person corrects the entry.
struct Corrected<'a>(&'a MemoryStore, LedgerId, MessageId);

impl Advisor for Corrected<'_> {
    async fn category(
        &self,
        _note: &str,
        _choices: &[(String, String)],
    ) -> Result<String, AdviceError> {
        let Self(store, ledger, id) = self;
        let found = store.message(*ledger, ledger.0, *id).await.unwrap();
        let before = found.unwrap();
        let mut after = before.clone();
        let line = &mut after.lines[0];
        let category = Category::from_id("travel");
        Line::change(&mut line.read.category, &mut line.entry.category, category);
        (line.unsure, line.version) = (false, line.version + 1);
        assert!(store.rewrite(*ledger, &before, &after).await.unwrap());
        Ok("home".to_owned())
    }
}

#[tokio::test]
async fn a_persons_correction_meanwhile_is_kept() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "40 кухтырь").await;
    let message = MessageId(talk.last_of(anna).await);
    let ledger = build::ledger(anna);
    let advisor = Corrected(&talk.store, ledger, message);
    let outbox = Outbox::default();
    let place = (ledger.0, message);
    let report = opinion::give(&talk.store, &advisor, &outbox, ledger, place).await;
    assert_eq!((report.unwrap().changed, held(&outbox.said).len()), (0, 0));
    let category = talk.store.entries(ledger)[0].category;
    assert_eq!(category, Category::from_id("travel"));
}

#[tokio::test]
async fn what_is_deleted_sure_or_without_words_is_not_asked_about() {
    let mut talk = InProcess::new();
    talk.advise("кухтырь", "home").await;
    let anna = talk.person("ru").await;
    talk.say(anna, "40 кухтырь").await;
    talk.press(anna, "Удалить").await;
    let deleted = talk.last_of(anna).await;
    talk.say(anna, "50").await;
    let wordless = talk.last_of(anna).await;
    talk.say(anna, "41 кухтырь").await;
    talk.press(anna, "Категория").await;
    talk.press(anna, "Машина").await;
    let corrected = talk.last_of(anna).await;
    let before = talk.store.entries(build::ledger(anna));
    for message in [deleted, wordless, corrected, 1_000_000] {
        talk.work(anna, message).await.unwrap();
    }
    assert_eq!(talk.store.entries(build::ledger(anna)), before);
    assert!(replies(&talk.twin.messages(anna), corrected).is_empty());
}

#[tokio::test]
async fn without_an_ai_nothing_is_asked() {
    let mut talk = InProcess::new();
    talk.advise("кухтырь", "car").await;
    talk.slow.worker.advisor = None;
    let anna = talk.person("ru").await;
    talk.say(anna, "40 кухтырь").await;
    let message = talk.last_of(anna).await;
    talk.work(anna, message).await.unwrap();
    let guessed = talk.store.entries(build::ledger(anna))[0].category;
    assert_eq!(
        guessed.map(|c| c.id()),
        Some("home"),
        "the classifier's own"
    );
}

#[tokio::test]
async fn a_receipt_waits_for_telegram_and_is_recorded_once() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    let (message, _) = talk.photo(anna, photo_of(RUSSIAN), "").await;
    *held(&talk.slow.worker.bot.down) = true;
    // The entry's record is done with at once; the photo's comes again.
    let again = talk.work(anna, message).await.unwrap();
    assert_eq!(again.items.len(), 1);
    talk.store.set_outage(true);
    assert_eq!(talk.work(anna, message).await, Err(AllFailed));
    talk.store.set_outage(false);
    *held(&talk.slow.worker.bot.down) = false;
    let told = talk.told(anna, message).await;
    assert!(told.contains("1 234,50 ₽"), "{told}");
    assert_eq!(talk.store.entries(build::ledger(anna)).len(), 1);
}

#[tokio::test]
async fn a_photo_that_comes_again_and_one_whose_words_change() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    let (message, _) = talk.photo(anna, photo_of(RUSSIAN), "чек").await;
    talk.told(anna, message).await;
    let before = talk.twin.messages(anna).len();
    let update = |message_id: i64, edited: bool, caption: &str| {
        let field = if edited { "edited_message" } else { "message" };
        json!({"update_id": 9, field: {
            "message_id": message_id, "date": 1_795_428_060, "edit_date": 1_795_428_070,
            "chat": {"id": anna, "type": "private"}, "caption": caption,
            "from": {"id": anna, "is_bot": false, "language_code": "ru"},
            "photo": [{"file_id": "x", "width": 9}]}})
        .to_string()
    };
    let answer = async |talk: &InProcess, body: String| {
        use crate::in_process::{SECRET, post};
        let request = post(SECRET, body);
        let response = kopeck_webhook::handler::handle(&talk.webhook, request).await;
        assert_eq!(response.status(), 200);
        String::from_utf8_lossy(response.body().as_ref()).into_owned()
    };
    // It was answered: silence.
    assert_eq!(answer(&talk, update(message, false, "чек")).await, "");
    assert_eq!(
        answer(&talk, update(message, true, "чек за кухтырь")).await,
        ""
    );
    assert_eq!(
        answer(&talk, update(message + 900, true, "слова")).await,
        ""
    );
    assert_eq!(talk.twin.messages(anna).len(), before);
    let entries = talk.store.entries(build::ledger(anna));
    assert_eq!((entries.len(), entries[0].deleted), (1, false));
    // A whole entry takes its place.
    let edited = answer(&talk, update(message, true, "40 кухтырь")).await;
    assert!(edited.contains("кухтырь"), "{edited}");
    assert_eq!(talk.store.entries(build::ledger(anna))[0].money.minor, 4000);
}
