//! Answers queries from the files of the index, as the script of the search page does.

use std::{cell::RefCell, cmp::Reverse, collections::BTreeMap};

use super::{
    postings::{self, Hit},
    query::{self, Word},
    record::FACETS,
    token,
    write::{self, Facets, Head},
};

/// A document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The title.
    pub title: String,
    /// The page's address below the root of the site.
    pub address: String,
    /// The kind in Chinese.
    pub kind: String,
    /// Its date.
    pub date: String,
    /// Its state.
    pub state: String,
    /// Its document number.
    pub number: String,
    /// A stretch of its text around the first match.
    pub snippet: String,
    /// How well it answers; only the order means something.
    pub score: f64,
}

/// Why the index cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken(pub String);

/// A filter: a facet's name and the value asked for.
pub type Filter = (String, String);

/// The index of a built site.
pub struct Engine<'a> {
    folder: String,
    read: &'a dyn Fn(&str) -> Option<String>,
    head: Head,
    starts: Vec<(u32, u32)>,
    fragments: RefCell<BTreeMap<String, Fragment>>,
}

type Fragment = Vec<(u32, [String; 6], Vec<(u32, String)>)>;

impl<'a> Engine<'a> {
    /// Opens the index in a folder such as `search/0f3c`. `read` gives a file's text by its address.
    ///
    /// # Errors
    /// When the head is missing or not what this program writes.
    pub fn open(folder: &str, read: &'a dyn Fn(&str) -> Option<String>) -> Result<Self, Broken> {
        let head: Head = argument(&file(read, &format!("{folder}/head.js"))?, "head")?;
        let starts = write::starts(&head);
        Ok(Self { folder: folder.to_owned(), read, head, starts, fragments: RefCell::default() })
    }

    /// All documents that hold every word, the best first, or the newest first.
    ///
    /// # Errors
    /// When a file of the index is missing or broken.
    pub fn search(
        &self,
        query: &str,
        filters: &[Filter],
        by_date: bool,
    ) -> Result<Vec<Found>, Broken> {
        let words = query::words(query);
        let mut sets: Vec<BTreeMap<u32, Vec<u32>>> = Vec::new();
        for word in &words {
            sets.push(self.holders(word)?);
        }
        let Some(first) = sets.first() else { return Ok(Vec::new()) };
        let facets = if filters.is_empty() { None } else { Some(self.facets()?) };
        let mut found: Vec<(f64, u32)> = Vec::new();
        for document in
            first.keys().filter(|document| sets.iter().all(|set| set.contains_key(document)))
        {
            if facets.as_ref().is_none_or(|facets| facets.pass(*document, filters)) {
                found.push((self.score(&sets, *document), *document));
            }
        }
        // Documents are numbered by date, newest first.
        if !by_date {
            found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        }
        let phrase: Vec<Vec<String>> = words.iter().flatten().cloned().collect();
        let mut results = Vec::new();
        for (score, document) in found {
            let passages = sets
                .iter()
                .filter_map(|set| set.get(&document))
                .flatten()
                .copied()
                .collect::<Vec<u32>>();
            results.push(self.show(document, &passages, &phrase, score)?);
        }
        if !by_date {
            let title = token::texts(query).concat();
            results
                .sort_by_key(|found| Reverse(rank(&token::texts(&found.title).concat(), &title)));
        }
        Ok(results)
    }

    /// The documents that hold a word, each with the passages in which it stands.
    fn holders(&self, word: &Word) -> Result<BTreeMap<u32, Vec<u32>>, Broken> {
        let mut holders: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for way in word {
            let mut hits: Option<Vec<Hit>> = None;
            for gram in query::grams(way) {
                let more = self.hits(&gram)?;
                hits = Some(match hits {
                    Some(hits) => {
                        hits.into_iter().filter(|hit| more.binary_search(hit).is_ok()).collect()
                    }
                    None => more,
                });
            }
            for hit in hits.unwrap_or_default() {
                // Up to two tokens the grams are the phrase itself.
                if way.len() <= 2 || holds(&self.passage(hit)?, way) {
                    let passages = holders.entry(hit.document).or_default();
                    if !passages.contains(&hit.passage) {
                        passages.push(hit.passage);
                    }
                }
            }
        }
        Ok(holders)
    }

    fn hits(&self, gram: &str) -> Result<Vec<Hit>, Broken> {
        let shard = token::hash(gram) & self.head.shards.wrapping_sub(1);
        let text = file(self.read, &format!("{}/p/{shard:x}.js", self.folder))?;
        let start = format!(" {gram}=");
        let Some(at) = text
            .find(&start)
            .or_else(|| text.find(&format!("'{}", &start)))
            .map(|at| at + start.len())
        else {
            return Ok(Vec::new());
        };
        let rest = &text[at..];
        let end = rest.find([' ', '\'']).unwrap_or(rest.len());
        Ok(postings::read(&rest[..end]))
    }

    fn score(&self, sets: &[BTreeMap<u32, Vec<u32>>], document: u32) -> f64 {
        sets.iter()
            .map(|set| {
                let rarity = (1.0 + f64::from(self.head.documents) / count(set.len())).ln();
                let passages = &set[&document];
                let (head, body) = (
                    passages.contains(&0),
                    count(passages.iter().filter(|passage| **passage > 0).count()),
                );
                rarity * (if head { 4.0 } else { 0.0 } + body / (body + 1.2))
            })
            .sum()
    }

