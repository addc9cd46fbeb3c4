//! Terms of notices and times for comments that end.

use super::item::{Due, message};
use crate::site::Site;
use gongbao_base::{date::Date, finding::Place};
use gongbao_content::kinds::notice::State;

/// Terms of notices and times for comments that have not ended yet.
pub(super) fn all(site: &Site) -> Vec<Due> {
    let mut all = Vec::new();
    for (index, notice) in site.notices() {
        let document = &site.documents[index];
        let title = &document.common.title;
        let mut add = |date: Date, zh: &str, en: &str, basis: &'static str| {
            all.push(Due {
                date,
                what: message(format!("{zh}：{title}"), format!("{en}: {title}")),
                basis: basis.into(),
                place: Place::file(&document.path()),
                late: None,
            });
        };
        if let Some(last) = notice.last_day()
            && matches!(site.states[index], Some(State::InForce | State::Expiring | State::Pending))
        {
            add(
                last,
                "评估后决定延续、修订或废止",
                "renew, revise or repeal",
                "广州市行政规范性文件管理规定",
            );
        }
        if let Some(period) = notice.comment_period.as_ref().filter(|p| p.end >= site.today) {
            add(
                period.end,
                "征求意见或公示截止",
                "comments end",
                "重大行政决策程序暂行条例第十五条",
            );
        }
    }
    all
}
