//! Answers queries from the files of the index, as the script of the search page does.

use std::{
    cell::RefCell,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    error::IndexError,
    facets::{FacetIndex, Filter},
    format::{self, FragmentEntry, FragmentStart, IndexHead, StoredFields},
    numbers,
    order::{self, OrderBasis},
    phrase,
    postings::{self, Hit},
    query::{self, Word},
    rank, token,
};

/// A document that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchResult {
    /// What the index keeps of it to be shown.
    pub fields: StoredFields,
    /// A stretch of its text around the first match.
    pub snippet: String,
    /// How well it answers; only the order means something.
    pub score: f64,
}

/// How many results the search page shows at once.
pub(crate) const PAGE: usize = 10;

/// The index of a built site.
pub struct Engine<'a> {
    folder: String,
    read: &'a dyn Fn(&str) -> Option<String>,
    pub(crate) head: IndexHead,
    /// Frequent characters, by how frequent they are.
    pub(crate) ranks: BTreeMap<char, u32>,
    starts: Vec<FragmentStart>,
    pub(crate) ended: BTreeSet<u32>,
    fragments: RefCell<BTreeMap<String, Vec<FragmentEntry>>>,
}

/// The documents that hold a word, each with the passages in which it stands.
type Holders = BTreeMap<u32, Vec<u32>>;

impl<'a> Engine<'a> {
    /// Opens the index in a folder such as `search/0f3c5a7d9e`. `read` gives a file's text by its address.
    ///
    /// # Errors
    /// When the head is missing or not what this program writes.
    pub fn open(
        folder: &str,
        read: &'a dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, IndexError> {
        let address = format::head_address(folder);
        let head: IndexHead = format::read_call(&address, "head(", &file(read, &address)?)?;
        let starts = format::read_starts(&head.fragments);
        let ended = numbers::read(&head.ended)
            .scan(0, |last, step| {
                *last += step;
                Some(*last)
            })
            .collect();
        let ranks = head.frequent.chars().zip(1..).collect();
        let fragments = RefCell::default();
        Ok(Self { folder: folder.to_owned(), read, head, ranks, starts, ended, fragments })
    }

    pub(crate) fn shard(&self, gram: &str) -> Result<String, IndexError> {
        let shard = token::hash(gram) & self.head.shards.wrapping_sub(1);
        file(self.read, &format::shard_address(&self.folder, shard))
    }

    /// All documents that hold every word and have the filters' values, the best first, or the newest first.
    ///
    /// # Errors
    /// When a file of the index is missing or malformed.
    pub fn search(
        &self,
        query: &str,
        filters: &[Filter],
        by_date: bool,
    ) -> Result<Vec<SearchResult>, IndexError> {
        let words = query::words(query);
        let sets = words.iter().map(|word| self.holders(word)).collect::<Result<Vec<_>, _>>()?;
        let basis = order::basis(&words, &self.ranks, &|gram| self.hits(gram))?;
        let mut matches = self.matches(&sets, &basis, filters)?;
        // Documents are numbered by date, newest first.
        if !by_date {
            matches.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        }
        let phrases: Vec<Vec<String>> = words.into_iter().flatten().collect();
        let mut results = Vec::with_capacity(matches.len());
        for (score, document) in matches {
            let passages = sets.iter().filter_map(|set| set.get(&document)).flatten().copied();
            results.push(self.result(document, passages, &phrases, score)?);
        }
        if !by_date {
            let query = token::texts(query).concat();
            // A page knows no titles but its own.
            let first = results.len().min(PAGE);
            results[..first].sort_by_key(|result| {
                Reverse(phrase::rank(&token::texts(&result.fields.title).concat(), &query))
            });
        }
        Ok(results)
    }

    /// The documents that stand in all sets and pass the filters, with their scores.
    fn matches(
        &self,
        sets: &[Holders],
        basis: &[OrderBasis],
        filters: &[Filter],
    ) -> Result<Vec<(f64, u32)>, IndexError> {
        let Some(first) = sets.first() else { return Ok(Vec::new()) };
        let facets = if filters.is_empty() { None } else { Some(self.facets()?) };
        let passes =
            |document| facets.as_ref().is_none_or(|facets| facets.passes(document, filters));
        Ok(first
            .keys()
            .copied()
            .filter(|document| sets.iter().all(|set| set.contains_key(document)))
            .filter(|document| passes(*document))
            .map(|document| (self.score(basis, document), document))
            .collect())
    }

    fn holders(&self, word: &Word) -> Result<Holders, IndexError> {
        let mut holders = Holders::new();
        for way in word {
            for hit in self.hits_of_all(&query::grams(way))? {
                // Up to two tokens the grams are the phrase itself.
                let holds =
                    way.len() <= 2 || self.with_passage(hit, |_, text| phrase::holds(text, way))?;
                if holds {
                    let passages = holders.entry(hit.document).or_default();
                    if !passages.contains(&hit.passage) {
                        passages.push(hit.passage);
                    }
                }
            }
        }
        Ok(holders)
    }

