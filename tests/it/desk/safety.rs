//! Nobody but the window gets in, and nothing is written but below the site's folder.

use serde_json::json;

use super::{DeskClient, client::raw};
use crate::harness::{Site, tree};

const PATH: &str = "content/notices/a.md";

#[test]
fn what_does_not_come_from_the_window_is_refused_and_writes_nothing() {
    let site = Site::new();
    site.notice("a", "甲", "正文。");
    let desk = DeskClient::start(&site);
    let document = desk.document(PATH);
    let before = tree(&site.root);
    let (host, cookie) = (desk.host.as_str(), desk.cookie.as_str());
    let body = json!({ "path": PATH, "digest": document["digest"], "fields": { "title": "坏" } })
        .to_string();
    let length = body.len();
    let own = format!("http://{host}");
    let other_port = "http://127.0.0.1:1";
    for (case, host_header, origin, cookie, media) in [
        ("another host", "evil.example", own.as_str(), cookie, "application/json"),
        ("another port", "127.0.0.1:1", &own, cookie, "application/json"),
        ("another origin", host, "https://evil.example", cookie, "application/json"),
        ("an origin of this machine", host, other_port, cookie, "application/json"),
        ("a page without an origin", host, "null", cookie, "application/json"),
        ("no origin", host, "", cookie, "application/json"),
        ("no token", host, &own, "", "application/json"),
        ("a wrong token", host, &own, "gongbao=1", "application/json"),
        ("a form", host, &own, cookie, "application/x-www-form-urlencoded"),
        ("plain text", host, &own, cookie, "text/plain"),
    ] {
        let origin =
            if origin.is_empty() { String::new() } else { format!("Origin: {origin}\r\n") };
        let head = format!(
            "POST /api/document/save HTTP/1.1\r\nHost: {host_header}\r\n{origin}Cookie: {cookie}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        assert_eq!(raw(host, &head, body.as_bytes()).status, 403, "{case}");
    }
    for path in [
        "/",
        "/api/site",
        "/api/document?path=content/notices/a.md",
        "/window/desk.js",
        "/preview/index.html",
        "/?token=wrong",
    ] {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let reply = raw(host, &head, b"");
        assert_eq!(reply.status, 403, "{path}");
        assert!(!String::from_utf8_lossy(&reply.body).contains("测试站"), "{path}");
    }
    let put = format!(
        "PUT /api/document/save HTTP/1.1\r\nHost: {host}\r\nOrigin: {own}\r\nCookie: {cookie}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(raw(host, &put, b"").status, 405);
    assert_eq!(tree(&site.root), before);
}

#[test]
fn every_answer_has_the_strict_policy() {
    let site = Site::new();
    let desk = DeskClient::start(&site);
    for path in ["/", "/window/desk.js", "/api/site", "/api/nothing", "/preview/index.html"] {
        let head = desk.get(path).head.to_lowercase();
        for header in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin",
            "cache-control: no-store",
        ] {
            assert!(head.contains(header), "{path}: {head}");
        }
        assert!(
            !head.contains("unsafe-inline") && !head.contains("access-control-allow"),
            "{head}"
        );
    }
}

#[test]
fn names_that_lead_out_of_the_folder_are_refused_and_write_nothing() {
    let site = Site::new();
    site.notice("a", "甲", "正文。");
    site.write("content/reports/b.md", "---\ntitle: 乙\n---\n");
    let outside = Site::bare();
    outside.write("out.md", "---\ntitle: 外\n---\n外面的话。\n");
    let desk = DeskClient::start(&site);
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(outside.root.join("out.md"), site.root.join("content/notices/link.md")).unwrap();
        symlink(&outside.root, site.root.join("content/pages")).unwrap();
    }
    let digest = desk.document(PATH)["digest"].clone();
    let before = (tree(&site.root.join("content/notices")), tree(&outside.root));
    for path in [
        "content/notices/../../out.md",
        "content/notices/../reports/b.md",
        "../out.md",
        "/etc/passwd.md",
        "content/notices//a.md",
        "content/notices/./a.md",
        "content/notices/a.md\0.md",
        "content/notices/\0.md",
        "content\\notices\\a.md",
        "content/notices/..\\b.md",
        "content/notices/link.md",
        "content/pages/out.md",
        "content/notices/.hidden.md",
        "content/notices/a.md/",
        "content/notices/C:a.md",
        "content/site.yaml",
        ".gongbao/lock",
        "content/notices/a\n.md",
        "",
    ] {
        let shown = gongbao_base::address::encode(path);
        let read = desk.get(&format!("/api/document?path={shown}"));
        assert!((400..500).contains(&read.status), "{path:?}: {}", read.status);
        assert!(!String::from_utf8_lossy(&read.body).contains("外面的话"), "{path:?}");
        for name in ["document/save", "document/draft", "document/journal", "document/check"] {
            let sent = json!({ "path": path, "digest": digest, "fields": { "title": "坏" }, "draft": true });
            let reply = desk.post(name, &sent);
            assert!((400..500).contains(&reply.status), "{name} {path:?}: {}", reply.status);
        }
    }
    for path in [
        "/window/../mod.rs",
        "/window/%2e%2e/mod.rs",
        "/preview/../../content/site.yaml",
        "/preview/%2e%2e/site.yaml",
        "/window/\u{0}",
    ] {
        assert!((400..500).contains(&desk.get(&path.replace('\0', "%00")).status), "{path:?}");
    }
    assert_eq!((tree(&site.root.join("content/notices")), tree(&outside.root)), before);
}

#[test]
fn a_body_of_a_hundred_megabytes_is_refused_and_writes_nothing() {
    let site = Site::new();
    site.notice("a", "甲", "正文。");
    let desk = DeskClient::start(&site);
    desk.document(PATH);
    let before = tree(&site.root);
    let bytes = vec![b' '; 100 << 20];
    for name in [
        "document/save",
        "document/new",
        "paste",
        "file?path=content/notices/a.md&name=a.png",
        "import?name=a.docx",
    ] {
        let reply = desk.upload(name, &bytes);
        // The answer may be lost where the server no longer reads.
        assert!([413, 0].contains(&reply.status), "{name}: {}", reply.status);
    }
    assert_eq!(desk.get("/api/site").status, 200);
    assert_eq!(tree(&site.root), before);
}
