//! The contract of the stores, on the deployed table.

use crate::stack;
use kopeck_runtime::aws;
use kopeck_testkit::{build, contract};
use std::sync::atomic::{AtomicI64, Ordering};

/// Ledgers of these tests; no person of the twin has such an id.
static NEXT: AtomicI64 = AtomicI64::new(7_000_000_000);

#[tokio::test]
async fn the_table_keeps_the_contract() {
    let Some((stack, _shared)) = stack::shared().await else {
        return;
    };
    let table = aws::table(&aws::local(&stack.region, &stack.endpoint), stack.table);
    contract::holds(&table, || {
        build::ledger(NEXT.fetch_add(1, Ordering::Relaxed))
    })
    .await;
}
