//! The files of an index, as they are written and read. Classic scripts, so that a page opened from a folder can read them
//! and a strict policy allows them.
//!
//! ```text
//! search/EPOCH/head.js      gongbao.head({…})            numbers, folding, facets; where the fragments begin
//! search/EPOCH/facets.js    gongbao.facets({…})          each document's facets; in the head when there are few
//! search/EPOCH/p/1f.js      gongbao.shard(31,' 法律=…')   postings; of frequent grams the best
//! search/EPOCH/l/1f.js      gongbao.frequent(31,'…')     all postings of the frequent grams
//! search/EPOCH/f/1f.js      gongbao.fragment("1f",[…])   passages and what results show
//! search/EPOCH/sounds.js    gongbao.characters('a阿啊…')   characters by sound
//! search/EPOCH/s/1f.js      gongbao.sounds(31,'…')       pairs and titles by sound
//! search/fold.js            gongbao.fold('書书…')         for queries in traditional characters
//! ```
//!
//! EPOCH is a digest of which documents there are: a reader who came before a change of them keeps a whole index.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{error::IndexError, facets::FacetTable, numbers};
use gongbao_base::digest::Digest;

/// Takes the files of an index: the address of each below the site's root, and its bytes. Called from several threads.
pub type IndexSink<'a, E> = dyn Fn(String, &[u8]) -> Result<(), E> + Sync + 'a;

/// The address of the script with traditional characters.
pub const FOLD: &str = "search/fold.js";

/// Fragments do not go across blocks of so many documents, so that blocks can be written side by side.
pub(crate) const BLOCK: usize = 64;

/// The folder of the index of documents with these addresses, such as `search/0f3c5a7d9e`.
pub(crate) fn folder(addresses: &[String]) -> String {
    format!("search/{}", Digest::of_parts(addresses.iter().map(String::as_bytes)).short())
}

/// What the head holds.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct IndexHead {
    /// How many documents.
    pub(crate) documents: u32,
    /// How many shards, a power of two.
    pub(crate) shards: u32,
    /// How many passages.
    pub(crate) passages: u32,
    /// How many shards of sounds, a power of two.
    pub(crate) sounds: u32,
    /// Where each fragment begins; see [`write_starts`].
    pub(crate) fragments: String,
    /// Characters that do not fold by the plain rule, and what each folds to.
    pub(crate) fold: Vec<(String, String)>,
    /// Frequent characters, the most frequent first.
    pub(crate) frequent: String,
    /// Documents that are not in force: the step to each from the last.
    pub(crate) ended: String,
    /// The facets; absent when they stand in a file of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) facets: Option<FacetTable>,
}

/// What a result shows besides its snippet. Serialised as a list, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct StoredFields {
    /// The title.
    pub title: String,
    /// The page's address below the root of a tree.
    pub address: String,
    /// The kind in Chinese.
    pub kind: String,
    /// The day of publication, else of the document, such as `2023-05-01`; empty when there is none.
    pub date: String,
    /// The state in Chinese, of a notice that has one; else empty.
    pub state: String,
    /// The document number; else empty.
    pub number: String,
    /// Of a station: its phone, its open days and its address; each may be empty.
    pub contact: Option<[String; 3]>,
}

impl Serialize for StoredFields {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [&self.title, &self.address, &self.kind, &self.date, &self.state, &self.number]
            .into_iter()
            .chain(self.contact.iter().flatten())
            .collect::<Vec<_>>()
            .serialize(serializer)
    }
}

impl From<Vec<String>> for StoredFields {
    fn from(all: Vec<String>) -> Self {
        let mut all = all.into_iter();
        let mut next = || all.next().unwrap_or_default();
        let [title, address, kind, date, state, number] = std::array::from_fn(|_| next());
        let contact = all.collect::<Vec<_>>().try_into().ok();
        Self { title, address, kind, date, state, number, contact }
    }
}

