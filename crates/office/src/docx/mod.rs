//! Word documents: the text of paragraphs, tables, margins, notes, comments and drawings, and what is hidden.

mod extract;
pub mod wordml;

use self::extract::DocxExtractor;
use crate::{
    contents::{Fact, FileContents, ReadGap},
    location::Location,
    opc::OpcPackage,
};

/// Reads a document.
pub(crate) fn read(package: &OpcPackage) -> Result<FileContents, ReadGap> {
    let mut extractor = DocxExtractor::default();
    for name in package.below("word/") {
        let Some(location) = location(name) else { continue };
        let tree = package.tree(name)?.ok_or(ReadGap::Broken)?;
        if location == Some(Location::Comment) {
            let comments = tree.elements().filter(|element| &*element.name == "comment");
            extractor.comments += comments.count();
        }
        extractor.location = location;
        extractor.walk(&tree);
        tree.each(&mut |element| {
            extractor.changes += usize::from(wordml::is_change(element));
        });
    }
    let mut contents = extractor.contents;
    let pictures = package.pictures().count();
    if contents.spans.is_empty() && pictures > 0 {
        contents.gaps.push(ReadGap::OnlyPictures(pictures));
    }
    let mut chunks = 0;
    for relationship in package.relationships_below("word/_rels/") {
        chunks += usize::from(relationship.chunk);
        if relationship.outside {
            contents.push(Location::Field, relationship.target);
        }
    }
    contents.push_count(Fact::HiddenText, extractor.hidden);
    contents.push_count(Fact::Comments, extractor.comments);
    contents.push_count(Fact::Changes, extractor.changes);
    contents.push_count(Fact::Embedded, chunks + package.below("word/embeddings/").count());
    Ok(contents)
}

/// Where all text of a part stands; inside `None` for the document itself, whose paragraphs are counted. Other parts hold none.
fn location(part: &str) -> Option<Option<Location>> {
    let file = part.strip_prefix("word/").filter(|file| file.ends_with(".xml"))?;
    let starts = |starts: [&str; 2]| starts.iter().any(|start| file.starts_with(start));
    if file.starts_with("document") {
        Some(None)
    } else if file.starts_with("header") {
        Some(Some(Location::Header))
    } else if file.starts_with("footer") {
        Some(Some(Location::Footer))
    } else if starts(["footnotes", "endnotes"]) {
        Some(Some(Location::Note))
    } else if file == "comments.xml" {
        Some(Some(Location::Comment))
    } else if starts(["charts/", "diagrams/data"]) {
        Some(Some(Location::Drawing))
    } else {
        None
    }
}
