//! List pages: the members of one page, the other lists of the kind, and the way through the pages.

use serde::Serialize;

use super::{
    context::PageContext,
    links::Anchor,
    list_item::ListItem,
    meta_tags,
    shell::{self, Shell, ShellParts},
    template::View,
};
use crate::error::BuildError;
use gongbao_content::kinds::{KINDS, declaration::FacetName, notice::State};
use gongbao_site::plan::{Edition, lists::List};

/// Another list of the kind.
#[derive(Debug, Serialize)]
struct FacetChoice {
    /// Its name, such as 2023年.
    title: String,
    /// The link to its first page.
    link: String,
    /// How many documents it has.
    count: usize,
    /// Whether it is the list that is shown.
    current: bool,
}

/// The lists of the kind by one facet.
#[derive(Debug, Serialize)]
struct FacetGroup {
    /// The facet in Chinese, such as 年份.
    label: &'static str,
    /// The lists, in their order.
    choices: Vec<FacetChoice>,
}

/// One step of the way through the pages.
#[derive(Debug, Serialize)]
struct PageStep {
    /// The page's number, from 1.
    number: usize,
    /// The link to it.
    link: String,
    /// Whether it is the page that is shown.
    current: bool,
    /// Whether pages before this one are left out.
    gap: bool,
}

/// What a list page shows. Templates know it as `list`.
#[derive(Debug, Serialize)]
struct ListView {
    /// The list's name.
    name: String,
    /// What the list holds, in one sentence without a full stop.
    description: String,
    /// How many documents the whole list has.
    total: usize,
    /// The documents of this page.
    items: Vec<ListItem>,
    /// The other lists of the kind by facet, without facets of one value; empty from the second page on.
    groups: Vec<FacetGroup>,
    /// The list of what is in force; absent when the kind has none, and from the second page on.
    in_force: Option<FacetChoice>,
    /// The list of all, on a list by a facet.
    whole: Option<Anchor>,
    /// The same documents for programs: tables, and what is new.
    data: Vec<Anchor>,
    /// The first page, the last, and those around this one; empty when there is only one.
    steps: Vec<PageStep>,
    /// The page before; absent on the first.
    previous: Option<Anchor>,
    /// The page after; absent on the last.
    next: Option<Anchor>,
}

/// A page of a list, by the list's index in the plan and the page's number from 1.
pub(super) fn view(
    context: &PageContext<'_>,
    index: usize,
    number: usize,
) -> Result<View, BuildError> {
    let list = &context.plan.lists[index];
    View::new(list.template)
        .with("page", &shell(context, list, number))?
        .with("list", &ListView::new(context, index, number))
}

fn shell(context: &PageContext<'_>, list: &List, number: usize) -> Shell {
    let whole = context.plan.whole_list(list.folder);
    let crumb = |list: &List| Anchor {
        title: list.name.clone(),
        link: context.page_link(&list.address(1)),
    };
    let mut crumbs = vec![shell::home_crumb(context)];
    let mut title = list.name.clone();
    if let Some(whole) = whole.filter(|_| list.facet.is_some()) {
        crumbs.push(crumb(whole));
        title = format!("{}：{}", whole.name, list.name);
    }
    if number > 1 {
        crumbs.push(crumb(list));
        title = format!("{title}（第{number}页）");
    }
    let parts = ShellParts {
        title,
        prefix: "",
        description: list.description.clone(),
        section: list.folder.to_owned(),
        crumbs,
        tags: meta_tags::column(&list.name, &list.description, &list.name, list.column_type),
        indexed: true,
    };
    Shell::new(context, parts)
}

