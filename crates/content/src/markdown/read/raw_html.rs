//! HTML in the text, which is refused.

use super::state::ReadState;
use crate::codes;
use gongbao_base::{finding::Finding, text};

/// Refuses HTML that begins at a line and column.
pub(super) fn refuse(state: &mut ReadState<'_>, at: (usize, usize), html: &str) {
    let place = state.place(at, html.trim_end().chars().count());
    let shown = text::cut(html.trim(), 40);
    state.findings.push(
        Finding::new(&codes::RAW_HTML, place)
            .says(format!("正文里有 HTML 代码：{shown}"), format!("raw HTML in the text: {shown}"))
            .help(
                "改用 Markdown；要显示尖括号本身，写成 \\<",
                "use Markdown; write \\< for a literal bracket",
            ),
    );
}
