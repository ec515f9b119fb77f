use serde_json::json;

use super::*;
use crate::twin::{Chat, NewGroup, Status};

/// Tom's group with Anna in it.
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
fn group(world: &mut World, new: NewGroup) -> (Chat, User) {
    let anna = world.twin.add_person("Anna", Some("anna"), None);
    let new = NewGroup {
        title: "Home".into(),
        admin_id: world.tom.id,
        member_ids: vec![anna.id],
        ..new
    };
    (world.twin.add_group(world.now, &new).unwrap(), anna)
}

fn say(world: &mut World, chat: i64, from: i64, text: &str) -> crate::twin::Message {
    let say = Say {
        chat_id: chat,
        ..Say::text(from, text)
    };
    world.twin.say(world.now, say).unwrap()
}

fn texts(seen: &[Value]) -> Vec<&str> {
    seen.iter()
        .filter_map(|update| update["message"]["text"].as_str())
        .collect()
}

#[test]
fn a_new_group_announces_itself() {
    let mut world = World::with_webhook();
    let (chat, anna) = group(&mut world, NewGroup::default());
    let seen = world.updates();
    let mine = &seen
        .iter()
        .find(|u| u.get("my_chat_member").is_some())
        .unwrap()["my_chat_member"];
    assert_eq!(
        (
            &mine["old_chat_member"]["status"],
            &mine["new_chat_member"]["status"]
        ),
        (&json!("left"), &json!("member"))
    );
    assert_eq!(
        (&mine["chat"]["type"], &mine["from"]["id"]),
        (&json!("group"), &json!(world.tom.id))
    );
    assert!(
        seen.iter()
            .any(|u| u["message"]["group_chat_created"] == true)
    );
    let view = world.twin.group_view(chat.id).unwrap();
    assert_eq!(view["members"].as_array().unwrap().len(), 3);
    let about = |user: i64| json!({ "chat_id": chat.id, "user_id": user });
    assert_eq!(
        world.result("getChatMember", about(anna.id))["status"],
        "member"
    );
    assert_eq!(
        world.result("getChatMember", about(world.tom.id))["status"],
        "creator"
    );
    assert_eq!(
        world.refusal("getChatMember", about(5)),
        "Bad Request: user not found"
    );
    let admins = world.result("getChatAdministrators", json!({ "chat_id": chat.id }));
    assert_eq!(admins.as_array().unwrap().len(), 1);
}

#[test]
fn with_privacy_the_bot_hears_only_what_is_meant_for_it() {
    let mut world = World::with_webhook();
    let (chat, anna) = group(&mut world, NewGroup::default());
    let params = json!({ "chat_id": chat.id, "text": "ok" });
    let sent = world.result("sendMessage", params)["message_id"].as_i64();
    world.updates();
    for text in [
        "40 bus",
        "/week",
        "/week@twin_bot",
        "/week@other_bot",
        "hi @Twin_Bot",
        "hi @anna",
    ] {
        say(&mut world, chat.id, anna.id, text);
    }
    let reply = Say {
        chat_id: chat.id,
        reply_to_message_id: sent,
        ..Say::text(anna.id, "a reply")
    };
    world.twin.say(world.now, reply).unwrap();
    let seen = world.updates();
    let heard = ["/week", "/week@twin_bot", "hi @Twin_Bot", "a reply"];
    assert_eq!(texts(&seen), heard);
    world.twin.set_privacy(false);
    assert_eq!(
        world.result("getMe", json!({}))["can_read_all_group_messages"],
        true
    );
    say(&mut world, chat.id, anna.id, "45 bus");
    assert_eq!(texts(&world.updates()), ["45 bus"]);
    // An admin hears all, privacy or not.
    world.twin.set_privacy(true);
    let bot = world.twin.bot().id;
    let admin = Status::Administrator;
    world
        .twin
        .set_member(world.now, chat.id, bot, admin, None)
        .unwrap();
    say(&mut world, chat.id, anna.id, "50 bus");
    assert_eq!(texts(&world.updates()), ["50 bus"]);
}

