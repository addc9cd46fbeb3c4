//! The days of a publicity are as many as it says (NOTICE-02).

use std::ops::Range;

use crate::source_file::SourceFile;
use gongbao_base::{
    codes,
    date::Date,
    finding::Finding,
    text::{half_width, han_number},
    workday::HolidayTable,
};
use gongbao_content::{dates, kinds::Entry};

codes! {
    PERIOD_COUNT = "NOTICE-02" Warning "公示期天数和起止不符" "the days of a publicity are not as many as it says"
        "写5个工作日，起止就要有5个工作日（法定节假日和调休按国务院办公厅的通知算）。当年的放假通知没有收录时不检查。"
        "Five working days are five working days between the first day and the last; a year without a table of holidays is not judged."
        O "由日期推出；国务院办公厅年度放假通知";
}

/// How long a publicity says that it lasts.
struct StatedLength {
    /// From 公示期 to the unit, in bytes.
    range: Range<usize>,
    days: u32,
    working: bool,
    /// 不少于 so many.
    least: bool,
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let typed = match file.document.map(|document| &document.entry) {
        Some(Entry::Notice(notice)) => notice.comment_period.as_ref().map(|it| (it.start, it.end)),
        _ => None,
    };
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        let Some(length) = length(line) else { continue };
        let Some((start, end)) = span(line).or(typed) else { continue };
        let Some(counted) = counted(start, end, length.working) else { continue };
        // Whether the first day counts is told in two ways.
        let fits = counted == length.days
            || counted == length.days + 1
            || (length.least && counted >= length.days);
        if fits {
            continue;
        }
        let (unit, en) =
            if length.working { ("个工作日", "working days") } else { ("天", "days") };
        let days = length.days;
        findings.push(
            Finding::new(&PERIOD_COUNT, file.place(number, line, length.range))
                .says(
                    format!("写{days}{unit}，{start} 到 {end} 是{counted}{unit}"),
                    format!("it says {days} {en}; from {start} to {end} there are {counted}"),
                )
                .help("改成一致", "make them agree"),
        );
    }
    findings
}

/// The days from the first to the last, both with it; nothing where the holidays of a year are not known.
fn counted(start: Date, end: Date, working: bool) -> Option<u32> {
    if working {
        return HolidayTable::official().between(start.plus_days(-1), end).ok();
    }
    u32::try_from(start.days_until(end) + 1).ok()
}

/// `公示期为5个工作日`, `公示时间：7天`.
fn length(line: &str) -> Option<StatedLength> {
    let word = ["公示期限", "公示期", "公示时间"].into_iter().find(|word| line.contains(word))?;
    let start = line.find(word)?;
    let rest = &line[start + word.len()..];
    let sentence = &rest[..rest.find('。').unwrap_or(rest.len())];
    let (unit, working) =
        [("个工作日", true), ("日历日", false), ("个自然日", false), ("天", false)]
            .into_iter()
            .find(|(unit, _)| sentence.contains(unit))?;
    let at = sentence.find(unit)?;
    let number = |c: char| {
        c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十".contains(c)
    };
    let before = sentence[..at].trim_end();
    let digits = half_width(&before[before.trim_end_matches(number).len()..]);
    let days = digits.parse().ok().or_else(|| han_number(&digits))?;
    let least = ["不少于", "不得少于", "至少"].iter().any(|word| sentence[..at].contains(word));
    let end = start + word.len() + at + unit.len();
    Some(StatedLength { range: start..end, days, working, least })
}

/// The first and the last day that a line names; 2024年3月4日（星期一）至3月8日 without what stands in brackets.
fn span(line: &str) -> Option<(Date, Date)> {
    let mut depth = 0_u32;
    let outside = |c: &char| {
        let opens = matches!(c, '（' | '(');
        let closes = matches!(c, '）' | ')');
        let keep = depth == 0 && !opens && !closes;
        depth = (depth + u32::from(opens)).saturating_sub(u32::from(closes));
        keep
    };
    dates::range(line).or_else(|| dates::range(&line.chars().filter(outside).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::{counted, length, span};

    #[test]
    fn days_are_counted() {
        let told = |line: &str| {
            let (start, end) = span(line).unwrap();
            let length = length(line).unwrap();
            (length.days, counted(start, end, length.working))
        };
        for (line, expected) in [
            ("公示期为5个工作日，自2024年3月4日至2024年3月8日。", (5, Some(5))),
            ("公示期：2024年3月4日—8日，五个工作日。", (5, Some(5))),
            ("公示时间为2024年3月4日（星期一）至3月8日，共7天。", (7, Some(5))),
            ("公示期5个工作日（2024年2月7日至2月19日）", (5, Some(5))),
            ("公示期5个工作日（2024年2月12日至2月16日）", (5, Some(0))),
            ("公示期5个工作日，自2035年3月5日至3月9日", (5, None)),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
    }
}
