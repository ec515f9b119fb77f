//! Calculations: `250+300`, `2 х 250`, `1000 - 10%`, `2 кофе по 250`.
//!
//! Times and division bind more than plus and minus. A result takes the place of its parts;
//! where a thing stands between them (`2 кофе по 250`) the price takes the count in.

use super::amount::{Not, Value};
use super::date::Calendar;
use super::item::{Item, Thing};
use super::number::Number;
use super::ranges;
use super::token::Token;
use crate::money::Currency;
use rust_decimal::Decimal;

/// Works out what can be worked out.
pub(super) fn fold(items: &mut Vec<Item>, tokens: &[Token], calendar: Calendar, chat: Currency) {
    fractions_to_days(items, tokens, calendar);
    dotted_days(items, tokens, calendar);
    ranges::take_out(items, tokens);
    names_go_on(items);
    for _ in 0..3 {
        operate(items, &['*', '×', '/', '÷'], tokens, chat);
        operate(items, &['+', '-'], tokens, chat);
        if !unwrap(items) {
            break;
        }
        while unwrap(items) {}
    }
    equals(items);
    each(items, chat);
}

/// `19/01` is a day where another amount stands in the line.
fn fractions_to_days(items: &mut Vec<Item>, tokens: &[Token], calendar: Calendar) {
    let values = items.iter().filter(|i| i.value().is_some()).count();
    let mut at = 0;
    while values > 2 && at + 2 < items.len() {
        if let Some(day) = fraction(items, at, tokens, calendar) {
            let start = items.get(at).map_or(0, |i| i.tokens.start);
            let end = items.get(at + 2).map_or(start, |i| i.tokens.end);
            let item = Item {
                what: Thing::Day(day),
                tokens: start..end,
            };
            items.splice(at..at + 3, [item]);
        }
        at += 1;
    }
}

/// `19.01` is a day where another number is the amount.
fn dotted_days(items: &mut [Item], tokens: &[Token], calendar: Calendar) {
    let said = items.iter().any(|i| matches!(i.what, Thing::Day(_)));
    let found = (0..items.len()).find_map(|at| {
        let day = dotted(items.get(at)?, tokens, calendar)?;
        let another = |(i, item): (usize, &Item)| {
            i != at
                && item
                    .value()
                    .is_some_and(|v| v.not.is_none() && dotted(item, tokens, calendar).is_none())
        };
        items.iter().enumerate().any(another).then_some((at, day))
    });
    if let Some((at, day)) = found.filter(|_| !said)
        && let Some(item) = items.get_mut(at)
    {
        item.what = Thing::Day(day);
    }
}

/// The day of a bare number like `19.01`: two digits behind a point.
pub(super) fn dotted(
    item: &Item,
    tokens: &[Token],
    calendar: Calendar,
) -> Option<jiff::civil::Date> {
    let value = item.value()?;
    let bare = value.currency.is_none()
        && !value.multiplied
        && !value.computed
        && value.sign.is_none()
        && !value.each;
    let token = tokens
        .get(item.tokens.start)
        .filter(|_| bare && item.tokens.len() == 1)?;
    let (day, month) = token.dotted?;
    // With a point between the day comes first everywhere.
    Calendar {
        month_first: false,
        ..calendar
    }
    .short(day, month)
}

/// What follows the number of a name is a part of the name: `паспорт 4509 123456`, `120/80`.
fn names_go_on(items: &mut [Item]) {
    let mut name = false;
    for item in items {
        match &mut item.what {
            Thing::Value(value) if name && value.currency.is_none() => value.not = Some(Not::Name),
            Thing::Value(value) => name = value.not == Some(Not::Name),
            Thing::Sign('/' | '-') => {}
            _ => name = false,
        }
    }
}

/// `(200+300)` becomes its value; whether any did.
fn unwrap(items: &mut Vec<Item>) -> bool {
    let wrapped = (0..items.len()).find(|at| {
        let open = items.get(*at).is_some_and(|i| i.is_sign(&['(']));
        let inner = items
            .get(at + 1)
            .and_then(Item::value)
            .is_some_and(|v| v.computed);
        open && inner && items.get(at + 2).is_some_and(|i| i.is_sign(&[')']))
    });
    let Some(at) = wrapped else {
        return false;
    };
    let (Some(open), Some(close)) = (items.get(at), items.get(at + 2)) else {
        return false;
    };
    let tokens = open.tokens.start..close.tokens.end;
    if let Some(Item {
        what: Thing::Value(value),
        ..
    }) = items.get(at + 1).cloned()
    {
        let value = Value {
            tokens: tokens.clone(),
            ..value
        };
        items.splice(
            at..at + 3,
            [Item {
                what: Thing::Value(value),
                tokens,
            }],
        );
    }
    true
}

