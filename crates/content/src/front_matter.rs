//! Splits a file into its front matter and its body.

use crate::codes;
use gongbao_base::finding::{Finding, Place};

/// The two parts of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileParts<'a> {
    /// The YAML between the two lines of `---`.
    pub front: &'a str,
    /// The Markdown after it.
    pub body: &'a str,
    /// The byte of the file at which the front matter begins.
    pub front_offset: usize,
    /// The byte of the file at which the body begins.
    pub body_offset: usize,
    /// The number of the front matter's first line in the file.
    pub front_line: usize,
    /// The number of the body's first line in the file.
    pub body_line: usize,
}

/// Splits a file. A byte-order mark and either kind of line end are accepted.
///
/// # Errors
/// A finding when the first line is not `---` or no later line is.
pub fn split<'a>(file: &str, text: &'a str) -> Result<FileParts<'a>, Finding> {
    let whole = text.len();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = whole - text.len();
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let length = first.trim_end().chars().count();
        return Err(Finding::new(&codes::NO_FRONT_MATTER, Place::at(file, 1, 1, length))
            .says("文件应以一行 --- 开头", "the file must begin with a line of ---")
            .help("在第一行前加上信息块：\n---\n标题: …\n---", "begin with:\n---\n标题: …\n---"));
    }
    let start = first.len();
    let mut at = start;
    for (index, line) in lines.enumerate() {
        if line.trim_end() == "---" {
            let body = at + line.len();
            return Ok(FileParts {
                front: &text[start..at],
                body: &text[body..],
                front_offset: mark + start,
                body_offset: mark + body,
                front_line: 2,
                body_line: index + 3,
            });
        }
        at += line.len();
    }
    Err(Finding::new(&codes::NO_FRONT_MATTER, Place::at(file, 1, 1, 3))
        .says("开头的 --- 没有对应的结束行 ---", "the --- of the first line is never closed")
        .help(
            "在信息块之后、正文之前加一行 ---",
            "add a line of --- after the keys, before the text",
        ))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn splits_at_the_second_line_of_dashes() {
        let parts = split("a.md", "---\ntitle: x\n---\nbody\n---\nmore").unwrap();
        assert_eq!((parts.front, parts.body), ("title: x\n", "body\n---\nmore"));
        assert_eq!((parts.front_line, parts.body_line), (2, 4));
        assert_eq!((parts.front_offset, parts.body_offset), (4, 17));
    }

    #[test]
    fn takes_windows_line_ends_and_a_byte_order_mark() {
        let parts = split("a.md", "\u{feff}---\r\ntitle: x\r\n---\r\nbody").unwrap();
        assert_eq!((parts.front, parts.body), ("title: x\r\n", "body"));
        assert_eq!((parts.front_offset, parts.body_offset), (8, 23));
    }

    #[test]
    fn empty_front_matter_and_no_body() {
        assert_eq!(split("a.md", "---\n---").unwrap().body, "");
    }

    #[test]
    fn says_what_is_missing() {
        for text in ["", "title: x", "--- \u{3000}x\n---\n", "---\ntitle: x\n", "----\n---\n"] {
            assert_eq!(split("a.md", text).unwrap_err().code, "YAML-01", "{text:?}");
        }
    }
}
