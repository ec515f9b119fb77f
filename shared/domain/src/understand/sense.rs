//! What a sentence is: whether money came or went, and whether it did at all.

use super::Manner;
use super::item::{Item, Thing};
use super::lexicon::{self, Role};
use super::text;
use super::token::{self, Token, What};
use crate::entry::Kind;

/// Why a sentence may be no record of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It asks.
    Question,
    /// It has not happened.
    Plan,
    /// It did not happen.
    Negation,
    /// It is about something else.
    Talk,
}

/// The sense of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    /// Whether money came or went, by its words.
    pub(super) kind: Kind,
    /// Whether a word says that money moved.
    pub(super) moved: bool,
    /// What speaks against recording it.
    pub(super) doubt: Option<Doubt>,
    /// Whether somebody speaks of themselves or of others.
    pub(super) talk: bool,
    /// Whether there are but greetings and thanks.
    pub(super) greets: bool,
}

/// Reads the sense of a line from its words. What speaks against an amount counts where it
/// stands in the same clause: "не удержалась, купила платье 4500".
pub(super) fn of(tokens: &[Token], items: &[Item], amount: Option<usize>) -> Sense {
    let words = words(tokens, items);
    let any = |role| words.iter().any(|t| t.is(role));
    // "алдым" is bought or received: what was received says so itself.
    let taken = |t: &Token| matches!(t.word.as_str(), "алдым" | "алдық" | "взял" | "взяла");
    let done = |at: usize, t: &Token| spent(t) && !denied(&words, at);
    let strong = words
        .iter()
        .enumerate()
        .any(|(at, t)| done(at, t) && !taken(t));
    let paid_me = paid_me(&words);
    let comes = income(&words, tokens) && (!strong || paid_me);
    let spend = (strong
        || !comes
            && words
                .iter()
                .enumerate()
                .any(|(at, t)| taken(t) && !denied(&words, at)))
        && !paid_me;
    let income = comes && !spend;
    let moved = spend || income || words.iter().any(|t| gives(t));
    let clause = clause(items, amount);
    let within = words_of(tokens, items.get(clause).unwrap_or_default());
    Sense {
        kind: if income { Kind::Income } else { Kind::Expense },
        moved,
        doubt: doubt(tokens, &words, &within, spend),
        talk: any(Role::Talk),
        greets: !words.is_empty() && words.iter().all(|t| t.is(Role::Greeting)),
    }
}

fn words<'a>(tokens: &'a [Token], items: &[Item]) -> Vec<&'a Token> {
    words_of(tokens, items)
}

/// The words that belong to no amount and no day.
fn words_of<'a>(tokens: &'a [Token], items: &[Item]) -> Vec<&'a Token> {
    let own = items.iter().filter(|i| matches!(i.what, Thing::Word));
    own.filter_map(|i| tokens.get(i.tokens.start)).collect()
}

/// The items between the commas and points around the amount.
fn clause(items: &[Item], amount: Option<usize>) -> std::ops::Range<usize> {
    let Some(amount) = amount else {
        return 0..items.len();
    };
    let ends = |i: &Item| i.is_sign(&[',', '.', '!']);
    let start = items
        .iter()
        .take(amount)
        .rposition(ends)
        .map_or(0, |at| at + 1);
    let after = items.iter().skip(amount).position(ends);
    start..after.map_or(items.len(), |at| amount + at)
}

/// Whether "not" stands right before this word.
fn denied(words: &[&Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| words.get(b));
    before.is_some_and(|t| t.is(Role::Negation))
}

/// A verb of spending in a form that says it is done: not `заплатить`, not "pay".
fn spent(token: &Token) -> bool {
    let base = matches!(token.word.as_str(), "pay" | "buy" | "paying");
    let infinitive = token.word.ends_with("ть") || token.word.ends_with("ти");
    token.is(Role::Spend) && !base && !infinitive && !token.is(Role::TheyGive)
}

fn gives(token: &Token) -> bool {
    token.is(Role::Gives) || token.is(Role::TheyGive)
}

