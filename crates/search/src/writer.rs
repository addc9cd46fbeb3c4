//! Writes the index of some documents, file by file and on all threads. Memory holds the postings and no text.

use std::{collections::BTreeMap, ops::Range};

use rayon::prelude::*;

use super::{
    error::IndexError,
    facets::{FacetTable, FacetValues},
    fold::{self, Folding},
    format::{self, BLOCK, FragmentStart, IndexHead, IndexSink},
    fragments::FragmentWriter,
    grams::RunNumbers,
    merge, names, numbers,
    record::SearchRecord,
    segment::{Segment, SegmentWriter},
    sounds::{self, SoundTable},
    token,
};

/// A fragment ends when it has so many bytes of text. Ten results stand in ten fragments, mostly.
const FRAGMENT: usize = 6_000;

/// Postings of a shard, roughly; the number of shards follows from it.
const SHARD: u64 = 3_000;

/// More shards than this are more files than they spare bytes.
const MOST_SHARDS: u64 = 32_768;

/// With at most so many documents the facets stand in the head.
const FEW: usize = 300;

/// Frequent characters that the head names, so that a query begins with its rarest pair.
const FREQUENT: usize = 800;

/// An index to be written.
pub(crate) struct IndexWriter<'a, E> {
    /// Its folder, such as `search/0f3c5a7d9e`.
    pub(crate) folder: &'a str,
    /// How many documents it has.
    pub(crate) documents: usize,
    /// Gives a document, by its number in the index.
    pub(crate) record: &'a (dyn Fn(usize) -> SearchRecord + Sync),
    /// Takes a file: its address, and its bytes.
    pub(crate) put: &'a IndexSink<'a, E>,
}

/// What the blocks of documents leave behind for the head.
#[derive(Default)]
struct Directory {
    starts: Vec<FragmentStart>,
    facets: Vec<FacetValues>,
    /// The fields of each document.
    fields: Vec<String>,
}

