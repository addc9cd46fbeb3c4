//! Pages as trees, so that a test holds for minified pages and for others.

use html5ever::{parse_document, tendril::TendrilSink as _};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// The tree, as a browser without scripts reads it, which sees into `noscript`.
pub(crate) fn parse(html: &str) -> RcDom {
    let tree_builder =
        html5ever::tree_builder::TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let options = html5ever::ParseOpts { tree_builder, ..Default::default() };
    parse_document(RcDom::default(), options).one(html)
}

/// The text of all elements with this class, one after the other.
pub(crate) fn text_of_class(html: &str, class: &str) -> String {
    let mut out = String::new();
    let dom = parse(html);
    for element in elements(&dom.document) {
        let classes = attribute(&element, "class").unwrap_or_default();
        if classes.split_ascii_whitespace().any(|one| one == class) {
            push_text(&element, &mut out);
        }
    }
    out
}

/// All links: where each leads, and its text.
pub(crate) fn links(html: &str) -> Vec<(String, String)> {
    let dom = parse(html);
    let elements = elements(&dom.document);
    let links = elements.iter().filter_map(|element| {
        let mut text = String::new();
        push_text(element, &mut text);
        Some((attribute(element, "href")?, text))
    });
    links.collect()
}

fn elements(node: &Handle) -> Vec<Handle> {
    let mut found = Vec::new();
    for child in node.children.borrow().iter() {
        if matches!(child.data, NodeData::Element { .. }) {
            found.push(child.clone());
        }
        found.extend(elements(child));
    }
    found
}

fn attribute(element: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &element.data else { return None };
    let attributes = attrs.borrow();
    let found = attributes.iter().find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| attribute.value.to_string())
}

fn push_text(node: &Handle, out: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        out.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| push_text(child, out));
}