/// A document in a fragment: its number, what results show, and passages with their numbers.
pub(crate) type FragmentEntry = (u32, StoredFields, Vec<(u32, String)>);

/// The first document of a fragment, and its first passage.
pub(crate) type FragmentStart = (u32, u32);

/// The address of the head of the index in a folder.
pub(crate) fn head_address(folder: &str) -> String {
    format!("{folder}/head.js")
}

/// The address of the facets, when they stand in a file of their own.
pub(crate) fn facets_address(folder: &str) -> String {
    format!("{folder}/facets.js")
}

/// The address of a shard.
pub(crate) fn shard_address(folder: &str, shard: u32) -> String {
    format!("{folder}/p/{shard:x}.js")
}

/// How many shards hold the frequent grams when so many hold all.
pub(crate) const fn frequent_shards(shards: u32) -> u32 {
    if shards > 4 { shards / 4 } else { 1 }
}

/// The address of a shard with all places of its frequent grams.
pub(crate) fn frequent_address(folder: &str, shard: u32) -> String {
    format!("{folder}/l/{shard:x}.js")
}

/// The address of a fragment, by its name.
pub(crate) fn fragment_address(folder: &str, name: &str) -> String {
    format!("{folder}/f/{name}.js")
}

/// The address of the characters by sound.
pub(crate) fn characters_address(folder: &str) -> String {
    format!("{folder}/sounds.js")
}

/// The address of a shard of sounds.
pub(crate) fn sounds_address(folder: &str, shard: u32) -> String {
    format!("{folder}/s/{shard:x}.js")
}

/// A fragment's name: the block, and its number in the block.
pub(crate) fn fragment_name(block: usize, number: usize) -> String {
    format!("{block:x}-{number:x}")
}

/// The name of the fragment with a document's passage, of fragments that begin at these places.
pub(crate) fn fragment_of(starts: &[FragmentStart], document: u32, passage: u32) -> Option<String> {
    let at = starts.partition_point(|start| *start <= (document, passage)).checked_sub(1)?;
    let block = starts[at].0 as usize / BLOCK;
    let first = starts.partition_point(|start| (start.0 as usize) < block * BLOCK);
    Some(fragment_name(block, at - first))
}

/// Where fragments begin as numbers: for each the step from the last one's first document, and its first passage.
pub(crate) fn write_starts(starts: &[FragmentStart]) -> String {
    let mut out = String::new();
    let mut last = 0;
    for (document, passage) in starts {
        numbers::write(&mut out, document - last);
        numbers::write(&mut out, *passage);
        last = *document;
    }
    out
}

/// Reads what [`write_starts`] wrote.
pub(crate) fn read_starts(fragments: &str) -> Vec<FragmentStart> {
    let mut numbers = numbers::read(fragments);
    let mut document = 0;
    let mut starts = Vec::new();
    while let (Some(step), Some(passage)) = (numbers.next(), numbers.next()) {
        document += step;
        starts.push((document, passage));
    }
    starts
}

/// The text of a file that calls a function of the search page with data: `opening` is how the call begins, such as `head(`.
/// `address` names the file when that fails.
pub(crate) fn write_call(
    address: &str,
    opening: &str,
    data: &impl Serialize,
) -> Result<String, IndexError> {
    let data = serde_json::to_string(data)
        .map_err(|error| IndexError::Serialize(address.to_owned(), error.to_string()))?;
    Ok(format!("gongbao.{opening}{data})"))
}

/// Reads what [`write_call`] wrote.
pub(crate) fn read_call<T: DeserializeOwned>(
    address: &str,
    opening: &str,
    text: &str,
) -> Result<T, IndexError> {
    text.strip_prefix("gongbao.")
        .and_then(|text| text.strip_prefix(opening))
        .and_then(|text| text.strip_suffix(')'))
        .and_then(|data| serde_json::from_str(data).ok())
        .ok_or_else(|| IndexError::Malformed(address.to_owned()))
}
