//! Walks over the tree of a text, and changes in it what the HTML needs otherwise.

use comrak::nodes::{AstNode, NodeValue};

use super::{
    anchors::AnchorSet,
    captions::{TableCaption, caption},
    headings, links, placeholders,
    published::PublishedBody,
    raw_html,
    state::ReadState,
};
use crate::letter::{is_addressee, is_day, is_signatory};
use crate::markdown::{
    body::Body,
    context::TextContext,
    plain::{join_lines, plain},
};
use gongbao_base::{finding::Finding, text};

/// How much of the first paragraph makes a description, in characters.
const OPENING: usize = 100;

/// Reads a tree: everything but the HTML, one caption for each table, and what was wrong.
pub(in crate::markdown) fn read<'n>(
    root: &'n AstNode<'n>,
    markdown: &str,
    context: &TextContext<'_>,
) -> (Body, Vec<TableCaption>, Vec<Finding>) {
    let mut state = ReadState {
        context,
        body: Body::default(),
        captions: Vec::new(),
        findings: Vec::new(),
        anchors: AnchorSet::default(),
    };
    let mut published = PublishedBody::new(markdown, context.offset);
    for node in root.descendants() {
        published.take(&state, node);
        visit(&mut state, node);
    }
    state.body.text = published.finish();
    (state.body, state.captions, state.findings)
}

fn visit<'n>(state: &mut ReadState<'_>, node: &'n AstNode<'n>) {
    let mut data = node.data_mut();
    let at = (data.sourcepos.start.line, data.sourcepos.start.column);
    match &mut data.value {
        NodeValue::HtmlBlock(html) => {
            let first = html.literal.lines().next().unwrap_or_default().to_owned();
            html.literal.clear();
            raw_html::refuse(state, at, &first);
        }
        NodeValue::HtmlInline(html) => raw_html::refuse(state, at, &std::mem::take(html)),
        NodeValue::Heading(heading) => {
            let level = heading.level;
            drop(data);
            headings::take(state, at, level, plain(node).trim());
        }
        NodeValue::Link(link) => {
            let url = marked(state, &mut link.url);
            drop(data);
            links::take(state, at, &url, false, plain(node));
        }
        NodeValue::Image(image) => {
            let url = marked(state, &mut image.url);
            drop(data);
            links::take_image(state, at, &url, &plain(node));
        }
        NodeValue::SoftBreak => {
            drop(data);
            join_lines(node);
        }
        NodeValue::Text(text) if text.contains("{{") => {
            let text = text.to_string();
            drop(data);
            placeholders::take(state, at, &text);
        }
        NodeValue::Paragraph if state.body.opening.is_empty() => {
            drop(data);
            let text = state.filled(&plain(node));
            let text = text.trim();
            if !(is_addressee(text) || is_signatory(text) || is_day(text)) {
                state.body.opening = text::cut(text, OPENING);
            }
        }
        NodeValue::Table(_) => {
            drop(data);
            let heading = state.body.headings.last().map(|heading| heading.text.as_str());
            let caption = caption(node, state.captions.len() + 1, heading);
            state.captions.push(caption);
        }
        _ => {}
    }
}

/// Puts the mark of the next link in the place of its address, and gives the address.
fn marked(state: &ReadState<'_>, url: &mut String) -> String {
    std::mem::replace(url, format!("gongbao:{}", state.body.links.len()))
}
