//! How deep a text nests: whatever walks a page as a tree, here and in browsers, has an end.

use comrak::{arena_tree::NodeEdge, nodes::AstNode};

use super::context::TextContext;
use crate::codes::TOO_DEEP;
use gongbao_base::finding::{Finding, Place};

/// Quotes in lists in quotes: no office's text comes near.
const DEEPEST: usize = 50;

/// The first place that is too deep.
pub(super) fn check<'n>(root: &'n AstNode<'n>, context: &TextContext<'_>) -> Option<Finding> {
    let mut depth = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                depth += 1;
                if depth > DEEPEST {
                    let start = node.data().sourcepos.start;
                    let line = context.line + start.line.max(1) - 1;
                    let place = Place::at(context.file, line, start.column.max(1), 1);
                    return Some(finding(place));
                }
            }
            NodeEdge::End(_) => depth -= 1,
        }
    }
    None
}

fn finding(place: Place) -> Finding {
    Finding::new(&TOO_DEEP, place)
        .says(
            format!("这里的引用、列表或强调套了 {DEEPEST} 层以上，正文没有读取"),
            format!("quotes, lists or emphases are nested more than {DEEPEST} deep here; the text was not read"),
        )
        .help("把层次减少到几层", "bring it down to a few levels")
}
