//! Images of a page have alternative text (A11Y-01).

use super::element::PageElement;
use gongbao_base::{code::Code, finding::Message};
use gongbao_content::codes::NO_ALT;

pub(super) fn check(element: &PageElement, _page: &str) -> Vec<(&'static Code, Message)> {
    if element.name != "img" || element.attribute("alt").is_some() {
        return Vec::new();
    }
    let src = element.attribute("src").unwrap_or_default();
    let message = Message::new(
        format!("图片没有文字说明：{src}"),
        format!("an image without alternative text: {src}"),
    );
    vec![(&NO_ALT, message)]
}
