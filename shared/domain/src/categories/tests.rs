use super::*;
use proptest::prelude::*;

fn id(id: &str) -> Category {
    Category::from_id(id).expect("an id")
}

fn with_dog() -> (Categories, Category) {
    let mut made = Categories::default();
    let dog = made
        .add(Kind::Expense, "Собака".to_owned(), None, MessageId(5))
        .expect("room");
    (made, dog)
}

#[test]
fn an_own_one_is_offered_before_other() {
    let (made, dog) = with_dog();
    let offered = made.offered(Kind::Expense);
    assert_eq!(offered.len(), 19);
    assert_eq!(offered[17..], [dog, id("other")]);
    assert!(made.is_of(dog, Kind::Expense) && !made.is_of(dog, Kind::Income));
    assert_eq!(made.added_by(MessageId(5)), Some(dog));
    assert_eq!(Categories::default().kind_of(dog), None, "another chat's");
}

#[test]
fn hidden_and_merged_ones_are_not_offered_and_come_back() {
    let (mut made, dog) = with_dog();
    assert!(made.hide(id("sport"), true) && made.merge(dog, Some(id("home"))));
    let offered = made.offered(Kind::Expense);
    assert!(!offered.contains(&id("sport")) && !offered.contains(&dog));
    assert_eq!(made.leads_to(dog), id("home"));
    assert_eq!(made.all(Kind::Expense).len(), 19);
    assert!(made.hide(id("sport"), false) && made.merge(dog, None));
    assert_eq!(
        made.offered(Kind::Expense),
        with_dog().0.offered(Kind::Expense)
    );
}

#[test]
fn what_must_not_be_changes_nothing() {
    let (mut made, dog) = with_dog();
    let before = made.clone();
    assert!(!made.merge(dog, Some(dog)));
    assert!(!made.merge(dog, Some(id("salary"))), "another kind");
    assert!(
        !made.merge(id("other"), Some(dog)),
        "where the unknown goes"
    );
    assert!(!made.hide(id("other_income"), true));
    assert!(!made.hide(id("own7"), true), "there is none");
    assert!(!made.rename(id("own7"), Some("X".to_owned()), None, MessageId(6)));
    assert!(!made.reset_name(dog), "it has no other name");
    assert_eq!(made, before);
}

#[test]
fn a_starting_one_gets_its_name_back_and_leaves_no_trace_when_hidden_and_shown() {
    let mut made = Categories::default();
    assert!(made.hide(id("car"), true) && made.hide(id("car"), false));
    assert_eq!(made.made().count(), 0);
    assert!(made.rename(id("car"), Some("Тачка".to_owned()), None, MessageId(5)));
    assert!(made.rename(id("car"), None, Some("🏎".to_owned()), MessageId(6)));
    let car = made.of(id("car")).expect("made");
    assert_eq!(
        (car.name.as_deref(), car.emoji.as_deref()),
        (Some("Тачка"), Some("🏎"))
    );
    assert!(made.reset_name(id("car")));
    assert_eq!(made.of(id("car")).and_then(|m| m.name.clone()), None);
    assert_eq!(made.version(), 5);
}

#[test]
fn forty_own_ones_and_no_more() {
    let mut made = Categories::default();
    for n in 0..40 {
        let name = n.to_string();
        assert!(made.add(Kind::Income, name, None, MessageId(n)).is_some());
    }
    let before = made.clone();
    assert_eq!(
        made.add(Kind::Income, "x".to_owned(), None, MessageId(99)),
        None
    );
    assert_eq!(made, before);
}

#[test]
fn a_cycle_from_outside_leads_nowhere_and_ends() {
    let to = |into: &str| Made {
        into: Some(id(into)),
        ..Made::default()
    };
    let made = Categories::from_parts(1, [(id("car"), to("fuel")), (id("fuel"), to("car"))]);
    assert_eq!(made.leads_to(id("car")), id("car"));
}

#[derive(Clone, Debug)]
enum Deed {
    Add(bool),
    Hide(usize, bool),
    Merge(usize, Option<usize>),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let which = 0..40_usize;
    let deed = prop_oneof![
        1 => any::<bool>().prop_map(Deed::Add),
        2 => (which.clone(), any::<bool>()).prop_map(|(c, h)| Deed::Hide(c, h)),
        6 => (which.clone(), prop::option::weighted(0.8, which)).prop_map(|(c, to)| Deed::Merge(c, to)),
    ];
    prop::collection::vec(deed, 0..60)
}

proptest! {
    #[test]
    fn whatever_is_done_every_category_leads_to_one_that_leads_nowhere(deeds in deeds()) {
        let mut made = Categories::default();
        let nth = |made: &Categories, n: usize| {
            let all = [made.all(Kind::Expense), made.all(Kind::Income)].concat();
            all[n % all.len()]
        };
        for (number, deed) in (0..).zip(deeds) {
            let version = made.version();
            let changed = match deed {
                Deed::Add(income) => {
                    let kind = if income { Kind::Income } else { Kind::Expense };
                    made.add(kind, "x".to_owned(), None, MessageId(number)).is_some()
                }
                Deed::Hide(c, hidden) => made.hide(nth(&made, c), hidden),
                Deed::Merge(c, to) => {
                    let to = to.map(|to| nth(&made, to));
                    made.merge(nth(&made, c), to)
                }
            };
            prop_assert_eq!(made.version() != version, changed);
        }
        for kind in [Kind::Expense, Kind::Income] {
            for category in made.all(kind) {
                let shown = made.leads_to(category);
                prop_assert_eq!(made.merged_into(shown), None);
                prop_assert!(made.is_of(shown, kind));
            }
            let offered = made.offered(kind);
            prop_assert!(offered.contains(&Category::other(kind)));
            prop_assert!(offered.iter().all(|c| !made.is_hidden(*c) && made.leads_to(*c) == *c));
        }
    }
}
