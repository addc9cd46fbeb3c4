//! The lock file `content/urls.lock`: the addresses that were public, one a line.

use std::collections::BTreeSet;

use gongbao_base::format_version;
use gongbao_content::document::{Document, WithdrawnDocument};
use gongbao_site::Site;

/// Where the addresses stand below the site's folder.
pub const FILE: &str = "content/urls.lock";

/// How long it may be, in bytes: some hundred thousand addresses.
pub const LONGEST: u64 = 8 << 20;

/// The format of the lock. A lock without its name is of the first.
pub const FORMAT: &str = "gongbao-urls/1";

/// Whether a newer program wrote the lock: a comment names its format.
#[must_use]
pub fn is_newer(lock: &str) -> bool {
    let comments = lock.lines().filter_map(|line| line.trim().strip_prefix('#'));
    comments.into_iter().any(|comment| format_version::is_newer(comment.trim(), FORMAT))
}

/// The addresses of the documents: those that a lock keeps.
#[must_use]
pub fn addresses(site: &Site) -> BTreeSet<String> {
    let withdrawn = site.withdrawn.iter().map(WithdrawnDocument::address);
    site.documents.iter().map(Document::address).chain(withdrawn).collect()
}

/// The addresses that a lock lists.
pub fn listed(lock: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(lock.lines().map(str::trim));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The lock's text with these addresses added. Nothing is ever taken out.
#[must_use]
pub fn extended(lock: &str, addresses: &BTreeSet<String>) -> String {
    let mut all: BTreeSet<&str> = listed(lock).map(|(_, address)| address).collect();
    all.extend(addresses.iter().map(String::as_str));
    let lines: Vec<&str> = all.into_iter().collect();
    format!(
        "# 已经公开的网址，由 gongbao lock 登记，不要手工删除。撤下的文件用 withdrawn，改了网址的写进 site.yaml 的 redirects。\n{}\n",
        lines.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::is_newer;

    #[test]
    fn a_lock_of_a_newer_program_is_told_by_its_comment() {
        assert!(is_newer("# gongbao-urls/2\nnotices/a.html\n"));
        assert!(!is_newer("# gongbao-urls/1\nnotices/a.html\n"));
        assert!(!is_newer("# 已经公开的网址\ngongbao-urls/2\n"));
    }
}
