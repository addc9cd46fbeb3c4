//! Reads the tree of a text: collects headings, links and figures, refuses what may not stand there, prepares the rest.

use crate::codes;
use std::fmt::Write as _;

use comrak::nodes::{AstNode, NodeValue};

use super::{
    Body, Context, Heading, Link, Target,
    pieces::{Piece, pieces},
    target::target,
};
use crate::{
    fields::nearest,
    figures::{self, Meaning, OFFICE_NAMES, UNKNOWN},
    settings::FILE,
};
use gongbao_base::{
    finding::{Finding, Place},
    text,
};

/// How much of the first paragraph makes a description, in characters.
const OPENING: usize = 100;

/// What was read.
pub(super) struct Outcome {
    /// Everything but the HTML.
    pub(super) body: Body,
    pub(super) findings: Vec<Finding>,
    /// One for each table.
    pub(super) captions: Vec<Caption>,
}

/// Reads a tree, and changes in it what the HTML needs otherwise.
pub(super) fn walk<'n>(root: &'n AstNode<'n>, context: &Context<'_>) -> Outcome {
    let mut reading =
        Reading { context, body: Body::default(), findings: Vec::new(), captions: Vec::new() };
    reading.walk(root);
    let Reading { body, findings, captions, .. } = reading;
    Outcome { body, findings, captions }
}

struct Reading<'a> {
    context: &'a Context<'a>,
    body: Body,
    findings: Vec<Finding>,
    captions: Vec<Caption>,
}

/// The caption of a table.
pub(super) struct Caption {
    /// What it says.
    pub(super) text: String,
    /// Whether the author wrote it, so that it is seen.
    pub(super) written: bool,
}

