//! A page of the plan: what it is about, its address, for which tree and edition it is written.

use super::lists::ListPage;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The home page.
    Home,
    /// A document, by index.
    Document(usize),
    /// What is left of a document that was taken down, by index.
    Withdrawn(usize),
    /// A station's door sheet, by the document's index.
    Sheet(usize),
    /// One page of a list: the list's index, and which page.
    List(usize, ListPage),
    /// The figures of all reports side by side.
    Figures,
    /// The page in English.
    English,
    /// The page before leaving for an outside address, by index into [`Plan::outside`].
    Leave(usize),
    /// The page at an address that was given up, by index into the settings' redirects.
    Moved(usize),
    /// The page for addresses that do not exist.
    NotFound,
    /// The page that lists all pages.
    SiteMap,
    /// The search page.
    Search,
}

/// One page of the site; with the elder tree it is written twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its address in the standard tree.
    pub address: String,
    /// What it is about.
    pub subject: Subject,
}

/// Which of the two trees a page is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tree {
    /// The standard pages.
    Standard,
    /// The pages for elders (长者版), below `zz/`.
    Elder,
}

impl Tree {
    /// The address of a page in this tree.
    #[must_use]
    pub fn address(self, address: &str) -> String {
        match self {
            Self::Standard => address.to_owned(),
            Self::Elder => format!("zz/{address}"),
        }
    }
}

/// For whom a site is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// For a web server.
    #[default]
    Online,
    /// For a folder that is opened without one: leaves out what only servers and machines read.
    Offline,
}
