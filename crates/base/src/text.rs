//! Helpers for Chinese text: what is a Han character, cutting, sizes, names of files, escaping, cleaning for a terminal.

use unicode_normalization::UnicodeNormalization as _;

/// Whether a character is written full width without spaces around it: Han, kana, full-width forms and punctuation.
#[must_use]
pub fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x2014 | 0x2018..=0x201D | 0x2026 // dashes, quotes and the ellipsis of Chinese text
        | 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6
        | 0x20000..=0x3FFFF)
}

/// Whether a character is a Han character.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// A number from one to ninety-nine in Chinese characters: 三, 十二, 二十, 两.
#[must_use]
pub fn han_number(text: &str) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |text: &str| -> Option<u32> {
        let mut characters = text.chars();
        let c = characters.next().map(|c| if c == '两' { '二' } else { c })?;
        let at = DIGITS.chars().position(|digit| digit == c)?;
        characters.next().is_none().then_some(u32::try_from(at).ok()? + 1)
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            Some(tens * 10 + if ones.is_empty() { 0 } else { digit(ones)? })
        }
    }
}

/// The text with full-width digits, letters and signs as half-width ones: １２，３ as 12,3.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match u32::from(c) {
            code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
            0x3000 => ' ',
            _ => c,
        })
        .collect()
}

/// A file's name as systems compare it for which case and Unicode form do not count.
#[must_use]
pub fn folded_name(name: &str) -> String {
    if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        name.nfc().flat_map(char::to_lowercase).collect()
    }
}

/// The text cut to so many characters, with an ellipsis when something was left out.
#[must_use]
pub fn cut(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// A length in bytes for people, such as `1.2 MB`.
#[must_use]
pub fn file_size(bytes: u64) -> String {
    // One decimal is all that is shown.
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    match bytes {
        0..1024 => format!("{bytes} 字节"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}

/// Appends text with `& < > " '` escaped for HTML and XML. What no XML may hold, such as Word's soft line break U+000B,
/// becomes U+FFFD.
pub fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    let is_special = |c: char| {
        let foreign = (c.is_ascii_control() && !c.is_ascii_whitespace()) || c == '\u{c}';
        foreign || matches!(c, '&' | '<' | '>' | '"' | '\'' | '\u{FFFE}' | '\u{FFFF}')
    };
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_special(*c)) {
        out.push_str(&rest[..at]);
        out.push_str(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ => "\u{FFFD}",
        });
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}

/// The text escaped for HTML and XML.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// The text without what could drive a terminal or turn the reading direction; content is written by others.
#[must_use]
pub fn scrub(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                '\u{FFFD}'
            }
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{cut, escape, half_width, han_number, scrub};

    #[test]
    fn cuts_by_characters() {
        assert_eq!(cut("政务公开", 4), "政务公开");
        assert_eq!(cut("政务公开", 2), "政务…");
    }

    #[test]
    fn what_no_xml_may_hold_is_replaced() {
        assert_eq!(
            escape("第一行\u{b}第二行\u{0}<a>\t\n"),
            "第一行\u{FFFD}第二行\u{FFFD}&lt;a&gt;\t\n"
        );
    }

    #[test]
    fn numbers_of_other_writings() {
        assert_eq!(half_width("［１４０８，２１］"), "[1408,21]");
        assert_eq!(
            ["五", "两", "十", "十二", "二十一"].map(han_number),
            [5, 2, 10, 12, 21].map(Some)
        );
        assert_eq!(["", "五年", "十五五", "〇"].map(han_number), [None; 4]);
    }

    #[test]
    fn escapes_all_five() {
        assert_eq!(escape(r#"<a href="x">'&'"#), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
    }

    #[test]
    fn terminals_are_safe() {
        assert_eq!(scrub("a\u{1b}[31m\u{202e}b"), "a\u{FFFD}[31m\u{FFFD}b");
    }
}
