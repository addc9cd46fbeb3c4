//! What a file holds: texts with their places, what is hidden, what could not be read.

use crate::{
    ai_label,
    location::{Location, Property},
};

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileContents {
    /// Its texts, in their order.
    pub spans: Vec<TextSpan>,
    /// What is hidden in it or told beside its text.
    pub facts: Vec<Fact>,
    /// What could not be read.
    pub gaps: Vec<ReadGap>,
    /// How much memory the texts take, in bytes.
    held: usize,
}

/// A file larger than this is not looked into, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// How much memory the texts of a file may take, in bytes: a small file can repeat one text a million times.
const HELD: usize = 64 << 20;

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSpan {
    /// Where it stands.
    pub location: Location,
    /// The text, as a reader joins it: runs put together, numbers without exponents.
    pub text: String,
}

/// Something that a reader of the file may not see, and a curious one finds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A hidden sheet, by name.
    HiddenSheet(String),
    /// So many hidden rows of a sheet.
    HiddenRows(String, usize),
    /// So many hidden columns of a sheet.
    HiddenColumns(String, usize),
    /// So many stretches of hidden text.
    HiddenText(usize),
    /// So many comments.
    Comments(usize),
    /// So many tracked changes.
    Changes(usize),
    /// So many files inside it.
    Embedded(usize),
    /// A property with its value.
    Property(Property, String),
    /// A label of what was made by a machine (GB 45438-2025), with what it says.
    AiLabel(String),
    /// The place where a picture was taken; the second is the picture's name when it stands inside a document.
    Gps(Option<String>),
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadGap {
    /// The file is larger than [`crate::LARGEST`], or unpacks to more than is sound.
    TooLarge,
    /// It needs a password.
    Encrypted,
    /// A binary format of before 1997.
    OldFormat,
    /// A format that is not looked into.
    OtherFormat,
    /// It is broken.
    Broken,
    /// A library panicked on it; for people the same as [`ReadGap::Broken`], for tests a bug to be known.
    Panic(String),
    /// Pages without text, perhaps scans.
    NoText(Vec<usize>),
    /// A document that holds so many pictures and no text, perhaps scans.
    OnlyPictures(usize),
    /// Pages with text in a font whose characters are not known.
    UnknownCharacters(Vec<usize>),
}

impl FileContents {
    /// Nothing but the reason why nothing was read.
    #[must_use]
    pub fn unread(gap: ReadGap) -> Self {
        Self { gaps: vec![gap], ..Self::default() }
    }

    /// Notes a text unless it is blank. Beyond the bound nothing more is noted, and that is told.
    pub(crate) fn push(&mut self, location: Location, text: String) {
        if text.trim().is_empty() || self.is_full() {
            return;
        }
        // What the allocator adds to a short text counts as well.
        self.held += size_of::<TextSpan>() + text.capacity().max(16);
        if self.is_full() {
            self.gaps.push(ReadGap::TooLarge);
        } else {
            self.spans.push(TextSpan { location, text });
        }
    }

    /// Whether no more texts are noted.
    pub(crate) fn is_full(&self) -> bool {
        self.held > HELD
    }

    /// Notes a property, as a text to look through and, where it names someone, as a fact.
    pub(crate) fn push_property(&mut self, property: Property, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        if property.names_someone() {
            self.facts.push(Fact::Property(property, value.to_owned()));
        }
        self.push(Location::Property(property), value.to_owned());
    }

    /// Takes over what stands in a picture of the file.
    pub(crate) fn extend(&mut self, picture: Self) {
        self.facts.extend(picture.facts);
        picture.spans.into_iter().for_each(|span| self.push(span.location, span.text));
    }

    /// Notes one of the properties that the file's writer named.
    pub(crate) fn push_custom(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            if name.trim().eq_ignore_ascii_case(ai_label::KEY) {
                self.facts.push(Fact::AiLabel(value.to_owned()));
            }
            self.push(Location::Property(Property::Custom), format!("{name}：{value}"));
        }
    }

    /// Notes a fact with its number, unless that is zero.
    pub(crate) fn push_count(&mut self, fact: fn(usize) -> Fact, count: usize) {
        if count > 0 {
            self.facts.push(fact(count));
        }
    }
}
