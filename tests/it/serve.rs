//! `serve` as a browser meets it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Stdio},
    time::Duration,
};

use crate::harness::Site;

struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(site: &Site) -> Server {
    let mut child = site.command(&["serve", "--port", "0"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let line = lines.find_map(|line| line.ok().filter(|line| line.contains("http://"))).unwrap();
    // Keep reading, so that the server never waits for its reader.
    std::thread::spawn(move || lines.for_each(drop));
    let address = line.split("http://").nth(1).unwrap().trim_end_matches('/').to_owned();
    Server { child, address }
}

fn get(server: &Server, path: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn shows_reloads_and_keeps_the_last_good_page() {
    let site = Site::new();
    site.notice("a", "第一版", "正文。");
    let server = serve(&site);
    assert!(server.address.starts_with("127.0.0.1:"));
    let page = get(&server, "/notices/a.html", "localhost");
    assert!(page.contains("第一版") && page.contains("/.gongbao/reload.js"));
    let home = get(&server, "/", "127.0.0.1").to_lowercase();
    assert!(home.starts_with("http/1.1 200"));
    for header in [
        "content-security-policy: default-src 'none'",
        "x-content-type-options: nosniff",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(home.contains(header), "{header}");
    }
    assert!(get(&server, "/nothing", "localhost").starts_with("HTTP/1.1 404"));
    assert!(
        get(&server, "/", "evil.example").starts_with("HTTP/1.1 403"),
        "another site cannot read the preview"
    );
    assert!(get(&server, "/../../etc/passwd", "localhost").starts_with("HTTP/1.1 404"));
    assert!(!site.public().exists(), "nothing is written");

    let stream = TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(&stream, "GET /.gongbao/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut events = BufReader::new(stream)
        .lines()
        .map_while(Result::ok)
        .filter(|line| line.starts_with("data:"));
    assert!(events.next().unwrap().contains("\"version\":1"));
    site.notice("a", "坏的", "<b>粗</b>");
    assert!(events.next().unwrap().contains("MARK-01"));
    assert!(get(&server, "/notices/a.html", "localhost").contains("第一版"));
    site.notice("a", "第二版", "正文。");
    assert!(events.next().unwrap().contains("\"version\":2"));
    assert!(get(&server, "/notices/a.html", "localhost").contains("第二版"));
}
