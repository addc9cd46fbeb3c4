//! Whether a page can be parsed in sound time.

use html5gum::{Token, Tokenizer};

/// A page with more open elements than this is refused.
const BOTTOM: usize = 5_000;
/// How often attributes of one element may be held against each other, in all of a page: the parser looks for each among those before it.
const COMPARISONS: usize = 500_000_000;

/// Whether the parser takes minutes for a page.
pub(super) fn is_endless(page: &str) -> bool {
    is_bottomless(page) || is_crowded(page)
}

/// Whether its elements have so many attributes.
fn is_crowded(page: &str) -> bool {
    let mut comparisons = 0_usize;
    Tokenizer::new(page).flatten().any(|token| {
        if let Token::StartTag(tag) = token {
            let count = tag.attributes.len();
            comparisons = comparisons.saturating_add(count.saturating_mul(count) / 2);
        }
        comparisons > COMPARISONS
    })
}

/// Whether elements stand so deep in one another that the parser, which looks through all open ones, takes minutes.
fn is_bottomless(page: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::is_endless;

    #[test]
    fn what_takes_minutes_is_told_and_what_offices_save_is_not() {
        let crowded = |count: usize| {
            let attributes: String = (0..count).map(|at| format!(" a{at}='>'")).collect();
            format!("<p{attributes}>a")
        };
        assert!(is_endless(&crowded(40_000)));
        assert!(is_endless(&crowded(5_000).repeat(45)));
        assert!(!is_endless(&crowded(200).repeat(300)));
        assert!(is_endless(&"<b>".repeat(6_000)));
        assert!(!is_endless(&"<p><b>a</b>".repeat(6_000)));
    }
}
