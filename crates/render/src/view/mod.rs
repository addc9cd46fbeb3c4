//! Views: for each page of the plan, the plain data that its template shows. The theme's contract, and nothing else.
//!
//! One page kind a file, with its template, what surrounds it (`shell`) and its own data: `home`, `list`, `document` with
//! `notice`, `station`, `report` and, for every other kind, `official`, `withdrawn`, then `sheet`, `figures`, `english`, `leave`, `moved`, `not_found`, `sitemap`, `search`. Every page
//! also sees [`site`]. Lists show a `list_item`; [`figure_table`] and [`statutory_tables`] stand in reports and in
//! fragments of packages. Links come from a `context`: the page as the place from which they lead.

mod application;
mod context;
mod document;
mod english;
pub mod figure_table;
mod figures;
mod home;
mod leave;
mod links;
mod list;
mod list_item;
mod meta_tags;
mod moved;
mod not_found;
mod notice;
mod official;
mod open_days;
mod qr;
mod report;
mod search;
mod sheet;
mod shell;
mod site;
mod sitemap;
mod state;
mod station;
pub mod statutory_tables;
mod template;
mod withdrawn;

use tera::Value;

use self::context::PageContext;
pub use self::template::View;
use crate::error::BuildError;
use gongbao_content::kinds::Entry;
use gongbao_site::plan::{Page, Plan, Subject, Tree};

/// What is the same on every page; templates know it as `site`.
///
/// # Errors
/// When it cannot be serialised.
pub fn site(plan: &Plan<'_>) -> Result<Value, BuildError> {
    template::value("site", &site::SiteView::new(plan))
}

/// The same as bytes, to tell whether pages would be the same.
pub(crate) fn site_bytes(plan: &Plan<'_>) -> Result<Vec<u8>, BuildError> {
    let bytes = serde_json::to_vec(&site::SiteView::new(plan));
    bytes.map_err(|error| BuildError::serialize("site", &error))
}

/// The view of one page in one tree.
///
/// # Errors
/// When its data cannot be serialised.
pub fn page(plan: &Plan<'_>, page: &Page, tree: Tree) -> Result<View, BuildError> {
    let context = PageContext::new(plan, &page.address, tree);
    match page.subject {
        Subject::Home => home::view(&context),
        Subject::Document(index) => match &plan.site.documents[index].entry {
            Entry::Station(station) => station::view(&context, index, station),
            Entry::Notice(notice) => notice::view(&context, index, notice),
            Entry::Report(report) => report::view(&context, index, report),
            _ => official::view(&context, index),
        },
        Subject::Withdrawn(index) => withdrawn::view(&context, index),
        Subject::Sheet(index) => sheet::view(&context, index),
        Subject::List(index, which) => list::view(&context, index, which),
        Subject::Figures => figures::view(&context),
        Subject::English => english::view(&context),
        Subject::Leave(index) => leave::view(&context, index),
        Subject::Moved(index) => moved::view(&context, index),
        Subject::NotFound => not_found::view(&context),
        Subject::SiteMap => sitemap::view(&context),
        Subject::Search => search::view(&context),
    }
}
