//! How much one file may hold. Every step after reading takes time and memory by it; past it a file is told and not read.

use crate::{
    codes::TOO_LARGE,
    front_matter::{self, FileParts},
};
use gongbao_base::finding::{Finding, Place};

/// A file, in bytes: some 350,000 characters.
const FILE: usize = 1 << 20;
/// Its front matter: thousands of values.
const FRONT: usize = 64 << 10;
/// One line: a paragraph of some 6,800 characters. Places in a line are counted from its beginning.
const LINE: usize = 20 << 10;
/// Brackets within brackets in front matter.
const NESTED: usize = 32;

/// The parts of a file's text.
///
/// # Errors
/// When it has none, or too much stands in it.
pub(crate) fn checked<'t>(path: &str, text: &'t str) -> Result<FileParts<'t>, Finding> {
    match check(path, text) {
        Some(finding) => Err(finding),
        None => front_matter::split(path, text),
    }
}

/// What is too much in a file's text, if anything is.
#[must_use]
pub fn check(path: &str, text: &str) -> Option<Finding> {
    if text.len() > FILE {
        return Some(too_large(Place::file(path), "这个文件", "this file", text.len(), FILE).help(
            "分成几个文件，或把全文作为附件",
            "split it into several files, or attach the whole text",
        ));
    }
    let (number, line) = (1..).zip(text.lines()).find(|(_, line)| line.len() > LINE).unzip();
    if let (Some(number), Some(line)) = (number, line) {
        let place = Place::at(path, number, 1, 1);
        return Some(too_large(place, "这一行", "this line", line.len(), LINE).help(
            "分成几段，段与段之间空一行",
            "split it into paragraphs, with an empty line between",
        ));
    }
    let parts = front_matter::split(path, text).ok()?;
    let place = Place::at(path, parts.front_line, 1, 1);
    if parts.front.len() > FRONT {
        return Some(
            too_large(place, "信息块", "the front matter", parts.front.len(), FRONT).help(
                "附件、关键词等少写一些，或分成几个文件",
                "give fewer values, or split the file",
            ),
        );
    }
    (deepest(parts.front) > NESTED).then(|| {
        Finding::new(&TOO_LARGE, place)
            .says(
                format!("信息块里的括号套了 {NESTED} 层以上"),
                format!("brackets in the front matter are nested more than {NESTED} deep"),
            )
            .help("删去多余的括号", "remove the brackets that are too many")
    })
}

fn too_large(place: Place, zh: &str, en: &str, length: usize, most: usize) -> Finding {
    let (length, most) = (length / 1024, most / 1024);
    Finding::new(&TOO_LARGE, place).says(
        format!("{zh}有 {length} KB，超过 {most} KB，没有读取"),
        format!("{en} has {length} KB, more than {most} KB, and was not read"),
    )
}

/// The most opening brackets that stand without their closing ones.
fn deepest(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_is_too_much_is_told_and_what_offices_write_is_not() {
        let head = "---\ntitle: 甲\n---\n";
        let found = |text: String| check("a.md", &text).map(|finding| finding.place.line);
        assert_eq!(found(format!("{head}{}", "字。\n".repeat(100_000))), None);
        assert_eq!(found(format!("{head}{}", "字".repeat(6_800))), None);
        assert_eq!(found(format!("{head}{}", "字".repeat(7_000))), Some(4));
        assert_eq!(found(format!("{head}{}", "字。\n".repeat(200_000))), Some(0));
        assert_eq!(found(format!("---\ntitle: {}\n---\n", "[".repeat(100))), Some(2));
        let keywords = "  - 词\n".repeat(10_000);
        assert_eq!(found(format!("---\nkeywords:\n{keywords}---\n")), Some(2));
    }
}
