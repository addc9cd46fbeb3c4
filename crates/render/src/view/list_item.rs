//! A document in a list, on list pages and on the home page.

use serde::Serialize;

use super::{
    context::PageContext,
    links::Phone,
    open_days::{self, OpenDayView},
    shell,
    state::StateView,
};
use gongbao_content::kinds::Entry;

/// A document in a list.
#[derive(Debug, Serialize)]
pub(super) struct ListItem {
    /// The title.
    title: String,
    /// The link to its page.
    link: String,
    /// What goes before the title: 【草稿】, 【已废止】, 【已失效】, or nothing.
    prefix: &'static str,
    /// The day of publication as `2023-12-01`, else the day it was written; absent when neither is known.
    date: Option<String>,
    /// The document number; absent when it has none.
    number: Option<String>,
    /// The category in Chinese; only of notices.
    category: Option<&'static str>,
    /// The state on the day of the build; only of notices that have one.
    state: Option<StateView>,
    /// The summary; absent when there is none.
    summary: Option<String>,
    /// The index number (索引号); only of notices.
    index_number: Option<String>,
    /// The community; only of stations.
    community: Option<String>,
    /// The street address; only of stations.
    address: Option<String>,
    /// The next open day; only of stations, absent when it is not known.
    next_open: Option<OpenDayView>,
    /// The phone numbers; empty but for stations.
    phones: Vec<Phone>,
    /// The type in Chinese; only of stations and reports.
    kind: Option<&'static str>,
    /// Whether the service is free; only of stations.
    free: bool,
    /// The year that is reported; only of reports.
    year: Option<u16>,
}

impl ListItem {
    pub(super) fn new(context: &PageContext<'_>, index: usize) -> Self {
        let site = context.plan.site;
        let document = &site.documents[index];
        let mut item = Self {
            title: document.common.title.clone(),
            link: context.document_link(index),
            prefix: shell::title_prefix(context, index),
            date: document.date().map(|date| date.to_string()),
            number: document.entry.own().number().map(str::to_owned),
            category: None,
            state: site.states[index].map(StateView::from),
            summary: document.common.summary.clone(),
            index_number: None,
            community: None,
            address: None,
            next_open: None,
            phones: Vec::new(),
            kind: None,
            free: false,
            year: None,
        };
        match &document.entry {
            Entry::Notice(notice) => {
                item.index_number.clone_from(&notice.index_number);
                item.category = Some(notice.category.label());
            }
            Entry::Station(station) => {
                item.community.clone_from(&station.community);
                item.address.clone_from(&station.address);
                let hours = station.opening().hours;
                let next = open_days::next(&hours, site.today, 1);
                item.next_open = next.into_iter().next();
                item.phones = station.phones.iter().map(|phone| Phone::new(phone)).collect();
                item.kind = Some(station.type_of().label());
                item.free = station.free;
            }
            Entry::Report(report) => {
                item.kind = Some(report.report_type.label());
                item.year = Some(report.year);
            }
            // What else there is of a kind stands on its own pages.
            _ => {}
        }
        item
    }
}
