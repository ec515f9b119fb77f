//! A line, cut into numbers, words and signs.

use super::currency;
use super::lexicon::{self, Role, Roles};
use super::number::{self, Number};
use super::text::Char;
use super::{glued, special};
use crate::money::Currency;
use rust_decimal::Decimal;
use std::ops::Range;

/// One token; `at` are indices into the normalised characters.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) at: Range<usize>,
    /// The word in lower case, `ё` as `е`; empty for what is no word.
    pub(super) word: String,
    /// What the word can be.
    pub(super) roles: Roles,
    /// Whether a space stands before it.
    pub(super) spaced: bool,
    /// The currency that the word names.
    pub(super) money: Option<Currency>,
    /// The two halves of digits like `19.01`, which may be a day.
    pub(super) dotted: Option<(u32, u32)>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// Digits.
    Number(Number),
    /// Digits with an ending that makes them a day of the month: `5-го`, `18th`.
    Ordinal(u8),
    /// A number that multiplies: what `2к` has behind its two.
    Times(u64),
    /// A sign or code that names a currency when it stands beside a number.
    Currency(Currency),
    /// A day in digits that nothing else could be; the year may be missing.
    Date {
        /// From 1.
        day: i8,
        /// From 1.
        month: i8,
        /// All four digits.
        year: Option<i16>,
        /// Whether slashes stand between: Americans then write the month first.
        slashes: bool,
    },
    /// A time of day.
    Clock,
    /// A tag without its hash, in lower case.
    Tag(String),
    /// Digits and letters that are no money whatever stands beside them: a link, a telephone
    /// number, a score.
    Opaque,
    /// Letters; a number may hang at their end, and begins at this character: `кофе200`.
    Word(Option<(Number, usize)>),
    /// One sign.
    Sign(char),
    /// The ending of a price for one: `250-ден`.
    Each,
}

impl Token {
    pub(super) fn is(&self, role: Role) -> bool {
        self.roles.has(role)
    }

    /// Whether it is this sign.
    pub(super) fn sign(&self, signs: &[char]) -> bool {
        matches!(self.what, What::Sign(c) if signs.contains(&c))
    }

    /// The number, if it is digits.
    pub(super) fn number(&self) -> Option<&Number> {
        match &self.what {
            What::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Digits or a number word that are whole and small.
    pub(super) fn count(&self) -> Option<u32> {
        let word = || {
            self.roles.find(|r| match r {
                Role::Small(n) | Role::MaybeSmall(n) | Role::Bill(n) => Some(u32::from(n)),
                Role::One => Some(1),
                _ => None,
            })
        };
        self.number().map_or_else(word, Number::whole)
    }
}

/// What is read at a place: tokens in a row, and where they end.
pub(super) struct Cut<'a> {
    pub(super) chars: &'a [Char],
    tokens: Vec<Token>,
    spaced: bool,
}

/// A line of more tokens is a page that somebody pasted, not an entry; what looks at pairs of
/// tokens stays quick.
pub(super) const MAX_TOKENS: usize = 200;

/// So many characters of a word are looked at.
const LONGEST_WORD: usize = 64;

/// Cuts a line. Up to the bound every character that is not a space belongs to exactly one token.
pub(super) fn cut(chars: &[Char]) -> Vec<Token> {
    let mut cut = Cut {
        chars,
        tokens: Vec::new(),
        spaced: true,
    };
    let mut i = 0;
    while let Some(c) = chars.get(i)
        && cut.tokens.len() <= MAX_TOKENS
    {
        if c.ch == ' ' {
            cut.spaced = true;
            i += 1;
            continue;
        }
        // Every reader moves on by at least one character.
        i = cut.next(i).max(i + 1);
    }
    lone_number(&mut cut);
    cut.tokens
}

/// Where the line has no other number, the one at the end of a word is its amount
/// (`кофе200`), and an `m` behind the only number is a million.
fn lone_number(cut: &mut Cut<'_>) {
    let numbers = cut.tokens.iter().filter(|t| t.number().is_some()).count();
    let tail = |t: &Token| matches!(t.what, What::Word(Some(_)));
    let tails = cut.tokens.iter().filter(|t| tail(t)).count();
    if numbers == 0
        && tails == 1
        && let Some(at) = cut.tokens.iter().position(tail)
    {
        let mut rest = cut.tokens.split_off(at).into_iter();
        if let Some(word) = rest.next()
            && let What::Word(Some((number, from))) = word.what
        {
            cut.spaced = word.spaced;
            cut.push(What::Word(None), word.at.start..from);
            cut.push(What::Number(number), from..word.at.end);
        }
        cut.tokens.extend(rest);
    }
    if numbers == 1 {
        for token in cut.tokens.iter_mut().filter(|t| t.word == "m" && !t.spaced) {
            token.what = What::Times(1_000_000);
        }
    }
}

impl Cut<'_> {
    pub(super) fn ch(&self, at: usize) -> char {
        self.chars.get(at).map_or(' ', |c| c.ch)
    }

