//! What a build is made from: an edit while it runs is never lost, and what cannot be read is told as such.

use std::{
    fs,
    path::Path,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use gongbao::storage::{
    folder::Folder,
    last_build::{self, BuildInputs},
};
use gongbao_base::date::Date;
use gongbao_files::SiteLayout;
use gongbao_site::plan::Edition;

use crate::harness::{Site, TODAY};

fn fill(site: &Site) {
    for number in 0..400 {
        site.notice(&format!("n{number}"), &format!("第{number}号通知"), "正文。\n\n## 一、安排");
    }
}

/// Builds, and calls `act` once the content was read and nothing is live yet.
fn build_and(site: &Site, act: impl FnOnce()) -> (Child, bool) {
    let next = site.root.join(".public.gongbao/next");
    let mut child = site.command(&["build", "-q"]).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while !next.exists() && start.elapsed() < Duration::from_secs(60) {
        thread::sleep(Duration::from_micros(200));
    }
    act();
    let early = child.try_wait().unwrap().is_none() && !site.public().exists();
    (child, early)
}

#[test]
fn an_edit_during_the_first_build_is_not_lost() {
    let site = Site::new();
    fill(&site);
    let (child, early) = build_and(&site, || site.notice("n7", "改过的标题", "正文。"));
    assert!(child.wait_with_output().unwrap().status.success());
    assert!(early, "the edit came while the build ran");
    assert!(!site.read("notices/n7.html").contains("改过的标题"), "it came too late to be seen");
    site.build();
    assert!(site.read("notices/n7.html").contains("改过的标题"));
    let again = site.run(&["build"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("没有变化"));
}

#[test]
fn a_content_file_that_cannot_be_read_is_told_as_such() {
    let site = Site::new();
    fill(&site);
    site.write("content/notices/table.csv", "a,b\n");
    site.notice("with", "带附件", "见[附件](table.csv)。");
    let (child, early) = build_and(&site, || site.remove("content/notices/table.csv"));
    let output = child.wait_with_output().unwrap();
    assert!(early, "the file went away while the build ran");
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("读取失败") && said.contains("content/notices/table.csv"), "{said}");
    assert!(!said.contains("public"), "{said}");
}

fn inputs(folder: &Folder) -> Option<BuildInputs> {
    last_build::inputs(folder, Date::parse(TODAY).unwrap(), Edition::Online).unwrap()
}

fn read(root: &Path) -> Folder {
    Folder::read(&SiteLayout::new(root)).unwrap()
}

#[test]
fn the_digest_of_a_build_is_that_of_the_bytes_it_read() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write("content/notices/a.csv", "old");
    let folder = read(&site.root);
    assert_eq!(folder.asset("notices/a.csv").unwrap(), b"old");
    // Everything is edited after it was read.
    site.notice("a", "通知", "改过的正文。");
    site.write("content/notices/a.csv", "new");
    site.write("themes/default/assets/own.css", "p { color: red }");
    let (then, now) = (inputs(&folder).unwrap(), inputs(&read(&site.root)).unwrap());
    assert_ne!(then, now);
    site.notice("a", "通知", "正文。");
    site.write("content/notices/a.csv", "old");
    fs::remove_dir_all(site.root.join("themes")).unwrap();
    assert_eq!(then, inputs(&read(&site.root)).unwrap());
}

#[test]
fn a_build_that_read_two_versions_of_a_file_is_not_remembered() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write("content/notices/a.csv", "old");
    let folder = read(&site.root);
    folder.asset("notices/a.csv").unwrap();
    site.write("content/notices/a.csv", "new");
    folder.asset("notices/a.csv").unwrap();
    assert_eq!(inputs(&folder), None);
}
