//! Markdown to HTML, with everything later stages need to know of a text: headings, links, what was wrong.
//!
//! The only file that names comrak. Raw HTML is refused; links are left as numbered marks (`gongbao:3`) that render
//! turns into addresses, since only then it is known where the page stands.

use std::fmt::{self, Write as _};

use comrak::{
    Arena, Options,
    html::{ChildRendering, Context as Html, format_document_with_formatter, format_node_default},
    nodes::{AstNode, NodeValue, TableAlignment},
    options::Plugins,
    parse_document,
};

use super::{
    figures::{self, Meaning},
    kinds::report::Figure,
    nowrap,
    settings::Office,
};
use crate::base::{
    address::{self, Address},
    codes,
    finding::{Finding, Place},
    text,
};

/// The scheme of the marks that stand in the HTML for links.
pub const MARK: &str = "\"gongbao:";

/// A heading of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor, unique in the document.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A document of this site by its path below `content/`, and an anchor.
    Document(Address, Option<String>),
    /// Another file below `content/`: an attachment or an image.
    File(Address),
    /// An anchor of the same document.
    Anchor(String),
    /// An address outside the site, or `mailto:` and `tel:`.
    Outside(String),
    /// Refused; a finding says why.
    Nowhere,
}

/// A link or image of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Whether it is an image.
    pub image: bool,
    /// Where it stands.
    pub place: Place,
}

/// A document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The HTML, with marks for links.
    pub html: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its links; mark N stands for item N.
    pub links: Vec<Link>,
    /// The beginning of its first paragraph, for descriptions.
    pub opening: String,
    /// Which figures the text uses, by index.
    pub figures: Vec<usize>,
}

/// What a text may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The file's path below the site's folder.
    pub file: &'a str,
    /// The number of the text's first line in it.
    pub line: usize,
    /// The report's figures.
    pub figures: &'a [Figure],
    /// The office.
    pub org: &'a Office,
}

/// How much of the first paragraph makes a description, in characters.
const OPENING: usize = 100;

/// Renders a text.
#[must_use]
pub fn render(markdown: &str, context: &Context<'_>) -> (Body, Vec<Finding>) {
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let mut reading = Reading { context, body: Body::default(), findings: Vec::new(), captions: Vec::new() };
    reading.walk(root);
    let Reading { mut body, findings, captions, .. } = reading;
    let state =
        Writing { context, headings: &body.headings, next_heading: 0, captions: &captions, next_table: 0 };
    let mut html = String::with_capacity(markdown.len() * 5 / 4);
    // Writing to a String cannot fail.
    let _ = format_document_with_formatter(root, &options, &mut html, &Plugins::default(), write_node, state);
    body.html = html;
    (body, findings)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.sourcepos_chars = true;
    options.render.compact_html = true;
    options
}

struct Reading<'a> {
    context: &'a Context<'a>,
    body: Body,
    findings: Vec<Finding>,
    captions: Vec<Caption>,
}

