//! Which outside addresses get a leaving page: all but government hosts and those the settings allow.

use std::collections::BTreeSet;

use crate::site::Site;
use gongbao_content::{host, markdown::LinkTarget};

/// The outside addresses that need one, sorted.
pub(super) fn addresses(site: &Site) -> Vec<String> {
    let outside: BTreeSet<&String> = site
        .documents
        .iter()
        .flat_map(|document| &document.body.links)
        .filter_map(|link| match &link.target {
            LinkTarget::Outside(url) if host::is_foreign(url, &site.settings.allowed_hosts) => {
                Some(url)
            }
            _ => None,
        })
        .collect();
    outside.into_iter().cloned().collect()
}
