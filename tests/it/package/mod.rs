//! Packages: the same bytes from the same content, and only what changed.

mod fragments;
mod refused;

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read as _},
    path::PathBuf,
    process::Output,
};

use gongbao_container::{
    FileSource as _,
    zip::{ZipLimits, ZipReader},
};
use gongbao_handover::receipt::Receipt;

use crate::harness::{Site, tree};

fn small() -> Site {
    let site = Site::new();
    site.notice("a", "第一号通知", "正文，见[另一篇](b.md)和[附表](附表.csv)。");
    site.notice("b", "第二号通知", "正文。");
    site.write("content/notices/附表.csv", "一,二\n");
    site
}

fn package(site: &Site, name: &str, more: &[&str]) -> Output {
    let out = site.root.join(name);
    let mut words = vec!["package", "-q", "--out", out.to_str().unwrap()];
    words.extend(more);
    site.run(&words)
}

/// Packs, and gives the package's bytes.
fn packed(site: &Site, name: &str, more: &[&str]) -> Vec<u8> {
    let output = package(site, name, more);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(site.root.join(name)).unwrap()
}

/// The payload of a package.
fn payload(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut unzip = ZipReader::open(Cursor::new(bytes), &ZipLimits::default()).unwrap();
    unzip
        .names()
        .into_iter()
        .filter_map(|name| {
            let path = name.split_once("/data/")?.1.to_owned();
            let mut bytes = Vec::new();
            unzip.open(&name).unwrap().read_to_end(&mut bytes).unwrap();
            Some((path, bytes))
        })
        .collect()
}

