//! Broken inputs of `tests/broken`, as far as they are content: each gives its findings, and its near misses do not.
//!
//! Those that need the program (a theme, built pages, links of the disk) are tried in `tests/it/broken.rs`.

#[path = "../../../../../tests/broken/case.rs"]
#[allow(dead_code, reason = "shared with the tests of the program")]
mod case;
mod keys;

use self::case::{Case, Input, Section};
use crate::{memory, repository};
use gongbao_base::finding::Finding;

fn cases() -> Vec<Case> {
    let mut cases = Case::all(&repository("tests/broken"));
    cases.retain(|case| case.input.is_content());
    assert!(cases.len() >= 160, "only {} cases are content", cases.len());
    cases
}

fn findings(input: &Input) -> Vec<Finding> {
    memory::findings(&files(input.sections()).unwrap())
}

fn files(sections: Vec<Section>) -> Option<Vec<(String, Vec<u8>)>> {
    let file = |section| match section {
        Section::File(path, bytes) => Some((path, bytes)),
        Section::Link(..) => None,
    };
    sections.into_iter().map(file).collect()
}

#[test]
fn every_broken_input_gives_its_findings() {
    let wrong: Vec<String> =
        cases().iter().filter_map(|case| case.difference(&findings(&case.input))).collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_near_miss_gives_its_finding() {
    let mut wrong = Vec::new();
    for case in cases() {
        for near in case.near_misses() {
            let findings = findings(&near.input).into_iter();
            let found =
                findings.filter(|found| found.code == near.code && !near.input.is_quiet(found));
            wrong.extend(found.map(|finding| format!("{}: {finding:?}", case.path.display())));
        }
    }
    assert!(wrong.is_empty(), "found where it should not be:\n{}", wrong.join("\n"));
}

/// How wide a text is: a letter of Latin is half a character wide.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() / 2
}

#[test]
fn what_a_finding_says_is_short() {
    let mut long = Vec::new();
    for case in cases() {
        for finding in findings(&case.input) {
            let (says, help) = (&finding.message.zh, &finding.help.zh);
            for (text, most) in [(says, 36), (help, 46), (&finding.basis, 40)] {
                let widest = text.lines().map(width).max().unwrap_or_default();
                if widest > most {
                    long.push((widest, finding.code.clone(), text.to_string()));
                }
            }
        }
    }
    long.sort();
    long.dedup();
    assert!(long.is_empty(), "{} are long: {long:#?}", long.len());
}
