//! The headings of a text: their levels and anchors.

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
