//! The lists of the site: all of a kind, and by each facet; what is in them, and where their pages stand.

use std::collections::BTreeMap;

use crate::Site;
use gongbao_base::{date::Date, digest::Digest};
use gongbao_content::{
    document::Document,
    kinds::{
        Entry,
        notice::{Category, State},
        report::ReportType,
    },
};

/// By what the members of a list belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// All of a kind.
    All,
    /// Notices of a category.
    Category,
    /// Notices of a topic.
    Topic,
    /// Documents of a year.
    Year,
    /// Notices in a state.
    State,
    /// Stations of a community.
    Community,
    /// Stations that offer a service.
    Service,
    /// Reports of a type.
    Type,
}

impl Facet {
    /// The Chinese name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "全部",
            Self::Category => "类别",
            Self::Topic => "主题",
            Self::Year => "年份",
            Self::State => "状态",
            Self::Community => "社区",
            Self::Service => "服务",
            Self::Type => "类型",
        }
    }
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// The kind's folder, such as `notices`.
    pub folder: &'static str,
    /// By what its members belong together.
    pub facet: Facet,
    /// The value they share, such as `2023年`; the kind's name for a list of all.
    pub name: String,
    /// What the list holds, for the official column tags.
    pub description: String,
    /// Indexes of documents, in order.
    pub members: Vec<usize>,
    /// The address of the first page without `.html`.
    stem: String,
}

impl List {
    /// How many pages it takes; an empty list has one, which says so.
    #[must_use]
    pub fn page_count(&self, size: usize) -> usize {
        self.members.len().div_ceil(size.max(1)).max(1)
    }

    /// The address of page `number`, from 1.
    #[must_use]
    pub fn address(&self, number: usize) -> String {
        match (number, self.facet) {
            (1, _) => format!("{}.html", self.stem),
            (number, Facet::All) => format!("{}/page-{number}.html", self.folder),
            (number, _) => format!("{}-{number}.html", self.stem),
        }
    }

    /// The members on page `number`, from 1.
    #[must_use]
    pub fn page(&self, number: usize, size: usize) -> &[usize] {
        self.members.chunks(size.max(1)).nth(number - 1).unwrap_or_default()
    }
}

/// All lists, those of a kind together: the whole first, then by facet.
#[must_use]
pub fn all(site: &Site) -> Vec<List> {
    let stations = whole(
        site,
        "stations",
        "服务站点",
        "公共法律服务工作站和法治文化阵地的地址、电话和服务时间",
    );
    let mut lists = vec![stations.clone()];
    lists.extend(by_community(site, &stations));
    lists.extend(by_service(site, &stations));
    let notices = whole(site, "notices", "政策文件", "政策文件、通知公告、政策解读和公示");
    lists.push(notices.clone());
    lists.extend(by_category(site, &notices));
    lists.extend(by_topic(site, &notices));
    lists.extend(by_year(site, &notices));
    lists.extend(by_state(site, &notices));
    let reports =
        whole(site, "reports", "年度报告", "法治政府建设年度报告和政府信息公开工作年度报告");
    lists.push(reports.clone());
    lists.extend(by_type(site, &reports));
    lists.extend(by_year(site, &reports));
    let catalogue = catalogue(site, &notices, &reports);
    lists.push(catalogue.clone());
    lists.extend(by_year(site, &catalogue));
    lists.extend(by_topic(site, &catalogue));
    lists
}

/// The catalogue that the law asks for: index number, name, summary and date of every document (政府信息公开条例, article 12).
fn catalogue(site: &Site, notices: &List, reports: &List) -> List {
    let mut members: Vec<usize> = notices.members.iter().chain(&reports.members).copied().collect();
    members.sort_by_cached_key(|index| {
        let document = &site.documents[*index];
        (std::cmp::Reverse(date(document)), document.address())
    });
    List {
        folder: "catalogue",
        facet: Facet::All,
        name: "政府信息公开目录".to_owned(),
        description: "每份文件的索引、名称、内容概述和生成日期".to_owned(),
        members,
        stem: "catalogue/index".to_owned(),
    }
}

fn whole(site: &Site, folder: &'static str, name: &str, description: &str) -> List {
    let members = (0..site.documents.len())
        .filter(|index| {
            let document = &site.documents[*index];
            document.kind.folder == folder && !matches!(document.entry, Entry::Page(_))
        })
        .collect();
    List {
        folder,
        facet: Facet::All,
        name: name.to_owned(),
        description: description.to_owned(),
        members,
        stem: format!("{folder}/index"),
    }
}

/// Splits a list by a key; members without one are in none of the parts.
fn split<K: Ord>(
    site: &Site,
    list: &List,
    key: impl Fn(usize, &Document) -> Option<K>,
) -> BTreeMap<K, Vec<usize>> {
    let mut parts: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for index in &list.members {
        if let Some(key) = key(*index, &site.documents[*index]) {
            parts.entry(key).or_default().push(*index);
        }
    }
    parts
}

