//! HTML as a tree of lines, to be read and compared: one element a line, or several where it holds only text.

use html5ever::{parse_document, tendril::TendrilSink as _};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements within a line of text.
const INLINE: [&str; 13] = [
    "a", "br", "code", "data", "em", "mark", "rect", "span", "strong", "sub", "sup", "time", "wbr",
];

/// Elements without an end.
const VOID: [&str; 9] = ["br", "col", "hr", "img", "input", "link", "meta", "rect", "wbr"];

/// The tree of a page, or of a fragment.
pub(super) fn lines(html: &str) -> String {
    let whole =
        html.trim_start().get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype"));
    let options = html5ever::ParseOpts {
        tree_builder: html5ever::tree_builder::TreeBuilderOpts {
            scripting_enabled: false,
            ..Default::default()
        },
        ..Default::default()
    };
    let dom = parse_document(RcDom::default(), options).one(html);
    let mut out = String::new();
    if whole {
        block(&dom.document, 0, &mut out);
    } else {
        let root = dom.document.children.borrow()[0].clone();
        let body = root.children.borrow()[1].clone();
        children(&body, 0, &mut out);
    }
    out
}

fn name(node: &Handle) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(&name.local),
        _ => None,
    }
}

/// Whether a node stands within a line.
fn is_inline(node: &Handle) -> bool {
    match &node.data {
        NodeData::Text { .. } => true,
        NodeData::Element { .. } => {
            name(node).is_some_and(|name| INLINE.contains(&name))
                && node.children.borrow().iter().all(is_inline)
        }
        _ => false,
    }
}

fn block(node: &Handle, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match &node.data {
        NodeData::Document => children(node, depth, out),
        NodeData::Doctype { name, .. } => out.push_str(&format!("<!doctype {name}>\n")),
        NodeData::Comment { contents } => out.push_str(&format!("{indent}<!--{contents}-->\n")),
        NodeData::Element { .. } => {
            let start = start(node);
            let name = name(node).unwrap();
            let end = if VOID.contains(&name) { String::new() } else { format!("</{name}>") };
            if node.children.borrow().iter().all(is_inline) {
                let text = text(&node.children.borrow());
                out.push_str(&format!("{indent}{start}{}{end}\n", text.trim()));
            } else {
                out.push_str(&format!("{indent}{start}\n"));
                children(node, depth + 1, out);
                out.push_str(&format!("{indent}{end}\n"));
            }
        }
        _ => {}
    }
}

/// Children of a block: what stands within a line together on one.
fn children(node: &Handle, depth: usize, out: &mut String) {
    let nodes = node.children.borrow();
    for run in nodes.chunk_by(|a, b| is_inline(a) && is_inline(b)) {
        if is_inline(&run[0]) {
            let text = text(run);
            if !text.trim().is_empty() {
                out.push_str(&format!("{}{}\n", "  ".repeat(depth), text.trim()));
            }
        } else {
            block(&run[0], depth, out);
        }
    }
}

fn text(nodes: &[Handle]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|node| inline(node, &mut out));
    out
}

fn inline(node: &Handle, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => {
            for c in contents.borrow().chars() {
                match c {
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    c if c.is_ascii_whitespace() => {
                        if !out.ends_with(' ') {
                            out.push(' ');
                        }
                    }
                    c => out.push(c),
                }
            }
        }
        NodeData::Element { .. } => {
            out.push_str(&start(node));
            node.children.borrow().iter().for_each(|child| inline(child, out));
            let name = name(node).unwrap();
            if !VOID.contains(&name) {
                out.push_str(&format!("</{name}>"));
            }
        }
        _ => {}
    }
}

fn start(node: &Handle) -> String {
    let NodeData::Element { name, attrs, .. } = &node.data else { return String::new() };
    let mut out = format!("<{}", name.local);
    for attribute in attrs.borrow().iter() {
        out.push_str(&format!(" {}", attribute.name.local));
        if !attribute.value.is_empty() {
            let value = attribute.value.replace('&', "&amp;").replace('"', "&quot;");
            out.push_str(&format!("=\"{value}\""));
        }
    }
    out.push('>');
    out
}
