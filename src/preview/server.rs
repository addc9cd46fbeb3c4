//! The server: files from memory, a stream that says when to reload, nothing else. Loopback only.

use std::{convert::Infallible, io, net::SocketAddr};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{
        IntoResponse as _, Response,
        sse::{Event, Sse},
    },
    routing::get,
};
use tokio_stream::{StreamExt as _, wrappers::WatchStream};

use super::Preview;
use gongbao_base::{address::decode, media};
use gongbao_release::web_server;

const SCRIPT: &str = include_str!("reload.js");
const STYLE: &str = include_str!("reload.css");
const TAGS: &str = "<link rel=\"stylesheet\" href=\"/.gongbao/reload.css\"><script src=\"/.gongbao/reload.js\"></script>";

/// Serves until the process ends. `ready` is told the address.
///
/// # Errors
/// When the port cannot be taken.
pub fn listen(port: u16, preview: &Preview, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        ready(listener.local_addr()?);
        let router = Router::new()
            .route("/.gongbao/events", get(events))
            .route(
                "/.gongbao/reload.js",
                get(async || ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT)),
            )
            .route(
                "/.gongbao/reload.css",
                get(async || ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)),
            )
            .fallback(file)
            .layer(axum::middleware::map_response(guarded))
            .with_state(preview.clone());
        axum::serve(listener, router).await
    })
}

/// Every answer has the headers that a published page has.
async fn guarded(mut answer: Response) -> Response {
    for (name, value) in web_server::preview() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(&value)) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}

/// Whether a request came by a name of this machine; a page of another site cannot read the preview then.
fn is_local(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1")
}

async fn events(State(preview): State<Preview>, headers: HeaderMap) -> Response {
    if !is_local(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let stream = WatchStream::new(preview.follow()).map(|status| {
        let data = serde_json::json!({ "version": status.version, "findings": status.findings });
        Ok::<_, Infallible>(Event::default().data(data.to_string()))
    });
    Sse::new(stream).into_response()
}

async fn file(State(preview): State<Preview>, request: Request) -> Response {
    if !is_local(request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let path = decode(request.uri().path()).unwrap_or_default();
    let mut address = path.trim_start_matches('/').to_owned();
    if address.is_empty() || address.ends_with('/') {
        address.push_str("index.html");
    }
    let (status, address, bytes) = match preview.file(&address) {
        Some(bytes) => (StatusCode::OK, address, bytes),
        None => {
            let page = preview
                .file("404.html")
                .unwrap_or_else(|| b"<!doctype html><meta charset=utf-8><body></body>".to_vec());
            (StatusCode::NOT_FOUND, "404.html".to_owned(), page)
        }
    };
    let headers =
        [(header::CONTENT_TYPE, media::of(&address)), (header::CACHE_CONTROL, "no-store")];
    let bytes = if address.ends_with(".html") { with_tags(bytes) } else { bytes };
    (status, headers, bytes).into_response()
}

fn with_tags(mut html: Vec<u8>) -> Vec<u8> {
    let end = memchr::memmem::rfind(&html, b"</body>").unwrap_or(html.len());
    html.splice(end..end, TAGS.bytes());
    html
}
