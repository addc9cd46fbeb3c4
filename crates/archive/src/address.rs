//! Addresses of a snapshot: a file's URL and back, its key in an index (SURT), and its media type.

use std::fmt::Write as _;

use gongbao_base::address::{decode, encode};
use gongbao_container::names;

/// The URL of a file; that of an `index.html` is its folder's.
#[must_use]
pub fn url(base: &str, path: &str) -> String {
    let shown = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    format!("{base}{}", encode(shown))
}

/// The file of a URL, when it is one of ours and written as [`url`] writes it; the URL of an `index.html` itself as well.
#[must_use]
pub fn path(base: &str, url: &str) -> Option<String> {
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

/// The key under which an index keeps a URL: the host turned round, then the path, in lower case.
#[must_use]
pub fn surt(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.to_ascii_lowercase();
    let default = if scheme == "https" { ":443" } else { ":80" };
    let host = host.strip_suffix(default).unwrap_or(&host);
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let mut parts: Vec<&str> = name.split('.').collect();
    // The tools drop a first `www`, `www2` … of a host.
    let www = |part: &str| {
        part.strip_prefix("www").is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
    };
    if parts.len() > 1 && www(parts[0]) {
        parts.remove(0);
    }
    parts.reverse();
    let mut key = parts.join(",");
    if let Some(port) = port {
        let _ = write!(key, ":{port}");
    }
    key.push(')');
    let bytes = decode(path).unwrap_or_else(|| path.to_owned()).to_lowercase();
    let bytes = if bytes.len() > 1 { bytes.strip_suffix('/').unwrap_or(&bytes) } else { &bytes };
    for byte in bytes.bytes() {
        match byte {
            b'#' | b'%' | 0..=0x20 | 0x7F.. => {
                let _ = write!(key, "%{byte:02x}");
            }
            _ => key.push(char::from(byte)),
        }
    }
    key
}

/// A media type without its parameters.
#[must_use]
pub fn plain(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::{path, surt, url};

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

    #[test]
    fn keys_are_those_of_the_tools() {
        assert_eq!(surt("https://www.x.example/gk/"), "example,x)/gk");
        assert_eq!(surt("https://x.example/"), "example,x)/");
        assert_eq!(surt("http://x.example:8080/A%20(1).PDF"), "example,x:8080)/a%20(1).pdf");
        assert_eq!(surt("https://x.example/%E9%99%84.csv"), "example,x)/%e9%99%84.csv");
    }
}
