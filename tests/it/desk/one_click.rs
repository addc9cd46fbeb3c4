//! What the window does with one click: mending, letting a finding stand, files beside a document, pasted text.

use std::fs;

use serde_json::json;

use super::DeskClient;
use crate::{harness::Site, shared::people, shared::random::Random};

const PATH: &str = "content/notices/a.md";

fn text(site: &Site) -> String {
    fs::read_to_string(site.root.join(PATH)).unwrap()
}

#[test]
fn what_can_be_mended_is_mended_and_only_what_the_window_saw() {
    let site = Site::new();
    let number = people::mobile(&mut Random(3));
    site.notice("a", "通知", &format!("联系人张某，{number}。"));
    let desk = DeskClient::start(&site);
    let document = desk.document(PATH);
    let stale = desk.post("document/mend", &json!({ "path": PATH, "digest": "0" }));
    assert_eq!(stale.status, 409);
    assert!(text(&site).contains(&number));
    let sent = json!({ "path": PATH, "digest": document["digest"] });
    let mended = desk.post("document/mend", &sent).done();
    assert!(!text(&site).contains(&number) && text(&site).contains("张某"), "{}", text(&site));
    assert_eq!(mended["digest"], desk.document(PATH)["digest"]);
    let codes = |found: &serde_json::Value| found["findings"].to_string().contains("PII-02");
    assert!(codes(&document) && !codes(&mended), "{mended}");
}

#[test]
fn a_finding_stands_until_its_day_and_some_never_do() {
    let site = Site::new();
    site.notice("a", "通知", "## 一、安排\n\n#### 细目\n\n正文。");
    let desk = DeskClient::start(&site);
    let findings = desk.document(PATH)["findings"].clone();
    let found = findings.as_array().unwrap().iter().find(|finding| finding["later"] == true);
    let found = found.unwrap_or_else(|| panic!("{findings}"));
    let later = |code: &str, until: &str, reason: &str| {
        let sent = json!({ "code": code, "id": found["id"], "reason": reason, "until": until });
        desk.post("document/later", &sent).status
    };
    let code = found["code"].as_str().unwrap();
    let settings = || fs::read_to_string(site.root.join("content/site.yaml")).unwrap();
    let before = settings();
    assert_eq!(later(code, "2024-05-31", "等附件"), 400, "a day that is over");
    assert_eq!(later(code, "2024-07-01", " "), 400, "no reason");
    assert_eq!(later("FIELD-01", "2024-07-01", "等附件"), 409);
    assert_eq!(settings(), before);
    assert_eq!(later(code, "2024-07-01", "等附件"), 200);
    assert!(settings().starts_with(before.trim_end()) && settings().contains("等附件"));
    let findings = desk.document(PATH)["findings"].clone();
    let found = findings.as_array().unwrap().iter().find(|finding| finding["id"] == found["id"]);
    let found = found.unwrap_or_else(|| panic!("{findings}"));
    assert_eq!((&found["level"], &found["later"]), (&json!("hint"), &json!(false)));
    assert!(found["message"].as_str().unwrap().contains("允许到 2024-07-01：等附件"), "{found}");
}

#[test]
fn files_come_beside_the_document_and_none_over_another() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    let desk = DeskClient::start(&site);
    let upload = |name: &str, bytes: &[u8]| {
        let name = gongbao_base::address::encode(name);
        desk.upload(&format!("file?path={PATH}&name={name}"), bytes)
    };
    let first = upload("报名表.csv", b"a,b\n1,2\n").done();
    assert_eq!(first["attachment"], json!({ "file": "a-attachment-1.csv", "title": "报名表" }));
    assert_eq!(upload("报名表.csv", b"a,b\n1,2\n").done(), first, "the same is taken in once");
    let other = upload("报名表.csv", b"a,b\n3,4\n").done();
    assert_eq!(other["attachment"]["file"], "a-attachment-2.csv");
    let kept = fs::read(site.root.join("content/notices/a-attachment-1.csv")).unwrap();
    assert_eq!(kept, b"a,b\n1,2\n");
    assert_eq!(upload("程序.exe", b"MZ").status, 415);
    assert_eq!(upload("空.csv", b"").status, 400);
    assert_eq!(upload("（机密）名单.csv", b"a\n").status, 422);
    assert_eq!(upload("名单.txt", "机密★1年\n".as_bytes()).status, 422);
    let names = fs::read_dir(site.root.join("content/notices")).unwrap().count();
    assert_eq!(names, 3, "what is refused is not there");
    assert_eq!(desk.get(&format!("/api/picture?path={PATH}")).status, 404);
}

#[test]
fn pasted_text_becomes_blocks_that_the_page_could_show() {
    let site = Site::new();
    let desk = DeskClient::start(&site);
    let html = "<p onclick=\"x()\">第一段<script>x()</script></p><table><tr><td>甲</td><td>乙</td></tr></table>";
    let blocks = desk.post("paste", &json!({ "html": html })).done()["blocks"].clone();
    let kinds: Vec<&str> = blocks
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["node"]["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["paragraph", "table"], "{blocks}");
    assert!(!blocks.to_string().contains("x()"), "{blocks}");
    let plain = desk.post("paste", &json!({ "text": "第一段\n\n第二段" })).done()["blocks"].clone();
    assert_eq!(plain.as_array().unwrap().len(), 2, "{plain}");
    assert_eq!(desk.post("paste", &json!({ "text": "" })).done()["blocks"], json!([]));
}
