//! The numbers of headings follow each other: 一、二、三、 and （一）（二）（三）, 1. 2. 3. (DOC-03; GB/T 9704-2012 [S]).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding, text::han_number};

codes! {
    HEADING_ORDER = "DOC-03" Warning "标题序号不连续" "numbers of headings are out of sequence"
        "一、二、三、或（一）（二）（三）要连续，不重复、不跳号。"
        "Numbers of headings follow each other."
        S "GB/T 9704-2012：结构层次序数";
}

/// How a heading is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HeadingNumbering {
    /// 一、
    Han,
    /// （一）
    HanInBrackets,
    /// 1.
    Digits,
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // The last number at each level, with its numbering.
    let mut last: [Option<(HeadingNumbering, u32)>; 7] = [None; 7];
    for (number, line) in file.body() {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        if !(1..=6).contains(&level) || !line[level..].starts_with(' ') {
            continue;
        }
        let title = line[level..].trim();
        last[level + 1..].fill(None);
        let Some((numbering, count)) = numbered(title) else {
            last[level] = None;
            continue;
        };
        let expected = match last[level] {
            // A new part begins at one again.
            Some((before, last)) if before == numbering && count == 1 && last > 1 => 1,
            Some((before, last)) if before == numbering => last + 1,
            Some(_) => count,
            None => 1,
        };
        last[level] = Some((numbering, count));
        if count != expected {
            let start = line.len() - line[level..].trim_start().len();
            findings.push(
                Finding::new(
                    &HEADING_ORDER,
                    file.place(number, line, start..line.trim_end().len()),
                )
                .says(
                    format!("标题序号不连续：{title}"),
                    format!("a heading's number is out of sequence: {title}"),
                )
                .help(
                    format!("这里应是第{expected}个"),
                    format!("number {expected} is expected here"),
                ),
            );
        }
    }
    findings
}

fn numbered(title: &str) -> Option<(HeadingNumbering, u32)> {
    if let Some((number, _)) = title.strip_prefix('（').and_then(|rest| rest.split_once('）')) {
        return Some((HeadingNumbering::HanInBrackets, han_number(number)?));
    }
    if let Some((number, _)) = title.split_once('、')
        && let Some(count) = han_number(number)
    {
        return Some((HeadingNumbering::Han, count));
    }
    let (number, rest) = title.split_once(['.', '．'])?;
    let decimal = rest.starts_with(|c: char| c.is_ascii_digit());
    Some((
        HeadingNumbering::Digits,
        number.trim_end_matches('\\').parse().ok().filter(|_| !decimal)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::{HeadingNumbering, numbered};

    #[test]
    fn numbers_of_headings() {
        assert_eq!(numbered("三、工作安排"), Some((HeadingNumbering::Han, 3)));
        assert_eq!(numbered("（十二）其他"), Some((HeadingNumbering::HanInBrackets, 12)));
        assert_eq!(numbered("2.收费"), Some((HeadingNumbering::Digits, 2)));
        assert_eq!(numbered("3.5 平方米"), None);
        assert_eq!(numbered("一个问题、两个办法"), None);
    }
}
