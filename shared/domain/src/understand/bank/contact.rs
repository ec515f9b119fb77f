//! Telephone numbers and links: nothing to record, but a bank's manner.

use super::super::text::Char;
use super::card::{at, is_mask, run, string};

/// Where a telephone number ends that begins with a plus: ten digits at least, or a mask.
pub(super) fn telephone(chars: &[Char], i: usize) -> Option<usize> {
    if !at(chars, i + 1).is_ascii_digit() {
        return None;
    }
    let held = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')') || is_mask(c);
    let end = run(chars, i + 1, 24, held);
    let part = chars.get(i + 1..end).unwrap_or_default();
    let digits = part.iter().filter(|c| c.ch.is_ascii_digit()).count();
    let masked = part.iter().any(|c| is_mask(c.ch));
    let last = part.iter().rposition(|c| c.ch != ' ')?;
    (masked || (10..=13).contains(&digits)).then_some(i + 2 + last)
}

/// The ends of addresses that banks link to.
const ZONES: [&str; 14] = [
    ".ru", ".kz", ".com", ".by", ".ua", ".uz", ".kg", ".me", ".org", ".net", ".bank", ".ge", ".am",
    ".io",
];

/// Where a link ends: an address with a scheme or a path. `OZON.RU` alone is a shop.
pub(super) fn link(chars: &[Char], i: usize) -> Option<usize> {
    let before = i.checked_sub(1).map_or(' ', |b| at(chars, b));
    if !matches!(before, ' ' | '\n' | '(' | ':' | '"') {
        return None;
    }
    let end = run(chars, i, 200, |c| !matches!(c, ' ' | '\n' | ')' | '"'));
    let chunk = string(chars, i, end);
    let path = chunk.split_once('/').is_some_and(|(host, _)| {
        ZONES.iter().any(|z| host.ends_with(z)) && !chunk.contains(char::is_uppercase)
    });
    (path || chunk.starts_with("http:") || chunk.starts_with("https:") || chunk.starts_with("www."))
        .then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::super::text;
    use super::super::card::masked;
    use super::*;

    #[test]
    fn telephones_and_links_are_contacts() {
        for text in ["+7 701 123-45-67 и", "+7***1234", "+7 (701) ***-**-67"] {
            assert!(
                masked(&text::normalise(text), 0).is_some_and(|(t, _)| t.is_none()),
                "{text}"
            );
        }
        assert!(masked(&text::normalise("+5000 ₸"), 0).is_none());
        assert!(link(&text::normalise("https://kaspi.kz/x"), 0).is_some());
        assert!(link(&text::normalise("sber.ru/cards"), 0).is_some());
        assert!(link(&text::normalise("OZON.RU"), 0).is_none());
    }
}
