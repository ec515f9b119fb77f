//! Photos and documents: their content, and getFile.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

use super::Twin;
use super::api::{ApiAnswer, ApiError, ApiResult};
use super::image;
use super::json::set;
use super::params::Params;
use super::rng::Rng;

/// The Bot API gives no larger file to bots.
const MAX_DOWNLOAD: usize = 20 << 20;
/// The longer side of the small size of a photo.
const THUMBNAIL: i64 = 90;

/// A file that comes with a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// The form's field; a parameter may name it as `attach://<field>`.
    pub field: String,
    /// The file's name.
    pub file_name: String,
    /// Its type, such as `image/png`.
    pub mime_type: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// A file in some message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct StoredFile {
    unique_id: String,
    path: String,
    file_name: String,
    mime_type: String,
    #[serde(serialize_with = "encode", deserialize_with = "decode")]
    content: Vec<u8>,
    /// Of a photo.
    size: Option<(i64, i64)>,
}

/// All files, by `file_id`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Files(BTreeMap<String, StoredFile>);

impl Files {
    /// Keeps a photo; nothing if it is none that Telegram takes.
    pub(crate) fn add_photo(&mut self, rng: &mut Rng, upload: &Upload) -> Option<String> {
        let size = image::size(&upload.content).filter(|size| image::fits(*size))?;
        Some(self.add(rng, upload, Some(size)))
    }

    pub(crate) fn add_document(&mut self, rng: &mut Rng, upload: &Upload) -> String {
        self.add(rng, upload, None)
    }

    fn add(&mut self, rng: &mut Rng, upload: &Upload, size: Option<(i64, i64)>) -> String {
        let number = self.0.len();
        let (folder, letter, ending) = match size {
            // Telegram makes a JPEG of every photo; the twin keeps it as it is.
            Some(_) => ("photos", "AgACAgIAAxkDAA", "jpg"),
            None => {
                let ending = upload.file_name.rsplit_once('.').map_or("bin", |(_, e)| e);
                ("documents", "BQACAgIAAxkDAA", ending)
            }
        };
        let file_id = format!("{letter}{:016x}{number:x}", rng.next());
        let file = StoredFile {
            unique_id: format!("AQAD{:012x}", rng.next() >> 16),
            path: format!("{folder}/file_{number}.{ending}"),
            file_name: upload.file_name.clone(),
            mime_type: match size {
                Some(_) => image::mime_type(&upload.content).to_owned(),
                None => upload.mime_type.clone(),
            },
            content: upload.content.clone(),
            size,
        };
        self.0.insert(file_id.clone(), file);
        file_id
    }

    /// The field of a message with this file: `photo` or `document`.
    pub(crate) fn field(&self, file_id: &str) -> Option<(&'static str, Value)> {
        let file = self.0.get(file_id)?;
        let mut one = json!({
            "file_id": file_id,
            "file_unique_id": file.unique_id,
            "file_size": file.content.len(),
        });
        let Some((width, height)) = file.size else {
            set(&mut one, "file_name", file.file_name.as_str());
            set(&mut one, "mime_type", file.mime_type.as_str());
            return Some(("document", one));
        };
        // The same content for both sizes: nothing here can shrink a picture.
        let longer = width.max(height).max(1);
        let small = |side: i64| (side * THUMBNAIL.min(longer) / longer).max(1);
        let mut thumbnail = one.clone();
        set(&mut thumbnail, "width", small(width));
        set(&mut thumbnail, "height", small(height));
        set(&mut one, "width", width);
        set(&mut one, "height", height);
        Some(("photo", json!([thumbnail, one])))
    }
}

impl Twin {
    /// The content and type of a file.
    #[must_use]
    pub fn file(&self, file_id: &str) -> Option<(&[u8], &str)> {
        let file = self.files.0.get(file_id)?;
        Some((&file.content, &file.mime_type))
    }

    /// What a bot gets at `/file/bot<token>/<path>`, with a path from getFile.
    #[must_use]
    pub fn download(&self, token: &str, path: &str) -> Option<&[u8]> {
        let file = self.files.0.values().find(|file| file.path == path)?;
        (token == self.bot.token).then_some(&file.content)
    }

    pub(super) fn get_file(&self, p: &Params<'_>) -> ApiResult {
        let file_id = p.text("file_id");
        if file_id.is_empty() {
            return Err(ApiError::bad_request("file_id not specified"));
        }
        let file = self.files.0.get(&file_id);
        let file = file.ok_or_else(|| ApiError::bad_request("invalid file_id"))?;
        if file.content.len() > MAX_DOWNLOAD {
            return Err(ApiError::bad_request("file is too big"));
        }
        Ok(ApiAnswer::plain(json!({
            "file_id": file_id,
            "file_unique_id": file.unique_id,
            "file_size": file.content.len(),
            "file_path": file.path,
        })))
    }
}

fn encode<S: Serializer>(content: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(content))
}

fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    STANDARD.decode(text).map_err(serde::de::Error::custom)
}
