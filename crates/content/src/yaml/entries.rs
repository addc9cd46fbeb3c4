//! Which lines of a YAML mapping belong to which key.

use std::ops::Range;

use saphyr_parser::{Event, Parser};

/// A key at the top of a mapping, with the lines of key and value, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlEntry {
    /// The key as it is written.
    pub key: String,
    /// Its lines; blank lines and comments before the next key are not among them.
    pub lines: Range<usize>,
}

/// The keys of a mapping with a key a line; none for any other text.
#[must_use]
pub fn entries(text: &str) -> Option<Vec<YamlEntry>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut starts: Vec<(String, usize)> = Vec::new();
    let (mut depth, mut at_key) = (0_usize, true);
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        let line = span.start.line().checked_sub(1);
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if depth == 0 && text.lines().nth(line?)?.starts_with(['{', '[']) {
                    return None;
                }
                depth += 1;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth -= 1;
                at_key |= depth == 1;
            }
            Event::Scalar(..) | Event::Alias(_) if depth == 1 && !at_key => at_key = true,
            Event::Scalar(key, ..) if depth == 1 => {
                starts.push((key.to_string(), line?));
                at_key = false;
            }
            _ => {}
        }
    }
    let ends: Vec<usize> =
        starts.iter().skip(1).map(|(_, line)| *line).chain([lines.len()]).collect();
    let entries = starts.into_iter().zip(ends).map(|((key, first), next)| {
        let outside = |line: &&str| line.trim().is_empty() || line.starts_with('#');
        let after = lines.get(first + 1..next).unwrap_or_default();
        let trailing = after.iter().rev().take_while(|line| outside(line)).count();
        YamlEntry { key, lines: first..next.saturating_sub(trailing).max(first + 1) }
    });
    let entries: Vec<YamlEntry> = entries.collect();
    // Two keys on one line are no lines of their own.
    entries.windows(2).all(|two| two[0].lines.end <= two[1].lines.start).then_some(entries)
}

#[cfg(test)]
mod tests {
    use super::entries;

    #[test]
    fn every_key_has_its_lines() {
        let text = "标题: 甲\n# 说明\n\n附件:\n  - file: a.pdf\n    title: 甲\n说明: |\n  # 不是注释\n  乙\n\n草稿: true  # 写完删去\n";
        let found = entries(text).unwrap();
        let lines: Vec<_> =
            found.iter().map(|e| (e.key.as_str(), e.lines.start, e.lines.end)).collect();
        assert_eq!(lines, [("标题", 0, 1), ("附件", 3, 6), ("说明", 6, 9), ("草稿", 10, 11)]);
        assert!(entries("{a: 1}\n").is_none());
        assert_eq!(entries("").unwrap(), []);
        assert!(entries("a: [\n").is_none());
    }
}
