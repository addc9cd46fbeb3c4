//! What a notice shows beside its text: the official metadata list, its state, its relations.

use serde::Serialize;

use super::Here;
use gongbao_base::date::Date;
use gongbao_content::kinds::{Entry, notice::State};
use gongbao_site::plan::lists;

/// A row of the metadata list.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    label: &'static str,
    value: String,
    /// For `<time>`.
    date: Option<String>,
    link: Option<String>,
}

/// A state for templates.
#[derive(Clone, Debug, Serialize)]
pub(super) struct StateView {
    /// The English name, for styles.
    pub(super) name: &'static str,
    /// The Chinese name.
    pub(super) label: &'static str,
}

impl From<State> for StateView {
    fn from(state: State) -> Self {
        Self { name: state.name(), label: state.label() }
    }
}

/// Another document.
#[derive(Debug, Serialize)]
pub(super) struct Related {
    title: String,
    link: String,
    date: Option<String>,
    state: Option<StateView>,
}

/// The time for comments, and how it stands on the day of the build.
#[derive(Debug, Serialize)]
struct Period {
    start: String,
    end: String,
    /// `pending`, `open` or `closed`.
    name: &'static str,
    label: &'static str,
}

/// Whom to ask.
#[derive(Debug, Serialize)]
struct Contact {
    name: Option<String>,
    phone: Option<super::shell::Phone>,
    email: Option<String>,
    address: Option<String>,
}

/// A notice.
#[derive(Debug, Serialize)]
pub(super) struct NoticeView {
    rows: Vec<Row>,
    category: &'static str,
    state: Option<StateView>,
    /// The last day on which it is in force, for people.
    last_day: Option<String>,
    replaces: Vec<Related>,
    repealed_by: Option<Related>,
    interprets: Vec<Related>,
    interpreted_by: Vec<Related>,
    period: Option<Period>,
    contact: Option<Contact>,
}

/// Another document as a link.
pub(super) fn related(here: &Here<'_>, index: usize) -> Related {
    let site = here.plan.site;
    let document = &site.documents[index];
    Related {
        title: document.common.title.clone(),
        link: here.document(index),
        date: document.common.published.map(|moment| moment.date.to_string()),
        state: site.states[index].map(StateView::from),
    }
}

impl NoticeView {
    pub(super) fn new(here: &Here<'_>, index: usize) -> Self {
        let site = here.plan.site;
        let document = &site.documents[index];
        let relations = &site.relations[index];
        let many = |indexes: &[usize]| indexes.iter().map(|other| related(here, *other)).collect();
        let Entry::Notice(notice) = &document.entry else {
            return Self {
                rows: Vec::new(),
                category: "",
                state: None,
                last_day: None,
                replaces: Vec::new(),
                repealed_by: None,
                interprets: Vec::new(),
                interpreted_by: Vec::new(),
                period: None,
                contact: None,
            };
        };
        Self {
            rows: rows(here, index),
            category: notice.category.label(),
            state: site.states[index].map(StateView::from),
            last_day: notice.last_day().map(Date::chinese),
            replaces: many(&relations.replaces),
            repealed_by: relations.repealed_by.map(|other| related(here, other)),
            interprets: many(&relations.interprets),
            interpreted_by: many(&relations.interpreted_by),
            period: notice.comment_period.as_ref().map(|period| {
                let (name, label) = if site.today < period.start {
                    ("pending", "未开始")
                } else if site.today <= period.end {
                    ("open", "正在征求意见")
                } else {
                    ("closed", "征求意见已结束")
                };
                Period { start: period.start.chinese(), end: period.end.chinese(), name, label }
            }),
            contact: notice.contact.as_ref().map(|contact| Contact {
                name: contact.name.clone(),
                phone: contact.phone.as_deref().map(super::shell::Phone::new),
                email: contact.email.clone(),
                address: contact.address.clone(),
            }),
        }
    }
}

/// The metadata list: the eight labels of the disclosure platform in their order, then the terms of validity.
fn rows(here: &Here<'_>, index: usize) -> Vec<Row> {
    let site = here.plan.site;
    let document = &site.documents[index];
    let Entry::Notice(notice) = &document.entry else { return Vec::new() };
    let common = &document.common;
    let text = |label, value: Option<String>| {
        value.map(|value| Row { label, value, date: None, link: None })
    };
    let date = |label, value: Option<Date>| {
        value.map(|value| Row {
            label,
            value: value.to_string(),
            date: Some(value.to_string()),
            link: None,
        })
    };
    let topic = notice.topic.as_ref().map(|topic| Row {
        label: "分类",
        value: topic.clone(),
        date: None,
        link: Some(here.page(&format!("notices/topic/{}.html", lists::topic_id(site, topic)))),
    });
    let published = common.published.map(|moment| Row {
        label: "发布日期",
        value: moment.to_string(),
        date: Some(match moment.time {
            Some(_) => moment.rfc3339(),
            None => moment.date.to_string(),
        }),
        link: None,
    });
    [
        text("索引号", notice.index_number.clone()),
        topic,
        text("发布机构", notice.issuer.clone()),
        date("成文日期", notice.written),
        text("名称", Some(common.title.clone())),
        text("文号", notice.document_number.clone()),
        published,
        text("主题词", (!common.keywords.is_empty()).then(|| common.keywords.join("、"))),
        text("体裁", notice.genre.clone()),
        date("施行日期", notice.effective),
        date("失效日期", notice.last_day()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
