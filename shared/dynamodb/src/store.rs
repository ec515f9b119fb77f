//! The calls to DynamoDB.

use crate::errors::unavailable;
use crate::item::{self, Item};
use crate::keys;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    AttributeValue, Put, ReturnValuesOnConditionCheckFailure, TransactWriteItem,
};
use jiff::civil::Date;
use kopeck_app::Settings;
use kopeck_app::ports::{DeadLetter, DeadLetters, Ledgers, Page, Recorded, Recording, StoreError};
use kopeck_domain::LedgerId;

/// The one table.
#[derive(Clone, Debug)]
pub struct Table {
    client: Client,
    name: String,
}

/// Nothing is there yet.
const ABSENT: &str = "attribute_not_exists(pk)";

impl Table {
    /// The table of this name, through this client.
    #[must_use]
    pub fn new(client: Client, name: String) -> Self {
        Self { client, name }
    }

    /// Opens the connection before the first message needs it. Its failure is ignored: the
    /// first message will then open it, or say what is wrong.
    pub async fn warm(&self) {
        let key =
            [keys::PK, keys::SK].map(|k| (k.to_owned(), AttributeValue::S("WARM".to_owned())));
        let call = self
            .client
            .get_item()
            .table_name(&self.name)
            .set_key(Some(key.into()));
        let _ = call.send().await;
    }

    /// One line: one conditional put. A refused put brings what is stored.
    async fn put_new(&self, item: Item) -> Result<Option<Item>, StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.name)
            .set_item(Some(item))
            .condition_expression(ABSENT)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
        match put.send().await {
            Ok(_) => Ok(None),
            Err(SdkError::ServiceError(refused)) => match refused.err() {
                PutItemError::ConditionalCheckFailedException(e) => {
                    Ok(Some(e.item().cloned().unwrap_or_default()))
                }
                _ => Err(unavailable("PutItem", &SdkError::ServiceError(refused))),
            },
            Err(error) => Err(unavailable("PutItem", &error)),
        }
    }

    /// Several lines: one transaction, conditioned on line 0. `false`: it was there.
    async fn put_all_new(&self, items: Vec<Item>) -> Result<bool, StoreError> {
        let mut puts = Vec::with_capacity(items.len());
        for (line, item) in items.into_iter().enumerate() {
            let put = Put::builder().table_name(&self.name).set_item(Some(item));
            let put = if line == 0 {
                put.condition_expression(ABSENT)
            } else {
                put
            };
            let put = put
                .build()
                .map_err(|_| StoreError::Corrupt("a put".to_owned()))?;
            puts.push(TransactWriteItem::builder().put(put).build());
        }
        let call = self
            .client
            .transact_write_items()
            .set_transact_items(Some(puts));
        match call.send().await {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(e)) if head_exists(e.err()) => Ok(false),
            Err(error) => Err(unavailable("TransactWriteItems", &error)),
        }
    }

    /// What is stored of a message. Read from the table itself, strongly.
    async fn stored(&self, ledger: LedgerId, message: &Recording) -> Result<Recording, StoreError> {
        let found = self
            .client
            .query()
            .table_name(&self.name)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND begins_with(sk, :sk)")
            .expression_attribute_values(":pk", AttributeValue::S(keys::ledger(ledger)))
            .expression_attribute_values(
                ":sk",
                AttributeValue::S(keys::message_prefix(message.chat, message.message)),
            )
            .send()
            .await
            .map_err(|e| unavailable("Query", &e))?;
        item::to_recording(found.items.unwrap_or_default())
    }
}

/// Whether a transaction was refused because line 0 exists. A conflict with a transaction
/// that runs at the same time is something else: asking again will tell.
fn head_exists(error: &TransactWriteItemsError) -> bool {
    let TransactWriteItemsError::TransactionCanceledException(cancelled) = error else {
        return false;
    };
    let first = cancelled
        .cancellation_reasons()
        .first()
        .and_then(|r| r.code());
    first == Some("ConditionalCheckFailed")
}

impl Ledgers for Table {
    async fn read(&self, ledger: LedgerId, since: Date) -> Result<Page, StoreError> {
        let mut page = Page::default();
        let mut items = self
            .client
            .query()
            .table_name(&self.name)
            .index_name(keys::BY_DAY)
            .consistent_read(true)
            .scan_index_forward(false)
            .key_condition_expression("pk = :pk AND #day >= :since")
            .expression_attribute_names("#day", keys::DAY)
            .expression_attribute_values(":pk", AttributeValue::S(keys::ledger(ledger)))
            .expression_attribute_values(":since", AttributeValue::S(keys::since(since)))
            .into_paginator()
            .items()
            .send();
        while let Some(found) = items.next().await {
            let found = found.map_err(|e| unavailable("Query", &e))?;
            if item::is_settings(&found) {
                page.settings = Some(item::settings(found)?);
            } else {
                page.entries.push(item::entry(found)?);
            }
        }
        Ok(page)
    }

    async fn record(&self, ledger: LedgerId, message: &Recording) -> Result<Recorded, StoreError> {
        let mut items = item::of_recording(ledger, message)?;
        if items.len() > 1 {
            return if self.put_all_new(items).await? {
                Ok(Recorded::New)
            } else {
                self.stored(ledger, message).await.map(Recorded::Already)
            };
        }
        let Some(only) = items.pop() else {
            return Err(StoreError::Corrupt("a message without lines".to_owned()));
        };
        match self.put_new(only).await? {
            None => Ok(Recorded::New),
            Some(head) => {
                let found = item::to_recording(vec![head])?;
                let whole = found
                    .lines
                    .first()
                    .and_then(|l| l.entry.head)
                    .is_some_and(|h| h.lines == 1);
                if whole {
                    Ok(Recorded::Already(found))
                } else {
                    self.stored(ledger, message).await.map(Recorded::Already)
                }
            }
        }
    }

    async fn save_settings(
        &self,
        ledger: LedgerId,
        settings: &Settings,
        read_at: u64,
    ) -> Result<bool, StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.name)
            .set_item(Some(item::of_settings(ledger, settings, read_at + 1)?));
        let put = if read_at == 0 {
            put.condition_expression(ABSENT)
        } else {
            put.condition_expression("rev = :read_at")
                .expression_attribute_values(":read_at", AttributeValue::N(read_at.to_string()))
        };
        match put.send().await {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(e)) if e.err().is_conditional_check_failed_exception() => {
                Ok(false)
            }
            Err(error) => Err(unavailable("PutItem", &error)),
        }
    }
}

impl DeadLetters for Table {
    async fn bury(&self, letter: &DeadLetter) -> Result<(), StoreError> {
        let put = self.client.put_item().table_name(&self.name);
        let put = put.set_item(Some(item::of_dead_letter(letter)?));
        put.send()
            .await
            .map(|_| ())
            .map_err(|e| unavailable("PutItem", &e))
    }
}