    /// The places where all grams stand.
    fn hits_of_all(&self, grams: &[String]) -> Result<Vec<Hit>, IndexError> {
        let Some((first, others)) = grams.split_first() else { return Ok(Vec::new()) };
        let mut hits = self.hits(first)?;
        for gram in others {
            let more = self.hits(gram)?;
            hits.retain(|hit| more.binary_search(hit).is_ok());
        }
        Ok(hits)
    }

    pub(crate) fn hits(&self, gram: &str) -> Result<Vec<Hit>, IndexError> {
        let text = self.shard(gram)?;
        if let Some(numbers) = entry(&text, gram, '=') {
            return Ok(postings::read(numbers));
        }
        if entry(&text, gram, '~').is_none() {
            return Ok(Vec::new());
        }
        let shards = format::frequent_shards(self.head.shards);
        let shard = token::hash(gram) & shards.wrapping_sub(1);
        let text = file(self.read, &format::frequent_address(&self.folder, shard))?;
        Ok(entry(&text, gram, '=').map(postings::read).unwrap_or_default())
    }

    fn score(&self, basis: &[OrderBasis], document: u32) -> f64 {
        let sum: f64 = basis
            .iter()
            .filter_map(|word| Some((word.len(), word.get(&document)?)))
            .map(|(documents, passages)| {
                let rarity = (1.0 + f64::from(self.head.documents) / count(documents)).ln();
                let in_fields = passages.contains(&0);
                let in_text = count(passages.iter().filter(|passage| **passage > 0).count());
                rarity * (if in_fields { 4.0 } else { 0.0 } + in_text / (in_text + 1.2))
            })
            .sum();
        if self.ended.contains(&document) { sum * rank::ENDED } else { sum }
    }

    /// Reads a fragment, unless it was read before.
    fn load_fragment(&self, name: &str, address: &str) -> Result<(), IndexError> {
        if !self.fragments.borrow().contains_key(name) {
            let opening = format!("fragment(\"{name}\",");
            let entries = format::read_call(address, &opening, &file(self.read, address)?)?;
            self.fragments.borrow_mut().insert(name.to_owned(), entries);
        }
        Ok(())
    }

    fn with_passage<R>(
        &self,
        hit: Hit,
        with: impl FnOnce(&StoredFields, &str) -> R,
    ) -> Result<R, IndexError> {
        let name = format::fragment_of(&self.starts, hit.document, hit.passage)
            .ok_or_else(|| IndexError::Malformed(format::head_address(&self.folder)))?;
        let address = format::fragment_address(&self.folder, &name);
        self.load_fragment(&name, &address)?;
        let fragments = self.fragments.borrow();
        fragments
            .get(&name)
            .and_then(|fragment| fragment.iter().find(|(document, ..)| *document == hit.document))
            .and_then(|(_, stored, passages)| {
                Some((stored, passages.iter().find(|(number, _)| *number == hit.passage)?))
            })
            .map(|(stored, (_, text))| with(stored, text))
            .ok_or(IndexError::Malformed(address))
    }

    pub(crate) fn result(
        &self,
        document: u32,
        passages: impl Iterator<Item = u32>,
        phrases: &[Vec<String>],
        score: f64,
    ) -> Result<SearchResult, IndexError> {
        // The text says more than the fields do.
        let passage = passages.filter(|passage| *passage > 0).min().unwrap_or(0);
        self.with_passage(Hit { document, passage }, |stored, text| SearchResult {
            fields: stored.clone(),
            snippet: phrase::snippet(text, phrases),
            score,
        })
    }

    /// A shard of sounds.
    pub(crate) fn sound_shard(&self, key: &str) -> Result<String, IndexError> {
        let shard = token::hash(key) & self.head.sounds.wrapping_sub(1);
        file(self.read, &format::sounds_address(&self.folder, shard))
    }

    /// The characters by sound, as `a阿啊 ai爱…`.
    pub(crate) fn characters(&self) -> Result<String, IndexError> {
        let address = format::characters_address(&self.folder);
        let text = file(self.read, &address)?;
        text.strip_prefix("gongbao.characters('")
            .and_then(|text| text.strip_suffix("')"))
            .map(str::to_owned)
            .ok_or(IndexError::Malformed(address))
    }

    pub(crate) fn facets(&self) -> Result<FacetIndex, IndexError> {
        let table = match &self.head.facets {
            Some(table) => table.clone(),
            None => {
                let address = format::facets_address(&self.folder);
                format::read_call(&address, "facets(", &file(self.read, &address)?)?
            }
        };
        Ok(FacetIndex::new(table))
    }
}

/// What a shard says of a gram after a mark.
pub(crate) fn entry<'t>(shard: &'t str, gram: &str, mark: char) -> Option<&'t str> {
    let start = format!(" {gram}{mark}");
    let rest = &shard[shard.find(&start)? + start.len()..];
    Some(&rest[..rest.find([' ', '\'']).unwrap_or(rest.len())])
}

fn file(read: &dyn Fn(&str) -> Option<String>, address: &str) -> Result<String, IndexError> {
    read(address).ok_or_else(|| IndexError::Missing(address.to_owned()))
}

#[allow(clippy::cast_precision_loss, reason = "counts of documents are far below 2^52")]
fn count(number: usize) -> f64 {
    number.max(1) as f64
}
