//! Styles, images and scripts are the site's own (MIX-01).

use super::element::{PageElement, PageTarget};
use gongbao_base::{code::Code, codes, finding::Message};

codes! {
    MIXED_CONTENT = "MIX-01" Error "页面引用了外部或不加密的内容" "the page loads something from elsewhere"
        "样式、图片、脚本都要来自本站。"
        "Styles, images and scripts are the site's own."
        S "政府网站发展指引：安全防护";
}

pub(super) fn check(element: &PageElement, page: &str) -> Vec<(&'static Code, Message)> {
    let (Some(url), Some(PageTarget::Elsewhere)) = (element.loaded_url(), element.loads("/", page))
    else {
        return Vec::new();
    };
    let message = Message::new(
        format!("页面从其他网站加载内容：{url}"),
        format!("the page loads something from elsewhere: {url}"),
    );
    vec![(&MIXED_CONTENT, message)]
}
