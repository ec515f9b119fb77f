//! Seeds, and what is done to them.

use crate::path;
use jiff::civil::{Date, DateTime, Time, date};
use kopeck_domain::Currency;
use kopeck_domain::understand::Context;

/// Numbers that look random and are always the same for a seed (`SplitMix64`).
pub(crate) struct Rng(pub(crate) u64);

/// The texts of both corpora.
pub(crate) fn corpora() -> Vec<String> {
    let names = ["phrases", "bank", "negatives", "categories"];
    let mut out = Vec::new();
    for folder in ["", "second/"] {
        for name in names {
            let text = std::fs::read_to_string(path(&format!("{folder}{name}.jsonl"))).unwrap();
            for line in text.lines() {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                out.extend(line.get("text").and_then(|t| t.as_str()).map(str::to_owned));
            }
        }
    }
    out
}

/// What is put into texts.
const BITS: &[&str] = &[
    "+",
    "-",
    "−",
    "–",
    "—",
    "*",
    "×",
    "x",
    "х",
    "/",
    "÷",
    "%",
    "=",
    "(",
    ")",
    ",",
    ".",
    ";",
    ":",
    "\n",
    "'",
    "’",
    "\"",
    "«",
    "»",
    "&",
    "@",
    "#",
    "№",
    "~",
    "_",
    "\\",
    "$",
    "€",
    "₽",
    "₸",
    "£",
    "¥",
    "₴",
    "฿",
    "0",
    "1",
    "00",
    "000",
    "15",
    "100",
    "1 000",
    "1.5",
    "12,50",
    "2026",
    "31.12.2026",
    "29.02",
    "1/2",
    "9999-12-31",
    "0001-01-01",
    "15:30",
    "99999999999",
    "1000000000000000",
    "0.001",
    "1e9",
    "½",
    "²",
    "Ⅻ",
    "١٢٣",
    "۴۵",
    "१२",
    "１２３",
    "٫",
    "٬",
    "５．５",
    "О",
    "о",
    "O",
    "l",
    "I",
    "З",
    "к",
    "k",
    "тыс",
    "тыс.",
    "млн",
    "мың",
    "млрд",
    "m",
    "миллиард",
    "сто",
    "тысяча",
    "двести",
    "hundred",
    "thousand",
    "million",
    "and",
    "бес жүз",
    "мың",
    "екі",
    "жарым",
    "полтора",
    "пол",
    "с половиной",
    "р",
    "руб.",
    "₽",
    "тг",
    "теңге",
    "тенге",
    "usd",
    "долларов",
    "баксов",
    "копеек",
    "cents",
    "тиын",
    "евро",
    "вчера",
    "завтра",
    "сегодня",
    "кеше",
    "бүгін",
    "yesterday",
    "in 5 days",
    "через 3 дня",
    "3 дня назад",
    "99999 дней назад",
    "через 9999999 лет",
    "last monday",
    "в пятницу",
    "5 марта",
    "31 июня",
    "29 ақпан",
    "january 32",
    "следующий месяц",
    "апта бұрын",
    "неделю назад",
    "конец месяца",
    "last day",
    "по",
    "за",
    "each",
    "по 250",
    "итого",
    "total",
    "барлығы",
    "не",
    "not",
    "жоқ",
    "купил",
    "хочу",
    "if",
    "зарплата",
    "аванс",
    "salary",
    "жалақы",
    "возврат",
    "Покупка",
    "Баланс",
    "Доступно",
    "*1234",
    "ECMC1234",
    "КАРТА",
    "Перевод",
    "Отказ",
    "withdrawal",
    "cashback",
    "#еда",
    "#",
    "##",
    "#1",
    "@250",
    "t=20261122T1504&s=10&fn=1&fp=2",
    "https://consumer.oofd.kz/?s=1500.0&t=20261123T150400",
    "?",
    "!",
    "…",
    "🍕",
    "👨‍👩‍👧",
    "🇰🇿",
    "❤\u{FE0F}",
    "1\u{FE0F}\u{20E3}",
    "\u{200B}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{2060}",
    "\u{202E}",
    "\u{202D}",
    "\u{2066}",
    "\u{2069}",
    "\u{200F}",
    "\u{61C}",
    "\0",
    "\u{7}",
    "\u{1B}[31m",
    "\r\n",
    "\t",
    "\u{85}",
    "\u{2028}",
    "\u{A0}",
    "\u{202F}",
    "\u{2009}",
    "\u{3000}",
    "\u{300}",
    "\u{301}",
    "\u{308}",
    "\u{306}",
    "\u{20DD}",
    "\u{489}",
    "e\u{301}\u{301}\u{301}",
    "ﬁ",
    "ﷺ",
    "㎏",
    "㏒",
    "℡",
    "ǆ",
    "İ",
    "ß",
    "ſ",
    "K",
    "Å",
    "\u{1D7D9}",
    "\u{10FFFF}",
    "\u{FFFD}",
    "\u{E000}",
    "𝟏𝟐",
    "中文",
    "שלום",
    "مرحبا",
    "ไทย",
    "ёЁйЙ",
    "әіңғүұқөһ",
];

