//! Excel workbooks: the values of cells, comments, drawings and margins, and what is hidden.

mod cells;
mod kept;
mod layout;
mod value;

use std::{io::Cursor, sync::Arc};

use calamine::{Reader as _, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};

use self::layout::sheet_parts;
pub use self::{layout::SheetLayout, value::cell_text};
use crate::{
    contents::{Fact, FileContents, ReadGap},
    location::Location,
    opc::{OpcPackage, XmlElement},
};

/// Parts that the library keeps in memory, and how many tags they may have.
const KEPT: [(&str, usize); 3] = [
    ("xl/sharedStrings.xml", 3_000_000),
    ("xl/styles.xml", 1_000_000),
    ("xl/workbook.xml", 20_000),
];
/// How many tags a sheet may have; a cell with a value has four.
const TAGS: usize = 4_000_000;
/// A sheet that WPS keeps for pictures in cells; it holds no one's data.
const WPS_PICTURES: &str = "WpsReserved_CellImgList";

/// Opens a workbook.
///
/// # Errors
/// When it is broken, under a password, or holds more texts than is sound: the library keeps them all.
pub fn open<'b>(package: &OpcPackage, bytes: &'b [u8]) -> Result<Xlsx<Cursor<&'b [u8]>>, ReadGap> {
    for (part, most) in KEPT {
        if tags(package.part(part).unwrap_or_default()) > most {
            return Err(ReadGap::TooLarge);
        }
    }
    open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => ReadGap::Encrypted,
        _ => ReadGap::Broken,
    })
}

fn tags(part: &[u8]) -> usize {
    part.iter().filter(|byte| **byte == b'<').count()
}

/// Reads a workbook; its bytes are those of the package.
pub(crate) fn read(package: &OpcPackage, bytes: &[u8]) -> Result<FileContents, ReadGap> {
    let mut workbook = open(package, bytes)?;
    let mut contents = FileContents::default();
    let parts = sheet_parts(package)?;
    for sheet in workbook.sheets_metadata().to_vec() {
        let part = parts.get(&sheet.name).and_then(|part| package.part(part)).unwrap_or_default();
        package.may_parse(part.len())?;
        if tags(part) > TAGS {
            return Err(ReadGap::TooLarge);
        }
        let layout = SheetLayout::of(part);
        let name: Arc<str> = sheet.name.as_str().into();
        contents.push(Location::SheetName, sheet.name.clone());
        let before = contents.spans.len();
        cells::read_cells(&mut workbook, &name, &layout, &mut contents)?;
        let filled = contents.spans.len() > before;
        if sheet.visible != SheetVisible::Visible && filled && sheet.name != WPS_PICTURES {
            contents.facts.push(Fact::HiddenSheet(sheet.name));
        }
        for margin in layout.margins {
            contents.push(Location::SheetMargin(Arc::clone(&name)), margin);
        }
    }
    comments_and_drawings(package, &mut contents)?;
    kept::read(package, &mut contents)?;
    Ok(contents)
}

/// Comments, drawings and files inside.
fn comments_and_drawings(package: &OpcPackage, contents: &mut FileContents) -> Result<(), ReadGap> {
    let mut comments = 0;
    for name in package.below("xl/").filter(|name| name.ends_with(".xml") || name.ends_with(".vml"))
    {
        let file = &name["xl/".len()..];
        if file.starts_with("comments") || file.starts_with("threadedComments/") {
            let tree = package.tree(name)?.ok_or(ReadGap::Broken)?;
            tree.each(&mut |element| {
                if matches!(&*element.name, "comment" | "threadedComment") {
                    comments += 1;
                    // A comment brings its box along, whose place is no text.
                    let said = |name: &&XmlElement| matches!(&*name.name, "text");
                    let text: String =
                        element.elements().filter(said).map(XmlElement::text).collect();
                    contents.push(Location::Comment, text);
                }
            });
        } else if file.starts_with("drawings/") || file.starts_with("charts/") {
            // Drawings of old are often no sound XML.
            let tree = match package.tree(name) {
                Err(ReadGap::Broken) if name.ends_with(".vml") => continue,
                tree => tree?.ok_or(ReadGap::Broken)?,
            };
            tree.each(&mut |element| match &*element.name {
                "txBody" => {
                    for paragraph in element.through(&[], "p") {
                        contents.push(Location::TextBox, paragraph.text());
                    }
                }
                "rich" | "v" => contents.push(Location::Drawing, element.text()),
                "cNvPr" => {
                    let said = ["descr", "title"].into_iter().filter_map(|a| element.attribute(a));
                    for text in said {
                        contents.push(Location::PictureWords, text.to_owned());
                    }
                }
                "textpath" => {
                    let said = element.attribute("string").unwrap_or_default();
                    contents.push(Location::Watermark, said.to_owned());
                }
                _ => {}
            });
        }
    }
    contents.push_count(Fact::Comments, comments);
    contents.push_count(Fact::Embedded, package.below("xl/embeddings/").count());
    Ok(())
}