struct Caption {
    text: String,
    /// Whether the author wrote it, so that it is seen.
    written: bool,
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
                    self.heading(level, text.trim(), self.place(start.line, start.column, text.trim().chars().count() + usize::from(level) + 1));
                }
                NodeValue::Link(link) => {
                    let url = std::mem::take(&mut link.url);
                    link.url = format!("gongbao:{}", self.body.links.len());
                    drop(data);
                    self.link(&url, false, start.line, start.column);
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
        Place::at(self.context.file, self.context.line + line.max(1) - 1, column.max(1), length.max(1))
    }

    fn refuse_html(&mut self, line: usize, column: usize, shown: &str) {
        let place = self.place(line, column, shown.trim_end().chars().count());
        let shown = text::cut(shown.trim(), 40);
        self.findings.push(
            Finding::new(&codes::RAW_HTML, place)
                .says(format!("正文里有 HTML 代码：{shown}"), format!("raw HTML in the text: {shown}"))
                .help(
                    "改用 Markdown；要显示尖括号本身，写成 \\<",
                    "use Markdown; write \\< for a literal bracket",
                ),
        );
    }

    fn heading(&mut self, level: u8, text: &str, place: Place) {
        let last = self.body.headings.last().map_or(1, |heading| heading.level);
        if level == 1 {
            self.findings.push(
                Finding::new(&codes::TOP_HEADING, place)
                    .says(format!("正文里有一级标题：{text}"), format!("a first-level heading in the text: {text}"))
                    .help(
                        "页面标题写在 title；正文标题从两个井号 ## 开始",
                        "the title is in `title`; headings of the text begin with ##",
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
            Piece::Name(name, _) => out.push_str(&match figures::meaning(name, self.context.figures, self.context.org) {
                Some(Meaning::Figure { shown, .. }) | Some(Meaning::Office(shown)) => shown,
                Some(Meaning::OfficeUnknown(_)) => figures::UNKNOWN.to_owned(),
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
            match figures::meaning(&name, self.context.figures, self.context.org) {
                Some(Meaning::Figure { index, .. }) => self.body.figures.push(index),
                Some(Meaning::Office(_)) => {}
                Some(Meaning::OfficeUnknown(label)) => self.findings.push(
                    Finding::new(&codes::ORG_INCOMPLETE, place)
                        .says(
                            format!("{label}未知，页面上显示“{}”", figures::UNKNOWN),
                            format!("`{name}` is not known; the page shows {}", figures::UNKNOWN),
                        )
                        .help("查到后写入 content/site.yaml 的 org", "add it under `org` in content/site.yaml"),
                ),
                None => {
                    let finding = Finding::new(&codes::UNKNOWN_FIGURE, place)
                        .says(format!("没有编号“{name}”"), format!("nothing is called `{name}`"));
                    let ids = self.context.figures.iter().map(|figure| figure.id.0.as_str());
                    self.findings.push(match super::fields::nearest(&name, ids.chain(figures::OFFICE_NAMES.split(", "))) {
                        Some(near) => finding.help(format!("是不是 {{{{{near}}}}}？"), format!("did you mean {{{{{near}}}}}?")),
                        None => finding.help(
                            format!("写本文件 figures 里的编号，或 {}", figures::OFFICE_NAMES),
                            format!("name one of this file's figures, or {}", figures::OFFICE_NAMES),
                        ),
                    });
                }
            }
        }
    }

    fn image<'n>(&mut self, node: &'n AstNode<'n>, url: &str, line: usize, column: usize) {
        let alt = plain(node);
        let alt = alt.trim();
        let file_name = url.rsplit('/').next().is_some_and(|name| !alt.is_empty() && name.starts_with(alt));
        if alt.is_empty() || alt == "图片" || file_name {
            let place = self.place(line, column, 4 + alt.chars().count() + url.chars().count());
            self.findings.push(
                Finding::new(&codes::NO_ALT, place)
                    .says(format!("图片没有文字说明：{url}"), format!("an image without alternative text: {url}"))
                    .help("在方括号里写明图片内容：![服务站外景](…)", "say in the brackets what it shows: ![…](…)"),
            );
        }
        self.link(url, true, line, column);
    }

    fn link(&mut self, url: &str, image: bool, line: usize, column: usize) {
        let place = self.place(line, column, 1);
        let target = match target(self.context.file, url, image) {
            Ok(target) => target,
            Err(why) => {
                self.findings.push(why.finding(place.clone(), url));
                Target::Nowhere
            }
        };
        self.body.links.push(Link { target, image, place });
    }
}

enum Refusal {
    Leaves,
    Unsafe,
    Empty,
    NotImage,
}

impl Refusal {
    fn finding(&self, place: Place, url: &str) -> Finding {
        match self {
            Self::Leaves => Finding::new(&codes::LEAVES_SITE, place)
                .says(format!("路径超出网站文件夹：{url}"), format!("the path leaves the site: {url}"))
                .help("把文件放进 content/ 再引用", "put the file below content/ and refer to it there"),
            Self::Unsafe => Finding::new(&codes::UNSAFE_LINK, place)
                .says(format!("不能公开的链接：{url}"), format!("a link that cannot be public: {url}"))
                .help(
                    "用 https 网址或站内相对路径；不要用本机、内网地址和脚本",
                    "use an https address or a relative path; no local address, no script",
                ),
            Self::Empty => Finding::new(&codes::DEAD_LINK, place)
                .says("链接是空的", "the link is empty")
                .help("在圆括号里写网址或站内路径", "write an address or a path in the parentheses"),
            Self::NotImage => Finding::new(&codes::UNSAFE_LINK, place)
                .says(format!("图片不能来自外部网站：{url}"), format!("an image from another site: {url}"))
                .help("把图片文件放进 content/ 再引用", "put the image file below content/ and refer to it there"),
        }
    }
}

fn target(file: &str, url: &str, image: bool) -> Result<Target, Refusal> {
    if url.is_empty() {
        return Err(Refusal::Empty);
    }
    let lower = url.to_ascii_lowercase();
    let scheme = lower.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
        !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    });
    match scheme {
        Some("http" | "https") if image => return Err(Refusal::NotImage),
        Some("http" | "https") if is_local(&lower) => return Err(Refusal::Unsafe),
        Some("http" | "https" | "mailto" | "tel") if !image => return Ok(Target::Outside(url.to_owned())),
        Some(_) => return Err(Refusal::Unsafe),
        None if url.starts_with("//") || url.contains('\\') => return Err(Refusal::Unsafe),
        None => {}
    }
    let (path, fragment) = match url.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (url, None),
    };
    let fragment = fragment.and_then(address::decode).filter(|fragment| !fragment.is_empty());
    if path.is_empty() {
        return fragment.map(Target::Anchor).ok_or(Refusal::Empty);
    }
    let path = address::decode(path).ok_or(Refusal::Unsafe)?;
    let inside = file.strip_prefix("content/").unwrap_or(file);
    let resolved = Address::resolve(inside, &path).ok_or(Refusal::Leaves)?;
    if !image && resolved.as_str().ends_with(".md") {
        return Ok(Target::Document(resolved, fragment));
    }
    Ok(Target::File(resolved))
}

