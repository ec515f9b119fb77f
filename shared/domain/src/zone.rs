//! Time zones as people say them, and local days.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Cities by the names that people of our first languages use, each with its zone. The
/// zones themselves are the IANA database's, bundled by jiff.
const CITIES: &[(&str, &str)] = &[
    (
        "москва moscow мск msk мәскеу питер спб санкт-петербург petersburg",
        "Europe/Moscow",
    ),
    (
        "алматы алма-ата almaty астана astana нур-султан шымкент shymkent казахстан қазақстан караганда қарағанды kazakhstan",
        "Asia/Almaty",
    ),
    ("актау ақтау aktau", "Asia/Aqtau"),
    ("калининград kaliningrad", "Europe/Kaliningrad"),
    ("самара samara", "Europe/Samara"),
    (
        "екатеринбург yekaterinburg ekaterinburg челябинск уфа пермь тюмень",
        "Asia/Yekaterinburg",
    ),
    ("омск omsk", "Asia/Omsk"),
    ("новосибирск novosibirsk", "Asia/Novosibirsk"),
    ("красноярск krasnoyarsk", "Asia/Krasnoyarsk"),
    ("иркутск irkutsk", "Asia/Irkutsk"),
    ("якутск yakutsk", "Asia/Yakutsk"),
    ("владивосток vladivostok", "Asia/Vladivostok"),
    ("магадан magadan", "Asia/Magadan"),
    ("камчатка kamchatka", "Asia/Kamchatka"),
    ("минск minsk", "Europe/Minsk"),
    ("киев київ kyiv kiev", "Europe/Kyiv"),
    ("ташкент toshkent tashkent", "Asia/Tashkent"),
    ("бишкек bishkek", "Asia/Bishkek"),
    ("тбилиси tbilisi батуми batumi", "Asia/Tbilisi"),
    ("ереван yerevan", "Asia/Yerevan"),
    ("баку baku", "Asia/Baku"),
    ("стамбул istanbul анталья antalya", "Europe/Istanbul"),
    ("дубай dubai", "Asia/Dubai"),
    ("берлин berlin", "Europe/Berlin"),
    ("белград belgrade", "Europe/Belgrade"),
    ("варшава warsaw", "Europe/Warsaw"),
    ("париж paris", "Europe/Paris"),
    ("лондон london", "Europe/London"),
    ("нью-йорк new-york newyork nyc", "America/New_York"),
    ("чикаго chicago", "America/Chicago"),
    ("лос-анджелес los-angeles", "America/Los_Angeles"),
    ("токио tokyo", "Asia/Tokyo"),
    ("бангкок bangkok пхукет phuket", "Asia/Bangkok"),
];

/// The zone that a person means: a city of ours, an IANA name in any letter case, or a
/// whole-hour offset such as `UTC+5` or `-3`. `None` where it is none of them.
#[must_use]
pub fn find(said: &str) -> Option<TimeZone> {
    let said = short(said)?;
    city(said)
        .or_else(|| offset(said))
        .or_else(|| iana(&said.replace(' ', "_")))
}

/// The zone of a text that is an answer by itself, without a command: a city of ours,
/// `Area/City`, or `UTC+5`. Many other words are names of zones too (`Jamaica`, `Turkey`).
#[must_use]
pub fn answer(said: &str) -> Option<TimeZone> {
    let said = short(said)?;
    let named = said.to_uppercase();
    city(said).or_else(|| match () {
        () if named.starts_with("UTC") || named.starts_with("GMT") => offset(said),
        () if said.contains('/') => iana(&said.replace(' ', "_")),
        () => None,
    })
}

fn short(said: &str) -> Option<&str> {
    Some(said.trim()).filter(|s| !s.is_empty() && s.len() <= 64)
}

fn city(said: &str) -> Option<TimeZone> {
    let word = said.to_lowercase().replace([' ', '_'], "-");
    let (_, name) = CITIES
        .iter()
        .find(|(names, _)| names.split(' ').any(|n| n == word))?;
    TimeZone::get(name).ok()
}

