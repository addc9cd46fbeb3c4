//! Snapshots: deterministic, whole, reversible; their collection, and what differs between two.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

#[path = "../../crates/archive/tests/it/forge.rs"]
mod forge;
mod hostile;

use crate::harness::{Site, tree};

const AT: &str = "2024-06-01T01:02:03Z";

/// A built site with what snapshots are tried on: two equal files, a Chinese name, a picture, a folder page.
fn site() -> Site {
    let site = Site::new();
    site.notice(
        "first",
        "第一份通知",
        "办理时间为九时至十二时。请带身份证。\n\n见[附件](附件%201.txt)。",
    );
    site.notice("second", "第二份通知", "第一条。第二条。");
    site.write("content/notices/附件 1.txt", "附件内容");
    site.write("content/notices/附件 2.txt", "附件内容");
    site.notice("third", "第三份通知", "见[附件](附件%202.txt)。");
    site.build();
    site
}

fn run(site: &Site, words: &[&str]) -> Output {
    site.run(words)
}

/// The newest snapshot, made now.
fn snapshot(site: &Site, at: &str) -> PathBuf {
    let output = run(site, &["archive", "create", "--at", at, "-q"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let log = fs::read_to_string(site.root.join("archive/log.jsonl")).unwrap();
    let last: serde_json::Value = serde_json::from_str(log.lines().last().unwrap()).unwrap();
    site.root.join("archive").join(last["wacz"].as_str().unwrap())
}

/// The codes of a verification, and its exit status.
fn codes(path: &Path) -> (Vec<String>, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(["archive", "verify", "--json"])
        .arg(path)
        .output()
        .unwrap();
    (found(&String::from_utf8(output.stdout).unwrap()), output.status.code().unwrap())
}

#[test]
fn a_snapshot_under_the_name_of_another_is_told() {
    let site = site();
    let first = snapshot(&site, AT);
    site.notice("fourth", "第四份通知", "第三条。");
    site.build();
    let second = snapshot(&site, "2024-06-02T01:02:03Z");
    let posing = site.root.join(second.file_name().unwrap());
    fs::copy(&first, &posing).unwrap();
    assert_eq!(codes(&posing), (vec!["SEAL-10".to_owned()], 1));
    // Any other name is the archivist's own.
    let named = site.root.join("2024年.wacz");
    fs::rename(&posing, &named).unwrap();
    assert_eq!(codes(&named), (Vec::new(), 0));
}

#[test]
fn a_query_for_a_timestamp_is_written_over_nothing() {
    let site = site();
    let path = snapshot(&site, AT);
    let before = fs::read(&path).unwrap();
    let words = |query: &Path| {
        let [file, query] = [&path, query].map(|path| path.to_str().unwrap().to_owned());
        run(&site, &["archive", "timestamp", &file, "--query", &query])
    };
    assert!(!words(&path).status.success());
    assert_eq!(fs::read(&path).unwrap(), before, "the snapshot was written over");
    let query = site.root.join("a.tsq");
    assert!(words(&query).status.success());
    assert!(words(&query).status.success(), "the same query again is no loss");
}

#[test]
fn the_same_site_gives_the_same_bytes_anywhere() {
    let (one, two) = (site(), site());
    for (name, _) in tree(&two.public()) {
        let file = fs::File::options().write(true).open(two.public().join(name)).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    }
    let first = snapshot(&one, AT);
    let program = env!("CARGO_BIN_EXE_gongbao");
    let output = Command::new("sh")
        .args(["-c", "umask 077 && exec \"$0\" archive create --at 2024-06-01T09:02:03+08:00 -q --site \"$1\"", program])
        .arg(&two.root)
        .env("TZ", "America/New_York")
        .env("LC_ALL", "C")
        .env("RAYON_NUM_THREADS", "1")
        .current_dir("/")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let second = two.root.join("archive").join(first.file_name().unwrap());
    assert!(fs::read(&first).unwrap() == fs::read(second).unwrap(), "the bytes differ");
    assert!(!run(&one, &["archive", "create", "--at", AT]).stderr.is_empty());
    let log = fs::read_to_string(one.root.join("archive/log.jsonl")).unwrap();
    assert_eq!(log.lines().count(), 1, "the same snapshot is registered once");
    two.notice("second", "第二份通知", "第一条。第二款。");
    two.build();
    assert_ne!(snapshot(&two, AT).file_name(), first.file_name(), "other contents have another id");
}

#[test]
fn what_was_archived_comes_back_and_still_searches() {
    let site = site();
    let file = snapshot(&site, AT);
    let back = site.root.join("back");
    let words = ["archive", "extract", file.to_str().unwrap(), back.to_str().unwrap()];
    assert!(run(&site, &words).status.success());
    assert!(tree(&site.public()) == tree(&back), "the tree differs");
    assert_eq!(
        run(&site, &words).status.code(),
        Some(2),
        "a folder with something in it is refused"
    );
    let found = site.run(&["search", "九时至十二时", "--json", "--out", back.to_str().unwrap()]);
    assert_eq!(String::from_utf8(found.stdout).unwrap().lines().count(), 1);
    assert_eq!(codes(&back), (Vec::new(), 0), "a built site is verified by its manifest");
    fs::write(back.join("index.html"), "x").unwrap();
    fs::write(back.join("more.html"), "x").unwrap();
    fs::remove_file(back.join("404.html")).unwrap();
    let (mut found, status) = codes(&back);
    found.sort();
    assert_eq!((found, status), (vec!["SEAL-05".into(), "SEAL-06".into(), "SEAL-07".into()], 1));
}

#[test]
fn differences_are_told_by_sentences() {
    let site = site();
    let old = snapshot(&site, AT);
    site.notice(
        "first",
        "第一份通知",
        "办理时间为十时至十二时。请带身份证。\n\n见[附件](附件%201.txt)。",
    );
    site.remove("content/notices/second.md");
    site.notice("fourth", "第四份通知", "新的内容。");
    site.build();
    let new = snapshot(&site, "2024-07-01T00:00:00Z");
    let words = ["archive", "diff", old.to_str().unwrap(), new.to_str().unwrap()];
    let text = String::from_utf8(run(&site, &words).stdout).unwrap();
    assert!(
        text.contains("  - 办理时间为九时至十二时。\n  + 办理时间为十时至十二时。\n"),
        "{text}"
    );
    let json: serde_json::Value =
        serde_json::from_slice(&run(&site, &[&words[..], &["--json"]].concat()).stdout).unwrap();
    let urls = |list: &str| -> Vec<&str> {
        let list = json[list].as_array().unwrap();
        list.iter()
            .map(|changed| changed["url"].as_str().unwrap())
            .filter(|url| url.contains("/notices/") && !url.contains("/zz/"))
            .collect()
    };
    assert!(urls("added").contains(&"https://test.example/notices/fourth.html"));
    assert!(urls("removed").contains(&"https://test.example/notices/second.html"));
    let changed = json["changed"].as_array().unwrap().iter();
    let first =
        changed.clone().find(|c| c["url"] == "https://test.example/notices/first.html").unwrap();
    assert_eq!(first["revision"]["date"], "2024-07-01");
    assert_eq!(first["old"][0], "办理时间为九时至十二时。");
}

#[test]
fn a_site_that_was_changed_by_hand_is_not_archived() {
    let site = site();
    fs::write(site.public().join("index.html"), "x").unwrap();
    let output = run(&site, &["archive", "create", "--at", AT]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!site.root.join("archive/log.jsonl").exists());
}

#[test]
fn a_key_that_does_not_open_leaves_no_snapshot() {
    let site = site();
    site.write("key", "nonsense");
    let key = site.root.join("key");
    let output = run(&site, &["archive", "create", "--at", AT, "--sign", key.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!site.root.join("archive").exists());
}

/// What is whole comes back from a damaged snapshot; the damaged file is named and not there; a hand-over is refused and
/// leaves nothing.
#[test]
fn what_is_whole_comes_back_from_a_damaged_snapshot() {
    let site = site();
    let mut parts = forge::parts(&fs::read(snapshot(&site, AT)).unwrap());
    let lines = forge::lines(&parts);
    let line = lines.iter().find(|line| line.url.ends_with("example/notices/second.html")).unwrap();
    let middle = usize::try_from(line.offset + line.length / 2).unwrap();
    parts.get_mut(forge::WARC).unwrap()[middle..middle + 8].fill(0xFF);
    let [damaged, back, bag] = ["damaged.wacz", "back", "bag"].map(|name| site.root.join(name));
    fs::write(&damaged, forge::zipped(&parts, &forge::plain)).unwrap();
    let [damaged, to, over] = [&damaged, &back, &bag].map(|path| path.to_str().unwrap());
    let output = run(&site, &["archive", "extract", damaged, to]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--> notices/second.html\n"));
    let mut expected = tree(&site.public());
    assert!(expected.remove("notices/second.html").is_some());
    assert!(tree(&back) == expected);
    assert_eq!(run(&site, &["archive", "export", damaged, "--bag", over]).status.code(), Some(3));
    assert!(!bag.exists());
}

#[test]
fn a_manifest_without_a_digest_is_no_built_site() {
    let site = site();
    let path = site.public().join("manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    let at = text.find("robots.txt").unwrap();
    let (before, after) = text.split_at(at);
    let digest = after.split("\"sha256\":\"").nth(1).unwrap().get(..64).unwrap();
    fs::write(&path, format!("{before}{}", after.replacen(digest, "none", 1))).unwrap();
    let output = run(&site, &["archive", "create", "--at", AT]);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!site.root.join("archive/log.jsonl").exists());
}

/// The codes of findings, a line each.
fn found(json: &str) -> Vec<String> {
    let code = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["code"].as_str().unwrap().to_owned()
    };
    json.lines().map(code).collect()
}

#[test]
fn a_collection_shows_every_change() {
    let site = site();
    snapshot(&site, AT);
    site.notice("more", "又一份", "内容。");
    site.build();
    let second = snapshot(&site, "2024-07-01T00:00:00Z");
    let folder = site.root.join("archive");
    assert_eq!(codes(&folder), (Vec::new(), 0));
    let kept = tree(&folder);
    let log = String::from_utf8(kept["log.jsonl"].clone()).unwrap();
    let lines: Vec<&str> = log.lines().collect();
    let cases: Vec<(&str, String)> = vec![
        ("CHAIN-01", format!("{}\n", lines[1])),
        ("CHAIN-01", log.replacen(&AT[..10], "2024-06-02", 1)),
        ("CHAIN-03", format!("{}\n", lines[0])),
        ("SEAL-02", log.replacen("\"wacz\":\"2024", "\"wacz\":\"../24", 1)),
    ];
    for (code, text) in cases {
        fs::write(folder.join("log.jsonl"), text).unwrap();
        let (found, status) = codes(&folder);
        assert!(status == 1 && found.iter().any(|found| found == code), "{code}: {found:?}");
    }
    fs::write(folder.join("log.jsonl"), &log).unwrap();
    fs::copy(&second, folder.join("extra.wacz")).unwrap();
    assert_eq!(codes(&folder).0, ["CHAIN-02"]);
    fs::remove_file(folder.join("extra.wacz")).unwrap();
    let bytes = fs::read(&second).unwrap();
    fs::remove_file(&second).unwrap();
    assert_eq!(codes(&folder).0, ["CHAIN-02"]);
    fs::write(&second, bytes).unwrap();
    assert_eq!(codes(&folder), (Vec::new(), 0));
    let list = String::from_utf8(run(&site, &["archive", "list"]).stdout).unwrap();
    assert_eq!(list.lines().count(), 2, "{list}");
    assert!(list.starts_with("2024-06-01 09:02"), "{list}");
}
