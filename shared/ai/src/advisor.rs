//! One question to the model.

use crate::circuit::Circuit;
use crate::wire;
use aws_smithy_http_client::{Connector, tls};
use aws_smithy_runtime_api::client::http::HttpConnector as _;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use kopeck_app::opinion::{AdviceError, Advisor};
use std::time::Duration;
use tokio::time::Instant;

/// Where the model is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The whole address of the chat completions.
    pub url: String,
    /// The model's name.
    pub model: String,
    /// The longest that one question may take, with all its attempts and waits.
    pub deadline: Duration,
    /// The longest that one attempt may take.
    pub attempt: Duration,
}

impl Endpoint {
    /// A model at an address, with the usual limits.
    #[must_use]
    pub fn new(url: String, model: String) -> Self {
        Self {
            url,
            model,
            deadline: Duration::from_secs(20),
            attempt: Duration::from_secs(8),
        }
    }
}

/// How often one question is asked at most.
const ATTEMPTS: u32 = 4;

/// The first wait; each further one is twice as long, and each is cut by chance.
const WAIT: Duration = Duration::from_millis(400);

/// The largest answer that is read, in bytes. A good one is about a kilobyte.
const MAX_BODY: usize = 64 * 1024;

/// The adviser. One for each instance of a function: it remembers failures.
pub struct Ai {
    endpoint: Endpoint,
    key: String,
    connector: Connector,
    circuit: Circuit,
}

/// The key is not for anybody's eyes.
impl std::fmt::Debug for Ai {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { endpoint, .. } = self;
        write!(f, "Ai({endpoint:?}, key hidden)")
    }
}

/// Why an attempt failed.
enum Failed {
    /// The same again would fail the same way.
    Fatal(String),
    /// Later it may work; how long to wait at least, if the service said so.
    Passing(String, Option<Duration>),
}

impl Ai {
    /// Of the model at an endpoint, with this key.
    #[must_use]
    pub fn new(endpoint: Endpoint, key: String) -> Self {
        let ring = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring);
        Self {
            endpoint,
            key,
            connector: Connector::builder().tls_provider(ring).build(),
            circuit: Circuit::default(),
        }
    }

    async fn ask(&self, body: &str) -> Result<String, String> {
        let end = Instant::now() + self.endpoint.deadline;
        let mut wait = WAIT;
        let mut attempt = 1;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let limit = self.endpoint.attempt.min(left);
            let answer = tokio::time::timeout(limit, self.attempt(body)).await;
            let slow = |_| Err(Failed::Passing("no answer in time".to_owned(), None));
            let (why, asked) = match answer.unwrap_or_else(slow) {
                Ok(said) => return Ok(said),
                Err(Failed::Fatal(why)) => return Err(why),
                Err(Failed::Passing(why, asked)) => (why, asked),
            };
            // As long as the service asks for, else twice as long each time, cut by chance so
            // that many who failed together do not come back together.
            let pause = asked.unwrap_or_else(|| cut(wait));
            if attempt == ATTEMPTS || Instant::now() + pause >= end {
                return Err(why);
            }
            tokio::time::sleep(pause).await;
            wait *= 2;
            attempt += 1;
        }
    }

    async fn attempt(&self, body: &str) -> Result<String, Failed> {
        let passing = |why: &str| Failed::Passing(why.to_owned(), None);
        let request = self
            .request(body)
            .ok_or_else(|| Failed::Fatal("a setting cannot be used".to_owned()))?;
        let answer = self.connector.call(request).await;
        let answer = answer.map_err(|_| passing("not reached"))?;
        let status = answer.status().as_u16();
        match status {
            200..=299 => {
                let body = body_of(answer).await?;
                let said = wire::said(&body);
                said.ok_or_else(|| Failed::Fatal("the answer cannot be read".to_owned()))
            }
            408 | 429 | 500..=599 => {
                let after = answer.headers().get("retry-after");
                let after = after.and_then(|s| s.trim().parse().ok());
                let why = format!("status {status}");
                Err(Failed::Passing(why, after.map(Duration::from_secs)))
            }
            _ => Err(Failed::Fatal(format!("status {status}"))),
        }
    }

    fn request(&self, body: &str) -> Option<HttpRequest> {
        let mut request = HttpRequest::new(SdkBody::from(body));
        request.set_method("POST").ok()?;
        request.set_uri(self.endpoint.url.as_str()).ok()?;
        let headers = request.headers_mut();
        headers.insert("content-type", "application/json");
        headers
            .try_insert("authorization", format!("Bearer {}", self.key))
            .ok()?;
        Some(request)
    }
}

/// Reads a body up to the limit; more than that is no answer to such a question.
async fn body_of(mut answer: HttpResponse) -> Result<Vec<u8>, Failed> {
    let mut stream = ByteStream::new(answer.take_body());
    let mut body = Vec::new();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Failed::Passing("the answer broke off".to_owned(), None))?;
        if body.len() + chunk.len() > MAX_BODY {
            return Err(Failed::Fatal("the answer is too long".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Between a half and the whole of it.
fn cut(wait: Duration) -> Duration {
    let mut byte = [0];
    // Without randomness all wait the same, which is no harm by itself.
    let _ = getrandom::fill(&mut byte);
    wait / 2 + wait / 2 * u32::from(byte[0]) / 255
}

impl Advisor for Ai {
    async fn category(
        &self,
        note: &str,
        choices: &[(String, String)],
    ) -> Result<String, AdviceError> {
        if !self.circuit.lets_through() {
            let why = "not asked, after several failures";
            return Err(AdviceError(why.to_owned()));
        }
        let body = wire::question(&self.endpoint.model, note, choices);
        let answer = self.ask(&body).await;
        match &answer {
            Ok(_) => self.circuit.succeeded(),
            Err(_) => self.circuit.failed(),
        }
        answer.map_err(AdviceError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_not_in_debug() {
        let endpoint = Endpoint::new("http://127.0.0.1:1/".into(), "m".into());
        let ai = Ai::new(endpoint, "sk-marked".to_owned());
        assert!(!format!("{ai:?}").contains("sk-marked"));
    }

    #[test]
    fn waits_are_cut_by_chance_to_no_less_than_half() {
        for _ in 0..100 {
            let wait = cut(Duration::from_secs(4));
            assert!((Duration::from_secs(2)..=Duration::from_secs(4)).contains(&wait));
        }
    }
}
