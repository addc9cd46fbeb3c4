//! An Office file's parts: an archive unpacked up to a limit.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use zip::ZipArchive;

use super::{Gap, xml::Element};

/// How much all parts of an archive may unpack to, in bytes.
const UNPACKED: u64 = 256 << 20;
/// How many parts an archive may have.
const PARTS: usize = 20_000;

/// The parts by their names.
#[derive(Debug)]
pub struct Package(BTreeMap<String, Vec<u8>>);

impl Package {
    /// Unpacks an archive.
    ///
    /// # Errors
    /// When it is broken, under a password, or unpacks to more than is sound.
    pub fn open(bytes: &[u8]) -> Result<Self, Gap> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Gap::Broken)?;
        if archive.len() > PARTS {
            return Err(Gap::TooLarge);
        }
        let mut parts = BTreeMap::new();
        let mut left = UNPACKED;
        for index in 0..archive.len() {
            // `encrypted` is told without a key; reading is not.
            if archive.by_index_raw(index).is_ok_and(|part| part.encrypted()) {
                return Err(Gap::Encrypted);
            }
            let part = archive.by_index(index).map_err(|_| Gap::Broken)?;
            let name = part.name().map_err(|_| Gap::Broken)?.trim_start_matches('/').to_owned();
            let mut content = Vec::new();
            // Not what the archive says of the size, but what comes out.
            part.take(left + 1).read_to_end(&mut content).map_err(|_| Gap::Broken)?;
            left = left.checked_sub(content.len() as u64).ok_or(Gap::TooLarge)?;
            parts.insert(name, content);
        }
        Ok(Self(parts))
    }

    /// A part's bytes.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(Vec::as_slice)
    }

    /// A part as a tree.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn tree(&self, name: &str) -> Result<Option<Element>, Gap> {
        self.part(name).map(|bytes| Element::parse(bytes).ok_or(Gap::Broken)).transpose()
    }

    /// The names of the parts below a folder, in order.
    pub fn below<'p>(&'p self, folder: &'p str) -> impl Iterator<Item = &'p str> {
        self.0.keys().map(String::as_str).filter(move |name| name.starts_with(folder))
    }

    /// The pictures inside, with their names.
    pub fn pictures(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .filter(|(name, _)| name.contains("/media/"))
            .map(|(name, part)| (name.rsplit('/').next().unwrap_or_default(), part.as_slice()))
    }

    /// What a part's relations name: by id, the target's path inside the package (or an outside address) and the kind.
    #[must_use]
    pub fn relations(&self, part: &str) -> BTreeMap<String, Relation> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let Ok(Some(tree)) = self.tree(&format!("{folder}/_rels/{file}.rels")) else {
            return BTreeMap::new();
        };
        tree.elements()
            .filter_map(|element| {
                let target = element.attribute("Target")?;
                let outside = element.attribute("TargetMode") == Some("External");
                Some((
                    element.attribute("Id")?.to_owned(),
                    Relation {
                        target: if outside { target.to_owned() } else { resolve(folder, target) },
                        kind: element.attribute("Type")?.rsplit('/').next()?.to_owned(),
                        outside,
                    },
                ))
            })
            .collect()
    }
}

/// What a part refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// A path inside the package, or an outside address.
    pub target: String,
    /// The last part of its type, such as `hyperlink` or `image`.
    pub kind: String,
    /// Whether it leads out of the package.
    pub outside: bool,
}

fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
