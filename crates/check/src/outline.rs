//! The headings of a text as it was typed: those of Markdown, and lines that begin with an official number (一、 （一） 1.).

use std::ops::Range;

use crate::source_file::SourceFile;

/// How far a heading without a mark of Markdown may reach, in characters; what is longer is a paragraph.
const LONGEST: usize = 60;

/// A heading in its line.
pub(crate) struct OutlineHeading<'a> {
    /// The number of its line.
    pub(crate) number: usize,
    /// Its line.
    pub(crate) line: &'a str,
    /// Where it stands in its line, in bytes.
    pub(crate) range: Range<usize>,
    /// Whether it is of the first level: ## or 一、.
    pub(crate) first_level: bool,
}

impl<'a> OutlineHeading<'a> {
    pub(crate) fn text(&self) -> &'a str {
        &self.line[self.range.clone()]
    }
}

/// The headings in order. Of a paragraph that begins with a number the first sentence is the heading.
pub(crate) fn outline<'a>(file: &SourceFile<'a>) -> Vec<OutlineHeading<'a>> {
    file.body().filter_map(|(number, line)| heading(number, line)).collect()
}

fn heading(number: usize, line: &str) -> Option<OutlineHeading<'_>> {
    let marked = line.trim_start_matches('#');
    let marks = line.len() - marked.len();
    let text = marked.trim_start().trim_start_matches("**");
    let start = line.len() - text.len();
    let han = text.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    let first_level = if marks > 0 {
        marks <= 2
    } else if han.len() < text.len() && han.starts_with('、') {
        true
    } else {
        let inner = text.strip_prefix(['（', '('])?;
        let rest = inner.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
        (rest.len() < inner.len() && rest.starts_with(['）', ')'])).then_some(false)?
    };
    let sentence = text.find(['。', '；', ';']).map_or(text, |end| &text[..end]);
    let sentence = sentence.trim_end().trim_end_matches("**");
    (marks > 0 || sentence.chars().count() <= LONGEST).then(|| OutlineHeading {
        number,
        line,
        range: start..start + sentence.len(),
        first_level,
    })
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn headings_with_and_without_marks() {
        let told = |line| heading(1, line).map(|heading| (heading.text(), heading.first_level));
        assert_eq!(told("## 一、总体情况"), Some(("一、总体情况", true)));
        assert_eq!(told("一、2025年推进情况"), Some(("一、2025年推进情况", true)));
        assert_eq!(told("  **二、不足**"), Some(("二、不足", true)));
        assert_eq!(told("(一)加强领导。成立领导小组"), Some(("(一)加强领导", false)));
        assert_eq!(told("### （一）学习"), Some(("（一）学习", false)));
        assert_eq!(told("一是学习，二是宣传。"), None);
        assert_eq!(told("2025年，街道推进工作。"), None);
    }
}
