//! Writes the index: shards of postings, fragments of text, the head. Classic scripts, so that a page opened from
//! a folder can read them and a strict policy allows them.
//!
//! ```text
//! search/EPOCH/head.js      gongbao.head({…})            numbers, folding, facets; where the fragments begin
//! search/EPOCH/facets.js    gongbao.facets({…})          each document's facets; in the head when there are few
//! search/EPOCH/p/1f.js      gongbao.shard(31,' 法律=…')   postings
//! search/EPOCH/f/1f.js      gongbao.fragment(31,[…])     passages and what results show
//! search/fold.js            search.fold('書书…')         for queries in traditional characters
//! ```
//!
//! EPOCH is a digest of which documents there are: a reader who came before a change of them keeps a whole index.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::{
    code,
    fold::{self, Folded},
    postings::{self, Finished, Part, Runs},
    record::{Card, FACETS, Record},
};
use gongbao_base::digest::Digest;

/// Fragments do not go across blocks of so many documents, so that blocks can be written side by side.
const BLOCK: usize = 64;

/// A fragment ends when it has so many bytes of text. On a large site ten results stand in ten fragments, so they are smaller.
const fn fragment_size(documents: usize) -> usize {
    if documents > 50_000 { 6_000 } else { 10_000 }
}

/// Postings of a shard, roughly; the number of shards follows from it.
const SHARD: u64 = 6_000;

/// More shards than this are more files than they spare bytes.
const MOST_SHARDS: u64 = 16_384;

/// With at most so many documents the facets stand in the head.
const FEW: usize = 1_000;

/// Frequent characters that the head names, so that a query begins with its rarest pair.
const FREQUENT: usize = 800;

/// The folder of the index of these documents.
#[must_use]
pub fn folder(addresses: &[String]) -> String {
    format!("search/{}", Digest::of_parts(addresses.iter().map(String::as_bytes)).short())
}

/// What the head holds.
#[derive(Debug, Serialize, serde::Deserialize)]
pub struct Head {
    /// Documents.
    pub documents: u32,
    /// Shards, a power of two.
    pub shards: u32,
    /// Where each fragment begins: the step from the last one's first document, and its first passage.
    pub fragments: String,
    /// Characters that do not fold by the plain rule, and what each folds to.
    pub fold: Vec<(String, String)>,
    /// Frequent characters, the most frequent first.
    pub frequent: String,
    /// The facets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
}

/// Each document's facets.
#[derive(Debug, Default, Serialize, serde::Deserialize)]
pub struct Facets {
    /// The names of the facets, each with its values.
    pub names: Vec<(String, Vec<String>)>,
    /// The combinations that occur: for each facet the value's number and one, 0 for none.
    pub kinds: Vec<Vec<u32>>,
    /// For each document the number of its combination.
    pub documents: String,
}

/// A document in a fragment: its number, what results show, and passages with their numbers.
type Entry = (u32, Card, Vec<(u32, String)>);

/// What a block of documents leaves behind.
struct Block<T> {
    written: Vec<T>,
    /// First document, and first passage, of each of its fragments.
    starts: Vec<(u32, u32)>,
    facets: Vec<[Option<String>; FACETS.len()]>,
}

