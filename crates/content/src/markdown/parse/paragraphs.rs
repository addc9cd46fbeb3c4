//! Text from Word or WPS has a line a paragraph and no blank lines; Markdown would run the lines together.
//!
//! A line begins a paragraph where that is certain: it is indented with two full-width spaces, or it has a number of the outline
//! and the line before ends a sentence. No editor that breaks lines at a width writes either, so that no other text is torn.

use std::cell::RefCell;

use comrak::{
    Arena,
    nodes::{Ast, AstNode, NodeValue},
};

use crate::outline::is_numbered;

/// Splits the paragraphs of a tree.
pub(in crate::markdown) fn split<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>) {
    let paragraphs: Vec<&'a AstNode<'a>> = root
        .descendants()
        .filter(|node| matches!(node.data().value, NodeValue::Paragraph))
        .collect();
    for paragraph in paragraphs {
        let breaks: Vec<&'a AstNode<'a>> =
            paragraph.children().filter(|node| begins_after(node)).collect();
        for line_break in breaks.into_iter().rev() {
            let after: Vec<&'a AstNode<'a>> = line_break.following_siblings().skip(1).collect();
            let Some(first) = after.first() else { continue };
            let mut data = Ast::new(NodeValue::Paragraph, first.data().sourcepos.start);
            data.sourcepos.end = paragraph.data().sourcepos.end;
            paragraph.data_mut().sourcepos.end = line_break.data().sourcepos.start;
            let next = arena.alloc(AstNode::new(RefCell::new(data)));
            after.iter().for_each(|node| next.append(node));
            line_break.detach();
            paragraph.insert_after(next);
        }
    }
}

/// Whether a node is a line break after which a paragraph begins.
fn begins_after<'a>(node: &'a AstNode<'a>) -> bool {
    if !matches!(node.data().value, NodeValue::SoftBreak) {
        return false;
    }
    let text = |node: Option<&'a AstNode<'a>>| match node.map(|node| node.data().value.clone()) {
        Some(NodeValue::Text(text)) => text.to_string(),
        _ => String::new(),
    };
    let (before, after) = (text(node.previous_sibling()), text(node.next_sibling()));
    let ended = before.trim_end().ends_with(['。', '！', '？', '；', '：']);
    after.starts_with("\u{3000}\u{3000}") || ended && is_numbered(&after)
}
