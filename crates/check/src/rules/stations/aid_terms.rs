//! The terms of legal aid are those of the law: seven days to decide, three to assign (ST-09).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::kinds::Entry;

codes! {
    AID_TERMS = "ST-09" Warning "法律援助的期限与法律不符" "a term of legal aid is not the law's"
        "自收到申请之日起7日内审查决定，决定给予的自作出决定之日起3日内指派。是日，不是工作日；承诺更短的可以。"
        "Seven days to decide on an application, three days to assign; days, and no working days (Legal Aid Law art. 43). Shorter promises are fine."
        P "法律援助法第四十三条";
}

/// A step of the procedure: the words that name it, and its days.
const STEPS: [(&[&str], u16); 2] =
    [(&["审查", "审核", "作出决定", "作出是否"], 7), (&["指派", "安排律师", "确定承办"], 3)];

/// Sentences on other terms: objections, courts, corrections.
const OTHERS: [&str; 10] = [
    "异议",
    "复查",
    "补正",
    "补充材料",
    "人民法院",
    "检察院",
    "公安",
    "开庭",
    "司法行政部门",
    "终止",
];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    // What a notice or a report cites may be older law.
    let told = match file.document.map(|document| &document.entry) {
        Some(Entry::Station(_) | Entry::PlainPage(_)) => file.text.contains("法律援助"),
        _ => false,
    };
    if !told {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        let mut start = 0;
        for sentence in line.split_inclusive(['。', '；', ';', '，', ',']) {
            let at = start;
            start += sentence.len();
            if OTHERS.iter().any(|word| line.contains(word)) {
                continue;
            }
            for (words, days) in STEPS {
                if !words.iter().any(|word| sentence.contains(word)) {
                    continue;
                }
                let Some((range, term)) = longer(sentence, days) else { continue };
                let range = at + range.start..at + range.end;
                findings.push(
                    Finding::new(&AID_TERMS, file.place(number, line, range))
                        .says(
                            format!("期限与法律不符：{term}，应是{days}日"),
                            format!("{term} is longer than the {days} days of the law"),
                        )
                        .help(format!("改为{days}日内"), format!("write {days}日内")),
                );
                break;
            }
        }
    }
    findings
}

/// A term in a sentence that is longer than these days.
fn longer(sentence: &str, days: u16) -> Option<(std::ops::Range<usize>, &str)> {
    for unit in ["个工作日", "工作日", "个自然日", "日内", "天内"] {
        let Some(end) = sentence.find(unit) else { continue };
        let before = &sentence[..end];
        let begin = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c))
            .last()
            .map(|(at, _)| at)?;
        let count = number(&before[begin..])?;
        let working = unit.contains("工作日");
        // Working days are never fewer days than they say, and a week holds five.
        let over = if working { count * 7 > days * 5 } else { count > days };
        let end = end + unit.trim_end_matches('内').len();
        return over.then(|| (begin..end, &sentence[begin..end]));
    }
    None
}

fn number(text: &str) -> Option<u16> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u16 + 1);
    match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { tens.chars().next().and_then(digit)? };
            let ones = if ones.is_empty() { 0 } else { ones.chars().next().and_then(digit)? };
            Some(tens * 10 + ones)
        }
        None => text.chars().next().and_then(digit),
    }
}

#[cfg(test)]
mod tests {
    use super::longer;

    #[test]
    fn only_longer_terms_are_told() {
        let term = |sentence, days| longer(sentence, days).map(|(_, term)| term);
        assert_eq!(term("7个工作日内审查", 7), Some("7个工作日"));
        assert_eq!(term("十日内审查", 7), Some("十日"));
        assert_eq!(term("3个工作日内指派", 3), Some("3个工作日"));
        for (sentence, days) in [
            ("7日内审查", 7),
            ("七日内审查", 7),
            ("5个工作日内审查", 7),
            ("当场审查", 7),
            ("3日内指派", 3),
            ("2日内指派", 3),
        ] {
            assert_eq!(term(sentence, days), None, "{sentence}");
        }
    }
}
