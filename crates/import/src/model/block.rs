//! Blocks and the runs of text in them.

/// A stretch of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading of a level from 1.
    Heading(u8, Vec<InlineRun>),
    /// A paragraph.
    Paragraph(Vec<InlineRun>),
    /// A paragraph that stands in the middle or at the right, as titles and closings do.
    Aligned(Alignment, Vec<InlineRun>),
    /// An item of a list: level from 0, its number in a numbered list, text.
    Item(usize, Option<u32>, Vec<InlineRun>),
    /// A quotation's paragraph.
    Quote(Vec<InlineRun>),
    /// A table.
    Table(TableBlock),
}

/// Where a paragraph stands that does not begin at the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A table: rows of cells, all as long as the longest; the first row is the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TableBlock {
    pub(crate) rows: Vec<Vec<Vec<InlineRun>>>,
    /// How many cells were merged.
    pub(crate) merged: usize,
    /// How many rows across the whole table now stand before and after it.
    pub(crate) moved: (usize, usize),
    /// Its cells as the file has them, all rows, with what they span.
    pub(crate) cells: Vec<SourceCell>,
}

/// A cell as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceCell {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) high: usize,
    pub(crate) wide: usize,
    pub(crate) text: String,
}

/// A stretch of text that looks the same throughout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct InlineRun {
    pub(crate) content: RunContent,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    /// Where it leads.
    pub(crate) link: Option<String>,
}

/// What a run shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RunContent {
    /// Text without line breaks.
    Text(String),
    /// A line break.
    Break,
    /// A picture, by index.
    Picture(usize),
}

impl Default for RunContent {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl InlineRun {
    /// Plain text.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { content: RunContent::Text(text.into()), ..Self::default() }
    }

    pub(crate) fn line_break() -> Self {
        Self { content: RunContent::Break, ..Self::default() }
    }
}

impl Block {
    /// A paragraph that stands there, or an ordinary one.
    pub(crate) fn paragraph(alignment: Option<Alignment>, runs: Vec<InlineRun>) -> Self {
        match alignment {
            Some(alignment) => Self::Aligned(alignment, runs),
            None => Self::Paragraph(runs),
        }
    }

    /// The text of a paragraph, heading or item without its line breaks and the space around it.
    pub(crate) fn line(&self) -> String {
        text(self.runs()).replace('\n', "").trim().to_owned()
    }

    /// Its runs; none for a table.
    pub(crate) fn runs(&self) -> &[InlineRun] {
        match self {
            Self::Heading(_, runs)
            | Self::Paragraph(runs)
            | Self::Aligned(_, runs)
            | Self::Quote(runs) => runs,
            Self::Item(_, _, runs) => runs,
            Self::Table(_) => &[],
        }
    }
}

/// The text of runs, line breaks as such.
pub(crate) fn text(runs: &[InlineRun]) -> String {
    runs.iter()
        .map(|run| match &run.content {
            RunContent::Text(text) => text.as_str(),
            RunContent::Break => "\n",
            RunContent::Picture(_) => "",
        })
        .collect()
}

/// Whether runs show nothing.
pub(crate) fn is_blank(runs: &[InlineRun]) -> bool {
    runs.iter().all(|run| match &run.content {
        RunContent::Text(text) => text.trim().is_empty(),
        RunContent::Break => true,
        RunContent::Picture(_) => false,
    })
}
