//! Dates in running text have no zeros in front: 2024年1月5日 (DOC-06).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};

codes! {
    DATE_ZEROS = "DOC-06" Note "日期编了虚位" "a date with zeros in front"
        "公文的日期不编虚位：2024年1月5日，不写2024年01月05日。"
        "Dates of official documents have no zeros in front."
        S "GB/T 9704-2012：成文日期";
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for (at, year) in line.match_indices('年') {
            let start = line[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let rest = &line[at + year.len()..];
            let Some((month, rest)) = part(rest, '月') else { continue };
            let Some((day, rest)) = part(rest, '日') else { continue };
            if at - start != 4 || !(month.starts_with('0') || day.starts_with('0')) {
                continue;
            }
            let range = start..line.len() - rest.len();
            let plain = format!(
                "{}年{}月{}日",
                &line[start..at],
                month.trim_start_matches('0'),
                day.trim_start_matches('0')
            );
            findings.push(
                Finding::new(&DATE_ZEROS, file.place(number, line, range.clone()))
                    .says(
                        format!("日期编了虚位：{}", &line[range.clone()]),
                        format!("a date with zeros in front: {}", &line[range]),
                    )
                    .help(format!("写成 {plain}"), format!("write {plain}")),
            );
        }
    }
    findings
}

/// Two digits at most and a sign at the beginning of a text, and what follows.
fn part(text: &str, sign: char) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=2).contains(end))?;
    Some((&text[..end], text[end..].strip_prefix(sign)?))
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [
            ("于2024年01月05日召开", vec!["DOC-06"]),
            ("于2024年1月5日、2024年10月20日召开，编号024年01", vec![]),
        ] {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
