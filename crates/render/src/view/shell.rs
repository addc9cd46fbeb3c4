//! What surrounds every page: titles, official tags, breadcrumbs, the way to the other tree.

use serde::Serialize;

use super::Here;
use gongbao_content::{
    document::Document,
    kinds::{Entry, notice::State},
    phone,
};
use gongbao_site::plan::{Edition, Plan, Tree, lists::Facet};

/// A text that leads somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Anchor {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub link: String,
}

/// A phone number to show and to call.
#[derive(Clone, Debug, Serialize)]
pub struct Phone {
    /// As people read it.
    pub text: String,
    /// As a phone dials it.
    pub uri: String,
}

impl Phone {
    /// A number of the content; one that cannot be read is shown and not linked.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), uri: phone::parse(text).unwrap_or_default() }
    }
}

/// What is the same on every page; links are below the root of a tree.
#[derive(Debug, Serialize)]
pub struct SiteView {
    name: String,
    url: String,
    org: String,
    address: Option<String>,
    hours: Option<String>,
    phones: Vec<Phone>,
    hotline: Phone,
    nav: Vec<Anchor>,
    icp: Option<String>,
    police: Option<String>,
    find_error: Option<String>,
    contact: Option<String>,
    elder: bool,
    offline: bool,
    has_figures: bool,
    has_notices: bool,
}

impl SiteView {
    /// The view of a site.
    #[must_use]
    pub fn new(plan: &Plan<'_>) -> Self {
        let site = plan.site;
        let settings = &site.settings;
        let nav = if settings.nav.is_empty() {
            default_nav(plan)
        } else {
            settings
                .nav
                .iter()
                .map(|item| Anchor { title: item.title.clone(), link: item.to.clone() })
                .collect()
        };
        Self {
            name: settings.name.clone(),
            url: settings.url.clone(),
            org: settings.org.name.clone(),
            address: settings.org.address.clone(),
            hours: settings.org.hours.clone(),
            phones: settings.org.phones.iter().map(|phone| Phone::new(phone)).collect(),
            hotline: Phone::new(&settings.hotline),
            nav,
            icp: settings.footer.icp.clone(),
            police: settings.footer.police.clone(),
            find_error: settings.footer.find_error.clone(),
            contact: settings.footer.contact.clone(),
            elder: settings.elder,
            offline: plan.edition == Edition::Offline,
            has_figures: site.reports().any(|(_, report)| !report.figures.is_empty()),
            has_notices: site.notices().next().is_some(),
        }
    }
}

fn default_nav(plan: &Plan<'_>) -> Vec<Anchor> {
    let lists =
        plan.lists.iter().filter(|list| list.facet == Facet::All && !list.members.is_empty());
    let mut nav: Vec<Anchor> =
        lists.map(|list| Anchor { title: list.name.clone(), link: list.address(1) }).collect();
    let pages =
        plan.site.documents.iter().filter(|document| matches!(document.entry, Entry::Page(_)));
    nav.extend(pages.map(|page| Anchor { title: page.common.title.clone(), link: page.address() }));
    nav.truncate(6);
    nav
}

/// A `<meta>` of the official page tags.
#[derive(Debug, Serialize)]
pub struct Tag {
    name: &'static str,
    content: String,
}

/// What surrounds one page.
#[derive(Debug, Serialize)]
pub struct Shell {
    title: String,
    head_title: String,
    description: String,
    /// The full address of the standard page.
    canonical: String,
    /// The page's address in the standard tree.
    address: String,
    /// The way up to the root of this tree.
    root: String,
    /// The way up to the root of the site, for files that only the standard tree has.
    site_root: String,
    elder: bool,
    /// The same page in the other tree.
    other: Option<String>,
    /// The kind's folder, for the navigation.
    section: String,
    crumbs: Vec<Anchor>,
    tags: Vec<Tag>,
    /// Whether search engines may list it.
    indexed: bool,
    share_image: Option<String>,
}

struct Parts {
    title: String,
    prefix: &'static str,
    description: String,
    section: String,
    crumbs: Vec<Anchor>,
    tags: Vec<Tag>,
    indexed: bool,
}

