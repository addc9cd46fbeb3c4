//! What is the same on every page of a site. Templates know it as `site`.

use serde::Serialize;

use super::links::{Anchor, Phone};
use gongbao_site::plan::{Edition, Plan};

/// How many entries the navigation has when the settings name none.
const NAVIGATION: usize = 6;

/// What is the same on every page.
#[derive(Debug, Serialize)]
pub(super) struct SiteView {
    /// The site's name.
    name: String,
    /// Its full address on the web, with a slash at its end.
    url: String,
    /// The name of the office.
    org: String,
    /// The office's address; absent when the settings do not give it.
    address: Option<String>,
    /// The office's hours in words; absent when the settings do not give them.
    hours: Option<String>,
    /// The office's phone numbers; may be empty.
    phones: Vec<Phone>,
    /// The number to call for legal help (公共法律服务热线).
    hotline: Phone,
    /// The navigation; its links are below the root of a tree, so `page.root` goes before them.
    nav: Vec<Anchor>,
    /// The registration of the site (ICP 备案号); absent when the settings do not give it.
    icp: Option<String>,
    /// The registration with the police (公安备案号); absent when the settings do not give it.
    police: Option<String>,
    /// The full address where errors are reported (网站找错); absent when the settings do not give it.
    find_error: Option<String>,
    /// How to reach those who keep the site; absent when the settings do not say.
    contact: Option<String>,
    /// Whether there is a tree for elders.
    elder: bool,
    /// Whether it is read from a folder, without a web server.
    offline: bool,
    /// Whether a report has figures, so that `reports/figures.html` exists.
    has_figures: bool,
    /// Whether there is a notice.
    has_notices: bool,
}

impl SiteView {
    pub(super) fn new(plan: &Plan<'_>) -> Self {
        let site = plan.site;
        let settings = &site.settings;
        let footer = &settings.footer;
        Self {
            name: settings.name.clone(),
            url: settings.url.clone(),
            org: settings.org.name.clone(),
            address: settings.org.address.clone(),
            hours: settings.org.hours.clone(),
            phones: settings.org.phones.iter().map(|phone| Phone::new(phone)).collect(),
            hotline: Phone::new(&settings.hotline),
            nav: if settings.nav.is_empty() { default_navigation(plan) } else { navigation(plan) },
            icp: footer.icp.clone(),
            police: footer.police.clone(),
            find_error: footer.find_error.clone(),
            contact: footer.contact.clone(),
            elder: settings.elder,
            offline: plan.edition == Edition::Offline,
            has_figures: site.reports().any(|(_, report)| !report.figures.is_empty()),
            has_notices: site.notices().next().is_some(),
        }
    }
}

/// The navigation of the settings.
fn navigation(plan: &Plan<'_>) -> Vec<Anchor> {
    let entries = plan.site.settings.nav.iter();
    entries.map(|entry| Anchor { title: entry.title.clone(), link: entry.to.clone() }).collect()
}

/// The kinds that have documents, then the plain pages.
fn default_navigation(plan: &Plan<'_>) -> Vec<Anchor> {
    let lists = plan.lists.iter().filter(|list| list.facet.is_none() && !list.members.is_empty());
    let mut nav: Vec<Anchor> =
        lists.map(|list| Anchor { title: list.name.clone(), link: list.first() }).collect();
    let documents = plan.site.documents.iter();
    let pages = documents.filter(|document| document.kind.list.is_none());
    nav.extend(pages.map(|page| Anchor { title: page.common.title.clone(), link: page.address() }));
    nav.truncate(NAVIGATION);
    nav
}
