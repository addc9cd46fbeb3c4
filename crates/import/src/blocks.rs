//! A document between formats: blocks of runs, pictures beside them, and what has to be told.

use gongbao_base::finding::Message;

/// A document on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its title, when the file says which text is the title.
    pub title: Option<String>,
    /// Fields that the file gives by their Chinese names, such as those in the head of a page.
    pub fields: Vec<(String, String)>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its pictures; runs refer to them by index.
    pub pictures: Vec<Picture>,
    /// What was changed or could not be carried.
    pub told: Vec<Message>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it shows, when the file says so.
    pub alt: String,
}

/// A stretch of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of a level from 1.
    Heading(u8, Vec<Run>),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// An item of a list: level from 0, its number in a numbered list, text.
    Item(usize, Option<u32>, Vec<Run>),
    /// A quotation's paragraph.
    Quote(Vec<Run>),
    /// A table.
    Table(Table),
}

/// A table: rows of cells, all as long as the longest; the first row is the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Vec<Vec<Run>>>,
    /// How many cells were merged.
    pub merged: usize,
    /// Whether rows across the whole table now stand before or after it.
    pub moved: bool,
}

/// A stretch of text in one dress.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// What it is.
    pub what: What,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
    /// Where it leads.
    pub link: Option<String>,
}

/// What a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Text without line breaks.
    Text(String),
    /// A line break.
    Break,
    /// A picture, by index.
    Picture(usize),
}

impl Default for What {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Run {
    /// Plain text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { what: What::Text(text.into()), ..Self::default() }
    }

    /// A line break.
    #[must_use]
    pub fn line_break() -> Self {
        Self { what: What::Break, ..Self::default() }
    }
}

/// The text of runs, line breaks as such.
#[must_use]
pub fn text(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match &run.what {
            What::Text(text) => text.as_str(),
            What::Break => "\n",
            What::Picture(_) => "",
        })
        .collect()
}

/// Whether runs show nothing.
#[must_use]
pub fn is_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| match &run.what {
        What::Text(text) => text.trim().is_empty(),
        What::Break => true,
        What::Picture(_) => false,
    })
}

impl Block {
    /// Its runs; none for a table.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        match self {
            Self::Heading(_, runs) | Self::Paragraph(runs) | Self::Quote(runs) => runs,
            Self::Item(_, _, runs) => runs,
            Self::Table(_) => &[],
        }
    }
}

impl Draft {
    /// Notes something that has to be told.
    pub fn tell(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        self.told.push(Message { zh: zh.into(), en: en.into() });
    }

    /// Adds a paragraph unless it is blank.
    pub fn paragraph(&mut self, runs: Vec<Run>) {
        if !is_blank(&runs) {
            self.blocks.push(Block::Paragraph(runs));
        }
    }

    /// Adds a picture and gives the run that shows it; none when browsers do not show such a picture.
    pub fn picture(&mut self, bytes: &[u8], alt: &str) -> Option<Run> {
        if ending(bytes).is_none() {
            self.tell(
                "有一张图片的格式网页不能显示（例如 EMF、WMF、TIFF），没有带过来：请另存为 PNG 再放进来",
                "a picture in a format that browsers do not show (such as EMF or TIFF) was left out: save it as PNG",
            );
            return None;
        }
        self.pictures.push(Picture { bytes: bytes.to_owned(), alt: alt.trim().to_owned() });
        Some(Run { what: What::Picture(self.pictures.len() - 1), ..Run::default() })
    }
}

/// The ending of a picture that browsers show, by its first bytes.
#[must_use]
pub fn ending(bytes: &[u8]) -> Option<&'static str> {
    match imagesize::image_type(bytes).ok()? {
        imagesize::ImageType::Png => Some("png"),
        imagesize::ImageType::Jpeg => Some("jpg"),
        imagesize::ImageType::Gif => Some("gif"),
        imagesize::ImageType::Webp => Some("webp"),
        _ => None,
    }
}
