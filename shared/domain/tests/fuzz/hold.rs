//! What holds for any text, in any context.

use jiff::civil::Date;
use kopeck_domain::understand::bank::{self, Bank};
use kopeck_domain::understand::{
    Asks, Context, Draft, MAX_CHOICES, MAX_ENTRIES, MAX_NOTE, MAX_PROBLEMS, Understood, day_alone,
    explain, kind_of, names_a_thing, receipt, understand,
};
use kopeck_domain::{Kind, Money, classify};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use unicode_normalization::UnicodeNormalization;

/// No text of a message's length takes longer. What people write takes some 20 µs; 4096
/// characters of the least kind 1 to 4 ms, a part of them for the tables of Unicode; a reading
/// that is quadratic takes more than ten.
pub(crate) const LIMIT: Duration = Duration::from_millis(6);

/// What is known of a text with which everything holds.
pub(crate) struct Held {
    /// What the outcome looks like, without its words.
    pub(crate) shape: u64,
    /// How long `understand` took.
    pub(crate) took: Duration,
}

/// A rule's name: what stands before the colon.
pub(crate) fn name(broken: &str) -> String {
    broken.split(':').next().unwrap_or_default().to_owned()
}

/// How long one reading takes.
pub(crate) fn timed(text: &str, context: Context) -> Duration {
    let start = Instant::now();
    let read = understand(std::hint::black_box(text), context);
    let took = start.elapsed();
    drop(std::hint::black_box(read));
    took
}

/// Calls everything with this text; the first rule that is broken, if any.
pub(crate) fn check(text: &str, context: Context) -> Result<Held, String> {
    let checked = catch_unwind(AssertUnwindSafe(|| unguarded(text, context)));
    checked.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        let said = said.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
        Err(format!("panic: {}", said.unwrap_or_default()))
    })
}

fn unguarded(text: &str, context: Context) -> Result<Held, String> {
    let start = Instant::now();
    let read = understand(text, context);
    let took = start.elapsed();
    same(&read, &understand(text, context), "understand")?;
    understood(&read, text, context)?;

    let why = explain(text, context);
    same(&why, &explain(text, context), "explain")?;
    if let Some(day) = day_alone(text, context) {
        near(day, text, context)?;
    }
    let _ = (kind_of(text), names_a_thing(text));
    if let Some(found) = receipt(text, &context) {
        draft(&found, text, context)?;
    }
    if let Some(Bank::Operations(all)) = bank::read(text, context) {
        let none = all.is_empty();
        ensure(!none, "a bank's operations without one", &())?;
        all.iter().try_for_each(|d| draft(d, text, context))?;
    }
    for kind in [Kind::Expense, Kind::Income] {
        let guess = classify::guess(text, kind);
        same(&guess, &classify::guess(text, kind), "guess")?;
        ensure(
            guess.category.is_of(kind),
            "a category of another kind",
            &guess,
        )?;
        let best = classify::why(text, kind);
        let falls = best.is_sorted_by_key(|(_, votes)| std::cmp::Reverse(*votes));
        let right = best.iter().all(|(c, votes)| c.is_of(kind) && *votes > 0);
        ensure(
            best.len() <= 3 && falls && right,
            "reasons of a guess",
            &best,
        )?;
    }
    let stems = classify::stems(text);
    let good = |s: &String| !s.is_empty() && !s.contains(char::is_whitespace);
    ensure(stems.iter().all(good), "a stem that is none", &stems)?;
    Ok(Held {
        shape: shape(&read, &why, text),
        took,
    })
}

fn ensure(holds: bool, rule: &str, what: &impl std::fmt::Debug) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(format!("{rule}: {what:?}"))
    }
}

fn same<T: PartialEq + std::fmt::Debug>(a: &T, b: &T, what: &str) -> Result<(), String> {
    ensure(a == b, &format!("twice the same of {what}"), &(a, b))
}

