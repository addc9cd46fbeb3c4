//! The transport: loopback only, one session, every header that a browser can be told to be strict by.

use std::{collections::BTreeMap, io, sync::Arc};

use axum::{
    Router,
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{
    answer::{DeskAnswer, DeskRequest, PagePolicy, Refusal},
    routes,
    session::{RequestOrigin, Session},
    state::Desk,
    window,
};
use gongbao_base::address::{decode, encode};

/// The longest body: an attachment is read up to this length in any case.
const LONGEST: usize = 80 << 20;

/// Nothing from elsewhere, no script or style within the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page of the site within the window.
const PREVIEW: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/// A page to print or to keep, which brings its own style.
const PAPER: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

#[derive(Clone)]
struct Served {
    desk: Arc<Desk>,
    session: Arc<Session>,
}

/// Serves until the process ends. `ready` is told the session once the port is taken.
///
/// # Errors
/// When the port cannot be taken.
pub fn listen(port: u16, desk: Desk, ready: impl FnOnce(&Session)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        let session = Arc::new(Session::new(listener.local_addr()?.port())?);
        ready(&session);
        let served = Served { desk: Arc::new(desk), session };
        axum::serve(listener, Router::new().fallback(answer).with_state(served)).await
    })
}

async fn answer(State(served): State<Served>, request: Request) -> Response {
    let mut response = match admitted(&served, request).await {
        Ok(Ok(answer)) => sent(answer),
        Ok(Err(refusal)) => refused(&refusal),
        Err(response) => response,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ("cache-control", "no-store"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    response
}

/// Lets in what comes from the window, and answers it away from the one thread that listens.
async fn admitted(
    served: &Served,
    request: Request,
) -> Result<Result<DeskAnswer, Refusal>, Response> {
    let session = &served.session;
    let (parts, body) = request.into_parts();
    let text = |name: HeaderName| text_of(&parts.headers, &name);
    let host = text(header::HOST).unwrap_or_default();
    let query = query(parts.uri.query().unwrap_or_default());
    if !session.is_host(host) {
        return Err(StatusCode::FORBIDDEN.into_response());
    }
    let post = match parts.method {
        Method::GET => false,
        Method::POST => true,
        _ => return Err(StatusCode::METHOD_NOT_ALLOWED.into_response()),
    };
    if let Some([token]) = query.get("token").map(Vec::as_slice)
        && (post, parts.uri.path()) == (false, "/")
    {
        return Err(begun(session, token));
    }
    let origin = RequestOrigin {
        post,
        host,
        origin: text(header::ORIGIN),
        site: text(HeaderName::from_static("sec-fetch-site")),
        cookies: text(header::COOKIE).unwrap_or_default(),
        media: text(header::CONTENT_TYPE).unwrap_or_default(),
    };
    if !session.admits(&origin) {
        return Err(closed());
    }
    let Some(path) = decode(parts.uri.path()).filter(|path| !path.contains('\0')) else {
        return Err(StatusCode::BAD_REQUEST.into_response());
    };
    let length = text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
    if length.is_some_and(|length: usize| length > LONGEST) {
        return Ok(Err(too_long()));
    }
    let Ok(body) = to_bytes(body, LONGEST).await else { return Ok(Err(too_long())) };
    let request = DeskRequest { post, path, query, body: body.to_vec() };
    let desk = Arc::clone(&served.desk);
    let answered = tokio::task::spawn_blocking(move || routes::answer(&desk, &request)).await;
    Ok(answered.unwrap_or_else(|_| {
        Err(Refusal::new(
            500,
            "程序出错，这一步没有做",
            "a defect of this program; nothing was done",
        ))
    }))
}

fn text_of<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"))
}

fn too_long() -> Refusal {
    Refusal::new(413, "文件超过 80 MB，没有收下", "more than 80 MB; nothing was taken")
}

/// The first address: sets the cookie and leads to the window.
fn begun(session: &Session, token: &str) -> Response {
    let Some(cookie) = session.is_token(token).then(|| session.cookie()) else { return closed() };
    let headers = [(header::SET_COOKIE, cookie), (header::LOCATION, "/".to_owned())];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// Nothing is told to whom does not come from the window, but how to get there.
fn closed() -> Response {
    let media = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (StatusCode::FORBIDDEN, media, window::CLOSED).into_response()
}

fn query(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let plain = |text: &str| decode(&text.replace('+', " "));
        // What cannot be decoded is a name that nothing has.
        let (Some(name), Some(value)) = (plain(name), plain(value)) else { continue };
        out.entry(name).or_default().push(value);
    }
    out
}

fn sent(answer: DeskAnswer) -> Response {
    let mut response = answer.bytes.into_response();
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, &answer.media);
    put(
        header::CONTENT_SECURITY_POLICY,
        match answer.policy {
            PagePolicy::Window => POLICY,
            PagePolicy::Preview => PREVIEW,
            PagePolicy::Paper => PAPER,
        },
    );
    if let Some(name) = answer.download {
        let name = encode(&name);
        put(header::CONTENT_DISPOSITION, &format!("attachment; filename*=UTF-8''{name}"));
    }
    response
}

fn refused(refusal: &Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let media = [(header::CONTENT_TYPE, "application/json; charset=utf-8")];
    (status, media, refusal.body().to_string()).into_response()
}