#[test]
fn a_reply_shows_the_bots_message_with_its_keyboard() {
    let mut world = World::with_webhook();
    let tom = world.tom.id;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "A", "callback_data": "a" }]] });
    let params = json!({ "chat_id": tom, "text": "choose", "reply_markup": keyboard });
    let sent = world.result("sendMessage", params);
    let reply = Say {
        reply_to_message_id: sent["message_id"].as_i64(),
        ..Say::text(tom, "this")
    };
    world.twin.say(world.now, reply).unwrap();
    assert_eq!(world.updates()[0]["message"]["reply_to_message"], sent);
}

#[test]
fn a_group_becomes_a_supergroup_with_ids_of_its_own() {
    let mut world = World::with_webhook();
    world.twin.set_privacy(false);
    for _ in 0..50 {
        world.says("other ids");
    }
    let (old, anna) = group(&mut world, NewGroup::default());
    let before = say(&mut world, old.id, anna.id, "x").message_id;
    world.updates();
    let new = world.twin.migrate(world.now, old.id).unwrap();
    let seen = world.updates();
    let to = |key: &str| {
        seen.iter()
            .find(|u| u["message"].get(key).is_some())
            .unwrap()["message"]
            .clone()
    };
    let (left, came) = (to("migrate_to_chat_id"), to("migrate_from_chat_id"));
    assert_eq!(
        (&left["chat"]["id"], &left["migrate_to_chat_id"]),
        (&json!(old.id), &json!(new.id))
    );
    assert_eq!(
        (&came["chat"]["id"], &came["migrate_from_chat_id"]),
        (&json!(new.id), &json!(old.id))
    );
    assert!(before > 50 && came["message_id"] == 1 && came["chat"]["type"] == "supergroup");

    let params = json!({ "chat_id": old.id, "text": "x", "message_id": before });
    for method in ["sendMessage", "editMessageText", "deleteMessage"] {
        let error = world.call(method, params.clone()).unwrap_err();
        assert_eq!(
            error.description,
            "Bad Request: group chat was upgraded to a supergroup chat"
        );
        assert_eq!(
            error.parameters,
            Some(json!({ "migrate_to_chat_id": new.id }))
        );
    }
    assert!(
        world
            .twin
            .say(
                world.now,
                Say {
                    chat_id: old.id,
                    ..Say::text(anna.id, "x")
                }
            )
            .is_err()
    );
    assert_eq!(say(&mut world, new.id, anna.id, "y").message_id, 2);
    assert!(world.twin.migrate(world.now, old.id).is_err());
}

#[test]
fn topics_keep_their_messages_together() {
    let mut world = World::with_webhook();
    let new = NewGroup {
        topics: true,
        ..NewGroup::default()
    };
    let (chat, anna) = group(&mut world, new);
    world.twin.set_privacy(false);
    let topic = world
        .twin
        .add_topic(world.now, chat.id, anna.id, "Food")
        .unwrap();
    let said = Say {
        chat_id: chat.id,
        message_thread_id: Some(topic),
        ..Say::text(anna.id, "40 bread")
    };
    world.twin.say(world.now, said).unwrap();
    let seen = world.updates();
    let created = &seen[seen.len() - 2]["message"];
    assert_eq!(created["forum_topic_created"]["name"], "Food");
    let message = &seen[seen.len() - 1]["message"];
    assert_eq!(
        (&message["message_thread_id"], &message["is_topic_message"]),
        (&json!(topic), &json!(true))
    );
    assert_eq!(message["reply_to_message"]["message_id"], topic);
    assert_eq!(message["chat"]["is_forum"], true);
    let mut params = json!({ "chat_id": chat.id, "text": "ok", "message_thread_id": topic });
    assert_eq!(
        world.result("sendMessage", params.clone())["message_thread_id"],
        topic
    );
    params["message_thread_id"] = json!(999);
    assert_eq!(
        world.refusal("sendMessage", params),
        "Bad Request: message thread not found"
    );
}