fn fraction(
    items: &[Item],
    at: usize,
    tokens: &[Token],
    calendar: Calendar,
) -> Option<jiff::civil::Date> {
    let number = |at: usize| {
        let value = items.get(at)?.value()?;
        let bare = value.currency.is_none() && !value.multiplied && !value.words;
        value.number.whole().filter(|_| bare)
    };
    let sign = items.get(at + 1)?;
    let glued = |i: &Item| tokens.get(i.tokens.start).is_some_and(|t| !t.spaced);
    let tight = sign.is_sign(&['/']) && glued(sign) && glued(items.get(at + 2)?);
    let (first, second) = (number(at)?, number(at + 2)?);
    tight.then(|| calendar.short(first, second)).flatten()
}

fn operate(items: &mut Vec<Item>, signs: &[char], tokens: &[Token], chat: Currency) {
    let mut at = 0;
    while at + 2 < items.len() {
        match joined(items, at, signs, tokens, chat) {
            Some((item, taken)) => {
                items.splice(at..at + taken, [item]);
            }
            None => at += 1,
        }
    }
}

/// The value of the operation that begins with this item, and how many items it takes.
fn joined(
    items: &[Item],
    at: usize,
    signs: &[char],
    tokens: &[Token],
    chat: Currency,
) -> Option<(Item, usize)> {
    let (a, b) = (items.get(at)?, items.get(at + 2)?);
    let Thing::Sign(sign) = items.get(at + 1)?.what else {
        return glued_negative(items, at, signs, tokens);
    };
    if !signs.contains(&sign) {
        return None;
    }
    let (left, right) = (a.value()?, b.value()?);
    let dash = sign == '-' && !is_difference(items, at, left, right, chat);
    let later = matches!(sign, '+' | '-') && waits(items, at);
    if dash
        || later
        || unusable(left)
        || right
            .not
            .is_some_and(|n| !matches!(n, Not::Percent | Not::Measured | Not::Name))
    {
        return None;
    }
    if left
        .currency
        .zip(right.currency)
        .is_some_and(|(l, r)| l != r)
    {
        return None;
    }
    let (l, r) = (left.worth(chat), right.worth(chat));
    let percent = right.not == Some(Not::Percent);
    if right.not == Some(Not::Measured) && sign != '*' {
        return None;
    }
    let share = |r: Decimal| l.checked_mul(r)?.checked_div(Decimal::ONE_HUNDRED);
    let r = if percent && matches!(sign, '+' | '-') {
        share(r)?
    } else {
        r
    };
    let result = match sign {
        '+' => l.checked_add(r),
        '-' => l.checked_sub(r).filter(|d| *d > Decimal::ZERO),
        '/' | '÷' => l.checked_div(r),
        _ => l.checked_mul(r),
    }?;
    let end = b.tokens.end + usize::from(percent);
    let tokens = a.tokens.start..end;
    let value = combined(left, right, result, tokens.clone());
    Some((
        Item {
            what: Thing::Value(value),
            tokens,
        },
        3 + usize::from(percent),
    ))
}

/// `1000 -150`: the minus was read as the second number's own.
fn glued_negative(
    items: &[Item],
    at: usize,
    signs: &[char],
    _tokens: &[Token],
) -> Option<(Item, usize)> {
    let (a, b) = (items.get(at)?, items.get(at + 1)?);
    let (left, right) = (a.value()?, b.value()?);
    let minus = right.sign == Some(crate::entry::Kind::Expense);
    if !minus
        || !signs.contains(&'-')
        || unusable(left)
        || left.number.usual() <= right.number.usual()
    {
        return None;
    }
    let percent = right.not == Some(Not::Percent);
    let (l, mut r) = (left.number.usual(), right.number.usual());
    if percent {
        r = l.checked_mul(r)?.checked_div(Decimal::ONE_HUNDRED)?;
    }
    let result = l.checked_sub(r)?;
    let tokens = a.tokens.start..b.tokens.end + usize::from(percent);
    let value = combined(left, right, result, tokens.clone());
    Some((
        Item {
            what: Thing::Value(value),
            tokens,
        },
        2 + usize::from(percent),
    ))
}

