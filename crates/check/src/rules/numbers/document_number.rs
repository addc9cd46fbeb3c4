//! The form of a document number, and how it is mended (DOC-01).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{front_matter, yaml::key};
use gongbao_site::Site;

codes! {
    NUMBER_FORM = "DOC-01" Warning "文号写法不规范" "the document number is not in its form"
        "文号的年份放在六角括号〔〕里，不加“第”，不编虚位。"
        "The year stands in 〔〕, without 第 and leading zeros (GB/T 9704)."
        S "党政机关公文处理工作条例第九条；GB/T 9704";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.notices()
        .filter_map(|(index, notice)| {
            let number = notice.document_number.as_deref()?;
            let better = mended(number)?;
            let place = site.documents[index].place(&[key("document_number")]);
            Some(
                Finding::new(&NUMBER_FORM, place)
                    .says(
                        format!("文号写法不规范：{number}"),
                        format!("the document number is not in its form: {number}"),
                    )
                    .help(format!("写成 {better}"), format!("write {better}")),
            )
        })
        .collect()
}

/// The number as it should be, when it is not.
fn mended(number: &str) -> Option<String> {
    let mut better = String::new();
    let mut characters = number.chars().filter(|c| !c.is_whitespace()).peekable();
    while let Some(c) = characters.next() {
        better.push(match c {
            '[' | '［' | '【' | '(' | '（' | '﹝' => '〔',
            ']' | '］' | '】' | ')' | '）' | '﹞' => '〕',
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
            c => c,
        });
        if better.ends_with('〕') {
            while matches!(characters.peek(), Some('0' | '第')) {
                characters.next();
            }
        }
    }
    // Brackets that hold no year are part of the office's sign.
    let year = better.split_once('〔').and_then(|(_, rest)| rest.split_once('〕'));
    let dated = year.is_some_and(|(year, rest)| {
        year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && rest.ends_with('号')
    });
    (dated && better != number).then_some(better)
}

/// The text of a file with the document number of its front matter in its form, or `None` when it is.
#[must_use]
pub(crate) fn mend(text: &str) -> Option<String> {
    let parts = front_matter::split("", text).ok()?;
    let line = parts
        .front
        .lines()
        .find(|line| ["document_number:", "文号:"].iter().any(|key| line.starts_with(key)))?;
    let typed = line.split_once(':')?.1.trim().trim_matches(['"', '\'']);
    let better = mended(typed)?;
    let start = text.find(line)?;
    let new = line.replacen(typed, &better, 1);
    Some(format!("{}{new}{}", &text[..start], &text[start + line.len()..]))
}

#[cfg(test)]
mod tests {
    use super::{mend, mended};

    #[test]
    fn forms_of_numbers() {
        for (number, expected) in [
            ("鹤街办〔2023〕5号", None),
            ("鹤街办[2023]5号", Some("鹤街办〔2023〕5号")),
            ("鹤街办（2023）05号", Some("鹤街办〔2023〕5号")),
            ("鹤街办〔2023〕第5号", Some("鹤街办〔2023〕5号")),
            ("鹤街办 〔２０２３〕5号", Some("鹤街办〔2023〕5号")),
            ("2023年第5号", None),
            ("鹤街（办）函", None),
        ] {
            assert_eq!(mended(number).as_deref(), expected, "{number}");
        }
    }

    #[test]
    fn a_number_is_mended_where_it_stands() {
        let text = "---\ntitle: 通知\n文号: \"鹤街办[2023]第05号\"\n---\n见鹤街办[2023]第05号。\n";
        let mended = mend(text).unwrap();
        assert_eq!(
            mended,
            "---\ntitle: 通知\n文号: \"鹤街办〔2023〕5号\"\n---\n见鹤街办[2023]第05号。\n"
        );
        assert_eq!(mend(&mended), None);
    }
}
