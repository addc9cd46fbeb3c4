//! Elements: which are blocks, which stand in a line, which are left out.

use data_encoding::BASE64_MIME_PERMISSIVE;
use markup5ever_rcdom::{Handle, NodeData};

use super::{
    dom::{attribute, css, is_chrome, is_hidden, is_skipped, name},
    page::DEPTH,
    reader::{HtmlReader, InlineStyle, OpenBlock},
};
use crate::model::{Alignment, InlineRun};

impl HtmlReader {
    /// Reads a node and what is in it.
    pub(super) fn walk(&mut self, node: &Handle, style: &InlineStyle, depth: usize) {
        if self.reached || self.stop.as_ref().is_some_and(|stop| std::rc::Rc::ptr_eq(stop, node)) {
            self.reached = true;
            return;
        }
        if depth > DEPTH {
            self.deep = true;
            return;
        }
        match &node.data {
            NodeData::Text { contents } => self.text(&contents.borrow(), style),
            NodeData::Element { .. } => self.element(node, style, depth),
            NodeData::Document => self.children(node, style, depth),
            _ => {}
        }
    }

    pub(super) fn children(&mut self, node: &Handle, style: &InlineStyle, depth: usize) {
        for child in node.children.borrow().iter() {
            self.walk(child, style, depth + 1);
        }
    }

    fn element(&mut self, node: &Handle, style: &InlineStyle, depth: usize) {
        let Some(tag) = name(node) else { return };
        if is_skipped(tag) || is_hidden(node) || is_chrome(node, tag) {
            return;
        }
        if let Some(inner) = inline(tag, node, style) {
            return self.children(node, &inner, depth);
        }
        match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end();
                self.open = tag[1..].parse().ok().map(OpenBlock::Heading);
                self.children(node, style, depth);
                self.end();
            }
            // What the national platform's crawler takes for the title.
            "ucaptitle" => {
                self.end();
                self.open = Some(OpenBlock::Heading(1));
                self.children(node, style, depth);
                self.end();
            }
            "br" => self.runs.push(InlineRun::line_break()),
            "img" => self.image(node, style),
            "ul" | "ol" => self.list(tag, node, style, depth),
            "li" => self.item(node, style, depth),
            "blockquote" => {
                self.end();
                self.children(node, &InlineStyle { quote: true, ..style.clone() }, depth);
                self.end();
            }
            "table" => {
                self.end();
                self.table(node, style, depth);
            }
            "rt" | "rp" => {}
            // Everything else is a block of its own.
            _ => {
                self.end();
                if style.quote && self.open.is_none() {
                    self.open = Some(OpenBlock::Quote);
                }
                let alignment = alignment(tag, node).unwrap_or(style.alignment);
                self.children(node, &InlineStyle { alignment, ..style.clone() }, depth);
                self.end();
            }
        }
    }

    fn list(&mut self, tag: &str, node: &Handle, style: &InlineStyle, depth: usize) {
        self.end();
        let start = attribute(node, "start").and_then(|n| n.trim().parse().ok()).unwrap_or(1);
        self.numbers.push((tag == "ol").then_some(start));
        let inner = InlineStyle { lists: style.lists + 1, ..style.clone() };
        self.children(node, &inner, depth);
        self.end();
        self.open = None;
        self.numbers.pop();
    }

    fn item(&mut self, node: &Handle, style: &InlineStyle, depth: usize) {
        self.end();
        let number = self.numbers.last_mut().and_then(|number| {
            let now = *number;
            *number = now.map(|n| n.saturating_add(1));
            now
        });
        self.open = Some(OpenBlock::Item(style.lists.saturating_sub(1), number));
        self.children(node, style, depth);
        self.end();
        self.open = None;
    }

    fn image(&mut self, node: &Handle, style: &InlineStyle) {
        let alt = attribute(node, "alt").unwrap_or_default();
        let source = attribute(node, "src").unwrap_or_default();
        let inside =
            source.split_once(";base64,").filter(|(head, _)| head.starts_with("data:image/"));
        match inside
            .and_then(|(_, data)| BASE64_MIME_PERMISSIVE.decode(data.trim().as_bytes()).ok())
        {
            Some(bytes) => self.runs.extend(self.draft.push_picture(&bytes, &alt)),
            None => {
                self.pictures += 1;
                if !alt.trim().is_empty() {
                    self.text(&format!("（图：{}）", alt.trim()), style);
                }
            }
        }
    }
}

/// Where an element says that its paragraphs stand; `None` when it does not say it.
fn alignment(tag: &str, node: &Handle) -> Option<Option<Alignment>> {
    let css = css(node);
    let styled = css.rsplit_once("text-align:").map(|(_, rest)| rest.to_owned());
    let said = styled.or_else(|| attribute(node, "align").map(|align| align.to_ascii_lowercase()));
    match said {
        Some(said) if said.starts_with("center") => Some(Some(Alignment::Center)),
        Some(said) if said.starts_with("right") || said.starts_with("end") => {
            Some(Some(Alignment::Right))
        }
        Some(_) => Some(None),
        None => (tag == "center").then_some(Some(Alignment::Center)),
    }
}

/// The style inside an element that stands in a line of text; `None` for any other element.
fn inline(tag: &str, node: &Handle, style: &InlineStyle) -> Option<InlineStyle> {
    let mut inner = style.clone();
    match tag {
        "b" | "strong" => inner.bold = true,
        "i" | "em" => inner.italic = true,
        "a" => {
            inner.link =
                attribute(node, "href").filter(|href| !href.trim().is_empty()).or(inner.link);
        }
        "sup" | "sub" | "span" | "font" | "u" | "s" | "del" | "ins" | "small" | "mark"
        | "label" | "abbr" | "cite" | "code" | "q" | "time" | "ruby" | "rb" | "big" | "tt"
        | "kbd" | "bdo" | "bdi" | "nobr" => {
            let css = css(node);
            inner.bold |= css.contains("font-weight:bold") || css.contains("font-weight:700");
        }
        _ => return None,
    }
    Some(inner)
}
