//! A notice: the official metadata list beside its text, its state, its relations.

use serde::Serialize;

use super::{
    context::PageContext,
    document,
    links::{self, Anchor, Phone},
    state::StateView,
    template::View,
};
use crate::error::BuildError;
use gongbao_base::date::Date;
use gongbao_content::kinds::notice::Notice;
use gongbao_site::{RelatedNotice, plan::topic_id};

/// A row of the metadata list.
#[derive(Debug, Serialize)]
struct MetadataRow {
    /// The official label, such as 索引号.
    label: &'static str,
    /// The value for people.
    value: String,
    /// The value for `<time>`; only of days.
    date: Option<String>,
    /// Where the value leads; only of the topic.
    link: Option<String>,
}

/// Another document.
#[derive(Debug, Serialize)]
struct RelatedLink {
    /// Its title.
    title: String,
    /// The link to its page.
    link: String,
    /// The day of its publication, as `2023-12-01`; absent when it is not known.
    date: Option<String>,
    /// Its state on the day of the build; absent when it has none.
    state: Option<StateView>,
}

/// The time for comments, and how it stands on the day of the build.
#[derive(Debug, Serialize)]
struct CommentPeriodView {
    /// The first day for people, as 2024年3月1日.
    start: String,
    /// The last day for people.
    end: String,
    /// `pending`, `open` or `closed`.
    name: &'static str,
    /// The same in Chinese.
    label: &'static str,
}

/// Whom to ask.
#[derive(Debug, Serialize)]
struct ContactView {
    /// The department; absent when it is not given.
    name: Option<String>,
    /// The phone number; absent when it is not given.
    phone: Option<Phone>,
    /// The address for mail; absent when it is not given.
    email: Option<String>,
    /// The link that begins a letter about the notice; absent without an address.
    mail: Option<String>,
    /// The street address; absent when it is not given.
    address: Option<String>,
}

/// What a notice shows. Templates know it as `notice`.
#[derive(Debug, Serialize)]
struct NoticeView {
    /// The official metadata that are known, in the order of the disclosure platform.
    rows: Vec<MetadataRow>,
    /// The category in Chinese.
    category: &'static str,
    /// The state on the day of the build; absent when it has none.
    state: Option<StateView>,
    /// The last day on which it is in force, as 2024年3月1日; absent when it has none.
    last_day: Option<String>,
    /// The documents that it replaces.
    replaces: Vec<RelatedLink>,
    /// The document that replaced it; absent while it stands.
    repealed_by: Option<RelatedLink>,
    /// The day of its repeal as the file says it, as 2024年3月1日, once that has come; absent otherwise.
    repealed: Option<String>,
    /// The documents that it interprets.
    interprets: Vec<RelatedLink>,
    /// The interpretations of it.
    interpreted_by: Vec<RelatedLink>,
    /// The time for comments; absent when none is asked for.
    period: Option<CommentPeriodView>,
    /// Whom to ask: as the file says, for comments else the office; absent when nothing is known.
    contact: Option<ContactView>,
    /// The document number; absent when it has none.
    number: Option<String>,
    /// The notice before it in the list of all, which is newer; absent on the first.
    newer: Option<Anchor>,
    /// The notice after it in the list of all; absent on the last.
    older: Option<Anchor>,
}

/// The page of a notice, by the document's index in the site.
pub(super) fn view(
    context: &PageContext<'_>,
    index: usize,
    notice: &Notice,
) -> Result<View, BuildError> {
    let data = NoticeView::new(context, index, notice);
    document::view(context, index, "notice.html")?.with("notice", &data)
}

impl RelatedLink {
    fn new(context: &PageContext<'_>, other: RelatedNotice) -> Self {
        let site = context.plan.site;
        let index = match other {
            RelatedNotice::Public(index) => index,
            RelatedNotice::Withdrawn(index) => {
                let document = &site.withdrawn[index];
                return Self {
                    title: document.title.clone(),
                    link: context.page_link(&document.address()),
                    date: None,
                    state: Some(StateView::WITHDRAWN),
                };
            }
        };
        let document = &site.documents[index];
        Self {
            title: document.common.title.clone(),
            link: context.document_link(index),
            date: document.common.published.map(|moment| moment.date.to_string()),
            state: site.states[index].map(StateView::from),
        }
    }
}

