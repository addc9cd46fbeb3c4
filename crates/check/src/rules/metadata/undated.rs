//! Notices and reports say when they were published (FIELD-08).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{document::Document, kinds::Entry};
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
    // A date that was refused has its finding already.
    let typed = document
        .front
        .lines()
        .any(|line| line.starts_with("published") || line.starts_with("发布日期"));
    if !dated_kind || typed {
        return None;
    }
    let published = document.key("published");
    Some(
        Finding::new(&UNDATED, Place::at(&document.path(), 1, 1, 3))
            .says("未填发布日期", "no publication date")
            .help(
                format!("查到后加上一行：{published}: 2023-12-01"),
                format!("add a line `{published}: 2023-12-01` when it is known"),
            ),
    )
}
