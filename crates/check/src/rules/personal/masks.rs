//! Masked numbers that can be put together again (PII-08; standards 8.2).

use super::person;
use crate::reading::Reading;
use gongbao_base::{codes, finding::Finding};
use std::ops::Range;

codes! {
    MASK_TOO_THIN = "PII-08" Warning "打码不够，可以还原" "a mask that can be undone"
        "同一个号码在不同地方遮了不同的位，或者遮得太少，合起来就是完整号码。"
        "The same number masked in two ways, or hardly masked, is the whole number."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条、第二十八条；打码样式见永安市政府办2023年1月4日通知";
}

/// Fewer hidden digits can be tried out, ten at a time.
const LEAST_HIDDEN: usize = 4;

/// A number with some of its characters hidden.
#[derive(Debug)]
struct MaskedNumber {
    range: Range<usize>,
    characters: Vec<char>,
    /// Whether it may be a measure: nothing says that it is somebody's.
    measure: bool,
}

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in reading.views() {
        findings.extend(find(passage).into_iter().map(|range| {
            Finding::new(&MASK_TOO_THIN, reading.place(&passage.text, &range))
                .says("打码不够，可以还原", "the mask can be undone")
                .help(
                    "身份证号只留前2位和后3位，手机号只留前3位和后4位，全文一个样",
                    "keep two and three digits of an identity number, three and four of a phone, the same everywhere",
                )
        }));
    }
    findings
}

/// Ranges of masked numbers that show too much: one that hides only what can be guessed, or two of the same person that
/// hide different parts.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let all = masked_numbers(text);
    let mut found: Vec<Range<usize>> = all
        .iter()
        .filter(|number| !number.measure && shows_too_much(number))
        .map(|n| n.range.clone())
        .collect();
    for (at, first) in all.iter().enumerate() {
        // A pair stands near each other: two lists of the same people.
        for second in all[at + 1..].iter().take(200) {
            if together(&first.characters, &second.characters) {
                found.push(second.range.clone());
            }
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}

fn hidden(c: char) -> bool {
    matches!(c, '*' | '＊' | '×' | '●' | '＃' | '#' | '■' | '█' | '○')
}

/// Spaces that hold a number together, as editors put them into long ones.
fn is_joint(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// Runs of 11 or 16 to 19 digits and stars, with some of each.
fn masked_numbers(text: &str) -> Vec<MaskedNumber> {
    let part = |c: char| c.is_ascii_digit() || hidden(c) || matches!(c, 'X' | 'x');
    let mut all = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(part).map(|at| rest + at) {
        let stops = |c: char| !part(c) && !is_joint(c);
        let end = text[start..].find(stops).map_or(text.len(), |at| start + at);
        let end = start + text[start..end].trim_end_matches(is_joint).len();
        let characters: Vec<char> = text[start..end].chars().filter(|c| part(*c)).collect();
        let stars = characters.iter().filter(|c| hidden(**c)).count();
        if matches!(characters.len(), 11 | 16..=19) && (1..characters.len()).contains(&stars) {
            let measure = is_product(&text[start..end]) && !is_told(&text[..start]);
            all.push(MaskedNumber { range: start..end, characters, measure });
        }
        rest = end;
    }
    all
}

/// Whether single stars stand between digits, as in measures: 1200*600*75.
fn is_product(text: &str) -> bool {
    let parts: Vec<&str> = text.split(hidden).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    parts.iter().all(digits) && (parts.len() > 2 || text.chars().count() <= 11)
}

/// Whether what stands before says that a number of somebody follows.
fn is_told(before: &str) -> bool {
    const LABELS: [&str; 9] =
        ["电话", "手机", "联系", "身份", "证件", "号码", "卡号", "账号", "账户"];
    let near = before.char_indices().rev().nth(11).map_or(before, |(at, _)| &before[at..]);
    let named = before.trim_end_matches([' ', '，', ',', '：', ':', '\u{1f}']);
    LABELS.iter().any(|label| near.contains(label)) || person::ends_with_name(named)
}

/// A number that hides so little that all of it can be tried, or an identity number that shows birthday and last digits: region
/// codes are few.
fn shows_too_much(number: &MaskedNumber) -> bool {
    let c = &number.characters;
    let stars = c.iter().filter(|c| hidden(**c)).count();
    let starts = c[0] == '1' || c.len() != 11;
    stars < LEAST_HIDDEN && starts && c.iter().filter(|c| c.is_ascii_digit()).count() >= 8
        || c.len() == 18 && c[6..14].iter().chain(&c[14..]).all(|c| !hidden(*c))
}

/// Whether two masked numbers agree, and show all of it between them, and neither alone.
fn together(first: &[char], second: &[char]) -> bool {
    if first.len() != second.len() {
        return false;
    }
    let pairs = || first.iter().zip(second);
    let agree = pairs().all(|(a, b)| hidden(*a) || hidden(*b) || a.eq_ignore_ascii_case(b));
    let shared = pairs().filter(|(a, b)| !hidden(**a) && !hidden(**b)).count();
    agree && shared >= 4 && pairs().all(|(a, b)| !hidden(*a) || !hidden(*b))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn what_can_be_put_together() {
        for (text, count) in [
            ("35*************123", 0),
            ("******194912310021", 1),
            ("110105********002X 和 1101051949****002X", 0),
            ("110105********002X 和 110105194912310***", 1),
            ("138****8000 138****8000", 0),
            ("138****8000 1380013****", 0),
            ("1380****000 138*0138000", 1),
            ("1381234567* 138***45678", 2),
            ("1367*\u{A0}390036", 1),
            ("138****8000\u{A0}人", 0),
            ("11010519491231002*", 1),
            ("622202021234567890*", 1),
            ("60*40*30 2*3*4*5*600", 0),
            ("1200*600*75、15000*40000", 0),
            ("张某，131518195*8", 1),
            ("联系方式：131518195*8", 1),
            ("2024-01-02 **** 重点 ****", 0),
        ] {
            assert_eq!(find(text).len(), count, "{text}");
        }
    }
}
