//! The order of what holds a query: by the places of its rarest grams, and of no more than decide, since a page reads no more.
//! The script of the search page says the same in `find`.

use std::collections::{BTreeMap, BTreeSet};

use super::{error::IndexError, postings::Hit, query::Word, rank};

/// So many documents are in order.
const ENOUGH: u32 = 12;

/// A further gram is read for the order while the one before left out so much.
const LEFT: f64 = 0.7;

/// For each document of a word the passages that have its rarest grams.
pub(crate) type OrderBasis = BTreeMap<u32, BTreeSet<u32>>;

struct WayPlaces {
    grams: Vec<String>,
    read: usize,
    places: Option<Vec<Hit>>,
}

impl WayPlaces {
    fn is_open(&self) -> bool {
        self.places.as_ref().is_none_or(|places| !places.is_empty()) && self.read < self.grams.len()
    }
}

/// Gives the places of a gram.
pub(crate) type PlacesOf<'a> = dyn Fn(&str) -> Result<Vec<Hit>, IndexError> + 'a;

/// What the order of documents follows from, for each word.
pub(crate) fn basis(
    words: &[Word],
    frequent: &BTreeMap<char, u32>,
    places: &PlacesOf<'_>,
) -> Result<Vec<OrderBasis>, IndexError> {
    let of = |way: &Vec<String>| {
        let grams = rank::by_rarity(way, frequent).into_iter().map(|(.., gram)| gram);
        WayPlaces { grams: grams.collect(), read: 0, places: None }
    };
    let mut ways: Vec<Vec<WayPlaces>> =
        words.iter().map(|word| word.iter().map(of).collect()).collect();
    let single = words.len() == 1;
    narrow(&mut ways, places, |way| if way == 0 && single { 2 } else { 1 })?;
    let mut basis = together(&ways);
    let mut before = f64::INFINITY;
    loop {
        let count = shared(&basis);
        let open = ways.iter().flatten().any(WayPlaces::is_open);
        if count <= ENOUGH || f64::from(count) >= before * LEFT || !open {
            return Ok(basis);
        }
        before = f64::from(count);
        narrow(&mut ways, places, |_| 1)?;
        basis = together(&ways);
    }
}

/// Reads further grams of each way.
fn narrow(
    ways: &mut [Vec<WayPlaces>],
    places: &PlacesOf<'_>,
    more: impl Fn(usize) -> usize,
) -> Result<(), IndexError> {
    for word in ways {
        for (number, way) in word.iter_mut().enumerate() {
            for _ in 0..more(number) {
                if !way.is_open() {
                    break;
                }
                let hits = places(&way.grams[way.read])?;
                way.read += 1;
                match &mut way.places {
                    Some(places) => places.retain(|hit| hits.binary_search(hit).is_ok()),
                    None => way.places = Some(hits),
                }
            }
        }
    }
    Ok(())
}

fn together(ways: &[Vec<WayPlaces>]) -> Vec<OrderBasis> {
    let of_word = |word: &Vec<WayPlaces>| {
        let mut documents = OrderBasis::new();
        for hit in word.iter().flat_map(|way| way.places.iter().flatten()) {
            documents.entry(hit.document).or_default().insert(hit.passage);
        }
        documents
    };
    ways.iter().map(of_word).collect()
}

/// How many documents have all words.
fn shared(basis: &[OrderBasis]) -> u32 {
    let Some((first, others)) = basis.split_first() else { return 0 };
    let all = |document: &u32| others.iter().all(|word| word.contains_key(document));
    u32::try_from(first.keys().filter(|document| all(document)).count()).unwrap_or(u32::MAX)
}
