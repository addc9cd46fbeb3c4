//! A kind is one folder and one line: a copy of the repository gets another one, and everything has its pages and data.
//!
//! The copy is built beside the program under test, with the same libraries, so only our own crates are compiled again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::harness::{Site, TODAY, repository};

/// What a build needs of the repository.
const PARTS: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "crates",
    "patches",
    "themes",
    "benches",
    "README.md",
    "THIRD-PARTY.md",
];

/// The line of the table of kinds before which the new one goes.
const LINE: &str = "    page PlainPage;\n";

#[test]
#[ignore = "compiles all crates again"]
fn a_kind_is_one_folder_and_one_line() {
    let program = build_copy();
    let site = Site::new();
    let run = |words: &[&str]| {
        let output = Command::new(&program)
            .args(words)
            .args(["--as-of", TODAY, "--lang", "zh", "--site"])
            .arg(&site.root)
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}\n{error}");
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["new", "briefing", "第二期", "--slug", "second"]);
    let begun = fs::read_to_string(site.root.join("content/briefings/second.md")).unwrap();
    assert!(begun.contains("标题: \"第二期\"") && begun.contains("草稿: true"), "{begun}");
    site.write(
        "content/briefings/first.md",
        "---\n标题: 防汛值班简报\n期号: 7\n编印单位: 应急办\n发布日期: 2024-05-20\n---\n各社区已备沙袋。\n",
    );
    // A choice of one year would be none.
    site.write(
        "content/briefings/before.md",
        "---\n标题: 上一年的简报\n期号: 6\n编印单位: 应急办\n发布日期: 2023-05-20\n---\n一切如常。\n",
    );
    run(&["build", "-q"]);
    holds(
        &site,
        "briefings/first.html",
        &["防汛值班简报", "期号", ">7<", "应急办", "各社区已备沙袋", "工作动态"],
    );
    holds(&site, "briefings/index.html", &["工作简报", "first.html", "year/2024.html"]);
    holds(&site, "briefings/year/2024.html", &["first.html"]);
    holds(&site, "index.html", &["工作简报", "briefings/first.html"]);
    holds(&site, "catalogue/index.html", &["briefings/first.html"]);
    holds(&site, "sitemap.html", &["briefings/index.html"]);
    holds(&site, "feed.xml", &["防汛值班简报"]);
    holds(&site, "data/briefings.csv", &["名称,期号,编印单位,网址", "防汛值班简报,7,应急办,"]);
    holds(&site, "data/briefings.json", &["\"issue\":\"7\""]);
    holds(&site, "data/catalog.jsonld", &["工作简报"]);
    let out = site.public();
    let found = run(&["search", "应急办 沙袋", "--out", out.to_str().unwrap()]);
    assert!(found.contains("防汛值班简报"), "{found}");
    packaged(&site, &run);
    assert!(run(&["schema", "briefing"]).contains("编印单位"));
    assert!(run(&["reference"]).contains("工作简报"));
    assert!(run(&["completions", "bash"]).contains("briefing"));
}

/// The document is in a package, with its official columns.
fn packaged(site: &Site, run: &dyn Fn(&[&str]) -> String) {
    let package = site.root.join("out.zip");
    let folder = site.root.join("received");
    run(&["package", "-q", "--out", package.to_str().unwrap()]);
    run(&["receive", package.to_str().unwrap(), "--into", folder.to_str().unwrap()]);
    let files = crate::harness::tree(&folder);
    let texts = |ending: &str| -> String {
        let found = files.iter().filter(|(path, _)| path.ends_with(ending));
        found.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
    };
    assert!(texts("list.csv").contains("防汛值班简报"), "{}", texts("list.csv"));
    let metadata = texts(".json");
    assert!(metadata.contains("\"编印单位\": \"应急办\""), "{metadata}");
    assert!(texts(".html").contains("各社区已备沙袋"));
}

fn holds(site: &Site, path: &str, texts: &[&str]) {
    let page = site.read(path);
    for text in texts {
        assert!(page.contains(text), "{path} lacks {text}:\n{page}");
    }
}

/// Builds a copy of the repository with one kind more; its program has a name of its own, so that ours stays.
fn build_copy() -> PathBuf {
    let ours = Path::new(env!("CARGO_BIN_EXE_gongbao"));
    let profile = ours.parent().unwrap();
    let target = profile.parent().unwrap();
    let copy = target.join("kinds-copy");
    let _ = fs::remove_dir_all(&copy);
    for part in PARTS {
        copy_all(&repository().join(part), &copy.join(part));
    }
    copy_all(
        &repository().join("tests/kinds/briefing"),
        &copy.join("crates/content/src/kinds/briefing"),
    );
    change(
        &copy.join("crates/content/src/kinds/mod.rs"),
        LINE,
        &format!("    briefing Briefing;\n{LINE}"),
    );
    let program = "gongbao-with-briefings";
    change(
        &copy.join("Cargo.toml"),
        "[package]\nname = \"gongbao\"\n",
        &format!(
            "[[bin]]\nname = \"{program}\"\npath = \"src/main.rs\"\n\n[package]\nname = \"gongbao\"\nautobins = false\n"
        ),
    );
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--offline", "--locked", "--bin", program]).current_dir(&copy);
    cargo.env("CARGO_TARGET_DIR", target);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    // With the same features the libraries are there already.
    if cfg!(feature = "network") {
        cargo.args(["--features", "full"]);
    }
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::remove_dir_all(&copy).unwrap();
    profile.join(program)
}

fn copy_all(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let path = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(path).unwrap();
        } else {
            // `join` of nothing ends in a slash.
            let path = if entry.depth() == 0 { to.to_owned() } else { path };
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::copy(entry.path(), path).unwrap();
        }
    }
}

fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} has no {from}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}
