//! Names and attributes of a page's nodes, and which of them are no part of its text.

use markup5ever_rcdom::{Handle, NodeData};

/// Parts of a page that are no part of its text, by class or id.
const CHROME: [&str; 22] = [
    "nav",
    "navbar",
    "menu",
    "breadcrumb",
    "crumb",
    "crumbs",
    "position",
    "location",
    "header",
    "footer",
    "foot",
    "share",
    "bdsharebuttonbox",
    "print",
    "sidebar",
    "side",
    "toolbar",
    "pagination",
    "pager",
    "search",
    "copyright",
    "qrcode",
];
/// Elements that show nothing of the text.
const SKIPPED: [&str; 22] = [
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas",
    "video", "audio", "form", "nav", "header", "footer", "aside", "head", "select", "button",
    "input", "textarea", "dialog",
];

/// An attribute of an element.
pub(super) fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

/// The name of an element.
pub(super) fn name(node: &Handle) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(&name.local),
        _ => None,
    }
}

/// The style that stands on an element, in small letters and without spaces.
pub(super) fn css(node: &Handle) -> String {
    attribute(node, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "")
}

pub(super) fn is_hidden(node: &Handle) -> bool {
    let style = css(node);
    attribute(node, "hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

pub(super) fn is_chrome(node: &Handle, tag: &str) -> bool {
    if !matches!(tag, "div" | "ul" | "ol" | "section" | "p" | "span" | "td" | "table") {
        return false;
    }
    let names = [attribute(node, "id"), attribute(node, "class")];
    names.into_iter().flatten().any(|name| {
        let name = name.to_ascii_lowercase();
        name.split_whitespace().any(|word| CHROME.contains(&word))
    })
}

/// Whether an element shows nothing of the text.
pub(super) fn is_skipped(tag: &str) -> bool {
    SKIPPED.contains(&tag)
}
