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
use gongbao_site::plan::{
    Edition,
    lists::{List, ListPage},
};

/// Another list of the kind.
#[derive(Debug, Serialize)]
struct FacetChoice {
    /// Its name, such as 2023年.
    title: String,
    /// The link to its first page.
    link: String,
    /// How many documents it has; only on the list of all, so that the other lists stand still.
    count: Option<usize>,
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
    /// The page's number, counted from the end of the list; absent of the first page.
    number: Option<usize>,
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
    /// How many documents the whole list has; only on its first page, so that full pages stand still.
    total: Option<usize>,
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
    /// The first page, the last, and those around this one, in the order of the list; empty when there is only one.
    steps: Vec<PageStep>,
    /// The page before; absent on the first.
    previous: Option<Anchor>,
    /// The page after; absent on the last.
    next: Option<Anchor>,
}

/// A page of a list, by the list's index in the plan.
pub(super) fn view(
    context: &PageContext<'_>,
    index: usize,
    which: ListPage,
) -> Result<View, BuildError> {
    let list = &context.plan.lists[index];
    View::new(list.template)
        .with("page", &shell(context, list, which))?
        .with("list", &ListView::new(context, index, which))
}

fn shell(context: &PageContext<'_>, list: &List, which: ListPage) -> Shell {
    let whole = context.plan.whole_list(list.folder);
    let crumb =
        |list: &List| Anchor { title: list.name.clone(), link: context.page_link(&list.first()) };
    let mut crumbs = vec![shell::home_crumb(context)];
    let mut title = list.name.clone();
    if let Some(whole) = whole.filter(|_| list.facet.is_some()) {
        crumbs.push(crumb(whole));
        title = format!("{}：{}", whole.name, list.name);
    }
    if let ListPage::Full(number) = which {
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
    fn new(context: &PageContext<'_>, index: usize, which: ListPage) -> Self {
        let plan = context.plan;
        let list = &plan.lists[index];
        let size = plan.site.settings.page_size;
        let pages: Vec<ListPage> = list.pages(size).collect();
        let at = pages.iter().position(|page| *page == which).unwrap_or_default();
        let anchor = |page: &ListPage, title: &str| Anchor {
            title: title.to_owned(),
            link: context.page_link(&list.address(*page)),
        };
        let first = which == ListPage::First;
        Self {
            name: list.name.clone(),
            description: list.description.clone(),
            total: first.then_some(list.members.len()),
            items: list
                .page(which, size)
                .iter()
                .map(|member| ListItem::new(context, *member))
                .collect(),
            // The other lists are found from the first page; later pages go straight on.
            in_force: first.then(|| in_force(context, index)).flatten(),
            groups: if first { groups(context, index) } else { Vec::new() },
            whole: plan.whole_list(list.folder).filter(|_| list.facet.is_some() && first).map(
                |whole| {
                    let title = format!("全部{}（{}）", whole.name, whole.members.len());
                    Anchor { title, link: context.page_link(&whole.first()) }
                },
            ),
            data: data(context, list),
            steps: if pages.len() > 1 { steps(context, list, at, &pages) } else { Vec::new() },
            previous: at.checked_sub(1).map(|before| anchor(&pages[before], "上一页")),
            next: pages.get(at + 1).map(|after| anchor(after, "下一页")),
        }
    }
}

fn groups(context: &PageContext<'_>, current: usize) -> Vec<FacetGroup> {
    let List { folder, facet: of, .. } = &context.plan.lists[current];
    let mut groups: Vec<(FacetName, FacetGroup)> = Vec::new();
    let lists = context.plan.lists.iter().enumerate();
    for (index, list) in lists.filter(|(_, list)| list.folder == *folder) {
        let Some(facet) = list.facet else { continue };
        let choice = FacetChoice {
            title: list.name.clone(),
            link: context.page_link(&list.first()),
            count: of.is_none().then_some(list.members.len()),
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
        link: context.page_link(&lists[index].first()),
        count: Some(lists[index].members.len()),
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
fn steps(
    context: &PageContext<'_>,
    list: &List,
    current: usize,
    pages: &[ListPage],
) -> Vec<PageStep> {
    let mut steps = Vec::new();
    let mut next = 0;
    let near = |at: usize| at == 0 || at + 1 == pages.len() || at.abs_diff(current) <= 1;
    for (at, page) in pages.iter().enumerate().filter(|(at, _)| near(*at)) {
        steps.push(PageStep {
            number: match page {
                ListPage::First => None,
                ListPage::Full(number) => Some(*number),
            },
            link: context.page_link(&list.address(*page)),
            current: at == current,
            gap: at > next,
        });
        next = at + 1;
    }
    steps
}
