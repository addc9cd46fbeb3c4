//! What an enemy or another system puts into a folder: it is told, and stops nothing else.

use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt as _};

use std::process::Command;

use proptest::prelude::*;

use crate::{harness::Site, shared::fuzz::run};

#[test]
fn a_name_that_is_no_text_is_told_and_the_rest_is_read() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    let folder = site.root.join("content/notices");
    // 附件 in GBK, as a file and as a folder.
    fs::write(folder.join(OsStr::from_bytes(b"\xb8\xbd\xbc\xfe.csv")), "a,b\n").unwrap();
    let below = folder.join(OsStr::from_bytes(b"\xb8\xbd"));
    fs::create_dir(&below).unwrap();
    fs::write(below.join("b.md"), "x").unwrap();
    let output = site.run(&["check", "--format", "json"]);
    let told = String::from_utf8(output.stdout).unwrap();
    let found: Vec<&str> = told.lines().filter(|line| line.contains("FILE-08")).collect();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert_eq!(found.len(), 2, "{told}");
    assert!(found.iter().any(|line| line.contains("%B8%BD%BC%FE.csv")), "{told}");
    assert!(!told.contains("notices/b.md"), "{told}");
}

#[test]
fn a_folder_with_such_a_name_is_imported() {
    let site = Site::new();
    let folder = site.root.join("in");
    fs::create_dir(&folder).unwrap();
    let text = "关于某事的通知\n\n各社区：\n\n请按时办理。\n";
    fs::write(folder.join(OsStr::from_bytes(b"\xcd\xa8\xd6\xaa.txt")), text).unwrap();
    let output = site.run(&["import", "-q", folder.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_is_far_longer_than_its_kind_is_told_and_neither_read_nor_written_over() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    let lock = "notices/b.html\n".repeat(1 << 20);
    for (file, text) in [
        ("content/site.yaml", "# 甲\n".repeat(400_000)),
        ("content/words/a.yaml", "错字:\n".repeat(400_000)),
        ("content/urls.lock", lock.clone()),
    ] {
        site.write(file, text);
    }
    let output = site.run(&["check", "--format", "json"]);
    let told = String::from_utf8(output.stdout).unwrap();
    let found = told.lines().filter(|line| line.contains("FILE-07"));
    assert_eq!(found.count(), 3, "{told}");
    // It is there: nobody is asked to make one.
    assert!(!told.contains("没有 content/site.yaml"), "{told}");
    assert_eq!(site.run(&["lock"]).status.code(), Some(1));
    assert_eq!(fs::read_to_string(site.root.join("content/urls.lock")).unwrap(), lock);
}

/// What means something in the files of a site; most of it cut off somewhere.
const PIECES: [&str; 38] = [
    "---\n",
    "title: ",
    "published: 2024-01-02\n",
    "slug: ",
    "topic: ",
    "attachments:\n  - file: ",
    "withdrawn: {date: 2024-01-03, reason: 错}\n",
    "draft: true\n",
    "replaces: [b]\n",
    "effective: 2024-01-03\n",
    "valid_years: ",
    "category: 公示\n",
    "sample: true\n",
    "hours: 周三9:00-12:00\n",
    "a",
    "b",
    "../b.md",
    "b.csv",
    "通知",
    "\n",
    "\n\n",
    "## ",
    "| a | b |\n|-|-|\n",
    "> ",
    "- ",
    "**",
    "[甲](",
    ")",
    "![",
    "](",
    "`",
    "<b>",
    "&#x202E;",
    "{{org.phone}}",
    "\u{0}",
    "\u{b}",
    "=1+1",
    "5",
];

/// Whole sites through the program, which has ten minutes of processor and 6 GiB at most.
#[test]
fn whole_sites_are_built_or_refused() {
    let site = Site::new();
    let text = || {
        let piece = prop_oneof![9 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 1 => any::<String>()];
        prop::collection::vec(piece, 0..40).prop_map(|parts| parts.concat())
    };
    run((0..3_u8, text(), text()), |(places, one, other)| {
        let head = "---\ntitle: 通知\npublished: 2024-01-02\n";
        let file = |text: &str| match places {
            0 => format!("{head}---\n{text}"),
            1 => format!("{head}{text}\n---\n正文。\n"),
            _ => text.to_owned(),
        };
        site.write("content/notices/a.md", file(one));
        site.write("content/notices/b.md", file(other));
        site.write("content/notices/b.csv", other);
        site.write("content/stations/a.md", file(one));
        let build = site.command(&["build", "-q"]);
        let limited = Command::new("sh")
            .args(["-c", "ulimit -t 600 -v 6291456; exec \"$0\" \"$@\""])
            .arg(build.get_program())
            .args(build.get_args())
            .output()
            .unwrap();
        assert!(matches!(limited.status.code(), Some(0 | 1)), "{limited:?}");
    });
}
