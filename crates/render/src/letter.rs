//! Marks in a text's HTML what an official letter sets apart: the addressee keeps the margin, signature and day stand right.

use std::{borrow::Cow, ops::Range};

use gongbao_content::letter::{is_addressee, is_day, is_signatory};

/// The class of the paragraph that says to whom a letter goes.
pub const ADDRESSEE: &str = "gb-addressee";
/// The class of the paragraphs that say who signed it, and when.
pub const SIGNED: &str = "gb-signed";

/// A paragraph: where it stands, and its words.
struct Paragraph {
    place: Range<usize>,
    text: String,
}

/// The HTML with a class on these paragraphs.
#[must_use]
pub fn marked(html: &str) -> Cow<'_, str> {
    let paragraphs = paragraphs(html);
    let mut marks: Vec<(usize, &str)> = Vec::new();
    if let Some(first) = paragraphs.first()
        && first.place.start == 0
        && is_addressee(&first.text)
    {
        marks.push((0, ADDRESSEE));
    }
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if is_signed_day(&paragraph.text) {
            marks.push((paragraph.place.start, SIGNED));
        } else if is_day(&paragraph.text) {
            let above = signatories(html, &paragraphs, at);
            let ends = html[paragraph.place.end..].trim().is_empty();
            if ends || !above.is_empty() {
                let starts = paragraphs[above.start..=at].iter().map(|p| p.place.start);
                marks.extend(starts.map(|start| (start, SIGNED)));
            }
        }
    }
    if marks.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + marks.len() * 24);
    let mut rest = 0;
    for (start, class) in marks {
        out.push_str(&html[rest..start]);
        out.push_str(&format!("<p class=\"{class}\">"));
        rest = start + "<p>".len();
    }
    out.push_str(&html[rest..]);
    Cow::Owned(out)
}

/// The paragraphs directly above one that are names of offices.
fn signatories(html: &str, paragraphs: &[Paragraph], at: usize) -> Range<usize> {
    let mut first = at;
    while let Some(above) = first.checked_sub(1)
        && html[paragraphs[above].place.end..paragraphs[first].place.start].trim().is_empty()
        && is_signatory(&paragraphs[above].text)
    {
        first = above;
    }
    first..at
}

/// Whether a paragraph is names of offices and a day below them.
fn is_signed_day(text: &str) -> bool {
    text.trim().rsplit_once('\n').is_some_and(|(above, day)| is_day(day) && is_signatory(above))
}

/// All paragraphs, in their order.
fn paragraphs(html: &str) -> Vec<Paragraph> {
    let starts = memchr::memmem::find_iter(html.as_bytes(), "<p>");
    let paragraph = |start: usize| {
        let inner = start + "<p>".len();
        let end = inner + html[inner..].find("</p>")?;
        Some(Paragraph { place: start..end + "</p>".len(), text: words(&html[inner..end]) })
    };
    starts.filter_map(paragraph).collect()
}

/// The words of some HTML, with its line breaks.
fn words(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let tag = &rest[open..];
        if tag.starts_with("<br") {
            out.push('\n');
        }
        rest = tag.find('>').map_or("", |close| &tag[close + 1..]);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn addressee_and_signature_are_marked_and_nothing_else() {
        let letter = "<p>各社区居委会：</p><p>正文。</p><p>测试街道<strong>办事处</strong></p>\n<p>2024年1月2日</p><p>（此件公开发布）</p>";
        assert_eq!(
            marked(letter),
            "<p class=\"gb-addressee\">各社区居委会：</p><p>正文。</p><p class=\"gb-signed\">测试街道<strong>办事处</strong></p>\n<p class=\"gb-signed\">2024年1月2日</p><p>（此件公开发布）</p>"
        );
        assert_eq!(
            marked("<p>文。</p><p>测试街道办事处<br />\n2024年1月2日</p>"),
            "<p>文。</p><p class=\"gb-signed\">测试街道办事处<br />\n2024年1月2日</p>"
        );
        assert_eq!(
            marked("<p>文。</p><p>2024年1月2日</p>"),
            "<p>文。</p><p class=\"gb-signed\">2024年1月2日</p>"
        );
        for same in [
            "<p>通知如下：</p><p>2024年1月2日</p><p>开会。</p>",
            "<p>正文。</p><p>各社区居委会：</p>",
            "<p>测试街道办事处</p><ul><li>一</li></ul><p>2024年1月2日</p><p>开会。</p>",
            "<h2>一</h2>",
        ] {
            assert_eq!(marked(same), same);
        }
    }
}