/// Letters and signs that look alike.
const ALIKE: &[(char, char)] = &[
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('к', 'k'),
    ('т', 't'),
    ('і', 'i'),
    ('0', 'о'),
    ('0', 'O'),
    ('1', 'l'),
    ('3', 'З'),
    (' ', '\u{A0}'),
    ('-', '—'),
    (',', '٬'),
    ('.', '．'),
];

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap();
        usize::try_from(self.next() % end).unwrap()
    }

    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let at = self.below(all.len());
        all.get(at).unwrap()
    }

    /// A chat's currency, its clock and its way of writing dates.
    pub(crate) fn context(&mut self) -> Context {
        let code = *self.pick(&[
            "RUB", "KZT", "USD", "JPY", "KWD", "EUR", "UAH", "CLF", "XAU",
        ]);
        let days = [
            date(2026, 11, 23),
            date(2026, 12, 31),
            date(2027, 1, 1),
            date(2028, 2, 29),
            date(2027, 2, 28),
            date(2026, 3, 31),
            date(1999, 12, 31),
            date(2100, 2, 28),
            Date::MIN,
            date(-9999, 1, 2),
            date(-1, 12, 31),
            date(0, 2, 29),
            date(1, 1, 1),
            Date::MAX,
            date(9999, 12, 30),
            date(9998, 12, 31),
        ];
        // Most of the time the time is one that people live in.
        let end = if self.below(4) == 0 { days.len() } else { 6 };
        let day = *self.pick(days.get(..end).unwrap());
        let time = *self.pick(&[
            Time::MIN,
            Time::MAX,
            Time::midnight(),
            Time::constant(15, 4, 0, 0),
        ]);
        Context {
            currency: Currency::from_code(code).unwrap(),
            now: DateTime::from_parts(day, time),
            month_first: self.below(4) == 0,
        }
    }

    /// A text made of this one, and of others.
    pub(crate) fn mutate(&mut self, text: &str, seeds: &[String]) -> String {
        let mut text: Vec<char> = text.chars().collect();
        let times = [1, 1, 2, 3, 5, 9];
        for _ in 0..*self.pick(&times) {
            self.once(&mut text, seeds);
        }
        // Most are as long as a message may be; some are longer than any.
        let longest = if self.below(50) == 0 { 20_000 } else { 4096 };
        text.truncate(longest);
        text.into_iter().collect()
    }

    fn once(&mut self, text: &mut Vec<char>, seeds: &[String]) {
        let at = self.below(text.len() + 1);
        let length = 1 + self.below(text.len().max(1));
        let until = (at + length).min(text.len());
        match self.below(16) {
            // The beginning of this and the end of another.
            0 => {
                let other: Vec<char> = self.pick(seeds).chars().collect();
                let from = self.below(other.len() + 1);
                text.truncate(at);
                text.extend(other.into_iter().skip(from));
            }
            // Both, joined.
            1 => {
                let joint = *self.pick(&["\n", ";", ", ", " ", "", " + ", " и ", "\n\n"]);
                text.extend(joint.chars());
                text.extend(self.pick(seeds).chars());
            }
            2 => {
                text.drain(at..until);
            }
            3 => {
                let part: Vec<char> = text.get(at..until).unwrap_or_default().to_vec();
                text.splice(at..at, part);
            }
            4 => self.repeat(text, at, until),
            5 | 6 => self.words(text, seeds),
            7 => {
                let c = char::from_u32(u32::try_from(self.below(0x3000)).unwrap());
                text.insert(at, c.unwrap_or('?'));
            }
            8 => self.replace_digits(text),
            9 => {
                let (from, to) = *self.pick(ALIKE);
                for c in text.iter_mut().filter(|c| **c == from) {
                    *c = to;
                }
            }
            10 => {
                let upper = self.below(2) == 0;
                let other: String = text.iter().collect();
                let other = if upper {
                    other.to_uppercase()
                } else {
                    other.to_lowercase()
                };
                *text = other.chars().collect();
            }
            11 => {
                // A mark on every letter of a part.
                let mark = *self.pick(&[
                    '\u{301}', '\u{308}', '\u{200D}', '\u{FE0F}', '\u{202E}', ' ', '\0',
                ]);
                let part: Vec<char> = text.get(at..until).unwrap_or_default().to_vec();
                text.splice(at..until, part.into_iter().flat_map(|c| [c, mark]));
            }
            _ => {
                let bit = *self.pick(BITS);
                text.splice(at..at, bit.chars());
                if self.below(2) == 0 {
                    text.insert(at, ' ');
                }
            }
        }
    }

    /// A part, or a bit, again and again, until it fills a message.
    fn repeat(&mut self, text: &mut Vec<char>, at: usize, until: usize) {
        let times = *self.pick(&[2, 3, 10, 30, 300, 5000]);
        let part: Vec<char> = if self.below(2) == 0 {
            self.pick(BITS).chars().collect()
        } else {
            let until = until.min(at + 40);
            text.get(at..until).unwrap_or_default().to_vec()
        };
        let space = self.below(2) == 0;
        let all = (0..times).flat_map(|_| part.iter().copied().chain(space.then_some(' ')));
        let all: Vec<char> = all.take(20_000).collect();
        text.splice(at..at, all);
    }

    /// Words change places, go, come twice, or come from elsewhere.
    fn words(&mut self, text: &mut Vec<char>, seeds: &[String]) {
        let whole: String = text.iter().collect();
        let mut words: Vec<&str> = whole.split(' ').collect();
        let (a, b) = (self.below(words.len()), self.below(words.len()));
        let other = self.pick(seeds).clone();
        let others: Vec<&str> = other.split(' ').collect();
        match self.below(4) {
            0 => words.swap(a, b),
            1 => {
                words.remove(a);
            }
            2 => words.insert(a, *self.pick(&others)),
            _ => {
                let twice = words.get(b).copied().unwrap_or_default();
                words.insert(a, twice);
            }
        }
        *text = words.join(" ").chars().collect();
    }

    /// Digits of other scripts, or other digits.
    fn replace_digits(&mut self, text: &mut [char]) {
        let zero = *self.pick(&['٠', '۰', '०', '０', '𝟎', '𝟬', '0', '①']);
        let shift = u32::try_from(self.below(10)).unwrap();
        for c in text {
            if let Some(digit) = c.to_digit(10) {
                let other = u32::from(zero) + (digit + shift) % 10;
                *c = char::from_u32(other).unwrap_or('0');
            }
        }
    }
}