fn understood(read: &Understood, text: &str, context: Context) -> Result<(), String> {
    let today = context.now.date();
    let count = read.entries.len() + read.planned.len();
    ensure(count <= MAX_ENTRIES, "too many entries", &count)?;
    let past = read.entries.iter().all(|e| e.day <= today);
    let future = read.planned.iter().all(|e| e.day > today);
    ensure(past && future, "an entry on the wrong side of today", read)?;
    let told = read.problems.len();
    ensure(told <= MAX_PROBLEMS + 1, "too many problems", &told)?;
    for problem in &read.problems {
        shown(&problem.source, 100, "a problem's source")?;
    }
    if let Some(Asks::Confirm(drafts)) = &read.asks {
        let count = drafts.len();
        ensure(
            (1..=MAX_CHOICES).contains(&count),
            "so many choices",
            &count,
        )?;
        drafts.iter().try_for_each(|d| draft(d, text, context))?;
    }
    ensure(read.asks.is_none() || count == 0, "asks and records", read)?;
    let all = read.entries.iter().chain(&read.planned);
    all.into_iter().try_for_each(|d| draft(d, text, context))
}

fn draft(draft: &Draft, text: &str, context: Context) -> Result<(), String> {
    let minor = draft.money.minor;
    ensure((1..=Money::MAX_MINOR).contains(&minor), "no amount", &minor)?;
    shown(&draft.note, MAX_NOTE, "a note")?;
    shown(&draft.source, 300, "a source")?;
    ensure(draft.tags.len() <= 10, "too many tags", &draft.tags)?;
    for tag in &draft.tags {
        shown(tag, 60, "a tag")?;
    }
    near(draft.day, text, context)?;
    let visible = visible(text).to_lowercase();
    let mut words = draft.note.split_whitespace();
    let strange = words.find(|w| {
        let cut = w.strip_suffix('…').unwrap_or(w);
        !visible.contains(&w.to_lowercase()) && !visible.contains(&cut.to_lowercase())
    });
    ensure(
        strange.is_none(),
        "a note's word out of nowhere",
        &(strange, draft),
    )
}

fn visible(text: &str) -> String {
    let seen = text.chars().filter(|c| !turns(*c));
    seen.map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What the bot may show: bounded, and of one line and one direction.
fn shown(text: &str, bytes: usize, what: &str) -> Result<(), String> {
    let bounded = text.len() <= bytes + if text.ends_with('…') { 3 } else { 0 };
    ensure(bounded, &format!("{what} is too long"), &text.len())?;
    let plain = !text.chars().any(|c| c.is_control() || turns(c));
    ensure(plain, &format!("{what} has what is not to be seen"), &text)
}

fn turns(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}')
}

/// A day more than a hundred years away must have its year in the text.
fn near(day: Date, text: &str, context: Context) -> Result<(), String> {
    let away = (day - context.now.date()).get_days().abs();
    let year = format!("{:02}", day.year().unsigned_abs() % 100);
    ensure(
        away <= 36_600 || digits(text).contains(&year),
        "a day out of nowhere",
        &(day, away),
    )
}

/// The digits of a text, of whatever script, and the letters that are taken for a zero.
fn digits(text: &str) -> String {
    const ZEROS: [char; 12] = ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '๐'];
    let digit = |c: char| {
        let each = ZEROS
            .iter()
            .filter_map(|z| u32::from(c).checked_sub(u32::from(*z)));
        let round = matches!(c, 'o' | 'O' | 'о' | 'О').then_some('0');
        each.filter_map(|d| char::from_digit(d, 10))
            .next()
            .or(round)
    };
    text.nfkc().filter_map(digit).collect()
}

/// What distinguishes outcomes: kinds, reasons and counts, the points of the readings.
fn shape(read: &Understood, why: &[kopeck_domain::understand::Reading], text: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    let mut of = |d: &Draft| {
        let worth = d.money.minor.ilog2() / 4;
        (
            d.kind,
            worth,
            d.money.currency,
            d.tags.len().min(2),
            d.note.is_empty(),
        )
            .hash(&mut hash);
    };
    read.entries.iter().take(3).for_each(&mut of);
    read.planned.iter().take(2).for_each(&mut of);
    (read.entries.len().min(4), read.planned.len().min(3)).hash(&mut hash);
    let asks = read.asks.as_ref().map(std::mem::discriminant);
    asks.hash(&mut hash);
    for problem in read.problems.iter().take(3) {
        std::mem::discriminant(&problem.reason).hash(&mut hash);
    }
    for reading in why.iter().take(3) {
        let mut reasons: Vec<&str> = reading.reasons.iter().map(|(r, _)| *r).collect();
        reasons.sort_unstable();
        reasons.hash(&mut hash);
    }
    text.len().checked_ilog2().hash(&mut hash);
    hash.finish()
}