    pub(super) fn run(&self, from: usize, belongs: impl Fn(char) -> bool) -> usize {
        let rest = self.chars.iter().skip(from);
        from + rest.take_while(|c| belongs(c.ch)).count()
    }

    /// In lower case, `ё` as `е`; of what is longer than any word only the beginning.
    pub(super) fn lower(&self, at: Range<usize>) -> String {
        let chars = self.chars.get(at).unwrap_or_default();
        chars
            .iter()
            .take(LONGEST_WORD)
            .flat_map(|c| c.ch.to_lowercase())
            .map(|c| if c == 'ё' { 'е' } else { c })
            .collect()
    }

    /// Keeps a token; gives its end.
    pub(super) fn push(&mut self, what: What, at: Range<usize>) -> usize {
        let end = at.end;
        let word = match what {
            What::Word(_) | What::Currency(_) | What::Sign('%' | '№' | '¢' | '&') => {
                self.lower(at.clone())
            }
            _ => String::new(),
        };
        let roles = if word.is_empty() {
            Roles::default()
        } else {
            lexicon::roles(&word)
        };
        let money = matches!(what, What::Word(None))
            .then(|| currency::by_name(&word))
            .flatten();
        let dotted = matches!(what, What::Number(_))
            .then(|| self.halves(&at))
            .flatten();
        self.tokens.push(Token {
            money,
            dotted,
            what,
            at,
            word,
            roles,
            spaced: std::mem::take(&mut self.spaced),
        });
        end
    }

    /// One or two digits, a point, two digits.
    fn halves(&self, at: &Range<usize>) -> Option<(u32, u32)> {
        let text = self.lower(at.clone());
        let (first, second) = text.split_once('.')?;
        let (day, month) = (first.parse().ok()?, second.parse().ok()?);
        let fits = first.len() <= 2
            && second.len() == 2
            && (1..=31).contains(&day)
            && (1..=12).contains(&month);
        fits.then_some((day, month))
    }

    /// Gives the last token a word of its own.
    pub(super) fn named(&mut self, end: usize, word: String) -> usize {
        if let Some(last) = self.tokens.last_mut() {
            last.word = word;
        }
        end
    }

    /// Whether a number ended just now.
    fn behind_number(&self) -> bool {
        self.tokens.last().is_some_and(|t| {
            t.number().is_some() || matches!(t.what, What::Times(_) | What::Currency(_))
        })
    }

    fn next(&mut self, i: usize) -> usize {
        let ch = self.ch(i);
        if let Some((what, end)) = special::at(self, i) {
            return self.push(what, i..end);
        }
        let point = ch == '.' && self.spaced && self.ch(i + 1).is_ascii_digit();
        match ch {
            _ if ch.is_ascii_digit() => self.digits(i),
            _ if point => self.below_one(i),
            _ if ch.is_alphabetic() => self.word(i),
            _ => {
                let what = currency::by_sign(ch).map_or(What::Sign(ch), What::Currency);
                self.push(what, i..i + 1)
            }
        }
    }

