//! Ranking when nothing holds all of a query: documents by the grams that they have, of which any may be missing.
//!
//! A question is cut at the words of asking; the rarest grams of what is left are asked for, and those of official words for
//! everyday ones. A gram weighs as much as it is rare among all passages. A document counts what its best passage holds, what it
//! holds as a whole (each gram the less the more often it was counted already), and more for what stands in its fields; it counts
//! less when it is no longer in force. The script of the search page says the same in `ranked`.

use std::collections::{BTreeMap, BTreeSet};

use super::{fold, postings::Hit, query, token};

/// What a question says that its answer does not. The script has the same, in this order.
pub const ASKING: &str = "请问|你好|您好|我想知道|我想问|我想|想问一下|咨询|麻烦|谢谢|怎么办理|怎么办|怎么样|怎么|怎样|如何|是不是|能不能|可不可以|可以吗|可以|要不要|会不会|有没有|有什么|是什么|为什么|什么时候|什么|多少天|多少钱|多少|多久|多长时间|几天|哪里|哪儿|哪些|哪个|找谁|谁管|应该|需要|算不算|行不行|行吗|合法吗|吗|呢|吧|啊";

/// So many grams are asked for, the rarest.
const MOST: usize = 20;

/// So many documents are ranked.
const NEAREST: usize = 50;

/// A document with less than this share of the best score is none of the nearest.
const LEAST: f64 = 0.3;

/// What a gram in the fields weighs.
const FIELD: f64 = 1.2;

/// What a document weighs that is not in force.
pub(crate) const ENDED: f64 = 0.6;

/// A gram of a question.
#[derive(Clone, Debug)]
pub(crate) struct AskedGram {
    /// The gram itself.
    pub(crate) text: String,
    /// In how many places it stands.
    pub(crate) count: u32,
    /// Its places, or the best of them.
    pub(crate) places: Vec<Hit>,
}

/// A document, the passage that answers best, and how well.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    /// The document's number.
    pub(crate) document: u32,
    /// The passage.
    pub(crate) passage: u32,
    /// Only the order means something.
    pub(crate) score: f64,
}

/// The parts of a question that its answer may hold, as tokens.
pub(crate) fn parts(query: &str) -> Vec<Vec<String>> {
    let said: Vec<Vec<String>> =
        cut(&without_asking(query)).into_iter().filter(|part| part.len() > 1).collect();
    if said.is_empty() { cut(query) } else { said }
}

/// A few words without a question: one character may be another, their order too.
pub(crate) fn is_phrase(query: &str) -> bool {
    let asks = ASKING.split('|').any(|asking| query.contains(asking));
    (4..=12).contains(&token::texts(query).len()) && parts(query).len() == 1 && !asks
}

fn without_asking(query: &str) -> String {
    let mut out = String::new();
    let mut rest = query;
    while let Some(c) = rest.chars().next() {
        let asking = ASKING.split('|').find(|asking| rest.starts_with(asking));
        out.push(if asking.is_some() { ' ' } else { c });
        rest = &rest[asking.map_or(c.len_utf8(), str::len)..];
    }
    out
}

fn cut(text: &str) -> Vec<Vec<String>> {
    text.split(|c| fold::fold(c) == fold::Folding::Nothing)
        .map(token::texts)
        .filter(|part| !part.is_empty())
        .collect()
}

/// The rarest grams of parts that are not among `known`, told by how frequent their characters are.
pub(crate) fn rarest(
    parts: &[Vec<String>],
    frequent: &BTreeMap<char, u32>,
    known: &mut BTreeSet<String>,
) -> Vec<String> {
    let mut grams: Vec<(u64, String)> = Vec::new();
    for part in parts {
        for (rarity, _, gram) in by_rarity(part, frequent) {
            if known.insert(gram.clone()) {
                grams.push((rarity, gram));
            }
        }
    }
    grams.sort_by_key(|gram| std::cmp::Reverse(gram.0));
    grams.into_iter().take(MOST).map(|(_, gram)| gram).collect()
}

