//! Broken inputs: each file in `tests/broken` is a small site and the findings it must give, in both languages.
//!
//! A section begins with `=== PATH` (`=== PATH base16` for bytes, `=== PATH -> TARGET` for a symbolic link); the last is
//! `=== expect`: for each finding `CODE file:line:column`, the Chinese and the English message. `BLESS=1` rewrites it.
//!
//! After that come near misses: `=== near CODE` and pairs of lines `- what stands` and `+ what stands instead`, the least
//! change after which this code is not found any more. `\n` is a line break.

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
    let (input, rest) = text.split_once("=== expect\n").unwrap_or((&text, ""));
    let (expected, near) = match rest.find("=== near ") {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let found = findings(&site(input));
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, format!("{input}=== expect\n{found}{near}")).unwrap();
        return None;
    }
    (found != expected)
        .then(|| format!("--- {}\nexpected:\n{expected}\nfound:\n{found}", path.display()))
}

/// The near misses of a broken input: the code, and the input as it is then.
fn near_misses(text: &str) -> Vec<(String, String)> {
    let (input, rest) = text.split_once("=== expect\n").unwrap();
    rest.split("=== near ")
        .skip(1)
        .map(|section| {
            let (code, lines) = section.split_once('\n').unwrap();
            let lines: Vec<&str> = lines.lines().collect();
            let changed = lines.chunks(2).fold(input.to_owned(), |input, pair| {
                let side = |line: &str, mark: char| {
                    let text = line.strip_prefix(mark).unwrap();
                    text.strip_prefix(' ').unwrap_or(text).replace("\\n", "\n")
                };
                let (old, new) = (side(pair[0], '-'), side(pair[1], '+'));
                assert!(input.contains(&old), "{code}: nothing to change: {old}");
                input.replace(&old, &new)
            });
            (code.to_owned(), changed)
        })
        .collect()
}

/// Codes that need a built site: `tests/it/built.rs` tries them.
const OF_BUILT_SITES: [&str; 1] = ["PAGE-01"];

#[test]
fn every_code_has_a_near_miss() {
    let folder = repository().join("tests/broken");
    let mut missed: std::collections::BTreeSet<&str> =
        gongbao::catalogue::ALL.iter().map(|code| code.id).collect();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for (code, input) in near_misses(&text) {
            // The input itself has the finding, so that the change is what makes the difference.
            assert!(
                text.contains(&format!("\n{code} ")),
                "{}: {code} is not found",
                path.display()
            );
            missed.remove(code.as_str());
            let found = findings(&site(&input));
            if found.lines().any(|line| line.starts_with(&format!("{code} "))) {
                wrong.push(format!("--- {} {code}\n{found}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "found where it should not be:\n{}", wrong.join("\n"));
    // Whole containers, which the same tests must find nothing in, are the near misses of broken ones.
    const OF_CONTAINERS: [&str; 5] = ["SEAL-", "WACZ-", "CHAIN-", "STAMP-", "LIVE-"];
    missed.retain(|code| !OF_BUILT_SITES.contains(code));
    missed.retain(|code| !OF_CONTAINERS.iter().any(|prefix| code.starts_with(prefix)));
    assert!(missed.is_empty(), "no near miss for {missed:?}");
}

fn site(input: &str) -> Site {
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
    site
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
        matches!(
            finding["code"].as_str(),
            Some("SITE-01" | "ORG-01" | "AR-17" | "LAW-02" | "FRESH-01" | "FRESH-02")
        ) && finding["file"] == "content/site.yaml"
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
        "tests/it/archive/damaged.rs",
        "tests/it/archive/forged.rs",
        "tests/it/package.rs",
        "crates/container/src/bag/tests.rs",
        "crates/container/src/sign.rs",
        "crates/container/src/zip/tests.rs",
        "tests/archive/test_tools.py",
        "tests/package/test_receive.py",
    ]
    .iter()
    .map(|path| fs::read_to_string(repository().join(path)).unwrap())
    .collect();
    let missing: Vec<_> = gongbao::catalogue::ALL
        .iter()
        .filter(|code| !OF_BUILT_SITES.contains(&code.id))
        .filter(|code| !all.contains(&format!("\n{} ", code.id)))
        .filter(|code| !containers.contains(code.id))
        .map(|code| code.id)
        .collect();
    assert!(missing.is_empty(), "no broken input for {missing:?}");
}
