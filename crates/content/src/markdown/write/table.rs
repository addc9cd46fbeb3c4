//! Tables: in a frame that scrolls, with a caption; header cells name their columns, numbers stand to the right.

use std::fmt::{self, Write as _};

use comrak::{
    html::Context as Html,
    nodes::{AstNode, NodeValue, TableAlignment},
};

use super::state::HtmlState;
use gongbao_base::text;

/// Begins or ends a table.
pub(super) fn table<'n>(
    html: &mut Html<'_, '_, HtmlState<'_>>,
    node: &'n AstNode<'n>,
    entering: bool,
) -> fmt::Result {
    if !entering {
        let has_body = node.children().nth(1).is_some();
        return html.write_str(if has_body { "</tbody></table></div>" } else { "</table></div>" });
    }
    let caption = html.user.captions.get(html.user.next_table);
    html.user.next_table += 1;
    let text = text::escape(caption.map_or("", |caption| &caption.text));
    let written = caption.is_some_and(|caption| caption.written);
    let class = if written { "" } else { " class=\"gb-unseen\"" };
    write!(
        html,
        "<div class=\"gb-wide\" tabindex=\"0\" role=\"region\" aria-label=\"{text}\"><table><caption{class}>{text}</caption>"
    )
}

/// Begins or ends a row; the head of the table has one.
pub(super) fn row<'n>(
    html: &mut Html<'_, '_, HtmlState<'_>>,
    node: &'n AstNode<'n>,
    head: bool,
    entering: bool,
) -> fmt::Result {
    let first_of_body = !head && node.previous_sibling().is_some_and(is_head);
    html.write_str(match (entering, head, first_of_body) {
        (true, true, _) => "<thead><tr>",
        (true, false, true) => "<tbody><tr>",
        (true, false, false) => "<tr>",
        (false, true, _) => "</tr></thead>",
        (false, false, _) => "</tr>",
    })
}

/// Begins or ends a cell.
pub(super) fn cell<'n>(
    html: &mut Html<'_, '_, HtmlState<'_>>,
    node: &'n AstNode<'n>,
    entering: bool,
) -> fmt::Result {
    let head = node.parent().is_some_and(is_head);
    // A header without a text names nothing, so it is an ordinary cell.
    let header = head && node.first_child().is_some();
    let tag = if header { "th" } else { "td" };
    if !entering {
        return write!(html, "</{tag}>");
    }
    let scope = if header { " scope=\"col\"" } else { "" };
    let class = if is_number_column(node) { " class=\"gb-num\"" } else { "" };
    write!(html, "<{tag}{scope}{class}>")
}

fn is_head<'n>(row: &'n AstNode<'n>) -> bool {
    matches!(row.data().value, NodeValue::TableRow(true))
}

fn is_number_column<'n>(cell: &'n AstNode<'n>) -> bool {
    let index = cell.preceding_siblings().count().saturating_sub(1);
    let table = cell.parent().and_then(AstNode::parent);
    table.is_some_and(|table| match &table.data().value {
        NodeValue::Table(table) => table.alignments.get(index) == Some(&TableAlignment::Right),
        _ => false,
    })
}
