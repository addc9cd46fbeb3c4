//! Numbers of one sign and year that leave some out (DOC-12).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::{document::Document, yaml::key};
use gongbao_site::Site;
use std::collections::BTreeMap;

codes! {
    NUMBER_GAP = "DOC-12" Note "文号不连续" "numbers are left out"
        "同一机关代字、同一年的文号中间缺了几个，也许有文件漏登。"
        "Numbers of one sign and year that leave some out; a document may have been forgotten."
        O "由文号连续编排推出";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut series: BTreeMap<&str, BTreeMap<u32, &Document>> = BTreeMap::new();
    for (index, notice) in site.notices() {
        let number = notice.document_number.as_deref().unwrap_or_default();
        let parts = number.strip_suffix('号').and_then(|rest| rest.rsplit_once('〕'));
        if let Some((sign, Ok(count))) = parts.map(|(sign, count)| (sign, count.parse())) {
            series.entry(sign).or_default().insert(count, &site.documents[index]);
        }
    }
    series.into_iter().filter_map(|(sign, numbers)| left_out(sign, &numbers)).collect()
}

fn left_out(sign: &str, numbers: &BTreeMap<u32, &Document>) -> Option<Finding> {
    let (first, _) = numbers.first_key_value()?;
    let (last, document) = numbers.last_key_value()?;
    let missing: Vec<u32> = (*first..*last).filter(|count| !numbers.contains_key(count)).collect();
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
