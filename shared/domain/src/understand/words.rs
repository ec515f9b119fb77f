//! Numbers in words, and digits with words that multiply them: `две с половиной тысячи`,
//! `two hundred and fifty`, `бір мың бес жүз`, `25 тыс`, `2 тысячи 500`.

use super::lexicon::Role;
use super::number::Number;
use super::token::{Token, What};
use rust_decimal::Decimal;

/// A number, read from one token or several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Read {
    pub(super) number: Number,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether words or letters multiplied it.
    pub(super) multiplied: bool,
    /// Whether it is in words alone.
    pub(super) words: bool,
}

/// What has been put together so far.
struct Sum {
    total: Decimal,
    /// What is below the next multiplier.
    group: Option<Decimal>,
    /// Whether the group is in digits.
    digits: bool,
    /// The place that is still free in the group: words below it may be added.
    free: u32,
    /// The last multiplier of a thousand or more.
    last: u64,
    multiplied: bool,
}

/// The number that begins at this token.
pub(super) fn read(tokens: &[Token], from: usize) -> Option<Read> {
    let mut sum = Sum {
        total: Decimal::ZERO,
        group: None,
        digits: false,
        free: 1000,
        last: u64::MAX,
        multiplied: false,
    };
    let mut end = from;
    let mut words = true;
    while let Some(step) = sum.step(tokens, end, from) {
        words &= tokens.get(end).is_none_or(|t| t.number().is_none());
        end += step;
    }
    if end == from {
        return None;
    }
    let first = tokens.get(from).and_then(Token::number);
    if first.is_none() && sum.total.is_zero() && sum.group.is_none() {
        return None;
    }
    let number = match first {
        Some(only) if end == from + 1 => only.clone(),
        _ => Number::of(sum.total.checked_add(sum.group.unwrap_or_default())?),
    };
    Some(Read {
        number,
        end,
        multiplied: sum.multiplied,
        words,
    })
}

impl Sum {
    /// Takes what stands at `at`; gives how many tokens that was, `None` where the number ends.
    fn step(&mut self, tokens: &[Token], at: usize, from: usize) -> Option<usize> {
        let token = tokens.get(at)?;
        if let Some(number) = token.number() {
            return self.add_digits(tokens, at, number, at == from);
        }
        if let What::Times(factor) = token.what {
            return self.times(factor).then_some(1);
        }
        if let Some(half) = self.half(tokens, at) {
            return Some(half);
        }
        if let Some(taken) = self.in_between(tokens, at, from) {
            return Some(taken);
        }
        token.roles.find(|role| match role {
            // "a really good one"
            Role::Small(1) if at == from && at > 0 && at + 1 == tokens.len() => None,
            Role::Small(n) => self.add_word(u32::from(n), false),
            Role::Bill(n) if self.group.is_none() && self.last == u64::MAX => {
                self.multiplied = true;
                self.add_word(u32::from(n), false)
            }
            Role::MaybeSmall(n) if neighbours_say_number(tokens, at) => {
                self.add_word(u32::from(n), n == 10)
            }
            Role::One if is_bill(tokens, at + 1) => Some(1),
            Role::One if is_times(tokens, at + 1) || names_money(tokens, at + 1) => {
                self.add_word(1, false)
            }
            Role::OneAndHalf if self.group.is_none() => {
                self.group = Some(Decimal::new(15, 1));
                self.free = 0;
                Some(1)
            }
            Role::Times(factor) => self.times(u64::from(factor)).then_some(1),
            Role::MaybeTimes(factor)
                if at > from
                    && (names_money(tokens, at + 1) || self.group == Some(Decimal::ONE)) =>
            {
                self.times(u64::from(factor)).then_some(1)
            }
            // "two hundred and fifty"
            Role::And if at > from && is_times(tokens, at - 1) && token.word == "and" => {
                let next = tokens.get(at + 1)?;
                next.roles
                    .find(|r| matches!(r, Role::Small(_)).then_some(1))
                    .filter(|_| self.free > 1)
            }
            _ => None,
        })
    }

    /// Small things inside a number: the comma in "forty-eight thousand, nine hundred", `к`
    /// for thousand with a space, and `штука` that is a thousand by itself.
    fn in_between(&mut self, tokens: &[Token], at: usize, from: usize) -> Option<usize> {
        let token = tokens.get(at)?;
        if at == from {
            return (is_bare_thousand(tokens, at) && self.times(1_000)).then_some(1);
        }
        if token.word == "к" && self.digits && goes_on(tokens, at + 1) {
            return self.times(1_000).then_some(1);
        }
        let next = tokens.get(at + 1)?;
        let small = next.roles.all().any(|r| matches!(r, Role::Small(_)));
        let behind = tokens.get(at - 1).is_some_and(|t| !t.word.is_empty());
        let comma = token.sign(&[',']) && is_times(tokens, at - 1) && self.last != u64::MAX;
        (comma && small && behind && next.spaced).then_some(1)
    }

