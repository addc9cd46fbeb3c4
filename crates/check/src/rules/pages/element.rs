//! An element of a page: its name, its attributes, what it loads and where it leads.

use std::collections::BTreeMap;

use html5gum::StartTag;

use gongbao_base::address::{self, Address};

pub(super) struct PageElement {
    pub(super) name: String,
    attributes: BTreeMap<String, String>,
}

/// Where an address of a page leads.
pub(super) enum PageTarget {
    /// A file of the site.
    Inside(String),
    /// Another site.
    Elsewhere,
    /// The page itself, a phone, data.
    Nothing,
}

impl PageElement {
    pub(super) fn new(tag: &StartTag<()>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            name: text(&tag.name),
            attributes: tag
                .attributes
                .iter()
                .map(|(key, value)| (text(key), text(value)))
                .collect(),
        }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The address that a browser fetches for the element.
    pub(super) fn loaded_url(&self) -> Option<&str> {
        match self.name.as_str() {
            "script" | "iframe" | "frame" | "embed" | "img" | "source" | "video" | "audio" => {
                self.attribute("src")
            }
            "object" => self.attribute("data"),
            "link" => {
                let rel = self.attribute("rel")?;
                let loads = rel.contains("stylesheet") || rel.contains("icon");
                self.attribute("href").filter(|_| loads)
            }
            _ => None,
        }
    }

    pub(super) fn loads(&self, base: &str, page: &str) -> Option<PageTarget> {
        self.loaded_url().map(|url| target(base, page, url))
    }

    /// Where a reader gets by it.
    pub(super) fn leads(&self, base: &str, page: &str) -> Option<PageTarget> {
        let url = match self.name.as_str() {
            "a" | "area" => self.attribute("href"),
            "form" => self.attribute("action"),
            _ => None,
        };
        url.map(|url| target(base, page, url))
    }
}

/// `base` is the path at which the site's root stands, with a slash at both ends: what begins with a slash is below it.
fn target(base: &str, page: &str, url: &str) -> PageTarget {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    if url.starts_with("//") || lower.starts_with("http:") || lower.starts_with("https:") {
        return PageTarget::Elsewhere;
    }
    let scheme = lower.find(':').is_some_and(|at| !lower[..at].contains(['/', '.', '#', '?']));
    let path = url.split(['#', '?']).next().unwrap_or_default();
    if scheme || path.is_empty() {
        return PageTarget::Nothing;
    }
    let folder = path.ends_with('/') || path.ends_with("..") || path == ".";
    let resolved = address::decode(path).and_then(|path| {
        let path = if folder { format!("{path}/index.html") } else { path };
        // Another path of the same host is none of this site's files.
        let below = match path.strip_prefix('/') {
            Some(_) => path.strip_prefix(base).map(|below| format!("/{below}"))?,
            None => path,
        };
        Address::resolve(page, &below)
    });
    // What leads out of the site is dead too; its own text names it.
    PageTarget::Inside(resolved.map_or_else(|| path.to_owned(), |address| address.to_string()))
}
