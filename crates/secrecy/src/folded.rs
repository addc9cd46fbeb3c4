//! A line as marks are looked for in it: one width, no spaces, nothing invisible, one kind of bracket, colon and star.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// A folded line, with the way back.
#[derive(Clone, Debug)]
pub(crate) struct FoldedLine<'l> {
    /// The text without spaces.
    pub(crate) text: String,
    /// Where in the text white space stood: the byte before which it stood, and whether it was a gap between two texts.
    pub(crate) spaces: Vec<(usize, bool)>,
    /// What was folded, and the byte at which it begins.
    line: &'l str,
    offset: usize,
}

impl<'l> FoldedLine<'l> {
    /// Folds a stretch that begins at this byte.
    pub(crate) fn new(line: &'l str, offset: usize) -> Self {
        let mut text = String::new();
        let mut spaces = Vec::new();
        let mut space = 0;
        for c in line.chars() {
            // One wide space is that of a letter-spaced word; more of them part two texts.
            space += match c {
                c if c == '\t' || is_separator(c) => 3,
                c if is_space(c) => 1,
                _ => 0,
            };
            for c in fold(c) {
                if space > 0 {
                    spaces.push((text.len(), space > 2));
                    space = 0;
                }
                text.push(c);
            }
        }
        Self { text, spaces, line, offset }
    }

    /// Where a stretch of the folded text stands. The line is folded once more: most hold no mark, and a way back that is kept for each
    /// byte takes many times the text.
    pub(crate) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let mut stretch: Option<Range<usize>> = None;
        let mut end = 0;
        for (at, c) in self.line.char_indices() {
            let start = end;
            end += fold(c).map(char::len_utf8).sum::<usize>();
            if start < range.end && end > range.start {
                let first = stretch.map_or(at, |known| known.start);
                stretch = Some(first..at + c.len_utf8());
            }
        }
        let stretch = stretch.unwrap_or_default();
        self.offset + stretch.start..self.offset + stretch.end
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
        self.is_space(at) || self.text[at..].chars().next().is_none_or(sign)
    }

    fn is_space(&self, at: usize) -> bool {
        self.spaces.binary_search_by_key(&at, |(space, _)| *space).is_ok()
    }

    /// As [`Self::is_edge`], for what stands before.
    pub(crate) fn is_edge_before(&self, at: usize) -> bool {
        let sign = |c: char| !c.is_alphanumeric();
        self.is_space(at) || self.text[..at].chars().next_back().is_none_or(sign)
    }
}

/// What stands between two cells of a published table.
fn is_separator(c: char) -> bool {
    ('\u{1c}'..='\u{1f}').contains(&c)
}

fn is_space(c: char) -> bool {
    is_separator(c) || c.is_whitespace() || matches!(c, '\u{3164}' | '\u{2800}')
}

/// What is left of a character: nothing of spaces and of what nobody sees.
fn fold(c: char) -> impl Iterator<Item = char> {
    let kept = (!is_space(c) && !is_invisible(c)).then_some(c);
    // Of Chinese characters the compatible form is the character itself.
    let plain = kept.filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let other = kept.filter(|_| plain.is_none());
    plain.into_iter().chain(other.into_iter().nfkc()).map(alike).filter(|c| !c.is_whitespace())
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
