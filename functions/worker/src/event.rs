//! A batch of the table's stream, as much of it as is needed: whose keys changed. What is to
//! be done is read from the table, since a record shows how things were, and may come twice.

use serde::{Deserialize, Serialize};

/// A batch (Lambda, "Using AWS Lambda with Amazon DynamoDB").
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Batch {
    /// Its records, in the order of the changes.
    #[serde(default, rename = "Records")]
    pub records: Vec<Record>,
}

/// One change.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Record {
    /// What changed.
    #[serde(default)]
    pub dynamodb: Change,
}

/// What changed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Change {
    /// The item's key.
    #[serde(default, rename = "Keys")]
    pub keys: Keys,
    /// The record's number in its shard: how a failure is told.
    #[serde(default, rename = "SequenceNumber")]
    pub number: String,
}

/// The key of an item.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Keys {
    /// The partition key.
    #[serde(default)]
    pub pk: Text,
    /// The sort key.
    #[serde(default)]
    pub sk: Text,
}

/// A string of DynamoDB.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Text {
    /// The string.
    #[serde(default, rename = "S")]
    pub s: String,
}

/// The records that are to be brought again (Lambda, "Reporting batch item failures").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Failures {
    /// All of them.
    #[serde(rename = "batchItemFailures")]
    pub items: Vec<Failure>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Its number.
    #[serde(rename = "itemIdentifier")]
    pub number: String,
}
