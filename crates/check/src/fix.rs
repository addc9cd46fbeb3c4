//! What can be mended without asking: numbers of persons are masked, document numbers get their form (`check --fix`).
//!
//! A mask is written only where the page then reads as it did, with the mask in the number's place: the mended file is read
//! again and compared.

use crate::{
    reading::Reading,
    rules::{
        numbers::document_number,
        personal::{PersonalNumber, find},
    },
    source_file::SourceFile,
    word_lists::WordLists,
};
use gongbao_base::{date::Date, finding::Place};
use gongbao_content::{document, kinds::Kind, settings::Settings};
use std::ops::Range;

/// A file mended.
#[derive(Debug, Default)]
pub struct MendedFile {
    /// The new text, when anything was mended.
    pub text: Option<String>,
    /// Where numbers of persons stand that could not be masked without changing anything else.
    pub left: Vec<Place>,
}

/// Mends the text of a file of the content as it stands on a day; `file` is its path below `content/`.
#[must_use]
pub fn fix(
    file: &str,
    kind: &'static Kind,
    text: &str,
    settings: &Settings,
    today: Date,
) -> MendedFile {
    let words = WordLists::default();
    let reader = FileReader { file, kind, settings, words: &words, today };
    let (passages, targets) = reader.read(text, |reading| (texts(reading), targets(reading)));
    let mut masks = Masks { reader, text, passages, chosen: vec![false; targets.len()], targets };
    masks.choose(0..masks.targets.len());
    let left = masks.targets.iter().zip(&masks.chosen);
    let left = left.filter(|(_, chosen)| !**chosen).map(|(target, _)| target.place.clone());
    let left = left.rev().collect();
    let masked = masks.source();
    let mended = document_number::mend(&masked).unwrap_or(masked);
    MendedFile { text: (mended != text).then_some(mended), left }
}

/// Reads texts as the file that they stand in.
struct FileReader<'a> {
    file: &'a str,
    kind: &'static Kind,
    settings: &'a Settings,
    words: &'a WordLists,
    today: Date,
}

impl FileReader<'_> {
    fn read<T>(&self, text: &str, then: impl FnOnce(&Reading<'_>) -> T) -> T {
        let Self { file, kind, settings, words, today } = *self;
        let (read, _) = document::read(file, kind, text, settings, today);
        let path = format!("content/{file}");
        let (document, shown) = (read.as_public(), read.shown());
        then(&Reading::of(&SourceFile { path: &path, text, document, shown, settings, words }))
    }
}

/// A number that is to be masked.
struct MaskTarget {
    passage: usize,
    number: PersonalNumber,
    source: Range<usize>,
    place: Place,
}

/// The numbers of a file, from the last in it to the first.
fn targets(reading: &Reading<'_>) -> Vec<MaskTarget> {
    let mut targets = Vec::new();
    for (at, passage) in reading.passages().iter().enumerate() {
        let numbers = find(passage).into_iter();
        let numbers = numbers.filter(|number| !number.is_public(reading.file.settings));
        targets.extend(numbers.filter_map(|number| {
            let source = passage.text.source(&number.range)?;
            let place = reading.place(&passage.text, &number.range);
            Some(MaskTarget { passage: at, number, source, place })
        }));
    }
    targets.sort_by_key(|target| std::cmp::Reverse(target.source.start));
    targets
}

fn texts(reading: &Reading<'_>) -> Vec<String> {
    reading.passages().iter().map(|passage| passage.text.text().to_owned()).collect()
}

/// Which numbers of a text are masked.
struct Masks<'a> {
    reader: FileReader<'a>,
    text: &'a str,
    passages: Vec<String>,
    targets: Vec<MaskTarget>,
    chosen: Vec<bool>,
}

impl Masks<'_> {
    /// Masks these numbers: all at once when that reads right, else each half by itself.
    fn choose(&mut self, range: Range<usize>) {
        self.chosen[range.clone()].fill(true);
        if range.is_empty() || self.reads_right() {
            return;
        }
        self.chosen[range.clone()].fill(false);
        let middle = range.start + range.len() / 2;
        if range.len() > 1 {
            self.choose(range.start..middle);
            self.choose(middle..range.end);
        }
    }

    fn chosen(&self) -> impl Iterator<Item = &MaskTarget> {
        self.targets
            .iter()
            .zip(&self.chosen)
            .filter(|(_, chosen)| **chosen)
            .map(|(target, _)| target)
    }

    /// The text with the masks.
    fn source(&self) -> String {
        let mut text = self.text.to_owned();
        let mut end = text.len();
        for target in self.chosen().filter(|target| target.source.end <= self.text.len()) {
            // What overlaps another number is left, and does not read right.
            if target.source.end <= end {
                text.replace_range(target.source.clone(), &target.number.masked());
                end = target.source.start;
            }
        }
        text
    }

    /// Whether a reader finds the masks in the numbers' places, and all else as it was.
    fn reads_right(&self) -> bool {
        let mut wanted = self.passages.clone();
        let mut chosen: Vec<&MaskTarget> = self.chosen().collect();
        chosen.sort_by_key(|target| std::cmp::Reverse(target.number.range.start));
        for target in chosen {
            wanted[target.passage]
                .replace_range(target.number.range.clone(), &target.number.masked());
        }
        self.reader.read(&self.source(), |reading| texts(reading) == wanted)
    }
}
