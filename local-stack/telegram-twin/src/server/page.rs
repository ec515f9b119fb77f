//! The chat page, built into the binary.

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::hub::Hub;

/// The page's files by name.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../page/", $name)))),+]
    };
}

const FILES: &[(&str, &str)] = files![
    "index.html",
    "chat.css",
    "api.js",
    "chat.js",
    "composer.js",
    "delivery.js",
    "dom.js",
    "entities.js",
    "groups.js",
    "panels.js",
    "parts.js",
    "press.js",
    "render.js",
    "texts.js",
];

pub(crate) fn routes() -> Router<Arc<Hub>> {
    Router::new()
        .route("/", get(|| async { serve("index.html") }))
        .route(
            "/page/{file}",
            get(|Path(name): Path<String>| async move { serve(&name) }),
        )
}

fn serve(name: &str) -> Response {
    let Some((name, content)) = FILES.iter().find(|(known, _)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => "text/javascript; charset=utf-8",
    };
    // A rebuilt twin must not meet the old page in the browser.
    (
        [(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache")],
        *content,
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_of_the_page_is_served() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/page")).unwrap();
        let there = folder.map(|file| file.unwrap().file_name().into_string().unwrap());
        let served = FILES.iter().map(|(name, _)| (*name).to_owned());
        assert_eq!(
            served.collect::<BTreeSet<_>>(),
            there.collect::<BTreeSet<_>>()
        );
    }
}
