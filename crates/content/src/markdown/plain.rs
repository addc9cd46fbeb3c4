//! The text of nodes without their marks, and line breaks that would show as gaps.

use comrak::nodes::{AstNode, NodeValue};

use gongbao_base::text;

/// The text of a node without its marks.
pub(super) fn plain<'n>(node: &'n AstNode<'n>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::LineBreak => out.push(' '),
            NodeValue::SoftBreak if !between_wide(node) => out.push(' '),
            _ => {}
        }
    }
    out
}

/// A line break between two Chinese characters would show as a gap.
pub(super) fn join_lines<'n>(node: &'n AstNode<'n>) {
    if between_wide(node) {
        node.data_mut().value = NodeValue::Text("".into());
    }
}

pub(super) fn between_wide<'n>(node: &'n AstNode<'n>) -> bool {
    let edge = |sibling: Option<&'n AstNode<'n>>, last: bool| {
        let text = sibling.map(plain_text).unwrap_or_default();
        if last { text.chars().next_back() } else { text.chars().next() }.is_some_and(text::is_wide)
    };
    edge(node.previous_sibling(), true) && edge(node.next_sibling(), false)
}

fn plain_text<'n>(node: &'n AstNode<'n>) -> String {
    node.descendants()
        .filter_map(|node| match &node.data().value {
            NodeValue::Text(text) => Some(text.to_string()),
            _ => None,
        })
        .collect()
}