fn shell(here: &Here<'_>, parts: Parts) -> Shell {
    let site = here.plan.site;
    let site_name = &site.settings.name;
    let head_title = if parts.title == *site_name {
        site_name.clone()
    } else {
        format!("{}{} - {site_name}", parts.prefix, parts.title)
    };
    let official = &site.settings.tags;
    let mut tags: Vec<Tag> = [
        ("SiteName", official.site_name.clone().or_else(|| Some(site_name.clone()))),
        ("SiteDomain", official.domain.clone()),
        ("SiteIDCode", official.id_code.clone()),
    ]
    .into_iter()
    .filter_map(|(name, content)| Some(Tag { name, content: content? }))
    .collect();
    tags.extend(parts.tags);
    Shell {
        title: parts.title,
        head_title,
        description: parts.description,
        canonical: here.plan.url(here.address),
        address: here.address.to_owned(),
        root: if here.address == "404.html" { absolute_root(here) } else { here.root() },
        site_root: if here.address == "404.html" { base_path(here) } else { here.site_root() },
        elder: here.tree == Tree::Elder,
        other: here.other_tree(),
        section: parts.section,
        crumbs: parts.crumbs,
        tags,
        indexed: parts.indexed && here.tree == Tree::Standard,
        share_image: None,
    }
}

/// A server shows the page for missing addresses at any depth, so its links begin at the site's own path.
fn base_path(here: &Here<'_>) -> String {
    let url = &here.plan.site.settings.url;
    url.split_once("://")
        .and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()))
        .unwrap_or_else(|| "/".to_owned())
}

fn absolute_root(here: &Here<'_>) -> String {
    format!("{}{}", base_path(here), if here.tree == Tree::Elder { "zz/" } else { "" })
}

fn home_crumb(here: &Here<'_>) -> Anchor {
    Anchor { title: "首页".to_owned(), link: here.page("index.html") }
}

fn column(name: &str, description: &str, keywords: &str, kind: &str) -> Vec<Tag> {
    [
        ("ColumnName", name),
        ("ColumnDescription", description),
        ("ColumnKeywords", keywords),
        ("ColumnType", kind),
    ]
    .into_iter()
    .map(|(name, content)| Tag { name, content: content.to_owned() })
    .collect()
}

/// The official type of the column in which a kind's pages stand.
fn column_type(folder: &str) -> &'static str {
    match folder {
        "stations" => "办事服务",
        "reports" => "信息公开年报",
        "notices" => "政策文件",
        _ => "概况信息",
    }
}

/// The home page.
pub fn home(here: &Here<'_>) -> Shell {
    let settings = &here.plan.site.settings;
    let keywords = here
        .plan
        .lists
        .iter()
        .filter(|list| list.facet == Facet::All)
        .map(|list| list.name.as_str());
    let tags =
        column("首页", &settings.description, &keywords.collect::<Vec<_>>().join(","), "首页");
    shell(
        here,
        Parts {
            title: settings.name.clone(),
            prefix: "",
            description: settings.description.clone(),
            section: String::new(),
            crumbs: Vec::new(),
            tags,
            indexed: true,
        },
    )
}

/// A list.
pub fn list(here: &Here<'_>, index: usize, number: usize) -> Shell {
    let list = &here.plan.lists[index];
    let whole = here
        .plan
        .lists
        .iter()
        .find(|other| other.folder == list.folder && other.facet == Facet::All);
    let mut crumbs = vec![home_crumb(here)];
    let mut title = list.name.clone();
    if let Some(whole) = whole.filter(|_| list.facet != Facet::All) {
        crumbs.push(Anchor { title: whole.name.clone(), link: here.page(&whole.address(1)) });
        title = format!("{}：{}", whole.name, list.name);
    }
    if number > 1 {
        crumbs.push(Anchor { title: list.name.clone(), link: here.page(&list.address(1)) });
        title = format!("{title}（第{number}页）");
    }
    shell(
        here,
        Parts {
            title,
            prefix: "",
            description: list.description.clone(),
            section: list.folder.to_owned(),
            crumbs,
            tags: column(&list.name, &list.description, &list.name, column_type(list.folder)),
            indexed: true,
        },
    )
}