/// A zone as people read it: `Asia/Almaty`, `UTC+5`. The IANA names of fixed offsets have
/// the sign of POSIX, which is the other way round.
#[must_use]
pub fn shown(zone: &TimeZone) -> String {
    let name = zone.iana_name().unwrap_or("UTC");
    match name.strip_prefix("Etc/") {
        None => name.to_owned(),
        Some(fixed) => match fixed.strip_prefix("GMT") {
            Some(hours) if hours.starts_with('-') => format!("UTC{}", hours.replace('-', "+")),
            Some(hours) if hours.starts_with('+') => format!("UTC{}", hours.replace('+', "−")),
            _ => "UTC".to_owned(),
        },
    }
}

fn iana(name: &str) -> Option<TimeZone> {
    if let Ok(zone) = TimeZone::get(name) {
        return zone.iana_name().is_some().then_some(zone);
    }
    // "lisbon" is enough where one continent has it.
    let wanted = name.to_lowercase();
    [
        "Europe",
        "Asia",
        "America",
        "Africa",
        "Australia",
        "Pacific",
        "Atlantic",
        "Indian",
    ]
    .iter()
    .find_map(|area| TimeZone::get(&format!("{area}/{wanted}")).ok())
}

/// `UTC+5`, `GMT-3`, `+5`: whole hours, at most 14 from UTC, as the IANA zone `Etc/GMT..`, so
/// that a zone is always stored by name. Half hours have zones with cities.
fn offset(said: &str) -> Option<TimeZone> {
    let upper = said.to_uppercase();
    let rest = upper
        .trim_start_matches("UTC")
        .trim_start_matches("GMT")
        .trim();
    let (sign, digits) = match rest.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, rest.strip_prefix(['-', '−'])?),
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let (hours, minutes): (i8, i8) = (hours.parse().ok()?, minutes.parse().ok()?);
    if !(0..=14).contains(&hours) || minutes != 0 {
        return None;
    }
    // POSIX signs: Etc/GMT-5 is five hours ahead of UTC.
    let name = match (sign, hours) {
        (_, 0) => "Etc/UTC".to_owned(),
        (1, h) => format!("Etc/GMT-{h}"),
        (_, h) => format!("Etc/GMT+{h}"),
    };
    TimeZone::get(&name).ok()
}

/// The local day of an instant.
#[must_use]
pub fn day_in(at: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(at).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(said: &str) -> Option<String> {
        find(said).and_then(|z| z.iana_name().map(str::to_owned))
    }

    #[test]
    fn cities_names_and_offsets() {
        assert_eq!(name("Алматы").as_deref(), Some("Asia/Almaty"));
        assert_eq!(name("asia/almaty").as_deref(), Some("Asia/Almaty"));
        assert_eq!(name("New York").as_deref(), Some("America/New_York"));
        assert_eq!(name("Lisbon").as_deref(), Some("Europe/Lisbon"));
        assert_eq!(name("UTC+5").as_deref(), Some("Etc/GMT-5"));
        assert_eq!(name("-3").as_deref(), Some("Etc/GMT+3"));
        assert_eq!(name("где-то там"), None);
        assert_eq!(name(""), None);
    }

    #[test]
    fn an_answer_without_a_command_is_plainly_a_zone() {
        assert!(answer("Алматы").is_some() && answer("utc+5").is_some());
        assert!(answer("asia/almaty").is_some());
        for word in ["Turkey", "Jamaica", "met", "+5", "Christmas", ""] {
            assert!(answer(word).is_none(), "{word}");
        }
    }

    #[test]
    fn an_offset_is_shown_with_the_sign_that_people_mean() {
        let say = |said| shown(&find(said).unwrap());
        assert_eq!(
            (say("UTC+5"), say("-3"), say("UTC+0")),
            ("UTC+5".into(), "UTC−3".into(), "UTC".into())
        );
        assert_eq!(say("Алматы"), "Asia/Almaty");
    }

    #[test]
    fn every_city_has_a_zone() {
        for (names, zone) in CITIES {
            assert!(TimeZone::get(zone).is_ok(), "{names}: {zone}");
        }
    }

    #[test]
    fn a_day_begins_at_local_midnight() {
        let at: Timestamp = "2026-11-23T19:30:00Z".parse().unwrap();
        assert_eq!(
            day_in(at, &find("Алматы").unwrap()).to_string(),
            "2026-11-24"
        );
        assert_eq!(
            day_in(at, &find("Москва").unwrap()).to_string(),
            "2026-11-23"
        );
    }
}
