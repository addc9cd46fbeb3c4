//! Broken inputs of `tests/broken` that need the program: a theme, built pages, links of the disk; and that every code of
//! the catalogue has a broken input.
//!
//! Those that are content alone are tried in `crates/check/tests/broken`.

#[path = "../broken/case.rs"]
mod case;

use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt as _};

use gongbao_base::finding::{Finding, Message, Place, Severity};
use serde_json::Value;
use walkdir::WalkDir;

use self::case::{Case, Input, Section};
use crate::harness::{Site, repository};

fn cases() -> Vec<Case> {
    Case::all(&repository().join("tests/broken"))
}

#[test]
fn every_broken_input_gives_its_findings() {
    let mut cases = cases();
    cases.retain(|case| !case.input.is_content());
    assert!(cases.len() >= 12, "only {} cases need the program", cases.len());
    let wrong: Vec<String> =
        cases.iter().filter_map(|case| case.difference(&findings(&case.input))).collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    for case in &cases {
        for near in case.near_misses() {
            let findings = findings(&near.input);
            let found = findings.iter().find(|finding| finding.code == near.code);
            assert!(found.is_none(), "{}: {found:?}", case.path.display());
        }
    }
}

/// Codes that need a built site: `tests/it/built.rs` tries them.
const OF_BUILT_SITES: [&str; 1] = ["PAGE-01"];

/// Codes of what goes out: `tests/it/approve.rs` tries them.
const OF_WHAT_GOES_OUT: [&str; 1] = ["REV-02"];

/// Codes of containers, which are no content: the tests that make broken ones name what each must give, and whole ones, in
/// which the same tests must find nothing, are their near misses.
const OF_CONTAINERS: [&str; 5] = ["SEAL-", "WACZ-", "CHAIN-", "STAMP-", "LIVE-"];
const TESTS_OF_CONTAINERS: [&str; 9] = [
    "crates/archive/tests/it/damaged.rs",
    "crates/archive/tests/it/forged.rs",
    "crates/archive/tests/it/mutants.rs",
    "crates/container/src/bag/tests.rs",
    "crates/container/src/sign.rs",
    "crates/container/src/zip/tests.rs",
    "tests/archive/test_tools.py",
    "tests/it/archive.rs",
    "tests/package/test_receive.py",
];

#[test]
fn every_code_has_a_broken_input_and_a_near_miss() {
    let cases = cases();
    let near: Vec<String> =
        cases.iter().flat_map(Case::near_misses).map(|near| near.code).collect();
    let containers: String = TESTS_OF_CONTAINERS
        .iter()
        .map(|path| fs::read_to_string(repository().join(path)).unwrap())
        .collect();
    let missing: Vec<&str> = gongbao::catalogue::ALL
        .iter()
        .map(|code| code.id)
        .filter(|code| !OF_BUILT_SITES.contains(code) && !OF_WHAT_GOES_OUT.contains(code))
        .filter(|code| {
            if OF_CONTAINERS.iter().any(|prefix| code.starts_with(prefix)) {
                return !containers.contains(code);
            }
            !cases.iter().any(|case| case.gives(code)) || !near.iter().any(|near| near == code)
        })
        .collect();
    assert!(missing.is_empty(), "no broken input or no near miss for {missing:?}");
}

fn site(input: &Input) -> Site {
    let site = Site::bare();
    for section in input.sections() {
        match section {
            Section::File(path, bytes) => {
                let path = site.root.join(OsStr::from_bytes(&path_bytes(&path)));
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            Section::Link(link, target) => {
                let link = site.root.join(link);
                fs::create_dir_all(link.parent().unwrap()).unwrap();
                std::os::unix::fs::symlink(target, link).unwrap();
            }
        }
    }
    site
}

/// A path in which `%B8` stands for that byte.
fn path_bytes(path: &str) -> Vec<u8> {
    let mut parts = path.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    bytes
}

/// What the program finds, in both languages.
fn findings(input: &Input) -> Vec<Finding> {
    let site = site(input);
    let run = |language: &str| -> Vec<Value> {
        // Build rather than check, since templates are tried only there.
        let output = site.run(&["build", "--format", "json", "--lang", language]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
        let lines = String::from_utf8(output.stdout).unwrap();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let (zh, en) = (run("zh"), run("en"));
    assert_eq!(zh.len(), en.len());
    zh.iter().zip(&en).map(|(zh, en)| finding(zh, en)).collect()
}

fn finding(zh: &Value, en: &Value) -> Finding {
    let text = |value: &Value, name: &str| value[name].as_str().unwrap().to_owned();
    let both = |name: &str| Message::new(text(zh, name), text(en, name));
    let places = zh["places"].as_array().unwrap().iter().map(|place| {
        let number = |name: &str| place[name].as_u64().unwrap() as usize;
        Place::at(&text(zh, "file"), number("line"), number("column"), 0)
    });
    let mut places: Vec<Place> = places.collect();
    let place = places.remove(0);
    Finding {
        code: text(zh, "code"),
        id: text(zh, "id"),
        severity: serde_json::from_value::<Severity>(zh["severity"].clone()).unwrap(),
        place,
        also: places,
        basis: text(zh, "basis"),
        message: both("message"),
        help: both("help"),
    }
}

/// A code that is declared in no list would be unknown to `explain`, `rules` and SARIF.
#[test]
fn every_code_that_is_declared_is_in_the_catalogue() {
    let sources = ["crates", "src"].map(|folder| WalkDir::new(repository().join(folder)));
    let mut declared = 0;
    for entry in sources.into_iter().flatten().map(Result::unwrap) {
        let path = entry.path().to_string_lossy();
        if !path.ends_with(".rs") || !path.contains("/src/") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for block in code.split("\ncodes! {").skip(1) {
            let block = block.split("\n}").next().unwrap();
            let ids = block.lines().filter_map(|line| {
                let (name, rest) = line.trim_start().split_once(" = \"")?;
                let id = rest.split('"').next()?;
                name.chars()
                    .all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit())
                    .then_some(id)
            });
            for id in ids {
                declared += 1;
                assert!(
                    gongbao::catalogue::find(id).is_some(),
                    "{id} of {path} is not in the catalogue"
                );
            }
        }
    }
    assert_eq!(declared, gongbao::catalogue::ALL.len());
}
