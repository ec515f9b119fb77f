//! What banks write.

use super::each;
use crate::conversations::at_both_distances;
use crate::deployed::Deployed;
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::Talk;
use jiff::ToSpan;

at_both_distances! {
    a_pasted_message_of_a_bank
    a_refusal_and_a_code_are_not_recorded
    a_forwarded_message_of_a_bank
}

async fn a_pasted_message_of_a_bank<T: Talk>(talk: &mut T) {
    let sber = "ECMC1234 12:30 Покупка 350р PYATEROCHKA 123 Баланс: 4567.89р";
    let other = "Покупка. Карта *1234. 1 250,00 RUB. MAGNIT MM. Доступно 15 320,10 RUB";
    let rows = [
        (sber, "350 ₽ · PYATEROCHKA #1234 · 🛒 Продукты"),
        (other, "1 250 ₽ · MAGNIT MM #1234"),
        ("40 метро", "За день 1 640 ₽"),
    ];
    each(talk, "ru", &rows).await;
    let bought = "Purchase of USD 12.50 at STARBUCKS with card *1234. Available balance USD 530.10";
    each(
        talk,
        "en",
        &[
            (bought, "$12.50 · STARBUCKS #1234"),
            ("bus 2", "Today $14.50"),
        ],
    )
    .await;
    let kaspi = "Kaspi Gold: Покупка 2 350 ₸ Magnum Доступно: 54 320 ₸";
    let kazakh = "Сатып алу: 1 250 ₸ MAGNUM. Қолжетімді: 15 320 ₸";
    let rows = [
        (kaspi, "2 350 ₸ · Magnum"),
        (kazakh, "1 250 ₸ · MAGNUM"),
        ("500 нан", "Бүгін 4 100 ₸"),
    ];
    each(talk, "kk", &rows).await;
}

async fn a_refusal_and_a_code_are_not_recorded<T: Talk>(talk: &mut T) {
    let refused = "Отказ. Карта *1234. Недостаточно средств. 1250 RUB. OZON";
    let code = "Код 1234 для входа. Никому его не сообщайте";
    let told = "деньги по нему не двигались";
    let anna = each(talk, "ru", &[(refused, told), (code, told)]).await;
    talk.expect(anna, "/expenses", &["записей пока нет"]).await;
    let refused = "Declined: insufficient funds. Card *1234. USD 12.50 at STARBUCKS";
    let tom = each(talk, "en", &[(refused, "no money moved")]).await;
    talk.expect(tom, "/expenses", &["Nothing yet this month"])
        .await;
    let refused = "Отказано. Недостаточно средств. Покупка 2 350 ₸ Magnum";
    let aigul = each(talk, "kk", &[(refused, "ақша қозғалмаған")]).await;
    talk.expect(aigul, "/expenses", &["жазба жоқ"]).await;
}

async fn a_forwarded_message_of_a_bank<T: Talk>(talk: &mut T) {
    let anna = talk.person("ru").await;
    let written = talk.now() - 72.hours();
    let text = "Покупка 350р PYATEROCHKA 123 Карта *1234 Баланс: 4567.89р";
    let answer = talk.forward(anna, text, written).await;
    let then = super::said(super::before(super::today(talk, "ru"), 3), "ru");
    assert!(
        answer.contains("350 ₽") && answer.contains(&then),
        "{answer}"
    );
}
