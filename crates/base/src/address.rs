//! Addresses inside the site: relative paths with `/`, checked once so that nothing can lead out.

use std::fmt;

/// A file's path below a root: no leading `/`, no `.` or `..`, no empty part, no control character.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Box<str>);

impl Address {
    /// Checks a path that is already normal.
    #[must_use]
    pub fn new(path: &str) -> Option<Self> {
        let sound = !path.is_empty()
            && path.split('/').all(|part| {
                !part.is_empty()
                    && part != "."
                    && part != ".."
                    && !part.chars().any(|c| c.is_control() || c == '\\')
            });
        sound.then(|| Self(path.into()))
    }

    /// Resolves `target` as a link that stands in the file `from`; `None` when it leads out of the root.
    #[must_use]
    pub fn resolve(from: &str, target: &str) -> Option<Self> {
        let mut parts: Vec<&str> =
            if target.starts_with('/') { Vec::new() } else { from.split('/').collect() };
        if !target.starts_with('/') {
            parts.pop();
        }
        for part in target.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Self::new(&parts.join("/"))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The way up from this file's folder to the root: `""`, `"../"`, `"../../"` …
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The address a browser shows for this file on a server: a folder for `index.html`.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The relative link from one file to another, with percent-encoding where a URL needs it.
#[must_use]
pub fn link(from: &str, to: &str) -> String {
    let mut from_parts: Vec<&str> = from.split('/').collect();
    from_parts.pop();
    let to_parts: Vec<&str> = to.split('/').collect();
    let common =
        from_parts.iter().zip(&to_parts[..to_parts.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(from_parts.len() - common);
    push_encoded(&mut link, &to_parts[common..].join("/"));
    link
}

/// Percent-encodes a path or fragment for a URL.
#[must_use]
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    push_encoded(&mut out, path);
    out
}

fn push_encoded(out: &mut String, path: &str) {
    use fmt::Write as _;
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// Decodes `%XX`; `None` when the result is not UTF-8 or an escape is cut off.
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

/// Whether a text may name a document: lower-case letters, digits and hyphens, not at the ends.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(inner)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::{Address, decode, encode, is_slug, link};

    #[test]
    fn nothing_leads_out() {
        let resolve = |from, to| Address::resolve(from, to).map(|a| a.to_string());
        assert_eq!(resolve("notices/a.md", "../pages/b.md").as_deref(), Some("pages/b.md"));
        assert_eq!(resolve("notices/a.md", "/pages/b.md").as_deref(), Some("pages/b.md"));
        assert_eq!(resolve("notices/a.md", "./x/../b.pdf").as_deref(), Some("notices/b.pdf"));
        for out in ["../../etc/passwd", "/..", "../..", "a\u{0}b", "..\\x"] {
            assert_eq!(resolve("notices/a.md", out), None, "{out}");
        }
    }

    #[test]
    fn links_are_relative() {
        assert_eq!(link("notices/a.html", "notices/b.html"), "b.html");
        assert_eq!(link("notices/state/x.html", "index.html"), "../../index.html");
        assert_eq!(link("index.html", "notices/附件 1.pdf"), "notices/%E9%99%84%E4%BB%B6%201.pdf");
        assert_eq!(link("zz/a.html", "a.html"), "../a.html");
    }

    #[test]
    fn encoding_goes_both_ways() {
        let text = "附件 1%.pdf";
        assert_eq!(decode(&encode(text)).as_deref(), Some(text));
        assert_eq!(decode("%E9%99"), None);
        assert_eq!(decode("%zz"), None);
    }

    #[test]
    fn slugs_are_plain() {
        assert!(is_slug("fazhi-2023"));
        for wrong in ["", "-a", "a-", "A", "通知", "a b", "a/b", "a.b"] {
            assert!(!is_slug(wrong), "{wrong}");
        }
    }
}
