//! Merges the segments into shards. A frequent gram has two: its best places stand with the rare ones, where every query looks,
//! and all of them in a shard of their own, for who needs each.

use std::cmp::Reverse;

use super::{
    numbers,
    postings::{self, Hit},
    segment::{Gram, Segment},
};

/// A gram with more places than this is frequent.
const FREQUENT: usize = 256;

/// So many of a frequent gram's places stand with the rare grams.
const BEST: usize = 64;

/// So many of a document's passages stand among the best places of a gram.
const OF_A_DOCUMENT: usize = 4;

/// The grams of one of `shards` shards, each with its part of every segment, in order.
fn grams(segments: &[Segment], shard: u32, shards: u32) -> Vec<&Gram> {
    let mut grams: Vec<&Gram> =
        segments.iter().flat_map(|segment| segment.of(shard, shards)).collect();
    // Stable, so that the postings of a gram stay in order.
    grams.sort_by(|a, b| a.text.cmp(&b.text));
    grams
}

/// The pairs of characters in one of `shards` shards, with in how many places each stands.
pub(crate) fn pairs(segments: &[Segment], shard: u32, shards: u32) -> Vec<(char, char, u32)> {
    let pair = |parts: &[&Gram]| {
        let mut characters = parts[0].text.chars();
        let (first, second) = (characters.next()?, characters.next()?);
        let whole = characters.next().is_none() && !first.is_ascii() && !second.is_ascii();
        whole.then(|| (first, second, u32::try_from(places(parts)).unwrap_or(u32::MAX)))
    };
    let all = grams(segments, shard, shards);
    all.chunk_by(|a, b| a.text == b.text).filter_map(pair).collect()
}

fn places(parts: &[&Gram]) -> usize {
    parts.iter().map(|part| part.weights.len()).sum()
}

/// A shard that every query reads: for each gram a space and itself; then `=` and all its numbers, or, of a frequent one, `~`,
/// how many places it has, and the numbers of the best.
pub(crate) fn all(segments: &[Segment], shard: u32, shards: u32) -> String {
    let mut out = String::new();
    for parts in grams(segments, shard, shards).chunk_by(|a, b| a.text == b.text) {
        let (text, places) = (&parts[0].text, places(parts));
        if places <= FREQUENT {
            entry(&mut out, text, parts);
            continue;
        }
        out.push(' ');
        out.push_str(text);
        out.push('~');
        numbers::write(&mut out, u32::try_from(places).unwrap_or(u32::MAX));
        out.push_str(&postings::write(best(parts)));
    }
    out
}

/// A shard of the frequent grams with all their numbers.
pub(crate) fn frequent(segments: &[Segment], shard: u32, shards: u32) -> String {
    let mut out = String::new();
    for parts in grams(segments, shard, shards).chunk_by(|a, b| a.text == b.text) {
        if places(parts) > FREQUENT {
            entry(&mut out, &parts[0].text, parts);
        }
    }
    out
}

fn entry(out: &mut String, text: &str, parts: &[&Gram]) {
    out.push(' ');
    out.push_str(text);
    out.push('=');
    let mut last = 0;
    for part in parts {
        numbers::write(out, (part.first - last) * 2);
        out.push_str(&part.numbers);
        last = part.last;
    }
}

/// The places in which a gram weighs most: in fields, then where it stands often, then of documents that are full of it.
fn best(parts: &[&Gram]) -> Vec<Hit> {
    let mut places: Vec<(Hit, u8)> = Vec::new();
    for part in parts {
        let mut numbers = String::new();
        numbers::write(&mut numbers, part.first * 2);
        numbers.push_str(&part.numbers);
        places.extend(postings::read(&numbers).into_iter().zip(part.weights.iter().copied()));
    }
    let mut ranked: Vec<(bool, u8, usize, Hit)> = Vec::with_capacity(places.len());
    for of_document in places.chunk_by(|a, b| a.0.document == b.0.document) {
        let mut strongest: Vec<&(Hit, u8)> = of_document.iter().collect();
        strongest.sort_by_key(|(hit, weight)| (hit.passage > 0, Reverse(*weight)));
        ranked.extend(
            strongest
                .into_iter()
                .take(OF_A_DOCUMENT)
                .map(|(hit, weight)| (hit.passage == 0, *weight, of_document.len(), *hit)),
        );
    }
    ranked.sort_by_key(|(field, weight, count, hit)| {
        Reverse((*field, *weight, *count, Reverse(*hit)))
    });
    ranked.truncate(BEST);
    let mut hits: Vec<Hit> = ranked.into_iter().map(|(.., hit)| hit).collect();
    hits.sort_unstable();
    hits
}
