//! The plan: every page of the site, before any is rendered. Links, lists, the sitemap and the index read this one list.

mod facets;
mod leaving;
pub mod lists;
mod page;
mod pages;

pub use self::{
    facets::topic_id,
    page::{Edition, Page, Subject, Tree},
    pages::Plan,
};
