//! Columns that grow stale: the home page, the notices, and the topics that have a limit.

use std::borrow::Cow;

use super::item::{Due, message};
use crate::{codes, site::Site};
use gongbao_base::{date::Date, finding::Place};
use gongbao_content::{document::Document, kinds::Entry, settings};

/// The newest day on which one of these was published, not after today.
fn newest<'a>(site: &Site, documents: impl Iterator<Item = &'a Document>) -> Option<Date> {
    let days = documents.filter_map(|document| document.common.published);
    days.map(|moment| moment.date).filter(|day| *day <= site.today).max()
}

/// The columns: the home page, the notices, and the topics that have a limit.
pub(super) fn all(site: &Site) -> Vec<Due> {
    let limits = site.settings.limits;
    let notice = |document: &&Document| matches!(document.entry, Entry::Notice(_));
    let mut all = Vec::new();
    let mut column = |name: &str, en: &str, newest: Option<Date>, days: i32, code, basis| {
        all.extend(newest.map(|newest| Due {
            date: newest.plus_days(days),
            what: message(format!("更新栏目：{name}"), format!("add to the column {en}")),
            basis: Cow::Borrowed(basis),
            place: Place::file(settings::FILE),
            // One that cannot be read may be newer.
            late: site.unread.is_empty().then_some(code),
        }));
    };
    const RULE: &str = "国办秘函〔2019〕19号：单项否决指标";
    let all_documents = newest(site, site.documents.iter());
    column("首页", "home", all_documents, limits.home, &codes::HOME_STALE, RULE);
    let notices = newest(site, site.documents.iter().filter(notice));
    column("政策文件", "notices", notices, limits.notices, &codes::NOTICES_STALE, RULE);
    for topic in &site.settings.topics {
        let Some(days) = topic.max_age_days else { continue };
        let of_topic = site.documents.iter().filter(|document| match &document.entry {
            Entry::Notice(notice) => notice.topic.as_deref() == Some(topic.name.as_str()),
            _ => false,
        });
        let newest = newest(site, of_topic);
        let name = topic.name.as_str();
        column(name, name, newest, i32::from(days), &codes::COLUMN_STALE, "本单位设定的更新期限");
    }
    all
}
