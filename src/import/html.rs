//! Pages to blocks: read as a browser reads them, without scripts, menus and margins.

use data_encoding::BASE64_MIME_PERMISSIVE;
use encoding_rs::{Encoding, GB18030, UTF_8};
use html5ever::{
    ParseOpts, parse_document, tendril::TendrilSink as _, tree_builder::TreeBuilderOpts,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::{
    blocks::{Block, Draft, Run, What, is_blank, text},
    cells::Grid,
};
use crate::office::Gap;

/// How deep elements are followed; browsers stop at 512.
const DEPTH: usize = 256;

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

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Gap> {
    let page = decode(bytes);
    if is_bottomless(&page) {
        return Err(Gap::TooLarge);
    }
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let dom = parse_document(RcDom::default(), options).one(page);
    let mut reading = Reading::default();
    head(&dom.document, 0, &mut reading.draft);
    let body = body(&dom.document);
    // What stands before the box of the text: the title and the official block.
    reading.stop = body.clone();
    if body.is_some() {
        reading.walk(&dom.document, &Dress::default(), 0);
        reading.end();
        reading.reached = false;
        reading.stop = None;
        let before = std::mem::take(&mut reading.draft.blocks);
        reading.draft.blocks = before.into_iter().filter(is_official).collect();
    }
    reading.walk(body.as_ref().unwrap_or(&dom.document), &Dress::default(), 0);
    reading.end();
    if reading.deep {
        reading.draft.tell(
            "网页嵌套太深，最里层没有带过来",
            "the page is nested too deep; its innermost parts were left out",
        );
    }
    if reading.pictures > 0 {
        reading.draft.tell(
            format!(
                "网页里的{}张图片不在文件里，没有带过来：另存图片后自己放进来",
                reading.pictures
            ),
            format!(
                "{} picture(s) of the page are not in the file: save them and put them here",
                reading.pictures
            ),
        );
    }
    Ok(reading.draft)
}

/// Whether elements stand so deep in one another that the parser, which looks through all open ones, takes minutes.
fn is_bottomless(page: &str) -> bool {
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

/// Of what stands before the text only headings, tables and short lines may be official.
fn is_official(block: &Block) -> bool {
    match block {
        Block::Heading(..) | Block::Table(_) => true,
        Block::Paragraph(runs) => text(runs).contains(['：', ':']),
        _ => false,
    }
}

/// The page's text: by its mark, by what it says of its encoding, or by trying.
fn decode(bytes: &[u8]) -> String {
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

fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

fn name(node: &Handle) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(&name.local),
        _ => None,
    }
}

/// The official tags in the head.
fn head(node: &Handle, depth: usize, draft: &mut Draft) {
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
fn body(document: &Handle) -> Option<Handle> {
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

#[derive(Clone, Default)]
struct Dress {
    bold: bool,
    italic: bool,
    link: Option<String>,
    /// The open lists: the next number of a numbered one.
    lists: usize,
    quote: bool,
}

#[derive(Default)]
struct Reading {
    draft: Draft,
    /// The runs of the block that is open.
    runs: Vec<Run>,
    /// What the open block is.
    open: Option<Open>,
    numbers: Vec<Option<u32>>,
    stop: Option<Handle>,
    reached: bool,
    deep: bool,
    pictures: usize,
}

#[derive(Clone, Copy)]
enum Open {
    Heading(u8),
    Item(usize, Option<u32>),
    Quote,
}

impl Reading {
    /// Ends the open block.
    fn end(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let open = self.open.take();
        if is_blank(&runs) {
            // An item whose text is a block of its own.
            self.open = open.filter(|open| matches!(open, Open::Item(..)));
            return;
        }
        self.draft.blocks.push(match open {
            Some(Open::Heading(level)) => Block::Heading(level, runs),
            Some(Open::Item(level, number)) => Block::Item(level, number, runs),
            Some(Open::Quote) => Block::Quote(runs),
            None => Block::Paragraph(runs),
        });
    }

    fn walk(&mut self, node: &Handle, dress: &Dress, depth: usize) {
        if self.reached || self.stop.as_ref().is_some_and(|stop| std::rc::Rc::ptr_eq(stop, node)) {
            self.reached = true;
            return;
        }
        if depth > DEPTH {
            self.deep = true;
            return;
        }
        match &node.data {
            NodeData::Text { contents } => self.text(&contents.borrow(), dress),
            NodeData::Element { .. } => self.element(node, dress, depth),
            NodeData::Document => self.children(node, dress, depth),
            _ => {}
        }
    }

    fn children(&mut self, node: &Handle, dress: &Dress, depth: usize) {
        for child in node.children.borrow().iter() {
            self.walk(child, dress, depth + 1);
        }
    }

    /// White space is one space, as browsers show it, and none beside a break.
    fn text(&mut self, text: &str, dress: &Dress) {
        let mut out = String::new();
        for c in text.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if space && (out.ends_with(' ') || out.is_empty() && self.ends_open()) {
                continue;
            }
            out.push(if space { ' ' } else { c });
        }
        if !out.is_empty() {
            self.runs.push(Run {
                what: What::Text(out),
                bold: dress.bold,
                italic: dress.italic,
                link: dress.link.clone(),
            });
        }
    }

    fn ends_open(&self) -> bool {
        match self.runs.last().map(|run| &run.what) {
            None | Some(What::Break) => true,
            Some(What::Text(text)) => text.ends_with(' '),
            Some(What::Picture(_)) => false,
        }
    }

    fn element(&mut self, node: &Handle, dress: &Dress, depth: usize) {
        let Some(tag) = name(node) else { return };
        if SKIPPED.contains(&tag) || is_hidden(node) || is_chrome(node, tag) {
            return;
        }
        let mut inner = dress.clone();
        match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end();
                self.open = tag[1..].parse().ok().map(Open::Heading);
                self.children(node, &inner, depth);
                self.end();
            }
            "br" => self.runs.push(Run::line_break()),
            "b" | "strong" => {
                inner.bold = true;
                self.children(node, &inner, depth);
            }
            "i" | "em" => {
                inner.italic = true;
                self.children(node, &inner, depth);
            }
            "a" => {
                inner.link =
                    attribute(node, "href").filter(|href| !href.trim().is_empty()).or(inner.link);
                self.children(node, &inner, depth);
            }
            "img" => self.image(node, dress),
            "ul" | "ol" => {
                self.end();
                let start =
                    attribute(node, "start").and_then(|n| n.trim().parse().ok()).unwrap_or(1);
                self.numbers.push((tag == "ol").then_some(start));
                inner.lists += 1;
                self.children(node, &inner, depth);
                self.end();
                self.open = None;
                self.numbers.pop();
            }
            "li" => {
                self.end();
                let number = self.numbers.last_mut().and_then(|number| {
                    let now = *number;
                    *number = now.map(|n| n.saturating_add(1));
                    now
                });
                self.open = Some(Open::Item(inner.lists.saturating_sub(1), number));
                self.children(node, &inner, depth);
                self.end();
                self.open = None;
            }
            "blockquote" => {
                self.end();
                inner.quote = true;
                self.children(node, &inner, depth);
                self.end();
            }
            "table" => {
                self.end();
                self.table(node, dress, depth);
            }
            "rt" | "rp" => {}
            "sup" | "sub" | "span" | "font" | "u" | "s" | "del" | "ins" | "small" | "mark"
            | "label" | "abbr" | "cite" | "code" | "q" | "time" | "ruby" | "rb" | "big" | "tt"
            | "kbd" | "bdo" | "bdi" | "nobr" => {
                let weight = attribute(node, "style")
                    .unwrap_or_default()
                    .to_ascii_lowercase()
                    .replace(' ', "");
                inner.bold |=
                    weight.contains("font-weight:bold") || weight.contains("font-weight:700");
                self.children(node, &inner, depth);
            }
            // Everything else is a block of its own.
            _ => {
                self.end();
                if inner.quote && self.open.is_none() {
                    self.open = Some(Open::Quote);
                }
                self.children(node, &inner, depth);
                self.end();
            }
        }
    }

    fn image(&mut self, node: &Handle, dress: &Dress) {
        let alt = attribute(node, "alt").unwrap_or_default();
        let source = attribute(node, "src").unwrap_or_default();
        let inside =
            source.split_once(";base64,").filter(|(head, _)| head.starts_with("data:image/"));
        match inside
            .and_then(|(_, data)| BASE64_MIME_PERMISSIVE.decode(data.trim().as_bytes()).ok())
        {
            Some(bytes) => self.runs.extend(self.draft.picture(&bytes, &alt)),
            None => {
                self.pictures += 1;
                if !alt.trim().is_empty() {
                    self.text(&format!("（图：{}）", alt.trim()), dress);
                }
            }
        }
    }

    fn table(&mut self, table: &Handle, dress: &Dress, depth: usize) {
        let mut rows = Vec::new();
        collect(table, &mut rows, 0);
        let mut grid = Grid::default();
        for (row, element) in rows.iter().enumerate() {
            for cell in element
                .children
                .borrow()
                .iter()
                .filter(|cell| matches!(name(cell), Some("td" | "th")))
            {
                let span = |key: &str| {
                    attribute(cell, key).and_then(|n| n.trim().parse().ok()).unwrap_or(1usize)
                };
                let high = span("rowspan").min(rows.len() - row);
                let runs = self.cell(cell, dress, depth);
                grid.put(row, grid.free(row), (high, span("colspan")), runs);
            }
        }
        grid.finish(&mut self.draft);
    }

    /// A cell's blocks in one line.
    fn cell(&mut self, cell: &Handle, dress: &Dress, depth: usize) -> Vec<Run> {
        let blocks = std::mem::take(&mut self.draft.blocks);
        let numbers = std::mem::take(&mut self.numbers);
        let inner = Dress { lists: 0, quote: false, ..dress.clone() };
        self.children(cell, &inner, depth);
        self.end();
        self.open = None;
        self.numbers = numbers;
        let mut runs: Vec<Run> = Vec::new();
        for block in std::mem::replace(&mut self.draft.blocks, blocks) {
            if !runs.is_empty() {
                runs.push(Run::line_break());
            }
            match block {
                Block::Table(table) => {
                    self.draft.tell("表格里的表格已写成文字", "a table inside a table now is text");
                    for cell in table.rows.into_iter().flatten().filter(|cell| !is_blank(cell)) {
                        runs.extend(cell);
                        runs.push(Run::plain(" "));
                    }
                }
                Block::Item(_, Some(number), item) => {
                    runs.push(Run::plain(format!("{number}. ")));
                    runs.extend(item);
                }
                block => runs.extend(block.runs().iter().cloned()),
            }
        }
        runs
    }
}

/// The rows of a table, not those of tables in it.
fn collect(node: &Handle, rows: &mut Vec<Handle>, depth: usize) {
    for child in node.children.borrow().iter() {
        match name(child) {
            Some("tr") => rows.push(child.clone()),
            Some("thead" | "tbody" | "tfoot") if depth < 3 => collect(child, rows, depth + 1),
            _ => {}
        }
    }
}

fn is_hidden(node: &Handle) -> bool {
    let style = attribute(node, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    attribute(node, "hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

fn is_chrome(node: &Handle, tag: &str) -> bool {
    if !matches!(tag, "div" | "ul" | "ol" | "section" | "p" | "span" | "td" | "table") {
        return false;
    }
    let names = [attribute(node, "id"), attribute(node, "class")];
    names.into_iter().flatten().any(|name| {
        let name = name.to_ascii_lowercase();
        name.split_whitespace().any(|word| CHROME.contains(&word))
    })
}