/// Whether a plus or a minus here has to wait for a bracket: in `(2+3)*4+5` the four belongs to
/// the product, and in `(2+3)*4-5+6` the six comes after the five.
fn waits(items: &[Item], mut at: usize) -> bool {
    let is = |at: usize, signs: &[char]| items.get(at).is_some_and(|i| i.is_sign(signs));
    if is(at + 3, &['*', '×', '÷']) {
        return true;
    }
    while let (Some(sign), Some(operand)) = (at.checked_sub(1), at.checked_sub(2)) {
        if is(sign, &['*', '×', '÷']) {
            return true;
        }
        if !is(sign, &['+', '-']) {
            return false;
        }
        if is(operand, &[')']) {
            return true;
        }
        if items.get(operand).and_then(Item::value).is_none() {
            return false;
        }
        at = operand;
    }
    false
}

fn unusable(value: &Value) -> bool {
    value.not.is_some_and(|n| n != Not::Measured)
}

fn combined(left: &Value, right: &Value, result: Decimal, tokens: std::ops::Range<usize>) -> Value {
    let number = Number::of(result.round_dp(10).normalize());
    Value {
        tokens,
        currency: left.currency.or(right.currency),
        sign: left.sign,
        multiplied: left.multiplied || right.multiplied,
        words: false,
        computed: true,
        each: left.each,
        not: number.too_long.then_some(Not::TooLong),
        number,
    }
}

/// A hyphen is a minus between amounts that fall: `1000-150`. What rises is a range or a
/// dash (`42-43`, `iphone 15 - 90000`), and so is a hyphen among more than two numbers.
fn is_difference(items: &[Item], at: usize, left: &Value, right: &Value, chat: Currency) -> bool {
    let chained = |i: Option<&Item>| i.is_some_and(|i| i.is_sign(&['/', ':']));
    let before = at.checked_sub(1).and_then(|b| items.get(b));
    let percent = right.not == Some(Not::Percent);
    (percent || left.worth(chat) > right.worth(chat))
        && !chained(before)
        && !chained(items.get(at + 3))
}

/// `250+300=550`: what was worked out and what is said are the same amount once.
fn equals(items: &mut Vec<Item>) {
    let mut at = 0;
    while at + 2 < items.len() {
        let computed = items
            .get(at)
            .and_then(Item::value)
            .is_some_and(|v| v.computed);
        let result = items.get(at + 2).and_then(Item::value).cloned();
        let is_equation = computed && items.get(at + 1).is_some_and(|i| i.is_sign(&['=']));
        if let Some(result) = result.filter(|_| is_equation) {
            let start = items.get(at).map_or(0, |i| i.tokens.start);
            let tokens = start..result.tokens.end;
            let value = Value {
                computed: true,
                tokens: tokens.clone(),
                ..result
            };
            items.splice(
                at..at + 3,
                [Item {
                    what: Thing::Value(value),
                    tokens,
                }],
            );
        }
        at += 1;
    }
}

/// `2 кофе по 250`: the only price for one takes the only count in.
fn each(items: &mut [Item], chat: Currency) {
    let prices = items.iter().filter(|i| i.value().is_some_and(|v| v.each));
    if prices.count() != 1 {
        return;
    }
    let counts = |v: &Value| {
        let bare = !v.each && v.currency.is_none() && v.sign.is_none();
        bare && matches!(v.not, None | Some(Not::Measured | Not::Name))
            && v.number.usual() <= Decimal::from(1000)
    };
    let found: Vec<usize> = (0..items.len())
        .filter(|i| items.get(*i).and_then(Item::value).is_some_and(counts))
        .collect();
    let &[only] = found.as_slice() else {
        return;
    };
    let Some(count) = items
        .get(only)
        .and_then(Item::value)
        .map(|v| v.number.usual())
    else {
        return;
    };
    let price = items.iter_mut().find_map(|i| match &mut i.what {
        Thing::Value(v) if v.each => Some(v),
        _ => None,
    });
    let Some(price) = price else { return };
    if let Some(product) = price.worth(chat).checked_mul(count) {
        price.number = Number::of(product.normalize());
        price.computed = true;
        // The count has said what it had to say; its words stay with the thing.
        if let Some(item) = items.get_mut(only) {
            item.what = Thing::Opaque;
        }
    }
}
