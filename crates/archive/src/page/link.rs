//! Where a link of a page leads.

use gongbao_base::address::{Address, decode};

/// The file to which a link leads, when it stays in the site.
pub(super) fn resolve(from: &str, base: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next().unwrap_or(target);
    let inside = match target.strip_prefix(base) {
        Some(rest) => format!("/{rest}"),
        None => target.to_owned(),
    };
    let scheme = inside.split('/').next().is_some_and(|first| first.contains(':'));
    if inside.is_empty() || scheme || inside.starts_with("//") {
        return None;
    }
    // A root-relative link counts from the host, not from the site's folder.
    if inside.starts_with('/') && !target.starts_with(base) {
        return None;
    }
    let decoded = decode(&inside)?;
    if decoded == "/" {
        return Some("index.html".to_owned());
    }
    let path = Address::resolve(from, &decoded).map(|address| address.as_str().to_owned());
    match decoded.ends_with('/') {
        true => {
            Some(path.map_or_else(|| "index.html".to_owned(), |path| format!("{path}/index.html")))
        }
        false => path,
    }
}
