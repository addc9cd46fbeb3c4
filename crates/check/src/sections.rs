//! The second-level sections of a document, as plain text.

use gongbao_content::document::Document;

/// A section: its heading and its text without white space.
pub(crate) struct DocumentSection<'a> {
    pub(crate) heading: &'a str,
    pub(crate) text: String,
}

/// The sections of a document in order. What stands before the first heading is left out.
pub(crate) fn sections(document: &Document) -> Vec<DocumentSection<'_>> {
    let headings = document.body.headings.iter().filter(|heading| heading.level == 2);
    headings
        .zip(document.body.html.split("<h2").skip(1))
        .map(|(heading, html)| DocumentSection {
            heading: &heading.text,
            text: plain(html.split_once("</h2>").map_or("", |(_, text)| text)),
        })
        .collect()
}

/// HTML without its tags and white space.
pub(crate) fn plain(html: &str) -> String {
    let mut inside = false;
    html.chars()
        .filter(|c| {
            inside = *c == '<' || (inside && *c != '>');
            !inside && *c != '>' && !c.is_whitespace()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn plain_text_has_no_tags_and_spaces() {
        assert_eq!(plain("<p class=\"a\">甲 乙</p>\n"), "甲乙");
    }
}
