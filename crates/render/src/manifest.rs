//! The manifest of a site that was built: every output with its class.

use std::collections::BTreeMap;

use crate::{error::BuildError, output::Outputs};
use gongbao_content::document::Document;
use gongbao_manifest::{Class, ManifestEntry, PATH};
use gongbao_site::plan::{Plan, Subject};

/// The bytes of the manifest.
pub(crate) fn of(plan: &Plan<'_>, outputs: &Outputs) -> Result<Vec<u8>, BuildError> {
    let pages = pages(plan);
    let files = outputs.iter().map(|(path, output)| ManifestEntry {
        path: path.clone(),
        length: output.length,
        sha256: output.digest.hex(),
        class: Some(pages.get(path).copied().unwrap_or_else(|| class(path))),
    });
    let documents = plan.site.documents.iter().filter(|document| document.common.sample);
    let samples: Vec<String> = documents.map(Document::address).collect();
    gongbao_manifest::write(files, &samples).map_err(|error| BuildError::serialize(PATH, &error))
}

/// The class of every page, by address.
fn pages(plan: &Plan<'_>) -> BTreeMap<String, Class> {
    let classes = plan.pages.iter().map(|page| {
        let class = match page.subject {
            Subject::Document(_)
            | Subject::Withdrawn(_)
            | Subject::Sheet(_)
            | Subject::Leave(_)
            | Subject::Moved(_)
            | Subject::NotFound => Class::Leaf,
            Subject::Home
            | Subject::List(..)
            | Subject::Figures
            | Subject::English
            | Subject::SiteMap
            | Subject::Search => Class::List,
        };
        (&page.address, class)
    });
    let trees = plan.trees();
    classes
        .flat_map(|(address, class)| trees.iter().map(move |tree| (tree.address(address), class)))
        .collect()
}

/// The class of a file that is no page. The index's shards are found only through the search page, so they count as
/// assets, as does what pages offer to download. A compressed copy goes out with its file.
fn class(path: &str) -> Class {
    let lists = ["feed.xml", "robots.txt"];
    let sitemap = path.starts_with("sitemap") && path.ends_with(".xml");
    if lists.contains(&path) || sitemap { Class::List } else { Class::Asset }
}
