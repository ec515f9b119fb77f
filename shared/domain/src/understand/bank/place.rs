//! A merchant's name as a person would write it: without the terminal's number, the town and
//! the country.

use super::fold::fold;

/// Countries as terminals print them, and towns, folded.
const COUNTRIES: &str = " ru rus kz kaz by blr ua ukr uz uzb kg kgz ge geo am arm az aze us usa gb gbr uk de deu tr tur \
                         pl pol lu lux ie irl nl nld cy cyp fr fra it ita es esp ae are cn chn th tha lt ltu lv lva \
                         ee est md mda tj tjk fi fin se swe ch che at aut cz cze eu rf россия казахстан russia \
                         kazakhstan belarus ukraine ";

const TOWNS: &str = " moscow moskva москва moskow спб spb sankt-peterburg saint-petersburg санкт-петербург petersburg \
                      novosibirsk новосибирск ekaterinburg yekaterinburg екатеринбург kazan казань samara самара \
                      omsk ufa уфа perm krasnodar краснодар sochi сочи voronezh volgograd rostov chelyabinsk tyumen \
                      krasnoyarsk almaty алматы almati astana астана nur-sultan nursultan shymkent шымкент karaganda \
                      karagandy караганда aktobe актобе atyrau aktau pavlodar kostanay taraz semey oral uralsk kokshetau \
                      minsk минск gomel гомель brest брест grodno гродно vitebsk mogilev kyiv kiev київ киев lviv львів \
                      odesa odessa одеса kharkiv харків dnipro дніпро tashkent toshkent ташкент samarkand samarqand \
                      bukhara bishkek бишкек osh tbilisi batumi yerevan erevan gyumri baku istanbul antalya london dublin \
                      amsterdam berlin dubai warszawa new-york luxembourg ";

/// What stands before a town's name.
const TOWN: [&str; 4] = ["г", "g", "gor", "город"];

/// The name without what a terminal adds; `None` where nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    // "PYATEROCHKA/MOSCOW/RU", "MAGNUM\ALMATY\KZ", "OZON>MOSCOW".
    let first = text.split(['\\', '>']).next().unwrap_or_default();
    let mut parts = first
        .split('/')
        .filter(|p| p.chars().any(char::is_alphabetic));
    let path = first
        .contains('/')
        .then(|| parts.find(|p| p.chars().count() > 3 && !added(p)));
    let first = prefixed(path.flatten().unwrap_or(first));
    let spaced = first.replace('*', " ");
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    let mut country = false;
    while words.len() > 1 && words.last().is_some_and(|w| added(w)) {
        // "AIR ASTANA" is no town's branch: a name of three letters wants its second word.
        let short = words.len() == 2 && words.first().is_some_and(|w| w.chars().count() <= 3);
        if short && !country && words.last().is_some_and(|w| is_town(w)) {
            break;
        }
        country = words.pop().is_some_and(is_country);
    }
    // "BLR GREEN MINSK".
    if words.len() > 1 && words.first().is_some_and(|w| w.len() == 3 && is_country(w)) {
        words.remove(0);
    }
    // A number within: `YANDEX 4121 TAXI`.
    let inner = words.len() > 2;
    words.retain(|w| !(inner && w.len() >= 4 && w.chars().all(|c| c.is_ascii_digit())));
    let joined = words.join(" ");
    let name = joined.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let name = name.trim_start_matches('.').trim();
    let name = if initial(name) {
        name
    } else {
        name.trim_end_matches('.')
    };
    name.chars()
        .any(char::is_alphanumeric)
        .then(|| name.to_owned())
}

/// `Иван И.` keeps its point.
fn initial(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    last.chars().count() == 2 && last.starts_with(char::is_uppercase) && name.contains(' ')
}

/// `YM*YANDEX PLUS`, `SQ *COFFEE`: the first letters are the payment service's.
fn prefixed(text: &str) -> &str {
    match text.split_once('*') {
        Some((service, name))
            if service.trim().len() <= 3 && name.trim().starts_with(char::is_alphabetic) =>
        {
            name
        }
        _ => text,
    }
}

/// What a terminal adds behind a name: its number, the town, the country.
fn added(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let letters = bare.chars().count() - digits;
    let coded = bare.starts_with(['T', 'P', 'N', 'K']) && letters == 1;
    let number = (digits >= 2 && letters == 0) || (digits >= 3 && coded);
    let lower = bare.to_lowercase();
    bare.is_empty() || number || is_country(bare) || is_town(bare) || TOWN.contains(&lower.as_str())
}

fn is_country(word: &str) -> bool {
    word.chars().all(char::is_uppercase) && listed(COUNTRIES, word)
}

fn is_town(word: &str) -> bool {
    listed(TOWNS, word)
}

fn listed(list: &str, word: &str) -> bool {
    let (lower, folded) = (word.to_lowercase(), fold(word));
    list.split_whitespace()
        .any(|w| w == lower || fold(w) == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_what_a_terminal_adds() {
        for (text, name) in [
            ("PYATEROCHKA 1234 MOSCOW RU", "PYATEROCHKA"),
            ("PYATEROCHKA/MOSCOW/RU", "PYATEROCHKA"),
            ("MAGNUM CASH CARRY\\ALMATY\\KZ", "MAGNUM CASH CARRY"),
            ("KASPI MAGAZIN", "KASPI MAGAZIN"),
            ("YANDEX*4121*TAXI", "YANDEX TAXI"),
            ("SP EVROOPT G MINSK BY", "SP EVROOPT"),
            ("Иван И.", "Иван И."),
            ("Пятёрочка.", "Пятёрочка"),
            ("OZON.RU", "OZON.RU"),
            ("IP IVANOV A.A.", "IP IVANOV A.A"),
            ("24/7", "24/7"),
        ] {
            assert_eq!(clean(text).as_deref(), Some(name), "{text}");
        }
        assert_eq!(clean("..."), None);
    }
}
