//! Markdown to a [`Body`]: the tree is read, then written as HTML.

use comrak::{Arena, Options, html::format_document_with_formatter, options::Plugins};

use super::{
    body::Body,
    context::TextContext,
    depth,
    parse::{parse, split},
    read::read,
    write::{HtmlState, node},
};
use gongbao_base::finding::Finding;

/// Renders a text.
#[must_use]
pub fn render(markdown: &str, context: &TextContext<'_>) -> (Body, Vec<Finding>) {
    let options = options();
    let arena = Arena::new();
    let root = parse(&arena, markdown, &options);
    if let Some(finding) = depth::check(root, context) {
        return (Body::default(), vec![finding]);
    }
    split(&arena, root);
    let (mut body, captions, findings) = read(root, markdown, context);
    let state = HtmlState::new(context, &body.headings, &captions);
    let mut html = String::with_capacity(markdown.len() * 5 / 4);
    // Writing to a String cannot fail.
    let _ =
        format_document_with_formatter(root, &options, &mut html, &Plugins::default(), node, state);
    body.html = html;
    (body, findings)
}

pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.sourcepos_chars = true;
    options.render.compact_html = true;
    options
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::{fields::Keys, markdown::TextContext, settings::Settings};

    fn html(text: &str) -> String {
        let (keys, settings) = (Keys::default(), Settings::default());
        let context = TextContext {
            file: "a.md",
            line: 1,
            offset: 0,
            figures: &[],
            settings: &settings,
            keys: &keys,
        };
        let (body, _) = render(text, &context);
        body.html
    }

    #[test]
    fn masks_and_products_are_shown_as_they_are_written() {
        for text in [
            "联系人：张某，138****5678；李某，139****4321。",
            "35*************123、35*************456",
            "纸箱60*40*30cm、50*40*30cm",
            "| 姓名 | 电话 |\n|---|---|\n| 张**、李** | 138****5678，139****4321 |",
            "[138****5678](a.pdf \"139****4321\")",
            "`138****5678` 和 `139****4321`",
        ] {
            let html = html(text);
            assert!(!html.contains("<em>") && !html.contains("<strong>"), "{html}");
            let stars = |text: &str| text.matches('*').count();
            assert_eq!(stars(&html), stars(text), "{html}");
        }
    }

    #[test]
    fn emphasis_is_still_emphasis() {
        for (text, expected) in [
            ("请**务必**携带", "<p>请<strong>务必</strong>携带</p>"),
            ("**138****5678**", "<p><strong>138****5678</strong></p>"),
            ("*注意*，**重点**。", "<p><em>注意</em>，<strong>重点</strong>。</p>"),
            ("foo*bar*baz", "<p>foo<em>bar</em>baz</p>"),
        ] {
            assert_eq!(
                html(text).replace("<span class=\"gb-nb\">", "").replace("</span>", "").trim(),
                expected
            );
        }
    }

    #[test]
    fn pasted_lines_are_paragraphs_and_broken_lines_are_not_torn() {
        let words = |text: &str| {
            html(text)
                .replace("<span class=\"gb-nb\">", "")
                .replace("</span>", "")
                .trim()
                .to_owned()
        };
        for (text, expected) in [
            (
                "各社区：\n　　请做好准备。\n　　某某街道办事处",
                "<p>各社区：</p>\n<p>请做好准备。</p>\n<p>某某街道办事处</p>",
            ),
            (
                "要求如下：\n一、值守。\n（一）到岗。\n第一条　略",
                "<p>要求如下：</p>\n<p>一、值守。</p>\n<p>（一）到岗。</p>\n<p>第一条　略</p>",
            ),
            ("请各社区做好\n准备。值守要\n到位。", "<p>请各社区做好准备。值守要到位。</p>"),
            ("按照第\n一、二条办理，\n一、二社区到场", "<p>按照第一、二条办理，一、二社区到场</p>"),
            ("增长到原来的：\n1.5倍", "<p>增长到原来的：1.5倍</p>"),
            ("- 甲。\n　　乙", "<ul>\n<li>甲。\n乙</li>\n</ul>"),
        ] {
            let shown = words(text).replace("\u{3000}\u{3000}", "");
            let plain = |text: &str| text.replace(['\n', '\r'], "");
            assert_eq!(plain(&shown), plain(expected), "{text}");
        }
    }

    #[test]
    fn a_mask_moves_no_place() {
        let (keys, settings) = (Keys::default(), Settings::default());
        let context = TextContext {
            file: "a.md",
            line: 1,
            offset: 0,
            figures: &[],
            settings: &settings,
            keys: &keys,
        };
        let (body, _) = render("张某，138****5678；[甲](a.pdf)", &context);
        assert_eq!(body.links[0].place.column, 16);
    }
}
