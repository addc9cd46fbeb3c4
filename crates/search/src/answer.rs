//! What the search page shows for a query: what holds it; else the same number in the other writing, other orders of its words,
//! what it may spell; else what comes nearest.

use std::collections::BTreeSet;

use super::{
    chinese_number,
    engine::{self, Engine, PAGE, SearchResult},
    error::IndexError,
    facets::Filter,
    names, postings, query,
    rank::{self, AskedGram},
    token,
};

/// What is found for a query.
#[derive(Clone, Debug, Default)]
pub struct SearchAnswer {
    /// The documents, the best first.
    pub results: Vec<SearchResult>,
    /// By what else was looked: official words for everyday ones, a number in the other writing.
    pub also: Vec<String>,
    /// When no document holds all of the query: pieces of it that the site has.
    pub pieces: Vec<String>,
}

/// Other spellings of a query.
type Others = Result<Vec<String>, IndexError>;

impl Engine<'_> {
    /// What the search page shows: all documents that hold every word, or else those that come nearest.
    ///
    /// # Errors
    /// When a file of the index is missing or malformed.
    pub fn answer(
        &self,
        query: &str,
        filters: &[Filter],
        by_date: bool,
    ) -> Result<SearchAnswer, IndexError> {
        let results = self.search(query, filters, by_date)?;
        if query::words(query).is_empty() {
            return Ok(SearchAnswer::default());
        }
        if !results.is_empty() {
            return self.named(results, query, filters, by_date);
        }
        for others in [
            &|query: &str| Ok(chinese_number::others(query)),
            &|query: &str| self.reordered(query),
            &|query: &str| self.spelled(query) as Others,
        ] as [&dyn Fn(&str) -> Others; 3]
        {
            for other in others(query)? {
                let results = self.search(&other, filters, by_date)?;
                if !results.is_empty() {
                    return Ok(SearchAnswer { results, also: vec![other], pieces: Vec::new() });
                }
            }
        }
        let found = self.by_initials(query)?;
        if !found.is_empty() {
            let facets = if filters.is_empty() { None } else { Some(self.facets()?) };
            let passes = |one: &u32| facets.as_ref().is_none_or(|all| all.passes(*one, filters));
            let results = found.into_iter().filter(passes);
            let results = results.map(|one| self.result(one, std::iter::once(0), &[], 0.0));
            let results = results.collect::<Result<_, _>>()?;
            return Ok(SearchAnswer { results, ..SearchAnswer::default() });
        }
        self.nearest(query, filters, by_date)
    }

    /// Few have an everyday word: those with the official one fill the first page.
    fn named(
        &self,
        mut results: Vec<SearchResult>,
        query: &str,
        filters: &[Filter],
        by_date: bool,
    ) -> Result<SearchAnswer, IndexError> {
        let mut also = Vec::new();
        let words: Vec<Vec<String>> =
            query::words(query).into_iter().filter_map(|word| word.into_iter().next()).collect();
        for (at, word) in words.iter().enumerate() {
            if results.len() >= PAGE {
                break;
            }
            let gram = query::grams(&word[..word.len().min(2)]).concat();
            let entry = engine::entry(&self.shard(&gram)?, &gram, '>').map(str::to_owned);
            for name in names::official_of(&entry.unwrap_or_default(), &word.concat()) {
                let texts = words.iter().enumerate();
                let texts: Vec<String> = texts
                    .map(|(i, word)| if i == at { name.clone() } else { word.concat() })
                    .collect();
                let more = self.search(&texts.join(" "), filters, by_date)?;
                let before = results.len();
                for one in more.into_iter().take(PAGE) {
                    let known =
                        results.iter().any(|known| known.fields.address == one.fields.address);
                    if !known && results.len() < PAGE {
                        results.push(one);
                    }
                }
                if results.len() > before {
                    also.push(name);
                }
            }
        }
        Ok(SearchAnswer { results, also, pieces: Vec::new() })
    }

    fn nearest(
        &self,
        query: &str,
        filters: &[Filter],
        by_date: bool,
    ) -> Result<SearchAnswer, IndexError> {
        let said = rank::parts(query);
        let mut known = BTreeSet::new();
        let mut asked = self.asked(rank::rarest(&said, &self.ranks, &mut known))?;
        if rank::is_phrase(query) {
            // The order of a few words may be another: then each place of their pairs counts.
            for gram in &mut asked {
                gram.places = self.hits(&gram.text)?;
            }
        }
        let whole = said.iter().map(|part| part.concat()).collect::<Vec<_>>().join(" ");
        let official: Vec<Vec<String>> =
            self.official(&asked, &whole)?.iter().map(|name| token::texts(name)).collect();
        asked.extend(self.asked(rank::rarest(&official, &self.ranks, &mut known))?);
        if asked.iter().all(|gram| gram.count == 0) {
            let single: Vec<Vec<String>> =
                said.iter().flatten().map(|token| vec![token.clone()]).collect();
            asked.extend(self.asked(rank::rarest(&single, &self.ranks, &mut known))?);
        }
        let there: BTreeSet<&str> =
            asked.iter().filter(|gram| gram.count > 0).map(|gram| gram.text.as_str()).collect();
        let runs = |parts: &[Vec<String>]| -> Vec<Vec<String>> {
            parts.iter().flat_map(|part| rank::runs(part, &there)).collect()
        };
        let (pieces, also) = (runs(&said), runs(&official));
        let mut found = rank::nearest(&asked, self.head.passages, &self.ended);
        let facets = if filters.is_empty() { None } else { Some(self.facets()?) };
        found.retain(|one| facets.as_ref().is_none_or(|all| all.passes(one.document, filters)));
        if by_date {
            found.sort_by_key(|one| one.document);
        }
        let phrases: Vec<Vec<String>> = pieces.iter().chain(&also).cloned().collect();
        let results = found.into_iter().map(|one| {
            self.result(one.document, std::iter::once(one.passage), &phrases, one.score)
        });
        let words = |runs: Vec<Vec<String>>| runs.into_iter().map(|run| run.concat()).collect();
        Ok(SearchAnswer {
            results: results.collect::<Result<_, _>>()?,
            also: words(also),
            pieces: words(pieces),
        })
    }

    /// In how many places a gram stands.
    pub(crate) fn places(&self, gram: &str) -> Result<u32, IndexError> {
        Ok(self.asked(vec![gram.to_owned()])?.iter().map(|gram| gram.count).sum())
    }

    /// Grams with their places, or the best of them.
    fn asked(&self, grams: Vec<String>) -> Result<Vec<AskedGram>, IndexError> {
        let of = |text: String| {
            let shard = self.shard(&text)?;
            let all = engine::entry(&shard, &text, '=').map(postings::read).unwrap_or_default();
            let asked = match engine::entry(&shard, &text, '~') {
                Some(best) => {
                    let (count, places) = postings::read_best(best);
                    AskedGram { text, count, places }
                }
                None => AskedGram {
                    text,
                    count: u32::try_from(all.len()).unwrap_or(u32::MAX),
                    places: all,
                },
            };
            Ok(asked)
        };
        grams.into_iter().map(of).collect()
    }

    /// The official words for everyday ones in `said`.
    fn official(&self, asked: &[AskedGram], said: &str) -> Result<Vec<String>, IndexError> {
        let mut out = Vec::new();
        for gram in asked {
            let shard = self.shard(&gram.text)?;
            for name in engine::entry(&shard, &gram.text, '>')
                .iter()
                .flat_map(|all| names::official(all, said))
            {
                if !out.contains(&name) {
                    out.push(name);
                }
            }
        }
        Ok(out)
    }
}