    /// Digits begin a number, or follow a multiplier: `2 тысячи 500`.
    fn add_digits(
        &mut self,
        tokens: &[Token],
        at: usize,
        number: &Number,
        first: bool,
    ) -> Option<usize> {
        let value = number.usual();
        let below = self.last != u64::MAX
            && self.group.is_none()
            && value < Decimal::from(self.last)
            && (value * Decimal::from(100) >= Decimal::from(self.last) || is_times(tokens, at + 1))
            && number.whole().is_some()
            && !tokens
                .get(at - 1)
                .is_some_and(|t| matches!(t.what, What::Times(_)))
            && !tokens
                .get(at + 1)
                .is_some_and(|t| t.is(Role::Unit) || t.is(Role::Counted));
        if number.too_long || !(first || below) {
            return first.then_some(1);
        }
        self.group = Some(value);
        self.digits = true;
        self.free = 0;
        Some(1)
    }

    /// A word below a thousand fits if its place is free: after `двести` come tens and ones.
    fn add_word(&mut self, n: u32, ten_takes_ones: bool) -> Option<usize> {
        let fits = match self.group {
            None => true,
            Some(_) => !self.digits && n < self.free && n > 0,
        };
        if !fits {
            return None;
        }
        self.free = match n {
            100.. => 100,
            20..=99 => 10,
            10 if ten_takes_ones => 10,
            _ => 1,
        };
        self.group = Some(
            self.group
                .unwrap_or_default()
                .saturating_add(Decimal::from(n)),
        );
        Some(1)
    }

    fn times(&mut self, factor: u64) -> bool {
        let group = self.group.unwrap_or(Decimal::ONE);
        if factor == 100 {
            let fits = group < Decimal::from(100) && self.free > 0 || self.digits;
            if fits {
                self.group = group.checked_mul(Decimal::ONE_HUNDRED);
                self.free = 100;
                self.digits = false;
                self.multiplied = true;
            }
            return fits;
        }
        let fits = factor < self.last;
        if fits {
            let product = group.checked_mul(Decimal::from(factor));
            self.total = product
                .and_then(|p| p.checked_add(self.total))
                .unwrap_or(Decimal::MAX);
            (self.group, self.digits, self.free) = (None, false, 1000);
            self.last = factor;
            self.multiplied = true;
        }
        fits
    }

    /// `пол тысячи`, `half a million`; `две с половиной`, `two and a half`, `бір жарым`.
    fn half(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        let is = |n: usize, role| tokens.get(at + n).is_some_and(|t| t.is(role));
        let half = Decimal::new(5, 1);
        if is(0, Role::Half) && self.group.is_none() && self.last == u64::MAX {
            let skipped = usize::from(is(1, Role::One));
            let before_times = is_times(tokens, at + 1 + skipped);
            return before_times.then(|| {
                self.group = Some(half);
                self.free = 0;
                1 + skipped
            });
        }
        let taken = match () {
            () if is(0, Role::AndHalf) => 1,
            () if is(0, Role::Link) && is(1, Role::AndHalf) => 2,
            () if is(0, Role::And) && is(1, Role::One) && is(2, Role::Half) => 3,
            () => return None,
        };
        match self.group {
            Some(group) => self.group = Some(group.saturating_add(half)),
            None if self.last != u64::MAX => {
                self.total = self.total.saturating_add(Decimal::from(self.last) * half);
            }
            None => return None,
        }
        self.free = 0;
        Some(taken)
    }
}

fn is_times(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        matches!(t.what, What::Times(_)) || t.roles.all().any(|r| matches!(r, Role::Times(_)))
    })
}

/// `штука` alone is a thousand where a price stands: `штука на такси`, `штука баксов`.
fn is_bare_thousand(tokens: &[Token], at: usize) -> bool {
    let alone = tokens
        .get(at)
        .is_some_and(|t| matches!(t.word.as_str(), "штука" | "штуку" | "кусок"));
    let digits = tokens.iter().any(|t| t.number().is_some());
    alone && !digits && (goes_on(tokens, at + 1) || names_money(tokens, at + 1))
}

/// Whether the line ends here or goes on with what the money was for.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_none_or(|t| t.is(Role::Link) || t.is(Role::Price))
        || names_money(tokens, at)
}

fn is_bill(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| t.roles.all().any(|r| matches!(r, Role::Bill(_))))
}

/// Whether a currency stands here.
fn names_money(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|t| matches!(t.what, What::Currency(_)) || t.money.is_some())
}

/// `он` is ten and `бес` is five where a number word or money stands beside it.
fn neighbours_say_number(tokens: &[Token], at: usize) -> bool {
    let number = |i: usize| {
        tokens.get(i).is_some_and(|t| {
            t.roles
                .all()
                .any(|r| matches!(r, Role::Small(_) | Role::Times(_) | Role::MaybeSmall(_)))
        })
    };
    let money = names_money(tokens, at + 1);
    number(at + 1) || money || at.checked_sub(1).is_some_and(number)
}
