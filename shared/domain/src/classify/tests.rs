use super::*;
use proptest::prelude::*;

fn expense(note: &str) -> &'static str {
    guess(note, Kind::Expense).category.id()
}

#[track_caller]
fn all(category: &str, notes: &[&str]) {
    let wrong: Vec<_> = notes
        .iter()
        .filter(|note| expense(note) != category)
        .map(|note| (*note, expense(note), why(note, Kind::Expense)))
        .collect();
    assert!(wrong.is_empty(), "not {category}: {wrong:?}");
}

#[test]
fn forms_of_a_word_are_the_word() {
    all(
        "groceries",
        &[
            "молоко",
            "молока",
            "хлеба",
            "яйца",
            "продуктами",
            "MILK",
            "eggs",
        ],
    );
    all(
        "transport",
        &[
            "такси",
            "на такси",
            "taxi",
            "автобус",
            "автобусы",
            "в метро",
        ],
    );
    all(
        "eating_out",
        &["кофе", "пиццу", "coffee with a friend", "бургеры"],
    );
    all(
        "clothes",
        &["кроссовки", "кроссовок", "джинсы", "shoes", "носков"],
    );
}

#[test]
fn kazakh_with_its_endings() {
    all(
        "groceries",
        &["нан", "нанға", "сүт", "сүтке", "ет алдым", "базардан"],
    );
    all("pharmacy", &["дәріхана", "дәріханадан", "дәрі", "дәрілер"]);
    all("transport", &["автобусқа", "таксиге"]);
}

#[test]
fn merchants_in_either_script_and_with_tails() {
    all(
        "groceries",
        &[
            "пятёрочка",
            "Pyaterochka",
            "PYATEROCHKA 1234 MOSCOW RUS",
            "ООО Магнит 77",
        ],
    );
    all(
        "transport",
        &[
            "яндекс такси",
            "yandex taxi",
            "YANDEX.TAXI MOSCOW",
            "indrive",
        ],
    );
    all("fun", &["netflix.com", "Нетфликс", "steam"]);
    all("eating_out", &["McDonald's", "KFC 0412 ALMATY", "wolt"]);
}

#[test]
fn a_slip_of_the_finger_is_forgiven() {
    all("groceries", &["пятерочкка", "прадукты", "макороны"]);
    all("transport", &["автобкс", "самакат"]);
    all("pharmacy", &["аптекка", "pharmcy"]);
}

#[test]
fn several_words_vote() {
    all("car", &["замена масла", "масла замена в машине"]);
    all("gifts", &["подарок маме", "цветы для жены"]);
}

#[test]
fn one_look_two_letters() {
    // The second has a Latin "o" and "e" among Cyrillic letters.
    assert_eq!(expense("молоко"), expense("мoлoкo"));
}

#[test]
fn what_is_unknown_is_unsure() {
    for note in [
        "",
        " ",
        "123",
        "!!!",
        "в на по",
        "Москва",
        "фывапролдж",
        "qwrtpsdfg",
        "漢字",
    ] {
        assert!(!guess(note, Kind::Expense).sure, "{note}");
        assert!(!guess(note, Kind::Income).sure, "{note}");
    }
    assert_eq!(
        guess("", Kind::Income).category,
        Category::other(Kind::Income)
    );
    assert_eq!(
        guess("", Kind::Expense).category,
        Category::other(Kind::Expense)
    );
}

#[test]
fn what_stands_in_the_list_is_sure() {
    for note in ["молоко", "такси", "аптека", "бензин", "netflix", "нан"]
    {
        assert!(
            guess(note, Kind::Expense).sure,
            "{note}: {:?}",
            why(note, Kind::Expense)
        );
    }
}

#[test]
fn money_that_came_has_its_own_categories() {
    for (note, id) in [
        ("зарплата", "salary"),
        ("salary", "salary"),
        ("жалақы", "salary"),
        ("премия", "bonus"),
        ("кэшбэк", "refund"),
    ] {
        assert_eq!(guess(note, Kind::Income).category.id(), id, "{note}");
    }
}

#[test]
fn why_is_the_guess_first() {
    let best = why("замена масла", Kind::Expense);
    assert!((1..=3).contains(&best.len()));
    assert_eq!(best[0].0, guess("замена масла", Kind::Expense).category);
}

#[test]
fn stems_are_plain_and_few() {
    assert_eq!(stems("Кофе на вынос, 2 шт."), stems("кофе вынос"));
    assert_eq!(stems("подарка"), stems("ПОДАРКИ"));
    assert_eq!(stems("подарок"), stems("подарки"));
    assert_eq!(stems("ёлка"), stems("елку"));
    assert_eq!(stems("дәріхана"), stems("дәріханадан"));
    assert_eq!(stems("shoe"), stems("shoes"));
    assert_eq!(stems("альбом"), stems("альбома"));
    assert!(stems("в 5 на 10").is_empty());
}

#[test]
fn a_model_cut_short_knows_nothing() {
    for end in [0, 3, 4, 40, 5_000, MODEL.len() / 2, MODEL.len() - 1] {
        let model = model::Model::read(&MODEL[..end]);
        let _ = guess_by(&model, "замена масла и фывапр", Kind::Expense);
    }
    let none = model::Model::read(&[]);
    assert!(!guess_by(&none, "молоко", Kind::Expense).sure);
}

#[test]
fn the_table_is_small() {
    assert!(MODEL.len() < 300_000, "{}", MODEL.len());
}

proptest! {
    #[test]
    fn any_note_has_a_guess_of_its_kind(note in any::<String>()) {
        for kind in [Kind::Expense, Kind::Income] {
            let guess = guess(&note, kind);
            prop_assert!(guess.category.is_of(kind));
            prop_assert!(why(&note, kind).len() <= 3);
        }
        for stem in stems(&note) {
            prop_assert!(!stem.is_empty());
        }
    }

    #[test]
    fn letters_of_these_languages(note in "[а-яёәғқңөұүһіa-zA-ZА-Я0-9 .'&-]{0,80}") {
        prop_assert!(guess(&note, Kind::Expense).category.is_of(Kind::Expense));
        prop_assert_eq!(stems(&note), stems(&note.to_lowercase()));
    }

    #[test]
    fn bytes_that_are_no_model(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let with_magic = [model::MAGIC.as_slice(), &bytes].concat();
        let _ = guess_by(&model::Model::read(&with_magic), "кофе", Kind::Expense);
    }
}
