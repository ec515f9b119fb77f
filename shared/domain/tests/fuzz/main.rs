//! Mutated texts against what must hold for any text (`hold`). On the stable toolchain, and
//! guided by the outcomes: a text whose outcome has a new shape, or that takes long, becomes
//! a seed itself.
//!
//! `make fuzz MINUTES=60`; `KOPECK_FUZZ_SEED=7` chooses the mutations. What breaks something,
//! made small, and the slowest texts are kept in `corpus/fuzz.jsonl`, which an ordinary test
//! reads again.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test's own mistakes, and figures for people"
)]

mod hold;
mod mutate;

use hold::{Held, LIMIT};
use jiff::civil::DateTime;
use kopeck_domain::Currency;
use kopeck_domain::understand::Context;
use mutate::Rng;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A text that is kept, and where it was read.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Kept {
    text: String,
    currency: String,
    now: DateTime,
    month_first: bool,
    /// The rule that it broke, or `slow`.
    why: String,
}

impl Kept {
    fn context(&self) -> Context {
        Context {
            currency: Currency::from_code(&self.currency).unwrap(),
            now: self.now,
            month_first: self.month_first,
        }
    }

    fn of(text: &str, context: Context, why: &str) -> Self {
        Self {
            text: text.to_owned(),
            currency: context.currency.code().to_owned(),
            now: context.now,
            month_first: context.month_first,
            why: why.to_owned(),
        }
    }
}

fn path(name: &str) -> PathBuf {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    corpus.join(name)
}

