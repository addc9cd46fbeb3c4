//! Word documents of before 2007 (MS-DOC), also those of WPS: text, margins, notes, comments, boxes, what is hidden.

mod fib;
mod formats;
mod pieces;
mod story;

use self::{
    fib::{FileInformation, WordTable},
    formats::{FormatStretches, count_of},
    pieces::{characters, pieces, places},
    story::{PARTS, StoryPart, StoryReader},
};
use crate::{
    contents::{Fact, FileContents, ReadGap},
    location::Location,
    ole::{CompoundPackage, art},
};

/// How many characters of a document are read.
const CHARACTERS: usize = 8 << 20;
/// The size of what a comment's mark says of it.
const COMMENT: usize = 30;
/// The first stories of the margins are lines above notes.
const LINES_ABOVE_NOTES: usize = 6;

/// Reads a document.
pub(crate) fn read(package: &mut CompoundPackage<'_>) -> Result<FileContents, ReadGap> {
    let document = package.stream("WordDocument")?.ok_or(ReadGap::Broken)?;
    let head = FileInformation::read(&document)?;
    let tables = package.stream(head.table)?.ok_or(ReadGap::Broken)?;
    let table = |wanted| head.table(&tables, wanted);
    let pieces = pieces(table(WordTable::Pieces)).ok_or(ReadGap::Broken)?;
    let runs = FormatStretches::read(table(WordTable::RunPages), &document, true);
    let paragraphs = FormatStretches::read(table(WordTable::ParagraphPages), &document, false);
    let mut contents = FileContents::default();
    let hidden = runs.count(|format| format.hidden);
    let changes = runs.count(|format| format.deleted || format.inserted);
    let mut reader = StoryReader::new(runs, paragraphs, &mut contents);
    let margins = places(table(WordTable::Margins), 0);
    let mut characters = characters(&pieces, &document).take(CHARACTERS);
    for (part, count) in PARTS.iter().zip(&head.counts) {
        for at in 0..*count {
            let Some((unit, place)) = characters.next() else { break };
            match part {
                StoryPart::Text => {}
                StoryPart::At(location) if at == 0 => reader.location = Some(location.clone()),
                StoryPart::At(_) => {}
                StoryPart::Margins => reader.location = Some(margin(&margins, at)),
            }
            if reader.contents.is_full() {
                break;
            }
            reader.take(unit, place);
        }
        reader.end_part();
    }
    if head.counts.iter().fold(0usize, |sum, count| sum.saturating_add(*count)) > CHARACTERS {
        contents.gaps.push(ReadGap::TooLarge);
    }
    art::read(table(WordTable::Drawings), &mut contents);
    contents.push_count(Fact::HiddenText, hidden);
    contents.push_count(Fact::Comments, count_of(table(WordTable::Comments), COMMENT));
    contents.push_count(Fact::Changes, changes);
    contents.push_count(Fact::Embedded, package.count("ObjectPool"));
    Ok(contents)
}

/// Whether a place in the margins is in a head or a foot: six stories a section, of which three are heads.
fn margin(stories: &[u32], at: usize) -> Location {
    let number = stories.partition_point(|start| *start as usize <= at);
    match number.checked_sub(LINES_ABOVE_NOTES + 1) {
        None => Location::Note,
        Some(story) if matches!(story % 6, 0 | 1 | 4) => Location::Header,
        Some(_) => Location::Footer,
    }
}