/// What goes before a document's title where it stands alone: the state that a reader must not miss.
#[must_use]
pub fn title_prefix(here: &Here<'_>, index: usize) -> &'static str {
    let site = here.plan.site;
    match (&site.documents[index].common.withdrawn, site.states[index]) {
        (Some(_), _) => "【已撤下】",
        (None, Some(State::Repealed)) => "【已废止】",
        (None, Some(State::Expired)) => "【已失效】",
        _ => "",
    }
}

/// A document.
pub fn document(here: &Here<'_>, index: usize) -> Shell {
    let site = here.plan.site;
    let document = &site.documents[index];
    let common = &document.common;
    let mut crumbs = vec![home_crumb(here)];
    let list = here
        .plan
        .lists
        .iter()
        .find(|list| list.folder == document.kind.folder && list.facet == Facet::All);
    let (column_name, column_text) = match list {
        Some(list) => {
            crumbs.push(Anchor { title: list.name.clone(), link: here.page(&list.address(1)) });
            (list.name.clone(), list.description.clone())
        }
        None => (common.title.clone(), document.description()),
    };
    let mut tags = column(&column_name, &column_text, &column_name, column_type_of(document));
    tags.push(Tag { name: "ArticleTitle", content: common.title.clone() });
    if let Some(published) = common.published {
        tags.push(Tag { name: "PubDate", content: published.minute() });
    }
    let source = common.source.clone().unwrap_or_else(|| site.settings.org.name.clone());
    tags.push(Tag { name: "ContentSource", content: source });
    if !common.keywords.is_empty() {
        tags.push(Tag { name: "Keywords", content: common.keywords.join(",") });
    }
    tags.push(Tag { name: "Description", content: document.description() });
    tags.push(Tag { name: "Url", content: here.plan.url(here.address) });
    shell(
        here,
        Parts {
            title: common.title.clone(),
            prefix: title_prefix(here, index),
            description: document.description(),
            section: document.kind.folder.to_owned(),
            crumbs,
            tags,
            indexed: common.withdrawn.is_none(),
        },
    )
}

fn column_type_of(document: &Document) -> &'static str {
    use gongbao_content::kinds::notice::Category;
    match &document.entry {
        Entry::Notice(notice) if notice.category == Category::Interpretation => "政策解读",
        Entry::Page(_) => match document.slug.as_str() {
            "guide" => "信息公开指南",
            "apply" => "依申请公开",
            _ => column_type(document.kind.folder),
        },
        _ => column_type(document.kind.folder),
    }
}

/// A station's door sheet.
pub fn sheet(here: &Here<'_>, index: usize) -> Shell {
    let document = &here.plan.site.documents[index];
    let crumbs = vec![
        home_crumb(here),
        Anchor { title: document.common.title.clone(), link: here.document(index) },
    ];
    shell(
        here,
        Parts {
            title: format!("{}（门口张贴）", document.common.title),
            prefix: "",
            description: document.description(),
            section: "stations".to_owned(),
            crumbs,
            tags: column("服务站点", "服务站点张贴页", "服务站点", column_type("stations")),
            indexed: false,
        },
    )
}

fn plain(
    here: &Here<'_>,
    title: &str,
    description: &str,
    kind: &str,
    section: &str,
    indexed: bool,
) -> Shell {
    let mut crumbs = vec![home_crumb(here)];
    if section == "reports" {
        crumbs.push(Anchor {
            title: "年度报告".to_owned(), link: here.page("reports/index.html")
        });
    }
    shell(
        here,
        Parts {
            title: title.to_owned(),
            prefix: "",
            description: description.to_owned(),
            section: section.to_owned(),
            crumbs,
            tags: column(title, description, title, kind),
            indexed,
        },
    )
}

/// The figures of all reports.
pub fn figures(here: &Here<'_>) -> Shell {
    plain(here, "历年数据", "历年报告里的数据，按年份并列", "数据发布", "reports", true)
}

/// The page before leaving.
pub fn leave(here: &Here<'_>) -> Shell {
    plain(here, "即将离开本站", "打开其他网站前的提示", "概况信息", "", false)
}

/// The page that took the place of an address that was given up.
pub fn moved_to(here: &Here<'_>, address: &str) -> Anchor {
    let documents = &here.plan.site.documents;
    let document = documents.iter().find(|document| document.address() == address);
    let title = document.map_or_else(|| "新的页面".to_owned(), |d| d.common.title.clone());
    Anchor { title, link: here.page(address) }
}

/// The page at an address that was given up.
pub fn moved(here: &Here<'_>) -> Shell {
    plain(here, "本页的网址已更改", "原网址的跳转页面", "概况信息", "", false)
}

/// The page for addresses that do not exist.
pub fn not_found(here: &Here<'_>) -> Shell {
    plain(here, "没有找到这个页面", "网址不存在时的提示", "概况信息", "", false)
}

/// The page that lists all pages.
pub fn sitemap(here: &Here<'_>) -> Shell {
    plain(here, "网站地图", "本站栏目和页面一览", "概况信息", "", true)
}

/// The search page.
pub fn search(here: &Here<'_>) -> Shell {
    plain(here, "搜索", "在本站查找文件、站点和报告", "概况信息", "", true)
}
