//! The home page: what readers come for, each only when the site has it, then what is new, then the guides.

use serde::Serialize;

use super::{
    application::APPLICATION,
    context::PageContext,
    links::{self, Anchor},
    list_item::ListItem,
    meta_tags,
    shell::{Shell, ShellParts},
    template::View,
};
use crate::error::BuildError;

/// A kind on the home page.
#[derive(Debug, Serialize)]
struct HomeSection {
    /// The kind's folder, such as `notices`.
    folder: &'static str,
    /// The kind's name in Chinese.
    name: String,
    /// What the kind is, in one sentence without a full stop.
    description: String,
    /// The link to the list of all documents of the kind.
    link: String,
    /// How many documents the kind has.
    total: usize,
    /// The first documents, at most six.
    items: Vec<ListItem>,
}

/// What readers come for.
#[derive(Debug, Serialize)]
struct HomeTask {
    /// What they want, such as 申请法律援助.
    title: String,
    /// What they find, in one sentence.
    text: String,
    /// The link to where they find it.
    link: String,
}

/// What the home page shows. Templates know it as `home`.
#[derive(Debug, Serialize)]
pub(super) struct HomeView {
    /// The kinds that have documents, in the site's order.
    sections: Vec<HomeSection>,
    /// What readers come for, beside the hotline and the stations.
    tasks: Vec<HomeTask>,
    /// Whether there are stations.
    stations: bool,
    /// Whether stations can be found by community.
    communities: bool,
    /// The newest documents of the catalogue, at most six; those without a date last.
    newest: Vec<ListItem>,
    /// Whether any of the newest has a date.
    dated: bool,
    /// The plain pages that are no task.
    pages: Vec<Anchor>,
}

/// How many of each kind are shown.
const NEWEST: usize = 6;

/// The home page.
pub(super) fn view(context: &PageContext<'_>) -> Result<View, BuildError> {
    View::new("home.html").with("page", &shell(context))?.with("home", &HomeView::new(context))
}

fn shell(context: &PageContext<'_>) -> Shell {
    let settings = &context.plan.site.settings;
    let lists = context.plan.lists.iter().filter(|list| list.facet.is_none());
    let keywords: Vec<&str> = lists.map(|list| list.name.as_str()).collect();
    let parts = ShellParts {
        title: settings.name.clone(),
        prefix: "",
        description: settings.description.clone(),
        section: String::new(),
        crumbs: Vec::new(),
        tags: meta_tags::column("首页", &settings.description, &keywords.join(","), "首页"),
        indexed: true,
    };
    Shell::new(context, parts)
}

impl HomeView {
    pub(super) fn new(context: &PageContext<'_>) -> Self {
        let plan = context.plan;
        let lists =
            plan.lists.iter().filter(|list| list.facet.is_none() && !list.members.is_empty());
        let sections = lists
            .map(|list| HomeSection {
                folder: list.folder,
                name: list.name.clone(),
                description: list.description.clone(),
                link: context.page_link(&list.first()),
                total: list.members.len(),
                items: list
                    .members
                    .iter()
                    .take(NEWEST)
                    .map(|index| ListItem::new(context, *index))
                    .collect(),
            })
            .collect();
        let newest: Vec<usize> = plan
            .whole_list("catalogue")
            .map(|list| list.members.iter().copied().take(NEWEST).collect())
            .unwrap_or_default();
        let tasks = tasks(context);
        let mut pages = links::plain_pages(context);
        pages.retain(|page| tasks.iter().all(|task| task.link != page.link));
        Self {
            sections,
            tasks,
            stations: plan.site.stations().next().is_some(),
            communities: plan.site.stations().any(|(_, station)| station.community.is_some()),
            dated: newest.iter().any(|index| plan.site.documents[*index].date().is_some()),
            newest: newest.into_iter().map(|index| ListItem::new(context, index)).collect(),
            pages,
        }
    }
}

/// What readers come for, as far as the site has it: pages by the words of their titles, lists and figures.
fn tasks(context: &PageContext<'_>) -> Vec<HomeTask> {
    let site = context.plan.site;
    let page = |word: &str, title: &str| {
        let mut pages = site.documents.iter().filter(|document| document.kind.list.is_none());
        let found = pages.find(|document| document.common.title.contains(word))?;
        let link = context.page_link(&found.address());
        Some(HomeTask { title: title.to_owned(), text: found.description(), link })
    };
    let place = |there: bool, title: &str, text: &str, address: &str| {
        let link = context.page_link(address);
        there.then(|| HomeTask { title: title.to_owned(), text: text.to_owned(), link })
    };
    let figures = site.reports().any(|(_, report)| !report.figures.is_empty());
    let notices = site.notices().next().is_some();
    let find = "按类别、主题、年份和是否有效查找";
    [
        page("法律援助", "申请法律援助"),
        place(notices, "找政策文件", find, "notices/index.html"),
        page(APPLICATION, "申请公开信息"),
        place(figures, "看历年数据", "年度报告里的数据，按年份并列", "reports/figures.html"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
