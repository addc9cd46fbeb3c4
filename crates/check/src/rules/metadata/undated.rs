//! Notices and reports say when they were published (FIELD-08).

use super::unanswered::MARK;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::Entry, yaml::key};
use gongbao_site::Site;

codes! {
    UNDATED = "FIELD-08" Warning "未填发布日期" "no publication date"
        "未标明发布时间的信息，检查时按“未更新”处理（政府网站发展指引）。查到后请补上 published。"
        "Inspections treat an undated page as not updated. Add `published` when it is known."
        S "政府信息公开平台元数据（国办公开办函〔2019〕61号）";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.documents.iter().filter_map(undated).collect()
}

fn undated(document: &Document) -> Option<Finding> {
    let dated_kind = matches!(document.entry, Entry::Notice(_) | Entry::Report(_));
    let typed = document
        .front
        .lines()
        .find_map(|line| ["published", "发布日期"].iter().find_map(|key| line.strip_prefix(key)));
    let typed = typed.map(|rest| rest.trim_start_matches(':').trim());
    // A date that was refused has its finding already, and so has one that an import asks for.
    let is_empty = |value: &str| {
        matches!(value, "" | "~" | "null" | "\"\"" | "''")
            || (value.starts_with('#') && !value.starts_with(MARK))
    };
    if !dated_kind || typed.is_some_and(|value| !is_empty(value)) {
        return None;
    }
    let published = document.key("published");
    let (place, zh, en) = match typed {
        Some(_) => (document.place(&[key("published")]), "填上", "write"),
        None => (Place::at(&document.path(), 1, 1, 3), "加上一行", "add a line"),
    };
    Some(Finding::new(&UNDATED, place).says("未填发布日期", "no publication date").help(
        format!("查到后{zh}：{published}: 2023-12-01"),
        format!("{en} `{published}: 2023-12-01` when it is known"),
    ))
}
