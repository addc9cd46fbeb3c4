//! Where the links of a document lead from outside the site.

use serde::Serialize;

use super::file::FragmentFile;
use gongbao_content::{
    document::Document,
    host,
    markdown::{Link, LinkTarget},
};
use gongbao_site::plan::Plan;

/// Where a link leads from outside the site. The names of the variants are part of the document's digest in receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum FragmentLink {
    /// To a full address.
    Address(String),
    /// To a file that goes with the fragment, by its name there, with width and height in pixels when it is an image.
    #[serde(rename = "Beside")]
    File(String, Option<(u32, u32)>),
    /// Nowhere: the text stands for itself.
    Nowhere,
}

/// The full address of a page, when the site has a real one.
pub(super) fn address(plan: &Plan<'_>, page: &str) -> Option<String> {
    (!host::is_example(&plan.site.settings.url)).then(|| plan.url(page))
}

/// Where the links of a document's text lead, in their order.
pub(super) fn links(
    plan: &Plan<'_>,
    document: &Document,
    files: &[FragmentFile],
) -> Vec<FragmentLink> {
    let site = plan.site;
    let outside = |link: &Link| match &link.target {
        LinkTarget::Document(file, _) => plan
            .address_of(file.as_str())
            .and_then(|page| address(plan, &page))
            .map_or(FragmentLink::Nowhere, FragmentLink::Address),
        LinkTarget::File(file) => {
            if let Some(list) = plan.whole_list(file.as_str()) {
                return address(plan, &list.first())
                    .map_or(FragmentLink::Nowhere, FragmentLink::Address);
            }
            let found = files.iter().find(|other| other.path == file.as_str());
            found.map_or(FragmentLink::Nowhere, |found| {
                let size = site.assets.get(file.as_str()).and_then(|asset| asset.size);
                FragmentLink::File(found.name.clone(), size.filter(|_| link.image))
            })
        }
        LinkTarget::Outside(url) => FragmentLink::Address(url.clone()),
        LinkTarget::Anchor(_) | LinkTarget::Nowhere => FragmentLink::Nowhere,
    };
    document.body.links.iter().map(outside).collect()
}