impl NoticeView {
    fn new(context: &PageContext<'_>, index: usize, notice: &Notice) -> Self {
        let site = context.plan.site;
        let relations = &site.relations[index];
        let links = |others: &[RelatedNotice]| {
            others.iter().map(|other| RelatedLink::new(context, *other)).collect()
        };
        let interpreted = relations.interpreted_by.iter().copied().map(RelatedNotice::Public);
        Self {
            rows: rows(context, index, notice),
            category: notice.category.label(),
            state: site.states[index].map(StateView::from),
            last_day: notice.last_day().map(Date::chinese),
            replaces: links(&relations.replaces),
            repealed_by: relations.repealed_by.map(|other| RelatedLink::new(context, other)),
            repealed: notice.repealed.filter(|day| *day <= site.today).map(Date::chinese),
            interprets: links(&relations.interprets),
            interpreted_by: links(&interpreted.collect::<Vec<_>>()),
            period: notice.comment_period.as_ref().map(|period| {
                let (name, label) = if site.today < period.start {
                    ("pending", "未开始")
                } else if site.today <= period.end {
                    ("open", "正在征求意见")
                } else {
                    ("closed", "征求意见已结束")
                };
                let (start, end) = (period.start.chinese(), period.end.chinese());
                CommentPeriodView { start, end, name, label }
            }),
            contact: contact(context, index, notice),
            number: notice.document_number.clone(),
            newer: neighbour(context, index, |at| at.checked_sub(1)),
            older: neighbour(context, index, |at| at.checked_add(1)),
        }
    }
}

/// The document that stands beside this one in the list of all of its kind.
fn neighbour(
    context: &PageContext<'_>,
    index: usize,
    beside: impl Fn(usize) -> Option<usize>,
) -> Option<Anchor> {
    let list = context.plan.whole_list(context.plan.site.documents[index].kind.folder)?;
    // Members stand in the order of their indexes.
    let at = list.members.binary_search(&index).ok()?;
    let other = list.members.get(beside(at)?)?;
    Some(Anchor::document(context, *other))
}

/// Whom to ask: as the file says; who asks for comments takes them at the office, when the file names nobody.
fn contact(context: &PageContext<'_>, index: usize, notice: &Notice) -> Option<ContactView> {
    let site = context.plan.site;
    let title = &site.documents[index].common.title;
    let office = &site.settings.org;
    let about = match &notice.comment_period {
        Some(period) if site.today <= period.end => "意见：",
        _ => "咨询：",
    };
    let view = |name, phone: Option<&String>, email: Option<&String>, address: Option<&String>| {
        ContactView {
            name,
            phone: phone.map(|phone| Phone::new(phone)),
            email: email.cloned(),
            mail: email.map(|to| links::mail(to, &format!("{about}{title}"), "")),
            address: address.cloned(),
        }
    };
    let Some(given) = &notice.contact else {
        let (phone, email) = (office.phones.first(), office.email.as_ref());
        let known = phone.is_some() || email.is_some() || office.address.is_some();
        return (notice.comment_period.is_some() && known)
            .then(|| view(Some(office.name.clone()), phone, email, office.address.as_ref()));
    };
    let (phone, email) = (given.phone.as_ref(), given.email.as_ref());
    Some(view(given.name.clone(), phone, email, given.address.as_ref()))
}

/// The metadata list: the eight labels of the disclosure platform in their order, then the terms of validity.
fn rows(context: &PageContext<'_>, index: usize, notice: &Notice) -> Vec<MetadataRow> {
    let site = context.plan.site;
    let document = &site.documents[index];
    let common = &document.common;
    let text = |label, value: Option<String>| {
        value.map(|value| MetadataRow { label, value, date: None, link: None })
    };
    let date = |label, value: Option<Date>| {
        value.map(|value| MetadataRow {
            label,
            value: value.to_string(),
            date: Some(value.to_string()),
            link: None,
        })
    };
    let topic = notice.topic.as_ref().map(|topic| MetadataRow {
        label: "分类",
        value: topic.clone(),
        date: None,
        link: Some(context.page_link(&format!("notices/topic/{}.html", topic_id(site, topic)))),
    });
    let published = common.published.map(|moment| MetadataRow {
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
        date("废止日期", notice.repealed),
    ]
    .into_iter()
    .flatten()
    .collect()
}
