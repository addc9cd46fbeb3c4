//! Number plates beside what tells whose they are (PII-14).

use super::{clause::sentence_around, person::ends_with_name};
use crate::reading::{PublishedTable, Reading};
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
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

/// What a plate is called.
const LABELS: [&str; 9] =
    ["车牌号码", "车牌号", "车牌", "号牌号码", "号牌", "车辆", "汽车", "小车", "轿车"];

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in reading.views() {
        for range in plates(passage) {
            if is_told(passage, &range) {
                findings.push(report(reading.place(&passage.text, &range)));
            }
        }
    }
    for (row, range) in reading.tables().iter().flat_map(below_owner) {
        findings.push(report(reading.place(&row, &range)));
    }
    findings
}

fn report(place: Place) -> Finding {
    Finding::new(&NUMBER_PLATE, place)
        .says("疑似个人的车牌号", "looks like a person's number plate")
        .help("遮住几位，如 粤A**345，或删去", "mask it, as in 粤A**345, or leave it out")
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
    OWNERS.iter().any(|word| sentence.contains(word)) || is_after_name(&text[..plate.start])
}

/// Whether a name stands before: 张某的车辆…, 李某，号牌….
fn is_after_name(before: &str) -> bool {
    let before = before.trim_end_matches(['：', ':', '为', '是', ' ']);
    let label = LABELS.iter().find_map(|label| before.strip_suffix(label)).unwrap_or(before);
    let owner = label.trim_end_matches(['的', '，', ',', '、', ' ', '（', '(']);
    owner.len() < label.len() && ends_with_name(owner)
}

/// The plates in the rows of a table that says whose things are.
pub(crate) fn below_owner(table: &PublishedTable<'_>) -> Vec<(PublishedText, Range<usize>)> {
    if !table.heads().any(|head| OWNERS.iter().any(|word| head.contains(word))) {
        return Vec::new();
    }
    let rows = table.labelled_rows().flat_map(|row| {
        plates(row.text()).into_iter().map(|range| (row.clone(), range)).collect::<Vec<_>>()
    });
    rows.collect()
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
