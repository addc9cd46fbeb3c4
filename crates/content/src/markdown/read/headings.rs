//! The headings of a text: their levels and anchors.

use std::collections::{HashMap, HashSet};

use super::state::ReadState;
use crate::{codes, markdown::body::Heading};
use gongbao_base::finding::Finding;

/// Takes a heading that begins at a line and column.
pub(super) fn take(state: &mut ReadState<'_>, at: (usize, usize), level: u8, text: &str) {
    let place = state.place(at, text.chars().count() + usize::from(level) + 1);
    let last = state.body.headings.last().map_or(1, |heading| heading.level);
    if level == 1 {
        let title = state.context.keys.name("title");
        state.findings.push(
            Finding::new(&codes::TOP_HEADING, place)
                .says(
                    format!("正文里有一级标题：{text}"),
                    format!("a first-level heading in the text: {text}"),
                )
                .help(
                    format!("页面标题写在“{title}”；正文标题从两个井号 ## 开始"),
                    format!("the title is in `{title}`; headings of the text begin with ##"),
                ),
        );
    } else if level > last + 1 {
        state.findings.push(
            Finding::new(&codes::SKIPPED_HEADING, place)
                .says(
                    format!("标题从 {last} 级跳到 {level} 级：{text}"),
                    format!("a heading goes from level {last} to {level}: {text}"),
                )
                .help(
                    format!("这里用 {} 个井号", last + 1),
                    format!("use {} hashes here", last + 1),
                ),
        );
    }
    let text = state.filled(text);
    let id = state.anchors.take(&text);
    // The page stays in order whatever the text does: screen readers go by the levels.
    let level = level.clamp(2, last + 1);
    state.body.headings.push(Heading { level, id, text });
}

/// The anchors of a document.
#[derive(Default)]
pub(super) struct AnchorSet {
    taken: HashSet<String>,
    /// The last number that was tried for the same letters.
    numbers: HashMap<String, u32>,
}

impl AnchorSet {
    /// An anchor made of the heading's letters and digits, short, and unique in the document.
    fn take(&mut self, text: &str) -> String {
        let mut id: String =
            text.chars().filter(|c| c.is_alphanumeric() || *c == '-').take(24).collect();
        if id.is_empty() {
            id.push_str("section");
        }
        // An address that begins with these would be the page's own.
        let mut free = id.clone();
        while self.taken.contains(&free) || matches!(free.as_str(), "main" | "top") {
            let number = self.numbers.entry(id.clone()).or_insert(1);
            *number += 1;
            free = format!("{id}-{number}");
        }
        self.taken.insert(free.clone());
        free
    }
}
