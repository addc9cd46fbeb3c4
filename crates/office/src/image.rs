//! Pictures: what the camera wrote beside the picture (EXIF), labels of machines, QR codes. What else a picture shows is not read.

use std::io::Cursor;

use exif::{In, Reader, Tag, Value};

use crate::{
    ai_label,
    contents::{Fact, FileContents, ReadGap},
    location::{Location, Property},
    qr_code::CodeReader,
};

/// The tags that name a person.
const PEOPLE: [Tag; 3] = [Tag::Artist, Tag::Copyright, Tag(exif::Context::Exif, 0xA430)];
/// Windows' own tags, in UTF-16: title, comment, author, keywords, subject.
const WINDOWS: [(u16, Property); 5] = [
    (0x9C9B, Property::Title),
    (0x9C9C, Property::Description),
    (0x9C9D, Property::Author),
    (0x9C9E, Property::Keywords),
    (0x9C9F, Property::Subject),
];

/// Reads a picture that is a file of its own.
pub(crate) fn read(bytes: &[u8]) -> FileContents {
    let mut codes = CodeReader::default();
    let mut contents = read_one(bytes, None, &mut codes);
    if codes.stopped {
        contents.gaps.push(ReadGap::TooLarge);
    }
    contents
}

/// Reads the pictures of a document, each with its name.
pub(crate) fn read_all<'p>(
    pictures: impl Iterator<Item = (&'p str, &'p [u8])>,
    contents: &mut FileContents,
) {
    let mut codes = CodeReader::default();
    for (name, picture) in pictures {
        contents.extend(read_one(picture, Some(name), &mut codes));
    }
    if codes.stopped {
        contents.gaps.push(ReadGap::TooLarge);
    }
}

fn read_one(bytes: &[u8], inside: Option<&str>, codes: &mut CodeReader) -> FileContents {
    let mut contents = FileContents::default();
    for text in codes.codes(bytes) {
        contents.push(Location::QrCode(inside.map(str::to_owned)), text);
    }
    if let Some(label) = ai_label::find(bytes) {
        contents.facts.push(Fact::AiLabel(label));
    }
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let exif = match reader.read_from_container(&mut Cursor::new(bytes)) {
        Ok(exif) => exif,
        // Most pictures have none. A broken block is read as far as it goes.
        Err(error) => match error.distill_partial_result(|_| {}) {
            Ok(exif) => exif,
            Err(_) => return contents,
        },
    };
    let placed = exif.fields().any(|field| {
        field.tag.context() == exif::Context::Gps
            && matches!(field.tag, Tag::GPSLatitude | Tag::GPSLongitude | Tag::GPSDestLatitude)
    });
    if placed {
        contents.facts.push(Fact::Gps(inside.map(str::to_owned)));
    }
    for tag in PEOPLE {
        if let Some(field) = exif.get_field(tag, In::PRIMARY) {
            contents.push_property(Property::Author, &words(&field.value));
        }
    }
    if let Some(field) = exif.get_field(Tag::ImageDescription, In::PRIMARY) {
        contents.push_property(Property::Description, &words(&field.value));
    }
    if let Some(field) = exif.get_field(Tag::UserComment, In::PRIMARY)
        && let Value::Undefined(bytes, _) = &field.value
    {
        // The first eight bytes name the encoding.
        let text = String::from_utf8_lossy(bytes.get(8..).unwrap_or_default());
        contents.push(Location::Property(Property::Description), text.into_owned());
    }
    for (number, property) in WINDOWS {
        if let Some(field) = exif.get_field(Tag(exif::Context::Tiff, number), In::PRIMARY)
            && let Value::Byte(bytes) = &field.value
        {
            let text = encoding_rs::UTF_16LE.decode(bytes).0;
            contents.push_property(property, text.trim_end_matches('\0'));
        }
    }
    contents
}

fn words(value: &Value) -> String {
    match value {
        Value::Ascii(lines) => {
            let lines: Vec<_> = lines.iter().map(|line| String::from_utf8_lossy(line)).collect();
            lines.join("\n").trim_matches('\0').to_owned()
        }
        _ => String::new(),
    }
}
