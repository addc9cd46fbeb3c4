//! Runs of asterisks or underscores in a text, with what stands beside them.

use gongbao_base::{surname::is_surname, text::is_han};
use std::ops::Range;

/// A run of one mark that no backslash takes away.
pub(super) struct MarkRun {
    pub(super) range: Range<usize>,
    pub(super) mark: u8,
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
    /// Whether a blank line stands between it and the run before.
    pub(super) begins_paragraph: bool,
    /// Whether a family name stands before it, as in a masked name.
    pub(super) after_surname: bool,
}

impl MarkRun {
    pub(super) fn len(&self) -> usize {
        self.range.len()
    }
}

/// All runs of a text, in order.
pub(super) fn runs(text: &str) -> Vec<MarkRun> {
    let bytes = text.as_bytes();
    let mut runs: Vec<MarkRun> = Vec::new();
    let mut at = 0;
    let mut last = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'_')) {
        let mut start = at + found;
        let mark = bytes[start];
        let length = bytes[start..].iter().take_while(|byte| **byte == mark).count();
        at = start + length;
        let slashes = bytes[..start].iter().rev().take_while(|byte| **byte == b'\\').count();
        start += slashes % 2;
        if start < at {
            let mut back = text[..start].chars().rev();
            let before = back.next();
            runs.push(MarkRun {
                range: start..at,
                mark,
                before,
                after: text[at..].chars().next(),
                begins_paragraph: has_blank_line(&text[last..start]),
                after_surname: before.is_some_and(is_surname) && begins_name(back.next()),
            });
            last = at;
        }
    }
    runs
}

fn has_blank_line(text: &str) -> bool {
    let mut lines = text.split('\n');
    lines.next();
    lines.next_back();
    lines.any(|line| line.trim().is_empty())
}

/// Whether a name may begin after this character.
fn begins_name(before: Option<char>) -> bool {
    before.is_none_or(|c| !is_han(c) || "和与及跟同对向由被将给为是请".contains(c))
}
