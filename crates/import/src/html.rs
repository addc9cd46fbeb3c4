//! Pages to blocks: read as a browser reads them, without scripts, menus and margins.

use data_encoding::BASE64_MIME_PERMISSIVE;
use html5ever::{
    ParseOpts, parse_document, tendril::TendrilSink as _, tree_builder::TreeBuilderOpts,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::{
    blocks::{Block, Draft, Run, What, is_blank, text},
    cells::Grid,
    html_page::{
        attribute, body, decode, head, is_bottomless, is_chrome, is_hidden, is_skipped, name,
    },
};
use gongbao_office::Gap;

/// How deep elements are followed; browsers stop at 512.
pub(super) const DEPTH: usize = 256;

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

/// Of what stands before the text only headings, tables and short lines may be official.
fn is_official(block: &Block) -> bool {
    match block {
        Block::Heading(..) | Block::Table(_) => true,
        Block::Paragraph(runs) => text(runs).contains(['：', ':']),
        _ => false,
    }
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
        if is_skipped(tag) || is_hidden(node) || is_chrome(node, tag) {
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
