//! Updates that always break us.

use crate::figures;
use crate::in_process::InProcess;
use crate::talk::Talk;
use kopeck_telegram_twin::twin::Say;
use kopeck_testkit::{Bug, build};

#[tokio::test]
async fn fault_37_an_update_that_always_breaks_us_blocks_its_chat_for_seconds() {
    for bug in [Bug::Panic, Bug::Corrupt] {
        let mut talk = InProcess::new();
        let (anna, tom) = (talk.person("ru").await, talk.person("en").await);
        talk.store.set_bug(Some(bug(build::ledger(anna))));
        let began = talk.now;
        for text in ["40 транспорт", "60 кофе"] {
            talk.twin
                .say(talk.now, Say::text(anna, text))
                .expect("a person may write");
        }
        talk.settle().await;
        let blocked = (talk.now - began) / 1000;
        assert!(blocked <= 10, "{blocked} s");
        assert_eq!(talk.twin.pending(), 0);
        assert_eq!(talk.store.dead_letters().len(), 2);
        talk.expect(tom, "tea 3", &["$3"]).await;

        talk.store.set_bug(None);
        talk.expect(anna, "80 хлеб", &["80 ₽"]).await;
        figures::show(&format!(
            "fault 37: {:?}: 2 dead letters after 3 attempts each, chat blocked {blocked} s",
            bug(build::ledger(0))
        ));
    }
}
