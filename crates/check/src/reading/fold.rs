//! A second look at a text, without what stands within a word and nobody sees as a gap: fixed and thin spaces, the marks of
//! what did not become bold.

use gongbao_content::published::PublishedText;
use std::{borrow::Cow, ops::Range};

/// The text without what nobody sees as a gap; `None` when there is nothing of the kind.
pub(super) fn fold(text: &PublishedText) -> Option<PublishedText> {
    let dropped = dropped(text.text());
    if dropped.is_empty() {
        return None;
    }
    let mut out = PublishedText::default();
    let mut at = 0;
    for range in dropped {
        out.push_part(text, at..range.start);
        at = range.end;
    }
    out.push_part(text, at..text.text().len());
    Some(out)
}

/// The same of a text that leads back to nothing.
pub(crate) fn folded(text: &str) -> Option<Cow<'_, str>> {
    let dropped = dropped(text);
    if dropped.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in dropped {
        out.push_str(&text[at..range.start]);
        at = range.end;
    }
    out.push_str(&text[at..]);
    Some(Cow::Owned(out))
}

/// What is left out: a single space that is not the ordinary one, between two characters; a pair of marks around letters.
fn dropped(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_thin(*c)) {
        let end = at + c.len_utf8();
        let part = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !c.is_control());
        if part(text[..at].chars().next_back()) && part(text[end..].chars().next()) {
            found.push(at..end);
        }
    }
    let mut at = 0;
    while let Some(start) = text[at..].find("**").map(|ahead| at + ahead) {
        let inside = &text[start + 2..];
        let letters = inside.find(|c: char| !is_code(c)).unwrap_or(inside.len());
        at = start + 2 + letters;
        // Four stars hide digits.
        if letters > 0 && text[at..].starts_with("**") && !text[at + 2..].starts_with('*') {
            found.extend([start..start + 2, at..at + 2]);
            at += 2;
        }
        while text[at..].starts_with('*') {
            at += 1;
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

fn is_thin(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// What the number of a plate, the name of an account or a pair of coordinates is made of.
fn is_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '·' | '•' | '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_nobody_sees_is_left_out() {
        for (text, expected) in [
            ("某某街76\u{a0}号379房", Some("某某街76号379房")),
            ("粤A**·1**7858", Some("粤A·17858")),
            ("wxid**_523**39881", Some("wxid_52339881")),
            ("113.41**2506,2**3.692620", Some("113.412506,23.692620")),
            ("138****8000", None),
            ("张**，粤A**345", None),
            ("甲\u{a0}\u{a0}乙 丙", None),
        ] {
            assert_eq!(folded(text).as_deref(), expected, "{text}");
        }
    }
}
