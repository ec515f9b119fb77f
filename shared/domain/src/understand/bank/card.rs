//! Tails of cards and accounts.
//!
//! ```text
//! tail    = mask digits | digits mask digits | network [ "-" ] digits     2 to 6 digits
//! mask    = ( "*" | "•" | "·" | "#" | "x" ) ...
//! network = VISA, MIR, ECMC ..
//! ```
//!
//! `карта 1234` is two tokens, and joined where the words are read.

use super::super::text::Char;
use super::contact;
use super::fold::fold;
use super::label::Mark;
use super::token::{Tokens, What};
use super::words::Label;
use std::sync::LazyLock;

/// The names of payment networks that stand glued to a card's tail.
const NETWORKS: &str = "visa mc mastercard master mir мир maestro maes ecmc uzcard humo humocard \
                        elcart элкарт belcard белкарт amex arca unionpay мсс mcard кар card karta \
                        карта карты карте картой картка сч счет счета acc acct account";

static FOLDED: LazyLock<Vec<String>> =
    LazyLock::new(|| NETWORKS.split_whitespace().map(fold).collect());

/// Whether a folded word is the name of a payment network.
pub(super) fn network(folded: &str) -> bool {
    FOLDED.iter().any(|n| n == folded)
}

pub(super) fn at(chars: &[Char], i: usize) -> char {
    chars.get(i).map_or('\n', |c| c.ch)
}

pub(super) fn is_mask(ch: char) -> bool {
    matches!(
        ch,
        '*' | '•' | '·' | '∙' | '●' | '⁎' | '∗' | '×' | 'x' | 'X' | 'х' | 'Х' | '#'
    )
}

/// A masked number at `i` and its end: the tail of a card, or `None` within for a telephone.
pub(super) fn masked(chars: &[Char], i: usize) -> Option<(Option<String>, usize)> {
    let ch = at(chars, i);
    if ch == '+' {
        return contact::telephone(chars, i).map(|end| (None, end));
    }
    let before = i.checked_sub(1).map_or(' ', |b| at(chars, b));
    if before.is_alphanumeric() && !(ch == '*' && named(chars, i)) {
        return None;
    }
    if ch.is_alphabetic() && !is_mask(ch) {
        return networked(chars, i);
    }
    let lead = run(chars, i, MAX_LEAD, |c| c.is_ascii_digit());
    let mask = dotted(chars, lead);
    let masks = mask - lead;
    if masks == 0 {
        return None;
    }
    // "5210*" has its digits in front.
    if lead == i + 4 && masks == 1 && !at(chars, mask).is_alphanumeric() && at(chars, lead) == '*' {
        return Some((Some(string(chars, i, lead)), mask));
    }
    // "2*3" and "2 * 300" are arithmetic.
    let number = i.checked_sub(2).map_or(' ', |b| at(chars, b));
    let apart = before == ' ' && at(chars, mask) == ' ' && number.is_ascii_digit();
    if masks < 2 && (lead > i || apart) {
        return None;
    }
    let start = mask + usize::from(matches!(at(chars, mask), ' ' | '-'));
    let end = run(chars, start, MAX_TAIL + 1, |c| c.is_ascii_digit());
    let count = end - start;
    let money = matches!(at(chars, end), '.' | ',') && at(chars, end + 1).is_ascii_digit();
    if !(MIN_TAIL..=MAX_TAIL).contains(&count) || at(chars, end).is_alphabetic() || money {
        return None;
    }
    // What may be no mask at all wants the usual four digits: "...1234", "x1234", "#1234".
    let sure = !matches!(at(chars, lead), '.' | 'x' | 'X' | 'х' | 'Х' | '#');
    if !sure && count != 4 {
        return None;
    }
    Some((Some(string(chars, start, end)), end))
}

/// Whether a network or a word for a card is glued before `i`: `Карта*1234`.
fn named(chars: &[Char], i: usize) -> bool {
    let before = chars.get(..i).unwrap_or_default().iter().rev();
    let letters = before
        .take(MAX_NAME)
        .take_while(|c| c.ch.is_alphabetic())
        .count();
    network(&fold(&string(chars, i - letters, i)))
}