/// "got paid", "paid me".
fn paid_me(words: &[&Token]) -> bool {
    let payer = words.iter().position(|t| t.is(Role::Payer));
    let paid = words.iter().position(|t| spent(t) || gives(t));
    if payer
        .zip(paid)
        .is_some_and(|(who, paid)| who < paid && who < 2)
    {
        return true;
    }
    words.windows(2).any(|pair| match pair {
        [a, b] => a.word == "got" && b.word == "paid" || a.is(Role::Spend) && b.is(Role::ToMe),
        _ => false,
    })
}

/// Money comes by its own words, unless it is handed on: `зарплата няне`; or somebody gives
/// it, and it is me who gets it.
fn income(words: &[&Token], tokens: &[Token]) -> bool {
    if got_back(tokens) {
        return true;
    }
    if paid_me(words) || interest_on_savings(words) {
        return true;
    }
    if let Some(at) = words.iter().position(|t| t.is(Role::Income)) {
        return keeps(words, at);
    }
    words
        .iter()
        .position(|t| gives(t))
        .is_some_and(|at| gets(words, at))
}

/// Pay that is handed on is spent: `зарплата няне`, `аванс за ремонт`, "from salary".
fn keeps(words: &[&Token], at: usize) -> bool {
    let own = words.get(at).map_or("", |t| t.word.as_str());
    let noun = ["зарплат", "зп", "аванс", "преми", "бонус", "гонорар"]
        .iter()
        .any(|s| own.starts_with(s));
    let next = words.get(at + 1).map_or("", |t| t.word.as_str());
    let before = at
        .checked_sub(1)
        .and_then(|b| words.get(b))
        .map_or("", |t| t.word.as_str());
    let to_me = words.iter().any(|t| t.is(Role::ToMe));
    let pledge = own.starts_with("аванс") && next == "за";
    let handed_on = noun && dative(next) || pledge;
    to_me || !handed_on && !matches!(before, "с" | "со" | "from")
}

/// Somebody gives: whether it is me who gets it.
fn gets(words: &[&Token], at: usize) -> bool {
    let is = |list: &[&str]| words.iter().any(|t| list.contains(&t.word.as_str()));
    let verb = words.get(at).map_or("", |t| t.word.as_str());
    let they = words.get(at).is_some_and(|t| t.is(Role::TheyGive));
    let to_me = words.iter().any(|t| t.is(Role::ToMe));
    let subject = at > 0 && words.first().is_some_and(|t| is_somebody(t));
    let next = words.get(at + 1);
    let named_after = next.is_some_and(|t| {
        is_somebody(t)
            && !t.word.ends_with(['е', 'у', 'ю', 'и', 'м'])
            && !t.word.starts_with("долг")
    });
    match () {
        () if is(&["мы", "я", "we", "біз", "мен"]) => false,
        () if to_me || subject => true,
        // "заплатили за отель" is us, "вернули долг" is them.
        () if they => !matches!(verb, "заплатили" | "төледі"),
        () => {
            matches!(
                verb,
                "скинул" | "скинула" | "прислал" | "прислала" | "перевел" | "перевела"
            ) && named_after
        }
    }
}

/// `проценты по вкладу`, `депозит пайызы`
fn interest_on_savings(words: &[&Token]) -> bool {
    let any = |stems: &[&str]| {
        words
            .iter()
            .any(|t| stems.iter().any(|s| t.word.starts_with(s)))
    };
    any(&["процент", "пайыз"]) && any(&["вклад", "депозит", "остат", "накоп", "счет"])
}

/// "got 50 from grandma", "got 80 back".
fn got_back(tokens: &[Token]) -> bool {
    let got = tokens.iter().position(|t| t.word == "got");
    let amount = got.and_then(|at| tokens.get(at + 1));
    let number =
        amount.is_some_and(|t| t.number().is_some() || matches!(t.what, What::Currency(_)));
    number
        && tokens
            .iter()
            .any(|t| matches!(t.word.as_str(), "from" | "back"))
}

/// Whether a word may be the one who gives: no preposition and no day.
fn is_somebody(token: &Token) -> bool {
    !token
        .roles
        .all()
        .any(|r| matches!(r, Role::Link | Role::Day(_) | Role::Price | Role::And))
}

