//! A Bot API server to be asked.

use std::time::Duration;

use anyhow::{Result, anyhow};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::Value;

/// No text or file here contains it.
const BOUNDARY: &str = "conformance-3f1d0c57a2";

/// Where it is, and as whom and in which chat to speak there.
#[derive(Clone)]
pub(super) struct Server {
    api: String,
    pub(super) token: String,
    pub(super) chat: i64,
    pause: Duration,
    http: reqwest::Client,
}

/// A file to send along.
#[derive(Deserialize)]
pub(super) struct Upload {
    field: String,
    file_name: String,
    mime_type: String,
    base64: String,
}

impl Server {
    pub(super) fn new(api: &str, token: &str, chat: i64, pause: Duration) -> Result<Self> {
        let mut http = reqwest::Client::builder().timeout(Duration::from_secs(60));
        if api.contains("//127.0.0.1") || api.contains("//localhost") {
            http = http.no_proxy();
        }
        Ok(Self {
            api: api.trim_end_matches('/').to_owned(),
            token: token.to_owned(),
            chat,
            pause,
            http: http.build()?,
        })
    }

    /// One call; an error is an answer too. The token is in no message of this.
    pub(super) async fn call(
        &self,
        method: &str,
        params: &Value,
        upload: Option<&Upload>,
    ) -> Result<Value> {
        tokio::time::sleep(self.pause).await;
        let url = format!("{}/bot{}/{method}", self.api, self.token);
        let request = self.http.post(url);
        let request = match upload {
            None => request.json(params),
            Some(upload) => {
                let kind = format!("multipart/form-data; boundary={BOUNDARY}");
                request
                    .header(CONTENT_TYPE, kind)
                    .body(form(params, upload)?)
            }
        };
        let failed = |error: reqwest::Error| anyhow!("{method}: {}", error.without_url());
        let answer = request.send().await.map_err(failed)?;
        answer.json().await.map_err(failed)
    }
}

fn form(params: &Value, upload: &Upload) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    for (name, value) in params.as_object().into_iter().flatten() {
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n"
        );
        body.extend(part.into_bytes());
    }
    let Upload {
        field,
        file_name,
        mime_type,
        base64,
    } = upload;
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; \
         filename=\"{file_name}\"\r\nContent-Type: {mime_type}\r\n\r\n"
    );
    body.extend(head.into_bytes());
    body.extend(STANDARD.decode(base64)?);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
    Ok(body)
}
