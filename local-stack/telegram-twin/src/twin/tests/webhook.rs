use serde_json::json;

use super::*;

fn hook() -> Value {
    json!({ "url": "https://bot.example/hook", "secret_token": "s3cret" })
}

#[test]
fn the_same_parameters_again_change_nothing() {
    let mut world = World::with_webhook();
    world.says("x");
    let delivery = world.one();
    let answer = world.call("setWebhook", hook()).unwrap();
    assert_eq!(
        answer.description.as_deref(),
        Some("Webhook is already set")
    );
    world.finish(&delivery, ok(200));
    assert_eq!(world.twin.pending(), 0, "what was in flight still counts");
}

#[test]
fn a_change_sends_everything_again_at_once() {
    let mut world = World::with_webhook();
    world.says("x");
    let delivery = world.one();
    world.finish(&delivery, retry_after(3600));
    world.says("y");
    world.set_webhook(json!({ "url": "https://other.example/hook" }));
    let again = world.one();
    assert_eq!((again.update_id, again.attempt), (delivery.update_id, 1));
    world.set_webhook(hook());
    world.finish(&again, ok(200));
    assert_eq!(
        world.twin.pending(),
        2,
        "the old webhook's answer is not heard"
    );
    assert_eq!(world.one().update_id, again.update_id);
}

#[test]
fn a_mistake_leaves_the_bot_without_any_webhook() {
    for (params, why) in [
        (
            json!({ "url": "https://bot.nowhere/" }),
            "bad webhook: Failed to resolve host: Name or service not known",
        ),
        (
            json!({ "url": "https://127.0.0.1/" }),
            "bad webhook: IP address 127.0.0.1 is reserved",
        ),
        (
            json!({ "url": "http://bot.example/" }),
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            json!({ "url": "https://bot.example:8080/" }),
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            json!({ "url": "https://" }),
            "invalid webhook URL specified",
        ),
        (
            json!({ "url": "https://bot.example/2", "secret_token": "a b" }),
            "secret token contains illegal characters",
        ),
        (
            json!({ "url": "https://bot.example/2", "secret_token": "a".repeat(257) }),
            "secret token is too long",
        ),
    ] {
        let mut world = World::with_webhook();
        world.says("stays");
        assert_eq!(
            world.refusal("setWebhook", params),
            format!("Bad Request: {why}")
        );
        let info = world.info();
        assert_eq!(
            (&info["url"], &info["pending_update_count"]),
            (&json!(""), &json!(1)),
            "{why}"
        );
        assert!(world.poll().is_empty());
    }
}

#[test]
fn two_calls_within_a_second_are_one_too_many() {
    let mut world = World::new();
    world.call("setWebhook", hook()).unwrap();
    world.now += 999;
    let error = world.call("setWebhook", hook()).unwrap_err();
    assert_eq!(
        (error.error_code, error.parameters),
        (429, Some(json!({ "retry_after": 1 })))
    );
    world.now += 1;
    world.call("setWebhook", hook()).unwrap();
}

#[test]
fn allowed_updates_choose_what_is_queued_and_stay_when_left_out() {
    let mut world = World::new();
    let only = json!(["message", "callback_query", "no_such_kind"]);
    world.set_webhook(json!({ "url": "https://bot.example/1", "allowed_updates": only }));
    let kinds = json!(["message", "callback_query"]);
    assert_eq!(world.info()["allowed_updates"], kinds);
    let message_id = world.says("x");
    let chat_id = world.tom.id;
    let edit = crate::twin::Edit {
        chat_id,
        message_id,
        text: "y".into(),
        date: None,
    };
    world.twin.edit(world.now, &edit).unwrap();
    assert_eq!(world.twin.pending(), 1, "the edit was not asked for");

    world.set_webhook(json!({ "url": "https://bot.example/2" }));
    assert_eq!(world.info()["allowed_updates"], kinds);
    // In urlencoded calls the list is JSON in a string; empty means the default.
    world.set_webhook(json!({ "url": "https://bot.example/2", "allowed_updates": "[]" }));
    assert_eq!(world.info().get("allowed_updates"), None);
    let edit = crate::twin::Edit {
        text: "z".into(),
        ..edit
    };
    world.twin.edit(world.now, &edit).unwrap();
    assert_eq!(world.twin.pending(), 2);
}

#[test]
fn pending_updates_are_dropped_only_on_request() {
    let mut world = World::with_webhook();
    world.says("x");
    let deleted = world.call("deleteWebhook", json!({})).unwrap();
    assert_eq!(deleted.description.as_deref(), Some("Webhook was deleted"));
    assert_eq!(world.info()["pending_update_count"], 1);
    world.set_webhook(json!({ "url": "https://bot.example/", "drop_pending_updates": "true" }));
    assert_eq!(world.info()["pending_update_count"], 0);
}

#[test]
fn info_tells_all_but_the_secret() {
    let mut world = World::with_webhook();
    world.says("x");
    let delivery = world.one();
    world.finish(&delivery, ok(503));
    let info = world.info();
    assert_eq!(
        info,
        json!({
            "url": "https://bot.example/hook",
            "has_custom_certificate": false,
            "pending_update_count": 1,
            "max_connections": 40,
            "ip_address": "203.0.113.1",
            "last_error_date": world.now / 1000,
            "last_error_message": "Wrong response from the webhook: 503 Service Unavailable",
        })
    );
    let delivery = world.one();
    world.finish(&delivery, ok(200));
    assert!(
        world.info().get("last_error_date").is_some(),
        "it stays after recovery"
    );
    let log = serde_json::to_string(world.twin.log()).unwrap();
    assert!(!log.contains("s3cret") && !log.contains(&BotConfig::default().token));
}

#[test]
fn a_broken_name_does_not_resolve_but_a_set_webhook_keeps_its_address() {
    let mut world = World::with_webhook();
    let broken_names = ["bot.example".to_owned(), "other.example".to_owned()].into();
    world.twin.set_faults(crate::twin::Faults {
        broken_names,
        ..Default::default()
    });
    world.says("x");
    assert_eq!(world.poll().len(), 1);
    let why = world.refusal("setWebhook", json!({ "url": "https://other.example/" }));
    assert!(why.contains("Failed to resolve host"), "{why}");
}

#[test]
fn get_updates_works_only_without_a_webhook() {
    let mut world = World::with_webhook();
    world.says("x");
    world.says("y");
    assert_eq!(
        world.call("getUpdates", json!({})).unwrap_err().error_code,
        409
    );
    world.call("deleteWebhook", json!({})).unwrap();
    let updates = world.result("getUpdates", json!({ "limit": 1 }));
    assert_eq!(updates[0]["message"]["text"], "x");
    let offset = updates[0]["update_id"].as_i64().unwrap() + 1;
    let updates = world.result("getUpdates", json!({ "offset": offset }));
    assert_eq!(updates[0]["message"]["text"], "y");
    assert_eq!(world.twin.pending(), 1);
}
