//! `manifest.json`: every file of a built site with its length, its SHA-256 and its class.
//!
//! A build writes it last. It says which files of an output folder are Gongbao's to delete, what a publish has to send and
//! in which order, and what a snapshot must hold. It takes and gives plain values; it knows neither pages nor folders.
//!
//! - [`ManifestEntry`] is one file, [`Class`] says when it may go out.
//! - [`samples()`] are pages with which it may not go out.
//! - [`write`] gives the bytes, [`read`] takes them whole, [`stream`] one entry at a time.

use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

use serde::{Deserialize, Serialize};

/// The path of the manifest below the site's root. It does not list itself.
pub const PATH: &str = "manifest.json";

const GENERATOR: &str = "gongbao";

/// When a file may go out, so that nothing that is reachable names something that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Pages need it: styles, scripts, images, attachments, data, the index's shards.
    Asset,
    /// A page that lists lead to.
    Leaf,
    /// It leads to other pages: home, lists, feed, sitemap, search.
    List,
}

/// One file of the site.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ManifestEntry {
    /// The path below the site's root, with `/` between its parts.
    pub path: String,
    /// The length in bytes.
    pub length: u64,
    /// The SHA-256 of its bytes, as 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Absent in manifests of the first version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
}

impl ManifestEntry {
    /// When it may go out; by its name where the manifest does not say.
    #[must_use]
    pub fn class(&self) -> Class {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        self.class.unwrap_or(match name.rsplit_once('.') {
            Some(("index", "html")) | Some((_, "xml")) => Class::List,
            Some((_, "html")) => Class::Leaf,
            _ => Class::Asset,
        })
    }
}

/// What a manifest's file holds.
#[derive(Deserialize)]
struct Manifest {
    generator: String,
    #[serde(default)]
    samples: Vec<String>,
    files: Vec<ManifestEntry>,
}

/// What every version of a manifest holds.
#[derive(Deserialize)]
struct Generator {
    generator: String,
}

/// The bytes of a manifest of these files, which come sorted by path; one file a line, so that versions can be compared.
/// `samples` are the pages that hold sample content, which no site may go out with.
///
/// # Errors
/// When an entry cannot be written as JSON.
pub fn write(
    files: impl Iterator<Item = ManifestEntry>,
    samples: &[String],
) -> serde_json::Result<Vec<u8>> {
    let mut text = format!(
        "{{\n\"generator\": \"{GENERATOR}\",\n\"version\": \"{}\",\n",
        env!("CARGO_PKG_VERSION")
    );
    if !samples.is_empty() {
        text.push_str(&format!("\"samples\": {},\n", serde_json::to_string(samples)?));
    }
    text.push_str("\"files\": [\n");
    for (index, file) in files.enumerate() {
        if index > 0 {
            text.push_str(",\n");
        }
        text.push_str(&serde_json::to_string(&file)?);
    }
    text.push_str("\n]\n}\n");
    Ok(text.into_bytes())
}

/// The files that a manifest lists, by path; `None` when it is not one of ours.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<BTreeMap<String, ManifestEntry>> {
    let manifest: Manifest = serde_json::from_slice(bytes).ok()?;
    (manifest.generator == GENERATOR)
        .then(|| manifest.files.into_iter().map(|file| (file.path.clone(), file)).collect())
}

/// Whether a manifest is ours and cannot be read: a newer program wrote it.
#[must_use]
pub fn is_newer(bytes: &[u8]) -> bool {
    let generator = serde_json::from_slice(bytes).map(|manifest: Generator| manifest.generator);
    generator.is_ok_and(|generator| generator == GENERATOR) && read(bytes).is_none()
}

/// The pages of a site that hold sample content; none when it is no manifest of ours.
#[must_use]
pub fn samples(bytes: &[u8]) -> Vec<String> {
    let manifest = serde_json::from_slice(bytes).ok();
    manifest.map(|manifest: Manifest| manifest.samples).unwrap_or_default()
}

/// The files of a manifest one after the other, in the order of the file, as [`write()`] wrote it: one a line.
pub fn stream(reader: impl BufRead) -> impl Iterator<Item = io::Result<ManifestEntry>> {
    reader.lines().filter_map(|line| match line {
        Ok(line) if line.starts_with("{\"path\"") => {
            Some(serde_json::from_str(line.trim_end_matches(',')).map_err(io::Error::from))
        }
        Ok(_) => None,
        Err(error) => Some(Err(error)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Class, ManifestEntry, is_newer, read, samples, stream, write};

    fn entry(path: &str, class: Option<Class>) -> ManifestEntry {
        ManifestEntry { path: path.to_owned(), length: 1, sha256: "0".repeat(64), class }
    }

    #[test]
    fn what_is_written_is_read_both_ways() {
        let files = [entry("a.css", Some(Class::Asset)), entry("公 告.html", None)];
        let bytes = write(files.into_iter(), &["a.html".to_owned()]).unwrap();
        assert_eq!(samples(&bytes), ["a.html"]);
        let whole: Vec<String> = read(&bytes).unwrap().into_keys().collect();
        let streamed: Vec<String> =
            stream(bytes.as_slice()).map(|file| file.unwrap().path).collect();
        assert_eq!(whole, ["a.css", "公 告.html"]);
        assert_eq!(streamed, whole);
    }

    #[test]
    fn a_list_of_another_program_is_not_ours() {
        assert!(read(b"{\"generator\":\"other\",\"files\":[]}").is_none());
        assert!(read(b"{}").is_none());
        assert!(!is_newer(b"{\"generator\":\"other\",\"files\":{}}"));
    }

    #[test]
    fn a_list_of_ours_in_another_form_is_of_a_newer_program() {
        assert!(is_newer(b"{\"generator\":\"gongbao\",\"files\":{}}"));
        assert!(!is_newer(b"{\"generator\":\"gongbao\",\"files\":[]}"));
    }

    #[test]
    fn an_old_entry_has_the_class_of_its_name() {
        for (path, class) in [
            ("index.html", Class::List),
            ("notices/index.html", Class::List),
            ("feed.xml", Class::List),
            ("notices/a.html", Class::Leaf),
            ("data/notices.csv", Class::Asset),
        ] {
            assert_eq!(entry(path, None).class(), class, "{path}");
        }
    }
}