impl Reading<'_> {
    fn walk<'n>(&mut self, root: &'n AstNode<'n>) {
        for node in root.descendants() {
            let mut data = node.data_mut();
            let start = data.sourcepos.start;
            match &mut data.value {
                NodeValue::HtmlBlock(html) => {
                    let shown = html.literal.lines().next().unwrap_or_default().to_owned();
                    self.refuse_html(start.line, start.column, &shown);
                    html.literal.clear();
                }
                NodeValue::HtmlInline(html) => {
                    let shown = std::mem::take(html);
                    self.refuse_html(start.line, start.column, &shown);
                }
                NodeValue::Heading(heading) => {
                    let level = heading.level;
                    drop(data);
                    let text = plain(node);
                    self.heading(
                        level,
                        text.trim(),
                        self.place(
                            start.line,
                            start.column,
                            text.trim().chars().count() + usize::from(level) + 1,
                        ),
                    );
                }
                NodeValue::Link(link) => {
                    let url = std::mem::take(&mut link.url);
                    link.url = format!("gongbao:{}", self.body.links.len());
                    drop(data);
                    self.link(&url, false, plain(node), start.line, start.column);
                }
                NodeValue::Image(image) => {
                    let url = std::mem::take(&mut image.url);
                    image.url = format!("gongbao:{}", self.body.links.len());
                    drop(data);
                    self.image(node, &url, start.line, start.column);
                }
                NodeValue::SoftBreak => {
                    drop(data);
                    join_lines(node);
                }
                NodeValue::Text(text) if text.contains("{{") => {
                    let text = text.to_string();
                    drop(data);
                    self.placeholders(&text, start.line, start.column);
                }
                NodeValue::Paragraph if self.body.opening.is_empty() => {
                    drop(data);
                    let text = self.filled(&plain(node));
                    self.body.opening = text::cut(text.trim(), OPENING);
                }
                NodeValue::Table(_) => {
                    drop(data);
                    let heading = self.body.headings.last().map(|heading| heading.text.as_str());
                    let caption = caption(node, self.captions.len() + 1, heading);
                    self.captions.push(caption);
                }
                _ => {}
            }
        }
    }

    fn place(&self, line: usize, column: usize, length: usize) -> Place {
        Place::at(
            self.context.file,
            self.context.line + line.max(1) - 1,
            column.max(1),
            length.max(1),
        )
    }

    fn refuse_html(&mut self, line: usize, column: usize, shown: &str) {
        let place = self.place(line, column, shown.trim_end().chars().count());
        let shown = text::cut(shown.trim(), 40);
        self.findings.push(
            Finding::new(&codes::RAW_HTML, place)
                .says(
                    format!("正文里有 HTML 代码：{shown}"),
                    format!("raw HTML in the text: {shown}"),
                )
                .help(
                    "改用 Markdown；要显示尖括号本身，写成 \\<",
                    "use Markdown; write \\< for a literal bracket",
                ),
        );
    }

    fn heading(&mut self, level: u8, text: &str, place: Place) {
        let last = self.body.headings.last().map_or(1, |heading| heading.level);
        if level == 1 {
            let title = self.context.keys.name("title");
            self.findings.push(
                Finding::new(&codes::TOP_HEADING, place)
                    .says(
                        format!("正文里有一级标题：{text}"),
                        format!("a first-level heading in the text: {text}"),
                    )
                    .help(
                        format!("页面标题写在“{title}”；正文标题从两个井号 ## 开始"),
                        format!("the title is in `{title}`; headings of the text begin with ##"),
                    ),
            );
        } else if level > last + 1 {
            self.findings.push(
                Finding::new(&codes::SKIPPED_HEADING, place)
                    .says(
                        format!("标题从 {last} 级跳到 {level} 级：{text}"),
                        format!("a heading goes from level {last} to {level}: {text}"),
                    )
                    .help(
                        format!("这里用 {} 个井号", last + 1),
                        format!("use {} hashes here", last + 1),
                    ),
            );
        }
        let text = self.filled(text);
        let id = anchor(&text, &self.body.headings);
        // The page stays in order whatever the text does: screen readers go by the levels.
        let level = level.clamp(2, last + 1);
        self.body.headings.push(Heading { level, id, text });
    }

    /// The text with its placeholders filled in.
    fn filled(&self, text: &str) -> String {
        let mut out = String::new();
        pieces(text, |piece| match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Name(name, _) => out.push_str(&match figures::meaning(
                name,
                self.context.figures,
                &self.context.settings.org,
            ) {
                Some(Meaning::Figure { shown, .. }) | Some(Meaning::Office(shown)) => shown,
                Some(Meaning::OfficeUnknown(_)) => UNKNOWN.to_owned(),
                None => String::new(),
            }),
        });
        out
    }

    fn placeholders(&mut self, text: &str, line: usize, column: usize) {
        let mut found = Vec::new();
        pieces(text, |piece| {
            if let Piece::Name(name, at) = piece {
                found.push((name.to_owned(), text[..at].chars().count()));
            }
        });
        for (name, offset) in found {
            let place = self.place(line, column + offset, name.chars().count() + 4);
            self.placeholder(&name, place);
        }
    }

    fn placeholder(&mut self, name: &str, place: Place) {
        let Context { figures, settings, .. } = *self.context;
        match figures::meaning(name, figures, &settings.org) {
            Some(Meaning::Figure { index, .. }) => self.body.figures.push(index),
            Some(Meaning::Office(_)) => {}
            Some(Meaning::OfficeUnknown(label)) => {
                let org = settings.key("org");
                self.findings.push(
                    Finding::new(&codes::ORG_INCOMPLETE, place)
                        .says(
                            format!("{label}未知，页面上显示“{UNKNOWN}”"),
                            format!("`{name}` is not known; the page shows {UNKNOWN}"),
                        )
                        .help(
                            format!("查到后写入 {FILE} 的“{org}”"),
                            format!("add it under `{org}` in {FILE}"),
                        ),
                );
            }
            None => {
                let finding = self.unknown_placeholder(name, place);
                self.findings.push(finding);
            }
        }
    }

    fn unknown_placeholder(&self, name: &str, place: Place) -> Finding {
        let figures = self.context.figures;
        let finding = Finding::new(&codes::UNKNOWN_FIGURE, place)
            .says(format!("没有编号“{name}”"), format!("nothing is called `{name}`"));
        let ids = figures.iter().map(|figure| figure.id.0.as_str());
        if let Some(near) = nearest(name, ids.chain(OFFICE_NAMES.split(", "))) {
            return finding
                .help(format!("是不是 {{{{{near}}}}}？"), format!("did you mean {{{{{near}}}}}?"));
        }
        if figures.is_empty() {
            return finding
                .help(format!("可用的有 {OFFICE_NAMES}"), format!("known are {OFFICE_NAMES}"));
        }
        let key = self.context.keys.name("figures");
        finding.help(
            format!("写本文件“{key}”里的编号，或 {OFFICE_NAMES}"),
            format!("name one of this file's `{key}`, or {OFFICE_NAMES}"),
        )
    }

    fn image<'n>(&mut self, node: &'n AstNode<'n>, url: &str, line: usize, column: usize) {
        let alt = plain(node);
        let alt = alt.trim();
        let file_name =
            url.rsplit('/').next().is_some_and(|name| !alt.is_empty() && name.starts_with(alt));
        if alt.is_empty() || alt == "图片" || file_name {
            let place = self.place(line, column, 4 + alt.chars().count() + url.chars().count());
            self.findings.push(
                Finding::new(&codes::NO_ALT, place)
                    .says(
                        format!("图片没有文字说明：{url}"),
                        format!("an image without alternative text: {url}"),
                    )
                    .help(
                        "在方括号里写明图片内容：![服务站外景](…)",
                        "say in the brackets what it shows: ![…](…)",
                    ),
            );
        }
        self.link(url, true, alt.to_owned(), line, column);
    }

    fn link(&mut self, url: &str, image: bool, text: String, line: usize, column: usize) {
        let place = self.place(line, column, 1);
        let target = match target(self.context.file, url, image) {
            Ok(target) => target,
            Err(why) => {
                self.findings.push(why.finding(place.clone(), url));
                Target::Nowhere
            }
        };
        self.body.links.push(Link { target, image, text, place });
    }
}

