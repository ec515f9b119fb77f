//! A person sends a photo or a document.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::files::Upload;
use super::people::Post;
use super::types::Message;
use super::{Refusal, Twin, text};

/// A person sends a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Attach {
    /// Where.
    pub chat_id: i64,
    /// Who.
    pub from_id: i64,
    /// `photo` or `document`.
    pub kind: String,
    /// The content; a tiny picture if it is empty.
    #[serde(skip)]
    pub content: Vec<u8>,
    /// What is written below it.
    pub caption: Option<String>,
    /// A document's name.
    pub file_name: Option<String>,
    /// A document's type.
    pub mime_type: Option<String>,
    /// When, in Unix seconds; now by default.
    pub date: Option<i64>,
    /// The message this one replies to.
    pub reply_to_message_id: Option<i64>,
    /// The topic to send it to.
    pub message_thread_id: Option<i64>,
}

/// A PNG's beginning, 320 x 240, for those who need any photo.
const ANY_PHOTO: [u8; 24] = *b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xf0";

impl Twin {
    /// A person sends a file; the bot gets a `message`.
    ///
    /// # Errors
    /// If it is no photo or document, the caption is too long, or the person may
    /// not write there.
    pub fn attach(&mut self, now: i64, attach: &Attach) -> Result<Message, Refusal> {
        self.check_member(attach.chat_id, attach.from_id)?;
        let content = if attach.content.is_empty() {
            ANY_PHOTO.to_vec()
        } else {
            attach.content.clone()
        };
        let usual =
            |given: &Option<String>, usual: &str| given.as_deref().unwrap_or(usual).to_owned();
        let photo = attach.kind == "photo";
        let upload = Upload {
            field: String::new(),
            file_name: usual(&attach.file_name, "file.bin"),
            mime_type: usual(
                &attach.mime_type,
                if photo {
                    "image/png"
                } else {
                    "application/octet-stream"
                },
            ),
            content,
        };
        let mut message = Message::default();
        let (caption, _) = text::trim(attach.caption.as_deref().unwrap_or_default(), Vec::new());
        if text::units(&caption) > super::media::MAX_CAPTION {
            return Err(Refusal::new("the caption is too long"));
        }
        if !caption.is_empty() {
            let entities = text::find_entities(&caption);
            message.extra.insert("caption".to_owned(), json!(caption));
            if !entities.is_empty() {
                let entities = json!(entities);
                message
                    .extra
                    .insert("caption_entities".to_owned(), entities);
            }
        }
        let file_id = match attach.kind.as_str() {
            "photo" => self.files.add_photo(&mut self.rng, &upload),
            "document" => Some(self.files.add_document(&mut self.rng, &upload)),
            _ => None,
        };
        let file = file_id.and_then(|id| self.files.field(&id));
        let (field, value) = file.ok_or_else(|| Refusal::new("it is no photo or document"))?;
        message.extra.insert(field.to_owned(), value);
        let post = Post {
            chat_id: attach.chat_id,
            from_id: attach.from_id,
            date: attach.date,
            reply_to_message_id: attach.reply_to_message_id,
            message_thread_id: attach.message_thread_id,
            ..Post::default()
        };
        self.person_posts(now, &post, message)
    }
}
