//! Writes the tree of a text as HTML: headings with anchors, tables with captions, tokens that do not break.

use std::fmt::{self, Write as _};

use comrak::{
    html::{ChildRendering, Context as Html, format_node_default},
    nodes::{AstNode, NodeValue, TableAlignment},
};

use super::{
    Context, Heading,
    pieces::{Piece, pieces},
    read::{Caption, plain},
};
use crate::{
    figures::{self, Meaning},
    nowrap,
};
use gongbao_base::text;

/// What is known while writing.
pub(super) struct State<'a> {
    context: &'a Context<'a>,
    headings: &'a [Heading],
    next_heading: usize,
    captions: &'a [Caption],
    next_table: usize,
}

impl<'a> State<'a> {
    /// Before the first node.
    pub(super) fn new(
        context: &'a Context<'a>,
        headings: &'a [Heading],
        captions: &'a [Caption],
    ) -> Self {
        Self { context, headings, next_heading: 0, captions, next_table: 0 }
    }
}

/// Writes one node; most as comrak does.
pub(super) fn node<'n>(
    html: &mut Html<'_, '_, State<'_>>,
    node: &'n AstNode<'n>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Text(text) => {
            if entering {
                write_text(html, text)?;
            }
        }
        NodeValue::Heading(_) => {
            if entering {
                html.user.next_heading += 1;
            }
            let heading = html.user.headings.get(html.user.next_heading - 1);
            let level = heading.map_or(2, |heading| heading.level);
            if entering {
                let id = text::escape(heading.map_or("", |heading| &heading.id));
                write!(html, "<h{level} id=\"{id}\">")?;
            } else {
                write!(html, "</h{level}>")?;
            }
        }
        NodeValue::Image(image) => {
            if entering {
                let mut alt = String::new();
                text::push_escaped(&mut alt, plain(node).trim());
                write!(html, "<img src=\"{}\" alt=\"{alt}\" loading=\"lazy\">", image.url)?;
                return Ok(ChildRendering::Skip);
            }
        }
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => {}
        NodeValue::Table(_) => {
            if entering {
                let caption = html.user.captions.get(html.user.next_table);
                let text = text::escape(caption.map_or("", |caption| &caption.text));
                let class = if caption.is_some_and(|caption| caption.written) {
                    ""
                } else {
                    " class=\"gb-unseen\""
                };
                html.user.next_table += 1;
                write!(
                    html,
                    "<div class=\"gb-wide\" tabindex=\"0\" role=\"region\" aria-label=\"{text}\"><table><caption{class}>{text}</caption>"
                )?;
            } else {
                let has_body = node.children().nth(1).is_some();
                html.write_str(if has_body { "</tbody></table></div>" } else { "</table></div>" })?;
            }
        }
        NodeValue::TableRow(head) => {
            let first_of_body = !head
                && node
                    .previous_sibling()
                    .is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
            html.write_str(match (entering, head, first_of_body) {
                (true, true, _) => "<thead><tr>",
                (true, false, true) => "<tbody><tr>",
                (true, false, false) => "<tr>",
                (false, true, _) => "</tr></thead>",
                (false, false, _) => "</tr>",
            })?;
        }
        NodeValue::TableCell => {
            let head = node
                .parent()
                .is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
            // A header without a text names nothing, so it is an ordinary cell.
            let tag = if head && node.first_child().is_some() { "th" } else { "td" };
            if entering {
                html.write_str("<")?;
                html.write_str(tag)?;
                if tag == "th" {
                    html.write_str(" scope=\"col\"")?;
                }
                if is_number_column(node) {
                    html.write_str(" class=\"gb-num\"")?;
                }
                html.write_str(">")?;
            } else {
                write!(html, "</{tag}>")?;
            }
        }
        _ => return format_node_default(html, node, entering),
    }
    Ok(ChildRendering::HTML)
}

fn is_number_column<'n>(cell: &'n AstNode<'n>) -> bool {
    let index = cell.preceding_siblings().count().saturating_sub(1);
    let table = cell.parent().and_then(AstNode::parent);
    table.is_some_and(|table| match &table.data().value {
        NodeValue::Table(table) => table.alignments.get(index) == Some(&TableAlignment::Right),
        _ => false,
    })
}

fn write_text(html: &mut Html<'_, '_, State<'_>>, text: &str) -> fmt::Result {
    if !text.bytes().any(|b| b.is_ascii_digit() || b == b'{') {
        return html.escape(text);
    }
    let context = html.user.context;
    let mut out = String::with_capacity(text.len() + 64);
    pieces(text, |piece| match piece {
        Piece::Text(text) => push_unbroken(&mut out, text),
        Piece::Name(name, _) => {
            match figures::meaning(name, context.figures, &context.settings.org) {
                Some(Meaning::Figure { index, shown }) => {
                    let value = figures::number(context.figures[index].value);
                    let _ = write!(
                        out,
                        "<data class=\"gb-nb\" value=\"{value}\">{}</data>",
                        text::escape(&shown)
                    );
                }
                Some(Meaning::Office(shown)) => push_unbroken(&mut out, &shown),
                Some(Meaning::OfficeUnknown(_)) => {
                    let _ = write!(out, "<span class=\"gb-unknown\">{}</span>", figures::UNKNOWN);
                }
                None => {}
            }
        }
    });
    html.write_str(&out)
}

fn push_unbroken(out: &mut String, text: &str) {
    nowrap::stretches(text, |part, keep| {
        if keep {
            out.push_str("<span class=\"gb-nb\">");
        }
        text::push_escaped(out, part);
        if keep {
            out.push_str("</span>");
        }
    });
}