/// Indexes `count` documents and hands every file to `put`, from several threads. Memory holds the postings and no text.
///
/// # Errors
/// The first that `put` gives.
pub fn write<T: Send, E: Send>(
    folder: &str,
    count: usize,
    record: &(impl Fn(usize) -> Record + Sync),
    put: &(impl Fn(String, &[u8]) -> Result<T, E> + Sync),
) -> Result<Vec<T>, E> {
    let runs = Runs::default();
    let blocks = count.div_ceil(BLOCK);
    // Which documents a part takes does not show in what is written; a few for each thread keep all of them at work.
    let per_part = blocks.div_ceil(rayon::current_num_threads() * 3).max(1);
    let parts: Vec<(Finished, Vec<Block<T>>)> = (0..blocks.div_ceil(per_part))
        .into_par_iter()
        .map(|part| {
            let mut postings = Part::new(&runs);
            let blocks = (part * per_part..blocks.min((part + 1) * per_part))
                .map(|block| {
                    let documents = block * BLOCK..count.min((block + 1) * BLOCK);
                    write_block(
                        (folder, fragment_size(count)),
                        block,
                        documents,
                        record,
                        &mut postings,
                        put,
                    )
                })
                .collect::<Result<_, E>>()?;
            Ok((postings.finish(), blocks))
        })
        .collect::<Result<_, E>>()?;
    let additions: u64 = parts.iter().map(|(part, _)| part.additions).sum();
    let shards =
        u32::try_from((additions / SHARD).next_power_of_two().min(MOST_SHARDS)).unwrap_or(1);
    let mut fold: BTreeMap<char, Folded> = BTreeMap::new();
    let mut frequent: BTreeMap<char, u32> = BTreeMap::new();
    for (part, _) in &parts {
        fold.extend(part.odd.iter().map(|c| (*c, fold::fold(*c))));
        part.frequent.iter().for_each(|(c, count)| *frequent.entry(*c).or_default() += count);
    }
    let (postings, blocks): (Vec<Finished>, Vec<Vec<Block<T>>>) = parts.into_iter().unzip();
    let mut written: Vec<T> = (0..shards)
        .into_par_iter()
        .map(|shard| {
            let mut script = format!("gongbao.shard({shard},'").into_bytes();
            script.extend(postings::join(&postings, shard, shards));
            script.extend(b"')");
            put(format!("{folder}/p/{shard:x}.js"), &script)
        })
        .collect::<Result<_, E>>()?;
    let mut starts = Vec::new();
    let mut facets = Vec::new();
    for block in blocks.into_iter().flatten() {
        written.extend(block.written);
        starts.extend(block.starts);
        facets.extend(block.facets);
    }
    let facets = gather(&facets);
    let few = count <= FEW;
    if !few {
        written.push(put(format!("{folder}/facets.js"), &script("facets", &facets))?);
    }
    let head = Head {
        documents: u32::try_from(count).unwrap_or(u32::MAX),
        shards,
        fragments: directory(&starts),
        fold: fold.into_iter().map(|(c, folded)| (c.to_string(), shown(folded))).collect(),
        frequent: most(frequent),
        facets: few.then_some(facets),
    };
    written.push(put(format!("{folder}/head.js"), &script("head", &head))?);
    written.push(put(
        super::FOLD.to_owned(),
        format!("gongbao.fold('{}')", fold::SIMPLIFIED.trim_end()).as_bytes(),
    )?);
    Ok(written)
}

fn write_block<T, E>(
    (folder, fragment): (&str, usize),
    block: usize,
    documents: std::ops::Range<usize>,
    record: &impl Fn(usize) -> Record,
    postings: &mut Part<'_>,
    put: &impl Fn(String, &[u8]) -> Result<T, E>,
) -> Result<Block<T>, E> {
    let mut out = Block { written: Vec::new(), starts: Vec::new(), facets: Vec::new() };
    let mut open: Vec<Entry> = Vec::new();
    let mut size = 0;
    let flush = |open: &mut Vec<Entry>, written: &mut Vec<T>, number: usize| -> Result<(), E> {
        if open.is_empty() {
            return Ok(());
        }
        let name = fragment_name(block, number);
        let text = format!(
            "gongbao.fragment(\"{name}\",{})",
            serde_json::to_string(&*open).unwrap_or_default()
        );
        written.push(put(format!("{folder}/f/{name}.js"), text.as_bytes())?);
        open.clear();
        Ok(())
    };
    for index in documents {
        let document = u32::try_from(index).unwrap_or(u32::MAX);
        let record = record(index);
        postings.head(document, &record.head);
        let mut passages = vec![(0, record.head)];
        for (number, range) in postings.body(document, &record.body) {
            passages.push((number, record.body[range].to_owned()));
        }
        for (number, text) in passages {
            if size >= fragment {
                flush(&mut open, &mut out.written, out.starts.len() - 1)?;
                size = 0;
            }
            if open.is_empty() {
                out.starts.push((document, number));
            }
            size += text.len();
            match open.last_mut() {
                Some((last, _, passages)) if *last == document => passages.push((number, text)),
                _ => open.push((document, record.card.clone(), vec![(number, text)])),
            }
        }
        out.facets.push(record.facets);
    }
    flush(&mut open, &mut out.written, out.starts.len().saturating_sub(1))?;
    Ok(out)
}

