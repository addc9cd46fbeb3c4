//! How much one file may hold. Every step after reading takes time and memory by it; past it a file is told and not read.

use crate::{
    codes::TOO_LARGE,
    front_matter::{self, FileParts},
};
use gongbao_base::finding::{Finding, Place};

/// A file, in bytes: some 350,000 characters.
pub const FILE: usize = 1 << 20;
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
    if let Some(finding) = long_line(path, text) {
        return Some(finding);
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
    too_deep(place, parts.front)
}

/// What is too much in a file that is all YAML: the settings, a list of words.
#[must_use]
pub fn check_yaml(path: &str, text: &str) -> Option<Finding> {
    check_length(path, text.len() as u64, FILE as u64)
        .or_else(|| long_line(path, text))
        .or_else(|| too_deep(Place::file(path), text))
}

/// What is too much in a file that no reader sees, told by its length: so it need not be read.
#[must_use]
pub fn check_length(path: &str, length: u64, most: u64) -> Option<Finding> {
    let [length, most] = [length, most].map(|bytes| usize::try_from(bytes).unwrap_or(usize::MAX));
    (length > most).then(|| {
        too_large(Place::file(path), "这个文件", "this file", length, most).help(
            "多半误放了别的内容，换回原来的文件",
            "most likely something else was put there; put the file back as it was",
        )
    })
}

fn long_line(path: &str, text: &str) -> Option<Finding> {
    let (number, line) = (1..).zip(text.lines()).find(|(_, line)| line.len() > LINE)?;
    let place = Place::at(path, number, 1, 1);
    Some(
        too_large(place, "这一行", "this line", line.len(), LINE).help(
            "分成几段，段与段之间空一行",
            "split it into paragraphs, with an empty line between",
        ),
    )
}

fn too_deep(place: Place, yaml: &str) -> Option<Finding> {
    (deepest(yaml) > NESTED).then(|| {
        Finding::new(&TOO_LARGE, place)
            .says(
                format!("括号套了 {NESTED} 层以上"),
                format!("brackets are nested more than {NESTED} deep"),
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
    use super::{FILE, check, check_yaml};

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

    #[test]
    fn settings_and_lists_have_their_limits() {
        let found = |text: &str| check_yaml("content/site.yaml", text).map(|found| found.code);
        let topics = "  - {id: a, name: 题}\n".repeat(40_000);
        assert_eq!(found(&format!("topics:\n{topics}")), None);
        for text in
            ["# 甲\n".repeat(FILE), format!("topics: {}", "[".repeat(100)), "a".repeat(30_000)]
        {
            assert_eq!(found(&text).as_deref(), Some("FILE-07"));
        }
    }
}
