//! Whether a page can be parsed in sound time.

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
