//! One spelling for what banks spell in many ways.
//!
//! The same words come in Cyrillic, in several transliterations and in capitals: `Снятие`,
//! `SNYATIE`, `Snjatie`. Both the words of a message and those of the tables are folded to
//! one Latin skeleton, so a table lists each word once, in its own script.

/// A word in lower case, in Latin letters, without what transliterations disagree about.
pub(super) fn fold(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for ch in word.chars().flat_map(char::to_lowercase) {
        match romanise(ch) {
            Some(letters) => latin.push_str(letters),
            None => latin.push(ch),
        }
    }
    for (from, to) in LETTERS {
        if latin.contains(from) {
            latin = latin.replace(from, to);
        }
    }
    single(&mut latin);
    for (from, to) in PAIRS {
        if latin.contains(from) {
            latin = latin.replace(from, to);
        }
    }
    single(&mut latin);
    latin
}

/// Doubled letters count once.
fn single(word: &mut String) {
    let mut last = None;
    word.retain(|c| {
        let double = last == Some(c) && c.is_alphabetic();
        last = Some(c);
        !double
    });
}

/// What transliterations write in several ways, and the one way here.
const LETTERS: &[(&str, &str)] = &[
    ("shch", "sh"),
    ("sch", "sh"),
    ("kh", "h"),
    ("ts", "c"),
    ("y", "i"),
    ("j", "i"),
    ("'", ""),
    ("`", ""),
];

/// Soft vowels lose their softness.
const PAIRS: &[(&str, &str)] = &[("ia", "a"), ("iu", "u"), ("ie", "e")];

fn romanise(ch: char) -> Option<&'static str> {
    Some(match ch {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ғ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'і' | 'ї' | 'ы' => "i",
        'к' | 'қ' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' | 'ұ' | 'ү' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "c",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sh",
        'ъ' | 'ь' | '\u{2bb}' | '\u{2bc}' | '\u{2019}' => "",
        'ю' => "u",
        'я' => "a",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_transliterations_meet() {
        for (one, other) in [
            ("Снятие", "SNYATIE"),
            ("Снятие", "Snjatie"),
            ("Покупка", "pokupka"),
            ("Зачисление", "ZACHISLENIE"),
            ("счёта", "scheta"),
            ("списание", "SPISANIE"),
            ("выдача", "VIDACHA"),
            ("Доступный", "dostupnyy"),
            ("комиссия", "KOMISSIYA"),
            ("операция", "operatsiya"),
            ("к'арта", "karta"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }
}
