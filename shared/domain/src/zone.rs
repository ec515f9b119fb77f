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
    let said = said.trim();
    if said.is_empty() || said.len() > 64 {
        return None;
    }
    let word = said.to_lowercase().replace([' ', '_'], "-");
    if let Some((_, name)) = CITIES
        .iter()
        .find(|(names, _)| names.split(' ').any(|n| n == word))
    {
        return TimeZone::get(name).ok();
    }
    fixed(said).or_else(|| iana(&said.replace(' ', "_")))
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
fn fixed(said: &str) -> Option<TimeZone> {
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
