use serde_json::json;

use super::*;
use crate::twin::{ApiFault, Faults};

fn break_api(world: &mut World, api: Vec<ApiFault>) {
    world.twin.set_faults(Faults {
        api,
        ..Faults::default()
    });
}

fn code(world: &mut World, method: &str) -> u16 {
    let params = json!({ "chat_id": world.tom.id, "text": "x" });
    world
        .call(method, params)
        .map_or_else(|error| error.error_code, |_| 200)
}

#[test]
fn calls_fail_for_named_methods_and_a_number_of_times() {
    let mut world = World::new();
    let faults = vec![
        ApiFault::too_many(7).of("SendMessage").times(2),
        ApiFault::status(403).of("sendMessage").times(1),
        ApiFault::status(502).of("getme"),
    ];
    break_api(&mut world, faults);
    let params = json!({ "chat_id": world.tom.id, "text": "x" });
    let error = world.call("sendMessage", params).unwrap_err();
    assert_eq!(
        (error.error_code, error.parameters),
        (429, Some(json!({ "retry_after": 7 })))
    );
    let codes: Vec<_> = (0..3).map(|_| code(&mut world, "sendMessage")).collect();
    assert_eq!(codes, [429, 403, 200]);
    assert_eq!(
        (code(&mut world, "getMe"), code(&mut world, "GetMe")),
        (502, 502)
    );
    assert_eq!(code(&mut world, "getWebhookInfo"), 200);
    assert_eq!(world.twin.messages(world.tom.id).len(), 1);
    world.twin.set_faults(Faults::default());
    assert_eq!(code(&mut world, "getMe"), 200);
}

#[test]
fn a_call_can_be_executed_though_its_answer_is_lost() {
    let mut world = World::new();
    let lost = ApiFault {
        executed: true,
        ..ApiFault::silence()
    };
    break_api(&mut world, vec![lost.times(1)]);
    let params = json!({ "chat_id": world.tom.id, "text": "x" });
    assert!(world.call("sendMessage", params).unwrap_err().is_silence());
    assert_eq!(world.twin.messages(world.tom.id).len(), 1);
}

#[test]
fn a_lost_2xx_executes_nothing_and_the_update_comes_again() {
    let mut world = World::with_webhook();
    world.twin.set_faults(Faults {
        lose_answers: 1,
        ..Faults::default()
    });
    let chat_id = world.tom.id;
    world.says("x");
    let reply = json!({ "method": "sendMessage", "chat_id": chat_id, "text": "ok" });
    let first = world.one();
    world.finish(&first, json_answer(200, &reply));
    assert_eq!(world.twin.messages(chat_id).len(), 1, "no reply");
    let again = world.one();
    assert_eq!(
        (again.update_id, &again.body),
        (first.update_id, &first.body)
    );
    world.finish(&again, json_answer(200, &reply));
    assert_eq!(world.twin.messages(chat_id).len(), 2);
    assert_eq!(world.twin.pending(), 0);
}

#[test]
fn with_the_network_down_nothing_passes_either_way() {
    let mut world = World::with_webhook();
    world.says("x");
    let down = |network_down| Faults {
        network_down,
        ..Faults::default()
    };
    world.twin.set_faults(down(true));
    assert!(world.twin.network_is_down());
    assert_eq!(code(&mut world, "getMe"), 0);
    let delivery = world.one();
    assert!(world.twin.refuse_if_down(world.now, &delivery));
    assert_eq!(world.twin.pending(), 1);
    world.twin.set_faults(down(false));
    let delivery = world.one();
    assert!(!world.twin.refuse_if_down(world.now, &delivery));
    world.finish(&delivery, ok(200));
    assert_eq!((world.twin.pending(), code(&mut world, "getMe")), (0, 200));
}
