//! `/categories` and what corrections teach, at two distances. The words that are taught are
//! invented, so that no list of words knows them.

use crate::deployed::Deployed;
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::Talk;

mod again;

/// Makes two tests of each body.
macro_rules! at_both_distances {
    ($($body:ident)*) => {
        mod in_process {
            use super::*;
            $(#[tokio::test] async fn $body() { super::$body(&mut InProcess::new()).await; })*
        }
        mod deployed {
            use super::*;
            $(#[tokio::test] async fn $body() {
                let Some((stack, _shared)) = stack::shared().await else { return };
                super::$body(&mut Deployed::new(&stack)).await;
            })*
        }
    };
}

at_both_distances! {
    a_correction_teaches_in_russian
    a_correction_teaches_in_english
    a_correction_teaches_in_kazakh
    a_correction_moves_what_was_learned
    what_was_learned_is_shown_moved_and_forgotten
    an_own_category_is_added_renamed_and_used
    an_own_category_by_its_button_in_english
    an_own_category_by_its_button_in_kazakh
    merged_and_taken_out_again
    hidden_and_shown_again
    names_that_do_not_fit
    many_categories_come_in_pages
}

/// A text, and its entry's category by buttons.
async fn corrected<T: Talk>(talk: &mut T, person: i64, text: &str, menu: &str, to: &str) {
    talk.say(person, text).await;
    talk.press(person, menu).await;
    talk.press_expect(person, to, &[to]).await;
}

async fn a_correction_teaches_in_russian<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    corrected(talk, anna, "400 кухтырь", "Категория", "Кафе и рестораны").await;
    talk.expect(anna, "450 Кухтырь", &["Кухтырь · 🍽 Кафе и рестораны"])
        .await;
    // Other words around them, an income: it is about these words, for expenses.
    talk.expect(anna, "500 ещё кухтырь", &["🍽 Кафе и рестораны"])
        .await;
    let income = talk.say(anna, "+500 кухтырь").await;
    assert!(!income.contains("Кафе"), "{income}");
    talk.expect(anna, "/expenses", &["450 ₽ · Кухтырь · 🍽 Кафе и рестораны"])
        .await;
    // Nobody else learned it.
    let oleg = talk.person("ru").await;
    let other = talk.say(oleg, "400 кухтырь").await;
    assert!(!other.contains("Кафе"), "{other}");
}

async fn a_correction_teaches_in_english<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    corrected(talk, tom, "5 frobnitz", "Category", "Eating out").await;
    talk.expect(tom, "7 Frobnitz", &["Frobnitz · 🍽 Eating out"])
        .await;
    corrected(talk, tom, "+50 frobnitz", "Category", "Refund").await;
    talk.expect(tom, "+60 frobnitz", &["↩️ Refund"]).await;
    talk.expect(tom, "8 frobnitz", &["🍽 Eating out"]).await;
}

async fn a_correction_teaches_in_kazakh<T: Talk>(talk: &mut T) {
    let aigul = talk.person("kk").await;
    corrected(talk, aigul, "500 бұлдырық", "Санат", "Үй").await;
    talk.expect(aigul, "700 бұлдырық", &["бұлдырық · 🏠 Үй"])
        .await;
}

async fn a_correction_moves_what_was_learned<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    corrected(talk, anna, "400 кухтырь", "Категория", "Кафе и рестораны").await;
    corrected(talk, anna, "500 кухтырь", "Категория", "Дом").await;
    talk.expect(anna, "600 кухтырь", &["🏠 Дом"]).await;
    // More words say more, in any order.
    corrected(talk, anna, "700 кухтырь бздынь", "Категория", "Спорт").await;
    talk.expect(anna, "800 бздынь, кухтырь", &["🏃 Спорт"])
        .await;
    talk.expect(anna, "900 кухтырь", &["🏠 Дом"]).await;
    corrected(talk, anna, "950 кухтырь", "Категория", "Кафе и рестораны").await;
    talk.expect(anna, "990 кухтырь", &["🍽 Кафе"]).await;
}

