//! Forms of a word that people write but the words files do not list: cases, plurals, and
//! slips of the finger. Rough on purpose: a form too many does no harm.

/// A small generator of numbers (SplitMix64), so that every run draws the same.
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        (z % (end.max(1) as u64)) as usize
    }
}

const KAZAKH_LETTERS: &str = "әғқңөұүһі";

/// Other forms of a word, by its script.
pub(crate) fn forms(word: &str) -> Vec<String> {
    let Some(last) = word.chars().last() else {
        return Vec::new();
    };
    if word.chars().any(|c| KAZAKH_LETTERS.contains(c)) {
        kazakh(word)
    } else if ('а'..='я').contains(&last) {
        let mut out = russian(word, last);
        out.extend(kazakh(word));
        out
    } else if last.is_ascii_lowercase() {
        english(word, last)
    } else {
        Vec::new()
    }
}

fn russian(word: &str, last: char) -> Vec<String> {
    let mut base = word.to_owned();
    base.pop();
    let with = |stem: &str, endings: &[&str]| -> Vec<String> {
        endings.iter().map(|e| format!("{stem}{e}")).collect()
    };
    if ["ый", "ий", "ой"].iter().any(|e| word.ends_with(e)) && word.chars().count() > 4 {
        base.pop();
        return with(&base, &["ая", "ое", "ые", "ого", "ую", "ых", "ым", "ой"]);
    }
    match last {
        'а' => {
            let mut out = with(&base, &["ы", "и", "у", "е", "ой", "ам", "ами", "ах", ""]);
            if let Some(root) = base.strip_suffix('к') {
                // The genitive plural puts a vowel between: `булочка`, `булочек`.
                out.push(format!("{}ек", root.trim_end_matches(['ь', 'й'])));
                out.push(format!("{root}ок"));
            }
            out
        }
        'я' => with(&base, &["и", "ю", "е", "ей", "ям", "ями", "й", "ь"]),
        'ь' | 'й' => with(&base, &["я", "и", "ю", "ем", "ей", "ев", "ями", "ью"]),
        'о' | 'е' => with(&base, &["а", "у", "ом", "я", "ю", ""]),
        'ы' | 'и' => with(&base, &["ов", "ей", "ам", "ами", "ах", "", "а"]),
        _ => {
            let mut out = with(word, &["а", "ы", "и", "у", "ом", "е", "ов", "ам", "ами"]);
            for (end, short) in [
                ("ок", "к"),
                ("ек", "к"),
                ("ец", "ц"),
                ("ел", "л"),
                ("ер", "р"),
            ] {
                if let Some(root) = word.strip_suffix(end).filter(|r| r.chars().count() >= 3) {
                    out.extend(with(&format!("{root}{short}"), &["и", "а", "ы"]));
                }
            }
            out
        }
    }
}

/// Kazakh cases by the harmony of the last vowel and the sound before.
fn kazakh(word: &str) -> Vec<String> {
    let soft = word
        .chars()
        .rev()
        .find_map(|c| match c {
            'ә' | 'е' | 'і' | 'ө' | 'ү' | 'э' | 'и' => Some(true),
            'а' | 'о' | 'ұ' | 'ы' | 'у' | 'я' | 'ю' => Some(false),
            _ => None,
        })
        .unwrap_or(false);
    let last = word.chars().last().unwrap_or('а');
    let voiceless = "кқпстфхцчшщбвгд".contains(last);
    let nasal = "мнң".contains(last);
    let vowel = "аәеиіоөуұүыэюя".contains(last);
    let (dative, locative, ablative, plural) = match (soft, voiceless) {
        (true, true) => ("ке", "те", "тен", "тер"),
        (false, true) => ("қа", "та", "тан", "тар"),
        (true, false) => (
            "ге",
            "де",
            if nasal { "нен" } else { "ден" },
            if nasal { "дер" } else { "лер" },
        ),
        (false, false) => (
            "ға",
            "да",
            if nasal { "нан" } else { "дан" },
            if nasal { "дар" } else { "лар" },
        ),
    };
    let (genitive, accusative, own) = match (soft, voiceless, vowel) {
        (true, true, _) => ("тің", "ті", "ім"),
        (false, true, _) => ("тың", "ты", "ым"),
        (true, _, true) => ("нің", "ні", "м"),
        (false, _, true) => ("ның", "ны", "м"),
        (true, ..) => ("дің", "ді", "ім"),
        (false, ..) => ("дың", "ды", "ым"),
    };
    [
        dative, locative, ablative, plural, genitive, accusative, own,
    ]
    .iter()
    .map(|ending| format!("{word}{ending}"))
    .collect()
}

fn english(word: &str, last: char) -> Vec<String> {
    match last {
        'y' => word
            .strip_suffix('y')
            .map(|root| vec![format!("{root}ies")])
            .unwrap_or_default(),
        's' | 'x' | 'z' | 'h' => vec![format!("{word}es")],
        _ => vec![format!("{word}s")],
    }
}

/// The word with one slip: a letter lost, doubled, swapped or replaced by another of it.
pub(crate) fn slip(word: &str, draw: &mut Draw) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return word.to_owned();
    }
    let at = draw.below(letters.len());
    let other = if letters.iter().any(char::is_ascii_alphabetic) {
        "etaoinsrhldcum".chars().nth(draw.below(14))
    } else {
        "оеаинтсрвлкмпу".chars().nth(draw.below(14))
    }
    .unwrap_or('а');
    match draw.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, other),
        2 if at > 0 => letters.swap(at, at - 1),
        _ => letters[at] = other,
    }
    letters.into_iter().collect()
}
