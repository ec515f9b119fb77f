//! Days: in the past, to come, and of what is forwarded.

use super::{before, said, today};
use crate::conversations::at_both_distances;
use crate::deployed::Deployed;
use crate::in_process::InProcess;
use crate::stack;
use crate::talk::Talk;
use jiff::ToSpan;
use jiff::civil::Weekday;

at_both_distances! {
    days_that_are_over
    a_planned_payment_counts_from_its_day
    a_planned_payment_is_recorded_now
    a_forwarded_message_is_dated_by_its_original
}

async fn days_that_are_over<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "вчера кофе 200",
            "200 ₽ · кофе · 🍽 Кафе и рестораны · вчера",
            "3 дня назад обед 350",
            "позавчера такси 300",
            "в пятницу кино 700",
        ),
        (
            "en",
            "yesterday coffee 2",
            "$2 · coffee · 🍽 Eating out · yesterday",
            "3 days ago lunch 9",
            "2 days ago taxi 5",
            "last friday cinema 12",
        ),
        (
            "kk",
            "кеше кофе 700",
            "700 ₸ · кофе · 🍽 Кафе мен мейрамхана · кеше",
            "3 күн бұрын түскі ас 1800",
            "алдыңғы күні такси 900",
            "жұмада кино 2500",
        ),
    ];
    for (language, yesterday, shown, three, two, friday) in ways {
        let person = talk.person(language).await;
        let now = today(talk, language);
        let day = |days| said(before(now, days), language);
        talk.expect(person, yesterday, &[shown]).await;
        talk.expect(person, three, &[&day(3)]).await;
        talk.expect(person, two, &[&day(2)]).await;
        let last = now.nth_weekday(-1, Weekday::Friday).expect("a day");
        if last < before(now, 1) && now.weekday() != Weekday::Friday {
            talk.expect(person, friday, &[&said(last, language)]).await;
        }
        let written = format!("{} 1500", before(now, 4).strftime("%d.%m"));
        if language != "en" {
            talk.expect(person, &written, &[&day(4)]).await;
        }
    }
    // The sums are of the day that is said.
    let tom = talk.person("en").await;
    talk.expect(tom, "coffee 3", &["Today $3"]).await;
    if today(talk, "en").day() > 1 {
        talk.expect(tom, "yesterday taxi 5", &["That day $5 · this month $8"])
            .await;
    }
}

async fn a_planned_payment_counts_from_its_day<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "завтра аренда 25000",
            "🗓 Запланировано: 25 000 ₽ · аренда",
            "завтра",
            "40 метро",
            "За день 40 ₽ · за месяц 40 ₽",
            "🗓 Впереди\n• 25 000 ₽ · аренда · 🏠 Дом · завтра",
        ),
        (
            "en",
            "tomorrow rent 1200",
            "🗓 Planned: $1,200 · rent",
            "tomorrow",
            "bus 2",
            "Today $2 · this month $2",
            "🗓 Ahead\n• $1,200 · rent · 🏠 Home · tomorrow",
        ),
        (
            "kk",
            "ертең аренда 250000",
            "🗓 Жоспарланды: 250 000 ₸ · аренда",
            "ертең",
            "500 нан",
            "Бүгін 500 ₸ · осы айда 500 ₸",
            "🗓 Алда\n• 250 000 ₸ · аренда",
        ),
    ];
    for (language, plan, planned, day, other, sums, ahead) in ways {
        let person = talk.person(language).await;
        let answer = talk.expect(person, plan, &[planned, day]).await;
        assert_eq!(answer.lines().count(), 1, "no sums: {answer}");
        talk.expect(person, other, &[sums]).await;
        talk.expect(person, "/expenses", &[sums, ahead]).await;
    }
    let anna = talk.person("ru").await;
    let week = today(talk, "ru").checked_add(7.days()).expect("a day");
    talk.expect(anna, "через неделю ипотека 40000", &[&said(week, "ru")])
        .await;
    talk.expect(anna, "завтра +9000 аванс", &["Запланировано: +9 000 ₽"])
        .await;
    talk.expect(
        anna,
        "/expenses",
        &["записей пока нет", "🗓 Впереди\n• +9 000 ₽"],
    )
    .await;
}

async fn a_planned_payment_is_recorded_now<T: Talk>(talk: &mut T) {
    let ways = [
        (
            "ru",
            "завтра аренда 25000",
            "40 метро",
            "Записать сейчас",
            "✅ 25 000 ₽ · аренда",
            "За день 25 040 ₽ · за месяц 25 040 ₽",
        ),
        (
            "en",
            "tomorrow rent 1200",
            "bus 2",
            "Record it now",
            "✅ $1,200 · rent",
            "Today $1,202 · this month $1,202",
        ),
        (
            "kk",
            "ертең аренда 250000",
            "500 нан",
            "Қазір жазу",
            "✅ 250 000 ₸ · аренда",
            "Бүгін 250 500 ₸ · осы айда 250 500 ₸",
        ),
    ];
    for (language, plan, other, now, recorded, sums) in ways {
        let person = talk.person(language).await;
        talk.say(person, plan).await;
        talk.say(person, other).await;
        let answer = talk.press(person, now).await;
        assert!(
            answer.contains(recorded) && answer.contains(sums),
            "{answer}"
        );
        talk.expect(person, "/expenses", &[sums]).await;
    }
}

async fn a_forwarded_message_is_dated_by_its_original<T: Talk>(talk: &mut T) {
    for (language, plain, yesterday, shown) in [
        ("ru", "кофе 200", "вчера такси 300", "200 ₽ · кофе"),
        ("en", "coffee 3", "yesterday taxi 5", "$3 · coffee"),
        ("kk", "кофе 700", "кеше такси 900", "700 ₸ · кофе"),
    ] {
        let person = talk.person(language).await;
        let day = today(talk, language);
        let written = talk.now() - 72.hours();
        let answer = talk.forward(person, plain, written).await;
        let then = said(before(day, 3), language);
        assert!(answer.contains(shown) && answer.contains(&then), "{answer}");
        let answer = talk.forward(person, yesterday, written).await;
        let then = said(before(day, 4), language);
        assert!(answer.contains(&then), "{answer}");
        // A button changes nothing about how its day is told.
        let (to, back) = match language {
            "ru" => ("В доход", "В расход"),
            "en" => ("To income", "To expense"),
            _ => ("Кіріске", "Шығынға"),
        };
        talk.press_expect(person, to, &[&then]).await;
        talk.press_expect(person, back, &[&then]).await;
    }
}
