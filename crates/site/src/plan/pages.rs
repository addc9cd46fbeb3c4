//! The plan of a site.

use std::collections::BTreeMap;

use super::{
    leaving,
    lists::{self, List},
    page::{Edition, Page, Subject, Tree},
};
use crate::site::Site;
use gongbao_base::address;
use gongbao_content::kinds::Entry;

/// Where the page in English stands, unless the site has one of its own.
const ENGLISH: &str = "en.html";

/// The plan.
#[derive(Debug)]
pub struct Plan<'a> {
    /// For whom.
    pub edition: Edition,
    /// The site.
    pub site: &'a Site,
    /// Its lists.
    pub lists: Vec<List>,
    /// Its pages, sorted by address.
    pub pages: Vec<Page>,
    /// The outside addresses that get a leaving page, sorted.
    pub outside: Vec<String>,
    /// The files below `content/` that are published: those that a document names.
    pub assets: Vec<String>,
    outside_index: BTreeMap<String, usize>,
}

impl<'a> Plan<'a> {
    /// Plans a site.
    #[must_use]
    pub fn new(site: &'a Site, edition: Edition) -> Self {
        let lists = lists::all(site);
        let outside = leaving::addresses(site);
        let outside_index =
            outside.iter().enumerate().map(|(index, url)| (url.clone(), index)).collect();
        let mut plan = Self {
            edition,
            site,
            lists,
            pages: Vec::new(),
            outside,
            assets: site.published_files(),
            outside_index,
        };
        plan.pages = plan.all_pages();
        plan
    }

    fn all_pages(&self) -> Vec<Page> {
        let page = |address: String, subject| Page { address, subject };
        let mut pages = vec![
            page("index.html".to_owned(), Subject::Home),
            page("sitemap.html".to_owned(), Subject::SiteMap),
            page("search.html".to_owned(), Subject::Search),
        ];
        if self.edition == Edition::Online {
            pages.push(page("404.html".to_owned(), Subject::NotFound));
        }
        if self.site.documents.iter().all(|document| document.address() != ENGLISH) {
            pages.push(page(ENGLISH.to_owned(), Subject::English));
        }
        if self.site.reports().any(|(_, report)| !report.figures.is_empty()) {
            pages.push(page("reports/figures.html".to_owned(), Subject::Figures));
        }
        for (index, document) in self.site.documents.iter().enumerate() {
            pages.push(page(document.address(), Subject::Document(index)));
            if matches!(document.entry, Entry::Station(_)) {
                pages.push(page(
                    format!("stations/{}.sheet.html", document.slug),
                    Subject::Sheet(index),
                ));
            }
        }
        let withdrawn = self.site.withdrawn.iter().enumerate();
        pages
            .extend(withdrawn.map(|(index, left)| page(left.address(), Subject::Withdrawn(index))));
        for (index, list) in self.lists.iter().enumerate() {
            let of_list = list.pages(self.site.settings.page_size);
            pages.extend(
                of_list.map(|which| page(list.address(which), Subject::List(index, which))),
            );
        }
        pages.extend(
            (0..self.outside.len())
                .map(|index| page(self.leave_address(index), Subject::Leave(index))),
        );
        let redirects = self.site.settings.redirects.iter().enumerate();
        pages.extend(redirects.map(|(index, r)| page(r.from.clone(), Subject::Moved(index))));
        pages.sort_by(|a, b| a.address.cmp(&b.address));
        // Two documents with one address are an error of the check; the plan keeps the first.
        pages.dedup_by(|a, b| a.address == b.address);
        pages
    }

    /// The list of all documents of a folder.
    #[must_use]
    pub fn whole_list(&self, folder: &str) -> Option<&List> {
        self.lists.iter().find(|list| list.folder == folder && list.facet.is_none())
    }

    /// The trees that are written.
    #[must_use]
    pub fn trees(&self) -> &'static [Tree] {
        if self.site.settings.elder { &[Tree::Standard, Tree::Elder] } else { &[Tree::Standard] }
    }

    /// The leaving page of an outside address, when it needs one.
    #[must_use]
    pub fn leaving(&self, url: &str) -> Option<String> {
        self.outside_index.get(url).map(|index| self.leave_address(*index))
    }

    fn leave_address(&self, index: usize) -> String {
        format!(
            "leave/{}.html",
            gongbao_base::digest::Digest::of(self.outside[index].as_bytes()).short()
        )
    }

    /// The address of the page of the document that this file below `content/` holds, or held.
    #[must_use]
    pub fn address_of(&self, file: &str) -> Option<String> {
        let document = self.site.by_file(file).map(|index| self.site.documents[index].address());
        document.or_else(|| Some(self.site.withdrawn_by_file(file)?.address()))
    }

    /// The full address of a page or file on the web.
    #[must_use]
    pub fn url(&self, address: &str) -> String {
        let shown = address
            .strip_suffix("index.html")
            .filter(|folder| folder.is_empty() || folder.ends_with('/'));
        format!("{}{}", self.site.settings.url, address::encode(shown.unwrap_or(address)))
    }
}
