//! Drafts are seen in the preview alone, and stop nobody; samples never leave the office.

use std::fs;

use crate::harness::{self, Site};

/// A draft with a picture, an attachment, a dead link, a personal number and a broken date.
const DRAFT: &str = "---\ntitle: 未写完的通知\npublished: 昨天\ndraft: true\nattachments:\n  - {file: draft.csv, title: 草稿附件}\n---\n草稿里的话，手机13812345678，见[没有的文件](none.md)。\n\n![草稿图](draft.png)\n";

fn site() -> Site {
    let site = Site::new();
    site.notice("a", "写完的通知", "正文。");
    site.write("content/notices/draft.md", DRAFT);
    site.write("content/notices/broken.md", "---\ntitle: [坏\ndraft: true\n---\n草稿里的话。\n");
    let picture = harness::repository().join("tests/sites/showcase/content/notices/photo.png");
    site.write("content/notices/draft.png", fs::read(picture).unwrap());
    site.write("content/notices/draft.csv", "草稿,1\n");
    site
}

#[test]
fn a_draft_stops_nobody_and_leaves_no_trace() {
    let site = site();
    for words in
        [&["build"][..], &["package"], &["archive", "create", "--at", "2024-06-01T09:00:00+08:00"]]
    {
        let output = site.run(words);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {said}");
        assert!(!said.contains("没有文件引用它"), "{said}");
    }
    assert!(site.public().join("notices/a.html").exists());
    for folder in ["public", "packages", "receipts", "archive"] {
        for (path, bytes) in harness::tree(&site.root.join(folder)) {
            let text = String::from_utf8_lossy(&bytes);
            for word in ["草稿", "未写完", "draft.", "notices/draft", "notices/broken"] {
                assert!(!path.contains(word) && !text.contains(word), "{word} in {folder}/{path}");
            }
        }
    }
}

#[test]
fn what_is_wrong_in_a_draft_is_a_warning() {
    let site = site();
    let output = site.run(&["check", "--format", "json"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("draft.md") && said.contains("broken.md") && !said.contains("\"error\""),
        "{said}"
    );
    // The same in what is published is an error.
    site.write("content/notices/draft.md", DRAFT.replace("draft: true\n", ""));
    assert!(!site.run(&["build", "-q"]).status.success());
}

#[test]
fn a_link_to_a_draft_is_told_as_that() {
    let site = site();
    site.notice("a", "写完的通知", "见[草稿](draft.md)。");
    let output = site.run(&["build"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("链接的文件还是草稿"), "{said}");
}

#[test]
fn samples_are_left_out_of_a_package_and_named() {
    let site = Site::new();
    site.notice("a", "真的通知", "正文。");
    let sample = "---\ntitle: 样板通知\npublished: 2024-01-02\nsample: true\n---\n样板的话。\n";
    site.write("content/notices/s.md", sample);
    let output = site.run(&["package"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("示例没有放进文件包：notices/s.md"), "{said}");
    for folder in ["packages", "receipts"] {
        for (path, bytes) in harness::tree(&site.root.join(folder)) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("样板") && !text.contains("notices/s"), "{folder}/{path}");
        }
    }
    site.notice("a", "真的通知", "见[样板](s.md)。");
    let said = String::from_utf8(site.run(&["package"]).stderr).unwrap();
    assert!(said.contains("链接的文件还是示例"), "{said}");
    site.remove("content/notices/a.md");
    let output = site.run(&["package"]);
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("没有可以交付的文件"));
    assert_eq!(harness::tree(&site.root.join("packages")).len(), 1);
}

#[test]
fn a_built_site_with_samples_is_not_published() {
    let site = Site::new();
    let target = site.root.join("www");
    let publish =
        format!("publish:\n  - {{name: local, kind: folder, address: {}}}\n", target.display());
    site.write("content/site.yaml", harness::SETTINGS.to_owned() + &publish);
    site.notice("a", "真的通知", "正文。");
    site.write(
        "content/notices/s.md",
        "---\ntitle: 样板通知\npublished: 2024-01-02\nsample: true\n---\n样板。\n",
    );
    site.build();
    for words in [["publish", "run", "local"], ["publish", "plan", "local"]] {
        let output = site.run(&words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{said}");
        assert!(said.contains("示例") && said.contains("notices/s.html"), "{said}");
    }
    assert!(!target.join("current").exists());
    site.remove("content/notices/s.md");
    site.build();
    let output = site.run(&["publish", "run", "local"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
