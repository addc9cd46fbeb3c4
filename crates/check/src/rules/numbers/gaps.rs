//! Numbers of one sign and year that leave some out (DOC-12).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::{declaration::KindDeclaration as _, notice::Notice},
    yaml::key,
};
use gongbao_site::Site;
use std::collections::{BTreeMap, BTreeSet};

codes! {
    NUMBER_GAP = "DOC-12" Note "文号不连续" "numbers are left out"
        "同一机关代字、同一年的文号中间缺了几个，也许有文件漏登。"
        "Numbers of one sign and year that leave some out; a document may have been forgotten."
        O "由文号连续编排推出";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    if site.has_unread(Notice::NAME) {
        return Vec::new();
    }
    let mut series: BTreeMap<&str, BTreeMap<u32, &Document>> = BTreeMap::new();
    let mut gone: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for (index, notice) in site.notices() {
        if let Some((sign, count)) = notice.document_number.as_deref().and_then(parts) {
            series.entry(sign).or_default().insert(count, &site.documents[index]);
        }
    }
    for document in &site.withdrawn {
        // What was taken down has its number still.
        if let Some((sign, count)) = document.number.as_deref().and_then(parts) {
            gone.entry(sign).or_default().insert(count);
        }
    }
    let none = BTreeSet::new();
    let series = series.into_iter();
    series
        .filter_map(|(sign, numbers)| left_out(sign, &numbers, gone.get(sign).unwrap_or(&none)))
        .collect()
}

/// The sign with its year, and the number, of a document number.
fn parts(number: &str) -> Option<(&str, u32)> {
    let (sign, count) = number.strip_suffix('号')?.rsplit_once('〕')?;
    Some((sign, count.parse().ok()?))
}

fn left_out(
    sign: &str,
    numbers: &BTreeMap<u32, &Document>,
    gone: &BTreeSet<u32>,
) -> Option<Finding> {
    let (first, _) = numbers.first_key_value()?;
    let (last, document) = numbers.last_key_value()?;
    let missing: Vec<u32> = (*first..*last)
        .filter(|count| !numbers.contains_key(count) && !gone.contains(count))
        .collect();
    // A few that are left out may be forgotten; many are simply not for publication.
    if missing.is_empty() || missing.len() > 3 || numbers.len() < 3 {
        return None;
    }
    let named: Vec<String> = missing.iter().map(|count| format!("{count}号")).collect();
    Some(
        Finding::new(&NUMBER_GAP, document.place(&[key("document_number")]))
            .says(
                format!("文号不连续：{sign}〕缺{}", named.join("、")),
                format!("numbers of {sign}〕 are left out: {missing:?}"),
            )
            .help("不公开的不用管；漏登的补上", "leave what is not public; add what was forgotten"),
    )
}
