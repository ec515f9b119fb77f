//! Slow work that is asked for: items that start the worker by the table's stream.
//!
//! A job that is done stays for some days, so that a late redelivery of its update does not
//! ask for it again.

use crate::errors::unavailable;
use crate::item::{self, Item, corrupt, to_item};
use crate::keys;
use crate::store::{Table, Write};
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::types::AttributeValue;
use jiff::{SignedDuration, Timestamp};
use kopeck_app::Person;
use kopeck_app::ports::{Jobs, PhotoJob, StoreError};
use kopeck_domain::{ChatId, LedgerId, MessageId, UserId};
use serde::{Deserialize, Serialize};

/// For how long a job is kept, counted from its message: Telegram gives an update up after a
/// day, and the table's stream forgets after one more.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

#[derive(Debug, Serialize, Deserialize)]
struct JobItem {
    pk: String,
    sk: String,
    chat: i64,
    message: i64,
    file: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    by: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    at: i64,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    done: bool,
    expires: i64,
    v: u32,
}

fn of_job(ledger: LedgerId, job: &PhotoJob) -> Result<Item, StoreError> {
    to_item(JobItem {
        pk: keys::ledger(ledger),
        sk: keys::photo_job(job.chat, job.message),
        chat: job.chat.0,
        message: job.message.0,
        file: job.file.clone(),
        note: job.note.clone(),
        by: job.from.id.0,
        language: job.from.language.clone(),
        at: job.at.as_second(),
        done: false,
        expires: (job.at.saturating_add(KEPT).unwrap_or(job.at)).as_second(),
        v: item::VERSION,
    })
}

fn to_raw(item: Item) -> Result<JobItem, StoreError> {
    serde_dynamo::from_item(item).map_err(|_| corrupt("a job"))
}

fn to_job(raw: JobItem) -> Result<PhotoJob, StoreError> {
    Ok(PhotoJob {
        chat: ChatId(raw.chat),
        message: MessageId(raw.message),
        file: raw.file,
        note: raw.note,
        from: Person {
            id: UserId(raw.by),
            language: raw.language,
        },
        at: Timestamp::from_second(raw.at).map_err(|_| corrupt("a job's time"))?,
    })
}

impl Jobs for Table {
    async fn ask(&self, ledger: LedgerId, job: &PhotoJob) -> Result<bool, StoreError> {
        match self.put(Write::new(of_job(ledger, job)?)).await? {
            None => Ok(true),
            Some(there) => Ok(!to_raw(there)?.done),
        }
    }

    async fn photo(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<Option<PhotoJob>, StoreError> {
        let get = self.client.get_item().table_name(&self.name);
        let get = get.set_key(Some(key(ledger, chat, message)));
        let found = get.consistent_read(true).send().await;
        let found = found.map_err(|e| unavailable("GetItem", &e))?.item;
        let raw = found.map(to_raw).transpose()?;
        raw.filter(|raw| !raw.done).map(to_job).transpose()
    }

    async fn done(
        &self,
        ledger: LedgerId,
        chat: ChatId,
        message: MessageId,
    ) -> Result<(), StoreError> {
        let update = self.client.update_item().table_name(&self.name);
        let update = update
            .set_key(Some(key(ledger, chat, message)))
            .update_expression("SET done = :true")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":true", AttributeValue::Bool(true));
        match update.send().await {
            Ok(_) => Ok(()),
            // It is gone altogether.
            Err(SdkError::ServiceError(e)) if e.err().is_conditional_check_failed_exception() => {
                Ok(())
            }
            Err(error) => Err(unavailable("UpdateItem", &error)),
        }
    }
}

fn key(ledger: LedgerId, chat: ChatId, message: MessageId) -> Item {
    let sk = keys::photo_job(chat, message);
    [(keys::PK, keys::ledger(ledger)), (keys::SK, sk)]
        .map(|(name, value)| (name.to_owned(), AttributeValue::S(value)))
        .into()
}
