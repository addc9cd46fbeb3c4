//! Word documents to blocks: styles, lists, tables, links, pictures, notes.

mod drawings;
mod footnotes;
mod left_out;
mod numbering;
mod numerals;
mod paragraphs;
mod reader;
mod runs;
mod styles;
mod tables;

use self::{left_out::note_left_out, reader::DocxReader};
use crate::model::DraftDocument;
use gongbao_office::{ReadGap, opc::OpcPackage};

const DOCUMENT: &str = "word/document.xml";

/// Reads a document.
pub(super) fn read(package: &OpcPackage) -> Result<DraftDocument, ReadGap> {
    let tree = package.tree(DOCUMENT)?.ok_or(ReadGap::Broken)?;
    let mut reader = DocxReader::new(package, DOCUMENT)?;
    reader.walk(tree.child("body").ok_or(ReadGap::Broken)?);
    reader.add_footnotes()?;
    let mut draft = reader.draft;
    note_left_out(package, &tree, &mut draft)?;
    Ok(draft)
}
