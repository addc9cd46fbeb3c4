//! Number plates beside what tells whose they are (PII-14).

use super::clause::sentence_around;
use crate::reading::Reading;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::published::PublishedText;
use std::ops::Range;

codes! {
    NUMBER_PLATE = "PII-14" Warning "疑似个人的车牌号" "a person's number plate"
        "车牌号和车主、驾驶人写在一起就能认出人，应遮住后几位，如 粤A**345。单独的车牌（如清理废弃车辆的公告）不提示。"
        "A number plate beside its owner or driver tells who that is; mask it. A plate alone, as in a notice on abandoned cars, is no finding (Personal Information Protection Law art. 25)."
        P "个人信息保护法第二十五条";
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// Words that say whose a plate is.
const OWNERS: [&str; 10] =
    ["车主", "驾驶人", "驾驶员", "所有人", "姓名", "身份证", "家住", "住址", "当事人", "户主"];

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in reading.passages() {
        for range in plates(passage) {
            if is_told(passage, &range) || is_below_owner(reading, &passage.text, range.start) {
                findings.push(
                    Finding::new(&NUMBER_PLATE, reading.place(&passage.text, &range))
                        .says("疑似个人的车牌号", "looks like a person's number plate")
                        .help(
                            "遮住几位，如 粤A**345，或删去",
                            "mask it, as in 粤A**345, or leave it out",
                        ),
                );
            }
        }
    }
    findings
}

/// Where plates stand in a text beside what tells whose they are.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = plates(text);
    found.retain(|range| is_told(text, range));
    found
}

/// Whether the sentence of a plate says whose it is.
fn is_told(text: &str, plate: &Range<usize>) -> bool {
    let sentence = &text[sentence_around(text, plate)];
    OWNERS.iter().any(|word| sentence.contains(word))
}

/// Whether a byte of a text stands in a table that says whose things are.
fn is_below_owner(reading: &Reading<'_>, text: &PublishedText, at: usize) -> bool {
    reading.tables().iter().filter(|table| std::ptr::eq(table.text, text)).any(|table| {
        table.rows.iter().flatten().any(|cell| cell.contains(&at))
            && table.heads().any(|head| OWNERS.iter().any(|word| head.contains(word)))
    })
}

/// The plates of a text: 粤A12345, 粤AD12345.
fn plates(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (region, _) in text.match_indices(|c: char| c.is_ascii_uppercase()) {
        let Some(province) = text[..region].chars().next_back().filter(|c| PROVINCES.contains(*c))
        else {
            continue;
        };
        let rest = &text[region + 1..];
        let gap = rest.len() - rest.trim_start_matches(['·', '•', ' ', '-']).len();
        let number = rest[gap..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        let digits = rest[gap..gap + number].bytes().filter(u8::is_ascii_digit).count();
        if matches!(number, 5 | 6) && digits >= 3 && !rest[gap + number..].starts_with('*') {
            found.push(region - province.len_utf8()..region + 1 + gap + number);
        }
    }
    found
}