/// An anchor made of the heading's letters and digits, short, and unique in the document.
fn anchor(text: &str, headings: &[Heading]) -> String {
    let mut id: String =
        text.chars().filter(|c| c.is_alphanumeric() || *c == '-').take(24).collect();
    if id.is_empty() {
        id.push_str("section");
    }
    // An address that begins with these would be the page's own.
    if headings.iter().any(|heading| heading.id == id) || matches!(id.as_str(), "main" | "top") {
        let number =
            (2..).find(|n| !headings.iter().any(|heading| heading.id == format!("{id}-{n}")));
        let _ = write!(id, "-{}", number.unwrap_or(2));
    }
    id
}

/// The text of a node without its marks.
pub(super) fn plain<'n>(node: &'n AstNode<'n>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::LineBreak => out.push(' '),
            NodeValue::SoftBreak if !between_wide(node) => out.push(' '),
            _ => {}
        }
    }
    out
}

/// A line break between two Chinese characters would show as a gap.
fn join_lines<'n>(node: &'n AstNode<'n>) {
    if between_wide(node) {
        node.data_mut().value = NodeValue::Text("".into());
    }
}

fn between_wide<'n>(node: &'n AstNode<'n>) -> bool {
    let edge = |sibling: Option<&'n AstNode<'n>>, last: bool| {
        let text = sibling.map(plain_text).unwrap_or_default();
        if last { text.chars().next_back() } else { text.chars().next() }.is_some_and(text::is_wide)
    };
    edge(node.previous_sibling(), true) && edge(node.next_sibling(), false)
}

fn plain_text<'n>(node: &'n AstNode<'n>) -> String {
    node.descendants()
        .filter_map(|node| match &node.data().value {
            NodeValue::Text(text) => Some(text.to_string()),
            _ => None,
        })
        .collect()
}

/// A paragraph before a table that begins with `表` is its caption; else the section's heading names it.
fn caption<'n>(table: &'n AstNode<'n>, number: usize, heading: Option<&str>) -> Caption {
    let before =
        table.previous_sibling().filter(|node| matches!(node.data().value, NodeValue::Paragraph));
    let text = before.map(plain).unwrap_or_default();
    if let Some(paragraph) =
        before.filter(|_| text.trim_start().starts_with('表') && text.chars().count() <= 60)
    {
        paragraph.detach();
        return Caption { text: text.trim().to_owned(), written: true };
    }
    let text =
        heading.map_or_else(|| format!("表{number}"), |heading| format!("表{number}：{heading}"));
    Caption { text, written: false }
}
