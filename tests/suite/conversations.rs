//! Conversations, each at two distances with the same body.

use crate::deployed::Deployed;
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::Talk;
use kopeck_app::UserId;
use kopeck_app::conversation::Access;

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
pub(crate) use at_both_distances;

at_both_distances! {
    expenses_in_russian
    expenses_in_english
    expenses_in_kazakh
    several_at_once
    what_is_not_understood_is_explained
    choices_by_plain_answers
    the_first_two_taps
    a_question_for_the_amount
    the_list_of_expenses
    peoples_words_are_no_markup
    people_do_not_see_each_other
    notes_with_links_and_tags
    fault_26_long_messages_get_one_answer_that_fits
    an_edited_message_edits_its_entries
    an_entry_is_put_right_by_buttons
    the_same_again_is_recorded_and_asked_about
    one_of_several_is_put_right_by_buttons
}

async fn expenses_in_russian<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.expect(anna, "/start", &["Привет", "RUB", "Europe/Moscow"])
        .await;
    talk.expect(anna, "40 транспорт", &["40 ₽ · транспорт", "За день 40 ₽"])
        .await;
    talk.expect(
        anna,
        "4990 кроватьа14",
        &["4 990 ₽ · кроватьа14", "За день 5 030 ₽"],
    )
    .await;
    talk.expect(
        anna,
        "2102.6 аптека",
        &["2 102,60 ₽ · аптека", "за месяц 7 132,60 ₽"],
    )
    .await;
    talk.expect(
        anna,
        "+50000 зарплата",
        &["+50 000 ₽ · зарплата", "за месяц 50 000 ₽"],
    )
    .await;
    talk.expect(
        anna,
        "кофе 3 евро",
        &["3 € · кофе", "За день 7 132,60 ₽ + 3 €"],
    )
    .await;
}

async fn expenses_in_english<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    talk.expect(tom, "/start", &["Hi!", "USD"]).await;
    talk.expect(tom, "coffee 3.50", &["$3.50 · coffee", "Today $3.50"])
        .await;
    talk.expect(
        tom,
        "1,234.56 rent",
        &["$1,234.56 · rent", "this month $1,238.06"],
    )
    .await;
    talk.expect(tom, "+2k salary", &["+$2,000 · salary", "month $2,000"])
        .await;
    talk.expect(tom, "/help", &["coffee 3.50", "/expenses"])
        .await;
}

async fn expenses_in_kazakh<T: Talk>(talk: &mut T) {
    let aigul = talk.person("kk").await;
    talk.expect(aigul, "/start", &["Сәлем", "KZT", "Asia/Almaty"])
        .await;
    talk.expect(aigul, "500 нан", &["500 ₸ · нан", "Бүгін 500 ₸"])
        .await;
    talk.expect(
        aigul,
        "3 мың такси",
        &["3 000 ₸ · такси", "осы айда 3 500 ₸"],
    )
    .await;
}

async fn several_at_once<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    let three = "кофе 200\n40 транспорт\nхлеб 60,50";
    talk.expect(
        anna,
        three,
        &[
            "3 записи",
            "• 200 ₽ · кофе",
            "• 60,50 ₽ · хлеб",
            "Вместе: 300,50 ₽",
            "За день 300,50 ₽",
        ],
    )
    .await;
    let tom = talk.person("en").await;
    let two = "coffee 3\nhello there\nlunch 9";
    talk.expect(
        tom,
        two,
        &[
            "2 entries",
            "Together: $12",
            "“hello there”: I see no amount",
        ],
    )
    .await;
}

async fn what_is_not_understood_is_explained<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.expect(anna, "скидка", &["Не вижу суммы"]).await;
    talk.expect(anna, "привет", &["Я на связи", "40 транспорт"])
        .await;
    talk.expect(anna, "кофе 500 700", &["несколько чисел"])
        .await;
    talk.expect(anna, "хлеб 0", &["равна нулю"]).await;
    talk.expect(anna, "позвонить 89161234567", &["похоже на номер"])
        .await;
    talk.expect(anna, "/nonsense", &["/help"]).await;
    let expenses = talk.say(anna, "/expenses").await;
    assert!(expenses.contains("записей пока нет"), "{expenses}");
}

async fn choices_by_plain_answers<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.expect(anna, "40 такси", &["40 ₽"]).await;
    talk.expect(anna, "KZT", &["KZT"]).await;
    talk.expect(anna, "Алматы", &["Asia/Almaty"]).await;
    talk.expect(anna, "500 нан", &["500 ₸", "500 ₸ + 40 ₽"])
        .await;
    talk.expect(anna, "/currency доллар", &["USD"]).await;
    talk.expect(anna, "/currency фантики", &["USD", "/currency KZT"])
        .await;
    talk.expect(anna, "UTC+3", &["UTC+3"]).await;
    talk.expect(anna, "/zone UTC+5", &["UTC+5"]).await;
    talk.expect(anna, "/zone Нигде", &["UTC+5", "/zone"]).await;
    talk.expect(anna, "/language", &["/language kk", "/language en"])
        .await;
    talk.expect(anna, "/language қазақша", &["қазақша"]).await;
    talk.expect(anna, "5 шай", &["5 $ · шай", "Бүгін"]).await;
}

