//! What a phone sees, and what it never does.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Instant,
};

use super::*;

fn page() -> PhonePage {
    let files = [
        ("index.html", "首页"),
        ("notices/a.html", "这一页"),
        ("notices/b.html", "别的草稿"),
        ("notices/a.csv", "附件"),
        ("notices/b.csv", "别的附件"),
        ("assets/style.css", "样式"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let named = ["notices/a.csv", "notices/none.csv", "notices/b.html"].map(str::to_owned);
    PhonePage::new(&files.into(), "notices/a.html", named.into_iter()).unwrap()
}

fn ask(host: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer
}

fn get(host: &str, path: &str) -> String {
    ask(host, &format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
}

fn parts(address: &str) -> (String, String) {
    let (host, path) = address.strip_prefix("http://").unwrap().split_once('/').unwrap();
    (host.to_owned(), path.split_once('/').unwrap().0.to_owned())
}

#[test]
fn one_page_and_its_files_are_read_and_nothing_else() {
    let door = PhoneDoor::default();
    let address = door.open(Ipv4Addr::LOCALHOST, page(), OPEN).unwrap();
    assert!(address.ends_with("/notices/a.html"), "{address}");
    let (host, token) = parts(&address);
    for (path, text) in
        [("notices/a.html", "这一页"), ("notices/a.csv", "附件"), ("assets/style.css", "样式")]
    {
        let answer = get(&host, &format!("/{token}/{path}"));
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains(text), "{answer}");
        assert!(answer.contains("no-store") && answer.contains("default-src 'none'"), "{answer}");
    }
    for path in [
        "index.html",
        "",
        "notices/b.html",
        "notices/b.csv",
        "notices/../notices/b.html",
        "notices/%2e%2e/index.html",
        "notices/a.html/",
        "api/site",
        "notices/none.csv",
    ] {
        let answer = get(&host, &format!("/{token}/{path}"));
        assert!(answer.starts_with("HTTP/1.1 404") && !answer.contains("草稿"), "{path}: {answer}");
    }
    let wrong = format!("{}0", &token[..token.len() - 1]);
    let wrong = if wrong == token { token.replace('0', "1") } else { wrong };
    for path in [
        "/",
        "/notices/a.html",
        "/api/site",
        "/?token=",
        &format!("/{wrong}/notices/a.html"),
        &format!("//{token}/notices/a.html"),
    ] {
        let answer = get(&host, path);
        assert!(
            answer.starts_with("HTTP/1.1 404") && answer.ends_with("\r\n\r\n"),
            "{path}: {answer}"
        );
    }
    for method in ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"] {
        let answer = ask(
            &host,
            &format!(
                "{method} /{token}/notices/a.html HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            ),
        );
        assert!(answer.starts_with("HTTP/1.1 405") && !answer.contains("这一页"), "{answer}");
    }
    for other in ["evil.example", "localhost", "127.0.0.1"] {
        let answer = ask(
            &host,
            &format!(
                "GET /{token}/notices/a.html HTTP/1.1\r\nHost: {other}\r\nConnection: close\r\n\r\n"
            ),
        );
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    }
}

#[test]
fn only_the_first_device_that_knows_the_path_is_answered() {
    let shown = ShownPage {
        host: "10.0.0.1:9".to_owned(),
        token: "a".repeat(64),
        page: page(),
        visitor: OnceLock::new(),
    };
    let path = format!("/{}/notices/a.html", shown.token);
    let [first, second] = [IpAddr::from([10, 0, 0, 2]), IpAddr::from([10, 0, 0, 3])];
    let status = |path: &str, peer| shown.file(true, "10.0.0.1:9", path, peer).map_err(|e| e.0);
    assert_eq!(status("/b/notices/a.html", second).unwrap_err(), StatusCode::NOT_FOUND);
    assert!(status(&path, first).is_ok(), "who does not know the path takes nobody's place");
    assert_eq!(status(&path, second).unwrap_err(), StatusCode::FORBIDDEN);
    assert!(status(&path, first).is_ok());
}

#[test]
fn it_closes_by_itself_and_when_it_is_told_and_for_another_page() {
    let door = PhoneDoor::default();
    let is_open = |host: &str| TcpStream::connect(host).is_ok();
    let closes = |host: &str| {
        let begun = Instant::now();
        while is_open(host) {
            assert!(begun.elapsed() < Duration::from_secs(30), "it is still open");
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    let open = |time| parts(&door.open(Ipv4Addr::LOCALHOST, page(), time).unwrap()).0;
    let host = open(Duration::from_millis(300));
    // A connection that is held does not hold it open.
    let held = TcpStream::connect(&host).unwrap();
    closes(&host);
    drop(held);
    let first = open(OPEN);
    assert!(is_open(&first));
    let second = open(OPEN);
    closes(&first);
    assert!(is_open(&second));
    door.close();
    closes(&second);
}
