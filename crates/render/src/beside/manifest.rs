//! `manifest.json`: every file of the site with its length and SHA-256. It also says which files are Gongbao's to delete.

use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

use serde::{Deserialize, Serialize};

use crate::build::Outputs;
use gongbao_site::plan::{Plan, Subject};

/// Where it stands.
pub const ADDRESS: &str = "manifest.json";

const GENERATOR: &str = "gongbao";

/// The manifest as a file holds it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    generator: String,
    version: String,
    /// The files, sorted by path.
    pub files: Vec<File>,
}

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

/// One file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// Its path below the site's root.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    /// The SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// When it may go out; manifests of the first version do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
}

impl File {
    /// Its class; by its name where the manifest does not say.
    #[must_use]
    pub fn class(&self) -> Class {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.class.unwrap_or(match name.rsplit_once('.') {
            Some(("index", "html")) | Some((_, "xml")) => Class::List,
            Some((_, "html")) => Class::Leaf,
            _ => Class::Asset,
        })
    }
}

/// The bytes of the manifest; one file a line, so that versions can be compared.
#[must_use]
pub fn write(plan: &Plan<'_>, outputs: &Outputs) -> Vec<u8> {
    let pages = pages(plan);
    let mut text = format!(
        "{{\n\"generator\": \"{GENERATOR}\",\n\"version\": \"{}\",\n\"files\": [\n",
        env!("CARGO_PKG_VERSION")
    );
    let mut first = true;
    for (path, output) in outputs {
        if !first {
            text.push_str(",\n");
        }
        first = false;
        let file = File {
            path: path.clone(),
            length: output.length,
            sha256: output.digest.hex(),
            class: Some(pages.get(path).copied().unwrap_or_else(|| beside(path))),
        };
        text.push_str(&serde_json::to_string(&file).unwrap_or_default());
    }
    text.push_str("\n]\n}\n");
    text.into_bytes()
}

/// Reads a manifest; `None` when it is not one of ours.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<BTreeMap<String, File>> {
    let manifest: Manifest = serde_json::from_slice(bytes).ok()?;
    (manifest.generator == GENERATOR)
        .then(|| manifest.files.into_iter().map(|file| (file.path.clone(), file)).collect())
}

/// The class of every page.
fn pages(plan: &Plan<'_>) -> BTreeMap<String, Class> {
    let classes = plan.pages.iter().map(|page| {
        let class = match page.subject {
            Subject::Document(_)
            | Subject::Sheet(_)
            | Subject::Leave(_)
            | Subject::Moved(_)
            | Subject::NotFound => Class::Leaf,
            Subject::Home
            | Subject::List(..)
            | Subject::Figures
            | Subject::SiteMap
            | Subject::Search => Class::List,
        };
        (&page.address, class)
    });
    let trees = plan.trees();
    classes
        .flat_map(|(address, class)| trees.iter().map(move |tree| (tree.address(address), class)))
        .collect()
}

/// The class of a file that is no page. The index's shards are found only through the search page, so they count as
/// assets, as does what pages offer to download. A compressed copy goes out with its file.
fn beside(path: &str) -> Class {
    let lists = ["feed.xml", "robots.txt", "data/catalog.jsonld", ADDRESS];
    let sitemap = path.starts_with("sitemap") && path.ends_with(".xml");
    if lists.contains(&path) || sitemap { Class::List } else { Class::Asset }
}

/// Reads the files of a manifest one at a time, as this program wrote them: one a line.
pub fn stream(reader: impl BufRead) -> impl Iterator<Item = io::Result<File>> {
    reader.lines().filter_map(|line| match line {
        Ok(line) if line.starts_with("{\"path\"") => {
            Some(serde_json::from_str(line.trim_end_matches(',')).map_err(io::Error::from))
        }
        Ok(_) => None,
        Err(error) => Some(Err(error)),
    })
}
