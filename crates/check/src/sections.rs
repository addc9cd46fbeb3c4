//! The second-level sections of a document, as plain text, and how much of one text stands in another.

use std::collections::HashSet;

use gongbao_content::document::Document;

/// A section: its heading and its text without white space.
pub(super) struct Section<'a> {
    pub heading: &'a str,
    pub text: String,
}

/// The sections of a document in order. What stands before the first heading is left out.
pub(super) fn sections(document: &Document) -> Vec<Section<'_>> {
    let headings = document.body.headings.iter().filter(|heading| heading.level == 2);
    headings
        .zip(document.body.html.split("<h2").skip(1))
        .map(|(heading, html)| Section {
            heading: &heading.text,
            text: plain(html.split_once("</h2>").map_or("", |(_, text)| text)),
        })
        .collect()
}

/// HTML without its tags and white space.
pub(super) fn plain(html: &str) -> String {
    let mut inside = false;
    html.chars()
        .filter(|c| {
            inside = *c == '<' || (inside && *c != '>');
            !inside && *c != '>' && !c.is_whitespace()
        })
        .collect()
}

/// The share of a text's runs of five characters that stand in another text, from 0 to 1.
pub(super) fn overlap(text: &str, other: &str) -> f64 {
    let runs = |text: &str| -> HashSet<[char; 5]> {
        let characters: Vec<char> = text.chars().collect();
        characters.windows(5).filter_map(|run| run.try_into().ok()).collect()
    };
    let (own, other) = (runs(text), runs(other));
    if own.is_empty() {
        return 0.0;
    }
    let shared = own.iter().filter(|run| other.contains(*run)).count();
    #[expect(clippy::cast_precision_loss, reason = "texts are far shorter than 2^52")]
    let share = shared as f64 / own.len() as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::{overlap, plain};

    #[test]
    fn overlap_is_a_share() {
        assert!((overlap("一二三四五六", "零一二三四五六七") - 1.0).abs() < 1e-9);
        assert!((overlap("一二三四五六", "一二三四五") - 0.5).abs() < 1e-9);
        assert!(overlap("一二三四", "一二三四") < 1e-9);
        assert_eq!(plain("<p class=\"a\">甲 乙</p>\n"), "甲乙");
    }
}
