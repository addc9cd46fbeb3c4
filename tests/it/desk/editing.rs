//! Opening, writing, saving.

use serde_json::{Value, json};

use super::DeskClient;
use crate::harness::{Site, repository, tree};

const PATH: &str = "content/notices/a.md";
const TEXT: &str = "---\n标题: 关于值班的通知  # 题\n发布日期: 2024-01-02\n---\n\n第一段，\n分两行。\n\n| 项 | 数 |\n|---|--:|\n|甲|1|\n\n第二段。\n";

fn site() -> Site {
    let site = Site::new();
    site.write(PATH, TEXT);
    site
}

fn text(site: &Site) -> String {
    std::fs::read_to_string(site.root.join(PATH)).unwrap()
}

/// All blocks as unchanged.
fn kept(document: &Value) -> Vec<Value> {
    let blocks = document["blocks"].as_array().unwrap();
    blocks.iter().map(|block| json!({ "id": block["id"] })).collect()
}

#[test]
fn a_document_is_shown_and_what_is_not_changed_stays() {
    let site = site();
    let desk = DeskClient::start(&site);
    let shown = desk.get("/api/site").done();
    assert_eq!((&shown["open"], &shown["name"]), (&json!(true), &json!("测试站")));
    let list = desk.get("/api/documents?kind=notice").done();
    assert_eq!(list["documents"][0]["path"], PATH);
    let form = desk.get("/api/form?kind=notice").done();
    assert!(form["fields"].as_array().unwrap().iter().any(|field| field["key"] == "category"));
    let document = desk.document(PATH);
    assert_eq!(document["fields"]["title"]["value"], "关于值班的通知");
    assert_eq!(document["blocks"].as_array().unwrap().len(), 3);

    let same = desk.save(PATH, &document["digest"], json!({}), kept(&document).into()).done();
    assert_eq!((text(&site).as_str(), &same["digest"]), (TEXT, &document["digest"]));

    let mut blocks = kept(&document);
    let mut node = document["blocks"][2]["node"].clone();
    node["content"][0]["text"] = "改过的一段。".into();
    blocks[2] = json!({ "id": 2, "node": node });
    let saved = desk
        .save(PATH, &document["digest"], json!({ "title": "关于轮值的通知" }), blocks.into())
        .done();
    let expected = TEXT.replace("值班", "轮值").replace("第二段。", "改过的一段。");
    assert_eq!(text(&site), expected);
    let page = desk.get("/preview/notices/a.html");
    let page = String::from_utf8_lossy(&page.body).into_owned();
    assert!(page.contains("关于轮值的通知") && page.contains("改过的一段"), "{page}");

    let stale = desk.save(PATH, &document["digest"], json!({ "title": "丙" }), Value::Null);
    assert_eq!(stale.status, 409);
    assert_eq!(stale.json()["theirs"]["digest"], saved["digest"]);
    assert_eq!(text(&site), expected);
}

#[test]
fn what_was_changed_elsewhere_is_put_together_and_never_written_over() {
    let site = site();
    let desk = DeskClient::start(&site);
    let document = desk.document(PATH);
    site.write(PATH, TEXT.replace("第二段。", "别人改的。"));
    let refused = desk.save(PATH, &document["digest"], json!({ "title": "我改的" }), Value::Null);
    let told = refused.json();
    assert_eq!(refused.status, 409);
    let merged = told["merged"].as_str().unwrap();
    assert!(merged.contains("我改的") && merged.contains("别人改的。"), "{merged}");
    assert!(text(&site).contains("关于值班的通知"));
    let whole = json!({ "path": PATH, "digest": told["theirs"]["digest"], "whole": merged });
    desk.post("document/save", &whole).done();
    assert_eq!(text(&site), merged);
}

#[test]
fn opening_and_saving_the_sample_site_changes_no_byte() {
    let site = Site::bare();
    for (path, bytes) in tree(&repository().join("tests/sites/showcase")) {
        site.write(&path, bytes);
    }
    let before = tree(&site.root.join("content"));
    let desk = DeskClient::start(&site);
    let list = desk.get("/api/documents").done();
    let documents = list["documents"].as_array().unwrap();
    assert!(documents.len() > 10);
    for row in documents {
        let path = row["path"].as_str().unwrap();
        let document = desk.document(path);
        desk.save(path, &document["digest"], json!({}), kept(&document).into()).done();
    }
    assert_eq!(tree(&site.root.join("content")), before);
}

#[test]
fn findings_stand_beside_the_field_and_the_block() {
    let site = site();
    let desk = DeskClient::start(&site);
    let number = crate::shared::people::mobile(&mut crate::shared::random::Random(7));
    let blocks = json!([{ "id": 0 }, { "id": 1 }, { "node": { "type": "paragraph", "content": [
        { "type": "text", "text": format!("联系人张某，{number}。") }] } }]);
    let sent = json!({ "path": PATH, "fields": { "published": "2024-13-01" }, "blocks": blocks });
    let found = desk.post("document/check", &sent).done();
    let findings = found["findings"].as_array().unwrap();
    let of = |code: &str| findings.iter().find(|finding| finding["code"] == code).unwrap();
    let date = findings.iter().find(|finding| finding["field"] == "published").unwrap();
    assert_eq!(date["level"], "error");
    let phone = of("PII-02");
    assert_eq!(
        (&phone["block"], &phone["words"], &phone["fixable"]),
        (&json!(2), &json!(number), &json!(true))
    );
    assert_eq!(text(&site), TEXT, "a check writes nothing");
}
