//! What goes out, or is taken down, on a day that is still to come: nobody has to do anything but build on that day.

use super::item::{Due, message};
use crate::site::Site;
use gongbao_base::{date::Date, finding::Place};
use gongbao_content::{document::LeftOutReason, yaml::key};

/// Publications and withdrawals on days to come; those of drafts are no plans yet.
pub(super) fn all(site: &Site) -> Vec<Due> {
    let mut all = Vec::new();
    let mut add = |date: Date, [zh, en]: [&str; 2], title: &str, place: Place| {
        all.push(Due {
            date,
            what: message(format!("{zh}：{title}"), format!("{en}: {title}")),
            basis: "本单位的计划".into(),
            place,
            late: None,
        });
    };
    for left in &site.left_out {
        if let LeftOutReason::Planned(day) = left.why {
            add(day, PUBLISH, &left.title, left.place.clone());
        }
    }
    for document in site.documents.iter().filter(|document| !document.common.draft) {
        let title = &document.common.title;
        if let Some(day) = document.planned(site.today) {
            add(day, PUBLISH, title, document.place(&[key("published")]));
        }
        if let Some(day) = document.leaves() {
            add(day, TAKE_DOWN, title, document.place(&[key("withdrawn")]));
        }
    }
    all
}

const PUBLISH: [&str; 2] = ["待发布，当天生成一次", "goes out with a build on that day"];
const TAKE_DOWN: [&str; 2] = ["待撤下，当天生成一次", "is taken down with a build on that day"];