async fn what_was_learned_is_shown_moved_and_forgotten<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.say(anna, "/categories").await;
    talk.press_expect(anna, "Чему я научился", &["Пока ничего не запомнил"])
        .await;
    corrected(talk, anna, "400 кухтырь", "Категория", "Дом").await;
    corrected(talk, anna, "500 бздынь", "Категория", "Спорт").await;
    talk.say(anna, "/categories").await;
    talk.press(anna, "Чему я научился").await;
    let labels = talk.labels(anna).await;
    assert_eq!(labels[..3], ["бздынь → 🏃 Спорт", "🗑", "кухтырь → 🏠 Дом"]);
    talk.press_expect(anna, "кухтырь → 🏠 Дом", &["«кухтырь» сейчас в 🏠 Дом"])
        .await;
    talk.press(anna, "Кафе и рестораны").await;
    let labels = talk.labels(anna).await;
    assert_eq!(labels[0], "кухтырь → 🍽 Кафе и рестораны");
    talk.expect(anna, "600 кухтырь", &["🍽 Кафе"]).await;
    talk.say(anna, "/categories").await;
    talk.press(anna, "Чему я научился").await;
    talk.press(anna, "бздынь").await;
    talk.press(anna, "Забыть").await;
    assert_eq!(talk.labels(anna).await[0], "кухтырь → 🍽 Кафе и рестораны");
    let unknown = talk.say(anna, "700 бздынь").await;
    assert!(!unknown.contains("Спорт"), "{unknown}");
}

async fn an_own_category_is_added_renamed_and_used<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.expect(anna, "/categories 🐶 Собака", &["Готово", "🐶 Собака"])
        .await;
    corrected(talk, anna, "500 кухтырь", "Категория", "Собака").await;
    talk.expect(anna, "300 кухтырь", &["кухтырь · 🐶 Собака"])
        .await;
    talk.expect(anna, "/categories", &["Категории расходов"])
        .await;
    talk.press_expect(anna, "Собака", &["🐶 Собака"]).await;
    talk.press_expect(anna, "Название", &["новым названием для 🐶 Собака"])
        .await;
    talk.reply_expect(anna, "Пёс & кот", &["теперь она такая", "🐶 Пёс & кот"])
        .await;
    talk.press_expect(anna, "Значок", &["значком для"]).await;
    talk.reply_expect(anna, "🐕", &["🐕 Пёс & кот"]).await;
    // History follows the name.
    talk.expect(anna, "/expenses", &["300 ₽ · кухтырь · 🐕 Пёс & кот"])
        .await;
    // A starting one takes another name, and its own again.
    talk.say(anna, "/categories").await;
    talk.press(anna, "Машина").await;
    talk.press(anna, "Название").await;
    talk.reply_expect(anna, "🏎 Тачка", &["🏎 Тачка"]).await;
    talk.press_expect(anna, "Обычное название", &["🚗 Машина"])
        .await;
    // Incomes have their own.
    talk.expect(anna, "/categories +📬 Дивиденды", &["📬 Дивиденды"])
        .await;
    corrected(talk, anna, "+900 кухтырь", "Категория", "Дивиденды").await;
}

async fn an_own_category_by_its_button_in_english<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    talk.expect(tom, "/categories", &["Expense categories"])
        .await;
    talk.press_expect(tom, "New category", &["Reply to this message"])
        .await;
    talk.reply_expect(tom, "Dog 🐶", &["the category is there", "🐶 Dog"])
        .await;
    talk.press_expect(tom, "All categories", &["Expense categories"])
        .await;
    assert!(talk.labels(tom).await.contains(&"🐶 Dog".to_owned()));
    talk.press_expect(tom, "Income ›", &["Income categories"])
        .await;
    talk.press(tom, "New category").await;
    talk.press_expect(tom, "Back", &["Income categories"]).await;
    talk.press(tom, "New category").await;
    talk.reply_expect(tom, "Flea market", &["🏷 Flea market"])
        .await;
    corrected(talk, tom, "+5 frobnitz", "Category", "Flea market").await;
    talk.press(tom, "To expense").await;
    talk.press(tom, "Category").await;
    talk.press_expect(tom, "Dog", &["frobnitz · 🐶 Dog"]).await;
}

async fn an_own_category_by_its_button_in_kazakh<T: Talk>(talk: &mut T) {
    let aigul = talk.person("kk").await;
    talk.expect(aigul, "/categories", &["Шығын санаттары"])
        .await;
    talk.press_expect(aigul, "Жаңа санат", &["жауап беріңіз"])
        .await;
    talk.reply_expect(aigul, "🐶 Ит", &["Дайын", "🐶 Ит"]).await;
    talk.expect(
        aigul,
        "/categories 🐕 ИТ",
        &["Мұндай атау бар екен", "🐶 Ит"],
    )
    .await;
    corrected(talk, aigul, "500 бұлдырық", "Санат", "🐶 Ит").await;
    talk.expect(aigul, "600 бұлдырық", &["бұлдырық · 🐶 Ит"])
        .await;
}

