use serde_json::json;

use super::*;
use crate::twin::{Edit, Press};

#[test]
fn an_update_carries_what_telegram_sends() {
    let mut world = World::with_webhook();
    world.says("/start кофе");
    let delivery = world.one();
    assert_eq!(delivery.url, "https://bot.example/hook");
    assert_eq!(delivery.secret.as_deref(), Some("s3cret"));
    let update: Value = serde_json::from_str(&delivery.body).unwrap();
    assert_eq!(update["update_id"], delivery.update_id);
    let message = &update["message"];
    assert_eq!(message["text"], "/start кофе");
    assert_eq!(message["from"]["language_code"], "en");
    assert_eq!(
        message["chat"],
        json!({
            "id": world.tom.id, "type": "private", "first_name": "Tom", "username": "tom",
        })
    );
    assert_eq!(
        message["entities"],
        json!([{ "type": "bot_command", "offset": 0, "length": 6 }])
    );
}

#[test]
fn failures_are_retried_at_once_then_slower_and_slower() {
    let mut world = World::with_webhook();
    world.says("x");
    let mut waits = Vec::new();
    for attempt in 1..=12 {
        let delivery = world.one();
        assert_eq!(delivery.attempt, attempt);
        world.finish(&delivery, ok(500));
        waits.push(world.sleep() / SECOND);
    }
    assert_eq!(waits[..6], [0, 2, 4, 8, 16, 32]);
    assert!(
        waits[6] >= 60 && waits[7..].iter().all(|wait| (60..=120).contains(wait)),
        "{waits:?}"
    );
    let delivery = world.one();
    world.finish(&delivery, ok(204));
    assert_eq!(world.twin.pending(), 0);
}

#[test]
fn every_status_but_2xx_and_every_breakdown_is_the_same() {
    for outcome in [
        ok(400),
        ok(404),
        ok(302),
        ok(500),
        Outcome::TimedOut,
        Outcome::Refused("x".into()),
    ] {
        let mut world = World::with_webhook();
        world.says("x");
        let delivery = world.one();
        world.finish(&delivery, outcome.clone());
        assert_eq!(world.sleep(), 0, "{outcome:?}");
        assert_eq!(world.one().update_id, delivery.update_id, "{outcome:?}");
    }
}

#[test]
fn retry_after_is_obeyed_each_time() {
    let mut world = World::with_webhook();
    world.says("x");
    for _ in 0..5 {
        let delivery = world.one();
        world.finish(&delivery, retry_after(5));
        assert!(world.poll().is_empty());
        assert_eq!(world.sleep(), 5 * SECOND);
    }
}

#[test]
fn one_chat_is_strictly_in_order_and_one_in_flight() {
    let mut world = World::with_webhook();
    let first = world.says("first");
    world.says("second");
    let edit = Edit {
        chat_id: world.tom.id,
        message_id: first,
        text: "edited".into(),
        date: None,
    };
    world.twin.edit(world.now, &edit).unwrap();
    let mut seen = Vec::new();
    for fail in [true, false, false, true, false] {
        let delivery = world.one();
        assert!(world.poll().is_empty(), "the next one waits for this");
        seen.push(text_of(&delivery));
        world.finish(&delivery, ok(if fail { 503 } else { 200 }));
    }
    assert_eq!(seen, ["first", "first", "second", "edited", "edited"]);
    assert_eq!(world.twin.pending(), 0);
}

#[test]
fn a_failing_chat_blocks_no_other_and_no_button() {
    let mut world = World::with_webhook();
    world.succeed();
    let anna = world.twin.add_person("Anna", None, None);
    let said = world.says("stuck");
    let stuck = world.one();
    world.finish(&stuck, retry_after(3600));
    world
        .twin
        .say(world.now, Say::text(anna.id, "hello"))
        .unwrap();
    let chat_id = world.tom.id;
    let press = Press {
        chat_id,
        from_id: chat_id,
        message_id: said,
        data: "1:x".into(),
    };
    world.twin.press(world.now, &press).unwrap();
    let due = world.poll();
    assert_eq!(due.len(), 2, "Anna's text and Tom's press");
    assert!(
        due.iter()
            .all(|delivery| delivery.update_id != stuck.update_id)
    );
    world.twin.press(world.now, &press).unwrap();
    assert!(
        world.poll().is_empty(),
        "presses of one person are in order too"
    );
}

#[test]
fn no_more_than_max_connections_are_in_flight() {
    let mut world = World::new();
    world.set_webhook(json!({ "url": "https://bot.example/hook", "max_connections": "2" }));
    world.succeed();
    for name in ["a", "b", "c", "d"] {
        let person = world.twin.add_person(name, None, None);
        world
            .twin
            .say(world.now, Say::text(person.id, name))
            .unwrap();
    }
    let due = world.poll();
    assert_eq!(due.len(), 2);
    assert_eq!(world.twin.next_wake(world.now), None);
    world.finish(&due[0], ok(200));
    assert_eq!(world.poll().len(), 1);
}

#[test]
fn messages_live_a_day_from_when_they_were_sent() {
    let mut world = World::with_webhook();
    let late = START / 1000 - 24 * 3600 + 10;
    let say = Say {
        date: Some(late),
        ..Say::text(world.tom.id, "old")
    };
    world.twin.say(world.now, say).unwrap();
    let delivery = world.one();
    world.finish(&delivery, retry_after(60));
    assert_eq!(
        world.twin.pending(),
        0,
        "the next attempt would come too late"
    );

    world.says("waits");
    world.call("deleteWebhook", json!({})).unwrap();
    world.now += 23 * HOUR;
    assert_eq!(world.info()["pending_update_count"], 1);
    world.now += HOUR + SECOND;
    assert_eq!(world.info()["pending_update_count"], 0);

    let say = Say {
        date: Some(late),
        ..Say::text(world.tom.id, "too old")
    };
    world.twin.say(world.now, say).unwrap();
    assert_eq!(
        world.twin.pending(),
        0,
        "Telegram doesn't tell of it at all"
    );
}

