//! Names of persons, where what stands beside them leaves no doubt that they are names.

use gongbao_base::{surname::leading_surname, text::is_han};
use std::ops::Range;

/// Labels after which a name stands.
const LABELS: [&str; 8] =
    ["姓名", "申请人", "户主", "当事人", "受助人", "监护人", "被征收人", "产权人"];

/// Words after which a name may begin without a mark.
const BEFORE: [&str; 8] = ["班", "学生", "儿童", "患者", "残疾人", "对象", "人员", "户"];

/// Words that follow the name of a child.
const DESCRIBED: [&str; 2] = ["同学", "小朋友"];

/// What a name is followed by without a mark.
const AFTER: [&str; 6] = ["同学", "小朋友", "男", "女", "系", "住"];

/// Characters that no name holds.
const NEVER: &str = "某的了在是和与及或等为有个们人先生女士主任委局办会街镇村社区市县省";

/// Words one of which stands in every sentence with a name that is sure.
pub(super) fn hints() -> impl Iterator<Item = &'static str> {
    LABELS.into_iter().chain(DESCRIBED).chain(["男", "女", "岁"])
}

/// The names of a text: after a label, or before sex, age or the word for a schoolmate. Masked ones (张某, 张*) are none.
pub(super) fn names(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let labelled = LABELS.iter().any(|label| {
            let before = text[..at].trim_end();
            before
                .strip_suffix([':', '：'])
                .is_some_and(|before| before.trim_end().ends_with(label))
        });
        let starts = labelled
            || before.is_none_or(|c| !is_han(c) && !c.is_alphanumeric())
            || BEFORE.iter().any(|word| text[..at].ends_with(word));
        before = Some(c);
        if !starts || found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        if let Some(length) = name(rest)
            && (labelled || is_described(&rest[length..]))
        {
            found.push(at..at + length);
        }
    }
    found
}

/// How many bytes at the beginning of a text are a whole name of two to four characters.
pub(super) fn name(text: &str) -> Option<usize> {
    let surname = leading_surname(text)?;
    let rest = &text[surname..];
    let end = AFTER.iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
    let given: Vec<char> = rest[..end].chars().take_while(|c| is_han(*c)).take(3).collect();
    let sound = matches!(given.len(), 1 | 2) && !given.iter().any(|c| NEVER.contains(*c));
    let length = surname + given.iter().map(|c| c.len_utf8()).sum::<usize>();
    let masked = text[length..].starts_with(['*', '＊', '×', '○', '某']);
    (sound && !masked).then_some(length)
}

/// Whether sex or age follows: 张三，男；李四（8岁）.
fn is_described(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '，', ',', '、', '（', '(', '\u{1f}']);
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    after.starts_with(['男', '女'])
        || DESCRIBED.iter().any(|word| after.starts_with(word))
        || (1..=2).contains(&digits) && after[digits..].trim_start_matches('周').starts_with('岁')
}

/// Whether a cell is a name, masked in no part.
pub(super) fn is_name(cell: &str) -> bool {
    let cell: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    name(&cell) == Some(cell.len())
}

#[cfg(test)]
mod tests {
    use super::{is_name, names};

    // Names of the proverbial kind.
    #[test]
    fn names_that_are_sure() {
        for (text, expected) in [
            ("姓名：张三，申请人: 李四", vec!["张三", "李四"]),
            ("张三，男，汉族；李四（8岁）", vec!["张三", "李四"]),
            ("三班张三、王五同学", vec!["王五"]),
            ("三年级二班李四同学，残疾人：康复", vec!["李四"]),
            ("张某，男；姓名：张*；申请人：某某", vec![]),
            ("高度重视，女职工；申请人：应当提交", vec![]),
        ] {
            let found: Vec<&str> = names(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert!(is_name("张 三") && is_name("欧阳三") && !is_name("张某"));
    }
}
