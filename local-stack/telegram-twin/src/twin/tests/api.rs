use serde_json::json;

use super::*;

#[test]
fn method_names_are_taken_in_any_case() {
    let mut world = World::new();
    for method in ["getMe", "GetMe", "GETME", "getme"] {
        assert_eq!(world.result(method, json!({}))["username"], "twin_bot");
    }
    let error = world.call("sendRocket", json!({})).unwrap_err();
    assert_eq!(error.error_code, 404);
    let error = world
        .twin
        .call(0, "1:wrong", "getMe", &json!({}), &|_| Err("".into()));
    assert_eq!(error.unwrap_err().error_code, 401);
}

#[test]
fn a_message_is_sent_trimmed_parsed_and_with_its_keyboard() {
    let mut world = World::new();
    let said = world.says("hello");
    let keyboard = json!({ "inline_keyboard": [[{ "text": "A", "callback_data": "a" }], []] });
    let message = world.result(
        "SendMessage",
        json!({
            // As in an urlencoded body: everything is a string.
            "chat_id": world.tom.id.to_string(),
            "text": " <b>Жарайсың</b>! \n",
            "parse_mode": "HTML",
            "reply_markup": keyboard.to_string(),
            "reply_parameters": json!({ "message_id": said }).to_string(),
        }),
    );
    assert_eq!(message["text"], "Жарайсың!");
    assert_eq!(
        message["entities"],
        json!([{ "type": "bold", "offset": 0, "length": 8 }])
    );
    assert_eq!(
        message["reply_markup"],
        json!({
            "inline_keyboard": [[{ "text": "A", "callback_data": "a" }]],
        })
    );
    assert_eq!(message["reply_to_message"]["message_id"], said);
    assert_eq!(message["from"]["is_bot"], true);
    assert!(message["message_id"].as_i64() > Some(said));
}

#[test]
fn text_has_1_to_4096_units_after_entities() {
    let mut world = World::new();
    let chat_id = world.tom.id;
    let mut send = |text: String| {
        let params = json!({ "chat_id": chat_id, "text": text, "parse_mode": "HTML" });
        world
            .call("sendMessage", params)
            .map_err(|error| error.description)
    };
    assert!(send("x".repeat(4096)).is_ok());
    assert!(send(format!("<b>{}</b>", "&amp;".repeat(4096))).is_ok());
    assert!(send("😀".repeat(2048)).is_ok());
    assert_eq!(
        send("😀".repeat(2049)).unwrap_err(),
        "Bad Request: message is too long"
    );
    assert_eq!(
        send(" \n".to_owned()).unwrap_err(),
        "Bad Request: message text is empty"
    );
    assert_eq!(
        send("1 < 2".to_owned()).unwrap_err(),
        "Bad Request: can't parse entities: Unsupported start tag \"\" at byte offset 2"
    );
}

#[test]
fn callback_data_has_1_to_64_bytes() {
    let mut world = World::new();
    let chat_id = world.tom.id;
    let mut send = |data: &str| {
        let button = json!({ "text": "A", "callback_data": data });
        let keyboard = json!({ "inline_keyboard": [[button]] });
        let params = json!({ "chat_id": chat_id, "text": "x", "reply_markup": keyboard });
        world
            .call("sendMessage", params)
            .map_err(|error| error.description)
    };
    assert!(send(&"x".repeat(64)).is_ok());
    assert!(send(&"я".repeat(32)).is_ok());
    assert_eq!(
        send(&"я".repeat(33)).unwrap_err(),
        "Bad Request: BUTTON_DATA_INVALID"
    );
    assert_eq!(send("").unwrap_err(), "Bad Request: BUTTON_DATA_INVALID");
}

#[test]
fn an_edit_is_checked_as_telegram_does() {
    let mut world = World::new();
    let chat_id = world.tom.id;
    let said = world.says("mine");
    let keyboard = json!({ "inline_keyboard": [[{ "text": "A", "callback_data": "a" }]] });
    let sent = world.result(
        "sendMessage",
        json!({ "chat_id": chat_id, "text": "one", "reply_markup": keyboard }),
    );
    let id = sent["message_id"].clone();
    let same = json!({ "chat_id": chat_id, "message_id": id, "text": "one",
                       "reply_markup": keyboard });
    assert!(
        world
            .refusal("editMessageText", same)
            .starts_with("Bad Request: message is not modified")
    );
    world.now += SECOND;
    let edited = world.result(
        "editMessageText",
        json!({ "chat_id": chat_id, "message_id": id, "text": "two" }),
    );
    assert_eq!(
        (&edited["text"], &edited["edit_date"]),
        (&json!("two"), &json!(world.now / 1000))
    );
    assert_eq!(
        (&edited["date"], edited.get("reply_markup")),
        (&sent["date"], None)
    );
    let mut refusal = |message_id: Value| {
        let params = json!({ "chat_id": chat_id, "message_id": message_id, "text": "x" });
        world.refusal("editMessageText", params)
    };
    assert_eq!(
        refusal(json!(9999)),
        "Bad Request: message to edit not found"
    );
    assert_eq!(refusal(json!(said)), "Bad Request: message can't be edited");
    assert_eq!(
        refusal(Value::Null),
        "Bad Request: message identifier is not specified"
    );
}

