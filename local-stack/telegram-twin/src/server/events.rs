//! Server-sent events: the chat page hears what changed and asks for it.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use super::hub::Hub;

pub(crate) async fn stream(
    State(hub): State<Arc<Hub>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = stream::unfold(hub.events(), |mut events| async move {
        let what = match events.recv().await {
            Ok(change) => change
                .chat_id
                .map_or_else(|| json!({}), |id| json!({ "chat_id": id })),
            // Too slow: what was missed is covered by one general change.
            Err(RecvError::Lagged(_)) => json!({}),
            Err(RecvError::Closed) => return None,
        };
        Some((Ok(event(&what)), events))
    });
    Sse::new(changes).keep_alive(KeepAlive::default())
}

fn event(what: &Value) -> Event {
    Event::default().event("change").data(what.to_string())
}
