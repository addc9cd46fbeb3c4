//! The marks of Markdown in a line of pasted text, as far as people type them: hashes, hyphens, two asterisks.

use crate::model::{Block, InlineRun};

/// The block that a line with such marks is; none for a line without.
pub(super) fn block(line: &str) -> Option<Block> {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if let Some(words) = line[hashes..].strip_prefix(' ').filter(|_| (1..=6).contains(&hashes)) {
        let level = u8::try_from(hashes).unwrap_or(6);
        return Some(Block::Heading(level, runs(words.trim().trim_end_matches('#').trim())));
    }
    if let Some(words) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some(Block::Item(0, None, runs(words.trim())));
    }
    line.contains("**").then(|| Block::Paragraph(runs(line)))
}

/// Runs with what stands between two asterisks in bold; asterisks between digits are a mask, and no mark.
fn runs(line: &str) -> Vec<InlineRun> {
    let parts: Vec<&str> = line.split("**").collect();
    let pairs = parts.len() % 2 == 1 && parts.len() > 1;
    let mask = parts.windows(2).any(|pair| {
        pair[0].ends_with(|c: char| c.is_ascii_digit() || c == '*')
            || pair[1].starts_with(|c: char| c.is_ascii_digit() || c == '*')
    });
    if !pairs || mask {
        return vec![InlineRun::plain(line)];
    }
    let runs = parts.into_iter().enumerate().filter(|(_, part)| !part.is_empty());
    runs.map(|(at, part)| InlineRun { bold: at % 2 == 1, ..InlineRun::plain(part) }).collect()
}
