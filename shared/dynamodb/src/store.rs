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
use kopeck_app::ports::{Ledgers, Page, Recorded, StoreError};
use kopeck_domain::message::Recording;
use kopeck_domain::{ChatId, LedgerId, MessageId};
use std::collections::HashMap;

/// The one table.
#[derive(Clone, Debug)]
pub struct Table {
    pub(crate) client: Client,
    pub(crate) name: String,
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
    pub(crate) async fn put(&self, write: Write) -> Result<Option<Item>, StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.name)
            .set_item(Some(write.item))
            .condition_expression(write.condition)
            .set_expression_attribute_values(write.values)
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

    /// Several lines: one transaction. `false`: a condition did not hold.
    async fn put_all(&self, writes: Vec<Write>) -> Result<bool, StoreError> {
        let mut puts = Vec::with_capacity(writes.len());
        for write in writes {
            let put = Put::builder()
                .table_name(&self.name)
                .set_item(Some(write.item))
                .condition_expression(write.condition)
                .set_expression_attribute_values(write.values)
                .build()
                .map_err(|_| StoreError::Corrupt("a put".to_owned()))?;
            puts.push(TransactWriteItem::builder().put(put).build());
        }
        let call = self.client.transact_write_items();
        match call.set_transact_items(Some(puts)).send().await {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(e)) if condition_failed(e.err()) => Ok(false),
            Err(error) => Err(unavailable("TransactWriteItems", &error)),
        }
    }
}

/// A put and the condition on which it happens.
pub(crate) struct Write {
    item: Item,
    condition: &'static str,
    values: Option<HashMap<String, AttributeValue>>,
}

impl Write {
    pub(crate) fn new(item: Item) -> Self {
        Self {
            item,
            condition: ABSENT,
            values: None,
        }
    }

    /// Over the item of this version, and no other.
    fn over(item: Item, version: u32) -> Self {
        let version = AttributeValue::N(version.to_string());
        Self {
            item,
            condition: "ver = :ver",
            values: Some([(":ver".to_owned(), version)].into()),
        }
    }
}

/// Whether a transaction was refused because a condition did not hold. A conflict with a
/// transaction that runs at the same time is something else: asking again will tell.
fn condition_failed(error: &TransactWriteItemsError) -> bool {
    let TransactWriteItemsError::TransactionCanceledException(cancelled) = error else {
        return false;
    };
    let codes = || {
        cancelled
            .cancellation_reasons()
            .iter()
            .filter_map(|r| r.code())
    };
    codes().any(|c| c == "ConditionalCheckFailed") && codes().all(|c| c != "TransactionConflict")
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
                // An item of a later version: a roll-back must not stop the whole chat.
                match item::entry(found) {
                    Ok(entry) => page.entries.push(entry),
                    Err(error) => tracing::error!(error = %error, "left out"),
                }
            }
        }
        Ok(page)
    }

    async fn record(&self, ledger: LedgerId, message: &Recording) -> Result<Recorded, StoreError> {
        let write = |line| item::of_line(ledger, message, line).map(Write::new);
        let mut writes = message
            .lines
            .iter()
            .map(write)
            .collect::<Result<Vec<_>, _>>()?;
        if writes.len() == 1
            && let Some(only) = writes.pop()
        {
            let Some(head) = self.put(only).await? else {
                return Ok(Recorded::New);
            };
            let found = item::to_recording(vec![head])?;
            let head = found.lines.first().and_then(|l| l.entry.head);
            if head.is_some_and(|h| h.lines == 1) {
                return Ok(Recorded::Already(found));
            }
        } else if self.put_all(writes).await? {
            return Ok(Recorded::New);
        }
        let stored = self.message(ledger, message.chat, message.message).await?;
        let gone = || StoreError::Unavailable("the message was there and is gone".to_owned());
        stored.map(Recorded::Already).ok_or_else(gone)
    }

    async fn message(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<Option<Recording>, StoreError> {
        let prefix = keys::message_prefix(chat, message);
        let found = self
            .client
            .query()
            .table_name(&self.name)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND begins_with(sk, :sk)")
            .expression_attribute_values(":pk", AttributeValue::S(keys::ledger(ledger)))
            .expression_attribute_values(":sk", AttributeValue::S(prefix))
            .send()
            .await
            .map_err(|e| unavailable("Query", &e))?;
        let items = found.items.unwrap_or_default();
        if items.is_empty() {
            return Ok(None);
        }
        item::to_recording(items).map(Some)
    }

    async fn rewrite(
        &self,
        ledger: LedgerId,
        before: &Recording,
        after: &Recording,
    ) -> Result<bool, StoreError> {
        let mut writes = Vec::new();
        for (number, line) in after.lines.iter().enumerate() {
            let old = before.lines.get(number);
            if old != Some(line) {
                let item = item::of_line(ledger, after, line)?;
                writes.push(match old {
                    Some(old) => Write::over(item, old.version),
                    None => Write::new(item),
                });
            }
        }
        if writes.len() > 1 {
            return self.put_all(writes).await;
        }
        match writes.pop() {
            Some(only) => Ok(self.put(only).await?.is_none()),
            None => Ok(true),
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
            // Never over settings of a later version, which hold more than this one knows.
            put.condition_expression("rev = :read_at AND v <= :v")
                .expression_attribute_values(
                    ":v",
                    AttributeValue::N(item::SETTINGS_VERSION.to_string()),
                )
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
