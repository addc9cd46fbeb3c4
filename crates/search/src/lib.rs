//! Search: exact phrases in Chinese text over plain files, without a server and without a dictionary.
//!
//! It takes the plan of a site and gives the files of an index, one after the other. The script of the search page reads
//! them; the engine here reads the same files for the command line and the tests. It knows neither pages nor folders:
//! files go out through a function and come in through one.
//!
//! From text to index: `fold` makes characters comparable, [`token`] cuts the text, `segment` collects the `postings` of
//! some documents, `writer` merges them into shards, and `fragments` keeps the passages that results show. [`format`] says
//! what stands in each file. From words to results: [`query`] reads the words, [`engine`] finds them, and [`answer`] decides what is shown; when nothing
//! holds them all, [`rank`] orders what comes near.
//!
//! - `chinese_number`: numbers in the other writing
//! - `record`: what search knows of a document
//! - [`facets`]: by what results can be filtered
//! - `names`: everyday words for official ones
//! - `numbers`: numbers as printable characters
//! - `passage`: how long a passage is
//! - `grams`: tokens and pairs as numbers while an index is made
//! - `html_text`, `phrase`: text from HTML; phrases in a text
//! - `order`: in what order stands what holds a query
//! - `reordered`, `sound_query`: other orders and spellings of a query
//! - `sounds`: pairs and titles by how they sound
//! - [`error`]: the one error of this crate

pub mod answer;
mod chinese_number;
pub mod engine;
pub mod error;
pub mod facets;
mod fold;
pub mod format;
mod fragments;
mod grams;
mod html_text;
mod merge;
mod names;
mod numbers;
mod order;
mod passage;
mod phrase;
mod postings;
pub mod query;
pub mod rank;
mod record;
mod reordered;
mod segment;
mod sound_query;
mod sounds;
pub mod token;
mod writer;

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use gongbao_base::digest::Digest;
use gongbao_site::plan::Plan;

pub use error::IndexError;

/// The folder of the plan's index, such as `search/0f3c5a7d9e`.
#[must_use]
pub fn folder(plan: &Plan<'_>) -> String {
    let documents = record::documents(plan);
    let addresses: Vec<String> =
        documents.iter().map(|index| plan.site.documents[*index].address()).collect();
    format::folder(&addresses)
}

/// A digest of all that the plan's index is made from.
#[must_use]
pub fn digest(plan: &Plan<'_>) -> Digest {
    let documents = record::documents(plan);
    let digests: Vec<Digest> =
        documents.par_iter().map(|index| record::digest(plan, *index)).collect();
    Digest::of_parts(digests.iter().map(|digest| digest.0.as_slice()))
}

/// Writes the plan's index, file by file, through `put`, which is called from several threads. Gives the number of files.
///
/// # Errors
/// The first that `put` gives, or data that cannot be serialised.
pub fn index<E: From<IndexError> + Send>(
    plan: &Plan<'_>,
    put: &format::IndexSink<'_, E>,
) -> Result<usize, E> {
    let documents = record::documents(plan);
    let files = AtomicUsize::new(0);
    let writer = writer::IndexWriter {
        folder: &folder(plan),
        documents: documents.len(),
        record: &|number| record::record(plan, documents[number]),
        put: &|address, bytes: &[u8]| {
            files.fetch_add(1, Ordering::Relaxed);
            put(address, bytes)
        },
    };
    writer.write()?;
    Ok(files.into_inner())
}