    fn fragment(&self, name: &str) -> Result<(), Broken> {
        if !self.fragments.borrow().contains_key(name) {
            let text = file(self.read, &format!("{}/f/{name}.js", self.folder))?;
            let body = text
                .strip_prefix(&format!("gongbao.fragment(\"{name}\","))
                .and_then(|text| text.strip_suffix(')'));
            let fragment = body
                .and_then(|body| serde_json::from_str(body).ok())
                .ok_or_else(|| Broken(format!("{}/f/{name}.js", self.folder)))?;
            self.fragments.borrow_mut().insert(name.to_owned(), fragment);
        }
        Ok(())
    }

    fn with_passage<R>(
        &self,
        hit: Hit,
        use_it: impl FnOnce(&[String; 6], &str) -> R,
    ) -> Result<R, Broken> {
        let name = write::fragment_of(&self.starts, hit.document, hit.passage)
            .ok_or_else(|| Broken("fragments".to_owned()))?;
        self.fragment(&name)?;
        let fragments = self.fragments.borrow();
        fragments
            .get(&name)
            .and_then(|fragment| fragment.iter().find(|(document, ..)| *document == hit.document))
            .and_then(|(_, card, passages)| {
                Some((card, passages.iter().find(|(number, _)| *number == hit.passage)?))
            })
            .map(|(card, (_, text))| use_it(card, text))
            .ok_or_else(|| Broken(format!("{}/f/{name}.js", self.folder)))
    }

    fn passage(&self, hit: Hit) -> Result<String, Broken> {
        self.with_passage(hit, |_, text| text.to_owned())
    }

    fn show(
        &self,
        document: u32,
        passages: &[u32],
        words: &[Vec<String>],
        score: f64,
    ) -> Result<Found, Broken> {
        // The text says more than the fields do.
        let passage = passages.iter().copied().filter(|passage| *passage > 0).min().unwrap_or(0);
        self.with_passage(Hit { document, passage }, |card, text| {
            let [title, address, kind, date, state, number] = card.clone();
            Found {
                title,
                address,
                kind,
                date,
                state,
                number,
                snippet: snippet(text, words),
                score,
            }
        })
    }

    fn facets(&self) -> Result<Filters, Broken> {
        let facets = match &self.head.facets {
            Some(facets) => serde_json::to_value(facets).ok(),
            None => {
                argument(&file(self.read, &format!("{}/facets.js", self.folder))?, "facets").ok()
            }
        };
        let facets: Facets = facets
            .and_then(|value| serde_json::from_value(value).ok())
            .ok_or_else(|| Broken("facets".to_owned()))?;
        let documents = super::code::read(&facets.documents).collect();
        Ok(Filters { facets, documents })
    }
}

struct Filters {
    facets: Facets,
    documents: Vec<u32>,
}

impl Filters {
    fn pass(&self, document: u32, filters: &[Filter]) -> bool {
        let kind = self
            .documents
            .get(document as usize)
            .and_then(|kind| self.facets.kinds.get(*kind as usize));
        filters.iter().all(|(name, value)| {
            let facet = self.facets.names.iter().position(|(known, _)| known == name);
            facet.is_some_and(|facet| {
                let number = kind.and_then(|kind| kind.get(facet)).copied().unwrap_or(0);
                number.checked_sub(1).and_then(|at| self.facets.names[facet].1.get(at as usize))
                    == Some(value)
            })
        })
    }
}

/// Whether a text holds these tokens in a row, within a line.
#[must_use]
pub fn holds(text: &str, words: &[String]) -> bool {
    text.lines()
        .any(|line| token::texts(line).windows(words.len().max(1)).any(|window| window == words))
}

/// A title that is the query, begins with it, holds it, or does not.
fn rank(title: &str, query: &str) -> u8 {
    if title == query {
        3
    } else if title.starts_with(query) {
        2
    } else {
        u8::from(title.contains(query))
    }
}

fn snippet(text: &str, words: &[Vec<String>]) -> String {
    let line = text
        .lines()
        .find(|line| words.iter().any(|word| holds(line, word)))
        .or_else(|| text.lines().next())
        .unwrap_or_default();
    line.chars().take(120).collect()
}

fn file(read: &dyn Fn(&str) -> Option<String>, address: &str) -> Result<String, Broken> {
    read(address).ok_or_else(|| Broken(address.to_owned()))
}

fn argument<T: serde::de::DeserializeOwned>(script: &str, call: &str) -> Result<T, Broken> {
    script
        .strip_prefix(&format!("gongbao.{call}("))
        .and_then(|text| text.strip_suffix(')'))
        .and_then(|text| serde_json::from_str(text).ok())
        .ok_or_else(|| Broken(call.to_owned()))
}

#[allow(clippy::cast_precision_loss, reason = "counts of documents are far below 2^52")]
fn count(number: usize) -> f64 {
    number.max(1) as f64
}

const _: () = assert!(FACETS.len() == 6);
