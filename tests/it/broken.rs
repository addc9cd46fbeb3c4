//! Broken inputs: each file in `tests/broken` is a small site and the findings it must give, in both languages.
//!
//! A section begins with `=== PATH` (`=== PATH base16` for bytes, `=== PATH -> TARGET` for a symbolic link); the last is
//! `=== expect`: for each finding `CODE file:line:column`, the Chinese and the English message. `BLESS=1` rewrites it.

use std::{fs, path::Path};

use serde_json::Value;

use crate::harness::{Site, repository};

#[test]
fn every_broken_input_gives_its_findings() {
    let folder = repository().join("tests/broken");
    let mut names: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert!(names.len() >= 60, "at least 60 broken inputs, not {}", names.len());
    let wrong: Vec<String> = names.iter().filter_map(|path| check(path)).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), names.len(), wrong.join("\n"));
}

fn check(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).unwrap();
    let (input, expected) = text.split_once("=== expect\n").unwrap_or((&text, ""));
    let site = Site::new();
    for section in input.split("=== ").skip(1) {
        let (head, body) = section.split_once('\n').unwrap();
        if let Some((link, target)) = head.split_once(" -> ") {
            fs::create_dir_all(site.root.join(link).parent().unwrap()).unwrap();
            std::os::unix::fs::symlink(target, site.root.join(link)).unwrap();
        } else if let Some(file) = head.strip_suffix(" base16") {
            let digits: String = body.split_whitespace().collect();
            let bytes: Vec<u8> = (0..digits.len())
                .step_by(2)
                .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
                .collect();
            site.write(file, bytes);
        } else if head == "no settings" {
            site.remove("content/site.yaml");
        } else {
            site.write(head, body);
        }
    }
    let found = findings(&site);
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, format!("{input}=== expect\n{found}")).unwrap();
        return None;
    }
    (found != expected)
        .then(|| format!("--- {}\nexpected:\n{expected}\nfound:\n{found}", path.display()))
}

fn findings(site: &Site) -> String {
    let run = |language: &str| -> Vec<Value> {
        // Build rather than check, since templates are tried only there.
        let output = site.run(&["build", "--format", "json", "--lang", language]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
        String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    let (zh, en) = (run("zh"), run("en"));
    assert_eq!(zh.len(), en.len());
    // What the harness's own settings lack is not of interest here.
    let quiet = |finding: &Value| {
        matches!(finding["code"].as_str(), Some("SITE-01" | "ORG-01"))
            && finding["file"] == "content/site.yaml"
    };
    zh.iter()
        .zip(&en)
        .filter(|(zh, _)| {
            !quiet(zh)
                || site
                    .root
                    .join("content/site.yaml")
                    .metadata()
                    .is_ok_and(|meta| meta.len() != crate::harness::SETTINGS.len() as u64)
        })
        .map(|(zh, en)| {
            for finding in [zh, en] {
                assert!(!finding["help"].as_str().unwrap().is_empty(), "no help: {finding}");
            }
            format!(
                "{} {}:{}:{}\n  {}\n  {}\n",
                zh["code"].as_str().unwrap(),
                zh["file"].as_str().unwrap(),
                zh["line"],
                zh["column"],
                zh["message"].as_str().unwrap(),
                en["message"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn every_code_has_a_broken_input() {
    let folder = repository().join("tests/broken");
    let all: String = fs::read_dir(folder)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    // Containers are no content: the tests that make broken ones name what each must give.
    let containers: String = [
        "tests/it/archive.rs",
        "tests/it/package.rs",
        "tests/archive/test_tools.py",
        "tests/package/test_receive.py",
    ]
    .iter()
    .map(|path| fs::read_to_string(repository().join(path)).unwrap())
    .collect();
    let missing: Vec<_> = gongbao::base::codes::ALL
        .iter()
        .filter(|code| !all.contains(&format!("\n{} ", code.id)))
        .filter(|code| !containers.contains(code.id))
        .map(|code| code.id)
        .collect();
    assert!(missing.is_empty(), "no broken input for {missing:?}");
}
