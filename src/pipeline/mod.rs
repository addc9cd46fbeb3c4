//! From a site's folder to its output, step by step. Each step takes a value and gives the next one, and whoever calls them
//! (a command, the preview, a test) pays for those that it calls.
//!
//! | step | takes | gives |
//! |---|---|---|
//! | [`Folder::read`](crate::storage::folder::Folder::read) | a site's folder | a `Folder` |
//! | [`parse`] | a `Folder`, a day | [`Content`]: settings, documents |
//! | [`relate`] | `Content`, an [`Audience`], a day | a `Site` |
//! | [`check()`], or [`check_documents`], [`check_site`], [`check_attachments`] | each of these | findings |
//! | [`theme`] | a `Folder` | a `Theme` |
//! | `Plan::new` | a `Site` | a `Plan` |
//! | [`render()`] | a `Plan`, a `Theme`, the `Folder` | files into a sink: a `Stage`, memory |
//! | [`Stage::finish`](crate::storage::staging::Stage::finish) | a staged site | the live site |
//!
//! What is wrong in content is a finding and stops no step; what is wrong with the machine is a `SystemError` and does.

mod approval;
mod audience;
mod check;
mod inspector;
mod papers;
mod parse;
mod receipt;
mod render;

use gongbao_base::{
    date::Date,
    finding::{Finding, sort_and_number},
};
use gongbao_render::theme::Theme;
use gongbao_site::Site;

use crate::storage::folder::Folder;

pub use self::{
    approval::{approval_subjects, unapproved},
    audience::Audience,
    check::{CheckedSite, check, check_attachments, check_documents, check_site, check_with_memo},
    inspector::PageInspector,
    papers::ApprovalPapers,
    parse::{Content, parse},
    receipt::receipt_documents,
    render::{findings_of, render, render_inspected},
};

/// Puts the documents in order that somebody gets, and relates them, as they stand on a day.
#[must_use]
pub fn relate(folder: &Folder, content: Content, audience: Audience, today: Date) -> Site {
    let documents = audience.documents(content.documents, today);
    Site::new(content.settings, today, documents, folder.assets.clone())
}

/// The theme: the built-in one, with the site's own files in place of single ones. What is wrong with those joins the
/// findings; `None` when it cannot be used.
pub fn theme(folder: &Folder, findings: &mut Vec<Finding>) -> Option<Theme> {
    let (theme, found) = Theme::new(&folder.theme);
    findings.extend(found);
    sort_and_number(findings);
    theme
}
