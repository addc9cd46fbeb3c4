//! A number or its 年 that was left out, and 余 after a number that is not round (WORD-11).

use std::ops::Range;

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};

codes! {
    BAD_NUMBER = "WORD-11" Warning "数字漏写或用错" "a number is missing or misused"
        "“2025度”漏了“年”，“第季度”漏了数字；“余”只跟在整数后面，39余件应写39件或近40件。"
        "2025度 lacks 年, 第季度 its number; 余 follows a round number only."
        S "各地政府网站检查通报（钦州2021年第三季度等）；GB/T 15835-2011（概数）";
}

/// What is wrong in a line, and what to write.
struct BadNumber {
    /// Where, in bytes.
    range: Range<usize>,
    zh: &'static str,
    en: &'static str,
    /// What to write, where the text itself tells it.
    remedy: Option<String>,
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        let found = digits(line).filter_map(|digits| after_digits(line, digits));
        for BadNumber { range, zh, en, remedy } in found.chain(without_number(line)) {
            let text = &line[range.clone()];
            findings.push(
                Finding::new(&BAD_NUMBER, file.place(number, line, range))
                    .says(format!("{zh}：{text}"), format!("{en}: {text}"))
                    .help(
                        remedy.as_ref().map_or("查原件，补上数字".to_owned(), |it| {
                            format!("改成“{it}”")
                        }),
                        remedy.map_or("look for the number".to_owned(), |it| format!("write {it}")),
                    ),
            );
        }
    }
    findings
}

/// The runs of digits in a line, in bytes.
fn digits(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let starts = line.char_indices().filter(|(at, c)| {
        c.is_ascii_digit()
            && !line[..*at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
    });
    starts.map(|(start, _)| {
        let length = line[start..].bytes().take_while(u8::is_ascii_digit).count();
        start..start + length
    })
}

fn after_digits(line: &str, digits: Range<usize>) -> Option<BadNumber> {
    let (number, rest) = (&line[digits.clone()], &line[digits.end..]);
    let is_year = number.len() == 4 && number.starts_with("20");
    let until = |word: &str| digits.start..digits.end + word.len();
    let year = |word: &'static str| BadNumber {
        range: until(word),
        zh: "漏了“年”",
        en: "年 is missing",
        remedy: Some(format!("{number}年{word}")),
    };
    // 2025度 of current and heat are no years.
    let measured = ["电", "温", "约", "达", "近", "超", "耗"]
        .iter()
        .any(|word| line[..digits.start].ends_with(word))
        || rest.starts_with("度电");
    if is_year && rest.starts_with('度') && !measured {
        return Some(year("度"));
    }
    let quarters = ["第一季度", "第二季度", "第三季度", "第四季度"];
    if let Some(quarter) = quarters.into_iter().find(|quarter| is_year && rest.starts_with(quarter))
    {
        return Some(year(quarter));
    }
    let counted = rest.strip_prefix('余')?.chars().next()?;
    let other = "额款量下数热地力粮留生震温角弦万亿千百".contains(counted)
        || !gongbao_base::text::is_han(counted);
    (!number.ends_with('0') && !other).then(|| BadNumber {
        range: until("余"),
        zh: "“余”前面不是整数",
        en: "余 after a number that is not round",
        remedy: Some(format!("{number}{counted}")),
    })
}

/// 第 with no number after it.
fn without_number(line: &str) -> impl Iterator<Item = BadNumber> + '_ {
    line.match_indices('第').filter_map(|(start, sign)| {
        let rest = line[start + sign.len()..].trim_start_matches(' ');
        let word = ["季度", "届", "次", "期", "批", "轮"]
            .into_iter()
            .find(|word| rest.starts_with(word))?;
        (!line[..start].ends_with('次')).then(|| BadNumber {
            range: start..line.len() - rest.len() + word.len(),
            zh: "“第”后面漏了数字",
            en: "no number after 第",
            remedy: None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        let wrong = vec!["WORD-11"];
        for (line, expected) in [
            ("东山街道2025度法治政府建设年度报告", wrong.clone()),
            ("东山街道2025年度报告，用电2025度，节约2025度电", vec![]),
            ("2024年第季度通报", wrong.clone()),
            ("2024年第 季度通报", wrong.clone()),
            ("2024第三季度通报", wrong.clone()),
            ("2024年第三季度通报，次第开放", vec![]),
            ("审核合同39余件", wrong),
            ("审核合同30余件，余额39余额，39余万元，A39余", vec![]),
        ] {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