/// Whether an address is of this machine or a private network.
fn is_local(url: &str) -> bool {
    let Some(host) = super::settings::host(url) else { return true };
    let octets: Vec<u8> = host.split('.').filter_map(|part| part.parse().ok()).collect();
    host == "localhost"
        || host.starts_with('[')
        || !host.contains('.')
        || matches!(octets[..], [10 | 127, ..] | [192, 168, ..] | [169, 254, ..] | [172, 16..=31, ..])
}

/// An anchor made of the heading's letters and digits, short, and unique in the document.
fn anchor(text: &str, headings: &[Heading]) -> String {
    let mut id: String = text.chars().filter(|c| c.is_alphanumeric() || *c == '-').take(24).collect();
    if id.is_empty() {
        id.push_str("section");
    }
    // An address that begins with these would be the page's own.
    if headings.iter().any(|heading| heading.id == id) || matches!(id.as_str(), "main" | "top") {
        let number = (2..).find(|n| !headings.iter().any(|heading| heading.id == format!("{id}-{n}")));
        let _ = write!(id, "-{}", number.unwrap_or(2));
    }
    id
}

enum Piece<'a> {
    Text(&'a str),
    /// A placeholder's name, and where its braces begin.
    Name(&'a str, usize),
}

fn pieces(text: &str, mut each: impl FnMut(Piece<'_>)) {
    let mut rest = 0;
    while let Some(open) = text[rest..].find("{{").map(|at| rest + at) {
        let Some(close) = text[open..].find("}}").map(|at| open + at) else { break };
        if open > rest {
            each(Piece::Text(&text[rest..open]));
        }
        each(Piece::Name(text[open + 2..close].trim(), open));
        rest = close + 2;
    }
    if rest < text.len() {
        each(Piece::Text(&text[rest..]));
    }
}

/// The text of a node without its marks.
fn plain<'n>(node: &'n AstNode<'n>) -> String {
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
    let before = table.previous_sibling().filter(|node| matches!(node.data().value, NodeValue::Paragraph));
    let text = before.map(plain).unwrap_or_default();
    if let Some(paragraph) = before.filter(|_| text.trim_start().starts_with('表') && text.chars().count() <= 60) {
        paragraph.detach();
        return Caption { text: text.trim().to_owned(), written: true };
    }
    let text = heading.map_or_else(|| format!("表{number}"), |heading| format!("表{number}：{heading}"));
    Caption { text, written: false }
}

struct Writing<'a> {
    context: &'a Context<'a>,
    headings: &'a [Heading],
    next_heading: usize,
    captions: &'a [Caption],
    next_table: usize,
}

