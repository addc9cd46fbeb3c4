//! Nothing is torn and nothing is lost: a desk that is killed, two desks and an editor on one folder.
//!
//! `GONGBAO_MOMENTS=200 GONGBAO_WRITES=1000` tries both at their full numbers.

use std::{
    collections::BTreeSet,
    fs,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::DeskClient;
use crate::{
    harness::{Site, tree},
    shared::random::Random,
};

const PATH: &str = "content/notices/a.md";

/// At how many moments of saving and autosaving the desk is killed, unless the environment says.
const MOMENTS: usize = 60;

/// How many writes two desks and an editor try, unless the environment says; and how many of them in one folder, of which a
/// document keeps all versions.
const WRITES: usize = 400;
const WRITES_A_ROUND: usize = 100;

fn number(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn text(site: &Site) -> String {
    fs::read_to_string(site.root.join(PATH)).unwrap()
}

fn long(words: &str) -> String {
    format!("{words}。").repeat(4000)
}

#[test]
fn a_desk_that_is_killed_at_any_moment_tears_nothing() {
    let site = Site::new();
    site.notice("a", "甲", "正文。");
    let mut random = Random(20_260_101);
    // How long it takes when nobody disturbs it, so that the moments fall into it on any machine.
    let span = {
        let desk = DeskClient::start(&site);
        let document = desk.document(PATH);
        let begun = Instant::now();
        let sent = json!({ "path": PATH, "digest": document["digest"], "fields": {}, "source": long("始") });
        desk.post("document/journal", &sent).done();
        desk.post("document/save", &sent).done();
        begun.elapsed()
    };
    let (mut typed, mut saves, mut torn_off) = (None, 0, 0);
    for moment in 0..number("GONGBAO_MOMENTS", MOMENTS) {
        let mut desk = DeskClient::start(&site);
        let document = desk.document(PATH);
        let shown = document["source"].as_str().unwrap().to_owned();
        assert_eq!(shown, text(&site));
        // What was typed and kept before the desk was killed is offered again.
        let offered = document["journal"]["fields"]["title"].as_str();
        assert!(offered.is_none_or(|kept| kept.starts_with("标题")), "{offered:?}");
        if let Some(typed) = typed.take() {
            assert_eq!(offered, Some(String::as_str(&typed)), "{moment}");
        }
        let wanted = long(&format!("第{moment}次"));
        let title = format!("标题{moment}");
        let (kept, saved) = (AtomicBool::new(false), AtomicBool::new(false));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let source = json!({ "path": PATH, "digest": document["digest"], "fields": { "title": title }, "source": wanted });
                for (name, done) in [("document/journal", &kept), ("document/save", &saved)] {
                    done.store(desk_post(&desk, name, &source) == Some(200), Ordering::SeqCst);
                }
            });
            std::thread::sleep(span.mul_f64(random.below(1500) as f64 / 1000.0));
            desk_kill(&desk);
        });
        let there = text(&site);
        let whole = there.contains(&wanted) && there.ends_with(&wanted);
        assert!(there == shown || whole, "{moment}: {} bytes", there.len());
        if saved.into_inner() {
            assert!(whole, "{moment}: what was acknowledged is there");
            saves += 1;
        } else if kept.into_inner() && !whole {
            typed = Some(title);
            torn_off += 1;
        }
        desk.kill();
    }
    eprintln!("{saves} saves were told as done, {torn_off} were cut off and offered again");
    assert!(saves > 0 && torn_off > 0, "the moments fall before and after");
}

/// The status of a request to a desk that may be killed meanwhile.
fn desk_post(desk: &DeskClient, name: &str, body: &Value) -> Option<u16> {
    let reply = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| desk.post(name, body)));
    reply.ok().map(|reply| reply.status)
}

fn desk_kill(desk: &DeskClient) {
    let _ = std::process::Command::new("kill").args(["-9", &desk.id().to_string()]).status();
}

