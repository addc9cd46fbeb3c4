//! What the wording of a title tells for certain: the kind, the category, a report's year and type.

use super::field_set::FieldSet;
use crate::{front_matter::FieldOrigin, genre::genre};
use gongbao_base::finding::Message;
use gongbao_content::kinds::{KINDS, Kind};

/// The kind of document that a title names; a notice when it names none.
pub(super) fn kind(title: &str) -> &'static Kind {
    let yearly = title.contains("报告") || title.contains("年报");
    let about = title.contains("法治政府建设") || title.contains("信息公开");
    let name = if yearly && about && year(title).is_some() { "report" } else { "notice" };
    Kind::named(name).unwrap_or(&KINDS[0])
}

/// The fields that the title tells.
pub(super) fn fields(fields: &mut FieldSet) {
    let Some(title) = fields.get("title").map(str::to_owned) else { return };
    let place = || Message::new(format!("标题“{title}”"), format!("the title `{title}`"));
    let mut put = |key: &str, value: &str| fields.put(key, value, FieldOrigin::Inferred, place());
    put("类别", category(&title).unwrap_or_default());
    put("体裁", genre(&title).unwrap_or_default());
    put("年度", year(&title).unwrap_or_default());
    put("报告类型", about(&title).unwrap_or_default());
}

/// The category that a title names by its own word.
fn category(title: &str) -> Option<&'static str> {
    const POLICY: [&str; 9] =
        ["办法", "规定", "细则", "意见", "方案", "规划", "规则", "制度", "预案"];
    const ANNOUNCED: [&str; 6] = ["通告", "公告", "通知", "公开信", "启事", "倡议书"];
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if has(&["解读"]) {
        Some("政策解读")
    } else if has(&["公示"]) {
        Some("公示")
    } else if has(&POLICY) && !has(&["征求"]) {
        Some("政策文件")
    } else if has(&ANNOUNCED) || has(&["征求"]) {
        Some("通知公告")
    } else {
        None
    }
}

fn year(title: &str) -> Option<&str> {
    title.match_indices('年').find_map(|(at, _)| {
        let year = title.get(at.checked_sub(4)?..at)?;
        (year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit())).then_some(year)
    })
}

fn about(title: &str) -> Option<&'static str> {
    if title.contains("信息公开") {
        Some("政府信息公开")
    } else {
        title.contains("法治政府").then_some("法治政府建设")
    }
}
