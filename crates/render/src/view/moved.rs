//! The page at an address that was given up. Templates know the page that took its place as `moved`.

use super::{context::PageContext, links::Anchor, shell::Shell, template::View};
use crate::error::BuildError;

/// The page at an address that was given up, by the index of its redirect in the settings.
pub(super) fn view(context: &PageContext<'_>, index: usize) -> Result<View, BuildError> {
    let to = &context.plan.site.settings.redirects[index].to;
    let shell = Shell::plain(context, "本页的网址已更改", "原网址的跳转页面", false);
    View::new("moved.html").with("page", &shell)?.with("moved", &anchor(context, to))
}

fn anchor(context: &PageContext<'_>, address: &str) -> Anchor {
    let mut documents = context.plan.site.documents.iter();
    let document = documents.find(|document| document.address() == address);
    let mut left = context.plan.site.withdrawn.iter();
    let title = document
        .map(|document| document.common.title.as_str())
        .or_else(|| Some(left.find(|document| document.address() == address)?.title.as_str()));
    let title = title.unwrap_or("新的页面");
    Anchor { title: title.to_owned(), link: context.page_link(address) }
}