fn part(of: &List, facet: Facet, id: &str, name: &str, members: Vec<usize>) -> List {
    List {
        folder: of.folder,
        facet,
        name: name.to_owned(),
        description: format!("{}：{}", of.name, name),
        members,
        stem: format!("{}/{}/{id}", of.folder, facet_folder(facet)),
    }
}

fn facet_folder(facet: Facet) -> &'static str {
    match facet {
        Facet::All => "",
        Facet::Category => "category",
        Facet::Topic => "topic",
        Facet::Year => "year",
        Facet::State => "state",
        Facet::Community => "community",
        Facet::Service => "service",
        Facet::Type => "type",
    }
}

/// A name of free text in addresses.
fn id(name: &str) -> String {
    format!("t-{}", Digest::of(name.as_bytes()).short())
}

fn by_community(site: &Site, stations: &List) -> Vec<List> {
    split(site, stations, |_, document| match &document.entry {
        Entry::Station(station) => station.community.clone(),
        _ => None,
    })
    .into_iter()
    .map(|(name, members)| part(stations, Facet::Community, &id(&name), &name, members))
    .collect()
}

fn by_service(site: &Site, stations: &List) -> Vec<List> {
    let mut parts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for index in &stations.members {
        if let Entry::Station(station) = &site.documents[*index].entry {
            for service in &station.services {
                let members = parts.entry(service).or_default();
                if members.last() != Some(index) {
                    members.push(*index);
                }
            }
        }
    }
    parts
        .into_iter()
        .map(|(name, members)| part(stations, Facet::Service, &id(name), name, members))
        .collect()
}

fn by_type(site: &Site, reports: &List) -> Vec<List> {
    let mut parts = split(site, reports, |_, document| match &document.entry {
        Entry::Report(report) => Some(report.report_type),
        _ => None,
    });
    ReportType::ALL
        .iter()
        .filter_map(|kind| {
            Some(part(reports, Facet::Type, kind.name(), kind.label(), parts.remove(kind)?))
        })
        .collect()
}

fn by_category(site: &Site, notices: &List) -> Vec<List> {
    let mut parts = split(site, notices, |_, document| match &document.entry {
        Entry::Notice(notice) => Some(notice.category),
        _ => None,
    });
    Category::ALL
        .iter()
        .filter_map(|category| {
            Some(part(
                notices,
                Facet::Category,
                category.name(),
                category.label(),
                parts.remove(category)?,
            ))
        })
        .collect()
}

fn by_state(site: &Site, notices: &List) -> Vec<List> {
    let mut parts = split(site, notices, |index, _| site.states[index]);
    State::ALL
        .iter()
        .filter_map(|state| {
            Some(part(notices, Facet::State, state.name(), state.label(), parts.remove(state)?))
        })
        .collect()
}

fn by_year(site: &Site, notices: &List) -> Vec<List> {
    split(site, notices, |_, document| year(document))
        .into_iter()
        .rev()
        .map(|(year, members)| {
            part(notices, Facet::Year, &year.to_string(), &format!("{year}年"), members)
        })
        .collect()
}

/// The year a document belongs to: the one a report is about, else that of its date.
#[must_use]
pub fn year(document: &Document) -> Option<i16> {
    match &document.entry {
        Entry::Report(report) => i16::try_from(report.year).ok(),
        _ => date(document).map(|date| date.year()),
    }
}

/// A document's date in lists: of its publication, else its own.
#[must_use]
pub fn date(document: &Document) -> Option<Date> {
    let written = match &document.entry {
        Entry::Notice(notice) => notice.written,
        _ => None,
    };
    document.common.published.map(|moment| moment.date).or(written)
}

/// Topics in the vocabulary's order, then the others by name.
fn by_topic(site: &Site, notices: &List) -> Vec<List> {
    let vocabulary = &site.settings.topics;
    split(site, notices, |_, document| match &document.entry {
        Entry::Notice(notice) => {
            let name = notice.topic.clone()?;
            let place =
                vocabulary.iter().position(|topic| topic.name == name).unwrap_or(usize::MAX);
            Some((place, name))
        }
        _ => None,
    })
    .into_iter()
    .map(|((place, name), members)| {
        let topic = vocabulary.get(place);
        let mut list = part(notices, Facet::Topic, &topic_id(site, &name), &name, members);
        if let Some(description) = topic.and_then(|topic| topic.description.clone()) {
            list.description = description;
        }
        list
    })
    .collect()
}

/// A topic's name in addresses: its id in the vocabulary, or one made from its name.
#[must_use]
pub fn topic_id(site: &Site, name: &str) -> String {
    match site.settings.topics.iter().find(|topic| topic.name == name) {
        Some(topic) => topic.id.0.clone(),
        None => id(name),
    }
}
