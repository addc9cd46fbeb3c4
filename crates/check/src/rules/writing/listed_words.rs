//! Words of the lists: typos, former names, what a template left (WORD-02, WORD-07, WORD-09).

use crate::source_file::SourceFile;
use crate::word_lists::ListedWord;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::document::Document;

codes! {
    TYPO = "WORD-02" Warning "疑似错字" "perhaps a typo"
        "这个写法在各地网站检查中多次被点名为错字。核对后改正。"
        "Inspections have named this as a typo more than once. Look, and mend it."
        S "各地政府网站检查通报（钦州2021年第三季度等）";
    LEFTOVER = "WORD-09" Warning "模板里的话没有改" "left over from a template"
        "正文里留着模板的占位文字。写上内容，或删去。"
        "The text still holds words of a template. Write what belongs there, or remove them."
        S "各地政府网站检查通报（钦州2021年第三季度等）";
    RETIRED_NAME = "WORD-07" Warning "名称已更改" "a former name"
        "机构或规划已经更名、撤销或到期。词表在 content/words/ 里可以增补。"
        "An office or plan that has another name now. The office adds to the lists in content/words/."
        M "机构改革方案";
}

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let allow = file.settings.key("allow");
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for found in file.words.find(line) {
            let text = &line[found.range.clone()];
            let place = || file.place(number, line, found.range.clone());
            if is_across_words(line, found.range.start, text) {
                continue;
            }
            findings.push(match found.word {
                ListedWord::Typo(right) => Finding::new(&TYPO, place())
                    .says(
                        format!("疑似错字：{text}→{right}"),
                        format!("perhaps a typo: {text}, for {right}"),
                    )
                    .help(format!("改成“{right}”"), format!("write {right}")),
                ListedWord::Retired(now) => {
                    if !is_recent(file) || is_former(line, found.range.start) {
                        continue;
                    }
                    Finding::new(&RETIRED_NAME, place())
                        .says(
                            format!("名称已更改：{text}→{now}"),
                            format!("a former name: {text}, now {now}"),
                        )
                        .help(
                            format!("说现在的事写“{now}”；历史文件登记到“{allow}”"),
                            format!("write {now} for what is now; a historical text may keep it under `{allow}`"),
                        )
                }
                ListedWord::Leftover => Finding::new(&LEFTOVER, place())
                    .says(
                        format!("模板里的话没有改：{text}"),
                        format!("left over from a template: {text}"),
                    )
                    .help("写上内容，或删去", "write what belongs here, or remove it"),
            });
        }
    }
    findings
}

/// Whether the text itself says that the name is a former one: 原国土局, 时任区工商局.
fn is_former(line: &str, at: usize) -> bool {
    let before: String = line[..at].chars().rev().take(8).collect();
    before.contains(['原', '曾', '时'])
}

/// Whether a text is about the present: what is older than the reform of 2018 has the names of its time.
fn is_recent(file: &SourceFile<'_>) -> bool {
    file.document.and_then(Document::day).is_none_or(|day| day.year() >= 2019)
}

/// Whether the typo is made by two words that meet: 目的的, 一但书.
fn is_across_words(line: &str, at: usize, wrong: &str) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + wrong.len()..].chars().next();
    match wrong {
        "的的" => {
            matches!(before, Some('目' | '标' | '似')) || matches!(after, Some('确' | '士'))
        }
        "一但" => after == Some('书'),
        "条列" => matches!(after, Some('举' | '明' | '出' | '入' | '为' | '支')),
        "工做" => before == Some('分'),
        "关健" => after == Some('康'),
        "复盖" => after == Some('章'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::found, check};

    #[test]
    fn what_is_found_and_what_is_not() {
        for (line, expected) in [
            ("财政拔款已到位。", vec!["WORD-02"]),
            ("财政拨款已到位。", vec![]),
            ("这是我们的的决定。", vec!["WORD-02"]),
            ("以营利为目的的行为。", vec![]),
            ("逐条列举。按照职责分工做好工作，如实说明有关健康状况。", vec![]),
            ("向工商局申请", vec!["WORD-07"]),
            ("原工商局的档案", vec![]),
            ("联系人：此处填写", vec!["WORD-09"]),
        ] {
            assert_eq!(found(check, line), expected, "{line}");
        }
    }
}
