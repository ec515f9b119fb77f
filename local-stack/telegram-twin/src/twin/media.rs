//! sendPhoto, sendDocument and captions.

use serde_json::json;

use super::api::{ApiError, ApiResult};
use super::files::Upload;
use super::params::Params;
use super::types::Message;
use super::{Twin, keyboard, text};

/// UTF-16 units in a caption.
pub(crate) const MAX_CAPTION: usize = 1024;

impl Twin {
    /// `kind` is `photo` or `document`: the parameter and the message's field.
    pub(super) fn send_media(
        &mut self,
        now: i64,
        kind: &str,
        p: &Params<'_>,
        uploads: &[Upload],
    ) -> ApiResult {
        let mut message = Message {
            reply_markup: keyboard::read(p)?,
            ..Message::default()
        };
        put_caption(&mut message, p)?;
        let chat_id = self.chat_to_write(p)?;
        let file_id = self.file_of(kind, p, uploads)?;
        let (field, value) = self.files.field(&file_id).ok_or_else(wrong_file)?;
        message.extra.insert(field.to_owned(), value);
        self.post(now, chat_id, p, message)
    }

    pub(super) fn edit_caption(&mut self, now: i64, p: &Params<'_>) -> ApiResult {
        let reply_markup = keyboard::read(p)?;
        let mut captioned = Message::default();
        put_caption(&mut captioned, p)?;
        self.edit_own(now, p, |message| {
            if message.text.is_some() {
                return Err(ApiError::bad_request(
                    "there is no caption in the message to edit",
                ));
            }
            for field in ["caption", "caption_entities"] {
                message.extra.remove(field);
            }
            message.extra.extend(captioned.extra);
            message.reply_markup = reply_markup;
            Ok(())
        })
    }

    /// A file of the form, or one that is known already. Nothing is fetched.
    fn file_of(
        &mut self,
        kind: &str,
        p: &Params<'_>,
        uploads: &[Upload],
    ) -> Result<String, ApiError> {
        let given = p.text(kind);
        let field = given.strip_prefix("attach://").unwrap_or(kind);
        let upload = uploads.iter().find(|upload| upload.field == field);
        let Some(upload) = upload else {
            if given.is_empty() {
                return Err(ApiError::bad_request(format!(
                    "there is no {kind} in the request"
                )));
            }
            return self
                .files
                .field(&given)
                .filter(|(known, _)| *known == kind)
                .map(|_| given)
                .ok_or_else(wrong_file);
        };
        if upload.content.is_empty() {
            return Err(ApiError::bad_request("file must be non-empty"));
        }
        if kind == "document" {
            return Ok(self.files.add_document(&mut self.rng, upload));
        }
        let photo = self.files.add_photo(&mut self.rng, upload);
        photo.ok_or_else(|| {
            // A picture, but too long or too large, or none at all.
            let why = match super::image::size(&upload.content) {
                Some(_) => "PHOTO_INVALID_DIMENSIONS",
                None => "IMAGE_PROCESS_FAILED",
            };
            ApiError::bad_request(why)
        })
    }
}

fn put_caption(message: &mut Message, p: &Params<'_>) -> Result<(), ApiError> {
    let (caption, entities) = text::parse(p, "caption", "caption_entities")?;
    if text::units(&caption) > MAX_CAPTION {
        return Err(ApiError::bad_request("message caption is too long"));
    }
    if !caption.is_empty() {
        message.extra.insert("caption".to_owned(), json!(caption));
    }
    if !entities.is_empty() {
        let entities = json!(entities);
        message
            .extra
            .insert("caption_entities".to_owned(), entities);
    }
    Ok(())
}

fn wrong_file() -> ApiError {
    ApiError::bad_request("wrong file identifier/HTTP URL specified")
}
