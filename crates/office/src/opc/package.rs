//! An Office file's parts: an archive unpacked up to a limit.

use std::{
    cell::Cell,
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use zip::ZipArchive;

use super::{relationship::Relationship, xml::XmlElement};
use crate::contents::ReadGap;

/// How much all parts of an archive may unpack to, in bytes.
const UNPACKED: u64 = 64 << 20;
/// How much is parsed of a package, in bytes: a small one may refer to one part a thousand times.
const PARSED: usize = 40 << 20;
/// How many parts an archive may have.
pub(crate) const PARTS: usize = 20_000;

/// The parts by their names.
#[derive(Debug)]
pub struct OpcPackage {
    parts: BTreeMap<String, Vec<u8>>,
    /// How much may still be parsed.
    left: Cell<usize>,
}

impl OpcPackage {
    /// Unpacks an archive.
    ///
    /// # Errors
    /// When it is broken, under a password, or unpacks to more than is sound.
    pub fn open(bytes: &[u8]) -> Result<Self, ReadGap> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadGap::Broken)?;
        if archive.len() > PARTS {
            return Err(ReadGap::TooLarge);
        }
        let mut parts = BTreeMap::new();
        let mut left = UNPACKED;
        for index in 0..archive.len() {
            // `encrypted` is told without a key; reading is not.
            if archive.by_index_raw(index).is_ok_and(|part| part.encrypted()) {
                return Err(ReadGap::Encrypted);
            }
            let part = archive.by_index(index).map_err(|_| ReadGap::Broken)?;
            let name = part.name().map_err(|_| ReadGap::Broken)?.trim_start_matches('/').to_owned();
            let mut content = Vec::new();
            if !is_read(&name) {
                parts.insert(name, content);
                continue;
            }
            // Not what the archive says of the size, but what comes out.
            part.take(left + 1).read_to_end(&mut content).map_err(|_| ReadGap::Broken)?;
            left = left.checked_sub(content.len() as u64).ok_or(ReadGap::TooLarge)?;
            parts.insert(name, content);
        }
        Ok(Self { parts, left: Cell::new(PARSED) })
    }

    /// Whether so much more may be parsed, which then counts.
    pub(crate) fn may_parse(&self, bytes: usize) -> Result<(), ReadGap> {
        self.left.set(self.left.get().checked_sub(bytes).ok_or(ReadGap::TooLarge)?);
        Ok(())
    }

    /// A part's bytes; empty for those of which only the name is known, such as files inside.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(name).map(Vec::as_slice)
    }

    /// A part as a tree.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn tree(&self, name: &str) -> Result<Option<XmlElement>, ReadGap> {
        let Some(bytes) = self.part(name) else { return Ok(None) };
        self.may_parse(bytes.len())?;
        XmlElement::parse(bytes).map(Some)
    }

    /// The names of the parts below a folder, in order.
    pub fn below<'p>(&'p self, folder: &'p str) -> impl Iterator<Item = &'p str> {
        self.parts.keys().map(String::as_str).filter(move |name| name.starts_with(folder))
    }

    /// The pictures inside, with their names.
    pub fn pictures(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.parts
            .iter()
            .filter(|(name, _)| is_picture(name))
            .map(|(name, part)| (name.rsplit('/').next().unwrap_or_default(), part.as_slice()))
    }

    /// What the parts refer to whose references stand in this folder.
    pub(crate) fn relationships_below<'p>(
        &'p self,
        folder: &'p str,
    ) -> impl Iterator<Item = Relationship> + 'p {
        self.below(folder).flat_map(|name| {
            let part = name.replacen("_rels/", "", 1).replace(".rels", "");
            self.relationships(&part).into_values()
        })
    }

    /// What a part refers to, by id.
    #[must_use]
    pub fn relationships(&self, part: &str) -> BTreeMap<String, Relationship> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let Ok(Some(tree)) = self.tree(&format!("{folder}/_rels/{file}.rels")) else {
            return BTreeMap::new();
        };
        tree.elements().filter_map(|element| Relationship::parse(element, folder)).collect()
    }
}

/// Whether a part is unpacked: texts and pictures are looked into, of others the name is enough.
fn is_read(name: &str) -> bool {
    has_ending(name, &["xml", "rels", "vml"]) || is_picture(name)
}

fn is_picture(name: &str) -> bool {
    name.contains("/media/")
        || has_ending(name, &["png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff"])
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}
