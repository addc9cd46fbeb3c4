//! A phrase of which two words changed places: its parts in reverse, as far as the site has the pairs where they meet.
//! `nearest.js` says the same in `reordered`.

use super::{engine::Engine, error::IndexError, rank, token};

/// So many spellings of a query are tried.
pub(crate) const TRIED: usize = 16;

/// At so many places it is cut in two, the rarest.
const CUTS: usize = 4;

impl Engine<'_> {
    /// The phrase in other orders, the likeliest first.
    pub(crate) fn reordered(&self, query: &str) -> Result<Vec<String>, IndexError> {
        let tokens = token::texts(query);
        if !rank::is_phrase(query) {
            return Ok(Vec::new());
        }
        let end = tokens.len();
        let pair = |first: usize, second: usize| {
            self.places(&token::pair(&tokens[first], &tokens[second]))
        };
        // How often each token stands after the one before it.
        let mut between = vec![u32::MAX];
        for at in 1..end {
            between.push(pair(at - 1, at)?);
        }
        let one = (1..end).map(|cut| vec![cut]);
        let mut rare: Vec<usize> = (1..end).collect();
        rare.sort_by_key(|at| between[*at]);
        rare.truncate(CUTS);
        rare.sort_unstable();
        let two = rare.iter().flat_map(|cut| {
            rare.iter().filter(move |other| cut < *other).map(move |other| vec![*cut, *other])
        });
        let mut found: Vec<(f64, String)> = Vec::new();
        for cuts in one.chain(two) {
            if (1..end).any(|at| between[at] == 0 && !cuts.contains(&at)) {
                continue;
            }
            let bounds: Vec<usize> = [&[0][..], &cuts, &[end]].concat();
            let parts: Vec<(usize, usize)> =
                bounds.windows(2).rev().map(|part| (part[0], part[1])).collect();
            let mut likely = 0.0;
            let mut all = true;
            for meeting in parts.windows(2) {
                let count = pair(meeting[0].1 - 1, meeting[1].0)?;
                all &= count > 0;
                likely += log(count);
            }
            likely -= cuts.iter().map(|cut| log(between[*cut])).sum::<f64>();
            if all {
                let text = parts.iter().map(|(from, to)| tokens[*from..*to].concat()).collect();
                found.push((likely, text));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        Ok(found.into_iter().take(TRIED).map(|(_, text)| text).collect())
    }
}

fn log(count: u32) -> f64 {
    (1.0 + f64::from(count)).ln()
}
