//! The properties of a compound file (MS-OLEPS): `SummaryInformation` and `DocumentSummaryInformation`.

use encoding_rs::{GB18030, UTF_8, WINDOWS_1252};

use super::CompoundPackage;
use crate::{
    contents::FileContents,
    little_endian::{bytes_at, place_at, u16_at, u32_at, utf16},
    location::Property,
};

const SUMMARY: [(u32, Property); 6] = [
    (2, Property::Title),
    (3, Property::Subject),
    (4, Property::Author),
    (5, Property::Keywords),
    (6, Property::Description),
    (8, Property::LastModifiedBy),
];
const DOCUMENT: [(u32, Property); 3] =
    [(2, Property::Subject), (14, Property::Manager), (15, Property::Company)];
/// The number under which the code page stands, and that of the names of one's own properties.
const CODE_PAGE: u32 = 1;
const NAMES: u32 = 0;
/// How many properties of a section are read.
const MANY: usize = 1_000;

/// A section: its bytes, and the number and place of each property in them.
struct PropertySection<'b> {
    bytes: &'b [u8],
    places: Vec<(u32, usize)>,
}

/// Adds the properties of a compound file. A broken part of properties shows nothing to anyone, and stops nothing.
pub(crate) fn read(package: &mut CompoundPackage<'_>, contents: &mut FileContents) {
    for (stream, names) in
        [("\u{5}SummaryInformation", &SUMMARY[..]), ("\u{5}DocumentSummaryInformation", &DOCUMENT)]
    {
        let Ok(Some(bytes)) = package.stream(stream) else { continue };
        let mut sections = sections(&bytes).into_iter();
        if let Some(section) = sections.next() {
            for (number, property) in names {
                if let Some(value) = section.value(*number) {
                    contents.push_property(*property, &value);
                }
            }
        }
        for section in sections {
            for (name, value) in section.named() {
                contents.push_custom(&name, &value);
            }
        }
    }
}

fn sections(bytes: &[u8]) -> Vec<PropertySection<'_>> {
    let count = u32_at(bytes, 24).unwrap_or_default().min(2);
    (0..count as usize)
        .filter_map(|at| {
            let start = place_at(bytes, 28 + at * 20 + 16)?;
            let bytes = bytes.get(start..)?;
            let count = place_at(bytes, 4)?.min(MANY);
            let places = (0..count)
                .map_while(|at| Some((u32_at(bytes, 8 + at * 8)?, place_at(bytes, 12 + at * 8)?)));
            Some(PropertySection { bytes, places: places.collect() })
        })
        .collect()
}

impl PropertySection<'_> {
    fn place(&self, number: u32) -> Option<usize> {
        self.places.iter().find(|(known, _)| *known == number).map(|(_, place)| *place)
    }

    fn code_page(&self) -> u16 {
        self.place(CODE_PAGE).and_then(|place| u16_at(self.bytes, place + 4)).unwrap_or_default()
    }

    /// A property's text; nothing for numbers and dates.
    fn value(&self, number: u32) -> Option<String> {
        let place = self.place(number)?;
        let (kind, length) = (u32_at(self.bytes, place)?, place_at(self.bytes, place + 4)?);
        match kind {
            30 => Some(self.text(bytes_at(self.bytes, place + 8, length)?)),
            31 => Some(utf16(bytes_at(self.bytes, place + 8, length.checked_mul(2)?)?)),
            _ => None,
        }
    }

    /// One's own properties, with their names.
    fn named(&self) -> Vec<(String, String)> {
        self.names()
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(number, name)| Some((name, self.value(number)?)))
            .collect()
    }

    fn names(&self) -> Option<Vec<(u32, String)>> {
        let mut at = self.place(NAMES)?;
        let count = place_at(self.bytes, at)?.min(MANY);
        at += 4;
        let mut names = Vec::new();
        for _ in 0..count {
            let (number, length) = (u32_at(self.bytes, at)?, place_at(self.bytes, at + 4)?);
            // In UTF-16 a name fills up to a multiple of four bytes.
            let wide = self.code_page() == 1200;
            let size = if wide { length.checked_mul(2)? } else { length };
            let name = bytes_at(self.bytes, at + 8, size)?;
            names.push((number, if wide { utf16(name) } else { self.text(name) }));
            at += 8 + if wide { size.next_multiple_of(4) } else { size };
        }
        Some(names)
    }

    fn text(&self, bytes: &[u8]) -> String {
        let text = match self.code_page() {
            1200 => return utf16(bytes),
            936 | 54936 => GB18030.decode(bytes).0,
            65001 => UTF_8.decode(bytes).0,
            // A Chinese program may name the page of the West.
            _ if std::str::from_utf8(bytes).is_ok() => UTF_8.decode(bytes).0,
            _ => match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
                Some(text) => text,
                None => WINDOWS_1252.decode(bytes).0,
            },
        };
        text.trim_end_matches('\0').to_owned()
    }
}