/// The endings of somebody who gets something, in Russian and Kazakh.
fn dative(word: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "не", "ре", "ке", "це", "ше", "ру", "рю", "лю", "ку", "цу", "ам", "ям", "ему", "ому",
        "шке", "чу",
    ];
    let long = word.chars().count() >= 4;
    let time = [
        "декабр",
        "январ",
        "феврал",
        "ноябр",
        "октябр",
        "сентябр",
        "апрел",
        "июл",
        "июн",
    ];
    long && ENDINGS.iter().any(|e| word.ends_with(e))
        && !time.iter().any(|t| word.starts_with(t))
        && word != "карту"
        && word != "также"
        && word != "тоже"
        && word != "уже"
}

fn doubt(tokens: &[Token], words: &[&Token], clause: &[&Token], spend: bool) -> Option<Doubt> {
    let any = |role| clause.iter().any(|t| t.is(role));
    let mark = tokens.iter().any(|t| t.sign(&['?']));
    let asks = words.first().is_some_and(|t| t.is(Role::MaybeQuestion));
    if mark || asks || words.iter().any(|t| t.is(Role::Question)) {
        return Some(Doubt::Question);
    }
    if words.iter().any(|t| t.is(Role::Others)) {
        return Some(Doubt::Talk);
    }
    let denies = words
        .iter()
        .enumerate()
        .any(|(at, t)| t.is(Role::Spend) && denied(words, at));
    if denies && !spend {
        return Some(Doubt::Negation);
    }
    let none = words.first().is_some_and(|t| t.word == "no");
    if none || any(Role::Negation) || clause.iter().any(|t| negative(&t.word)) {
        return Some(Doubt::Negation);
    }
    let ahead = words.iter().any(|t| t.is(Role::Plan) || intends(&t.word)) || going_to(words);
    if ahead && !spend {
        return Some(Doubt::Plan);
    }
    let fact = words.iter().any(|t| t.is(Role::Fact)) || again_and_again(words);
    (fact && !words.iter().any(|t| mine(t))).then_some(Doubt::Talk)
}

/// "в месяц", "every week": a price that comes again is no single entry.
fn again_and_again(words: &[&Token]) -> bool {
    let long = |r| match r {
        Role::Span { days, months } => (days >= 7 || months > 0).then_some(()),
        _ => None,
    };
    words.windows(2).any(|pair| match pair {
        [a, b] => {
            let each = [
                "в",
                "v",
                "per",
                "every",
                "каждый",
                "каждую",
                "каждое",
                "раз",
            ];
            let span =
                b.roles.find(long).is_some() || matches!(b.word.as_str(), "mesyac" | "mesyats");
            each.contains(&a.word.as_str()) && span
        }
        _ => false,
    })
}

/// A verb that says that it was me: `купил`, `заплатила`, `төледім`.
fn mine(token: &Token) -> bool {
    const ENDINGS: [&str; 8] = ["л", "ла", "ли", "дым", "дім", "тым", "тім", "дық"];
    spent(token) && ENDINGS.iter().any(|e| token.word.ends_with(e))
}

/// "going to buy", "plan to", "have to".
fn going_to(words: &[&Token]) -> bool {
    words.windows(2).any(|pair| match pair {
        [a, b] => {
            matches!(
                a.word.as_str(),
                "going" | "plan" | "have" | "planning" | "about" | "supposed"
            ) && b.word == "to"
        }
        _ => false,
    })
}

/// Kazakh verbs that did not happen carry it in their ending.
fn negative(word: &str) -> bool {
    const STEMS: [&str; 6] = ["ма", "ме", "ба", "бе", "па", "пе"];
    const ENDINGS: [&str; 10] = [
        "дым", "дім", "дық", "дік", "йды", "йді", "ймын", "ймін", "ппын", "ппін",
    ];
    const THIRD: [&str; 6] = ["рмады", "рмеді", "лмады", "лмеді", "спады", "спеді"];
    let long = word.chars().count() > 5;
    let first = |e: &&str| {
        word.strip_suffix(*e)
            .is_some_and(|s| STEMS.iter().any(|n| s.ends_with(*n)))
    };
    long && (ENDINGS.iter().any(first) || THIRD.iter().any(|e| word.ends_with(e)))
}

