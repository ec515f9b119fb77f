use serde_json::json;

use super::*;
use crate::twin::{Edit, Press};

fn press(world: &World, message_id: i64) -> Press {
    let id = world.tom.id;
    Press {
        chat_id: id,
        from_id: id,
        message_id,
        data: "1:del:x".into(),
    }
}

#[test]
fn a_press_carries_the_message_and_can_be_answered() {
    let mut world = World::with_webhook();
    let chat_id = world.tom.id;
    let sent = world.result(
        "sendMessage",
        json!({ "chat_id": chat_id, "text": "choose" }),
    );
    let message_id = sent["message_id"].as_i64().unwrap();
    let press = press(&world, message_id);
    let id = world.twin.press(world.now, &press).unwrap();
    let update: Value = serde_json::from_str(&world.one().body).unwrap();
    assert_eq!(update["callback_query"]["id"], id.as_str());
    assert_eq!(update["callback_query"]["data"], "1:del:x");
    assert_eq!(update["callback_query"]["message"], sent);
    assert!(!world.twin.callback(&id).unwrap().answered);
    let answer = json!({ "callback_query_id": id, "text": "Done", "show_alert": "true" });
    world.result("answerCallbackQuery", answer);
    let answer = world.twin.callback(&id).unwrap();
    assert_eq!(
        (answer.text.as_deref(), answer.show_alert),
        (Some("Done"), true)
    );
}

#[test]
fn an_answer_can_be_too_late_or_too_long() {
    let mut world = World::with_webhook();
    let message_id = world.says("x");
    let press = press(&world, message_id);
    let id = world.twin.press(world.now, &press).unwrap();
    let long = json!({ "callback_query_id": id, "text": "x".repeat(201) });
    assert_eq!(
        world.refusal("answerCallbackQuery", long),
        "Bad Request: MESSAGE_TOO_LONG"
    );
    world.now += 151 * SECOND;
    for id in [id.as_str(), "17"] {
        assert_eq!(
            world.refusal("answerCallbackQuery", json!({ "callback_query_id": id })),
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        );
    }
}

#[test]
fn a_press_on_a_deleted_message_comes_inaccessible() {
    let mut world = World::with_webhook();
    let chat_id = world.tom.id;
    let sent = world.result("sendMessage", json!({ "chat_id": chat_id, "text": "x" }));
    let message_id = sent["message_id"].as_i64().unwrap();
    world.result(
        "deleteMessage",
        json!({ "chat_id": chat_id, "message_id": message_id }),
    );
    let press = press(&world, message_id);
    world.twin.press(world.now, &press).unwrap();
    let update: Value = serde_json::from_str(&world.one().body).unwrap();
    let message = &update["callback_query"]["message"];
    assert_eq!(message["date"], 0);
    assert_eq!(message.get("text"), None);
    assert!(
        world
            .twin
            .press(
                world.now,
                &Press {
                    message_id: 999,
                    ..press
                }
            )
            .is_err()
    );
}

#[test]
fn an_edit_keeps_date_and_id() {
    let mut world = World::with_webhook();
    let message_id = world.says("40 bus");
    let delivery = world.one();
    world.finish(&delivery, ok(200));
    world.now += MINUTE;
    let edit = Edit {
        chat_id: world.tom.id,
        message_id,
        text: "45 bus".into(),
        date: None,
    };
    world.twin.edit(world.now, &edit).unwrap();
    let update: Value = serde_json::from_str(&world.one().body).unwrap();
    let edited = &update["edited_message"];
    assert_eq!(edited["message_id"], message_id);
    assert_eq!(
        edited["edit_date"].as_i64().unwrap() - edited["date"].as_i64().unwrap(),
        60
    );
    assert!(world.twin.edit(world.now, &edit).is_err(), "the same text");
}

#[test]
fn what_waits_for_delivery_is_shown_as_pending() {
    let mut world = World::with_webhook();
    world.says("x");
    let pending = |world: &World| {
        world.twin.chat_view(world.now, world.tom.id).unwrap()["messages"][0]
            .get("pending")
            .cloned()
    };
    assert_eq!(pending(&world), Some(json!(true)));
    let delivery = world.one();
    assert_eq!(pending(&world), Some(json!(true)));
    world.finish(&delivery, ok(200));
    assert_eq!(pending(&world), None);
}

