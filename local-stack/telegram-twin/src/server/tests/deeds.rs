//! Groups, files and faults over HTTP.

use std::time::Duration;

use super::*;
use crate::twin::{ApiFault, Attach, Forward, NewGroup, Status};

fn http() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

#[tokio::test]
async fn a_file_is_uploaded_and_downloaded_and_shown() {
    let server = Server::start(options(1)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    let tom = client.people().await.unwrap()[1].id;
    // More than the framework takes by itself.
    let content = "x".repeat(3 << 20);
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n{tom}\r\n\
         --b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{content}\r\n--b--\r\n"
    );
    let sent: Value = http()
        .post(format!("{}/bot{TOKEN}/sendDocument", server.url()))
        .header("content-type", "multipart/form-data; boundary=b")
        .body(body)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let document = &sent["result"]["document"];
    assert_eq!(document["file_name"], "a.csv", "{sent}");
    let file_id = document["file_id"].as_str().unwrap();
    let file = json!({ "file_id": file_id });
    let file = client.bot(TOKEN, "getFile", &file).await.unwrap();
    let path = file["result"]["file_path"].as_str().unwrap();
    let get = async |path: String| {
        let response = http().get(format!("{}/{path}", server.url())).send().await;
        let response = response.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    };
    assert_eq!(
        get(format!("file/bot{TOKEN}/{path}")).await,
        (200, content.clone())
    );
    assert_eq!(get(format!("file/bot1:wrong/{path}")).await.0, 404);
    assert_eq!(
        get(format!("control/files/{file_id}")).await,
        (200, content)
    );
    assert_eq!(get("control/files/no".to_owned()).await.0, 404);
}

#[tokio::test]
async fn people_send_files_and_forward() {
    let server = Server::start(options(1)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    let tom = client.people().await.unwrap()[1].id;
    let attach = Attach {
        chat_id: tom,
        from_id: tom,
        kind: "document".into(),
        content: b"receipt".to_vec(),
        caption: Some("40 bus".into()),
        ..Attach::default()
    };
    let sent = client.attach(&attach).await.unwrap();
    assert_eq!(sent.extra["document"]["file_size"], 7);
    let forward = Forward {
        chat_id: tom,
        from_id: tom,
        from_chat_id: Some(tom),
        message_id: Some(sent.message_id),
        ..Forward::default()
    };
    let forwarded = client.forward(&forward).await.unwrap();
    assert_eq!(forwarded.extra["forward_origin"]["type"], "user");
    assert_eq!(forwarded.extra["caption"], "40 bus");
}

#[tokio::test]
async fn a_group_lives_through_the_control_api() {
    let server = Server::start(options(1)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    let people = client.people().await.unwrap();
    let (anna, tom) = (people[0].id, people[1].id);
    let new = NewGroup {
        title: "Home".into(),
        admin_id: anna,
        ..NewGroup::default()
    };
    let group = client.add_group(&new).await.unwrap();
    client
        .set_member(group.id, tom, Status::Member)
        .await
        .unwrap();
    client.set_privacy(false).await.unwrap();
    let supergroup = client.migrate(group.id).await.unwrap();
    let view: Value = http()
        .get(format!("{}/control/groups/{}", server.url(), group.id))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(view["migrated_to"], supergroup.id);
    assert_eq!(view["members"].as_array().unwrap().len(), 3);
    assert!(client.add_topic(supergroup.id, anna, "x").await.is_err());
    let new = NewGroup {
        topics: true,
        ..new
    };
    let forum = client.add_group(&new).await.unwrap();
    assert!(client.add_topic(forum.id, anna, "Food").await.unwrap() > 0);
    client.block(tom, true).await.unwrap();
    let state = client.state().await.unwrap();
    assert_eq!(
        (&state["blocked"], &state["privacy"]),
        (&json!([tom]), &json!(false))
    );
    assert!(state["delivery"]["pending"].as_i64() > Some(0));
}

#[tokio::test]
async fn calls_fail_or_hang_and_answers_get_lost() {
    let (port, inbox) = bot().await;
    let server = Server::start(options(port)).await.unwrap();
    let client = TwinClient::new(&server.url()).unwrap();
    register(&client).await;
    let tom = client.people().await.unwrap()[1].id;
    let faults = Faults {
        api: vec![
            ApiFault::too_many(3).of("getMe").times(1),
            ApiFault::silence().of("getChat"),
        ],
        lose_answers: 1,
        ..Faults::default()
    };
    assert_eq!(client.fault(&faults).await.unwrap(), faults);
    let me = client.bot(TOKEN, "getMe", &json!({})).await.unwrap();
    assert_eq!(me["parameters"]["retry_after"], 3);
    let me = client.bot(TOKEN, "getMe", &json!({})).await.unwrap();
    assert_eq!(me["ok"], true);
    let chat = json!({ "chat_id": tom });
    let hanging = client.bot(TOKEN, "getChat", &chat);
    let hanging = tokio::time::timeout(Duration::from_millis(300), hanging).await;
    assert!(hanging.is_err(), "answered");
    client.say(&Say::text(tom, "x")).await.unwrap();
    assert_eq!(client.idle(PATIENCE).await.unwrap(), 0);
    assert_eq!(inbox.lock().unwrap().len(), 2, "the answer was lost once");
    assert_eq!(client.messages(tom).await.unwrap().len(), 2, "one reply");
}