#[test]
fn a_press_lives_150_seconds() {
    let mut world = World::with_webhook();
    let message_id = world.says("x");
    let delivery = world.one();
    world.finish(&delivery, ok(200));
    let chat_id = world.tom.id;
    let press = Press {
        chat_id,
        from_id: chat_id,
        message_id,
        data: "d".into(),
    };
    world.twin.press(world.now, &press).unwrap();
    let delivery = world.one();
    world.finish(&delivery, retry_after(150));
    assert_eq!(world.sleep(), 150 * SECOND);
    let delivery = world.one();
    world.finish(&delivery, retry_after(1));
    assert_eq!(world.twin.pending(), 0);
}

#[test]
fn a_reply_in_the_answer_is_executed_only_with_2xx() {
    let mut world = World::with_webhook();
    let chat_id = world.tom.id;
    world.says("x");
    let reply = json!({ "method": "sendMessage", "chat_id": chat_id, "text": "ok" });
    let delivery = world.one();
    world.finish(&delivery, json_answer(500, &reply));
    assert_eq!(world.twin.messages(chat_id).len(), 1);
    let delivery = world.one();
    world.finish(&delivery, json_answer(200, &reply));
    let messages = world.twin.messages(chat_id);
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[1].text.as_deref(), Some("ok"));

    world.says("y");
    let delivery = world.one();
    world.finish(
        &delivery,
        json_answer(200, &json!({ "method": "deleteWebhook" })),
    );
    assert_eq!(world.info()["url"], "https://bot.example/hook");
    let calls = &world.twin.log().calls;
    assert!(
        calls
            .iter()
            .any(|call| call.via == super::super::Via::WebhookReply && call.ok)
    );
}

#[test]
fn an_endless_answer_is_a_failure() {
    let mut world = World::with_webhook();
    world.says("x");
    let delivery = world.one();
    let body = "x".repeat((1 << 20) + 1);
    world.finish(
        &delivery,
        Outcome::Answered(Answer {
            status: 200,
            body,
            ..Answer::default()
        }),
    );
    assert_eq!(world.twin.pending(), 1);
    assert_eq!(
        world.info()["last_error_message"],
        "Webhook connection closed"
    );
}

#[test]
fn the_same_update_can_be_sent_again() {
    let mut world = World::with_webhook();
    world.says("x");
    assert!(world.twin.redeliver(world.now, 1, 1).is_err());
    let first = world.one();
    world.finish(&first, ok(200));
    let copies = world.twin.redeliver(world.now, first.update_id, 2).unwrap();
    assert_eq!(copies.len(), 2);
    assert!(
        copies
            .iter()
            .all(|copy| copy.body == first.body && copy.id != first.id)
    );
    assert_eq!(world.twin.pending(), 2);
    for copy in &copies {
        world.finish(copy, ok(500));
    }
    assert_eq!(world.twin.pending(), 0, "a copy is not retried");
}

#[test]
fn a_webhook_that_says_gone_for_23_hours_is_removed() {
    let mut world = World::with_webhook();
    world.says("x");
    let end = world.now + 24 * HOUR;
    while world.now < end && world.twin.next_wake(world.now).is_some() {
        world.sleep();
        for delivery in world.poll() {
            world.finish(&delivery, ok(410));
        }
    }
    assert!(world.now > START + 23 * HOUR);
    assert_eq!(world.info()["url"], "");
}

#[test]
fn the_state_survives_a_restart_and_what_was_in_flight_comes_again() {
    let mut world = World::with_webhook();
    world.says("first");
    world.says("second");
    let lost = world.one();
    let stored = serde_json::to_string(&world.twin).unwrap();
    world.twin = serde_json::from_str(&stored).unwrap();
    world.finish(&lost, ok(200));
    let again = world.one();
    assert_eq!(
        (again.update_id, again.body.as_str()),
        (lost.update_id, lost.body.as_str())
    );
    assert!(again.id != lost.id);
    world.finish(&again, ok(200));
    let second = world.one();
    assert_eq!(text_of(&second), "second");
    assert_eq!(
        stored,
        serde_json::to_string(&serde_json::from_str::<Twin>(&stored).unwrap()).unwrap()
    );
}

#[test]
fn the_log_tells_each_attempt() {
    let mut world = World::with_webhook();
    world.says("x");
    let delivery = world.one();
    world.now += 60 * SECOND;
    world.finish(&delivery, Outcome::TimedOut);
    let delivery = world.one();
    world.finish(&delivery, ok(200));
    let told: Vec<_> = world.twin.log().deliveries.iter().collect();
    assert_eq!(
        (told[0].attempt, told[0].status, told[0].took_ms),
        (1, None, 60_000)
    );
    assert_eq!(told[0].error.as_deref(), Some("Read timeout expired"));
    assert_eq!(
        (told[1].attempt, told[1].status, told[1].error.clone()),
        (2, Some(200), None)
    );
    let after = world.twin.log().after(told[0].n);
    assert_eq!(after.deliveries.len(), 1);
}