#[test]
fn any_update_can_be_queued_as_it_is() {
    let mut world = World::with_webhook();
    let chat = json!({ "id": -100_500, "type": "supergroup", "title": "Home" });
    let message = json!({
        "message_id": 70, "date": START / 1000, "chat": chat, "text": "hi",
        "from": { "id": 9, "is_bot": false, "first_name": "Zoe", "is_premium": true },
        "entities": [{ "type": "from_the_future", "offset": 0, "length": 2, "shade": "blue" }],
    });
    let id = world
        .twin
        .enqueue_raw(world.now, &json!({ "message": message }))
        .unwrap();
    let delivery = world.one();
    assert_eq!(delivery.update_id, id);
    let update: Value = serde_json::from_str(&delivery.body).unwrap();
    assert_eq!(update["message"], message);
    // The bot can write to a chat that it has heard from.
    let sent = world.result(
        "sendMessage",
        json!({ "chat_id": -100_500, "text": "hello" }),
    );
    assert_eq!((&sent["message_id"], &sent["chat"]), (&json!(71), &chat));

    let kind = json!({ "a_kind_of_tomorrow": { "x": 1 } });
    world.twin.enqueue_raw(world.now, &kind).unwrap();
    assert!(
        world
            .twin
            .enqueue_raw(world.now, &json!({ "update_id": 3 }))
            .is_err()
    );
}

#[test]
fn a_reset_keeps_people_and_gives_no_id_twice() {
    let mut world = World::with_webhook();
    let last = world.says("x");
    let old = world.one().update_id;
    world.twin.reset();
    assert_eq!(world.info()["url"], "");
    assert_eq!(world.twin.people(), [world.tom.clone()]);
    assert!(world.twin.messages(world.tom.id).is_empty());
    world.now += 2 * SECOND;
    world.set_webhook(json!({ "url": "https://bot.example/" }));
    assert!(world.says("y") > last);
    assert!(world.one().update_id > old);
}

#[test]
fn strangers_and_impossible_texts_are_refused() {
    let mut world = World::new();
    assert!(world.twin.say(START, Say::text(5, "x")).is_err());
    assert!(world.twin.say(START, Say::text(world.tom.id, "")).is_err());
    assert!(
        world
            .twin
            .say(START, Say::text(world.tom.id, "x".repeat(4097)))
            .is_err()
    );
    let reply = Say {
        reply_to_message_id: Some(8),
        ..Say::text(world.tom.id, "x")
    };
    assert!(world.twin.say(START, reply).is_err());
}

#[test]
fn white_space_around_a_text_goes() {
    let mut world = World::new();
    let bold = crate::twin::MessageEntity {
        kind: "bold".into(),
        offset: 1,
        length: 2,
        ..Default::default()
    };
    let say = Say {
        entities: Some(vec![bold]),
        ..Say::text(world.tom.id, " 40 bus\n")
    };
    let message = world.twin.say(START, say).unwrap();
    assert_eq!(message.text.as_deref(), Some("40 bus"));
    assert_eq!(
        (message.entities[0].offset, message.entities[0].length),
        (0, 2)
    );
    assert!(
        world
            .twin
            .say(START, Say::text(world.tom.id, " \n"))
            .is_err()
    );
}

#[test]
fn a_recorded_update_is_delivered_however_old_it_is() {
    let mut world = World::with_webhook();
    let message = json!({ "message_id": 5, "date": 1_500_000_000, "text": "old",
                          "chat": { "id": 8, "type": "private" } });
    world
        .twin
        .enqueue_raw(world.now, &json!({ "message": message }))
        .unwrap();
    let delivery = world.one();
    assert_eq!(text_of(&delivery), "old");
    world.finish(&delivery, retry_after(3600));
    assert_eq!(world.twin.pending(), 1);

    let query = json!({ "id": "77", "from": { "id": 8 }, "data": "x" });
    world
        .twin
        .enqueue_raw(world.now, &json!({ "callback_query": query }))
        .unwrap();
    world.result("answerCallbackQuery", json!({ "callback_query_id": "77" }));
    assert!(world.twin.callback("77").unwrap().answered);
}
