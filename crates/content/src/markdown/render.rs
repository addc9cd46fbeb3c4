//! Markdown to a [`Body`]: the tree is read, then written as HTML.

use comrak::{
    Arena, Options, html::format_document_with_formatter, options::Plugins, parse_document,
};

use super::{
    body::Body,
    context::TextContext,
    read::read,
    write::{HtmlState, node},
};
use gongbao_base::finding::Finding;

/// Renders a text.
#[must_use]
pub fn render(markdown: &str, context: &TextContext<'_>) -> (Body, Vec<Finding>) {
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let (mut body, captions, findings) = read(root, context);
    let state = HtmlState::new(context, &body.headings, &captions);
    let mut html = String::with_capacity(markdown.len() * 5 / 4);
    // Writing to a String cannot fail.
    let _ =
        format_document_with_formatter(root, &options, &mut html, &Plugins::default(), node, state);
    body.html = html;
    (body, findings)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.sourcepos_chars = true;
    options.render.compact_html = true;
    options
}