impl ListView {
    fn new(context: &PageContext<'_>, index: usize, number: usize) -> Self {
        let plan = context.plan;
        let list = &plan.lists[index];
        let size = plan.site.settings.page_size;
        let pages = list.page_count(size);
        let anchor = |number: usize, title: &str| Anchor {
            title: title.to_owned(),
            link: context.page_link(&list.address(number)),
        };
        Self {
            name: list.name.clone(),
            description: list.description.clone(),
            total: list.members.len(),
            items: list
                .page(number, size)
                .iter()
                .map(|member| ListItem::new(context, *member))
                .collect(),
            // The other lists are found from the first page; later pages go straight on.
            in_force: (number == 1).then(|| in_force(context, index)).flatten(),
            groups: if number == 1 { groups(context, index) } else { Vec::new() },
            whole: plan.whole_list(list.folder).filter(|_| list.facet.is_some()).map(|whole| {
                let title = format!("全部{}（{}）", whole.name, whole.members.len());
                Anchor { title, link: context.page_link(&whole.address(1)) }
            }),
            data: data(context, list),
            steps: if pages > 1 { steps(context, list, number, pages) } else { Vec::new() },
            previous: (number > 1).then(|| anchor(number - 1, "上一页")),
            next: (number < pages).then(|| anchor(number + 1, "下一页")),
        }
    }
}

fn groups(context: &PageContext<'_>, current: usize) -> Vec<FacetGroup> {
    let folder = context.plan.lists[current].folder;
    let mut groups: Vec<(FacetName, FacetGroup)> = Vec::new();
    let lists = context.plan.lists.iter().enumerate();
    for (index, list) in lists.filter(|(_, list)| list.folder == folder) {
        let Some(facet) = list.facet else { continue };
        let choice = FacetChoice {
            title: list.name.clone(),
            link: context.page_link(&list.address(1)),
            count: list.members.len(),
            current: index == current,
        };
        match groups.last_mut().filter(|(last, _)| *last == facet) {
            Some((_, group)) => group.choices.push(choice),
            None => groups.push((facet, FacetGroup { label: facet.label, choices: vec![choice] })),
        }
    }
    // A facet with one value parts nothing; the page of all pages still names it.
    let parts = |group: &FacetGroup| {
        group.choices.len() > 1 || group.choices.iter().any(|choice| choice.current)
    };
    groups.into_iter().map(|(_, group)| group).filter(parts).collect()
}

/// The list of what is in force, of the same kind.
fn in_force(context: &PageContext<'_>, current: usize) -> Option<FacetChoice> {
    let lists = &context.plan.lists;
    let name = State::InForce.label();
    let is = |list: &List| {
        list.folder == lists[current].folder
            && list.facet.is_some_and(|facet| facet.name == "state")
            && list.name == name
    };
    let index = lists.iter().position(is)?;
    Some(FacetChoice {
        title: name.to_owned(),
        link: context.page_link(&lists[index].address(1)),
        count: lists[index].members.len(),
        current: index == current,
    })
}

/// What the site offers to programs of a list's documents.
fn data(context: &PageContext<'_>, list: &List) -> Vec<Anchor> {
    let file = |title: &str, address: &str| Anchor {
        title: title.to_owned(),
        link: context.file_link(address),
    };
    let mut data = Vec::new();
    let kind = KINDS.iter().find(|kind| kind.folder == list.folder);
    if kind.is_some_and(|kind| kind.open_data) {
        data.push(file("表格（CSV）", &format!("data/{}.csv", list.folder)));
        data.push(file("数据（JSON）", &format!("data/{}.json", list.folder)));
    }
    if kind.is_none() {
        data.push(file("数据目录（JSON）", "data/catalog.jsonld"));
    }
    if kind.is_none_or(|kind| kind.catalogued) && context.plan.edition == Edition::Online {
        data.push(file("订阅更新（Atom）", "feed.xml"));
    }
    data
}

/// First, last, and those around the current page.
fn steps(context: &PageContext<'_>, list: &List, current: usize, pages: usize) -> Vec<PageStep> {
    let mut steps = Vec::new();
    let mut last = 0;
    let near = |number: usize| number == 1 || number == pages || number.abs_diff(current) <= 1;
    for number in (1..=pages).filter(|number| near(*number)) {
        steps.push(PageStep {
            number,
            link: context.page_link(&list.address(number)),
            current: number == current,
            gap: number > last + 1,
        });
        last = number;
    }
    steps
}
