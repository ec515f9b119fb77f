use super::*;

fn data() -> Data {
    Data {
        verb: Verb::SetAmount,
        message: MessageId(2_147_483_647),
        line: 89,
        version: 4_000_000_000,
        value: "1000000000000000".to_owned(),
    }
}

#[test]
fn the_longest_data_fits_and_reads_back() {
    let (key, chat) = (ButtonKey([7; 16]), ChatId(-1_001_234_567_890));
    for (verb, _) in VERBS {
        let data = Data { verb, ..data() };
        let text = data.signed(&key, chat);
        assert!(text.len() <= 64, "{text}: {}", text.len());
        assert_eq!(Data::read(&text), Some(data));
        assert!(Data::is_signed(&text, &key, chat));
    }
}

#[test]
fn the_longest_zone_fits() {
    let zone = Data::setting(Verb::Zone, "America/Argentina/Buenos_Aires");
    let text = zone.signed(&ButtonKey([7; 16]), ChatId(5));
    assert!(text.len() <= 64, "{}", text.len());
    assert_eq!(Data::read(&text), Some(zone));
}

#[test]
fn the_longest_merge_fits() {
    let merge = Data::of_chat(Verb::Merge, "communication.eating_out", u32::MAX);
    let text = merge.signed(&ButtonKey([7; 16]), ChatId(5));
    assert!(text.len() <= 64, "{}", text.len());
    assert_eq!(Data::read(&text), Some(merge));
}

#[test]
fn what_was_tampered_with_is_not_ours() {
    let (key, chat) = (ButtonKey([7; 16]), ChatId(5));
    let good = data().signed(&key, chat);
    assert!(!Data::is_signed(&good, &key, ChatId(6)), "another chat");
    assert!(
        !Data::is_signed(&good, &ButtonKey([8; 16]), chat),
        "another key"
    );
    for bad in [
        good.replace(":A:", ":x:"),
        good.replace("1000000000000000", "2000000000000000"),
        good.trim_end_matches(|c: char| c != ':').to_owned(),
        good.get(..good.len() - 2).unwrap().to_owned(),
        String::new(),
        "1:x:1.0.1::".to_owned(),
    ] {
        assert!(!Data::is_signed(&bad, &key, chat), "{bad}");
    }
}