/// Every text that is known of the document: as it stands, and in versions.
fn all_known(site: &Site) -> String {
    let kept = tree(&site.root.join(".gongbao/versions"));
    let mut all = text(site);
    for bytes in kept.into_values() {
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

#[test]
fn two_desks_and_an_editor_overwrite_nothing_unseen() {
    let begun = Instant::now();
    let (mut saves, mut conflicts) = (0, 0);
    for round in 0..(number("GONGBAO_WRITES", WRITES) / WRITES_A_ROUND) as u64 {
        let site = Site::new();
        site.notice("a", "甲", "正文。");
        let desks = [DeskClient::start_in(&site, "one"), DeskClient::start_in(&site, "two")];
        let marks: Mutex<BTreeSet<String>> = Mutex::default();
        let refused = Mutex::new(0_usize);
        std::thread::scope(|scope| {
            for (who, desk) in desks.iter().enumerate() {
                let (marks, refused) = (&marks, &refused);
                scope.spawn(move || {
                    let mut random = Random(round * 10 + who as u64);
                    for number in 0..40 {
                        let document = desk.document(PATH);
                        let body = document["body"].as_str().unwrap();
                        std::thread::sleep(Duration::from_millis(random.below(8) as u64));
                        let mark = format!("[台{who}-{number}]");
                        let source = format!("{}\n\n{mark}\n", body.trim_end());
                        let sent = json!({ "path": PATH, "digest": document["digest"], "fields": {}, "source": source });
                        match desk.post("document/save", &sent).status {
                            200 => {
                                marks.lock().unwrap().insert(mark);
                            }
                            409 => *refused.lock().unwrap() += 1,
                            status => panic!("{status}"),
                        }
                    }
                });
            }
            let (marks, site) = (&marks, &site);
            scope.spawn(move || {
                let mut random = Random(round);
                for number in 0..20 {
                    std::thread::sleep(Duration::from_millis(random.below(40) as u64));
                    let mark = format!("[编-{number}]");
                    let path = site.root.join(PATH);
                    let new =
                        format!("{}\n\n{mark}\n", fs::read_to_string(&path).unwrap().trim_end());
                    let beside = path.with_extension("tmp");
                    fs::write(&beside, new).unwrap();
                    fs::rename(&beside, &path).unwrap();
                    marks.lock().unwrap().insert(mark);
                }
            });
        });
        let known = all_known(&site);
        let marks = marks.into_inner().unwrap();
        for mark in &marks {
            assert!(known.contains(mark.as_str()), "round {round}: {mark} was overwritten unseen");
        }
        saves += marks.len();
        conflicts += refused.into_inner().unwrap();
    }
    assert!(conflicts > 0, "they met");
    eprintln!("{saves} writes kept, {conflicts} told as conflicts, in {:?}", begun.elapsed());
}

#[test]
fn what_was_typed_before_a_crash_is_offered_again() {
    let site = Site::new();
    site.notice("a", "甲", "正文。");
    let mut desk = DeskClient::start(&site);
    let document = desk.document(PATH);
    let sent =
        json!({ "path": PATH, "digest": document["digest"], "fields": { "title": "写到一半" } });
    desk.post("document/journal", &sent).done();
    desk.kill();
    let desk = DeskClient::start(&site);
    let document = desk.document(PATH);
    assert_eq!(document["journal"]["fields"]["title"], "写到一半");
    assert!(text(&site).contains("title: 甲"));
    desk.save(PATH, &document["digest"], document["journal"]["fields"].clone(), Value::Null).done();
    assert_eq!(desk.document(PATH)["journal"], Value::Null);
}

#[test]
fn versions_are_kept_compared_and_brought_back() {
    let site = Site::new();
    site.notice("a", "甲", "正文。");
    let first = text(&site);
    let desk = DeskClient::start(&site);
    for title in ["乙", "丙"] {
        let digest = desk.document(PATH)["digest"].clone();
        desk.save(PATH, &digest, json!({ "title": title }), Value::Null).done();
    }
    let versions = desk.get(&format!("/api/versions?path={PATH}")).done();
    let words: Vec<&str> =
        versions.as_array().unwrap().iter().map(|v| v["words"].as_str().unwrap()).collect();
    assert_eq!(words, ["保存", "保存", "首次"]);
    let oldest = versions[2]["id"].as_str().unwrap();
    let seen = desk.get(&format!("/api/version?path={PATH}&id={oldest}&against=now")).done();
    assert_eq!(seen["source"], first.as_str());
    assert!(
        seen["differences"]
            .as_array()
            .unwrap()
            .iter()
            .any(|d| d["change"] == "added" && d["text"] == "丙")
    );
    desk.post("version/restore", &json!({ "path": PATH, "id": oldest })).done();
    assert_eq!(text(&site), first);
    assert_eq!(desk.get(&format!("/api/version?path={PATH}&id=..%2F..%2Fa")).status, 404);

    let gone = desk.post("document/bin", &json!({ "path": PATH })).done();
    assert!(!site.root.join(PATH).exists());
    assert_eq!(desk.get("/api/bin").done()[0]["title"], "甲");
    desk.post("bin/restore", &json!({ "id": gone["id"] })).done();
    assert_eq!(text(&site), first);
}
