//! What many chats at once see when the webhook is down.

use serde_json::json;

use super::*;

/// Seconds from the end of the outage until each waiting update was delivered.
struct Lag(Vec<i64>);

impl Lag {
    fn percent(&self, share: usize) -> i64 {
        self.0[(self.0.len() * share / 100).min(self.0.len() - 1)]
    }
}

/// The webhook fails for so long and then works; its answers take 20 ms.
fn outage(world: &mut World, length: i64, failure: &Outcome) -> Lag {
    let end = world.now + length;
    let mut lags = Vec::new();
    while let Some(wake) = world.twin.next_wake(world.now) {
        world.now = wake;
        for delivery in world.twin.poll(wake) {
            let works = wake >= end;
            let outcome = if works { ok(200) } else { failure.clone() };
            world.twin.finish(wake + 20, delivery.id, outcome);
            if works {
                lags.push((wake - end) / SECOND);
            }
        }
        world.now += 20;
    }
    lags.sort_unstable();
    println!(
        "lag after {} min for {} chats: p50 {} s, p95 {} s, max {} s",
        length / MINUTE,
        lags.len(),
        lags[lags.len() / 2],
        lags[lags.len() * 95 / 100],
        lags[lags.len() - 1],
    );
    Lag(lags)
}

fn busy_world(connections: usize) -> World {
    let mut world = World::new();
    world.set_webhook(json!({ "url": "https://bot.example/hook", "max_connections": connections }));
    world.succeed();
    world.crowd(200);
    world
}

#[test]
fn an_outage_of_84_minutes_is_over_for_all_within_two_minutes() {
    let mut world = busy_world(100);
    let lag = outage(&mut world, 84 * MINUTE, &ok(500));
    assert_eq!(lag.0.len(), 200);
    assert!((35..=53).contains(&lag.percent(50)), "{}", lag.percent(50));
    assert!((85..=110).contains(&lag.percent(95)), "{}", lag.percent(95));
    assert!(lag.percent(100) <= 120, "{}", lag.percent(100));
}

#[test]
fn with_retry_after_it_is_over_in_seconds() {
    let mut world = busy_world(100);
    let lag = outage(&mut world, 84 * MINUTE, &retry_after(5));
    assert_eq!(lag.0.len(), 200);
    assert!(lag.percent(100) <= 9, "{}", lag.percent(100));
}

#[test]
fn chats_beyond_the_loaded_ones_wait_for_the_first_success_only() {
    let mut world = busy_world(40);
    let lag = outage(&mut world, 84 * MINUTE, &ok(500));
    assert_eq!(lag.0.len(), 200);
    let soon = lag.0.iter().filter(|lag| **lag <= 10).count();
    assert!(soon >= 120, "those who were not loaded: {soon}");
    assert!((60..=120).contains(&lag.percent(99)));
}

#[test]
fn stuck_chats_freeze_the_bot_when_twice_the_connections_are_loaded() {
    let mut world = World::new();
    world.set_webhook(json!({ "url": "https://bot.example/hook", "max_connections": 2 }));
    let stuck = world.crowd(4);
    world.says("waits behind them");
    for _ in 0..200 {
        for delivery in world.poll() {
            assert_ne!(text_of(&delivery), "waits behind them");
            world.finish(&delivery, ok(500));
        }
        world.sleep();
    }
    // One of the four gives up its place, and the next chat is loaded at once.
    while world.twin.next_wake(world.now).is_some() {
        let delivery = world.one();
        let mine = text_of(&delivery) == "waits behind them";
        world.finish(&delivery, ok(200));
        if mine {
            break;
        }
        world.sleep();
    }
    assert_eq!(world.twin.pending(), 3, "of {}", stuck.len());
}

#[test]
fn more_of_a_loaded_chat_is_no_further_chat() {
    let mut world = World::new();
    world.set_webhook(json!({ "url": "https://bot.example/hook", "max_connections": 1 }));
    for n in 0..10 {
        world.says(&format!("{n}"));
    }
    let other = world.crowd(1).remove(0);
    let first = world.one();
    world.finish(&first, retry_after(3600));
    let next = world.one();
    assert!(next.body.contains(&other.id.to_string()));
}

#[test]
fn ten_seconds_without_success_leave_one_connection() {
    let mut world = World::with_webhook();
    world.crowd(5);
    let first = world.one();
    assert_eq!(world.twin.next_wake(world.now), None, "nothing worked yet");
    world.finish(&first, ok(200));
    let rest = world.poll();
    assert_eq!(rest.len(), 4);
    world.now += 11 * SECOND;
    for delivery in &rest {
        world.finish(delivery, ok(500));
    }
    let one = world.one();
    assert!(world.poll().is_empty(), "only one at a time");
    world.finish(&one, ok(200));
    assert_eq!(world.poll().len(), 3);
}

#[test]
fn an_address_is_kept_for_half_an_hour_whatever_the_lookup_says() {
    let mut world = World::with_webhook();
    let now = world.now;
    assert_eq!(world.twin.name_to_resolve(now + 29 * MINUTE), None);
    world.now += 34 * MINUTE;
    let host = world.twin.name_to_resolve(world.now).unwrap();
    assert_eq!(host, "bot.example");
    world.twin.resolved(world.now, &host, Err("no".into()));
    assert_eq!(world.info()["ip_address"], "203.0.113.1");
    assert_eq!(
        world.twin.name_to_resolve(world.now + 29 * MINUTE),
        None,
        "an error is kept too"
    );
    world.now += 34 * MINUTE;
    world
        .twin
        .resolved(world.now, &host, Ok("203.0.113.2".into()));
    assert_eq!(world.info()["ip_address"], "203.0.113.2");
    world.says("x");
    assert_eq!(world.one().ip_address, "203.0.113.2");
    // A change of the webhook asks anew.
    world.set_webhook(json!({ "url": "https://bot.example/other" }));
    assert_eq!(world.info()["ip_address"], "203.0.113.1");
}

#[test]
fn no_more_than_100_000_updates_wait() {
    let mut world = World::with_webhook();
    let update = json!({ "poll": { "id": "1" } });
    for _ in 0..100_000 {
        world.twin.enqueue_raw(world.now, &update).unwrap();
    }
    assert!(world.twin.enqueue_raw(world.now, &update).is_err());
    world.says("is not heard");
    assert_eq!(world.twin.pending(), 100_000);
    let delivery = world.one();
    world.finish(&delivery, ok(200));
    assert_eq!(world.poll().len(), 40);
    world.says("is heard");
    assert_eq!(world.twin.pending(), 100_000);
}
