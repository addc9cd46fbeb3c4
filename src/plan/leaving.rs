//! Which outside addresses get a leaving page: all but government hosts and those the settings allow.

use std::collections::BTreeSet;

use crate::{
    content::{markdown::Target, settings},
    site::Site,
};

/// The outside addresses that need one, sorted.
pub(super) fn addresses(site: &Site) -> Vec<String> {
    let outside: BTreeSet<&String> = site
        .documents
        .iter()
        .flat_map(|document| &document.body.links)
        .filter_map(|link| match &link.target {
            Target::Outside(url) if needs_page(url, &site.settings.allowed_hosts) => Some(url),
            _ => None,
        })
        .collect();
    outside.into_iter().cloned().collect()
}

fn needs_page(url: &str, allowed: &[String]) -> bool {
    let Some(host) = settings::host(url) else { return false };
    let host = host.to_ascii_lowercase();
    let within = |domain: &str| {
        host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
    };
    !(within("gov.cn") || within("政务") || allowed.iter().any(|domain| within(domain)))
}

#[cfg(test)]
mod tests {
    use super::needs_page;

    #[test]
    fn government_and_allowed_hosts_are_linked_directly() {
        let allowed = ["12348.net".to_owned()];
        assert!(!needs_page("https://www.gov.cn/x", &allowed));
        assert!(!needs_page("https://gd.12348.net/", &allowed));
        assert!(!needs_page("mailto:a@b.com", &allowed));
        assert!(needs_page("https://www.fakegov.cn/", &allowed));
        assert!(needs_page("https://example.com/?x=gov.cn", &allowed));
    }
}
