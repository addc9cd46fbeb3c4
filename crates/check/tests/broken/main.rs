//! Broken inputs of `tests/broken`, as far as they are content: each gives its findings, and no more after its near misses.
//!
//! Those that need the program (a theme, built pages, links of the disk) are tried in `tests/it/broken.rs`.

#[path = "../../../../tests/broken/case.rs"]
#[allow(dead_code, reason = "shared with the tests of the program")]
mod case;
mod keys;
mod memory;

use std::path::Path;

use case::Case;

fn cases() -> Vec<Case> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/broken"));
    let mut cases = Case::all(folder);
    cases.retain(|case| case.input.is_content());
    assert!(cases.len() >= 160, "only {} cases are content", cases.len());
    cases
}

#[test]
fn every_broken_input_gives_its_findings() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| case.difference(&memory::findings(&case.input.sections())))
        .collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_near_miss_gives_its_finding() {
    let mut wrong = Vec::new();
    for case in cases() {
        for near in case.near_misses() {
            let findings = memory::findings(&near.input.sections()).into_iter();
            let found =
                findings.filter(|found| found.code == near.code && !near.input.is_quiet(found));
            wrong.extend(found.map(|finding| format!("{}: {finding:?}", case.path.display())));
        }
    }
    assert!(wrong.is_empty(), "found where it should not be:\n{}", wrong.join("\n"));
}
