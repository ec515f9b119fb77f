//! Adding to JSON objects.

use serde_json::Value;

/// Puts a field into an object; anything else is left alone.
pub(crate) fn set(object: &mut Value, key: &str, value: impl Into<Value>) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(key.to_owned(), value.into());
    }
}
