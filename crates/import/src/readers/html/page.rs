//! Where in a page its text stands, and what its head says of it.

use markup5ever_rcdom::Handle;

use super::dom::{attribute, name};
use crate::model::DraftDocument;

/// How deep elements are followed; browsers stop at 512.
pub(super) const DEPTH: usize = 256;

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
/// The official tags of a page and the keys they give.
const TAGS: [(&str, &str); 6] = [
    ("articletitle", "标题"),
    ("pubdate", "发布日期"),
    ("contentsource", "来源"),
    ("keywords", "关键词"),
    ("description", "内容概述"),
    ("author", ""),
];

/// The official tags in the head.
pub(super) fn head(node: &Handle, depth: usize, draft: &mut DraftDocument) {
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
        let marked = name(&node) == Some("ucapcontent");
        let known = marked
            || names.iter().any(|name| {
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
