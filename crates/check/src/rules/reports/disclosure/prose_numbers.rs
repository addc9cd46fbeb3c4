//! The numbers of applications, reviews and lawsuits that the prose of a report names, in the words that offices use.

use std::ops::Range;

use gongbao_base::text::{half_width, han_number};

/// A number of the prose, with the words that name it.
pub(super) struct PhrasedNumber {
    /// From the first word to 件, in bytes of the line.
    pub(super) range: Range<usize>,
    pub(super) number: f64,
}

/// Finds the numbers that a line names in some words.
pub(super) type Wording = fn(&str) -> Vec<PhrasedNumber>;

/// Words that make a clause speak of a part of the applications.
const PARTS: [&str; 18] = [
    "其中",
    "自然人",
    "法人",
    "企业",
    "网",
    "线上",
    "线下",
    "信函",
    "邮",
    "当面",
    "现场",
    "传真",
    "平台",
    "季度",
    "上年",
    "去年",
    "社区",
    "月",
];

/// What may stand between 收到 and the number, and after it, when all applications are meant.
const APPLICATIONS: [&str; 16] = [
    "政府信息",
    "信息公开",
    "依申请公开",
    "公开",
    "申请",
    "各类",
    "公众",
    "群众",
    "公民",
    "书面",
    "有效",
    "事项",
    "总数",
    "共计",
    "共",
    "的",
];

/// The numbers after a phrase in its clause; nothing where one of some words stands between.
pub(super) fn named(line: &str, phrase: &str, but: &[&str]) -> Vec<PhrasedNumber> {
    let numbers = line.match_indices(phrase).filter_map(|(start, _)| {
        let after = clause(&line[start + phrase.len()..]);
        let Counted { middle, number, end } = counted(after)?;
        let range = start..start + phrase.len() + end;
        (!but.iter().any(|word| middle.contains(word))).then_some(PhrasedNumber { range, number })
    });
    numbers.collect()
}

/// How many applications were received: 收到政府信息公开申请2件, 受理2件信息公开申请.
pub(super) fn received(line: &str) -> Vec<PhrasedNumber> {
    let of_all = |Counted { middle, end, .. }: &Counted<'_>, after: &str| {
        let rest = &after[*end..];
        let rest = ["申请", "政府信息", "信息公开申请", "依申请公开"]
            .iter()
            .any(|word| rest.starts_with(word));
        bare(middle) && ((middle.contains("申请")) || (middle.is_empty() && rest))
    };
    verbs(line, &["收到", "接到", "受理"], of_all)
}

/// How many applications were handled, in a sentence on applications: 收到申请2件，答复2件.
pub(super) fn handled(line: &str) -> Vec<PhrasedNumber> {
    let of_all = |Counted { middle, .. }: &Counted<'_>, _: &str| bare(middle) || *middle == "完毕";
    let mut found = verbs(line, &["答复", "办结"], of_all);
    found.retain(|PhrasedNumber { range, .. }| {
        let sentence = &line[line[..range.start].rfind('。').unwrap_or(0)..range.end];
        sentence.contains("公开申请") || sentence.contains("依申请公开")
    });
    found
}

fn verbs(
    line: &str,
    verbs: &[&str],
    of_all: impl Fn(&Counted<'_>, &str) -> bool,
) -> Vec<PhrasedNumber> {
    let mut found = Vec::new();
    for verb in verbs {
        for (start, _) in line.match_indices(verb) {
            let before = &line[..start];
            let before = &before[before.rfind(ENDS).unwrap_or(0)..];
            let after = clause(&line[start + verb.len()..]);
            let Some(counted) = counted(after) else { continue };
            if of_all(&counted, after) && !PARTS.iter().any(|part| before.contains(part)) {
                let range = start..start + verb.len() + counted.end;
                found.push(PhrasedNumber { range, number: counted.number });
            }
        }
    }
    found
}

/// Where a clause ends.
const ENDS: [char; 8] = ['，', '。', '；', '、', '（', '(', ',', ';'];

fn clause(text: &str) -> &str {
    text.find(ENDS).map_or(text, |end| &text[..end])
}

/// Whether nothing but words for applications stands in a text.
fn bare(text: &str) -> bool {
    let mut rest = text;
    while let Some(word) = APPLICATIONS.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

/// The first number of 件 in a clause.
struct Counted<'a> {
    /// What stands before the number.
    middle: &'a str,
    number: f64,
    /// Where 件 ends, in bytes.
    end: usize,
}

fn counted(clause: &str) -> Option<Counted<'_>> {
    let (unit, sign) = clause.char_indices().find(|(_, c)| matches!(c, '件' | '宗'))?;
    let before = clause[..unit].trim_end();
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_han = |c: char| "一二两三四五六七八九十".contains(c);
    let middle = before.trim_end_matches(is_digit);
    let (middle, number) = if middle.len() < before.len() {
        (middle, half_width(&before[middle.len()..]).parse().ok()?)
    } else {
        let middle = before.trim_end_matches(is_han);
        (middle, f64::from(han_number(&before[middle.len()..])?))
    };
    Some(Counted { middle: middle.trim(), number, end: unit + sign.len_utf8() })
}

#[cfg(test)]
mod tests {
    use super::{PhrasedNumber, handled, named, received};

    fn numbers(found: Vec<PhrasedNumber>) -> Vec<f64> {
        found.into_iter().map(|found| found.number).collect()
    }

    #[test]
    fn numbers_in_a_clause() {
        let numbers = |line| numbers(named(line, "行政复议", &["维持"]));
        assert_eq!(numbers("因政府信息公开被申请行政复议2件，行政诉讼3件。"), [2.0]);
        assert_eq!(numbers("行政复议结果维持1件"), Vec::<f64>::new());
        assert_eq!(numbers("行政复议，全年3件"), Vec::<f64>::new());
    }

    #[test]
    fn applications_in_the_words_of_offices() {
        for (line, expected) in [
            ("全年收到政府信息公开申请134件，均按时答复。", vec![134.0]),
            ("共收到申请134件", vec![134.0]),
            ("收到政府信息公开申请一件，已办理完毕", vec![1.0]),
            ("受理依申请公开申请１３４件", vec![134.0]),
            ("接到134件政府信息公开申请", vec![134.0]),
            ("其中，收到自然人申请100件", vec![]),
            ("通过网络收到申请20件", vec![]),
            ("收到低保申请20件", vec![]),
            ("收到行政复议申请2件", vec![]),
            ("收到群众来信20件", vec![]),
            ("未收到政府信息公开申请", vec![]),
        ] {
            assert_eq!(numbers(received(line)), expected, "{line}");
        }
    }

    #[test]
    fn answers_in_a_sentence_on_applications() {
        for (line, expected) in [
            ("收到政府信息公开申请134件，答复130件，结转4件。", vec![130.0]),
            ("收到政府信息公开申请134件，均已办结。", vec![]),
            ("答复网民留言12件。", vec![]),
            ("收到政府信息公开申请1件。办结12345工单20件。", vec![]),
            ("收到政府信息公开申请1件，办结20件。", vec![20.0]),
        ] {
            assert_eq!(numbers(handled(line)), expected, "{line}");
        }
    }
}
