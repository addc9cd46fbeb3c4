//! Lays a text as it is read beside the source that it was written with.

use super::text::PublishedText;

/// How far ahead in the source a character is looked for that does not stand where it should, in bytes.
const REACH: usize = 200;

/// Adds a text that was written in a stretch of the file, which begins at this byte; gives how much of the source it took.
///
/// Backslash escapes of Markdown and YAML, entities and folded white space are known; what else stands between is skipped.
pub(crate) fn align(out: &mut PublishedText, text: &str, source: &str, offset: usize) -> usize {
    if source.starts_with(text) {
        out.push_literal(text, offset);
        return text.len();
    }
    let mut at = 0;
    let mut buffer = [0; 4];
    for (start, c) in text.char_indices() {
        let shown: &str = c.encode_utf8(&mut buffer);
        // Marks that are not read are skipped: the quotes of YAML, the sign of a quotation.
        let near = source[at..].char_indices().map(|(ahead, _)| at + ahead);
        let found = near
            .take_while(|place| *place < at + REACH)
            .find_map(|place| Some((place, spelled(&source[place..], &text[start..])?)));
        let (place, spelled) = found.unwrap_or((at, 0));
        at = place;
        if &source[at..at + spelled] == shown {
            out.push_literal(shown, offset + at);
        } else {
            out.push(shown, offset + at..offset + at + spelled);
        }
        at += spelled;
    }
    at
}

/// How many bytes at the beginning of the source are the first character of the text, as it is or in another spelling.
fn spelled(source: &str, text: &str) -> Option<usize> {
    let c = text.chars().next()?;
    let escaped = |digits: usize| {
        let code = u32::from_str_radix(source.get(2..2 + digits)?, 16).ok()?;
        (char::from_u32(code) == Some(c)).then_some(2 + digits)
    };
    let mut letters = source.chars();
    match letters.next()? {
        '&' if entity(source).is_some_and(|length| !text.starts_with(&source[..length])) => {
            entity(source)
        }
        first if first == c => Some(c.len_utf8()),
        '\\' => match letters.next()? {
            next if next == c => Some(1 + c.len_utf8()),
            'x' => escaped(2),
            'u' => escaped(4),
            'U' => escaped(8),
            'n' | 't' | 'N' | 'P' | 'L' | '_' | ' ' if c.is_whitespace() => Some(2),
            _ => None,
        },
        first if first.is_whitespace() && c.is_whitespace() => {
            Some(source.len() - source.trim_start().len())
        }
        _ => None,
    }
}

/// The length of the entity at the beginning of a source.
fn entity(source: &str) -> Option<usize> {
    let end = source.bytes().take(34).position(|byte| byte == b';')?;
    let name = source.get(1..end)?;
    let sound = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
    sound.then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::{PublishedText, align};

    #[test]
    fn each_spelling_leads_to_its_character() {
        for (text, source, wanted) in [
            ("138\u{a0}1", "138&nbsp;1", "8&nbsp;1"),
            ("1381", "&#49;&#51;&#x38;1", "&#x38;1"),
            ("a*81", r"a\*81", "81"),
            ("1381", "\"13\\x381\"", "\\x381"),
            ("a 81", "a\n   81", "81"),
            ("&81", "&amp;81", "81"),
            ("&x;81", "&x;81", "81"),
        ] {
            let mut out = PublishedText::default();
            align(&mut out, text, source, 0);
            let end = text.len();
            let start = text.char_indices().rev().nth(wanted.matches("nbsp").count() + 1);
            let range = out.source(&(start.unwrap().0..end)).unwrap();
            assert_eq!(&source[range], wanted, "{source}");
        }
    }
}