impl<E: From<IndexError> + Send> IndexWriter<'_, E> {
    /// Writes all files.
    pub(crate) fn write(&self) -> Result<(), E> {
        let runs = RunNumbers::default();
        let (segments, directories): (Vec<Segment>, Vec<Directory>) =
            self.segments(&runs)?.into_iter().unzip();
        let shards = shards(&segments);
        let names = names::entries();
        (0..shards)
            .into_par_iter()
            .try_for_each(|shard| self.shard(&segments, &names, shard, shards))?;
        let few = format::frequent_shards(shards);
        (0..few).into_par_iter().try_for_each(|shard| self.frequent(&segments, shard, few))?;
        let mut directory = Directory::default();
        for part in directories {
            directory.starts.extend(part.starts);
            directory.facets.extend(part.facets);
            directory.fields.extend(part.fields);
        }
        let sounds = self.sounds(&segments, &directory.fields, shards)?;
        self.head(&segments, (shards, sounds), &directory)?;
        let simplified = format!("gongbao.fold('{}')", fold::SIMPLIFIED.trim_end());
        (self.put)(format::FOLD.to_owned(), simplified.as_bytes())
    }

    /// Reads all documents and writes their fragments.
    fn segments(&self, runs: &RunNumbers) -> Result<Vec<(Segment, Directory)>, E> {
        let blocks = self.documents.div_ceil(BLOCK);
        // Which documents a segment takes does not show in what is written; a few for each thread keep all of them at work.
        let size = blocks.div_ceil(rayon::current_num_threads() * 3).max(1);
        (0..blocks.div_ceil(size))
            .into_par_iter()
            .map(|segment| {
                let mut postings = SegmentWriter::new(runs);
                let mut directory = Directory::default();
                for block in segment * size..blocks.min((segment + 1) * size) {
                    self.block(block, &mut postings, &mut directory)?;
                }
                Ok((postings.finish(), directory))
            })
            .collect()
    }

    fn block(
        &self,
        block: usize,
        postings: &mut SegmentWriter<'_>,
        directory: &mut Directory,
    ) -> Result<(), E> {
        let documents: Range<usize> = block * BLOCK..self.documents.min((block + 1) * BLOCK);
        let mut fragments = FragmentWriter::new(self.folder, block, FRAGMENT, self.put);
        for index in documents {
            let document = u32::try_from(index).unwrap_or(u32::MAX);
            let SearchRecord { fields, body, stored, facets } = (self.record)(index);
            postings.fields(document, &fields);
            let passages = postings.body(document, &body);
            fragments.add(document, &stored, (0, fields.clone()))?;
            directory.fields.push(fields);
            for (number, range) in passages {
                fragments.add(document, &stored, (number, body[range].to_owned()))?;
            }
            directory.facets.push(facets);
        }
        directory.starts.extend(fragments.finish()?);
        Ok(())
    }

    fn shard(
        &self,
        segments: &[Segment],
        names: &[(String, String)],
        shard: u32,
        shards: u32,
    ) -> Result<(), E> {
        let mut all = merge::all(segments, shard, shards);
        for (gram, names) in names {
            if token::hash(gram) & (shards - 1) == shard {
                all.push_str(&format!(" {gram}>{names}"));
            }
        }
        let script = format!("gongbao.shard({shard},'{all}')");
        (self.put)(format::shard_address(self.folder, shard), script.as_bytes())
    }

    fn frequent(&self, segments: &[Segment], shard: u32, shards: u32) -> Result<(), E> {
        let frequent = merge::frequent(segments, shard, shards);
        let script = format!("gongbao.frequent({shard},'{frequent}')");
        (self.put)(format::frequent_address(self.folder, shard), script.as_bytes())
    }

    /// Writes what is asked by sound, and gives in how many shards.
    fn sounds(&self, segments: &[Segment], fields: &[String], shards: u32) -> Result<u32, E> {
        let pairs: Vec<Vec<(char, char, u32)>> = (0..shards)
            .into_par_iter()
            .map(|shard| merge::pairs(segments, shard, shards))
            .collect();
        let mut table = SoundTable::default();
        for (first, second, places) in pairs.into_iter().flatten() {
            table.pair(first, second, places);
        }
        for (document, fields) in (0..).zip(fields) {
            table.names(document, fields);
        }
        let count = table.shards();
        for (shard, text) in (0..).zip(table.write(count)) {
            let script = format!("gongbao.sounds({shard},'{text}')");
            (self.put)(format::sounds_address(self.folder, shard), script.as_bytes())?;
        }
        let of_site = segments.iter().flat_map(|segment| segment.frequent.iter().map(|(c, _)| *c));
        let script = format!("gongbao.characters('{}')", sounds::characters(of_site));
        (self.put)(format::characters_address(self.folder), script.as_bytes())?;
        Ok(count)
    }

    /// Writes the head, and the facets beside it when there are many documents.
    fn head(
        &self,
        segments: &[Segment],
        (shards, sounds): (u32, u32),
        directory: &Directory,
    ) -> Result<(), E> {
        let mut folded: BTreeMap<char, Folding> = BTreeMap::new();
        let mut frequent: BTreeMap<char, u32> = BTreeMap::new();
        for segment in segments {
            folded.extend(segment.odd.iter().map(|c| (*c, fold::fold(*c))));
            for (c, count) in &segment.frequent {
                *frequent.entry(*c).or_default() += count;
            }
        }
        let mut facets = Some(FacetTable::new(&directory.facets));
        if self.documents > FEW {
            let address = format::facets_address(self.folder);
            let script = format::write_call(&address, "facets(", &facets.take())?;
            (self.put)(address, script.as_bytes())?;
        }
        let head = IndexHead {
            documents: u32::try_from(self.documents).unwrap_or(u32::MAX),
            shards,
            sounds,
            passages: segments.iter().map(|segment| segment.passages).sum(),
            fragments: format::write_starts(&directory.starts),
            fold: folded.into_iter().map(|(c, folded)| (c.to_string(), text(folded))).collect(),
            frequent: most(frequent),
            ended: ended(&directory.facets),
            facets,
        };
        let address = format::head_address(self.folder);
        let script = format::write_call(&address, "head(", &head)?;
        (self.put)(address, script.as_bytes())
    }
}

/// How many shards postings of this size need.
fn shards(segments: &[Segment]) -> u32 {
    let additions: u64 = segments.iter().map(|segment| segment.additions).sum();
    u32::try_from((additions / SHARD).next_power_of_two().min(MOST_SHARDS)).unwrap_or(1)
}

/// The documents that are not in force, as the head has them.
fn ended(facets: &[FacetValues]) -> String {
    let mut out = String::new();
    let mut last = 0;
    for (document, facets) in (0..).zip(facets) {
        if facets.is_ended() {
            numbers::write(&mut out, document - last);
            last = document;
        }
    }
    out
}

fn most(counts: BTreeMap<char, u32>) -> String {
    let mut counts: Vec<(char, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|(c, count)| (std::cmp::Reverse(*count), *c));
    counts.into_iter().take(FREQUENT).map(|(c, _)| c).collect()
}

fn text(folded: Folding) -> String {
    match folded {
        Folding::Nothing => String::new(),
        Folding::One(c) => c.to_string(),
        Folding::Many(text) => text.to_owned(),
    }
}
