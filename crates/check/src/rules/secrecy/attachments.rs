//! Marks in what an attachment holds, in any place of it (SECRET-01).

use super::found::finding;
use gongbao_base::finding::{Finding, Place};
use gongbao_office::FileContents;
use gongbao_secrecy::in_contents;

/// How many marks of a file are told.
const TOLD: usize = 5;

pub(crate) fn check(path: &str, contents: &FileContents) -> Vec<Finding> {
    let marks = in_contents(contents).into_iter().take(TOLD);
    marks
        .map(|found| {
            finding(Place::file(path), &found.mark.words, Some(&found.location.describe()))
        })
        .collect()
}
