//! Stands in for an AI service with OpenAI's chat completions, for tests: it answers as it is
//! told to, well or badly, and remembers what it was sent.
//!
//! | call | what it does |
//! |---|---|
//! | `POST /chat/completions` | an answer by the plan for the note in the question, else `?`, which is none of anybody's categories |
//! | `POST /control/plan` | `{note, answers: [Answer]}`: the answers to questions with this note, one after the other, the last one again and again |
//! | `GET /control/asked?note=..` | the bodies of the questions with this note, as they came |
//!
//! This crate knows nothing of Kopeck.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One answer. By default it is a good one that says `?`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// The status; 200 if it is left out.
    pub status: Option<u16>,
    /// What the model says.
    pub content: Option<String>,
    /// The whole body, in place of a completion.
    pub body: Option<String>,
    /// Seconds in `Retry-After`.
    pub retry_after: Option<u64>,
    /// Milliseconds before it.
    pub delay_ms: u64,
    /// So many bytes of nothing in the body.
    pub padding: usize,
}

impl Answer {
    /// A good answer.
    #[must_use]
    pub fn says(content: &str) -> Self {
        Self {
            content: Some(content.to_owned()),
            ..Self::default()
        }
    }

    /// A failure.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::default()
        }
    }
}

/// The answers to the questions about a note.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The note.
    pub note: String,
    /// One after the other, the last one again and again.
    pub answers: Vec<Answer>,
}

/// A question, as it came.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// The `Authorization` header.
    pub authorization: String,
    /// The body.
    pub body: Value,
}

/// The stand-in. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct AiTwin(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    plans: HashMap<String, Vec<Answer>>,
    asked: Vec<(String, Asked)>,
}

impl AiTwin {
    /// One that listens on a free port of loopback, and the address of its chat completions.
    /// It stops with the runtime.
    ///
    /// # Errors
    /// When there is no free port.
    pub async fn start() -> std::io::Result<(Self, String)> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let listener = tokio::net::TcpListener::bind(address).await?;
        let url = format!("http://{}/chat/completions", listener.local_addr()?);
        let twin = Self::default();
        let router = twin.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok((twin, url))
    }

    /// Its routes.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/chat/completions", post(complete))
            .route("/control/plan", post(plan))
            .route("/control/asked", get(asked))
            .with_state(self.clone())
    }

    /// From now on questions about this note are answered so.
    pub fn plan(&self, plan: Plan) {
        self.held().plans.insert(plan.note, plan.answers);
    }

    /// The questions about this note so far.
    #[must_use]
    pub fn asked(&self, note: &str) -> Vec<Asked> {
        let held = self.held();
        let about = held.asked.iter().filter(|(about, _)| about == note);
        about.map(|(_, asked)| asked.clone()).collect()
    }

    /// Remembers a question; gives its answer.
    fn answer(&self, note: &str, asked: Asked) -> Answer {
        let mut held = self.held();
        held.asked.push((note.to_owned(), asked));
        let Some(answers) = held.plans.get_mut(note) else {
            return Answer::default();
        };
        if answers.len() > 1 {
            return answers.remove(0);
        }
        answers.first().cloned().unwrap_or_default()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn plan(State(twin): State<AiTwin>, Json(plan): Json<Plan>) -> StatusCode {
    twin.plan(plan);
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
struct About {
    note: String,
}

async fn asked(State(twin): State<AiTwin>, Query(about): Query<About>) -> Json<Vec<Asked>> {
    Json(twin.asked(&about.note))
}

async fn complete(State(twin): State<AiTwin>, headers: HeaderMap, body: Bytes) -> Response {
    let Ok(body) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let authorization = headers.get(header::AUTHORIZATION);
    let authorization = authorization.and_then(|value| value.to_str().ok());
    let asked = Asked {
        authorization: authorization.unwrap_or_default().to_owned(),
        body,
    };
    let answer = twin.answer(&note(&asked.body), asked);
    tokio::time::sleep(Duration::from_millis(answer.delay_ms)).await;
    respond(&answer)
}

/// The note in the last message of a question; the whole message where it is no object.
fn note(body: &Value) -> String {
    let messages = body.get("messages").and_then(Value::as_array);
    let last = messages.and_then(|all| all.last());
    let content = last.and_then(|last| last.get("content")?.as_str());
    let content = content.unwrap_or_default();
    let inner: Option<Value> = serde_json::from_str(content).ok();
    let note = inner.and_then(|inner| Some(inner.get("note")?.as_str()?.to_owned()));
    note.unwrap_or_else(|| content.to_owned())
}

fn respond(answer: &Answer) -> Response {
    let content = answer.content.as_deref().unwrap_or("?");
    let completion = json!({
        "id": "twin",
        "object": "chat.completion",
        "choices": [{
            "index": 0,
            "message": { "role": "assistant", "content": content },
            "finish_reason": "stop",
        }],
    });
    let mut body = answer
        .body
        .clone()
        .unwrap_or_else(|| completion.to_string());
    body.extend(std::iter::repeat_n(' ', answer.padding));
    let status = answer
        .status
        .and_then(|code| StatusCode::from_u16(code).ok());
    let mut response = (status.unwrap_or(StatusCode::OK), body).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/json"),
    );
    if let Some(seconds) = answer.retry_after {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    response
}
