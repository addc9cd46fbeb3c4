//! What a Word document is read with.

use std::collections::BTreeMap;

use super::{
    numbering::Numbering,
    styles::{ParagraphStyle, styles},
};
use crate::model::DraftDocument;
use gongbao_office::{
    ReadGap,
    opc::{OpcPackage, Relationship, XmlElement},
};

/// Walks a document, and fills a draft.
pub(super) struct DocxReader<'p> {
    pub(super) package: &'p OpcPackage,
    pub(super) draft: DraftDocument,
    pub(super) styles: BTreeMap<String, ParagraphStyle>,
    pub(super) numbering: Numbering,
    pub(super) relationships: BTreeMap<String, Relationship>,
    /// The notes that the text refers to: the part's name and the note's id, in their order.
    pub(super) footnotes: Vec<(&'static str, String)>,
    /// Boxes of text, which follow the paragraph they hang on.
    pub(super) boxes: Vec<&'p XmlElement>,
}

impl<'p> DocxReader<'p> {
    /// A reader of the part of this name.
    pub(super) fn new(package: &'p OpcPackage, part: &str) -> Result<Self, ReadGap> {
        Ok(Self {
            package,
            draft: DraftDocument::default(),
            styles: styles(package.tree("word/styles.xml")?.as_ref()),
            numbering: Numbering::new(package.tree("word/numbering.xml")?.as_ref()),
            relationships: package.relationships(part),
            footnotes: Vec::new(),
            boxes: Vec::new(),
        })
    }
}
