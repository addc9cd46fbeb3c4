//! Where in a file something stands, said in Chinese and in English.

use std::sync::Arc;

use gongbao_base::finding::Message;

/// Where in a file something stands. All numbers count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A line of a text file.
    Line(usize),
    /// A paragraph of a document, tables included.
    Paragraph(usize),
    /// A paragraph in a cell of a table: table, row, column.
    TableCell(usize, usize, usize),
    /// The cells of a table's row, put together: table and row.
    TableRow(usize, usize),
    /// The head of the pages.
    Header,
    /// The foot of the pages.
    Footer,
    /// A box of text.
    TextBox,
    /// Letters drawn across or behind the text.
    Watermark,
    /// What is said of a picture: its alternative text, its title.
    PictureWords,
    /// Text that is not shown.
    Hidden,
    /// A footnote or endnote.
    Note,
    /// A comment.
    Comment,
    /// Text that was deleted with changes tracked.
    Deleted,
    /// The code of a field, such as a link's address.
    Field,
    /// A cell of a sheet: row and column.
    Cell(Arc<str>, usize, usize),
    /// The cells of a sheet's row, put together.
    SheetRow(Arc<str>, usize),
    /// A number in a cell that lost its last digits: row and column. The text is the column's name, a line break, and what is
    /// left of the number.
    Rounded(Arc<str>, usize, usize),
    /// The head or foot of a sheet.
    SheetMargin(Arc<str>),
    /// The name of a sheet.
    SheetName,
    /// A drawing's text.
    Drawing,
    /// A page.
    Page(usize),
    /// A note on a page.
    PageNote(usize),
    /// A field of a form.
    Form,
    /// A property of the file.
    Property(Property),
    /// The file's own name.
    Name,
}

/// A property of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Property {
    Author,
    LastModifiedBy,
    Company,
    Manager,
    Title,
    Subject,
    Keywords,
    Description,
    Custom,
}

impl Property {
    /// What it is called.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Author => ("作者", "author"),
            Self::LastModifiedBy => ("最后修改者", "last modified by"),
            Self::Company => ("公司", "company"),
            Self::Manager => ("主管", "manager"),
            Self::Title => ("标题", "title"),
            Self::Subject => ("主题", "subject"),
            Self::Keywords => ("关键词", "keywords"),
            Self::Description => ("备注", "description"),
            Self::Custom => ("自定义属性", "a custom property"),
        }
    }

    /// Whether it names a person or an office.
    #[must_use]
    pub fn names_someone(self) -> bool {
        matches!(self, Self::Author | Self::LastModifiedBy | Self::Company | Self::Manager)
    }
}

impl Location {
    /// The place in words.
    #[must_use]
    pub fn describe(&self) -> Message {
        let (zh, en) = match self {
            Self::Line(line) => (format!("第{line}行"), format!("line {line}")),
            Self::Paragraph(number) => (format!("第{number}段"), format!("paragraph {number}")),
            Self::TableRow(table, row) => {
                (format!("表{table}第{row}行"), format!("table {table}, row {row}"))
            }
            Self::TableCell(table, row, column) => (
                format!("表{table}第{row}行第{column}列"),
                format!("table {table}, row {row}, column {column}"),
            ),
            Self::Header => ("页眉".into(), "the head of the pages".into()),
            Self::Footer => ("页脚".into(), "the foot of the pages".into()),
            Self::TextBox => ("文本框".into(), "a text box".into()),
            Self::Watermark => ("水印或艺术字".into(), "a watermark or drawn letters".into()),
            Self::PictureWords => ("图片说明".into(), "the words of a picture".into()),
            Self::Hidden => ("隐藏文字".into(), "hidden text".into()),
            Self::Note => ("脚注或尾注".into(), "a note".into()),
            Self::Comment => ("批注".into(), "a comment".into()),
            Self::Deleted => ("修订中删去的文字".into(), "deleted text".into()),
            Self::Field => ("域代码或链接".into(), "a field or link".into()),
            Self::Cell(sheet, row, column) | Self::Rounded(sheet, row, column) => {
                let cell = format!("{}{row}", column_letters(*column));
                (format!("工作表“{sheet}”{cell}"), format!("sheet `{sheet}`, {cell}"))
            }
            Self::SheetRow(sheet, row) => {
                (format!("工作表“{sheet}”第{row}行"), format!("sheet `{sheet}`, row {row}"))
            }
            Self::SheetMargin(sheet) => (
                format!("工作表“{sheet}”的页眉或页脚"),
                format!("the head or foot of sheet `{sheet}`"),
            ),
            Self::SheetName => ("工作表名称".into(), "a sheet's name".into()),
            Self::Drawing => ("图形或图表".into(), "a drawing or chart".into()),
            Self::Page(page) => (format!("第{page}页"), format!("page {page}")),
            Self::PageNote(page) => (format!("第{page}页的注释"), format!("a note on page {page}")),
            Self::Form => ("表单域".into(), "a form field".into()),
            Self::Property(property) => {
                let (zh, en) = property.names();
                (format!("文档属性“{zh}”"), format!("the property `{en}`"))
            }
            Self::Name => ("文件名".into(), "the file's name".into()),
        };
        Message { zh, en }
    }

    /// Whether the text was put together from cells that stand apart.
    #[must_use]
    pub fn is_joined(&self) -> bool {
        matches!(self, Self::TableRow(..) | Self::SheetRow(..))
    }
}

/// A column's letters: 1 is A, 27 is AA.
#[must_use]
pub fn column_letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        column /= 26;
    }
    letters.iter().rev().collect()
}
