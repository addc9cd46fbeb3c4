//! What surrounds every page: titles, official tags, breadcrumbs, the way to the other tree. Templates know it as `page`.

use serde::Serialize;

use super::{
    context::PageContext,
    links::{self, Anchor},
    meta_tags::{self, MetaTag},
};
use gongbao_content::kinds::notice::State;
use gongbao_site::plan::Tree;

/// What surrounds one page.
#[derive(Debug, Serialize)]
pub(super) struct Shell {
    /// The title, as the first-level heading shows it.
    title: String,
    /// The title as browsers and search results show it: with the state of a document that is void, and the site's name.
    head_title: String,
    /// One or two sentences about the page, as plain text.
    description: String,
    /// The full address of the standard page on the web.
    canonical: String,
    /// The page's address in the standard tree, below the site's root.
    address: String,
    /// The way up to the root of this tree: `../` once a folder, empty at the root; of `404.html` the absolute path.
    root: String,
    /// The way up to the root of the site, for files that only the standard tree has.
    site_root: String,
    /// Whether this is the page of the tree for elders (长者版).
    elder: bool,
    /// The link to the same page in the other tree; absent when the site has only one.
    other: Option<String>,
    /// The folder of the kind to which the page belongs, for the navigation; empty when it belongs to none.
    section: String,
    /// The way from the home page to this one, which itself is left out; empty on the home page.
    crumbs: Vec<Anchor>,
    /// The official page tags.
    tags: Vec<MetaTag>,
    /// Whether search engines may list it.
    indexed: bool,
    /// The language of the page's text, as `zh-CN`.
    lang: &'static str,
    /// Where an error on this page is told: the settings' address for it, or a letter to the office; absent without both.
    correction: Option<String>,
}

/// What of a shell differs from page to page; fields without a line of their own are those of [`Shell`].
pub(super) struct ShellParts {
    pub(super) title: String,
    /// What goes before the title where it stands alone; see [`title_prefix`].
    pub(super) prefix: &'static str,
    pub(super) description: String,
    pub(super) section: String,
    pub(super) crumbs: Vec<Anchor>,
    /// The tags after those of the site.
    pub(super) tags: Vec<MetaTag>,
    pub(super) indexed: bool,
}

impl Shell {
    pub(super) fn new(context: &PageContext<'_>, parts: ShellParts) -> Self {
        let site = context.plan.site;
        let site_name = &site.settings.name;
        let head_title = if parts.title == *site_name {
            site_name.clone()
        } else {
            format!("{}{} - {site_name}", parts.prefix, parts.title)
        };
        let mut tags = meta_tags::site(site);
        tags.extend(parts.tags);
        let anywhere = context.address == "404.html";
        let title = parts.title;
        let correction = correction(context, &title);
        Self {
            title,
            head_title,
            description: parts.description,
            canonical: context.plan.url(context.address),
            address: context.address.to_owned(),
            root: if anywhere { absolute_root(context) } else { context.root() },
            site_root: if anywhere { base_path(context) } else { context.site_root() },
            elder: context.tree == Tree::Elder,
            other: context.other_tree_link(),
            section: parts.section,
            crumbs: parts.crumbs,
            tags,
            indexed: parts.indexed && context.tree == Tree::Standard,
            lang: CHINESE,
            correction,
        }
    }

    /// The shell with the language of its text.
    pub(super) fn in_language(self, lang: &'static str) -> Self {
        Self { lang, ..self }
    }

    /// The shell of a page of the site itself, which belongs to no kind.
    pub(super) fn plain(
        context: &PageContext<'_>,
        title: &str,
        description: &str,
        indexed: bool,
    ) -> Self {
        let parts = ShellParts {
            title: title.to_owned(),
            prefix: "",
            description: description.to_owned(),
            section: String::new(),
            crumbs: vec![home_crumb(context)],
            tags: meta_tags::column(title, description, title, meta_tags::OVERVIEW),
            indexed,
        };
        Self::new(context, parts)
    }
}

/// The language of all pages but those that say another.
const CHINESE: &str = "zh-CN";

fn correction(context: &PageContext<'_>, title: &str) -> Option<String> {
    let settings = &context.plan.site.settings;
    let letter = |to: &String| {
        let body = format!("页面：{}\n哪里有误：", context.plan.url(context.address));
        links::mail(to, &format!("内容有误：{title}"), &body)
    };
    settings.footer.find_error.clone().or_else(|| settings.org.email.as_ref().map(letter))
}

/// A server shows the page for missing addresses at any depth, so its links begin at the site's own path.
fn base_path(context: &PageContext<'_>) -> String {
    context.plan.site.settings.base_path().to_owned()
}

fn absolute_root(context: &PageContext<'_>) -> String {
    let tree = if context.tree == Tree::Elder { "zz/" } else { "" };
    format!("{}{tree}", base_path(context))
}

/// The first crumb.
pub(super) fn home_crumb(context: &PageContext<'_>) -> Anchor {
    Anchor { title: "首页".to_owned(), link: context.page_link("index.html") }
}

/// What goes before the title of a document that was taken down.
pub(super) const WITHDRAWN: &str = "【已撤下】";

/// What goes before a document's title where it stands alone: the state that a reader must not miss.
pub(super) fn title_prefix(context: &PageContext<'_>, index: usize) -> &'static str {
    let site = context.plan.site;
    if site.documents[index].common.draft {
        return "【草稿】";
    }
    if site.documents[index].planned(site.today).is_some() {
        return "【待发布】";
    }
    match site.states[index] {
        Some(State::Repealed) => "【已废止】",
        Some(State::Expired) => "【已失效】",
        _ => "",
    }
}
