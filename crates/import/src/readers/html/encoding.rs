//! A page's bytes as text, and whether it can be parsed in sound time.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// A page with more open elements than this is refused.
const BOTTOM: usize = 5_000;

/// Whether elements stand so deep in one another that the parser, which looks through all open ones, takes minutes.
pub(super) fn is_bottomless(page: &str) -> bool {
    // Those that are often left open do not count.
    const OPEN: [&str; 16] = [
        "br", "img", "input", "meta", "link", "hr", "col", "wbr", "p", "li", "td", "th", "tr",
        "option", "dd", "dt",
    ];
    let mut depth = 0usize;
    page.split('<').skip(1).any(|tag| {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        if !name.is_empty() && !OPEN.contains(&name.as_str()) {
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        }
        depth > BOTTOM
    })
}

/// The page's text: by its mark, by what it says of its encoding, or by trying.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let said = start.find("charset").and_then(|at| {
        let label = start[at + "charset".len()..]
            .trim_start_matches(|c: char| c == '=' || c == '"' || c == '\'' || c.is_whitespace());
        let end = label
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .unwrap_or(label.len());
        Encoding::for_label(&label.as_bytes()[..end])
    });
    let (text, _, broken) = said.unwrap_or(UTF_8).decode(bytes);
    // A page may say what it is not.
    match broken {
        true if std::str::from_utf8(bytes).is_ok() => UTF_8.decode(bytes).0.into_owned(),
        true => GB18030.decode(bytes).0.into_owned(),
        false => text.into_owned(),
    }
}