#[test]
fn admins_of_a_supergroup_can_be_anonymous() {
    let mut world = World::with_webhook();
    let new = NewGroup {
        supergroup: true,
        ..NewGroup::default()
    };
    let (chat, anna) = group(&mut world, new);
    let hidden = |from: i64| Say {
        chat_id: chat.id,
        anonymous: true,
        ..Say::text(from, "/week")
    };
    assert!(world.twin.say(world.now, hidden(anna.id)).is_err());
    world.twin.say(world.now, hidden(world.tom.id)).unwrap();
    let seen = world.updates();
    let message = &seen[seen.len() - 1]["message"];
    assert_eq!(message["from"]["username"], "GroupAnonymousBot");
    assert_eq!(message["sender_chat"]["id"], chat.id);
}

#[test]
fn who_blocks_the_bot_gets_nothing() {
    let mut world = World::with_webhook();
    let tom = world.tom.id;
    world.twin.block(world.now, tom, true).unwrap();
    let seen = world.updates();
    assert_eq!(
        seen[0]["my_chat_member"]["new_chat_member"]["status"],
        "kicked"
    );
    let params = json!({ "chat_id": tom, "text": "x" });
    let error = world.call("sendMessage", params.clone()).unwrap_err();
    assert_eq!(
        (error.error_code, error.description.as_str()),
        (403, "Forbidden: bot was blocked by the user")
    );
    assert!(world.twin.say(world.now, Say::text(tom, "x")).is_err());
    world.twin.block(world.now, tom, false).unwrap();
    assert!(world.twin.block(world.now, tom, false).is_err());
    let seen = world.updates();
    assert_eq!(
        seen[0]["my_chat_member"]["new_chat_member"]["status"],
        "member"
    );
    world.call("sendMessage", params).unwrap();
}

#[test]
fn out_of_a_group_the_bot_neither_hears_nor_speaks() {
    let mut world = World::with_webhook();
    let (chat, anna) = group(&mut world, NewGroup::default());
    world.updates();
    let bot = world.twin.bot().id;
    world
        .twin
        .set_member(world.now, chat.id, bot, Status::Left, None)
        .unwrap();
    say(&mut world, chat.id, anna.id, "/week");
    let seen = world.updates();
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert_eq!(
        seen[0]["my_chat_member"]["new_chat_member"]["status"],
        "kicked"
    );
    let error = world
        .call("sendMessage", json!({ "chat_id": chat.id, "text": "x" }))
        .unwrap_err();
    assert_eq!(
        (error.error_code, error.description.as_str()),
        (403, "Forbidden: bot was kicked from the group chat")
    );
    world
        .twin
        .set_member(world.now, chat.id, anna.id, Status::Left, None)
        .unwrap();
    let gone = Say {
        chat_id: chat.id,
        ..Say::text(anna.id, "x")
    };
    assert!(world.twin.say(world.now, gone).is_err());
    world
        .twin
        .set_member(world.now, chat.id, bot, Status::Member, None)
        .unwrap();
    let seen = world.updates();
    assert!(
        seen.iter()
            .any(|u| u["message"]["new_chat_members"][0]["id"] == bot)
    );
}

#[test]
fn only_an_admin_bot_deletes_the_words_of_others_and_hears_who_comes() {
    let mut world = World::new();
    let kinds = json!(["message", "chat_member"]);
    world.set_webhook(json!({ "url": "https://bot.example/", "allowed_updates": kinds }));
    let (chat, anna) = group(&mut world, NewGroup::default());
    let said = say(&mut world, chat.id, anna.id, "40 bus").message_id;
    let params = json!({ "chat_id": chat.id, "message_id": said });
    assert_eq!(
        world.refusal("deleteMessage", params.clone()),
        "Bad Request: message can't be deleted"
    );
    let bot = world.twin.bot().id;
    let zoe = world.twin.add_person("Zoe", None, None).id;
    let join = |world: &mut World, user, status| {
        world
            .twin
            .set_member(world.now, chat.id, user, status, None)
            .unwrap();
        let seen = world.updates();
        seen.iter()
            .any(|update| update.get("chat_member").is_some())
    };
    assert!(!join(&mut world, zoe, Status::Member));
    join(&mut world, bot, Status::Administrator);
    assert!(join(&mut world, zoe, Status::Left));
    world.result("deleteMessage", params);
}
