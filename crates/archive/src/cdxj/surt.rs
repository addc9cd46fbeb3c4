//! The key under which an index keeps a URL (SURT).

use std::fmt::Write as _;

use gongbao_base::address::decode;

/// The key under which an index keeps a URL: the host turned round, then the path, in lower case.
pub(crate) fn surt(url: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::surt;

    #[test]
    fn keys_are_those_of_the_tools() {
        assert_eq!(surt("https://www.x.example/gk/"), "example,x)/gk");
        assert_eq!(surt("https://x.example/"), "example,x)/");
        assert_eq!(surt("http://x.example:8080/A%20(1).PDF"), "example,x:8080)/a%20(1).pdf");
        assert_eq!(surt("https://x.example/%E9%99%84.csv"), "example,x)/%e9%99%84.csv");
    }
}
