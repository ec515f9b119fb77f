//! Several entries in one message.

use super::each;
use crate::conversations::at_both_distances;
use crate::deployed::Deployed;
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::Talk;

at_both_distances! {
    by_lines_marks_and_commas
    the_good_ones_are_recorded_and_the_others_named
    more_than_25
}

async fn by_lines_marks_and_commas<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            [
                "кофе 200\nтакси 430\nхлеб 60",
                "кофе 200; такси 430; хлеб 60",
                "кофе 200, такси 430, хлеб 60",
            ],
            "3 записи",
            "Вместе: 690 ₽",
            "За день 2 070 ₽",
        ),
        (
            "en",
            [
                "coffee 3\ntaxi 12\nbread 2",
                "coffee 3; taxi 12; bread 2",
                "coffee 3, taxi 12, bread 2",
            ],
            "3 entries",
            "Together: $17",
            "Today $51",
        ),
        (
            "kk",
            [
                "кофе 700\nтакси 900\nнан 200",
                "кофе 700; такси 900; нан 200",
                "кофе 700, такси 900, нан 200",
            ],
            "3 жазба",
            "Барлығы: 1 800 ₸",
            "Бүгін 5 400 ₸",
        ),
    ];
    for (language, texts, count, sum, day) in ways {
        let person = talk.person(language).await;
        let mut last = String::new();
        for text in texts {
            last = talk.expect(person, text, &[count, sum]).await;
        }
        assert!(last.contains(day), "{last}");
    }
    each(talk, "ru", &[("молоко 80 хлеб 60", "Вместе: 140 ₽")]).await;
}

async fn the_good_ones_are_recorded_and_the_others_named<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "кофе 200\nскидка\nхлеб 0\n40 метро",
            [
                "2 записи",
                "Пока не записано",
                "«скидка»: не вижу суммы",
                "«хлеб 0»: сумма равна нулю",
            ],
        ),
        (
            "en",
            "coffee 3\ndiscount\nbread 0\nbus 2",
            [
                "2 entries",
                "Not on record yet",
                "“discount”: I see no amount",
                "“bread 0”: the amount is zero",
            ],
        ),
        (
            "kk",
            "кофе 700\nжеңілдік\nнан 0\nтакси 900",
            [
                "2 жазба",
                "Әзірге жазылмағаны",
                "«жеңілдік»: сомасы",
                "«нан 0»: сома нөлге тең",
            ],
        ),
    ];
    for (language, text, parts) in ways {
        let person = talk.person(language).await;
        talk.expect(person, text, &parts).await;
    }
}

async fn more_than_25<T: Talk>(talk: &mut T) {
    let text = "кофе 10\n".repeat(27);
    each(
        talk,
        "ru",
        &[(&text, "25 записей"), (&text, "больше 25 записей за раз")],
    )
    .await;
    let text = "coffee 1\n".repeat(26);
    each(talk, "en", &[(&text, "over 25 entries at once")]).await;
    let text = "нан 100\n".repeat(26);
    each(talk, "kk", &[(&text, "25-тен көп")]).await;
}
