//! Hidden links and what may hide one: inline styles, inline scripts, frames (LINK-05).

use super::element::PageElement;
use gongbao_base::{code::Code, codes, finding::Message, text::cut};

codes! {
    HIDDEN_LINK = "LINK-05" Error "疑似暗链或外来脚本" "a hidden link or foreign script"
        "页面里有隐藏的内容、内联样式，或者来自其他网站的脚本、框架。检查自己的主题模板。"
        "The page hides something, or loads a script or frame of another site. Look at your own theme."
        S "政府网站发展指引：不得有暗链";
}

pub(super) fn check(element: &PageElement, _page: &str) -> Vec<(&'static Code, Message)> {
    let mut found: Vec<(&'static Code, Message)> = Vec::new();
    if let Some(style) = element.attribute("style") {
        let style = cut(style, 40);
        found.push((
            &HIDDEN_LINK,
            Message::new(
                format!("页面有内联样式，可能藏有暗链：{style}"),
                format!("an inline style, which may hide a link: {style}"),
            ),
        ));
    }
    let name = element.name.as_str();
    let inline = name == "script"
        && element.attribute("src").is_none()
        && element
            .attribute("type")
            .is_none_or(|kind| kind.contains("javascript") || kind == "module");
    if inline || matches!(name, "iframe" | "frame" | "embed" | "object") {
        found.push((
            &HIDDEN_LINK,
            Message::new(
                format!("页面有内联脚本或框架：<{name}>"),
                format!("an inline script or a frame: <{name}>"),
            ),
        ));
    }
    found
}