    /// A number, and what is glued to it.
    fn digits(&mut self, i: usize) -> usize {
        let Some((number, end)) = number::digits(self.chars, i) else {
            let end = self.run(i, |c| c.is_alphanumeric() || matches!(c, '.' | ',' | '-'));
            return self.push(What::Opaque, i..end);
        };
        let what = What::Number(number);
        glued::after_digits(self, i, what, end)
    }

    /// `.50`
    fn below_one(&mut self, i: usize) -> usize {
        let end = self.run(i + 1, |c| c.is_ascii_digit());
        let text: String = (i..end).map(|at| self.ch(at)).collect();
        match Decimal::from_str_exact(&format!("0{text}")) {
            Ok(value) => self.push(What::Number(Number::of(value)), i..end),
            Err(_) => self.push(What::Opaque, i..end),
        }
    }

    fn word(&mut self, i: usize) -> usize {
        let letters = self.run(i, char::is_alphabetic);
        let next = self.ch(letters);
        // "US$5": the sign and the letters before it are one currency.
        if let Some(code) = currency::by_composite(&self.lower(i..letters), next) {
            return self.push(What::Currency(code), i..letters + 1);
        }
        if next.is_ascii_digit() {
            return glued::letters_then_digits(self, i, letters);
        }
        let end = self.word_end(letters);
        let lower = self.lower(i..end);
        if self.ch(end) == '/' && lower.contains('.') {
            // "youtu.be/abc123"
            let stop = self.run(end, |c| c != ' ');
            return self.push(What::Opaque, i..stop);
        }
        if let Some(what) = self.operator(&lower) {
            return self.push(what, i..end);
        }
        if lower == "т.р" || lower == "тр" && self.behind_number() {
            self.push(What::Times(1_000), i..i + 1);
            return self.push(What::Word(None), end - 1..end);
        }
        // `twenty-five` and `двадцать-пять` are two words; `кофе-брейк` is one.
        if let Some(hyphen) = (i..end).find(|at| self.ch(*at) == '-') {
            let is_number = |at: Range<usize>| {
                lexicon::roles(&self.lower(at))
                    .all()
                    .any(|r| matches!(r, Role::Small(_) | Role::Times(_)))
            };
            if is_number(i..hyphen) && is_number(hyphen + 1..end) {
                self.push(What::Word(None), i..hyphen);
                return self.push(What::Word(None), hyphen + 1..end);
            }
        }
        let code = currency::by_code(&self.lower(i..end), self.shouted(i..end));
        self.push(code.map_or(What::Word(None), What::Currency), i..end)
    }

    /// Words for signs: `2 х 250`, `200 плюс 300`, `2 k`.
    fn operator(&self, word: &str) -> Option<What> {
        let number = self.behind_number();
        let sign = match word {
            "x" | "х" if number => '*',
            "плюс" | "plus" | "қосу" => '+',
            "минус" | "minus" => '-',
            "k" if number => return Some(What::Times(1_000)),
            _ => return None,
        };
        Some(What::Sign(sign))
    }

    pub(super) fn shouted(&self, at: Range<usize>) -> bool {
        at.into_iter().all(|i| self.ch(i).is_uppercase())
    }

    /// Words hold together over inner hyphens, points and apostrophes before more letters:
    /// `кофе-брейк`, `kaspi.kz`, `didn't`.
    fn word_end(&self, from: usize) -> usize {
        let mut end = from;
        while matches!(self.ch(end), '-' | '.' | '\'' | '_' | '&')
            && (self.ch(end + 1).is_alphabetic()
                || self.names_more(end)
                || end > from
                    && self.ch(end) == '-'
                    && self.ch(end - 1).is_ascii_digit()
                    && self.ch(end + 1).is_ascii_digit())
        {
            end = self.run(end + 1, char::is_alphanumeric);
        }
        end
    }

    /// `INV-2026-118`, `а-95`: a hyphen before one or two digits, or before more hyphens, is
    /// inside a name. `кофе-200` is a thing and its price.
    fn names_more(&self, at: usize) -> bool {
        let digits = self.run(at + 1, |c| c.is_ascii_digit());
        let count = digits - at - 1;
        let hyphen = self.ch(at) == '-';
        hyphen && (count == 1 || count == 2 || count > 0 && self.ch(digits) == '-')
    }
}
