//! Failed attempts and dead letters.

use crate::errors::unavailable;
use crate::item::{self, Item, corrupt, to_item};
use crate::keys;
use crate::store::Table;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use kopeck_app::ports::{DeadLetter, DeadLetters, StoreError};
use kopeck_domain::LedgerId;
use serde::{Deserialize, Serialize};
use std::time::{Duration, SystemTime};

/// For how long attempts are remembered: Telegram gives an update up after a day.
const REMEMBERED: Duration = Duration::from_secs(3 * 24 * 3600);

#[derive(Debug, Serialize, Deserialize)]
struct DeadItem {
    pk: String,
    sk: String,
    dead: String,
    hash: String,
    reason: String,
    body: String,
    length: usize,
    v: u32,
}

/// A dead letter as an item.
fn of_dead_letter(letter: &DeadLetter) -> Result<Item, StoreError> {
    to_item(DeadItem {
        pk: keys::ledger_or_system(letter.ledger),
        sk: keys::dead_letter(&letter.hash),
        dead: keys::DEAD_VALUE.to_owned(),
        hash: letter.hash.clone(),
        reason: letter.reason.clone(),
        body: letter.body.clone(),
        length: letter.length,
        v: item::VERSION,
    })
}

/// Reads a dead letter.
fn dead_letter(item: Item) -> Result<DeadLetter, StoreError> {
    let raw: DeadItem = serde_dynamo::from_item(item).map_err(|_| corrupt("a dead letter"))?;
    Ok(DeadLetter {
        ledger: keys::ledger_of(&raw.pk),
        hash: raw.hash,
        reason: raw.reason,
        body: raw.body,
        length: raw.length,
    })
}

impl DeadLetters for Table {
    async fn attempt(&self, ledger: Option<LedgerId>, hash: &str) -> Result<u32, StoreError> {
        let answer = self
            .client
            .update_item()
            .table_name(&self.name)
            .set_key(Some(key(ledger, keys::attempt(hash))))
            .update_expression("ADD tries :one SET expires = :expires, v = :v")
            .expression_attribute_values(":one", AttributeValue::N("1".to_owned()))
            .expression_attribute_values(":expires", AttributeValue::N(expires().to_string()))
            .expression_attribute_values(":v", AttributeValue::N(item::VERSION.to_string()))
            .return_values(ReturnValue::UpdatedNew)
            .send()
            .await
            .map_err(|e| unavailable("UpdateItem", &e))?;
        let tries = answer.attributes.as_ref().and_then(|a| a.get("tries"));
        let count = tries
            .and_then(|n| n.as_n().ok())
            .and_then(|n| n.parse().ok());
        count.ok_or_else(|| StoreError::Corrupt("a count of attempts".to_owned()))
    }

    async fn bury(&self, letter: &DeadLetter) -> Result<(), StoreError> {
        let put = self.client.put_item().table_name(&self.name);
        let put = put.set_item(Some(of_dead_letter(letter)?));
        put.send()
            .await
            .map(|_| ())
            .map_err(|e| unavailable("PutItem", &e))
    }

    async fn dead(&self) -> Result<Vec<DeadLetter>, StoreError> {
        let mut keys_of_all = self
            .client
            .query()
            .table_name(&self.name)
            .index_name(keys::DEAD)
            .key_condition_expression("dead = :dead")
            .expression_attribute_values(":dead", AttributeValue::S(keys::DEAD_VALUE.to_owned()))
            .into_paginator()
            .items()
            .send();
        let mut letters = Vec::new();
        while let Some(found) = keys_of_all.next().await {
            let mut found = found.map_err(|e| unavailable("Query", &e))?;
            found.retain(|name, _| name == keys::PK || name == keys::SK);
            // The index is late now and then; what counts is the item.
            let get = self.client.get_item().table_name(&self.name);
            let item = get.set_key(Some(found)).consistent_read(true).send().await;
            if let Some(item) = item.map_err(|e| unavailable("GetItem", &e))?.item {
                letters.push(dead_letter(item)?);
            }
        }
        Ok(letters)
    }

    async fn unbury(&self, letter: &DeadLetter) -> Result<(), StoreError> {
        let key = key(letter.ledger, keys::dead_letter(&letter.hash));
        let delete = self.client.delete_item().table_name(&self.name);
        let delete = delete.set_key(Some(key)).send();
        delete
            .await
            .map(|_| ())
            .map_err(|e| unavailable("DeleteItem", &e))
    }
}

fn key(ledger: Option<LedgerId>, sk: String) -> Item {
    let pk = AttributeValue::S(keys::ledger_or_system(ledger));
    [
        (keys::PK.to_owned(), pk),
        (keys::SK.to_owned(), AttributeValue::S(sk)),
    ]
    .into()
}

#[expect(
    clippy::disallowed_methods,
    reason = "when an item may be deleted depends on nothing but the time of its writing"
)]
fn expires() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    (since.unwrap_or_default() + REMEMBERED).as_secs()
}
