//! Publishing and snapshots from the window: what the program's own commands say of them, and do.

use std::{
    fs,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::DeskClient;
use crate::harness::{SETTINGS, Site};

fn site() -> Site {
    let site = Site::bare();
    let target = "publish:\n  - {name: here, kind: folder, address: www}\n";
    site.write("content/site.yaml", format!("{SETTINGS}{target}"));
    site.notice("a", "甲", "正文。");
    site.notice("b", "乙", "正文。");
    site
}

/// How a command that was started ended.
fn ended(desk: &DeskClient, started: &Value) -> Value {
    let begun = Instant::now();
    loop {
        let job = desk.get(&format!("/api/job?id={}", started["job"])).done();
        if job["finished"] == true {
            return job;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "{job}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn published(site: &Site, page: &str) -> bool {
    site.root.join("www/current").join(page).exists()
}

#[test]
fn a_publish_is_planned_done_and_taken_back() {
    let site = site();
    let desk = DeskClient::start(&site);
    let targets = desk.get("/api/publish/targets").done();
    assert_eq!((&targets[0]["name"], &targets[0]["kind"]), (&json!("here"), &json!("folder")));
    assert_eq!(desk.get("/api/publish/plan?target=there").status, 409);
    assert_eq!(desk.get("/api/publish/plan?target=..%2Fa").status, 404);
    assert_eq!(desk.get("/api/job?id=9").status, 404);

    let plan = desk.get("/api/publish/plan?target=here").done();
    let first = plan["added"].as_u64().unwrap();
    assert!(first > 2 && plan["words"].as_str().unwrap().contains("将发布"), "{plan}");
    assert_eq!((&plan["changed"], &plan["removed"]), (&json!(0), &json!(0)));
    assert!(!site.root.join("www").exists(), "a plan writes nothing");
    let job = ended(&desk, &desk.post("publish", &json!({ "target": "here" })).done());
    assert!(job["ok"] == true && job["words"].as_str().unwrap().contains("已发布"), "{job}");
    assert!(published(&site, "notices/b.html"));

    site.remove("content/notices/b.md");
    let plan = desk.get("/api/publish/plan?target=here").done();
    assert!(
        plan["removed"].as_u64().unwrap() > 0 && plan["changed"].as_u64().unwrap() > 0,
        "{plan}"
    );
    let whole: u64 = fs::read(site.public().join("index.html")).unwrap().len() as u64 * first;
    assert!((1..whole).contains(&plan["bytes"].as_u64().unwrap()), "what is sent: {plan}");
    let job = ended(&desk, &desk.post("publish", &json!({ "target": "here" })).done());
    assert!(job["ok"] == true && !published(&site, "notices/b.html"), "{job}");
    let job = ended(&desk, &desk.post("publish/back", &json!({ "target": "here" })).done());
    assert!(job["ok"] == true && published(&site, "notices/b.html"), "{job}");
}

#[test]
fn what_is_wrong_is_not_published_and_is_told() {
    let site = site();
    let desk = DeskClient::start(&site);
    site.notice("c", "丙", "见[附件](none.pdf)。");
    let plan = desk.get("/api/publish/plan?target=here");
    assert_eq!(plan.status, 409);
    assert!(plan.json()["error"]["zh"].as_str().unwrap().contains("没有生成"));
    let job = ended(&desk, &desk.post("publish", &json!({ "target": "here" })).done());
    assert!(job["ok"] == false && job["words"].as_str().unwrap().contains("没有生成"), "{job}");
    assert!(!site.root.join("www").exists());
}

#[test]
fn a_snapshot_is_kept() {
    let site = site();
    let desk = DeskClient::start(&site);
    let job = ended(&desk, &desk.post("snapshot", &json!({})).done());
    assert_eq!(job["ok"], true, "{job}");
    let kept = fs::read_dir(site.root.join("archive")).unwrap().flatten();
    let snapshots = kept.filter(|entry| entry.path().extension().is_some_and(|end| end == "wacz"));
    assert_eq!(snapshots.count(), 1);
}
