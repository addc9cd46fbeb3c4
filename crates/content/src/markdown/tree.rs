//! A text as a tree that can be changed and written again: what an editor shows. It is the tree that pages are made from, with
//! the lines on which each block stands.

use std::ops::Range;

use comrak::{
    Arena,
    nodes::{AstNode, ListType, NodeValue, TableAlignment},
};

use super::{
    parse::{parse, split},
    plain::{between_wide, plain},
    render::options,
};

/// Deeper than any page is read.
const DEEPEST: usize = 60;

/// A block at the top of a text, with its lines, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedBlock {
    /// Where it stands.
    pub lines: Range<usize>,
    /// What it is.
    pub block: TextBlock,
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextBlock {
    /// A paragraph.
    Paragraph(Vec<TextRun>),
    /// A heading with its level as it is written.
    Heading(u8, Vec<TextRun>),
    /// A list.
    List(TextList),
    /// A quote.
    Quote(Vec<TextBlock>),
    /// A table.
    Table(TextTable),
    /// Preformatted text: what stands after the fence, and the text.
    Code(String, String),
    /// A line between two parts.
    Rule,
    /// What has no shape here, such as HTML.
    Opaque,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextList {
    /// The number of the first item, when items have numbers.
    pub start: Option<usize>,
    /// What stands before each item, or after its number.
    pub marker: char,
    /// Whether blank lines stand between the items.
    pub loose: bool,
    /// The items.
    pub items: Vec<Vec<TextBlock>>,
}

/// A table; its first row is the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextTable {
    /// How each column is aligned.
    pub columns: Vec<ColumnAlignment>,
    /// Rows of cells of runs.
    pub rows: Vec<Vec<Vec<TextRun>>>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnAlignment {
    /// As the page does it.
    #[default]
    Unset,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A stretch that looks the same all over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRun {
    /// What is shown.
    pub piece: RunPiece,
    /// Whether it is bold.
    pub strong: bool,
    /// Whether it is emphasised.
    pub emphasis: bool,
    /// The address and the title of the link that it is part of.
    pub link: Option<(String, String)>,
}

/// What a run shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunPiece {
    /// Words.
    Words(String),
    /// Code.
    Code(String),
    /// A picture: its address, its description, its title.
    Picture(String, String, String),
    /// A new line.
    Break,
    /// What has no shape here.
    Opaque,
}

impl Default for RunPiece {
    fn default() -> Self {
        Self::Words(String::new())
    }
}

/// The blocks of a text.
#[must_use]
pub fn blocks(markdown: &str) -> Vec<PlacedBlock> {
    let arena = Arena::new();
    let root = parse(&arena, markdown, &options());
    split(&arena, root);
    let placed = root.children().map(|node| {
        let place = node.data().sourcepos;
        let first = place.start.line.max(1) - 1;
        PlacedBlock { lines: first..place.end.line.max(first + 1), block: block(node, 0) }
    });
    placed.collect()
}

fn block<'n>(node: &'n AstNode<'n>, depth: usize) -> TextBlock {
    let within = |node: &'n AstNode<'n>| {
        node.children().map(|child| block(child, depth + 1)).collect::<Vec<_>>()
    };
    if depth > DEEPEST {
        return TextBlock::Opaque;
    }
    match &node.data().value {
        NodeValue::Paragraph => TextBlock::Paragraph(runs(node)),
        NodeValue::Heading(heading) => TextBlock::Heading(heading.level, runs(node)),
        NodeValue::BlockQuote => TextBlock::Quote(within(node)),
        NodeValue::ThematicBreak => TextBlock::Rule,
        NodeValue::CodeBlock(code) => TextBlock::Code(code.info.clone(), code.literal.clone()),
        NodeValue::List(list) => {
            let ordered = list.list_type == ListType::Ordered;
            let dot = matches!(list.delimiter, comrak::nodes::ListDelimType::Period);
            TextBlock::List(TextList {
                start: ordered.then_some(list.start),
                marker: match ordered {
                    true if dot => '.',
                    true => ')',
                    false => char::from(list.bullet_char),
                },
                loose: !list.tight,
                items: node.children().map(within).collect(),
            })
        }
        NodeValue::Table(table) => TextBlock::Table(TextTable {
            columns: table.alignments.iter().map(|found| alignment(*found)).collect(),
            rows: node.children().map(|row| row.children().map(runs).collect()).collect(),
        }),
        _ => TextBlock::Opaque,
    }
}

fn alignment(found: TableAlignment) -> ColumnAlignment {
    match found {
        TableAlignment::None => ColumnAlignment::Unset,
        TableAlignment::Left => ColumnAlignment::Left,
        TableAlignment::Center => ColumnAlignment::Center,
        TableAlignment::Right => ColumnAlignment::Right,
    }
}

fn runs<'n>(node: &'n AstNode<'n>) -> Vec<TextRun> {
    let mut out = Vec::new();
    node.children().for_each(|child| collect(child, &TextRun::default(), 0, &mut out));
    out
}

fn collect<'n>(node: &'n AstNode<'n>, looks: &TextRun, depth: usize, out: &mut Vec<TextRun>) {
    let piece = |piece| TextRun { piece, ..looks.clone() };
    let below = |looks: &TextRun, out: &mut Vec<TextRun>| {
        node.children().for_each(|child| collect(child, looks, depth + 1, out));
    };
    if depth > DEEPEST {
        return out.push(piece(RunPiece::Opaque));
    }
    match &node.data().value {
        NodeValue::Text(text) => out.push(piece(RunPiece::Words(text.to_string()))),
        NodeValue::SoftBreak if between_wide(node) => {}
        NodeValue::SoftBreak => out.push(piece(RunPiece::Words(" ".to_owned()))),
        NodeValue::LineBreak => out.push(piece(RunPiece::Break)),
        NodeValue::Code(code) => out.push(piece(RunPiece::Code(code.literal.clone()))),
        NodeValue::Strong => below(&TextRun { strong: true, ..looks.clone() }, out),
        NodeValue::Emph => below(&TextRun { emphasis: true, ..looks.clone() }, out),
        NodeValue::Link(link) => {
            let link = Some((link.url.clone(), link.title.clone()));
            below(&TextRun { link, ..looks.clone() }, out);
        }
        NodeValue::Image(image) => {
            let (address, title) = (image.url.clone(), image.title.clone());
            out.push(piece(RunPiece::Picture(address, plain(node), title)));
        }
        _ => out.push(piece(RunPiece::Opaque)),
    }
}