fn write_node<'n>(
    html: &mut Html<'_, '_, Writing<'_>>,
    node: &'n AstNode<'n>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Text(text) => {
            if entering {
                write_text(html, text)?;
            }
        }
        NodeValue::Heading(_) => {
            if entering {
                html.user.next_heading += 1;
            }
            let heading = html.user.headings.get(html.user.next_heading - 1);
            let level = heading.map_or(2, |heading| heading.level);
            if entering {
                let id = text::escape(heading.map_or("", |heading| &heading.id));
                write!(html, "<h{level} id=\"{id}\">")?;
            } else {
                write!(html, "</h{level}>")?;
            }
        }
        NodeValue::Image(image) => {
            if entering {
                let mut alt = String::new();
                text::push_escaped(&mut alt, plain(node).trim());
                write!(html, "<img src=\"{}\" alt=\"{alt}\" loading=\"lazy\">", image.url)?;
                return Ok(ChildRendering::Skip);
            }
        }
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => {}
        NodeValue::Table(_) => {
            if entering {
                let caption = html.user.captions.get(html.user.next_table);
                let text = text::escape(caption.map_or("", |caption| &caption.text));
                let class = if caption.is_some_and(|caption| caption.written) { "" } else { " class=\"unseen\"" };
                html.user.next_table += 1;
                write!(
                    html,
                    "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{text}\"><table><caption{class}>{text}</caption>"
                )?;
            } else {
                let has_body = node.children().nth(1).is_some();
                html.write_str(if has_body { "</tbody></table></div>" } else { "</table></div>" })?;
            }
        }
        NodeValue::TableRow(head) => {
            let first_of_body = !head && node.previous_sibling().is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
            html.write_str(match (entering, head, first_of_body) {
                (true, true, _) => "<thead><tr>",
                (true, false, true) => "<tbody><tr>",
                (true, false, false) => "<tr>",
                (false, true, _) => "</tr></thead>",
                (false, false, _) => "</tr>",
            })?;
        }
        NodeValue::TableCell => {
            let head = node.parent().is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
            // A header without a text names nothing, so it is an ordinary cell.
            let tag = if head && node.first_child().is_some() { "th" } else { "td" };
            if entering {
                html.write_str("<")?;
                html.write_str(tag)?;
                if tag == "th" {
                    html.write_str(" scope=\"col\"")?;
                }
                if is_number_column(node) {
                    html.write_str(" class=\"num\"")?;
                }
                html.write_str(">")?;
            } else {
                write!(html, "</{tag}>")?;
            }
        }
        _ => return format_node_default(html, node, entering),
    }
    Ok(ChildRendering::HTML)
}

fn is_number_column<'n>(cell: &'n AstNode<'n>) -> bool {
    let index = cell.preceding_siblings().count().saturating_sub(1);
    let table = cell.parent().and_then(AstNode::parent);
    table.is_some_and(|table| match &table.data().value {
        NodeValue::Table(table) => table.alignments.get(index) == Some(&TableAlignment::Right),
        _ => false,
    })
}

fn write_text(html: &mut Html<'_, '_, Writing<'_>>, text: &str) -> fmt::Result {
    if !text.bytes().any(|b| b.is_ascii_digit() || b == b'{') {
        return html.escape(text);
    }
    let context = html.user.context;
    let mut out = String::with_capacity(text.len() + 64);
    pieces(text, |piece| match piece {
        Piece::Text(text) => push_unbroken(&mut out, text),
        Piece::Name(name, _) => match figures::meaning(name, context.figures, context.org) {
            Some(Meaning::Figure { index, shown }) => {
                let value = figures::number(context.figures[index].value);
                let _ = write!(out, "<data class=\"nb\" value=\"{value}\">{}</data>", text::escape(&shown));
            }
            Some(Meaning::Office(shown)) => push_unbroken(&mut out, &shown),
            Some(Meaning::OfficeUnknown(_)) => {
                let _ = write!(out, "<span class=\"unknown\">{}</span>", figures::UNKNOWN);
            }
            None => {}
        },
    });
    html.write_str(&out)
}

fn push_unbroken(out: &mut String, text: &str) {
    nowrap::stretches(text, |part, keep| {
        if keep {
            out.push_str("<span class=\"nb\">");
        }
        text::push_escaped(out, part);
        if keep {
            out.push_str("</span>");
        }
    });
}
