use super::*;
use crate::entry::MessageId;
use proptest::prelude::*;

fn id(id: &str) -> Category {
    Category::from_id(id).expect("an id")
}

fn taught(lessons: &[(&str, &str)]) -> Hints {
    let mut hints = Hints::default();
    for (note, category) in lessons {
        hints.teach(note, id(category), &Categories::default());
    }
    hints
}

fn find(hints: &Hints, note: &str) -> Option<&'static str> {
    let found = hints
        .known()
        .find(note, Kind::Expense, &Categories::default());
    found.map(Category::id)
}

#[test]
fn the_same_words_go_where_the_chat_said() {
    let hints = taught(&[("Кухтырь", "eating_out")]);
    assert_eq!(find(&hints, "кухтырь"), Some("eating_out"));
    assert_eq!(find(&hints, "КУХТЫРЬ, дважды"), Some("eating_out"));
    assert_eq!(find(&hints, "бздынь"), None);
    assert_eq!(find(&hints, ""), None);
}

#[test]
fn the_longest_hint_is_heard_and_the_order_of_words_is_nothing() {
    let hints = taught(&[
        ("кухтырь", "eating_out"),
        ("кухтырь бздынь", "fun"),
        ("зюмка", "home"),
    ]);
    assert_eq!(find(&hints, "бздынь кухтырь"), Some("fun"));
    assert_eq!(find(&hints, "кухтырь бздынь синий"), Some("fun"));
    assert_eq!(find(&hints, "кухтырь синий"), Some("eating_out"));
    assert_eq!(find(&hints, "бздынь"), None);
}

#[test]
fn a_correction_moves_the_hint() {
    let hints = taught(&[
        ("Кухтырь бздынь", "eating_out"),
        ("зюмка", "home"),
        ("бздынь, кухтырь!", "fun"),
    ]);
    assert_eq!(find(&hints, "кухтырь бздынь"), Some("fun"));
    assert_eq!(hints.all().len(), 2);
    assert_eq!(hints.all()[1].words, "бздынь кухтырь");
    assert_eq!(hints.version(), 3);
    let mut again = hints.clone();
    again.teach("бздынь кухтырь", id("fun"), &Categories::default());
    assert_eq!(again, hints, "what is known already changes nothing");
}

#[test]
fn each_kind_has_its_own() {
    let hints = taught(&[("кухтырь", "fun"), ("кухтырь", "refund")]);
    let made = Categories::default();
    assert_eq!(find(&hints, "кухтырь"), Some("fun"));
    let income = hints.known().find("кухтырь", Kind::Income, &made);
    assert_eq!(income, Some(id("refund")));
}

#[test]
fn hints_follow_merges_and_keep_away_from_what_is_hidden() {
    let mut made = Categories::default();
    let dog = made
        .add(Kind::Expense, "Собака".to_owned(), None, MessageId(1))
        .expect("room");
    let mut hints = Hints::default();
    hints.teach("кухтырь", dog, &made);
    let find = |made: &Categories| hints.known().find("кухтырь", Kind::Expense, made);
    assert_eq!(find(&made), Some(dog));
    assert!(made.merge(dog, Some(id("home"))));
    assert_eq!(find(&made), Some(id("home")));
    assert!(made.hide(id("home"), true));
    assert_eq!(find(&made), None);
}

#[test]
fn of_a_long_note_the_words_that_say_most_are_learned() {
    let note = "а за корм для нашего бульдога Кухтыря 2 кг";
    let words = taught(&[(note, "home")]).all()[0].words.clone();
    assert!(words.len() <= MAX_WORDS, "{words}");
    assert!(words.contains("бульдога кухтыря"), "{words}");
    assert_eq!(find(&taught(&[(note, "home")]), note), Some("home"));
}

#[test]
fn nothing_to_learn() {
    for note in ["", "🍕", "25", "— !", &"ы".repeat(50)] {
        let mut hints = Hints::default();
        assert_eq!(hints.teach(note, id("fun"), &Categories::default()), None);
        assert_eq!(hints, Hints::default());
    }
}

#[test]
fn forgotten_and_sent_by_place() {
    let mut hints = taught(&[("кухтырь", "fun"), ("бздынь", "home")]);
    assert!(hints.send(0, id("car")) && !hints.send(1, id("car")) && !hints.send(9, id("car")));
    assert_eq!(find(&hints, "кухтырь"), Some("car"));
    assert_eq!(hints.all()[1].words, "кухтырь", "the newest now");
    assert!(hints.forget(1) && !hints.forget(1));
    assert_eq!(find(&hints, "кухтырь"), None);
    assert_eq!(find(&hints, "бздынь"), Some("home"));
}

proptest! {
    // Each lesson compares with up to a hundred hints: a few histories are plenty.
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn hints_are_bounded_and_the_last_lesson_holds(
        lessons in prop::collection::vec(("\\PC{0,60}", 0..18_usize), 0..140)
    ) {
        let made = Categories::default();
        let all: Vec<_> = Category::of(Kind::Expense).collect();
        let mut hints = Hints::default();
        for (note, which) in lessons {
            if let Some(words) = hints.teach(&note, all[which], &made) {
                prop_assert!(words.len() <= MAX_WORDS && !words.is_empty());
                let found = hints.known().find(&words, Kind::Expense, &made);
                prop_assert_eq!(found, Some(all[which]));
            }
        }
        prop_assert!(hints.all().len() <= MAX_HINTS);
    }
}
