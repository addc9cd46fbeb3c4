//! The looks of a fragment, in the few attributes that editors of content systems keep: borders on tables, two characters'
//! indent on paragraphs, signature and day at the right. They are no part of any digest of a document.

use std::io;

use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str};

use gongbao_render::letter::{ADDRESSEE, SIGNED};

/// Where a paragraph has no indent of its own.
const INSIDE: &str = "li p, blockquote p, td p, th p";
/// The mark of such a paragraph on its way.
const UNINDENTED: &str = "inside";

/// What a table gets: the attributes for editors that drop styles, the style for those that drop attributes.
const TABLE: [(&str, &str); 4] = [
    ("border", "1"),
    ("cellspacing", "0"),
    ("cellpadding", "6"),
    ("style", "border-collapse:collapse;width:100%"),
];

/// The fragment with its looks, and without classes.
///
/// # Errors
/// When the HTML cannot be read, which ours can.
pub(super) fn html(html: &str) -> io::Result<String> {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(INSIDE, |paragraph| {
            paragraph.set_attribute("class", UNINDENTED)?;
            Ok(())
        }))
        .append_element_content_handler(element!("p", |paragraph| Ok(indent(paragraph)?)))
        .append_element_content_handler(element!("table", |table| {
            for (name, value) in TABLE {
                table.set_attribute(name, value)?;
            }
            Ok(())
        }))
        .with_strict(false);
    rewrite_str(html, settings).map_err(io::Error::other)
}

fn indent(paragraph: &mut Element<'_, '_>) -> Result<(), lol_html::errors::AttributeNameError> {
    let class = paragraph.get_attribute("class").unwrap_or_default();
    paragraph.remove_attribute("class");
    match class.as_str() {
        UNINDENTED | ADDRESSEE => Ok(()),
        SIGNED => paragraph.set_attribute("style", "text-align:right"),
        _ => paragraph.set_attribute("style", "text-indent:2em"),
    }
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn paragraphs_and_tables_get_their_looks() {
        assert_eq!(
            html("<p class=\"gb-addressee\">各社区：</p><p>文。</p><ul><li><p>一</p></li></ul><p class=\"gb-signed\">某街道办事处</p>").unwrap(),
            "<p>各社区：</p><p style=\"text-indent:2em\">文。</p><ul><li><p>一</p></li></ul><p style=\"text-align:right\">某街道办事处</p>"
        );
        assert_eq!(
            html("<table><tr><td>1</td></tr></table>").unwrap(),
            "<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\" style=\"border-collapse:collapse;width:100%\"><tr><td>1</td></tr></table>"
        );
    }
}
