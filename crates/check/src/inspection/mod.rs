//! The table of the national inspection: what fails it outright, what passes, what cannot be told from here.
//!
//! 国办秘函〔2019〕19号, 单项否决 (standards 8.1 [S]; the end of item 6 [M]).

mod item;
mod items;

use serde::Serialize;

pub use self::item::{InspectionItem, InspectionResult};
use self::items::Inspector;
use gongbao_base::finding::Finding;
use gongbao_site::Site;

/// The whole table.
#[derive(Debug, Serialize)]
pub struct Inspection {
    /// The site's name.
    pub site: String,
    /// The day.
    pub date: String,
    /// Its items.
    pub rows: Vec<InspectionItem>,
    /// What the office allowed for a time, from the settings.
    pub allowances: Vec<String>,
}

/// Fills the table. `scanned` says whether the built pages were read.
#[must_use]
pub fn inspect(site: &Site, findings: &[Finding], scanned: bool) -> Inspection {
    let inspector = Inspector { site, findings };
    let mut rows = inspector.safety(scanned);
    rows.push(inspector.unknown(
        "2",
        "站点无法访问",
        "一周内每日间隔访问20次以上，15秒打不开的次数达5%以上",
        "要从外网连续访问才能判断",
    ));
    rows.push(inspector.home());
    rows.extend(inspector.columns());
    rows.push(inspector.unknown(
        "5",
        "互动回应差",
        "没有可用的网上咨询渠道，或一年内有效留言超过3个月未答复",
        "互动在上级门户办理，静态页面里没有留言数据",
    ));
    rows.push(inspector.services());
    let allowances = site.settings.allow.iter();
    Inspection {
        site: site.settings.name.clone(),
        date: site.today.to_string(),
        rows,
        allowances: allowances
            .map(|a| format!("{} {}：{}，到 {}", a.code, a.id, a.reason, a.until))
            .collect(),
    }
}
