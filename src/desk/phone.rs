//! One page for a phone in the same network, when the clerk says so: a second listener that answers nothing but GET, for that
//! page and its files alone, below a random path, to the first device that comes, and that closes by itself.

use std::{
    collections::BTreeMap,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use tokio::sync::watch;

use super::session::{is_same, random_token};
use crate::preview::PreviewFiles;
use gongbao_base::{
    address::{decode, encode},
    media,
};

/// How long it stays open.
pub(super) const OPEN: Duration = Duration::from_secs(600);

/// Files of the theme, which every page shows.
const THEME: &str = "assets/";

/// Nothing from elsewhere; no other page shows it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The listener, of which at most one is open.
#[derive(Debug, Default)]
pub(super) struct PhoneDoor {
    /// Whoever lets go of it closes the listener.
    open: Mutex<Option<watch::Sender<()>>>,
}

/// What a phone may see: a page and the files that it shows.
#[derive(Debug)]
pub(super) struct PhonePage {
    address: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl PhonePage {
    /// A page of a preview with the files that its document names; no other page. `None` when it is not there.
    pub(super) fn new(
        preview: &PreviewFiles,
        address: &str,
        named: impl Iterator<Item = String>,
    ) -> Option<Self> {
        let own = preview.get(address)?;
        let theme =
            preview.range(THEME.to_owned()..).take_while(|(path, _)| path.starts_with(THEME));
        let theme = theme.map(|(path, bytes)| (path.clone(), bytes.clone()));
        let named = named.filter_map(|path| Some((path.clone(), preview.get(&path)?.clone())));
        let mut files: BTreeMap<String, Vec<u8>> = theme.chain(named).collect();
        files.retain(|path, _| !path.ends_with(".html"));
        files.insert(address.to_owned(), own.clone());
        Some(Self { address: address.to_owned(), files })
    }
}

impl PhoneDoor {
    /// Opens it for a page at an address of this machine, and closes the one before; gives the address to scan.
    ///
    /// # Errors
    /// When the system gives no port or no random bytes.
    pub(super) fn open(&self, at: Ipv4Addr, page: PhonePage, time: Duration) -> io::Result<String> {
        let listener = TcpListener::bind((at, 0))?;
        listener.set_nonblocking(true)?;
        let host = listener.local_addr()?.to_string();
        let token = random_token()?;
        let path: Vec<String> = page.address.split('/').map(encode).collect();
        let address = format!("http://{host}/{token}/{}", path.join("/"));
        let shown = Arc::new(ShownPage { host, token, page, visitor: OnceLock::new() });
        let (open, closed) = watch::channel(());
        std::thread::Builder::new().name("phone".to_owned()).spawn(move || {
            // Whatever goes wrong closes it.
            let _ = serve(listener, shown, closed, time);
        })?;
        *self.held() = Some(open);
        Ok(address)
    }

    /// Closes it.
    pub(super) fn close(&self) {
        *self.held() = None;
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<watch::Sender<()>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Addresses that tell by which way one would go: one that nobody has (RFC 5737), for a machine that has a gateway, and some of
/// networks of offices, for one that has none.
const ELSEWHERE: [Ipv4Addr; 4] = [
    Ipv4Addr::new(192, 0, 2, 1),
    Ipv4Addr::new(192, 168, 1, 1),
    Ipv4Addr::new(10, 0, 0, 1),
    Ipv4Addr::new(172, 16, 0, 1),
];

/// The address of this machine in the office's own network; none when it is in no such network. Nothing is sent to find it.
pub(super) fn own_address() -> Option<Ipv4Addr> {
    ELSEWHERE.iter().find_map(|elsewhere| {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
        socket.connect((*elsewhere, 9)).ok()?;
        match socket.local_addr().ok()?.ip() {
            IpAddr::V4(own) if own.is_private() || own.is_link_local() => Some(own),
            _ => None,
        }
    })
}

/// What is shown, where, and to whom.
#[derive(Debug)]
struct ShownPage {
    host: String,
    token: String,
    page: PhonePage,
    /// The first device that came; no other sees anything.
    visitor: OnceLock<IpAddr>,
}

fn serve(
    listener: TcpListener,
    shown: Arc<ShownPage>,
    mut closed: watch::Receiver<()>,
    time: Duration,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    // With the runtime every connection ends.
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = Router::new().fallback(answer).with_state(shown);
        let served = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, served).await });
        let _ = tokio::time::timeout(time, async { while closed.changed().await.is_ok() {} }).await;
        Ok(())
    })
}

async fn answer(
    State(shown): State<Arc<ShownPage>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let path = decode(request.uri().path()).unwrap_or_default();
    let get = request.method() == Method::GET;
    let (status, media, bytes) = match shown.file(get, host.unwrap_or_default(), &path, peer.ip()) {
        Ok((path, bytes)) => (StatusCode::OK, media::of(path), bytes.to_vec()),
        Err((status, words)) => (status, "text/plain; charset=utf-8", words.as_bytes().to_vec()),
    };
    let headers = [
        (header::CONTENT_TYPE, media),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONNECTION, "close"),
    ];
    (status, headers, bytes).into_response()
}

impl ShownPage {
    /// What a request gets. Whoever does not know the path learns nothing, not even that something is here.
    fn file(
        &self,
        get: bool,
        host: &str,
        path: &str,
        peer: IpAddr,
    ) -> Result<(&str, &[u8]), (StatusCode, &'static str)> {
        let nothing = (StatusCode::NOT_FOUND, "");
        let (token, path) =
            path.strip_prefix('/').and_then(|path| path.split_once('/')).ok_or(nothing)?;
        if host != self.host || !is_same(&self.token, token) {
            return Err(nothing);
        }
        if !get {
            return Err((StatusCode::METHOD_NOT_ALLOWED, ""));
        }
        if *self.visitor.get_or_init(|| peer) != peer {
            return Err((
                StatusCode::FORBIDDEN,
                "已经在另一台手机上打开；请在电脑上重新生成二维码。",
            ));
        }
        let found = self.page.files.get_key_value(path);
        let (path, bytes) = found.ok_or((StatusCode::NOT_FOUND, "手机上只能看这一页。"))?;
        Ok((path, bytes))
    }
}

#[cfg(test)]
mod tests;
