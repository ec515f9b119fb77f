//! What may be money or not: the bot asks, and does what is answered.

use crate::conversations::at_both_distances;
use crate::deployed::Deployed;
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::{Talk, button};

at_both_distances! {
    a_doubt_is_asked_about
    a_doubt_is_answered_in_words
    which_number_is_the_amount
    an_old_button_after_a_new_question
    an_edit_that_makes_a_text_doubtful_keeps_the_entry
}

async fn a_doubt_is_asked_about<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "надо купить хлеб 60",
            "ещё впереди",
            "не купил билет 500",
            "этого не было",
            ["аписать", "Не записывать"],
            "✅ 60 ₽ · надо купить хлеб",
            "За день 60 ₽",
            "не записываю",
        ),
        (
            "en",
            "need to buy bread 5",
            "still ahead",
            "didn't buy the ticket 50",
            "did not happen",
            ["record it", "Do not record"],
            "✅ $5 · need to buy bread",
            "Today $5",
            "not recorded",
        ),
        (
            "kk",
            "нан алу керек 200",
            "әлі алда",
            "билет алмадым 5000",
            "болмаған сияқты",
            ["жазайын ба?", "Жазбау"],
            "✅ 200 ₸ · нан алу керек",
            "Бүгін 200 ₸",
            "жазбаймын",
        ),
    ];
    for (language, plan, ahead, negation, not, [asks, no], recorded, sum, left) in ways {
        let person = talk.person(language).await;
        talk.expect(person, plan, &[ahead, asks]).await;
        assert_eq!(talk.labels(person).await, [recorded, no]);
        talk.press_expect(person, "✅", &[recorded, sum]).await;
        talk.expect(person, negation, &[not, asks]).await;
        talk.press_expect(person, no, &[left]).await;
        talk.expect(person, "/expenses", &[sum]).await;
    }
}

async fn a_doubt_is_answered_in_words<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "надо купить хлеб 60",
            "Да",
            "нет",
            "60 ₽ · надо купить хлеб",
            "не записываю",
        ),
        (
            "en",
            "need to buy bread 5",
            "Yes!",
            "no",
            "$5 · need to buy bread",
            "not recorded",
        ),
        (
            "kk",
            "нан алу керек 200",
            "иә",
            "жоқ",
            "200 ₸ · нан алу керек",
            "жазбаймын",
        ),
    ];
    for (language, text, yes, no, recorded, left) in ways {
        let person = talk.person(language).await;
        talk.say(person, text).await;
        talk.expect(person, no, &[left]).await;
        talk.say(person, text).await;
        talk.expect(person, yes, &[recorded]).await;
        // What is on record does not vanish by a word.
        talk.expect(person, no, &[recorded]).await;
    }
    // With several readings a "yes" says nothing, and no amount is recorded.
    let anna = talk.person("ru").await;
    talk.say(anna, "кофе 500 700").await;
    talk.say(anna, "да").await;
    talk.expect(anna, "/expenses", &["записей пока нет"]).await;
}

async fn which_number_is_the_amount<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "кофе 500 701",
            "Какое из них сумма?",
            "✅ 701 ₽",
            "✅ 701 ₽ · кофе",
        ),
        (
            "en",
            "coffee 5 7",
            "Which one is the amount?",
            "✅ $7",
            "✅ $7 · coffee 5",
        ),
        (
            "kk",
            "кофе 500 701",
            "Қайсысы сома?",
            "✅ 701 ₸",
            "✅ 701 ₸ · кофе",
        ),
    ];
    for (language, text, asked, choice, recorded) in ways {
        let person = talk.person(language).await;
        talk.expect(person, text, &[asked]).await;
        talk.press_expect(person, choice, &[recorded]).await;
    }
}

async fn an_old_button_after_a_new_question<T: Talk>(talk: &mut T) {
    for (language, first, second, old, new, sum) in [
        (
            "ru",
            "надо купить хлеб 60",
            "надо купить чай 90",
            "60 ₽",
            "90 ₽",
            "За день 90 ₽",
        ),
        (
            "en",
            "need to buy bread 5",
            "need to buy tea 9",
            "$5",
            "$9",
            "Today $9",
        ),
        (
            "kk",
            "нан алу керек 200",
            "шай алу керек 900",
            "200 ₸",
            "900 ₸",
            "Бүгін 900 ₸",
        ),
    ] {
        let person = talk.person(language).await;
        talk.say(person, first).await;
        let asked = talk.say(person, second).await;
        let now = talk.press(person, old).await;
        assert_eq!(now, asked, "the old question stays as it was");
        talk.press_expect(person, new, &[sum]).await;
        talk.expect(person, "/expenses", &[sum]).await;
    }
}

async fn an_edit_that_makes_a_text_doubtful_keeps_the_entry<T: Talk>(talk: &mut T) {
    for (language, text, doubtful, kept) in [
        (
            "ru",
            "хлеб 60",
            "надо купить хлеб 65",
            "65 ₽ · надо купить хлеб",
        ),
        (
            "en",
            "bread 3",
            "need to buy bread 4",
            "$4 · need to buy bread",
        ),
        (
            "kk",
            "нан 200",
            "нан алу керек 250",
            "250 ₸ · нан алу керек",
        ),
    ] {
        let person = talk.person(language).await;
        talk.say(person, text).await;
        let answer = talk.edit(person, doubtful).await;
        assert!(answer.contains(kept), "{answer}");
        talk.expect(person, "/expenses", &[kept]).await;
    }
}

#[tokio::test]
async fn a_no_that_comes_late_does_not_hide_what_is_on_record() {
    let mut talk = InProcess::new();
    let anna = talk.person("ru").await;
    talk.say(anna, "надо купить хлеб 60").await;
    let (message, no) = button(&talk.twin.messages(anna), "Не записывать");
    let (_, yes) = button(&talk.twin.messages(anna), "60 ₽");
    talk.press_data(anna, message, yes.clone()).await;
    for data in [no, yes] {
        let now = talk.press_data(anna, message, data).await;
        assert!(now.contains("✅ 60 ₽ · надо купить хлеб"), "{now}");
    }
}
