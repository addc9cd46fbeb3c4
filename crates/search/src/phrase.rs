//! Phrases in a text: whether it holds one, how well a title answers, and what is shown around the first.

use super::token;

/// How many characters of a text a result shows.
const SNIPPET: usize = 120;

/// Whether a text holds these tokens in a row, within a line.
pub(crate) fn holds(text: &str, phrase: &[String]) -> bool {
    text.lines()
        .any(|line| token::texts(line).windows(phrase.len().max(1)).any(|window| window == phrase))
}

/// How well a title answers a query, both as tokens without spaces: it is the query (3), begins with it, holds it, or not
/// (0).
pub(crate) fn rank(title: &str, query: &str) -> u8 {
    if title == query {
        3
    } else if title.starts_with(query) {
        2
    } else {
        u8::from(title.contains(query))
    }
}

/// The beginning of the first line that holds one of the phrases, else of the text.
pub(crate) fn snippet(text: &str, phrases: &[Vec<String>]) -> String {
    let line = text
        .lines()
        .find(|line| phrases.iter().any(|phrase| holds(line, phrase)))
        .or_else(|| text.lines().next())
        .unwrap_or("");
    line.chars().take(SNIPPET).collect()
}
