//! List pages: the members of one page, the other lists of the kind, and the way through the pages.

use serde::Serialize;

use super::{
    Here,
    notice::StateView,
    shell::{self, Anchor, Phone},
};
use gongbao_content::kinds::Entry;
use gongbao_site::plan::{
    Plan,
    lists::{Facet, List},
};

/// A document in a list.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    title: String,
    link: String,
    prefix: &'static str,
    date: Option<String>,
    number: Option<String>,
    category: Option<&'static str>,
    state: Option<StateView>,
    summary: Option<String>,
    index_number: Option<String>,
    /// Of a station.
    community: Option<String>,
    address: Option<String>,
    phones: Vec<Phone>,
    kind: Option<&'static str>,
    free: bool,
    /// Of a report.
    year: Option<u16>,
}

impl Item {
    pub(super) fn new(here: &Here<'_>, index: usize) -> Self {
        let site = here.plan.site;
        let document = &site.documents[index];
        let mut item = Self {
            title: document.common.title.clone(),
            link: here.document(index),
            prefix: shell::title_prefix(here, index),
            date: document.common.published.map(|moment| moment.date.to_string()),
            number: None,
            category: None,
            state: site.states[index].map(StateView::from),
            summary: document.common.summary.clone(),
            index_number: None,
            community: None,
            address: None,
            phones: Vec::new(),
            kind: None,
            free: false,
            year: None,
        };
        match &document.entry {
            Entry::Notice(notice) => {
                item.number.clone_from(&notice.document_number);
                item.index_number.clone_from(&notice.index_number);
                item.category = Some(notice.category.label());
                item.date = item.date.or_else(|| notice.written.map(|date| date.to_string()));
            }
            Entry::Station(station) => {
                item.community.clone_from(&station.community);
                item.address.clone_from(&station.address);
                item.phones = station.phones.iter().map(|phone| Phone::new(phone)).collect();
                item.kind = Some(station.station_type.label());
                item.free = station.free;
            }
            Entry::Report(report) => {
                item.kind = Some(report.report_type.label());
                item.year = Some(report.year);
            }
            Entry::Page(_) => {}
        }
        item
    }
}

/// Another list of the kind.
#[derive(Debug, Serialize)]
struct Choice {
    title: String,
    link: String,
    count: usize,
    current: bool,
}

/// The lists by one facet.
#[derive(Debug, Serialize)]
struct Group {
    label: &'static str,
    choices: Vec<Choice>,
}

/// One step of the way through the pages.
#[derive(Debug, Serialize)]
struct Step {
    number: usize,
    link: String,
    current: bool,
    /// Whether pages before this one are left out.
    gap: bool,
}

/// A list page.
#[derive(Debug, Serialize)]
pub(super) struct ListView {
    name: String,
    description: String,
    /// How many the whole list has.
    total: usize,
    items: Vec<Item>,
    groups: Vec<Group>,
    steps: Vec<Step>,
    previous: Option<Anchor>,
    next: Option<Anchor>,
}

/// The template of a list.
pub(super) fn template(plan: &Plan<'_>, index: usize) -> &'static str {
    match plan.lists[index].folder {
        "stations" => "stations.html",
        "reports" => "reports.html",
        "catalogue" => "catalogue.html",
        _ => "notices.html",
    }
}

impl ListView {
    pub(super) fn new(here: &Here<'_>, index: usize, number: usize) -> Self {
        let plan = here.plan;
        let list = &plan.lists[index];
        let size = plan.site.settings.page_size;
        let pages = list.page_count(size);
        let anchor = |number: usize, title: &str| Anchor {
            title: title.to_owned(),
            link: here.page(&list.address(number)),
        };
        Self {
            name: list.name.clone(),
            description: list.description.clone(),
            total: list.members.len(),
            items: list.page(number, size).iter().map(|member| Item::new(here, *member)).collect(),
            // The other lists are found from the first page; later pages go straight on.
            groups: if number == 1 { groups(here, index) } else { Vec::new() },
            steps: if pages > 1 { steps(here, list, number, pages) } else { Vec::new() },
            previous: (number > 1).then(|| anchor(number - 1, "上一页")),
            next: (number < pages).then(|| anchor(number + 1, "下一页")),
        }
    }
}

fn groups(here: &Here<'_>, current: usize) -> Vec<Group> {
    let folder = here.plan.lists[current].folder;
    let mut groups: Vec<(Facet, Group)> = Vec::new();
    let lists = here.plan.lists.iter().enumerate();
    for (index, list) in lists.filter(|(_, list)| list.folder == folder && list.facet != Facet::All)
    {
        let choice = Choice {
            title: list.name.clone(),
            link: here.page(&list.address(1)),
            count: list.members.len(),
            current: index == current,
        };
        match groups.last_mut().filter(|(facet, _)| *facet == list.facet) {
            Some((_, group)) => group.choices.push(choice),
            None => groups
                .push((list.facet, Group { label: list.facet.label(), choices: vec![choice] })),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// First, last, and those around the current page.
fn steps(here: &Here<'_>, list: &List, current: usize, pages: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut last = 0;
    let near = |number: usize| number == 1 || number == pages || number.abs_diff(current) <= 1;
    for number in (1..=pages).filter(|number| near(*number)) {
        steps.push(Step {
            number,
            link: here.page(&list.address(number)),
            current: number == current,
            gap: number > last + 1,
        });
        last = number;
    }
    steps
}
