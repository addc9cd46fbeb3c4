//! `import` as a command: an existing file is never touched.

use std::fs;

use crate::harness::Site;

#[test]
fn nothing_is_written_over() {
    let site = Site::new();
    site.write("a.html", "<h1>标题</h1><p>正文。</p>");
    let file = site.root.join("a.html");
    let words = ["import", file.to_str().unwrap(), "--slug", "a"];
    assert!(site.run(&words).status.success());
    let path = site.root.join("content/notices/a.md");
    fs::write(&path, "别动").unwrap();
    let output = site.run(&words);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "别动");
}

/// What an import without answers wrote is replaced once there are answers; what someone wrote since is not.
#[test]
fn answers_replace_the_draft_that_nobody_touched() {
    let site = Site::new();
    site.write("a.html", "<h1>防汛须知</h1><p>正文。</p>");
    let file = site.root.join("a.html");
    let import = ["import", file.to_str().unwrap(), "--slug", "a", "--format", "json"];
    let answers = ["--answer", "category=通知公告", "--answer", "published=2024-01-02"];
    let path = site.root.join("content/notices/a.md");
    let first = site.run(&import);
    assert!(String::from_utf8_lossy(&first.stdout).contains("\"id\": \"category\""), "{first:?}");
    assert!(fs::read_to_string(&path).unwrap().contains("草稿: true"));
    let answered: Vec<&str> = import.iter().chain(&answers).copied().collect();
    assert!(site.run(&answered).status.success());
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("类别: 通知公告") && !text.contains("草稿"), "{text}");
    fs::write(&path, text.replace("正文。", "改过。")).unwrap();
    assert_eq!(site.run(&answered).status.code(), Some(2));
    assert!(fs::read_to_string(&path).unwrap().contains("改过。"));
}

#[test]
fn a_folder_is_imported_with_one_report() {
    let site = Site::new();
    site.write("in/a.html", "<h1>甲的通知</h1><p>正文。</p>");
    site.write("in/b.html", "<h1>乙的通知</h1><p>正文。</p>");
    site.write("in/c.bin", "\u{1}");
    let folder = site.root.join("in");
    let output = site.run(&["import", folder.to_str().unwrap(), "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "one cannot be read: {output:?}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = report["files"].as_array().unwrap();
    assert_eq!(files.len(), 3);
    assert!(files[2]["error"]["zh"].is_string());
    assert_eq!(fs::read_dir(site.root.join("content/notices")).unwrap().count(), 2);
}