#[test]
fn unknown_chats_and_messages() {
    let mut world = World::new();
    let chat_id = world.tom.id;
    let nobody = json!({ "chat_id": 5, "text": "x" });
    assert_eq!(
        world.refusal("sendMessage", nobody),
        "Bad Request: chat not found"
    );
    let reply =
        json!({ "chat_id": chat_id, "text": "x", "reply_parameters": { "message_id": 77 } });
    assert_eq!(
        world.refusal("sendMessage", reply),
        "Bad Request: message to be replied not found"
    );
    let deletion = json!({ "chat_id": chat_id, "message_id": 77 });
    assert_eq!(
        world.refusal("deleteMessage", deletion),
        "Bad Request: message to delete not found"
    );
    assert_eq!(
        world.result("getChat", json!({ "chat_id": chat_id }))["first_name"],
        "Tom"
    );
}

#[test]
fn typing_shows_until_it_is_over_or_a_message_comes() {
    let mut world = World::new();
    let chat_id = world.tom.id;
    let typing =
        |world: &World| world.twin.chat_view(world.now, chat_id).unwrap()["typing"].clone();
    world.result(
        "sendChatAction",
        json!({ "chat_id": chat_id, "action": "typing" }),
    );
    assert_eq!(typing(&world), true);
    world.now += 5 * SECOND;
    assert_eq!(typing(&world), false);
    world.result(
        "sendChatAction",
        json!({ "chat_id": chat_id, "action": "typing" }),
    );
    world.result("sendMessage", json!({ "chat_id": chat_id, "text": "x" }));
    assert_eq!(typing(&world), false);
}

#[test]
fn commands_and_texts_are_kept_by_scope_and_language() {
    let mut world = World::new();
    let commands = json!([{ "command": "help", "description": "What I can do" }]);
    let russian = json!([{ "command": "help", "description": "Что я умею" }]);
    world.result("setMyCommands", json!({ "commands": commands.to_string() }));
    world.result(
        "setMyCommands",
        json!({ "commands": russian, "language_code": "ru" }),
    );
    assert_eq!(world.result("getMyCommands", json!({})), commands);
    assert_eq!(
        world.result("getMyCommands", json!({ "language_code": "ru" })),
        russian
    );
    assert_eq!(
        world.result("getMyCommands", json!({ "language_code": "kk" })),
        json!([])
    );
    let private = json!({ "scope": { "type": "all_private_chats" } });
    assert_eq!(world.result("getMyCommands", private), json!([]));
    let state = world.twin.state(world.now);
    assert_eq!(state["commands"], json!({ "": commands, "ru": russian }));
    world.result("deleteMyCommands", json!({ "language_code": "ru" }));
    assert_eq!(
        world.result("getMyCommands", json!({ "language_code": "ru" })),
        json!([])
    );

    for bad in ["Help", "", "a-b", &"x".repeat(33)] {
        let commands = json!([{ "command": bad, "description": "x" }]);
        let why = world.refusal("setMyCommands", json!({ "commands": commands }));
        assert_eq!(why, "Bad Request: BOT_COMMAND_INVALID", "{bad}");
    }

    world.result("setMyDescription", json!({ "description": "A diary" }));
    assert_eq!(
        world.result("getMyDescription", json!({})),
        json!({ "description": "A diary" })
    );
    assert_eq!(
        world.result("getMyName", json!({})),
        json!({ "name": "Twin" })
    );
    world.result("setMyName", json!({ "name": "Penny" }));
    assert_eq!(world.result("getMe", json!({}))["first_name"], "Penny");
    let short = world.result("getMyShortDescription", json!({ "language_code": "ru" }));
    assert_eq!(short, json!({ "short_description": "" }));
}

#[test]
fn the_menu_button_is_of_a_chat_or_of_all() {
    let mut world = World::new();
    let chat = json!({ "chat_id": world.tom.id });
    let app =
        json!({ "type": "web_app", "text": "Open", "web_app": { "url": "https://a.example" } });
    assert_eq!(
        world.result("getChatMenuButton", chat.clone()),
        json!({ "type": "commands" })
    );
    world.result("setChatMenuButton", json!({ "menu_button": app }));
    assert_eq!(world.result("getChatMenuButton", chat.clone()), app);
    let mut of_chat = chat.clone();
    of_chat["menu_button"] = json!({ "type": "commands" });
    world.result("setChatMenuButton", of_chat);
    assert_eq!(world.result("getChatMenuButton", chat)["type"], "commands");
    assert_eq!(world.result("getChatMenuButton", json!({})), app);
    assert_eq!(
        world.refusal(
            "setChatMenuButton",
            json!({ "menu_button": { "type": "tea" } })
        ),
        "Bad Request: can't parse menu button: MenuButton has unsupported type"
    );
}
