use serde_json::json;

use super::*;
use crate::twin::{Attach, Forward, Origin, Upload};

fn png(width: u32, height: u32) -> Upload {
    let mut content = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    content.extend(width.to_be_bytes());
    content.extend(height.to_be_bytes());
    Upload {
        field: "photo".into(),
        file_name: "chart.png".into(),
        mime_type: "application/octet-stream".into(),
        content,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
fn send(world: &mut World, method: &str, params: Value, uploads: &[Upload]) -> ApiResult {
    let token = BotConfig::default().token;
    let names = |_: &str| Err(String::new());
    world
        .twin
        .call_with(world.now, &token, method, &params, uploads, &names)
}

#[test]
fn a_photo_is_sent_kept_fetched_and_sent_again() {
    let mut world = World::new();
    let chat_id = world.tom.id;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "A", "callback_data": "a" }]] });
    let params = json!({ "chat_id": chat_id, "caption": "<b>May</b>", "parse_mode": "HTML",
                         "reply_markup": keyboard });
    let upload = png(1024, 512);
    let sent = send(
        &mut world,
        "sendPhoto",
        params,
        std::slice::from_ref(&upload),
    );
    let sent = sent.unwrap().result;
    assert_eq!(sent["caption"], "May");
    assert_eq!(sent["caption_entities"][0]["type"], "bold");
    assert_eq!(sent["reply_markup"], keyboard);
    let sizes = sent["photo"].as_array().unwrap();
    assert_eq!(
        (&sizes[0]["width"], &sizes[1]["width"]),
        (&json!(90), &json!(1024))
    );
    let file_id = sizes[1]["file_id"].clone();

    let file = world.result("getFile", json!({ "file_id": file_id }));
    let path = file["file_path"].as_str().unwrap();
    let token = BotConfig::default().token;
    assert_eq!(world.twin.download(&token, path), Some(&upload.content[..]));
    assert_eq!(world.twin.download("1:wrong", path), None);
    let (_, kind) = world.twin.file(file_id.as_str().unwrap()).unwrap();
    assert_eq!(kind, "image/png", "as the content says, for the page");
    let again = world.result("sendPhoto", json!({ "chat_id": chat_id, "photo": file_id }));
    assert_eq!(again["photo"], sent["photo"]);

    let stored = serde_json::to_string(&world.twin).unwrap();
    world.twin = serde_json::from_str(&stored).unwrap();
    assert_eq!(world.twin.download(&token, path), Some(&upload.content[..]));

    let id = sent["message_id"].clone();
    let edit = json!({ "chat_id": chat_id, "message_id": id, "caption": "June", "text": "x" });
    let edited = world.result("editMessageCaption", edit.clone());
    assert_eq!(
        (&edited["caption"], edited.get("caption_entities")),
        (&json!("June"), None)
    );
    assert_eq!(
        world.refusal("editMessageText", edit),
        "Bad Request: there is no text in the message to edit"
    );
}

#[test]
fn a_document_keeps_its_name_and_can_be_attached_by_another_field() {
    let mut world = World::new();
    let chat_id = world.tom.id;
    let upload = Upload {
        field: "export".into(),
        file_name: "kopeck.csv".into(),
        mime_type: "text/csv".into(),
        content: b"a,b\n".to_vec(),
    };
    let params = json!({ "chat_id": chat_id, "document": "attach://export" });
    let sent = send(&mut world, "sendDocument", params, &[upload])
        .unwrap()
        .result;
    let document = &sent["document"];
    assert_eq!(
        (&document["file_name"], &document["file_size"]),
        (&json!("kopeck.csv"), &json!(4))
    );
}

