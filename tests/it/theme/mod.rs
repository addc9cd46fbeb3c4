//! The theme: a site changes single files of it, and is told what of its own is not used.

mod golden;
mod reference;
mod tree;
mod views;

use std::fs;

use crate::harness::{self, Site, repository};
use gongbao_render::theme::{FOLDER, builtin};

/// Templates that no page of the sample site has: those of packages, and those of a kind without its own.
const OF_NO_PAGE: [&str; 5] =
    ["changes.html", "document.html", "documents.html", "fragment.html", "handover.html"];

/// The templates that pages of the sample site have.
pub(crate) fn page_templates() -> impl Iterator<Item = &'static str> {
    let paths = builtin::FILES.iter().map(|(path, _)| *path);
    paths.filter(|path| !path.contains('/') && !OF_NO_PAGE.contains(path))
}

fn theme(words: &[&str], site: &Site) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongbao"));
    let output = command
        .arg("theme")
        .args(words)
        .arg("--site")
        .arg(&site.root)
        .env("LC_ALL", "zh_CN.UTF-8")
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

#[test]
fn the_program_holds_the_whole_default_theme() {
    let there: Vec<String> =
        harness::tree(&repository().join("themes/default")).into_keys().collect();
    let inside: Vec<&str> = builtin::FILES.iter().map(|(path, _)| *path).collect();
    assert_eq!(there, inside);
}

#[test]
fn templates_are_source_of_short_lines() {
    for (path, text) in builtin::FILES.iter().filter(|(path, _)| path.ends_with(".html")) {
        for (number, line) in text.lines().enumerate() {
            assert!(line.chars().count() <= 100, "{path}:{} is too long", number + 1);
        }
        if let Some(name) = path.strip_prefix("components/") {
            let name = name.trim_end_matches(".html");
            assert_eq!(text.matches("{% component ").count(), 1, "{path} is one component");
            assert!(text.contains(&format!("{{% component {name}(")), "{path} is {name}");
            assert!(text.starts_with("{# "), "{path} says what it is");
        }
    }
}

#[test]
fn an_ejected_theme_builds_the_same_site() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.build();
    let before = harness::tree(&site.public());
    let (status, told) = theme(&["eject"], &site);
    assert_eq!(status, Some(0), "{told}");
    assert!(
        told.contains(&format!("写出 {} 个文件，保留已有的 0 个", builtin::FILES.len())),
        "{told}"
    );
    let written = harness::tree(&site.root.join(FOLDER));
    for (path, text) in builtin::FILES {
        assert_eq!(written.get(*path).map(Vec::as_slice), Some(text.as_bytes()), "{path}");
    }
    site.build();
    assert_eq!(before, harness::tree(&site.public()));
}

#[test]
fn eject_writes_what_is_named_and_over_nothing() {
    let site = Site::new();
    site.write("themes/default/notice.html", "mine");
    let (status, told) = theme(&["eject", "notice.html", "layouts"], &site);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("已写出 themes/default/layouts/base.html"), "{told}");
    assert!(told.contains("已经存在，没有改动： themes/default/notice.html"), "{told}");
    let there: Vec<String> = harness::tree(&site.root.join(FOLDER)).into_keys().collect();
    assert_eq!(there, ["layouts/base.html", "notice.html"]);
    assert_eq!(fs::read(site.root.join("themes/default/notice.html")).unwrap(), b"mine");
    let (_, listed) = theme(&["list"], &site);
    assert!(listed.contains("layouts/base.html\t自己的，没有改动\n"), "{listed}");
    assert!(listed.contains("notice.html\t自己的\n"), "{listed}");
    assert_eq!(listed.lines().count(), builtin::FILES.len());
}

#[test]
fn eject_of_an_unknown_name_writes_nothing() {
    let site = Site::new();
    for (name, remedy) in [
        ("notce.html", "是不是 notice.html？"),
        ("date.html", "是不是 components/date.html？"),
        ("../../etc", "gongbao theme list"),
        ("component", "gongbao theme list"),
    ] {
        let (status, told) = theme(&["eject", "home.html", name], &site);
        assert_eq!(status, Some(2), "{told}");
        assert!(told.contains(remedy), "{told}");
        assert!(!site.root.join(FOLDER).exists());
    }
}

#[test]
fn own_assets_have_an_address_with_their_digest() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write("themes/default/assets/img/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site.write(
        "themes/default/notice.html",
        "<!doctype html><title>x</title><img src=\"{{ page.site_root }}{{ assets[\"img/logo.svg\"] }}\" alt=\"\">",
    );
    site.build();
    let files = harness::tree(&site.public());
    let logo = files.keys().find(|path| path.starts_with("assets/img/logo.")).unwrap();
    let digits = logo.strip_prefix("assets/img/logo.").unwrap().strip_suffix(".svg").unwrap();
    assert!(digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{logo}");
    assert!(site.read("notices/a.html").contains(&format!("../{logo}")));
}

#[test]
fn a_symbolic_link_in_a_theme_is_not_followed() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write("secret.svg", "secret");
    fs::create_dir_all(site.root.join("themes/default/assets")).unwrap();
    std::os::unix::fs::symlink(
        "../../../secret.svg",
        site.root.join("themes/default/assets/x.svg"),
    )
    .unwrap();
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("FILE-03") && told.contains("themes/default/assets/x.svg"), "{told}");
}
