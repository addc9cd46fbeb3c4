//! A page before it is read: its encoding, its official tags, the box of its text, and what is no part of it.

use encoding_rs::{Encoding, GB18030, UTF_8};
use markup5ever_rcdom::{Handle, NodeData};

use super::{blocks::Draft, html::DEPTH};

/// A page with more open elements than this is refused.
const BOTTOM: usize = 5_000;

/// What the systems of Chinese government sites call the box of the text.
const BODIES: [&str; 18] = [
    "ucap-content",
    "trs_editor",
    "trs_ueditor",
    "view trs_uedit",
    "zoom",
    "article-content",
    "article_content",
    "articlecontent",
    "news_content",
    "newscontent",
    "content_body",
    "pages_content",
    "xxgk_content",
    "info_content",
    "zw_content",
    "main-content",
    "content-main",
    "textcontent",
];
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
const SKIPPED: [&str; 22] = [
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas",
    "video", "audio", "form", "nav", "header", "footer", "aside", "head", "select", "button",
    "input", "textarea", "dialog",
];
/// The official tags of a page and the keys they give.
const TAGS: [(&str, &str); 6] = [
    ("articletitle", "标题"),
    ("pubdate", "发布日期"),
    ("contentsource", "来源"),
    ("keywords", "关键词"),
    ("description", "内容概述"),
    ("author", ""),
];

/// Whether elements stand so deep in one another that the parser, which looks through all open ones, takes minutes.
pub(super) fn is_bottomless(page: &str) -> bool {
    // Those that are often left open do not count.
    const OPEN: [&str; 16] = [
        "br", "img", "input", "meta", "link", "hr", "col", "wbr", "p", "li", "td", "th", "tr",
        "option", "dd", "dt",
    ];
    let mut depth = 0usize;
    page.split('<').skip(1).any(|tag| {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        if !name.is_empty() && !OPEN.contains(&name.as_str()) {
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        }
        depth > BOTTOM
    })
}

/// The page's text: by its mark, by what it says of its encoding, or by trying.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let said = start.find("charset").and_then(|at| {
        let label = start[at + "charset".len()..]
            .trim_start_matches(|c: char| c == '=' || c == '"' || c == '\'' || c.is_whitespace());
        let end = label
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .unwrap_or(label.len());
        Encoding::for_label(&label.as_bytes()[..end])
    });
    let (text, _, broken) = said.unwrap_or(UTF_8).decode(bytes);
    // A page may say what it is not.
    match broken {
        true if std::str::from_utf8(bytes).is_ok() => UTF_8.decode(bytes).0.into_owned(),
        true => GB18030.decode(bytes).0.into_owned(),
        false => text.into_owned(),
    }
}

pub(super) fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

pub(super) fn name(node: &Handle) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(&name.local),
        _ => None,
    }
}

/// The official tags in the head.
pub(super) fn head(node: &Handle, depth: usize, draft: &mut Draft) {
    if name(node) == Some("meta")
        && let (Some(tag), Some(content)) = (attribute(node, "name"), attribute(node, "content"))
        && let Some((_, key)) = TAGS.iter().find(|(known, _)| *known == tag.to_ascii_lowercase())
        && !key.is_empty()
        && !content.trim().is_empty()
    {
        draft.fields.push(((*key).to_owned(), content.trim().to_owned()));
    }
    if depth < 8 {
        node.children.borrow().iter().for_each(|child| head(child, depth + 1, draft));
    }
}

/// The box of the text, by the names that such boxes have; the first with enough in it.
pub(super) fn body(document: &Handle) -> Option<Handle> {
    let mut open = vec![(document.clone(), 0)];
    let mut articles = Vec::new();
    while let Some((node, depth)) = open.pop() {
        let names = [attribute(&node, "id"), attribute(&node, "class")];
        let names: Vec<String> =
            names.into_iter().flatten().map(|name| name.to_ascii_lowercase()).collect();
        let known = names.iter().any(|name| {
            BODIES
                .iter()
                .any(|body| name == body || name.split_whitespace().any(|word| word == *body))
        });
        if known {
            return Some(node);
        }
        if matches!(name(&node), Some("article" | "main")) {
            articles.push(node.clone());
        }
        if depth < DEPTH {
            // The last is taken first.
            let children = node.children.borrow();
            open.extend(children.iter().rev().map(|child| (child.clone(), depth + 1)));
        }
    }
    (articles.len() == 1).then(|| articles.remove(0))
}

pub(super) fn is_hidden(node: &Handle) -> bool {
    let style = attribute(node, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
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