#[test]
fn bad_files_and_long_captions_are_refused() {
    let mut world = World::new();
    let chat_id = world.tom.id;
    let to = || json!({ "chat_id": chat_id });
    let mut refusal = |method: &str, params: Value, uploads: &[Upload]| {
        let refused = send(&mut world, method, params, uploads).unwrap_err();
        refused.description.replace("Bad Request: ", "")
    };
    let with = |content: &[u8]| Upload {
        content: content.to_vec(),
        ..png(1, 1)
    };
    assert_eq!(
        refusal("sendPhoto", to(), &[]),
        "there is no photo in the request"
    );
    assert_eq!(
        refusal("sendPhoto", to(), &[with(b"")]),
        "file must be non-empty"
    );
    assert_eq!(
        refusal("sendPhoto", to(), &[with(b"text")]),
        "IMAGE_PROCESS_FAILED"
    );
    assert_eq!(
        refusal("sendPhoto", to(), &[png(9000, 9000)]),
        "PHOTO_INVALID_DIMENSIONS"
    );
    let unknown = json!({ "chat_id": chat_id, "photo": "https://example.com/a.png" });
    assert_eq!(
        refusal("sendPhoto", unknown, &[]),
        "wrong file identifier/HTTP URL specified"
    );
    let long = json!({ "chat_id": chat_id, "caption": "x".repeat(1025) });
    assert_eq!(
        refusal("sendPhoto", long, &[png(9, 9)]),
        "message caption is too long"
    );
    assert_eq!(
        refusal("getFile", json!({ "file_id": "no" }), &[]),
        "invalid file_id"
    );
}

#[test]
fn a_person_sends_files_and_edits_their_captions() {
    let mut world = World::with_webhook();
    let attach = Attach {
        chat_id: world.tom.id,
        from_id: world.tom.id,
        kind: "photo".into(),
        caption: Some("40 bus #work".into()),
        ..Attach::default()
    };
    let sent = world.twin.attach(world.now, &attach).unwrap();
    let edit = crate::twin::Edit {
        chat_id: world.tom.id,
        message_id: sent.message_id,
        text: "45 bus".into(),
        date: None,
    };
    world.twin.edit(world.now, &edit).unwrap();
    let seen = world.updates();
    let message = &seen[0]["message"];
    assert_eq!(
        (&message["caption"], message.get("text")),
        (&json!("40 bus #work"), None)
    );
    assert_eq!(message["caption_entities"][0]["type"], "hashtag");
    assert_eq!(message["photo"][1]["width"], 320);
    assert_eq!(seen[1]["edited_message"]["caption"], "45 bus");
    let odd = Attach {
        kind: "sticker".into(),
        ..attach
    };
    assert!(world.twin.attach(world.now, &odd).is_err());
}

#[test]
fn a_forward_carries_its_origin_and_both_dates() {
    let mut world = World::with_webhook();
    let tom = world.tom.id;
    let said = world.says("40 bus");
    let seconds = world.now / 1000;
    world.now += HOUR;
    let from_here = Forward {
        chat_id: tom,
        from_id: tom,
        from_chat_id: Some(tom),
        message_id: Some(said),
        ..Forward::default()
    };
    world.twin.forward(world.now, &from_here).unwrap();
    let elsewhere = |origin| Forward {
        chat_id: tom,
        from_id: tom,
        text: Some("45 tea".into()),
        origin: Some(origin),
        origin_date: Some(7),
        ..Forward::default()
    };
    let sender_user_name = "Zoe".to_owned();
    let hidden = elsewhere(Origin::HiddenUser { sender_user_name });
    world.twin.forward(world.now, &hidden).unwrap();
    let title = "News".to_owned();
    let channel = elsewhere(Origin::Channel { title });
    world.twin.forward(world.now, &channel).unwrap();
    let seen = world.updates();
    let origin = |n: usize| &seen[n]["message"]["forward_origin"];
    assert_eq!(seen[1]["message"]["date"], seconds + 3600);
    assert_eq!(seen[1]["message"]["text"], "40 bus");
    assert_eq!(
        (
            &origin(1)["type"],
            &origin(1)["date"],
            &origin(1)["sender_user"]["id"]
        ),
        (&json!("user"), &json!(seconds), &json!(tom))
    );
    assert_eq!(
        *origin(2),
        json!({ "type": "hidden_user", "date": 7, "sender_user_name": "Zoe" })
    );
    assert_eq!(origin(3)["chat"]["title"], "News");
    assert!(world.twin.forward(world.now, &Forward::default()).is_err());
}
