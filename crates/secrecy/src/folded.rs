//! A line as marks are looked for in it: one width, no spaces, nothing invisible, one kind of bracket, colon and star.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// A folded line, with the way back.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoldedLine {
    /// The text without spaces.
    pub(crate) text: String,
    /// For each byte of it, the bytes that it stands for.
    origin: Vec<Range<usize>>,
    /// Where in the text white space stood: the byte before which it stood, and whether it was a gap between two texts.
    pub(crate) spaces: Vec<(usize, bool)>,
}

impl FoldedLine {
    /// Folds a stretch that begins at this byte.
    pub(crate) fn new(line: &str, offset: usize) -> Self {
        let mut folded = Self::default();
        let mut space = 0;
        for (at, c) in line.char_indices() {
            let origin = offset + at..offset + at + c.len_utf8();
            if c == '\t' || is_separator(c) {
                space += 3;
            } else if c.is_whitespace() || c == '\u{3164}' || c == '\u{2800}' {
                // One wide space is that of a letter-spaced word; more of them part two texts.
                space += 1;
            } else if !is_invisible(c) {
                if space > 0 {
                    folded.spaces.push((folded.text.len(), space > 2));
                    space = 0;
                }
                for c in std::iter::once(c).nfkc().map(alike).filter(|c| !c.is_whitespace()) {
                    folded.text.push(c);
                    folded.origin.resize(folded.text.len(), origin.clone());
                }
            }
        }
        folded
    }

    /// Where a stretch of the folded text stands.
    pub(crate) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let first = self.origin.get(range.start).map_or(0, |origin| origin.start);
        let last = range.end.checked_sub(1).and_then(|last| self.origin.get(last));
        first..last.map_or(first, |origin| origin.end)
    }

    /// The stretches between spaces: all of them, or only the wide ones.
    pub(crate) fn tokens(&self, wide: bool) -> Vec<Range<usize>> {
        let cuts = self.spaces.iter().filter(|(_, gap)| *gap || !wide).map(|(at, _)| *at);
        let ends: Vec<usize> = cuts.chain([self.text.len()]).collect();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts
            .zip(ends.iter().copied())
            .map(|(start, end)| start..end)
            .filter(|r| !r.is_empty())
            .collect()
    }

    /// Whether white space, an end or a sign stands at a place.
    pub(crate) fn is_edge(&self, at: usize) -> bool {
        let sign = |c: char| !c.is_alphanumeric();
        self.spaces.iter().any(|(space, _)| *space == at)
            || self.text[at..].chars().next().is_none_or(sign)
    }

    /// As [`Self::is_edge`], for what stands before.
    pub(crate) fn is_edge_before(&self, at: usize) -> bool {
        let sign = |c: char| !c.is_alphanumeric();
        self.spaces.iter().any(|(space, _)| *space == at)
            || self.text[..at].chars().next_back().is_none_or(sign)
    }
}

/// What stands between two cells of a published table.
fn is_separator(c: char) -> bool {
    ('\u{1c}'..='\u{1f}').contains(&c)
}

/// What nobody sees, and the stars of emphasis that did not become one.
fn is_invisible(c: char) -> bool {
    matches!(c, '*' |
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}'
        | '\u{E0000}'..='\u{E0FFF}')
        || c.is_control()
}

/// One character for those that mean the same here.
fn alike(c: char) -> char {
    match c {
        '☆' | '⭐' | '✩' | '✪' | '✫' | '✬' | '✭' | '✮' | '✯' | '✰' | '⋆' | '⚝' | '🌟' | '✡'
        | '✦' | '✧' => '★',
        '【' | '〔' | '[' | '{' | '〖' | '〘' | '『' => '(',
        '】' | '〕' | ']' | '}' | '〗' | '〙' | '』' => ')',
        '∶' | '︰' | 'ː' => ':',
        '、' | '､' => '、',
        '。' | '｡' | '．' => '。',
        '祕' => '秘',
        '絕' => '绝',
        '機' => '机',
        '內' => '内',
        '資' => '资',
        '級' => '级',
        '開' => '开',
        '傳' => '传',
        '屬' => '属',
        '請' => '请',
        '✓' | '✔' | '☑' | '■' | '●' | '◉' | '☒' | '✅' | '◼' | '⬛' => '√',
        '□' | '○' | '☐' | '◯' | '◻' | '⬜' => '□',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::FoldedLine;

    #[test]
    fn looks_do_not_matter() {
        let folded = FoldedLine::new("机\u{200B} 密☆５年　　特急", 10);
        assert_eq!(folded.text, "机密★5年特急");
        assert_eq!(folded.tokens(true).len(), 1);
        assert_eq!(folded.tokens(false).len(), 3);
        assert_eq!(folded.origin(0..6), 10..20);
    }
}
