//! Currencies by sign, code and common word.

use crate::money::Currency;

/// Signs and their currencies. `$` is the US dollar, `¥` the yen, `£` the pound sterling,
/// as most people who write them bare mean them.
const SIGNS: &[(char, &str)] = &[
    ('₽', "RUB"),
    ('₸', "KZT"),
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₴', "UAH"),
    ('₺', "TRY"),
    ('₾', "GEL"),
    ('֏', "AMD"),
    ('₼', "AZN"),
    ('₹', "INR"),
    ('₩', "KRW"),
    ('₪', "ILS"),
    ('₫', "VND"),
    ('฿', "THB"),
    ('₮', "MNT"),
];

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

/// The words for currencies in our languages, in the case forms that people write them in.
const WORDS: &[(&str, &str)] = &[
    (
        "руб рубль рубля рублей рублю рублём рублем рубли рублях р rub rubles ruble roubles rouble рубл",
        "RUB",
    ),
    ("тенге теңге тг тңг теңгеге теңгеден tenge tg", "KZT"),
    (
        "доллар доллара долларов доллару долларами доллары долл бакс бакса баксов баксы dollar dollars buck bucks доллармен",
        "USD",
    ),
    ("евро еуро euro euros", "EUR"),
    ("фунт фунта фунтов фунты pound pounds quid", "GBP"),
    ("гривна гривны гривен гривень гривня грн hryvnia", "UAH"),
    ("сом сома сомов som", "KGS"),
    ("сум сума сумов so'm", "UZS"),
    ("лари lari", "GEL"),
    ("драм драма драмов dram", "AMD"),
    ("манат маната манатов manat", "AZN"),
    ("лира лиры лир лиру lira liras", "TRY"),
    ("юань юаня юаней юани yuan", "CNY"),
    ("йена йены йен иена иены иен yen", "JPY"),
    ("дирхам дирхама дирхамов dirham dirhams", "AED"),
    ("бат бата батов baht", "THB"),
    ("злотый злотых злотые zloty", "PLN"),
    ("рупия рупии рупий rupee rupees", "INR"),
    ("byn бр", "BYN"),
];

/// ISO codes that are also words people write: they count only in capitals.
const ALSO_WORDS: &[&str] = &[
    "all", "ron", "amd", "ang", "bam", "bob", "cad", "cop", "cup", "gel", "lak", "lek", "mad",
    "mop", "pen", "sos", "ssp", "top", "try", "tnd", "won", "mur", "sle", "nad", "zar",
];

/// The currency that a word names: an ISO code or a common word in any case form.
#[must_use]
pub fn by_word(word: &str) -> Option<Currency> {
    if word.is_empty() || word.chars().count() > 12 {
        return None;
    }
    let lower = word.to_lowercase();
    if let Some((_, code)) = WORDS
        .iter()
        .find(|(forms, _)| forms.split(' ').any(|f| f == lower))
    {
        return Currency::from_code(code);
    }
    // Codes of the standard that are no money: no currency, and one for tests.
    if matches!(lower.as_str(), "xxx" | "xts") {
        return None;
    }
    let shouted = word.chars().all(char::is_uppercase);
    (shouted || !ALSO_WORDS.contains(&lower.as_str()))
        .then(|| Currency::from_code(word))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_and_sign_has_a_currency() {
        for (forms, code) in WORDS {
            for form in forms.split(' ') {
                assert_eq!(by_word(form).map(Currency::code), Some(*code), "{form}");
            }
        }
    }

    #[test]
    fn codes_that_are_words_want_capitals() {
        assert_eq!(by_word("TRY").map(Currency::code), Some("TRY"));
        assert!(by_word("try").is_none());
        assert_eq!(by_word("usd").map(Currency::code), Some("USD"));
    }
}
