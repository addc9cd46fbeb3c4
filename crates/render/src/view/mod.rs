//! Views: for each page of the plan, the plain data that its template shows. The theme's contract.

mod document;
pub mod handover;
mod here;
mod home;
mod list;
mod notice;
mod report;
mod search;
pub mod shell;
mod sitemap;
mod station;
pub mod station_data;
mod tables;

use serde::Serialize;
use tera::{Context, Value};

pub use self::here::Here;
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

/// What is the same on every page.
#[must_use]
pub fn site(plan: &Plan<'_>) -> Value {
    Value::from_serializable(&shell::SiteView::new(plan))
}

/// The view of one page in one tree.
#[must_use]
pub fn page(plan: &Plan<'_>, page: &Page, tree: Tree) -> View {
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

fn document(here: &Here<'_>, index: usize) -> View {
    let shell = shell::document(here, index);
    let mut view = match &here.plan.site.documents[index].entry {
        Entry::Station(_) => {
            view("station.html", shell, "station", &station::StationView::new(here, index))
        }
        Entry::Notice(_) => {
            view("notice.html", shell, "notice", &notice::NoticeView::new(here, index))
        }
        Entry::Report(_) => {
            view("report.html", shell, "report", &report::ReportView::new(here, index))
        }
        Entry::Page(_) => View { template: "page.html", context: context(shell) },
    };
    view.context.insert("document", &document::DocumentView::new(here, index));
    view
}

fn context(shell: shell::Shell) -> Context {
    let mut context = Context::new();
    context.insert("page", &shell);
    context
}

fn view(
    template: &'static str,
    shell: shell::Shell,
    name: &'static str,
    data: &impl Serialize,
) -> View {
    let mut context = context(shell);
    context.insert(name, data);
    View { template, context }
}
