//! Currencies by sign, code and common word.

mod words;

use super::table::{self, Table};
use crate::money::Currency;
use std::sync::LazyLock;
use words::{ALSO_WORDS, COMPOSITES, FAMILIES, NATIONS, SIGNS, STEMS, WORDS};

/// The currency of a sign.
#[must_use]
pub fn by_sign(sign: char) -> Option<Currency> {
    let (_, code) = SIGNS.iter().find(|(s, _)| *s == sign)?;
    Currency::from_code(code)
}

/// The sign of a currency, where one is its own.
#[must_use]
pub fn sign_of(currency: Currency) -> Option<char> {
    SIGNS
        .iter()
        .find(|(_, code)| *code == currency.code())
        .map(|(sign, _)| *sign)
}

/// The currency that a word names: an ISO code or a common word in any case form.
#[must_use]
pub fn by_word(word: &str) -> Option<Currency> {
    if word.is_empty() || word.chars().count() > 14 {
        return None;
    }
    let lower = word.to_lowercase().replace('ё', "е");
    by_name(&lower).or_else(|| by_code(&lower, word.chars().all(char::is_uppercase)))
}

/// The currency of a common word in lower case; no ISO code.
pub(super) fn by_name(lower: &str) -> Option<Currency> {
    let whole = NAMES.words.get(lower);
    let stem = || {
        let (code, ending) = table::by_stem(&NAMES.stems, lower)?;
        (ending <= LONGEST_ENDING).then_some(code)
    };
    Currency::from_code(whole.or_else(stem)?)
}

/// The longest ending of a currency's word: `теңгелерден` has six letters.
const LONGEST_ENDING: usize = 6;

struct Names {
    words: Table<&'static str>,
    stems: Table<&'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let table = |rows: &'static [(&str, &'static str)]| {
        rows.iter()
            .flat_map(|(forms, code)| forms.split(' ').map(move |form| (form, *code)))
            .collect()
    };
    Names {
        words: table(WORDS),
        stems: table(STEMS),
    }
});

/// The currency of an ISO code in lower case. Codes that are also words count only where
/// they are `shouted`. Cyrillic letters that look like Latin ones are read as these.
pub(super) fn by_code(lower: &str, shouted: bool) -> Option<Currency> {
    const FOLDS: [(char, char); 11] = [
        ('а', 'a'),
        ('в', 'b'),
        ('е', 'e'),
        ('к', 'k'),
        ('м', 'm'),
        ('н', 'h'),
        ('о', 'o'),
        ('р', 'p'),
        ('с', 'c'),
        ('т', 't'),
        ('у', 'y'),
    ];
    if lower.chars().count() != 3 || matches!(lower, "xxx" | "xts") {
        return None;
    }
    let latin = lower.chars().filter(char::is_ascii_alphabetic).count();
    if !shouted && (ALSO_WORDS.contains(&lower) || latin < 3) {
        return None;
    }
    let fold = |c| FOLDS.iter().find(|(from, _)| *from == c).map_or(c, |f| f.1);
    let folded: String = lower.chars().map(fold).collect();
    // "СОН" in capitals is a dream: at least one letter has to be Latin.
    (latin > 0).then(|| Currency::from_code(&folded)).flatten()
}

/// `us` before `$`, `jp` before `¥`.
pub(super) fn by_composite(lower: &str, sign: char) -> Option<Currency> {
    let (_, _, code) = COMPOSITES
        .iter()
        .find(|(letters, s, _)| *s == sign && *letters == lower)?;
    Currency::from_code(code)
}

/// Words that name money before a number only where nothing else is meant: `сом` is a fish
/// too.
pub(super) fn ambiguous(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "сом",
        "сома",
        "сум",
        "сума",
        "лев",
        "лева",
        "реал",
        "вон",
        "бат",
        "лей",
        "лея",
        "крон",
        "крона",
        "франк",
        "фунт",
        "pound",
        "pounds",
        "real",
        "lei",
        "rand",
        "драм",
        "р",
        "p",
        "so'm",
        "рэ",
        "fr",
        "ft",
        "kr",
        "quid",
        "buck",
        "bucks",
        "lev",
        "лира",
        "манат",
        "won",
        "dram",
        "tl",
        "рупия",
    ];
    WORDS.contains(&word)
}

/// ISO codes that are words of English even behind a number: `5 cup`.
pub(super) fn is_english(lower: &str) -> bool {
    matches!(
        lower,
        "all" | "cup" | "top" | "pen" | "mad" | "mop" | "cop" | "bob" | "php" | "per"
    )
}

