//! Addresses of a snapshot: a file's URL, and back.

use gongbao_base::address::{decode, encode};
use gongbao_container::names;

/// The URL of a file; that of an `index.html` is its folder's.
pub(crate) fn url(base: &str, path: &str) -> String {
    let shown = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    format!("{base}{}", encode(shown))
}

/// The file of a URL, when it is one of ours and written as [`url`] writes it; the URL of an `index.html` itself as well.
pub(crate) fn path(base: &str, url: &str) -> Option<String> {
    let rest = url.strip_prefix(base)?;
    let mut path = decode(rest)?;
    if encode(&path) != rest {
        return None;
    }
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    names::is_safe(&path).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::{path, url};

    const BASE: &str = "https://www.x.example/gk/";

    #[test]
    fn files_and_urls_go_both_ways() {
        for file in
            ["index.html", "notices/index.html", "notices/附件 1 (2).pdf", "a%b.txt", "xindex.html"]
        {
            assert_eq!(path(BASE, &url(BASE, file)).as_deref(), Some(file));
        }
        assert_eq!(url(BASE, "notices/index.html"), "https://www.x.example/gk/notices/");
        assert_eq!(
            path(BASE, "https://www.x.example/gk/index.html").as_deref(),
            Some("index.html")
        );
        for wrong in [
            "https://y.example/a",
            "https://www.x.example/gk/../a",
            "https://www.x.example/gk/a//b",
            "https://www.x.example/gk/%61",
        ] {
            assert_eq!(path(BASE, wrong), None, "{wrong}");
        }
    }
}
