//! A desk that runs, and requests to it as its window makes them.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Stdio},
};

use serde_json::{Value, json};

use crate::harness::Site;

/// A desk that runs, with its cookie.
pub(crate) struct DeskClient {
    child: Child,
    pub(crate) host: String,
    pub(crate) cookie: String,
}

impl Drop for DeskClient {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back.
pub(crate) struct DeskReply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl DeskReply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The JSON of a request that is expected to be done.
    pub(crate) fn done(&self) -> Value {
        assert_eq!(self.status, 200, "{}", String::from_utf8_lossy(&self.body));
        self.json()
    }
}

impl DeskClient {
    /// Starts a desk on a site.
    pub(crate) fn start(site: &Site) -> Self {
        Self::start_in(site, "run")
    }

    /// Starts a desk that knows nothing of another one on the same folder.
    pub(crate) fn start_in(site: &Site, own: &str) -> Self {
        let own = site.root.join(format!(".test-{own}"));
        std::fs::create_dir_all(&own).unwrap();
        let mut command = site.command(&["desk", "--no-open"]);
        command.env("XDG_RUNTIME_DIR", &own).env("GONGBAO_DESK_HOME", &site.root);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (host, token) =
            line.trim().strip_prefix("http://").unwrap().split_once("/?token=").unwrap();
        let (host, token) = (host.to_owned(), token.to_owned());
        let first = raw(
            &host,
            &format!("GET /?token={token} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            b"",
        );
        assert_eq!(first.status, 303, "{}", first.head);
        let cookie = first.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        assert!(cookie.ends_with("; HttpOnly; SameSite=Strict; Path=/"), "{cookie}");
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Self { child, host, cookie }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        self.child.wait().unwrap();
    }

    pub(crate) fn get(&self, path: &str) -> DeskReply {
        let (host, cookie) = (&self.host, &self.cookie);
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
        );
        raw(host, &head, b"")
    }

    pub(crate) fn post(&self, name: &str, body: &Value) -> DeskReply {
        raw(
            &self.host,
            &self.head(name, "application/json", body.to_string().len()),
            body.to_string().as_bytes(),
        )
    }

    pub(crate) fn upload(&self, name: &str, bytes: &[u8]) -> DeskReply {
        raw(&self.host, &self.head(name, "application/octet-stream", bytes.len()), bytes)
    }

    fn head(&self, name: &str, media: &str, length: usize) -> String {
        let (host, cookie) = (&self.host, &self.cookie);
        format!(
            "POST /api/{name} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        )
    }

    pub(crate) fn document(&self, path: &str) -> Value {
        self.get(&format!("/api/document?path={}", gongbao_base::address::encode(path))).done()
    }

    /// Saves fields, and blocks when they are given.
    pub(crate) fn save(
        &self,
        path: &str,
        digest: &Value,
        fields: Value,
        blocks: Value,
    ) -> DeskReply {
        self.post(
            "document/save",
            &json!({ "path": path, "digest": digest, "fields": fields, "blocks": blocks }),
        )
    }
}

/// Sends a request as it is.
pub(crate) fn raw(host: &str, head: &str, body: &[u8]) -> DeskReply {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    // A server that refuses a long body does not read it.
    let _ = stream.write_all(body);
    let mut text = Vec::new();
    let _ = stream.read_to_end(&mut text);
    let at = text.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(text.len());
    let head = String::from_utf8_lossy(&text[..at]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    DeskReply { status, head, body: text.get(at + 4..).unwrap_or_default().to_vec() }
}
