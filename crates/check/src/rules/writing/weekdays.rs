//! A weekday in brackets is that of the date before it (WORD-06).

use crate::source_file::SourceFile;
use gongbao_base::{codes, date::Date, finding::Finding};
use std::ops::Range;

codes! {
    WRONG_WEEKDAY = "WORD-06" Error "日期和星期不符" "the weekday is not that of the date"
        "日期后面括号里的星期要和日期一致，否则读者不知道该信哪一个。"
        "The weekday in brackets is that of the date before it."
        O "由日期推出";
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        findings.extend(mismatches(line).into_iter().map(|Mismatch { range, typed, real }| {
            let date = &line[range.clone()];
            Finding::new(&WRONG_WEEKDAY, file.place(number, line, range.clone()))
                .says(
                    format!("日期和星期不符：{date}是星期{real}，不是星期{typed}"),
                    format!("{date} is not that weekday"),
                )
                .help("核对日期和星期", "check date and weekday")
        }));
    }
    findings
}

const DAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// A date with a weekday that is not its own.
struct Mismatch {
    /// Where the date stands in its line, in bytes.
    range: Range<usize>,
    typed: char,
    real: char,
}

fn mismatches(line: &str) -> Vec<Mismatch> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("（星期") {
        let typed =
            line[at + "（星期".len()..].chars().next().map(|c| if c == '天' { '日' } else { c });
        let before = &line[..at];
        let start = before
            .rfind(|c: char| !c.is_ascii_digit() && !matches!(c, '年' | '月' | '日'))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let numbers: Vec<i16> = before[start..]
            .split(['年', '月', '日'])
            .filter_map(|part| part.parse().ok())
            .collect();
        let (Some(typed), [year, month, day]) = (typed, numbers.as_slice()) else { continue };
        let (Ok(month), Ok(day)) = (i8::try_from(*month), i8::try_from(*day)) else { continue };
        let Some(date) = Date::new(*year, month, day) else { continue };
        let real = usize::try_from(date.weekday() - 1).ok().and_then(|at| DAYS.get(at).copied());
        let Some(real) = real.filter(|real| DAYS.contains(&typed) && *real != typed) else {
            continue;
        };
        found.push(Mismatch { range: start..at, typed, real });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [
            ("2025年3月1日（星期五）上午", vec!["WORD-06"]),
            ("2025年3月1日（星期六）上午", vec![]),
        ] {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