fn kept() -> Vec<Kept> {
    let text = std::fs::read_to_string(path("fuzz.jsonl")).unwrap_or_default();
    text.lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

fn keep(all: &[Kept]) {
    let lines = all.iter().map(|k| serde_json::to_string(k).unwrap() + "\n");
    std::fs::write(path("fuzz.jsonl"), lines.collect::<String>()).unwrap();
}

#[test]
fn what_was_found_once_holds() {
    for found in kept() {
        if let Err(broken) = hold::check(&found.text, found.context()) {
            panic!("{broken}: {:?} in {:?}", found.text, found.context());
        }
    }
}

/// How many texts of one rule are kept: others say the same.
const OF_ONE_RULE: usize = 3;

/// How many slow texts are kept.
const SLOWEST: usize = 4;

#[test]
#[ignore = "takes as long as it is told to: make fuzz"]
fn fuzz() {
    let number = |name: &str| std::env::var(name).ok().and_then(|v| v.parse().ok());
    let minutes: u64 = number("KOPECK_FUZZ_MINUTES").unwrap_or(1);
    let seed = number("KOPECK_FUZZ_SEED").unwrap_or_else(|| {
        let since = std::time::UNIX_EPOCH.elapsed().unwrap();
        since.as_secs()
    });
    println!("seed {seed}, {minutes} minutes");
    let silent = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let broken = Run::new(seed).go(Duration::from_secs(60 * minutes));
    std::panic::set_hook(silent);
    assert!(broken == 0, "{broken} rules are broken, see fuzz.jsonl");
}

/// One run: its seeds, and what it found.
struct Run {
    rng: Rng,
    seeds: Vec<String>,
    shapes: HashSet<u64>,
    /// The slowest by now, slowest first.
    slow: Vec<(Duration, Kept)>,
    broken: Vec<(Kept, usize)>,
    texts: u64,
}

/// So many seeds are remembered; a new one then takes the place of another.
const MAX_SEEDS: usize = 30_000;

impl Run {
    fn new(seed: u64) -> Self {
        let mut seeds = mutate::corpora();
        seeds.extend(kept().into_iter().map(|k| k.text));
        println!("{} texts to begin with", seeds.len());
        Self {
            rng: Rng(seed),
            seeds,
            shapes: HashSet::new(),
            slow: Vec::new(),
            broken: Vec::new(),
            texts: 0,
        }
    }

    fn go(mut self, time: Duration) -> usize {
        let (start, mut told) = (Instant::now(), Instant::now());
        while start.elapsed() < time {
            for _ in 0..100 {
                self.step();
            }
            if told.elapsed() > Duration::from_secs(60) {
                told = Instant::now();
                self.tell(start.elapsed());
            }
        }
        self.tell(start.elapsed());
        self.finish();
        self.broken.len()
    }

    fn step(&mut self) {
        let context = self.rng.context();
        let near_slow = !self.slow.is_empty() && self.rng.below(20) == 0;
        let text = if near_slow {
            let at = self.rng.below(self.slow.len());
            let text = self.slow.get(at).map_or("", |(_, k)| &k.text).to_owned();
            self.rng.mutate(&text, &self.seeds)
        } else {
            let text = self.rng.pick(&self.seeds).clone();
            self.rng.mutate(&text, &self.seeds)
        };
        self.texts += 1;
        match hold::check(&text, context) {
            Err(rule) => self.found(&text, context, &rule),
            Ok(held) => {
                self.time(&text, context, &held);
                if self.shapes.insert(held.shape) && text.len() < 3000 {
                    self.remember(text);
                }
            }
        }
    }

    fn remember(&mut self, text: String) {
        if self.seeds.len() < MAX_SEEDS {
            self.seeds.push(text);
        } else {
            let at = self.rng.below(self.seeds.len());
            if let Some(old) = self.seeds.get_mut(at) {
                *old = text;
            }
        }
    }

    /// The time of a text that seems slow is the best of some: other work disturbs it.
    fn time(&mut self, text: &str, context: Context, held: &Held) {
        let least = self
            .slow
            .get(SLOWEST * 2 - 1)
            .map_or(Duration::ZERO, |s| s.0);
        if held.took <= least || text.chars().count() > 4096 {
            return;
        }
        let again = (0..5).map(|_| hold::timed(text, context));
        let best = again.min().unwrap_or(held.took).min(held.took);
        if best <= least || self.slow.iter().any(|(_, k)| k.text == text) {
            return;
        }
        if best > LIMIT {
            self.found(text, context, "longer than the limit");
        }
        self.slow.push((best, Kept::of(text, context, "slow")));
        self.slow.sort_by_key(|(took, _)| std::cmp::Reverse(*took));
        self.slow.truncate(SLOWEST * 2);
    }

    fn found(&mut self, text: &str, context: Context, rule: &str) {
        let name = hold::name(rule);
        let known = self.broken.iter_mut().filter(|(k, _)| k.why == name);
        let mut known: Vec<_> = known.collect();
        if known.len() >= OF_ONE_RULE {
            if let Some((_, count)) = known.first_mut() {
                *count += 1;
            }
            return;
        }
        let text = if name.starts_with("longer") {
            text.to_owned()
        } else {
            smaller(text, |t| {
                hold::check(t, context).is_err_and(|r| hold::name(&r) == name)
            })
        };
        let one = Kept::of(&text, context, &name);
        println!("BROKEN {rule}\n  {}", serde_json::to_string(&one).unwrap());
        self.broken.push((one, 1));
    }

    fn tell(&self, passed: Duration) {
        let (slowest, length) = self
            .slow
            .first()
            .map_or((0, 0), |(t, k)| (t.as_micros(), k.text.chars().count()));
        let found: usize = self.broken.iter().map(|(_, n)| n).sum();
        println!(
            "{} s: {} texts, {} shapes, {} seeds, slowest {slowest} µs of {length} characters, broken {} ({found} times)",
            passed.as_secs(),
            self.texts,
            self.shapes.len(),
            self.seeds.len(),
            self.broken.len(),
        );
    }

    /// Writes down what broke, and the slowest of old and new.
    fn finish(&self) {
        let (old, mut all): (Vec<_>, Vec<_>) = kept().into_iter().partition(|k| k.why == "slow");
        for (new, _) in &self.broken {
            if all.iter().all(|k| k.text != new.text) {
                all.push(new.clone());
            }
        }
        let again = old.into_iter().map(|k| {
            let times = (0..5).map(|_| hold::timed(&k.text, k.context()));
            (times.min().unwrap_or_default(), k)
        });
        let mut slow: Vec<_> = again.chain(self.slow.iter().cloned()).collect();
        slow.sort_by_key(|(took, _)| std::cmp::Reverse(*took));
        slow.dedup_by(|a, b| a.1.text == b.1.text);
        for (took, one) in slow.iter().take(SLOWEST) {
            let begin: String = one.text.chars().take(60).collect();
            println!("slow {} µs {begin:?}", took.as_micros());
        }
        all.extend(slow.into_iter().take(SLOWEST).map(|(_, k)| k));
        keep(&all);
    }
}

/// The text with as much taken out as it can lose and still break.
fn smaller(text: &str, breaks: impl Fn(&str) -> bool) -> String {
    let mut best: Vec<char> = text.chars().collect();
    let mut size = best.len().div_ceil(2);
    let start = Instant::now();
    while size > 0 && start.elapsed() < Duration::from_secs(20) {
        let mut at = 0;
        while at < best.len() {
            let without: Vec<char> = best
                .iter()
                .enumerate()
                .filter(|(i, _)| *i < at || *i >= at + size)
                .map(|(_, c)| *c)
                .collect();
            if breaks(&without.iter().collect::<String>()) {
                best = without;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    best.into_iter().collect()
}
