//! The names of the months.

use super::fold::fold;
use std::sync::LazyLock;

/// The months: the short names, and with a star the stems of the long ones.
const MONTHS: [&str; 12] = [
    "янв январ* jan january січ* студ* қаңтар*",
    "фев феврал* feb february лют лютого лютага ақпан*",
    "мар март* mar march берез* сак сакавік* наурыз*",
    "апр апрел* apr april квіт* крас красавік* сәуір*",
    "май мая may трав траўня травня мамыр*",
    "июн июн* jun june черв* чэрв* маусым*",
    "июл июл* jul july лип липня ліп ліпеня шілде*",
    "авг август* aug august серп серпня жнів* тамыз*",
    "сен сент сентябр* sep sept september вер вересня верас* қыркүйек*",
    "окт октябр* oct october жов жовт* кастр* қазан*",
    "ноя нояб ноябр* nov november лист листопад* ліст лістап* қараша*",
    "дек декабр* dec december груд* снеж* желтоқсан*",
];

/// A name or a stem, folded; whether it is a stem; and the month's number.
static NAMES: LazyLock<Vec<(String, bool, usize)>> = LazyLock::new(|| {
    let month = |(place, names): (usize, &&'static str)| {
        let name = move |name: &str| {
            let stem = name.trim_end_matches('*');
            (fold(stem), stem != name, place + 1)
        };
        names.split(' ').map(name).collect::<Vec<_>>()
    };
    MONTHS.iter().enumerate().flat_map(month).collect()
});

/// The number of the month that a folded word names.
pub(super) fn number(folded: &str) -> Option<usize> {
    let first = folded.as_bytes().first();
    let fits = |(name, stem, _): &&(String, bool, usize)| {
        if name.as_bytes().first() != first {
            false
        } else if *stem {
            folded.starts_with(name.as_str())
        } else {
            folded == name
        }
    };
    NAMES.iter().find(fits).map(|(_, _, number)| *number)
}

/// Whether a folded word is the full name of a month.
pub(super) fn is_full(folded: &str) -> bool {
    folded.len() > 4 && number(folded).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_their_languages() {
        for (word, month) in [
            ("янв", 1),
            ("лютого", 2),
            ("Mar", 3),
            ("красавіка", 4),
            ("ноября", 11),
            ("қараша", 11),
        ] {
            assert_eq!(number(&fold(word)), Some(month), "{word}");
        }
        assert_eq!(number("market"), None);
    }
}
