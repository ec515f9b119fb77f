//! What a reading does not depend on: spaces between the words, the case of letters, a smile
//! at the end, and whether entries come in one text or one by one.

use crate::{chat, one};
use kopeck_domain::understand::{Draft, understand};
use kopeck_domain::{Kind, Money};
use proptest::prelude::*;
use proptest::sample::select;

/// A thing, an amount, and what may stand around them.
fn entry() -> impl Strategy<Value = String> {
    let thing = select(vec![
        "кофе",
        "такси домой",
        "хлеб",
        "coffee",
        "lunch with sam",
        "taxi",
        "нан",
        "сүт",
        "аптека",
    ]);
    let money = select(vec!["", "₽", " руб", " тг", "$", " евро", "к"]);
    let day = select(vec!["", "", "вчера ", "yesterday ", "кеше ", "5 марта "]);
    (thing, 30_u32..2000, money, day, any::<bool>()).prop_map(|(thing, n, money, day, first)| {
        if first && day.is_empty() {
            format!("{n}{money} {thing}")
        } else {
            format!("{day}{thing} {n}{money}")
        }
    })
}

/// What is the same in another case: the note's words aside, all.
fn same(a: &Draft, b: &Draft) -> bool {
    facts(a) == facts(b) && a.note.to_lowercase() == b.note.to_lowercase()
}

fn facts(draft: &Draft) -> (Kind, Money, jiff::civil::Date) {
    (draft.kind, draft.money, draft.day)
}

fn title(text: &str) -> String {
    let mut start = true;
    let letter = |c: char| {
        let up = std::mem::replace(&mut start, c == ' ');
        if up {
            c.to_uppercase().to_string()
        } else {
            c.to_string()
        }
    };
    text.chars().map(letter).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn more_spaces(text in entry(), count in 2_usize..6, space in select(vec![" ", "\u{a0}", "\t", "\u{2003}"])) {
        let plain = one(&text, chat("RUB"));
        prop_assert!(plain.is_ok(), "{}: {:?}", text, plain);
        let wide = format!("  {}  ", text.replace(' ', &space.repeat(count)));
        let read = one(&wide, chat("RUB"));
        prop_assert!(read.is_ok(), "{:?}: {:?}", wide, read);
        let (plain, read) = (plain.unwrap(), read.unwrap());
        prop_assert_eq!(facts(&plain), facts(&read), "{:?}", wide);
        prop_assert_eq!(plain.note, read.note, "{:?}", wide);
    }

    #[test]
    fn any_case(text in entry()) {
        let plain = one(&text, chat("RUB")).unwrap();
        for other in [text.to_uppercase(), text.to_lowercase(), title(&text)] {
            let read = one(&other, chat("RUB"));
            prop_assert!(read.is_ok(), "{}: {:?}", other, read);
            prop_assert!(same(&plain, &read.unwrap()), "{}", other);
        }
    }

    #[test]
    fn a_smile_or_a_word_of_thanks(
        text in entry(),
        end in select(vec!["🍕", "❤\u{fe0f}", "👨‍👩‍👧", "🙂👍", "!", ")))", "спасибо", "thanks", "рахмет"]),
    ) {
        let plain = one(&text, chat("RUB")).unwrap();
        let read = one(&format!("{text} {end}"), chat("RUB"));
        prop_assert!(read.is_ok(), "{} {}: {:?}", text, end, read);
        // What stands at the end may stay in the note.
        prop_assert_eq!(facts(&plain), facts(&read.unwrap()), "{} {}", text, end);
    }

    #[test]
    fn one_by_one_or_all_at_once(
        texts in prop::collection::vec(entry(), 2..5),
        joint in select(vec!["\n", "; ", "\n\n", " ;\n", ", "]),
    ) {
        // A day holds for what follows in the same line: there all or none may say one.
        let with_day = |t: &String| ["вчера", "yesterday", "кеше", "5 марта"].iter().any(|d| t.starts_with(d));
        let mut texts = texts;
        texts.retain(|t| joint != ", " || !with_day(t));
        let context = chat("RUB");
        let each: Vec<Draft> = texts.iter().map(|t| one(t, context).unwrap()).collect();
        let whole = texts.join(joint);
        let read = understand(&whole, context);
        prop_assert!(read.problems.is_empty() && read.asks.is_none(), "{}: {:?}", whole, read);
        let all: Vec<_> = read.entries.iter().map(|d| (facts(d), &d.note)).collect();
        let wanted: Vec<_> = each.iter().map(|d| (facts(d), &d.note)).collect();
        prop_assert_eq!(all, wanted, "{}", whole);
    }

    #[test]
    fn any_text_has_an_answer(text in "(\\PC|[0-9 .,+*/()-]|вчера |по |тыс ){0,80}", code in select(vec!["RUB", "JPY", "KWD"])) {
        let read = understand(&text, chat(code));
        prop_assert_eq!(&read, &understand(&text, chat(code)));
        for draft in read.entries.iter().chain(&read.planned) {
            prop_assert!((1..=Money::MAX_MINOR).contains(&draft.money.minor));
        }
    }
}
