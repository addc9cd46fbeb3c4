//! The period in the title of a national plan that a text cites (WORD-12).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};
use std::ops::Range;

codes! {
    PLAN_PERIOD = "WORD-12" Warning "规划的年份写错" "a cited plan has another period"
        "引用规划、纲要时，书名号里的年份要和原件一样：法治政府建设实施纲要（2015—2020年）、（2021—2025年），法治中国建设规划（2020—2025年），法治社会建设实施纲要（2020—2025年）。"
        "The period in the title of a cited plan is that of the plan."
        S "各纲要、规划的标题";
}

/// Plans with all periods that they have had. Later ones are not known here, and nothing is said of them.
const PLANS: [(&str, &[(u16, u16)]); 3] = [
    ("《法治政府建设实施纲要", &[(2015, 2020), (2021, 2025)]),
    ("《法治中国建设规划", &[(2020, 2025)]),
    ("《法治社会建设实施纲要", &[(2020, 2025)]),
];

/// The last year for which these are all periods.
const KNOWN_UNTIL: u16 = 2025;

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for (title, periods) in PLANS {
            for (start, _) in line.match_indices(title) {
                let Some(CitedPeriod { range, from, to }) = period(line, start + title.len())
                else {
                    continue;
                };
                if from > KNOWN_UNTIL || periods.contains(&(from, to)) {
                    continue;
                }
                let near = periods.iter().min_by_key(|(a, b)| a.abs_diff(from) + b.abs_diff(to));
                let right = near.map_or_else(String::new, |(a, b)| format!("{a}—{b}年"));
                let text = &line[range.clone()];
                findings.push(
                    Finding::new(&PLAN_PERIOD, file.place(number, line, range))
                        .says(
                            format!("没有{text}的{}》", &title[3..]),
                            format!("there is no plan of {from} to {to} by this title"),
                        )
                        .help(format!("查原件，应是{right}"), format!("{right}, by the original")),
                );
            }
        }
    }
    findings
}

struct CitedPeriod {
    /// Where it stands in its line, in bytes.
    range: Range<usize>,
    from: u16,
    to: u16,
}

/// The period in brackets that begins here.
fn period(line: &str, at: usize) -> Option<CitedPeriod> {
    let open = line[at..].chars().next().filter(|c| matches!(c, '（' | '('))?;
    let start = at + open.len_utf8();
    let inner = line[start..].split(['）', ')']).next()?;
    let mut numbers = inner.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (from, to) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    Some(CitedPeriod { range: start..start + inner.len(), from, to })
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [
            ("紧扣《法治政府建设实施纲要(2022—2025年)》要求", vec!["WORD-12"]),
            ("紧扣《法治政府建设实施纲要（2021－2025年）》要求", vec![]),
            (
                "《法治政府建设实施纲要（2015-2020年）》《法治政府建设实施纲要（2026—2030年）》",
                vec![],
            ),
            ("《云州市法治政府建设实施纲要（2022—2025年）》《法治政府建设实施纲要》", vec![]),
        ] {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
