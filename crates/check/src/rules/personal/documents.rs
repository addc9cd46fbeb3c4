//! Numbers of passports, travel permits and officers' cards (PII-13): without a check digit, so only after their label.

use super::{
    labelled::{after_labels, tokens},
    number,
    word_finder::WordFinder,
};
use crate::reading::Reading;
use gongbao_base::{codes, finding::Finding};
use std::{ops::Range, sync::LazyLock};

codes! {
    DOCUMENT_NUMBER = "PII-13" Error "疑似完整的证件号" "a whole number of a passport or permit"
        "护照、港澳台通行证、回乡证、台胞证、军官证等证件号码和身份证号一样，不能完整公开。只留头尾各两三位，其余用 * 代替；用不着就删去。"
        "Numbers of passports, permits and officers' cards are masked as identity numbers are, or left out (Disclosure Regulations art. 15, Personal Information Protection Law art. 28)."
        P "政府信息公开条例第十五条；个人信息保护法第二十八条";
}

const LABELS: [&str; 14] = [
    "护照",
    "通行证",
    "回乡证",
    "台胞证",
    "军官证",
    "士兵证",
    "警官证",
    "士官证",
    "文职干部证",
    "军人证",
    "海员证",
    "旅行证",
    "永久居留",
    "居留证",
];

static LABELLED: LazyLock<WordFinder> = LazyLock::new(|| WordFinder::new(LABELS));

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    tokens(reading, &LABELLED, is_document)
        .into_iter()
        .map(|place| {
            Finding::new(&DOCUMENT_NUMBER, place)
                .says("疑似完整的证件号", "looks like a whole number of a passport or permit")
                .help("打码（如 E1*****78），或删去", "mask it, as in E1*****78, or leave it out")
        })
        .collect()
}

/// Where such numbers stand in a text after their label.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    after_labels(text, &LABELLED, is_document)
}

/// Up to three letters and seven to twelve digits, or the character of a service before them.
fn is_document(token: &str) -> bool {
    let plain = token.trim_start_matches(|c: char| !c.is_ascii()).trim_start_matches('第');
    let letters = plain.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    // What is found by its own form is told by its own rule, and a landline begins with a zero.
    let other = !number::find(token).is_empty() || plain.starts_with('0');
    letters <= 3 && (6..=15).contains(&digits) && (letters > 0 || digits <= 10) && !other
}
