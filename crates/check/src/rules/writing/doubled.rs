//! A word that stands twice (WORD-10).

use std::ops::Range;

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding, text::is_han};

codes! {
    DOUBLED_WORD = "WORD-10" Warning "词语重复" "a doubled word"
        "同一个词连写了两次，多半是编辑时留下的。"
        "The same word stands twice, most likely left from editing."
        S "各地政府网站检查通报（钦州2021年第三季度等）";
}

/// Words that stand twice in sound texts: 党组织组织开展, 工会委员会委员, 研究研究.
const SOUND: [&str; 22] = [
    "组织", "服务", "管理", "检查", "委员", "年度", "用信", "研究", "讨论", "商量", "考虑", "了解",
    "交流", "锻炼", "活动", "休息", "照顾", "非常", "特别", "永远", "代表", "教育",
];

/// Characters with which what repeats is no word: 人一人一票, 的村的村民, 一步一步.
const LOOSE: &str = "的之人者会员一二三四五六七八九十百千万零〇两不是";

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for range in doubled(line) {
            let both = &line[range.clone()];
            let once = &both[..both.len() / 2];
            findings.push(
                Finding::new(&DOUBLED_WORD, file.place(number, line, range))
                    .says(format!("词语重复：{both}"), format!("a doubled word: {both}"))
                    .help(format!("改成“{once}”"), format!("write {once}")),
            );
        }
    }
    findings
}

/// Where a word of two to four characters stands twice, in bytes; the longest where they overlap.
fn doubled(line: &str) -> Vec<Range<usize>> {
    let characters: Vec<(usize, char)> = line.char_indices().collect();
    let byte = |at: usize| characters.get(at).map_or(line.len(), |(byte, _)| *byte);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let length = (2..=4).rev().find(|length| {
            let Some(twice) = characters.get(at..at + 2 * length) else { return false };
            let (first, second) = twice.split_at(*length);
            let word = &line[byte(at)..byte(at + length)];
            first.iter().map(|(_, c)| c).eq(second.iter().map(|(_, c)| c))
                && first.iter().all(|(_, c)| is_han(*c))
                && first[0].1 != first[1].1
                && (word == "进一步" || !word.contains(|c| LOOSE.contains(c)))
                && !SOUND.contains(&word)
        });
        match length {
            Some(length) => {
                found.push(byte(at)..byte(at + 2 * length));
                at += 2 * length;
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::doubled;

    #[test]
    fn what_is_found_and_what_is_not() {
        let words = |line: &'static str| -> Vec<&str> {
            doubled(line).into_iter().map(|range| &line[range]).collect()
        };
        for (line, expected) in [
            ("政务新媒体发布发布信息", vec!["发布发布"]),
            ("要进一步进一步加强", vec!["进一步进一步"]),
            ("信息公开信息公开", vec!["信息公开信息公开"]),
            ("一步一步推进，人人参与，层层落实，种种原因", vec![]),
            ("党组织组织开展学习，工会委员会委员，上一年度年度报告", vec![]),
            ("设立的市的市区，合伙人一人一票", vec![]),
            ("研究研究，讨论讨论", vec![]),
            ("谁执法谁普法，边学习边落实", vec![]),
        ] {
            assert_eq!(words(line), expected, "{line}");
        }
    }
}