fn text(payload: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(payload.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
}

fn receipts(site: &Site) -> Vec<PathBuf> {
    let entries = fs::read_dir(site.root.join("receipts"));
    let mut paths: Vec<_> =
        entries.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn equal_content_gives_equal_packages() {
    let (one, other) = (small(), small());
    let first = packed(&one, "a.zip", &[]);
    let out = other.root.join("deep/er/b.zip");
    let status = other
        .command(&["package", "-q", "--lang", "en", "--out", out.to_str().unwrap()])
        .env("RAYON_NUM_THREADS", "1")
        .env("TZ", "America/New_York")
        .status()
        .unwrap();
    assert!(status.success());
    assert!(first == fs::read(out).unwrap());
    let receipt = |site: &Site| fs::read(&receipts(site)[0]).unwrap();
    assert_eq!(receipt(&one), receipt(&other));
    // The same hand-over made again is the same, and no second receipt.
    assert!(first == packed(&one, "again.zip", &[]));
    assert_eq!(receipts(&one).len(), 1);
}

#[test]
fn a_package_and_its_receipt_say_what_is_in_them() {
    let site = small();
    let bytes = packed(&site, "a.zip", &[]);
    let files = payload(&bytes);
    let receipt = Receipt::read(&fs::read(&receipts(&site)[0]).unwrap()).unwrap();
    let inside = Receipt::read(&files["package.json"]).unwrap();
    assert_eq!(receipt.package.unwrap().bytes, bytes.len() as u64);
    assert_eq!(Receipt { package: None, ..receipt.clone() }, inside);
    assert_eq!(receipt.files.len() + 1, files.len());
    for file in &receipt.files {
        assert_eq!(
            gongbao_base::digest::Digest::of(&files[&file.path]),
            file.sha256,
            "{}",
            file.path
        );
    }
    assert_eq!((receipt.counts.documents, receipt.counts.added), (2, 2));
    assert!(files.contains_key("documents/notices/a/01-file.csv"));
    let report = text(&files, "report.txt");
    assert!(report.contains("REV-01") && report.contains("没有登记"), "{report}");
    let list = text(&files, "list.csv");
    assert!(list.starts_with("\u{feff}索引号,分类,发布机构,成文日期,名称,文号,发布日期,主题词,"));
    assert_eq!(list.lines().count(), 3);
}

#[test]
fn since_a_receipt_only_what_changed() {
    let site = small();
    for number in 0..5 {
        site.notice(&format!("n{number}"), &format!("通知{number}"), "旧。");
    }
    packed(&site, "a.zip", &[]);
    let first = receipts(&site)[0].clone();
    site.notice("n0", "通知0", "新。");
    site.write(
        "content/notices/n1.md",
        "---\ntitle: 通知1\npublished: 2024-01-02\ndocument_number: 测街办〔2024〕1号\nchanges:\n  - {date: 2024-06-01, note: 补上文号}\n---\n旧。\n",
    );
    site.write(
        "content/notices/n2.md",
        "---\ntitle: 通知2\npublished: 2024-01-02\nwithdrawn: {date: 2024-05-30, reason: 活动已结束}\n---\n旧。\n",
    );
    site.remove("content/notices/n3.md");
    site.write("content/notices/附表.csv", "一,三\n");
    site.notice("new", "新通知", "新。");
    // What is written otherwise and reads the same is no change.
    site.write(
        "content/notices/n4.md",
        "---\n# 备注\n发布日期: 2024-01-02\n标题: 通知4\n---\n\n旧。\n\n",
    );
    let files = payload(&packed(&site, "b.zip", &["--since", first.to_str().unwrap()]));
    let fragments: Vec<&str> = files
        .keys()
        .filter_map(|path| path.strip_prefix("documents/notices/")?.strip_suffix("/fragment.html"))
        .collect();
    assert_eq!(fragments, ["a", "n0", "n1", "n2", "new"]);
    let changes = text(&files, "changes.md");
    for told in [
        "与第 1 次交付（2024-06-01）相比：新增 1 篇、修改 3 篇、撤下 1 篇、删除 1 篇。",
        "## 新增（1 篇）\n\n- 新通知\n",
        "文件 附表.csv 换了内容",
        "- 通知0\n  - 文件夹：documents/notices/n0\n  - 正文、表格或说明有改动\n",
        "补上文号“测街办〔2024〕1号”",
        "修订记录：2024-06-01 补上文号",
        "2024-05-30撤下，原因：活动已结束",
        "- 通知3\n  - 原网址：notices/n3.html\n",
    ] {
        assert!(changes.contains(told), "{told} in\n{changes}");
    }
    assert_eq!(text(&files, "list.csv").lines().count(), 6);
    assert_eq!(Receipt::read(&files["package.json"]).unwrap().documents.len(), 5);
    let second = Receipt::read(&fs::read(&receipts(&site)[1]).unwrap()).unwrap();
    assert_eq!(second.documents.len(), 7);
    assert_eq!((second.number, second.counts.documents), (2, 7));
    assert_eq!(second.previous, Some(gongbao_base::digest::Digest::of(&fs::read(first).unwrap())));
    // On another day, without --since: all of it, compared with the last receipt.
    let later = site.root.join("c.zip");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongbao"));
    command.args(["package", "-q", "--as-of", "2024-06-02", "--site"]).arg(&site.root);
    assert!(command.arg("--out").arg(&later).status().unwrap().success());
    let files = payload(&fs::read(later).unwrap());
    assert!(text(&files, "changes.md").contains("与第 2 次交付（2024-06-01）相比：没有变化。"));
    assert_eq!(text(&files, "list.csv").lines().count(), 8);
    assert_eq!(receipts(&site).len(), 3);
}

#[test]
fn a_new_template_changes_no_document() {
    let site = small();
    packed(&site, "a.zip", &[]);
    site.write(
        "themes/default/fragment.html",
        "<p>{{ summary }}</p>{% for part in document.parts %}{{ part.html | safe }}{% endfor %}",
    );
    let since = receipts(&site)[0].clone();
    let files = payload(&packed(&site, "b.zip", &["--since", since.to_str().unwrap()]));
    assert!(text(&files, "changes.md").contains("没有变化"));
    assert!(files.keys().all(|path| !path.starts_with("documents/")));
    // A date that passes is a change that readers see.
    site.write(
        "content/notices/a.md",
        "---\ntitle: 第一号通知\npublished: 2024-01-02\nexpires: 2024-06-01\n---\n正文。\n",
    );
    let first = site.root.join("receipts").join("package-0002-2024-06-01.json");
    packed(&site, "c.zip", &[]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongbao"));
    command.args(["package", "-q", "--as-of", "2024-06-02", "--site"]).arg(&site.root);
    command
        .arg("--out")
        .arg(site.root.join("d.zip"))
        .arg("--since")
        .arg(receipts(&site).last().unwrap());
    assert!(first.exists() && command.status().unwrap().success());
    let changes = text(&payload(&fs::read(site.root.join("d.zip")).unwrap()), "changes.md");
    assert!(changes.contains("状态改为“已失效”"), "{changes}");
}

#[test]
fn without_out_the_packages_stand_in_their_folder() {
    let site = small();
    let run = |more: &[&str]| {
        let mut words = vec!["package", "-q"];
        words.extend(more);
        site.run(&words).status.code()
    };
    assert_eq!(run(&[]), Some(0));
    let made = tree(&site.root);
    assert_eq!(run(&[]), Some(0), "the same hand-over again");
    assert!(tree(&site.root) == made);
    site.notice("b", "第二号通知", "新。");
    let receipt = receipts(&site)[0].clone();
    assert_eq!(run(&["--since", receipt.to_str().unwrap()]), Some(0));
    assert_eq!(run(&[]), Some(0));
    let names: Vec<String> = tree(&site.root.join("packages")).into_keys().collect();
    assert_eq!(
        names,
        [
            "gongbao-0001-2024-06-01.zip",
            "gongbao-0002-2024-06-01-changes.zip",
            "gongbao-0002-2024-06-01.zip"
        ]
    );
}
