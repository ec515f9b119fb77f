use super::*;
use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A Telegram in memory that fails as told, and counts.
#[derive(Default)]
struct Bot {
    webhook: RefCell<Option<Webhook>>,
    profiles: RefCell<HashMap<String, Profile>>,
    menu: RefCell<bool>,
    failures: RefCell<Vec<CallError>>,
    log: RefCell<Vec<&'static str>>,
}

impl Bot {
    fn called(&self, name: &'static str) -> Result<(), CallError> {
        self.log.borrow_mut().push(name);
        self.failures.borrow_mut().pop().map_or(Ok(()), Err)
    }
}

impl BotSetup for Bot {
    async fn webhook(&self) -> Result<Registered, CallError> {
        self.called("getWebhookInfo")?;
        let now = self.webhook.borrow();
        Ok(Registered {
            url: now.as_ref().map_or_else(String::new, |w| w.url.clone()),
            max_connections: now.as_ref().map(|w| w.max_connections),
            allowed_updates: ALLOWED_UPDATES
                .iter()
                .rev()
                .map(|s| (*s).to_owned())
                .collect(),
        })
    }
    async fn set_webhook(&self, webhook: &Webhook) -> Result<(), CallError> {
        self.called("setWebhook")?;
        *self.webhook.borrow_mut() = Some(webhook.clone());
        Ok(())
    }
    async fn menu_opens_commands(&self) -> Result<bool, CallError> {
        self.called("getChatMenuButton")?;
        Ok(*self.menu.borrow())
    }
    async fn open_commands_by_menu(&self) -> Result<(), CallError> {
        self.called("setChatMenuButton")?;
        *self.menu.borrow_mut() = true;
        Ok(())
    }
    async fn profile(&self, language: &str) -> Result<Profile, CallError> {
        self.called("getMy")?;
        let empty = Profile {
            language: language.to_owned(),
            ..Profile::default()
        };
        Ok(self
            .profiles
            .borrow()
            .get(language)
            .cloned()
            .unwrap_or(empty))
    }
    async fn set_profile(&self, _now: &Profile, wanted: &Profile) -> Result<(), CallError> {
        self.called("setMy")?;
        self.profiles
            .borrow_mut()
            .insert(wanted.language.clone(), wanted.clone());
        Ok(())
    }
}

#[derive(Default)]
struct VirtualTime(RefCell<Duration>);

impl Pause for VirtualTime {
    fn elapsed(&self) -> Duration {
        *self.0.borrow()
    }
    async fn pause(&self, time: Duration) {
        *self.0.borrow_mut() += time;
    }
}

/// Nothing here really waits, so one poll is the whole run.
fn run(bot: &Bot, time: &VirtualTime, wanted: &Wanted) -> Report {
    let mut future = pin!(reconcile(bot, time, wanted));
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(report) => report,
        Poll::Pending => panic!("the run waits for something real"),
    }
}

fn wanted(base: &str, secret: &str) -> Wanted {
    let place = Place {
        region: "eu-central-1",
        epoch: 0,
    };
    Wanted::new(base, &place, secret.to_owned(), 8)
}

fn good() -> Wanted {
    wanted("https://abc.lambda-url.eu-central-1.on.aws/", "0a1b")
}

#[test]
fn the_second_run_only_reads() {
    let (bot, time) = (Bot::default(), VirtualTime::default());
    let first = run(&bot, &time, &good());
    assert_eq!(first.failed, None);
    assert!(first.changed.contains(&"webhook".to_owned()));
    bot.log.borrow_mut().clear();
    assert_eq!(run(&bot, &time, &good()).changed, Vec::<String>::new());
    assert!(bot.log.borrow().iter().all(|call| call.starts_with("get")));
}

#[test]
fn a_new_secret_or_a_foreign_url_is_set_again() {
    let (bot, time) = (Bot::default(), VirtualTime::default());
    run(&bot, &time, &good());
    let rotated = wanted("https://abc.lambda-url.eu-central-1.on.aws/", "ffff");
    assert_eq!(run(&bot, &time, &rotated).changed, ["webhook"]);
    bot.webhook.borrow_mut().take();
    assert_eq!(run(&bot, &time, &rotated).changed, ["webhook"]);
}

#[test]
fn fault_11_bad_settings_are_refused_before_any_call() {
    for bad in [
        wanted("http://abc.on.aws/", "0a1b"),
        wanted("https://abc.on.aws:9000/", "0a1b"),
        wanted("https://localhost/", "0a1b"),
        wanted("not a url", "0a1b"),
        wanted("https://abc.on.aws/", "bad secret!"),
        wanted("https://abc.on.aws/", ""),
    ] {
        let (bot, time) = (Bot::default(), VirtualTime::default());
        assert!(run(&bot, &time, &bad).failed.is_some());
        assert_eq!(bot.log.borrow().len(), 0, "calls 0");
    }
}

#[test]
fn fault_7_failures_are_tried_again_after_3_10_and_30_seconds() {
    let (bot, time) = (Bot::default(), VirtualTime::default());
    *bot.failures.borrow_mut() = vec![CallError::Unreachable("502"); 9];
    let report = run(&bot, &time, &good());
    assert_eq!(
        (report.attempts, time.elapsed()),
        (4, Duration::from_secs(43))
    );
    assert!(report.failed.is_some());
}

#[test]
fn fault_6_retry_after_is_obeyed_and_never_outlives_the_run() {
    let (bot, time) = (Bot::default(), VirtualTime::default());
    *bot.failures.borrow_mut() = vec![CallError::TooMany(Duration::from_secs(20))];
    let report = run(&bot, &time, &good());
    assert_eq!(
        (report.failed, time.elapsed()),
        (None, Duration::from_secs(20))
    );

    let (bot, time) = (Bot::default(), VirtualTime::default());
    *bot.failures.borrow_mut() = vec![CallError::TooMany(Duration::from_secs(300))];
    let report = run(&bot, &time, &good());
    assert_eq!((report.attempts, time.elapsed()), (1, Duration::ZERO));
}

#[test]
fn a_refusal_is_not_repeated_within_the_run() {
    let (bot, time) = (Bot::default(), VirtualTime::default());
    *bot.failures.borrow_mut() = vec![CallError::Refused("Unauthorized".to_owned())];
    assert_eq!(run(&bot, &time, &good()).attempts, 1);
}

#[test]
fn texts_fit_telegrams_limits() {
    for profile in good().profiles {
        assert!(
            profile.description.encode_utf16().count() <= 512,
            "{}",
            profile.language
        );
        assert!(
            profile.short_description.encode_utf16().count() <= 120,
            "{}",
            profile.language
        );
        assert!(
            profile
                .commands
                .iter()
                .all(|(_, d)| (1..=256).contains(&d.chars().count()))
        );
    }
}
