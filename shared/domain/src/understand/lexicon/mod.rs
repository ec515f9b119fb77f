//! The closed words of the grammar: numbers, days, units, and words that tell what a sentence
//! is. Open words (what money is spent on) are nobody's business here.
//!
//! A word may play several roles (`мар` is a month, `он` is ten in Kazakh and "he" in
//! Russian): the grammar decides by what stands beside it. Words are looked up whole; some
//! roles also by stem, so that any ending fits.

mod days;
mod numbers;
mod sense;
mod units;

use super::table::{self, Table};
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

/// What a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A number below a thousand by itself: `пять`, `двести`, `елу`.
    Small(u16),
    /// The same, but just as well another word: `он`, `бес`, `раз`.
    MaybeSmall(u16),
    /// A banknote's own name: `червонец`, `fiver`.
    Bill(u16),
    /// What multiplies the number before it: `тысяч`, `hundred`, `мың`, `косарь`.
    Times(u32),
    /// The same, but just as well pieces of something: `штук`, `кусков`.
    MaybeTimes(u32),
    /// `половина`, `half`, `жарты`: before a multiplier.
    Half,
    /// `с половиной`, `and a half`, `жарым`: after a number.
    AndHalf,
    /// `полтора`.
    OneAndHalf,
    /// `первое`, `fifth`, `бесінші`: a day of a month.
    Ordinal(u8),
    /// A day relative to today.
    Day(i8),
    /// Monday is 1.
    Weekday(u8),
    /// A weekday, but just as well another word: `sun`, `sat`.
    MaybeWeekday(u8),
    /// January is 1.
    Month(u8),
    /// `день`, `week`, `ай`: in days, or in months where the second is set.
    Span {
        /// How many days.
        days: u16,
        /// How many months.
        months: u8,
    },
    /// `назад`, `ago`, `бұрын`.
    Ago,
    /// `через`, `in`; `кейін` comes after.
    In,
    /// `кейін`, `later`.
    Later,
    /// `прошлый`, `last`, `өткен`.
    Last,
    /// `следующий`, `next`, `келесі`.
    Next,
    /// `этот`, `this`, `осы`.
    This,
    /// `утром`, `evening`: goes with a day.
    PartOfDay,
    /// `год`, `ж.`: goes behind a year.
    Year,
    /// `числа`: goes behind a day of the month.
    OfMonth,
    /// A hundredth of a currency: `копеек`, `cents`, `тиын`.
    Cent,
    /// A measure: what it counts is no money.
    Unit,
    /// A thing that is counted or numbered rather than paid: `этаж`, `человек`.
    Counted,
    /// What stands before a small number that names something: `дом`, `room`, `iphone`.
    Named,
    /// What stands before a number of any size that is no money: `пароль`, `размер`.
    Coded,
    /// A preposition of time: what follows may be an hour.
    AtHour,
    /// `утра`, `pm`, `часов`: makes the number before it an hour.
    Hour,
    /// `по`, `each`: the price of one.
    Each,
    /// `each` that comes after the price.
    EachAfter,
    /// What stands between a thing and its price: `за`, `for`, `стоит`.
    Price,
    /// What makes the number behind it a bound rather than an amount: `до`, "over".
    Limit,
    /// A small word that joins an amount or a day to the rest: `на`, `в`, `of`.
    Link,
    /// `и`, `and`, `және`.
    And,
    /// `a`, `an`, `one`.
    One,
    /// Money comes: `зарплата`, `received`, `жалақы`.
    Income,
    /// Money goes: `купил`, `paid`, `төледім`.
    Spend,
    /// Somebody gives: income if it is me who gets it.
    Gives,
    /// Several people give: income unless it is us.
    TheyGive,
    /// Me, as the one who gets: `мне`, `маған`.
    ToMe,
    /// A question wherever it stands: `сколько`.
    Question,
    /// A question at the head of a sentence: `how`, `где`.
    MaybeQuestion,
    /// What is not done yet: `хочу`, `will`, `керек`.
    Plan,
    /// Not done: `не`, `didn't`, `жоқ`.
    Negation,
    /// `привет`, `thanks`.
    Greeting,
    /// Somebody else, or the one who is spoken to: it is not my money.
    Others,
    /// Who pays me: `клиент`, "tenant".
    Payer,
    /// A sum of what was said already: `итого`.
    Total,
    /// Somebody talks: `я`, `you`, `біз`.
    Talk,
    /// Words of prices, measures and news: `курс`, `температура`, `размер`.
    Fact,
}

/// The roles of one word; most have one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles([Option<Role>; 4]);

impl Roles {
    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = Role> {
        self.0.iter().copied().flatten()
    }

    /// Whether the word can be this.
    pub(super) fn has(&self, role: Role) -> bool {
        self.all().any(|r| r == role)
    }

    /// The first role of which this makes something.
    pub(super) fn find<T>(&self, of: impl FnMut(Role) -> Option<T>) -> Option<T> {
        self.all().find_map(of)
    }

    fn add(&mut self, role: Role) {
        if let Some(free) = self.0.iter_mut().find(|slot| slot.is_none()) {
            *free = Some(role);
        }
    }
}

/// The roles of a word in lower case, `ё` written as `е`.
pub(super) fn roles(word: &str) -> Roles {
    let mut roles = LEXICON.words.get(word).copied().unwrap_or_default();
    if let Some(role) = stem(word)
        && !roles.has(role)
    {
        roles.add(role);
    }
    roles
}

/// The role of the longest stem that the word begins with.
fn stem(word: &str) -> Option<Role> {
    table::by_stem(&LEXICON.stems, word).map(|(role, _)| *role)
}

struct Lexicon {
    words: Table<Roles>,
    stems: Table<Role>,
}

/// Made when the first word is looked up: about 2000 entries, some 50 µs.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon {
        words: Table::with_capacity_and_hasher(3000, BuildHasherDefault::default()),
        stems: Table::with_capacity_and_hasher(512, BuildHasherDefault::default()),
    };
    for table in [numbers::WORDS, days::WORDS, units::WORDS, sense::WORDS] {
        for (forms, role) in table {
            for form in forms.split(' ') {
                lexicon.words.entry(form).or_default().add(*role);
            }
        }
    }
    for table in [units::STEMS, sense::STEMS] {
        for (stems, role) in table {
            lexicon.stems.extend(stems.split(' ').map(|s| (s, *role)));
        }
    }
    lexicon
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spelled_as_they_are_looked_up() {
        for word in LEXICON.words.keys().chain(LEXICON.stems.keys()) {
            let looked_up = word.to_lowercase().replace('ё', "е");
            assert_eq!(*word, looked_up);
            assert!(!word.is_empty());
        }
        for stem in LEXICON.stems.keys() {
            assert!(
                (table::SHORTEST..=table::LONGEST).contains(&stem.chars().count()),
                "{stem}"
            );
        }
    }

    #[test]
    fn no_word_has_more_roles_than_are_kept() {
        assert!(
            LEXICON
                .words
                .values()
                .all(|r| r.0.iter().flatten().count() <= 4)
        );
    }

    #[test]
    fn a_word_has_its_own_roles_and_its_stems() {
        assert!(roles("зарплату").has(Role::Income));
        assert!(roles("вчера").has(Role::Day(-1)));
        assert!(roles("марта").has(Role::Month(3)));
        assert_eq!(roles("кофе"), Roles::default());
    }
}
