//! Marks in a file of the content, front matter included (SECRET-01).

use super::finding;
use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};
use gongbao_secrecy::{MarkSetting, marks, row_marks};

codes! {
    SECRECY_MARK = "SECRET-01" Error "有密级、内部或不予公开的标志" "a mark of secrecy, or of no release"
        "密级（绝密、机密、秘密）、“内部资料”“不得外传”“涉密”“不予公开”“此件不公开”“公开方式：依申请公开”等标志，单独成行、在标签后、在括号里、在页眉页脚、水印、文件名里，都不能公开，先做保密审查。句子里谈到这些词的不算。"
        "What bears a mark of secrecy, an internal mark or one of no release is not published; have it reviewed first. Sentences about such marks are none."
        P "政府信息公开条例第十四条、第十五条、第十六条";
}

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
