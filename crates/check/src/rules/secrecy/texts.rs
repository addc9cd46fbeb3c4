//! Marks in a file of the content, front matter included (SECRET-01).

use super::found::finding;
use crate::source_file::SourceFile;
use gongbao_base::finding::Finding;
use gongbao_secrecy::{MarkSetting, marks, row_marks};

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    file.lines().flat_map(|(number, line)| in_line(file, number, line)).collect()
}

fn in_line(file: &SourceFile<'_>, number: usize, line: &str) -> Vec<Finding> {
    let said = |words: &str, range| finding(file.place(number, line, range), words, None);
    let plain = without_marks(line);
    if line.trim_start().starts_with('|') {
        let cells: Vec<&str> = plain.trim().trim_matches('|').split('|').collect();
        let pairs = row_marks(&cells).into_iter().map(|(_, mark)| said(&mark.words, 0..line.len()));
        let own = cells.iter().flat_map(|cell| marks(cell, MarkSetting::Cell));
        return own.map(|mark| said(&mark.words, 0..line.len())).chain(pairs).collect();
    }
    let found = marks(&plain, setting(line)).into_iter();
    found.map(|mark| said(&mark.words, mark.range)).collect()
}

/// Headings and items name what a chapter or a row is about.
fn setting(line: &str) -> MarkSetting {
    let start = line.trim_start();
    if start.starts_with(['#', '-', '+']) { MarkSetting::Heading } else { MarkSetting::Paragraph }
}

/// The line with spaces for what Markdown does not show, so that every byte keeps its place.
fn without_marks(line: &str) -> String {
    line.chars()
        .map(|c| if matches!(c, '*' | '\\' | '`' | '~' | '_' | '#' | '>') { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::writing::found;

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [
            ("机密★一年", vec!["SECRET-01"]),
            ("**密级：秘密**", vec!["SECRET-01"]),
            ("> 此件不公开", vec!["SECRET-01"]),
            ("| 公开方式 | 不予公开 |", vec!["SECRET-01"]),
            ("| （三）不予公开 | 1.属于国家秘密 |", vec![]),
            ("# 不予公开", vec![]),
            ("国家秘密不得公开", vec![]),
            ("此件主动公开", vec![]),
        ] {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
