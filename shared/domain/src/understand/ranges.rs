//! Sizes, scores, ratings and hours: `42-43`, `3-0`, `10/10`, `9 to 5`, `555-0147`. What
//! stands on both sides is no amount.

use super::amount::Value;
use super::item::{Item, Thing};
use super::number::Number;
use super::token::Token;

/// Takes the numbers of ranges out.
pub(super) fn take_out(items: &mut [Item], tokens: &[Token]) {
    let values = items.iter().filter(|i| i.value().is_some()).count();
    let sport = values > 1 && tokens.iter().any(is_match);
    for at in 0..items.len().saturating_sub(2) {
        let found = match items.get(at..at + 3) {
            Some([a, sign, b]) => {
                !calculates(items, at) && is_range(a, sign, b, tokens, values, sport)
            }
            _ => false,
        };
        if found {
            for place in [at, at + 2] {
                if let Some(item) = items.get_mut(place) {
                    item.what = Thing::Opaque;
                }
            }
        }
    }
}

/// `100*2+50`, `(200+300)*2`: what goes on with another sign is worked out. Before a hyphen
/// one of the two must be a count, as `кровать 140х200 - 15990` has a size and a price.
fn calculates(items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| items.get(b));
    let after = items.get(at + 3);
    let is = |item: Option<&Item>, signs| item.is_some_and(|i| i.is_sign(signs));
    let count = |i: Option<&Item>| {
        let whole = i.and_then(Item::value).and_then(|v| v.number.whole());
        whole.is_some_and(|n| n < 10)
    };
    let product = is(items.get(at + 1), &['*', '×']);
    let counted = product && (count(items.get(at)) || count(items.get(at + 2)));
    is(before, &['+', '*', '×', '('])
        || is(after, &['+', '*', '×', ')', '='])
        || counted && (is(after, &['-']) || is(before, &['-']))
}

/// "lakers won 112-98"
fn is_match(token: &Token) -> bool {
    const WORDS: [&str; 9] = [
        "won",
        "lost",
        "beat",
        "выигр",
        "проигр",
        "матч",
        "счет",
        "ұтты",
        "ұттық",
    ];
    WORDS.iter().any(|w| token.word.starts_with(w))
}

/// `values` is how many numbers the line has, `sport` whether it is about a match.
fn is_range(a: &Item, sign: &Item, b: &Item, tokens: &[Token], values: usize, sport: bool) -> bool {
    let (Some(left), Some(right)) = (a.value(), b.value()) else {
        return false;
    };
    let plain = |v: &Value| v.currency.is_none() && !v.multiplied;
    if !plain(left) || !plain(right) {
        return false;
    }
    let both = |most: u32| {
        [left, right]
            .iter()
            .all(|v| v.number.whole().is_some_and(|n| n <= most))
    };
    let spaced = |i: &Item| tokens.get(i.tokens.start).is_some_and(|t| t.spaced);
    let tight = !spaced(sign) && !spaced(b);
    let word = tokens
        .get(sign.tokens.start)
        .map_or("", |t| t.word.as_str());
    let until = matches!(word, "to" | "до" | "till" | "until");
    let rises = left.number.usual() < right.number.usual() || leads_with_zero(tokens, b);
    match () {
        () if sign.is_sign(&['-']) => tight && (both(31) || rises || sport),
        // A size where another number is the price: "кровать 140х200 15990".
        () if sign.is_sign(&['*', '×']) => tight && values > 2 && both(999),
        () if word == "на" && !both(9) => values == 2 && both(250) && !both(20),
        () if sign.is_sign(&['/']) => tight && both(31) && values == 2,
        () => until && both(24),
    }
}

/// Four characters of digits that are worth less than a thousand.
fn leads_with_zero(tokens: &[Token], item: &Item) -> bool {
    tokens.get(item.tokens.start).is_some_and(|t| {
        t.at.len() == 4 && t.number().and_then(Number::whole).is_some_and(|n| n < 1000)
    })
}