/// `VISA1234`, `МИР-1234`.
fn networked(chars: &[Char], i: usize) -> Option<(Option<String>, usize)> {
    let letters = run(chars, i, MAX_NAME, char::is_alphabetic);
    let start = letters + usize::from(at(chars, letters) == '-');
    let end = run(chars, start, MAX_TAIL + 1, |c| c.is_ascii_digit());
    if end - start != 4 || at(chars, end).is_alphanumeric() {
        return None;
    }
    network(&fold(&string(chars, i, letters))).then(|| (Some(string(chars, start, end)), end))
}

/// Where a mask ends that begins at `from`; its groups may stand apart.
fn dotted(chars: &[Char], from: usize) -> usize {
    if at(chars, from) == '.' {
        let end = run(chars, from, 5, |c| c == '.');
        return if end - from >= 2 { end } else { from };
    }
    let mut end = run(chars, from, MAX_MASK, is_mask);
    while end > from && matches!(at(chars, end), ' ' | '-') && is_mask(at(chars, end + 1)) {
        end = run(chars, end + 1, MAX_MASK, is_mask);
        if end - from > MAX_MASK {
            break;
        }
    }
    end
}

const MIN_TAIL: usize = 2;
const MAX_TAIL: usize = 6;
const MAX_LEAD: usize = 8;
const MAX_MASK: usize = 24;
const MAX_NAME: usize = 12;

pub(super) fn run(
    chars: &[Char],
    from: usize,
    most: usize,
    belongs: impl Fn(char) -> bool,
) -> usize {
    let held = |c: &&Char| belongs(c.ch);
    from + chars.iter().skip(from).take(most).take_while(held).count()
}

pub(super) fn string(chars: &[Char], from: usize, to: usize) -> String {
    chars
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .map(|c| c.ch)
        .collect()
}

/// `карта 1234`, `карта Visa 1234`, `account No 1234`: four digits or five behind the word are a tail.
pub(super) fn name(tokens: &mut Tokens<'_>, marks: &[Mark]) {
    for mark in marks.iter().filter(|m| m.label == Label::Card) {
        for i in mark.at.end..mark.at.end + 4 {
            let digits = tokens.text(i..i + 1);
            let four = matches!(digits.len(), 4 | 5) && digits.chars().all(|c| c.is_ascii_digit());
            let bare = matches!(
                tokens.what(i),
                Some(What::Amount {
                    currency: None,
                    sign: None,
                    ..
                })
            );
            if four && bare {
                let tail = digits.to_owned();
                if let Some(token) = tokens.all.get_mut(i) {
                    token.what = What::Card(tail);
                }
                break;
            }
            let between =
                match tokens.what(i) {
                    // "счет D-1200".
                    Some(What::Word(word, _)) if word.len() == 1 => true,
                    Some(What::Word(..)) => marks
                        .binary_search_by(|m| m.at.start.cmp(&i))
                        .is_ok_and(|p| {
                            marks.get(p).is_some_and(|m| {
                                matches!(
                                    m.label,
                                    Label::Card | Label::Tier | Label::Bank | Label::Filler
                                )
                            })
                        }),
                    Some(What::Mark('.' | ':' | '-' | '№' | '#' | '(')) => true,
                    _ => false,
                };
            if !between {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text;
    use super::*;

    fn tail(text: &str) -> Option<String> {
        masked(&text::normalise(text), 0).and_then(|(tail, _)| tail)
    }

    #[test]
    fn tails_in_their_masks() {
        for (text, digits) in [
            ("*1234", "1234"),
            ("**** 1234", "1234"),
            ("•• 1234 500", "1234"),
            ("440043******1234", "1234"),
            ("5100**1234", "1234"),
            ("VISA1234", "1234"),
            ("ECMC1234 10:00", "1234"),
            ("МИР-1234", "1234"),
            ("*12", "12"),
            ("xx1234", "1234"),
            ("…1234", "1234"),
        ] {
            assert_eq!(tail(text).as_deref(), Some(digits), "{text}");
        }
        for text in [
            "2*1234",
            "*1234.50",
            "IKEA1234",
            "..350",
            "x",
            "+7 701 123 45 67",
            "**",
        ] {
            assert_eq!(tail(text), None, "{text}");
        }
    }
}
