//! Where an address goes down to a house: pairs of a number and what it counts, such as 12号3栋401室, 3队12号.

use gongbao_base::text::is_han;
use std::ops::Range;

/// What numbers of an address count, and whether it is within a building or hamlet.
const UNITS: [(&str, bool); 15] = [
    ("号楼", true),
    ("单元", true),
    ("门牌", false),
    ("号", false),
    ("栋", true),
    ("幢", true),
    ("座", true),
    ("室", true),
    ("房", true),
    ("队", true),
    ("社", true),
    ("组", true),
    ("层", true),
    ("楼", true),
    ("户", true),
];

/// What an address is in, before its first number.
const PLACES: &str = "路街巷道里弄坊村屯庄寨园苑庭邸区湾坑塘岗社城厦楼院场";

/// The first address of a text that is finer than a house on a road: at least two pairs, one of them within a building.
pub(super) fn fine_address(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(at) = text[from..].find(is_numeral).map(|at| from + at) {
        let (end, pairs, within) = pairs(&text[at..]);
        let placed = place_before(&text[..at]);
        if let Some(start) = placed.filter(|_| pairs >= 2 && within) {
            return Some(start..at + end);
        }
        let numeral = text[at..].find(|c| !is_numeral(c)).unwrap_or(text.len() - at);
        from = at + end.max(numeral);
    }
    None
}

/// How far pairs of number and unit reach, how many they are, and whether one is within a building. A last number may stand
/// alone: 3栋2单元501.
fn pairs(text: &str) -> (usize, usize, bool) {
    let (mut end, mut count, mut within) = (0, 0, false);
    loop {
        let rest = text[end..].trim_start_matches([' ', '-', '—', '第', '之', '自', '编']);
        let start = text.len() - rest.len();
        let numeral = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        if numeral == 0 {
            return (end, count, within);
        }
        let after = &rest[numeral..];
        match UNITS.iter().find(|(unit, _)| after.starts_with(unit)) {
            Some((unit, inside)) => {
                end = start + numeral + unit.len();
                within |= inside;
            }
            None if count > 0 && (3..=4).contains(&numeral) && !after.starts_with(is_han_unit) => {
                return (start + numeral, count + 1, true);
            }
            None => return (end, count, within),
        }
        count += 1;
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c) || matches!(c, 'A'..='H' | '０'..='９')
}

/// Whether a number counts something else.
fn is_han_unit(c: char) -> bool {
    "年月日元人件个平米".contains(c)
}

/// Where the name of a place begins that ends before a number.
fn place_before(before: &str) -> Option<usize> {
    let name = before.trim_end_matches(|c: char| is_han(c) || c.is_ascii_alphanumeric()).len();
    let tail: String = before[name..].chars().rev().take(6).collect();
    tail.contains(|c| PLACES.contains(c)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::fine_address;

    #[test]
    fn down_to_the_room_or_the_hamlet() {
        for (text, expected) in [
            ("住某某街道甲路12号3栋401室。", Some("住某某街道甲路12号3栋401室")),
            ("某某村3队12号", Some("某某村3队12号")),
            ("甲村第六组15号", Some("甲村第六组15号")),
            ("乙小区5幢2单元301", Some("乙小区5幢2单元301")),
            ("丙花园A座1203房", Some("丙花园A座1203房")),
            ("甲路12号", None),
            ("某某街道某某社区", None),
            ("第3组12号文件", None),
            ("2024年3月4日", None),
        ] {
            assert_eq!(fine_address(text).map(|range| &text[range]), expected, "{text}");
        }
    }
}
