//! The repository's own documents are true.

use std::{collections::BTreeSet, fs};

use crate::harness::repository;

#[test]
fn the_changelog_has_this_version() {
    let changelog = fs::read_to_string(repository().join("CHANGELOG.md")).unwrap();
    assert!(
        changelog.contains(&format!("## {}", env!("CARGO_PKG_VERSION")))
            || changelog.contains("## Unreleased")
    );
}

/// `tests/licenses/write.py` writes the list again.
#[test]
fn every_crate_that_is_passed_on_stands_with_its_licence() {
    let text = fs::read_to_string(repository().join("THIRD-PARTY.md")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let listed: BTreeSet<(&str, &str)> = rows
        .filter_map(|row| {
            let mut cells = row.split(" | ");
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let words = ["tree", "--locked", "--offline", "-e", "normal", "--prefix", "none", "-f", "{p}"];
    let tree = std::process::Command::new(env!("CARGO"))
        .args(words)
        .args(["--features", "full", "-p", "gongbao"])
        .current_dir(repository())
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let missing: BTreeSet<String> = String::from_utf8(tree.stdout)
        .unwrap()
        .lines()
        // What stands in this repository is its own: its crates, and the stand-ins in `patches`.
        .filter(|line| !line.contains(repository().to_str().unwrap()))
        .filter(|line| {
            let mut words = line.split(' ');
            let (name, version) = (words.next().unwrap(), words.next().unwrap_or_default());
            !listed.contains(&(name, version.trim_start_matches('v')))
        })
        .map(str::to_owned)
        .collect();
    assert_eq!(missing, BTreeSet::new(), "THIRD-PARTY.md lacks them");
    assert!(text.contains("Mozilla Public License Version 2.0"));
}

#[test]
fn every_markdown_document_of_the_repository_names_files_that_exist() {
    for name in ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(repository().join(name)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap();
            if !file.is_empty() && !file.contains("://") {
                assert!(repository().join(file).exists(), "{name} links {file}");
            }
        }
    }
}

/// What stands in backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_invariant_names_a_test_that_exists() {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let section = text.split("\n## Invariants").nth(1).unwrap().split("\n## ").next().unwrap();
    let invariants: Vec<&str> = section.split("\n- ").skip(1).collect();
    assert!(invariants.len() >= 10);
    let tests = all_tests();
    for invariant in invariants {
        let named: Vec<&str> = quoted(invariant).filter(|word| tests.contains(*word)).collect();
        assert!(!named.is_empty(), "no test is named: {invariant}");
        for path in quoted(invariant).filter(|word| word.contains('/') && !word.contains(' ')) {
            assert!(repository().join(path).exists(), "{path} does not exist");
        }
    }
}

/// The names of all tests, Rust's and the others'.
fn all_tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for folder in ["src", "crates", "tests"] {
        let walk =
            walkdir::WalkDir::new(repository().join(folder)).into_iter().filter_entry(|entry| {
                entry.file_name() != "node_modules" && entry.file_name() != "__pycache__"
            });
        for entry in walk {
            let entry = entry.unwrap();
            let ending = entry.path().extension().and_then(|ending| ending.to_str());
            let Some(before) = (match ending {
                Some("rs") => Some("fn "),
                Some("py") => Some("def "),
                Some("mjs") => Some("test('"),
                _ => None,
            }) else {
                continue;
            };
            let text = fs::read_to_string(entry.path()).unwrap();
            for rest in text.split(before).skip(1) {
                let end = if before == "test('" { "'" } else { "(" };
                names.extend(rest.split(end).next().map(str::to_owned));
            }
        }
    }
    names
}