/// Verbs that have not happened yet: the first person in Kazakh, and polite requests.
fn intends(word: &str) -> bool {
    // The polite imperative: somebody is told to.
    let told = ["ыңыз", "іңіз", "ңызшы", "айте", "ейте", "ойте"];
    if word.chars().count() > 5 && told.iter().any(|e| word.ends_with(e)) {
        return true;
    }
    const ENDINGS: [&str; 12] = [
        "амын", "емін", "ймын", "ймін", "амыз", "еміз", "ғым", "гім", "қым", "кім", "йін", "йық",
    ];
    word.chars().count() > 5 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// What words without an amount say of the way of the money.
pub(super) fn kind_of(text: &str) -> Kind {
    let chars = text::normalise(text);
    let tokens = token::cut(&chars);
    let words: Vec<&Token> = tokens
        .iter()
        .filter(|t| matches!(t.what, What::Word(_)))
        .collect();
    let spend = words.iter().any(|t| spent(t));
    if income(&words, &tokens) && !spend {
        Kind::Income
    } else {
        Kind::Expense
    }
}

/// Whether a text without an amount is the name of something that money is spent on. A
/// picture of it will do.
pub(super) fn names_a_thing(text: &str) -> bool {
    if text.chars().nth(LONGEST_NAME).is_some() {
        return false;
    }
    let chars = text::normalise(text);
    let tokens = token::cut(&chars);
    let words: Vec<&Token> = tokens
        .iter()
        .filter(|t| matches!(t.what, What::Word(_)))
        .collect();
    let speech = |r| {
        matches!(
            r,
            Role::Greeting
                | Role::Talk
                | Role::Plan
                | Role::Negation
                | Role::Fact
                | Role::Question
                | Role::MaybeQuestion
        )
    };
    let talks = words.iter().any(|t| t.roles.all().any(speech));
    let digits = tokens
        .iter()
        .any(|t| t.number().is_some() || t.what == What::Opaque);
    let asks = tokens.iter().any(|t| t.sign(&['?']));
    let picture = words.is_empty() && chars.iter().any(|c| c.ch >= '\u{1F300}');
    let named = (1..=MOST_WORDS).contains(&words.len()) && !talks && !digits && !asks;
    named || picture
}

/// Greetings, thanks and their pictures, or a question; nothing with a number.
pub(super) fn manner(text: &str) -> Option<Manner> {
    let chars = text::normalise(text);
    let tokens = token::cut(&chars);
    let words: Vec<&Token> = tokens
        .iter()
        .filter(|t| matches!(t.what, What::Word(_)))
        .collect();
    if tokens.iter().any(|t| t.number().is_some()) {
        return None;
    }
    let asks = tokens.iter().any(|t| t.sign(&['?']));
    let question = words
        .first()
        .is_some_and(|t| t.is(Role::Question) || t.is(Role::MaybeQuestion));
    let greets = words.iter().all(|t| t.is(Role::Greeting));
    match words.is_empty() {
        _ if asks || question => Some(Manner::Question),
        true => text.contains(GESTURES).then_some(Manner::Greeting),
        false => greets.then_some(Manner::Greeting),
    }
}

/// Pictures that answer rather than name a thing.
const GESTURES: [char; 16] = [
    '👍', '👌', '🙏', '❤', '😊', '🙂', '😀', '😁', '😍', '🔥', '👏', '🤝', '👋', '🎉', '😂', '🤗',
];

/// Whether a note says but that it is a sum.
pub(super) fn is_total(note: &str) -> bool {
    let mut words = note
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|w| lexicon::roles(&w.to_lowercase()).has(Role::Total))
}

/// The longest name of a thing that is asked about, in words and in characters.
const MOST_WORDS: usize = 5;
const LONGEST_NAME: usize = 40;
