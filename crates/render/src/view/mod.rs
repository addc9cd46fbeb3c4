//! Views: for each page of the plan, the plain data that its template shows. The theme's contract.

mod document;
pub mod handover;
mod here;
mod home;
mod list;
mod notice;
mod qr;
mod report;
mod search;
pub mod shell;
mod sitemap;
mod station;
mod tables;

use serde::Serialize;
use tera::{Context, Value};

pub use self::here::Here;
use crate::error::BuildError;
use gongbao_content::kinds::Entry;
use gongbao_site::plan::{Page, Plan, Subject, Tree};

/// A template's name and the data for it.
#[derive(Debug)]
pub struct View {
    /// Such as `notice.html`.
    pub template: &'static str,
    /// The data.
    pub context: Context,
}

impl View {
    /// A view without data.
    #[must_use]
    pub fn new(template: &'static str) -> Self {
        Self { template, context: Context::new() }
    }

    /// The view with data that the template knows by this name.
    ///
    /// # Errors
    /// When the data cannot be serialised.
    pub fn with(mut self, name: &'static str, data: &impl Serialize) -> Result<Self, BuildError> {
        self.context.insert_value(name, value(self.template, data)?);
        Ok(self)
    }
}

fn value(template: &str, data: &impl Serialize) -> Result<Value, BuildError> {
    Value::try_from_serializable(data).map_err(|error| BuildError::serialize(template, &error))
}

/// What is the same on every page.
///
/// # Errors
/// When it cannot be serialised.
pub fn site(plan: &Plan<'_>) -> Result<Value, BuildError> {
    value("site", &shell::SiteView::new(plan))
}

/// The view of one page in one tree.
///
/// # Errors
/// When its data cannot be serialised.
pub fn page(plan: &Plan<'_>, page: &Page, tree: Tree) -> Result<View, BuildError> {
    let here = Here::new(plan, &page.address, tree);
    match page.subject {
        Subject::Home => view("home.html", shell::home(&here), "home", &home::HomeView::new(&here)),
        Subject::Document(index) => document(&here, index),
        Subject::Sheet(index) => {
            let station = station::StationView::new(&here, index);
            view("sheet.html", shell::sheet(&here, index), "station", &station)
        }
        Subject::List(index, number) => {
            let list = list::ListView::new(&here, index, number);
            view(list::template(plan, index), shell::list(&here, index, number), "list", &list)
        }
        Subject::Figures => {
            view("figures.html", shell::figures(&here), "figures", &report::comparison(&here))
        }
        Subject::Leave(index) => {
            view("leave.html", shell::leave(&here), "leave", &plan.outside[index])
        }
        Subject::Moved(index) => {
            let moved = shell::moved_to(&here, &plan.site.settings.redirects[index].to);
            view("moved.html", shell::moved(&here), "moved", &moved)
        }
        Subject::NotFound => {
            view("404.html", shell::not_found(&here), "home", &home::HomeView::new(&here))
        }
        Subject::SiteMap => {
            view("sitemap.html", shell::sitemap(&here), "map", &sitemap::groups(&here))
        }
        Subject::Search => {
            view("search.html", shell::search(&here), "search", &search::SearchView::new(&here))
        }
    }
}

fn document(here: &Here<'_>, index: usize) -> Result<View, BuildError> {
    let shell = shell::document(here, index);
    let view = match &here.plan.site.documents[index].entry {
        Entry::Station(_) => {
            view("station.html", shell, "station", &station::StationView::new(here, index))?
        }
        Entry::Notice(_) => {
            view("notice.html", shell, "notice", &notice::NoticeView::new(here, index))?
        }
        Entry::Report(_) => {
            view("report.html", shell, "report", &report::ReportView::new(here, index))?
        }
        Entry::Page(_) => View::new("page.html").with("page", &shell)?,
    };
    view.with("document", &document::DocumentView::new(here, index))
}

fn view(
    template: &'static str,
    shell: shell::Shell,
    name: &'static str,
    data: &impl Serialize,
) -> Result<View, BuildError> {
    View::new(template).with("page", &shell)?.with(name, data)
}