/// The currency of a nation's name or adjective before a currency's word: `канадских`
/// before `долларов`.
pub(super) fn by_nation(lower: &str, noun: Currency) -> Option<Currency> {
    let fits = |code: &str| {
        let family = FAMILIES.iter().find(|f| f.contains(&noun.code()));
        code == noun.code() || family.is_some_and(|f| f.contains(&code))
    };
    let first = lower.chars().next()?;
    let begins = |stem: &str| stem.starts_with(first) && lower.starts_with(stem);
    let (_, code) = NATIONS
        .iter()
        .find(|(stems, code)| stems.split(' ').any(begins) && fits(code))?;
    Currency::from_code(code)
}

/// A dollar is the chat's own dollar where it counts in one, and so with roubles, pounds and
/// the like.
pub(super) fn in_chat(named: Currency, chat: Currency) -> Currency {
    let family = FAMILIES.iter().find(|f| f.contains(&named.code()));
    let own = family.is_some_and(|f| f.contains(&chat.code()));
    if own { chat } else { named }
}

/// The currency whose hundredth this word names beside this chat's own.
pub(super) fn of_cents(word: &str, chat: Currency) -> Option<Currency> {
    let chat_has = |codes: &[&str]| codes.contains(&chat.code());
    let starts = |stems: &[&str]| stems.iter().any(|s| word.starts_with(s));
    let default = match () {
        () if starts(&["коп", "kopeck"]) => "RUB",
        () if starts(&["тиын"]) => "KZT",
        () if starts(&["pen", "p"]) => "GBP",
        () => "USD",
    };
    let own = match default {
        "RUB" => chat_has(&["RUB", "BYN", "UAH"]),
        "USD" => chat_has(&["EUR", "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "ZAR"]),
        _ => false,
    };
    if own {
        Some(chat)
    } else {
        Currency::from_code(default)
    }
}

/// The least that anything costs, in major units: a bare number below it is a count of
/// things rather than an amount.
pub(super) fn smallest_price(currency: Currency) -> u32 {
    match currency.code() {
        "RUB" | "UAH" | "KGS" | "INR" | "THB" | "PHP" | "CZK" | "TRY" => 10,
        "KZT" | "AMD" | "JPY" | "HUF" | "RSD" => 20,
        "UZS" | "VND" | "IDR" | "IRR" | "KRW" | "MNT" => 100,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(word: &str) -> Option<&'static str> {
        by_word(word).map(Currency::code)
    }

    #[test]
    fn every_word_and_sign_has_a_currency() {
        for (forms, expected) in WORDS {
            for form in forms.split(' ') {
                assert_eq!(code(form), Some(*expected), "{form}");
            }
        }
        for (stems, expected) in STEMS {
            for stem in stems.split(' ') {
                assert_eq!(code(stem), Some(*expected), "{stem}");
            }
        }
        for (_, expected) in NATIONS {
            assert!(Currency::from_code(expected).is_some(), "{expected}");
        }
        for code in FAMILIES.iter().copied().flatten() {
            assert!(Currency::from_code(code).is_some(), "{code}");
        }
    }

    #[test]
    fn any_case_form() {
        for word in ["рублями", "рублях", "рублю", "РУБЛЕЙ"] {
            assert_eq!(code(word), Some("RUB"), "{word}");
        }
        assert_eq!(code("теңгеге"), Some("KZT"));
        assert_eq!(code("доллармен"), Some("USD"));
        assert_eq!(code("гривнами"), Some("UAH"));
        assert_eq!(code("фунтов"), Some("GBP"));
    }

    #[test]
    fn codes_that_are_words_want_capitals() {
        assert_eq!(code("TRY"), Some("TRY"));
        assert_eq!(code("try"), None);
        assert_eq!(code("usd"), Some("USD"));
        assert_eq!(code("КZТ"), Some("KZT"));
        assert_eq!(code("сом"), Some("KGS"));
        assert_eq!(code("МАР"), None);
    }

    #[test]
    fn a_nation_tells_which_dollar() {
        let usd = Currency::from_code("USD").unwrap();
        let found = |word| by_nation(word, usd).map(Currency::code);
        assert_eq!(found("канадских"), Some("CAD"));
        assert_eq!(found("australian"), Some("AUD"));
        assert_eq!(found("чешских"), None);
    }
}
