//! A light stemmer that only ever cuts. What matters is that the forms of one word meet, not
//! that the rest is a word; endings are cut until none is left, so that a nominative that
//! looks like an ending (`альбом`) meets its own genitive (`альбома`).

/// Russian endings of nouns and adjectives, longest first.
const RUSSIAN: [&str; 47] = [
    "иями", "ями", "ами", "ому", "ему", "ого", "его", "ыми", "ими", "иях", "иям", "ией", "ием",
    "ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ей", "ым", "им", "ом", "ем", "ую", "юю",
    "ых", "их", "ою", "ия", "ии", "ию", "ев", "ов", "ах", "ях", "ам", "ям", "ью", "ья", "ьи", "ье",
    "ьё", "ее",
];
/// One letter, cut last.
const RUSSIAN_ONE: [char; 11] = ['а', 'е', 'и', 'й', 'о', 'у', 'ы', 'ь', 'ю', 'я', 'ъ'];

/// Kazakh endings that no Russian word is likely to have: number and the long cases.
const KAZAKH_LONG: [&str; 15] = [
    "лар", "лер", "дар", "дер", "тар", "тер", "дан", "ден", "тан", "тен", "нан", "нен", "мен",
    "бен", "пен",
];
/// The rest, cut only where a letter says that the word is Kazakh, or where nothing else helped.
const KAZAKH: [&str; 37] = [
    "ның", "нің", "дың", "дің", "тың", "тің", "сын", "сін", "нда", "нде", "лық", "лік", "дық",
    "дік", "тық", "тік", "да", "де", "та", "те", "ды", "ді", "ты", "ті", "ны", "ні", "ға", "ге",
    "қа", "ке", "на", "не", "сы", "сі", "ым", "ім", "ын",
];
const KAZAKH_ONE: [char; 2] = ['ы', 'і'];

/// The part of a word that its forms share. The word is as [`super::normal::words`] makes it.
pub(super) fn stem(word: &str) -> &str {
    match script(word) {
        Script::Latin => english(word),
        Script::Kazakh => kazakh(word),
        Script::Russian => russian(word),
        Script::Foreign => word,
    }
}

/// A bolder cut, for a word whose stem nobody knows.
pub(super) fn bold(word: &str) -> &str {
    match script(word) {
        Script::Latin => [
            "ing", "ami", "ov", "ev", "om", "oi", "ei", "ah", "ga", "ge", "da", "de", "ed",
        ]
        .iter()
        .find_map(|ending| cut(word, ending, 3))
        .map_or_else(|| english(word), english),
        Script::Kazakh | Script::Russian => kazakh(word),
        Script::Foreign => word,
    }
}

enum Script {
    Latin,
    Russian,
    Kazakh,
    Foreign,
}

fn script(word: &str) -> Script {
    let mut seen = Script::Foreign;
    for ch in word.chars() {
        match ch {
            'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => return Script::Kazakh,
            'а'..='я' => seen = Script::Russian,
            'a'..='z' | 'à'..='ž' if !matches!(seen, Script::Russian) => seen = Script::Latin,
            _ => {}
        }
    }
    seen
}

/// The word without the ending, if enough letters stay.
fn cut<'w>(word: &'w str, ending: &str, least: usize) -> Option<&'w str> {
    let rest = word.strip_suffix(ending)?;
    (rest.chars().count() >= least).then_some(rest)
}

fn cut_one<'w>(word: &'w str, endings: &[char], least: usize) -> Option<&'w str> {
    let rest = word.strip_suffix(endings)?;
    (rest.chars().count() >= least).then_some(rest)
}

fn russian(word: &str) -> &str {
    // `чай`, `еда`: three letters lose one.
    if word.chars().count() == 3 {
        return cut_one(word, &RUSSIAN_ONE, 2).unwrap_or(word);
    }
    let reflexive = cut(word, "ся", 4).unwrap_or(word);
    until_none(reflexive, |w| {
        KAZAKH_LONG
            .iter()
            .find_map(|ending| cut(w, ending, 4))
            .or_else(|| RUSSIAN.iter().find_map(|ending| cut(w, ending, 3)))
            .or_else(|| cut_one(w, &RUSSIAN_ONE, 3))
    })
}

fn kazakh(word: &str) -> &str {
    until_none(word, |w| {
        KAZAKH_LONG
            .iter()
            .chain(&KAZAKH)
            .find_map(|ending| cut(w, ending, if ending.chars().count() > 2 { 2 } else { 3 }))
            .or_else(|| cut_one(w, &KAZAKH_ONE, 3))
            .or_else(|| RUSSIAN.iter().find_map(|ending| cut(w, ending, 4)))
            .or_else(|| cut_one(w, &RUSSIAN_ONE, 3))
    })
}

fn english(word: &str) -> &str {
    let single = match word.strip_suffix('s') {
        Some(rest) if !rest.ends_with(['s', 'u', 'i']) => cut(word, "s", 3).unwrap_or(word),
        _ => word,
    };
    until_none(single, |w| cut_one(w, &['e', 'i', 'y'], 3))
}

/// Cuts again and again; a word is finite, so this ends.
fn until_none(word: &str, cut: impl Fn(&str) -> Option<&str>) -> &str {
    let mut rest = word;
    while let Some(shorter) = cut(rest) {
        rest = shorter;
    }
    rest
}

/// The end of a stem that changes with its form: `подарок` and `подарк(и)`, `перец` and
/// `перц(а)`, `кітап` and `кітаб(ы)`. Returns how many letters to drop and what to put there.
pub(super) fn settle(stem: &str, out: &mut String) {
    out.push_str(stem);
    let mut ends = stem.chars().rev();
    let (last, before, third) = (ends.next(), ends.next(), ends.next());
    if third.is_none() || ends.next().is_none() && last != Some('б') {
        return;
    }
    let replaced = match (last, before) {
        (Some('к'), Some('о' | 'е')) if third.is_some_and(|c| !vowel(c)) => Some((2, 'к')),
        (Some('ц'), Some('е')) if third.is_some_and(|c| !vowel(c)) => Some((2, 'ц')),
        (Some('б'), _) if matches!(script(stem), Script::Kazakh) => Some((1, 'п')),
        (Some('ғ'), _) => Some((1, 'қ')),
        _ => None,
    };
    if let Some((drop, put)) = replaced {
        for _ in 0..drop {
            out.pop();
        }
        out.push(put);
    }
}

fn vowel(ch: char) -> bool {
    matches!(
        ch,
        'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ь' | 'й'
    )
}
