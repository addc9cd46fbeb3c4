//! Writes one node of a text as HTML; most as comrak does.

use std::fmt::{self, Write as _};

use comrak::{
    html::{ChildRendering, Context as Html, format_node_default},
    nodes::{AstNode, NodeValue},
};

use super::{state::HtmlState, table, words};
use crate::markdown::plain::plain;
use gongbao_base::text;

/// Begins or ends one node.
pub(in crate::markdown) fn node<'n>(
    html: &mut Html<'_, '_, HtmlState<'_>>,
    node: &'n AstNode<'n>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Text(text) if entering => words::write(html, text)?,
        NodeValue::Heading(_) => heading(html, entering)?,
        NodeValue::Image(image) if entering => {
            let mut alt = String::new();
            text::push_escaped(&mut alt, plain(node).trim());
            write!(html, "<img src=\"{}\" alt=\"{alt}\" loading=\"lazy\">", image.url)?;
            return Ok(ChildRendering::Skip);
        }
        NodeValue::Text(_)
        | NodeValue::Image(_)
        | NodeValue::HtmlBlock(_)
        | NodeValue::HtmlInline(_) => {}
        NodeValue::Table(_) => table::table(html, node, entering)?,
        NodeValue::TableRow(head) => table::row(html, node, *head, entering)?,
        NodeValue::TableCell => table::cell(html, node, entering)?,
        _ => return format_node_default(html, node, entering),
    }
    Ok(ChildRendering::HTML)
}

/// Begins or ends the next heading, with the level and the anchor that were given to it.
fn heading(html: &mut Html<'_, '_, HtmlState<'_>>, entering: bool) -> fmt::Result {
    if entering {
        html.user.next_heading += 1;
    }
    let heading = html.user.headings.get(html.user.next_heading - 1);
    let level = heading.map_or(2, |heading| heading.level);
    if !entering {
        return write!(html, "</h{level}>");
    }
    let id = text::escape(heading.map_or("", |heading| &heading.id));
    write!(html, "<h{level} id=\"{id}\">")
}