/// A fragment's name: the block, and its number in the block.
#[must_use]
pub fn fragment_name(block: usize, number: usize) -> String {
    format!("{block:x}-{number:x}")
}

/// Where a document's passage stands, of fragments that begin at these places.
#[must_use]
pub fn fragment_of(starts: &[(u32, u32)], document: u32, passage: u32) -> Option<String> {
    let at = starts.partition_point(|start| *start <= (document, passage)).checked_sub(1)?;
    let block = starts[at].0 as usize / BLOCK;
    let first = starts.partition_point(|start| (start.0 as usize) < block * BLOCK);
    Some(fragment_name(block, at - first))
}

fn directory(starts: &[(u32, u32)]) -> String {
    let mut out = Vec::new();
    let mut last = 0;
    for (document, passage) in starts {
        code::write(&mut out, document - last);
        code::write(&mut out, *passage);
        last = *document;
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Where the fragments begin, from a head.
#[must_use]
pub fn starts(head: &Head) -> Vec<(u32, u32)> {
    let mut numbers = code::read(&head.fragments);
    let mut document = 0;
    let mut starts = Vec::new();
    while let (Some(step), Some(passage)) = (numbers.next(), numbers.next()) {
        document += step;
        starts.push((document, passage));
    }
    starts
}

fn gather(documents: &[[Option<String>; FACETS.len()]]) -> Facets {
    let mut values: [BTreeMap<&str, u32>; FACETS.len()] = [const { BTreeMap::new() }; FACETS.len()];
    for facets in documents {
        for (values, value) in values.iter_mut().zip(facets) {
            values.extend(value.as_deref().map(|value| (value, 0)));
        }
    }
    for values in &mut values {
        (1..).zip(values.values_mut()).for_each(|(number, value)| *value = number);
    }
    let combination = |facets: &[Option<String>; FACETS.len()]| -> Vec<u32> {
        facets
            .iter()
            .zip(&values)
            .map(|(value, values)| value.as_deref().map_or(0, |value| values[value]))
            .collect()
    };
    let mut kinds: BTreeMap<Vec<u32>, u32> =
        documents.iter().map(|facets| (combination(facets), 0)).collect();
    (0..).zip(kinds.values_mut()).for_each(|(number, kind)| *kind = number);
    let mut numbers = Vec::new();
    documents.iter().for_each(|facets| code::write(&mut numbers, kinds[&combination(facets)]));
    Facets {
        names: FACETS
            .iter()
            .zip(&values)
            .map(|(name, values)| {
                ((*name).to_owned(), values.keys().map(|value| (*value).to_owned()).collect())
            })
            .collect(),
        kinds: kinds.into_keys().collect(),
        documents: String::from_utf8(numbers).unwrap_or_default(),
    }
}

fn most(counts: BTreeMap<char, u32>) -> String {
    let mut counts: Vec<(char, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|(c, count)| (std::cmp::Reverse(*count), *c));
    counts.into_iter().take(FREQUENT).map(|(c, _)| c).collect()
}

fn shown(folded: Folded) -> String {
    match folded {
        Folded::Nothing => String::new(),
        Folded::One(c) => c.to_string(),
        Folded::Many(text) => text.to_owned(),
    }
}

fn script(call: &str, value: &impl Serialize) -> Vec<u8> {
    format!("gongbao.{call}({})", serde_json::to_string(value).unwrap_or_default()).into_bytes()
}
