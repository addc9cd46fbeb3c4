//! From an empty folder to an approved package.

use std::fs;

use serde_json::json;

use super::DeskClient;
use crate::{harness::Site, shared::random::Random};

const STAGES: [&str; 5] = ["拟稿", "初审", "保密审查", "复审", "签发"];

/// A desk on a new site with one notice that was imported; the notice's path.
fn begun(site: &Site) -> (DeskClient, String) {
    let desk = DeskClient::start(site);
    assert_eq!(desk.get("/api/site").done()["open"], false);
    let folders = desk.get("/api/folders").done();
    let made = desk.post("folders", &json!({ "under": folders["path"], "name": "公开" })).done();
    let answers = json!({ "name": "某某街道办事处", "level": "街道", "superior": "", "phone": "020-12345678", "address": "", "domain": "" });
    desk.post("site/new", &json!({ "folder": made["path"], "answers": answers })).done();
    let settings = fs::read_to_string(site.root.join("公开/content/site.yaml")).unwrap();
    assert!(settings.contains("某某街道办事处") && settings.contains("020-12345678"), "{settings}");
    assert!(
        !settings.contains("地址") && !settings.contains("网址:"),
        "nothing is invented: {settings}"
    );
    let letter = "关于开展法治宣传活动的通知\n\n各社区：\n\n请于2024年5月20日前报名。\n\n某某街道办事处\n2024年5月6日\n";
    let read = desk.upload("import?name=%E9%80%9A%E7%9F%A5.txt", letter.as_bytes()).done();
    assert_eq!(read["refused"], serde_json::Value::Null);
    assert!(read["original"].as_array().unwrap().len() > 1);
    let answers: serde_json::Map<String, serde_json::Value> = read["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| {
            let first = question["choices"][0]["value"].as_str();
            (question["id"].as_str().unwrap().to_owned(), first.unwrap_or("2024-05-07").into())
        })
        .collect();
    let made = desk.post("import/answer", &json!({ "id": read["id"], "answers": answers })).done();
    let path = made["path"].as_str().unwrap().to_owned();
    let document = desk.document(&path);
    if document["draft"] == true {
        desk.post(
            "document/draft",
            &json!({ "path": path, "digest": document["digest"], "draft": false }),
        )
        .done();
    }
    (desk, path)
}

fn approve(desk: &DeskClient, path: &str) {
    for (at, stage) in STAGES.iter().enumerate() {
        let sent = json!({ "paths": [path], "stage": stage, "name": format!("岗位{at}"), "opinion": "同意" });
        desk.post("approve", &sent).done();
    }
}

#[test]
fn a_notice_goes_from_an_empty_folder_to_an_approved_package() {
    let site = Site::bare();
    let (desk, path) = begun(&site);
    assert_eq!(desk.post("handover", &json!({})).status, 409, "it is not approved yet");
    let waiting = desk.get("/api/approval/waiting").done();
    assert_eq!(waiting["documents"][0]["next"], "拟稿");
    let skipped = json!({ "paths": [path], "stage": "签发", "name": "甲岗", "opinion": "同意" });
    assert_eq!(desk.post("approve", &skipped).status, 409, "stages have their order");
    approve(&desk, &path);
    assert_eq!(desk.get("/api/approval/waiting").done()["documents"], json!([]));
    let slip = desk.get(&format!("/api/slip?paths={path}"));
    assert!(String::from_utf8_lossy(&slip.body).contains("审批单"));
    let plan = desk.get("/api/handover/plan").done();
    assert_eq!(plan["refused"], json!([]), "{plan}");
    assert_eq!(plan["added"].as_array().unwrap().len(), 1);
    let made = desk.post("handover", &json!({})).done();
    let file = desk.get(&format!("/api/handover/file?name={}", made["file"].as_str().unwrap()));
    assert!(file.body.starts_with(b"PK"));
    assert_eq!(desk.get("/api/receipts").done()[0]["number"], 1);

    let down = json!({ "path": path, "reason": "附件放错", "date": "2024-06-01" });
    desk.post("document/withdraw", &down).done();
    let plan = desk.get("/api/handover/plan").done();
    assert_eq!(plan["withdrawn"].as_array().unwrap().len(), 1, "{plan}");
}

#[test]
fn every_mutation_of_an_approved_document_voids_the_approval() {
    let site = Site::bare();
    let (desk, path) = begun(&site);
    approve(&desk, &path);
    let file = site.root.join("公开").join(&path);
    let approved = fs::read(&file).unwrap();
    let address = format!("/api/approval?path={path}");
    assert_eq!(desk.get(&address).done()["valid"], true);
    let mut random = Random(9);
    let mut tried = 0;
    while tried < 1000 {
        let mut bytes = approved.clone();
        let at = random.below(bytes.len());
        match random.below(3) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes.insert(at, b' '),
            _ => {
                bytes.remove(at);
            }
        }
        if bytes == approved {
            continue;
        }
        tried += 1;
        fs::write(&file, &bytes).unwrap();
        let standing = desk.get(&address).done();
        assert_ne!(standing["valid"], true, "{at}");
    }
    fs::write(&file, &approved).unwrap();
    assert_eq!(desk.get(&address).done()["valid"], true);
}