async fn the_first_two_taps<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.expect(anna, "/start", &["Считаю в RUB (₽)", "Europe/Moscow"])
        .await;
    talk.press_expect(anna, "KZT", &["Считаю в KZT (₸)", "Europe/Moscow"])
        .await;
    talk.press_expect(anna, "Алматы", &["Считаю в KZT (₸)", "Asia/Almaty"])
        .await;
    talk.press_expect(anna, "✅ KZT", &["Считаю в KZT (₸)"])
        .await;
    talk.expect(anna, "500 нан", &["500 ₸"]).await;
    talk.press_expect(anna, "RUB", &["Считаю в RUB (₽)", "Asia/Almaty"])
        .await;
    talk.expect(anna, "40 хлеб", &["40 ₽ · хлеб", "40 ₽ + 500 ₸"])
        .await;
}

async fn a_question_for_the_amount<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.expect(anna, "кофе 200", &["200 ₽"]).await;
    talk.expect(anna, "кофе", &["Сколько за «кофе»?"]).await;
    talk.expect(anna, "250", &["250 ₽ · кофе", "За день 450 ₽"])
        .await;
    talk.expect(anna, "Кофе", &["Сколько за «Кофе»?"]).await;
    // The question is never in the way of a complete entry.
    talk.expect(anna, "40 транспорт", &["40 ₽ · транспорт"])
        .await;
    talk.press_expect(anna, "200 ₽", &["200 ₽ · Кофе", "За день 650 ₽"])
        .await;
    talk.expect(anna, "сколько стоит слон?", &["Похоже на вопрос"])
        .await;
}

async fn the_list_of_expenses<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    talk.expect(tom, "/expenses", &["Nothing yet this month"])
        .await;
    talk.say(tom, "coffee 3.50").await;
    talk.say(tom, "+100 refund").await;
    talk.expect(
        tom,
        "/expenses@kopeck_bot",
        &[
            "Today\n• $3.50 · coffee · 🍽 Eating out\n• +$100 · refund · ↩️ Refund",
            "this month $3.50",
            "Income this month $100",
        ],
    )
    .await;
}

async fn peoples_words_are_no_markup<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    for text in [
        "5 <b>bold brave",
        "5 </code>",
        "5 &amp *stars* _lines_ `ticks`",
    ] {
        let note = text.trim_start_matches("5 ");
        talk.expect(tom, text, &[&format!("$5 · {note}")]).await;
    }
    talk.expect(tom, "<i>hello</i>\n5 tea", &["“<i>hello</i>”"])
        .await;
}

async fn people_do_not_see_each_other<T: Talk>(talk: &mut T) {
    let (one, other) = (talk.person("en").await, talk.person("en").await);
    talk.expect(one, "coffee 3", &["Today $3"]).await;
    talk.expect(other, "tea 4", &["Today $4"]).await;
}

async fn fault_26_long_messages_get_one_answer_that_fits<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    let page = format!("кофе 200\n{}", "слова\n".repeat(600));
    talk.expect(
        anna,
        &page,
        &["200 ₽ · кофе", "«слова»: не вижу суммы", "и другие"],
    )
    .await;
    let one = format!("50 {}", "ы".repeat(4000));
    talk.expect(anna, &one, &["50 ₽ · ыыы", "За день 250 ₽"])
        .await;
    let full = format!("{} 70\n", "длинноеописаниепокупки".repeat(5)).repeat(30);
    talk.expect(anna, &full, &["25 записей", "За день 2 000 ₽", "больше 25"])
        .await;
    for _ in 0..2 {
        talk.say(anna, &full).await;
    }
    talk.expect(anna, "/expenses", &["Сегодня", "За день 5 500 ₽"])
        .await;
}

async fn the_same_again_is_recorded_and_asked_about<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    let first = talk.say(anna, "40 транспорт").await;
    assert!(!first.contains("Такая же запись"), "{first}");
    talk.expect(
        anna,
        "40 транспорт",
        &["За день 80 ₽", "Такая же запись есть в"],
    )
    .await;
    talk.press_expect(anna, "Это одна запись", &["Удалено: 40 ₽", "За день 40 ₽"])
        .await;
    let other = talk.say(anna, "40 метро").await;
    assert!(!other.contains("Такая же запись"), "{other}");
}