async fn merged_and_taken_out_again<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.say(anna, "/categories 🐶 Собака").await;
    corrected(talk, anna, "500 кухтырь", "Категория", "Собака").await;
    talk.say(anna, "/categories").await;
    talk.press(anna, "Собака").await;
    talk.press_expect(anna, "Объединить", &["записи из 🐶 Собака"])
        .await;
    assert!(!talk.labels(anna).await.contains(&"🐶 Собака".to_owned()));
    talk.press_expect(anna, "Дом", &["🐶 Собака", "записи показаны в 🏠 Дом"])
        .await;
    talk.expect(anna, "/expenses", &["кухтырь · 🏠 Дом"]).await;
    // What was learned goes along, and the merged one is not offered.
    talk.expect(anna, "600 кухтырь", &["🏠 Дом"]).await;
    talk.press(anna, "Категория").await;
    assert!(!talk.labels(anna).await.contains(&"🐶 Собака".to_owned()));
    talk.say(anna, "/categories").await;
    talk.press(anna, "🔀 🐶 Собака").await;
    talk.press(anna, "Отделить").await;
    talk.expect(anna, "/expenses", &["500 ₽ · кухтырь · 🐶 Собака"])
        .await;
    talk.expect(anna, "700 кухтырь", &["🐶 Собака"]).await;
}

async fn hidden_and_shown_again<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    corrected(talk, anna, "500 кухтырь", "Категория", "Спорт").await;
    talk.say(anna, "/categories").await;
    talk.press(anna, "Спорт").await;
    talk.press_expect(anna, "Скрыть", &["🏃 Спорт", "Скрыта"])
        .await;
    // Its entries stay, new ones go elsewhere.
    talk.expect(anna, "/expenses", &["кухтырь · 🏃 Спорт"])
        .await;
    let other = talk.say(anna, "600 кухтырь").await;
    assert!(!other.contains("Спорт"), "{other}");
    talk.press(anna, "Категория").await;
    assert!(!talk.labels(anna).await.iter().any(|l| l.contains("Спорт")));
    talk.say(anna, "/categories").await;
    talk.press(anna, "🙈 🏃 Спорт").await;
    talk.press(anna, "Показывать снова").await;
    talk.expect(anna, "700 кухтырь", &["🏃 Спорт"]).await;
    // Where everything unknown goes stays.
    talk.say(anna, "/categories").await;
    talk.press_expect(anna, "Другое", &["📦 Другое"]).await;
    let labels = talk.labels(anna).await;
    assert!(
        !labels
            .iter()
            .any(|l| l.contains("Скрыть") || l.contains("Объединить"))
    );
}

async fn names_that_do_not_fit<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    talk.expect(
        tom,
        "/categories 🐶",
        &["I need a name", "Reply to this message"],
    )
    .await;
    // The question stays open.
    let long = "a name that nobody would ever want to read";
    talk.reply_expect(tom, long, &["longer than 30 characters", "Reply to"])
        .await;
    talk.reply_expect(tom, "groceries", &["name is taken", "🛒 Groceries"])
        .await;
    talk.press(tom, "Emoji").await;
    talk.reply_expect(tom, "a dog", &["just one emoji", "emoji for 🛒 Groceries"])
        .await;
    talk.reply_expect(tom, "🥕", &["🥕 Groceries"]).await;
    // A command is a command, wherever it is written.
    talk.press(tom, "Name").await;
    talk.reply_expect(tom, "/help", &["/categories"]).await;
}

async fn many_categories_come_in_pages<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    for n in 1..=8 {
        let text = format!("/categories Drawer {n}");
        talk.expect(tom, &text, &[&format!("🏷 Drawer {n}")]).await;
    }
    talk.say(tom, "5 frobnitz").await;
    talk.press(tom, "Category").await;
    assert!(!talk.labels(tom).await.contains(&"📦 Other".to_owned()));
    talk.press_expect(tom, "›", &["Which category?"]).await;
    assert!(talk.labels(tom).await.contains(&"📦 Other".to_owned()));
    talk.press_expect(tom, "Drawer 8", &["frobnitz · 🏷 Drawer 8"])
        .await;
}