/// The grams of a part, the rarest first, each with how rare it seems and where it stands.
pub(crate) fn by_rarity(
    part: &[String],
    frequent: &BTreeMap<char, u32>,
) -> Vec<(u64, usize, String)> {
    let mut grams: Vec<(u64, usize, String)> = query::grams(part)
        .into_iter()
        .enumerate()
        .map(|(at, gram)| (rarity(part, at, &gram, frequent), at, gram))
        .collect();
    grams.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)));
    grams
}

fn rarity(part: &[String], at: usize, gram: &str, frequent: &BTreeMap<char, u32>) -> u64 {
    let rank = |token: &String| {
        let mut characters = token.chars();
        match (characters.next(), characters.next()) {
            (Some(c), None) => frequent.get(&c).copied().map_or(4000, u64::from),
            _ => 4000,
        }
    };
    match part {
        _ if gram.bytes().any(|byte| byte.is_ascii_digit()) => 1_000_000_000,
        [one] => rank(one),
        _ => rank(&part[at]) * rank(&part[at + 1]),
    }
}

#[derive(Default)]
struct Tally {
    sum: f64,
    field: f64,
    passages: BTreeMap<u32, f64>,
}

/// The nearest documents, the best first.
pub(crate) fn nearest(grams: &[AskedGram], passages: u32, ended: &BTreeSet<u32>) -> Vec<Ranked> {
    let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
    for gram in grams {
        let weight = (1.0 + f64::from(passages) / f64::from(gram.count.max(1))).ln();
        for of_document in gram.places.chunk_by(|a, b| a.document == b.document) {
            let tally = tallies.entry(of_document[0].document).or_default();
            let mut times = 0.0;
            for hit in of_document {
                if hit.passage == 0 {
                    tally.field += weight;
                } else {
                    times += 1.0;
                    *tally.passages.entry(hit.passage).or_default() += weight;
                }
            }
            tally.sum += weight * times / (times + 1.2);
        }
    }
    let mut ranked: Vec<Ranked> =
        tallies.into_iter().map(|(document, tally)| score(document, &tally, ended)).collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
    let least = ranked.first().map_or(0.0, |best| best.score * LEAST);
    ranked.retain(|one| one.score >= least);
    ranked.truncate(NEAREST);
    ranked
}

fn score(document: u32, tally: &Tally, ended: &BTreeSet<u32>) -> Ranked {
    let mut best = (0, 0.0);
    for (passage, value) in &tally.passages {
        if *value > best.1 {
            best = (*passage, *value);
        }
    }
    let share = if ended.contains(&document) { ENDED } else { 1.0 };
    Ranked { document, passage: best.0, score: (best.1 + tally.sum + FIELD * tally.field) * share }
}

/// The longest runs of a part's tokens of which all pairs stand in `there`, and its single tokens that do.
pub(crate) fn runs(part: &[String], there: &BTreeSet<&str>) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = part
        .iter()
        .filter(|token| there.contains(token.as_str()))
        .map(|token| vec![token.clone()])
        .collect();
    let linked = |pair: &[String]| there.contains(token::pair(&pair[0], &pair[1]).as_str());
    let mut from = 0;
    for to in 1..=part.len() {
        if to < part.len() && linked(&part[to - 1..=to]) {
            continue;
        }
        if to - from > 1 {
            out.push(part[from..to].to_vec());
        }
        from = to;
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{parts, runs};

    #[test]
    fn a_question_is_cut_at_the_words_of_asking() {
        let shown = |query: &str| -> Vec<String> {
            parts(query).into_iter().map(|part| part.concat()).collect()
        };
        assert_eq!(shown("请问低保怎么申请？"), ["低保", "申请"]);
        assert_eq!(shown("失业金，可以领多久"), ["失业金"]);
        assert_eq!(shown("怎么办"), ["怎么办"], "nothing else is left");
    }

    #[test]
    fn pieces_end_where_a_pair_is_missing() {
        let part: Vec<String> = ["矛", "盾", "纠", "外"].map(str::to_owned).to_vec();
        let there = BTreeSet::from(["矛盾", "盾纠"]);
        assert_eq!(runs(&part, &there), [["矛", "盾", "纠"]]);
    }
}
