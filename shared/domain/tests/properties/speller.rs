//! Whole numbers below a million in words.

#[derive(Clone, Copy, Debug)]
pub(crate) enum Language {
    Russian,
    English,
    Kazakh,
}

pub(crate) fn spell(number: u32, language: Language) -> String {
    let mut words = Vec::new();
    let (thousands, rest) = (number / 1000, number % 1000);
    if thousands > 0 {
        below(thousands, language, true, &mut words);
        words.push(thousand(thousands, language));
    }
    below(rest, language, false, &mut words);
    words.join(" ")
}

/// A Russian thousand is feminine, and takes the form that its count asks for.
fn thousand(count: u32, language: Language) -> &'static str {
    match (language, count % 10, count % 100) {
        (Language::English, ..) => "thousand",
        (Language::Kazakh, ..) => "мың",
        (Language::Russian, _, 11..=14) => "тысяч",
        (Language::Russian, 1, _) => "тысяча",
        (Language::Russian, 2..=4, _) => "тысячи",
        (Language::Russian, ..) => "тысяч",
    }
}

fn below(number: u32, language: Language, thousands: bool, words: &mut Vec<&'static str>) {
    let (hundreds, rest) = ((number / 100) as usize, (number % 100) as usize);
    let (small, tens) = tables(language);
    if hundreds > 0 {
        match language {
            Language::Russian => words.push(HUNDREDS[hundreds]),
            Language::English => words.extend([small[hundreds], "hundred"]),
            // "жүз" alone is one hundred.
            Language::Kazakh if hundreds == 1 => words.push("жүз"),
            Language::Kazakh => words.extend([small[hundreds], "жүз"]),
        }
    }
    if rest >= small.len() {
        words.push(tens[rest / 10]);
    }
    let ones = if rest < small.len() { rest } else { rest % 10 };
    match (language, ones) {
        (_, 0) => {}
        (Language::Russian, 1) if thousands => words.push("одна"),
        (Language::Russian, 2) if thousands => words.push("две"),
        _ => words.push(small[ones]),
    }
}

fn tables(language: Language) -> (&'static [&'static str], &'static [&'static str]) {
    match language {
        Language::Russian => (
            &[
                "",
                "один",
                "два",
                "три",
                "четыре",
                "пять",
                "шесть",
                "семь",
                "восемь",
                "девять",
                "десять",
                "одиннадцать",
                "двенадцать",
                "тринадцать",
                "четырнадцать",
                "пятнадцать",
                "шестнадцать",
                "семнадцать",
                "восемнадцать",
                "девятнадцать",
            ],
            &[
                "",
                "",
                "двадцать",
                "тридцать",
                "сорок",
                "пятьдесят",
                "шестьдесят",
                "семьдесят",
                "восемьдесят",
                "девяносто",
            ],
        ),
        Language::English => (
            &[
                "",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ],
            &[
                "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
                "ninety",
            ],
        ),
        Language::Kazakh => (
            &[
                "",
                "бір",
                "екі",
                "үш",
                "төрт",
                "бес",
                "алты",
                "жеті",
                "сегіз",
                "тоғыз",
            ],
            &[
                "",
                "он",
                "жиырма",
                "отыз",
                "қырық",
                "елу",
                "алпыс",
                "жетпіс",
                "сексен",
                "тоқсан",
            ],
        ),
    }
}

const HUNDREDS: [&str; 10] = [
    "",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
];