async fn an_entry_is_put_right_by_buttons<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    talk.expect(anna, "40 транспорт", &["40 ₽ · транспорт"])
        .await;
    talk.press_expect(anna, "Категория", &["Какая категория?"])
        .await;
    talk.press_expect(anna, "Машина", &["транспорт · 🚗 Машина", "За день 40 ₽"])
        .await;
    talk.press_expect(anna, "Сумма", &["Новая сумма: …"]).await;
    talk.press(anna, "4").await;
    talk.press_expect(anna, "5", &["Новая сумма: 45 ₽"]).await;
    talk.press_expect(anna, "✅ 45 ₽", &["45 ₽ · транспорт", "За день 45 ₽"])
        .await;
    talk.press_expect(
        anna,
        "доход",
        &["+45 ₽ · транспорт", "Доходы за месяц 45 ₽"],
    )
    .await;
    talk.press_expect(anna, "расход", &["За день 45 ₽"]).await;
    talk.press_expect(anna, "Описание", &["Ответьте на это сообщение"])
        .await;
    let answer = talk.reply(anna, "такси 2 раза").await;
    assert!(answer.contains("45 ₽ · такси 2 раза"), "{answer}");
    for _ in 0..2 {
        talk.press_expect(anna, "Удалить", &["Удалено: 45 ₽"]).await;
        talk.press_expect(anna, "Вернуть", &["45 ₽ · такси 2 раза", "За день 45 ₽"])
            .await;
    }
    talk.press_expect(anna, "Дата", &["За какой день?"]).await;
    talk.press_expect(anna, "‹", &["За какой день?"]).await;
    talk.press_expect(anna, "15", &["· 15."]).await;
    // The text did not touch what the buttons changed.
    let edited = talk.edit(anna, "41 транспорт").await;
    assert!(edited.contains("41 ₽ · такси 2 раза"), "{edited}");
    talk.expect(anna, "/expenses", &["записей пока нет"]).await;
}

async fn one_of_several_is_put_right_by_buttons<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    talk.expect(tom, "coffee 3\ntea 4", &["2 entries", "Together: $7"])
        .await;
    talk.press_expect(tom, "✏️ 2", &["$4 · tea"]).await;
    talk.press_expect(tom, "Delete", &["Deleted: $4", "Today $3"])
        .await;
    talk.press_expect(
        tom,
        "All entries",
        &["• $3 · coffee", "• $4 · tea", "Together: $3"],
    )
    .await;
    talk.press_expect(tom, "✏️ 2", &["Deleted"]).await;
    talk.press_expect(tom, "Restore", &["$4 · tea", "Today $7"])
        .await;
}

async fn an_edited_message_edits_its_entries<T: Talk>(talk: &mut T) {
    async fn edit<T: Talk>(talk: &mut T, person: i64, text: &str, parts: &[&str]) {
        let answer = talk.edit(person, text).await;
        for part in parts {
            assert!(
                answer.contains(part),
                "{text:?}: {answer:?} without {part:?}"
            );
        }
    }
    let anna = talk.person("ru").await;
    talk.expect(anna, "кофе 200", &["За день 200 ₽"]).await;
    talk.expect(anna, "40 транспорт", &["За день 240 ₽"]).await;
    edit(
        talk,
        anna,
        "45 транспорт",
        &["45 ₽ · транспорт", "За день 245 ₽"],
    )
    .await;
    edit(
        talk,
        anna,
        "100 а\n200 б\n300 в",
        &["3 записи", "За день 800 ₽"],
    )
    .await;
    edit(talk, anna, "3 в", &["3 ₽ · в", "За день 203 ₽"]).await;
    edit(
        talk,
        anna,
        "100 а\n200 б\n300 в",
        &["3 записи", "За день 800 ₽"],
    )
    .await;
    edit(talk, anna, "передумала", &["записи из него убраны"]).await;
    edit(talk, anna, "+500 кэшбэк", &["+500 ₽ · кэшбэк"]).await;
    talk.expect(
        anna,
        "/expenses",
        &["За день 200 ₽", "Доходы за месяц 500 ₽"],
    )
    .await;
    talk.expect(anna, "привет", &["Я на связи"]).await;
    edit(talk, anna, "приветы", &["Не вижу суммы"]).await;
    edit(talk, anna, "/help", &["/expenses"]).await;
    edit(talk, anna, "7 чай", &["7 ₽ · чай", "За день 207 ₽"]).await;
}

async fn notes_with_links_and_tags<T: Talk>(talk: &mut T) {
    let tom = talk.person("en").await;
    talk.expect(
        tom,
        "5 #tea for @tom see example.org",
        &["$5 · for @tom see example.org #tea"],
    )
    .await;
}

#[tokio::test]
async fn a_stranger_hears_once_a_day_that_the_bot_is_not_theirs() {
    let mut talk = InProcess::with(Access::Only(vec![UserId(1)]));
    let stranger = talk.person("en").await;
    talk.expect(stranger, "coffee 3", &["This bot is private"])
        .await;
    assert_eq!(talk.say(stranger, "coffee 3").await, "");
    talk.now += 24 * 3_600_000;
    talk.expect(stranger, "hello?", &["This bot is private"])
        .await;
    let ledger = kopeck_testkit::build::ledger(stranger);
    assert_eq!(talk.store.entries(ledger), []);
}
