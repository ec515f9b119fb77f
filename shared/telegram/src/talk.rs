//! Saying what no update waits for, and fetching the files that people send; through
//! teloxide-core.

use crate::client::{CALL, Client, call};
use futures_util::StreamExt;
use kopeck_app::Reply;
use kopeck_app::message::{Button, Place};
use kopeck_app::ports::{Files, Messenger};
use kopeck_app::reconcile::CallError;
use std::time::Duration;
use teloxide_core::net::Download;
use teloxide_core::payloads::{EditMessageTextSetters, SendMessageSetters};
use teloxide_core::requests::Requester;
use teloxide_core::types::{
    ChatId, FileId, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageId,
    ParseMode, ReplyParameters,
};

/// The largest file that is fetched, in bytes.
const MAX_FILE: usize = 10 << 20;

/// The longest that fetching a file may take.
pub(crate) const DOWNLOAD: Duration = Duration::from_secs(20);

impl Messenger for Client {
    async fn say(&self, reply: &Reply) -> Result<(), CallError> {
        let chat = ChatId(reply.chat.0);
        let preview = LinkPreviewOptions {
            is_disabled: true,
            url: None,
            prefer_small_media: false,
            prefer_large_media: false,
            show_above_text: false,
        };
        if let Place::Edit(message) = reply.place {
            let edit = self.bot.edit_message_text(chat, id(message), &reply.html);
            let edit = edit.parse_mode(ParseMode::Html);
            let edit = edit.link_preview_options(preview);
            let edit = edit.reply_markup(markup(&reply.keyboard));
            return call(edit).await.map(|_| ());
        }
        let mut message = self.bot.send_message(chat, &reply.html);
        message = message.parse_mode(ParseMode::Html);
        message = message.link_preview_options(preview);
        if let Place::ReplyTo(answered) = reply.place {
            // If it is gone meanwhile, the answer comes all the same.
            let answered = ReplyParameters::new(id(answered)).allow_sending_without_reply();
            message = message.reply_parameters(answered);
        }
        if !reply.keyboard.is_empty() {
            message = message.reply_markup(markup(&reply.keyboard));
        }
        call(message).await.map(|_| ())
    }
}

/// Message ids have 32 bits in Telegram; no other is ever taken from an update.
fn id(message: kopeck_domain::MessageId) -> MessageId {
    MessageId(i32::try_from(message.0).unwrap_or(i32::MAX))
}

fn markup(keyboard: &[Vec<Button>]) -> InlineKeyboardMarkup {
    let inline = |button: &Button| InlineKeyboardButton::callback(&button.label, &button.data);
    InlineKeyboardMarkup::new(keyboard.iter().map(|row| row.iter().map(inline)))
}

impl Files for Client {
    async fn file(&self, file: &str) -> Result<Vec<u8>, CallError> {
        let found = call(self.bot.get_file(FileId(file.to_owned()))).await?;
        if usize::try_from(found.size).is_ok_and(|size| size > MAX_FILE) {
            return Err(too_large());
        }
        let fetched = tokio::time::timeout(DOWNLOAD, self.fetch(&found.path)).await;
        fetched.unwrap_or(Err(CallError::Unreachable("no answer in time")))
    }
}

impl Client {
    async fn fetch(&self, path: &str) -> Result<Vec<u8>, CallError> {
        let mut chunks = self.files.download_file_stream(path);
        let mut content = Vec::new();
        while let Some(chunk) = chunks.next().await {
            // Its text may hold the address, and the address holds the token.
            let chunk = chunk.map_err(|error| match error.status() {
                Some(status) if status.is_client_error() && status.as_u16() != 429 => {
                    CallError::Refused("the file is gone".to_owned())
                }
                _ => CallError::Unreachable("the file did not arrive"),
            })?;
            if content.len() + chunk.len() > MAX_FILE {
                return Err(too_large());
            }
            content.extend_from_slice(&chunk);
        }
        Ok(content)
    }
}

fn too_large() -> CallError {
    CallError::Refused("the file is too large".to_owned())
}

// A call is given up before a fetch is, which waits for whole files.
const _: () = assert!(CALL.as_secs() < DOWNLOAD.as_secs());
