//! The difference of two sites: three sorted manifests are merged line by line, in memory for one line of each.
//!
//! The three are the new site, the release that was committed last, and, after a run that broke off, the release it was
//! about to make: what that one names may have been sent, so it is Gongbao's, but nothing is taken for granted of it.

use std::{cmp::Ordering, io, iter::Peekable};

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Standing};
use gongbao_manifest::Class;

/// What becomes of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// It is there and stays.
    Same,
    /// It is sent: it is new, or it changed, or a broken run may have changed it.
    Send,
    /// It leaves the site, and stays until the next publish.
    Old,
    /// It is deleted after the commit.
    Gone,
}

/// What becomes of one path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The file; of a file that leaves, as it was.
    #[serde(flatten)]
    pub entry: Entry,
    /// What becomes of it.
    pub act: Act,
    /// Whether a manifest of ours named the path before.
    #[serde(default)]
    pub ours: bool,
    /// The digest it had in the last release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Whether it left the site with this publish, and not with an earlier one.
    #[serde(default)]
    pub leaves: bool,
    /// The digest that a broken run may have given it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tried: Option<String>,
}

/// How the merge takes what it finds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ways {
    /// Whether the last release's deletions may not be done yet.
    pub unfinished: bool,
}

/// Merges the new site, the last release and the broken one, and hands over every path's step in order.
///
/// # Errors
/// What reading a manifest or `visit` gives.
pub fn merge<E: From<io::Error>>(
    site: impl Iterator<Item = io::Result<Entry>>,
    last: impl Iterator<Item = io::Result<Entry>>,
    broken: impl Iterator<Item = io::Result<Entry>>,
    ways: Ways,
    mut visit: impl FnMut(Step) -> Result<(), E>,
) -> Result<(), E> {
    let (mut site, mut last, mut broken) = (site.peekable(), last.peekable(), broken.peekable());
    while let Some(path) = least(&mut site, &mut last, &mut broken) {
        let new = take(&mut site, &path)?;
        let was = take(&mut last, &path)?
            .filter(|entry| ways.unfinished || entry.standing != Standing::Gone);
        // A broken run touched what it names as live; what else it names is ours from a run before it.
        let tried = take(&mut broken, &path)?
            .filter(|entry| entry.standing == Standing::Live || was.is_none());
        if let Some(step) = step(new, was, tried) {
            visit(step)?;
        }
    }
    Ok(())
}

fn step(new: Option<Entry>, was: Option<Entry>, tried: Option<Entry>) -> Option<Step> {
    let ours = was.is_some() || tried.is_some();
    let untouched = match (&was, &tried) {
        (Some(was), Some(tried)) => was.same(tried),
        (Some(was), None) => was.standing != Standing::Gone,
        _ => false,
    };
    let make = |entry: Entry, act: Act, leaves: bool| Step {
        entry: Entry { standing: standing(act), ..entry },
        act,
        ours,
        was: was.as_ref().map(|entry| entry.sha256.clone()),
        leaves,
        tried: tried.as_ref().map(|entry| entry.sha256.clone()),
    };
    match (new, &was, &tried) {
        (Some(new), Some(was), _) if untouched && new.same(was) => {
            Some(make(new, Act::Same, false))
        }
        (Some(new), ..) => Some(make(new, Act::Send, false)),
        (None, Some(was), _) => {
            let live = was.standing == Standing::Live;
            let stays = live && untouched && was.class == Class::Asset;
            Some(make(was.clone(), if stays { Act::Old } else { Act::Gone }, live))
        }
        (None, None, Some(tried)) => Some(make(tried.clone(), Act::Gone, false)),
        (None, None, None) => None,
    }
}

fn standing(act: Act) -> Standing {
    match act {
        Act::Same | Act::Send => Standing::Live,
        Act::Old => Standing::Old,
        Act::Gone => Standing::Gone,
    }
}

type Sorted<I> = Peekable<I>;

fn least<A, B, C>(a: &mut Sorted<A>, b: &mut Sorted<B>, c: &mut Sorted<C>) -> Option<String>
where
    A: Iterator<Item = io::Result<Entry>>,
    B: Iterator<Item = io::Result<Entry>>,
    C: Iterator<Item = io::Result<Entry>>,
{
    // An error counts as the least path, so that it is taken next.
    let heads = [head(a), head(b), head(c)];
    heads.into_iter().flatten().min()
}

fn head(entries: &mut Sorted<impl Iterator<Item = io::Result<Entry>>>) -> Option<String> {
    entries.peek().map(|entry| entry.as_ref().map(|e| e.path.clone()).unwrap_or_default())
}

fn take(
    entries: &mut Sorted<impl Iterator<Item = io::Result<Entry>>>,
    path: &str,
) -> io::Result<Option<Entry>> {
    let next = entries.next_if(|entry| match entry {
        Ok(entry) => entry.path.as_str().cmp(path) != Ordering::Greater,
        Err(_) => true,
    });
    next.transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, sha: char, standing: Standing) -> Entry {
        let class = if path.starts_with("assets/") { Class::Asset } else { Class::Leaf };
        Entry {
            path: path.to_owned(),
            length: 1,
            sha256: sha.to_string().repeat(64),
            class,
            mime: String::new(),
            cache: String::new(),
            standing,
        }
    }

    fn acts(
        site: &[Entry],
        last: &[Entry],
        broken: &[Entry],
        unfinished: bool,
    ) -> Vec<(String, Act, bool)> {
        let mut acts = Vec::new();
        fn all(entries: &[Entry]) -> impl Iterator<Item = io::Result<Entry>> + '_ {
            entries.iter().cloned().map(Ok)
        }
        let ways = Ways { unfinished };
        merge::<io::Error>(all(site), all(last), all(broken), ways, |step| {
            acts.push((step.entry.path, step.act, step.ours));
            Ok(())
        })
        .unwrap();
        acts
    }

    use Standing::{Gone, Live, Old};

    #[test]
    fn each_path_has_one_step() {
        let site = [entry("a", '1', Live), entry("b", '2', Live), entry("c", '3', Live)];
        let last = [
            entry("a", '1', Live),
            entry("assets/x", '7', Live),
            entry("assets/y", '8', Old),
            entry("b", '9', Live),
            entry("d", '4', Live),
            entry("e", '5', Gone),
        ];
        let expected = [
            ("a", Act::Same, true),
            ("assets/x", Act::Old, true),
            ("assets/y", Act::Gone, true),
            ("b", Act::Send, true),
            ("c", Act::Send, false),
            ("d", Act::Gone, true),
        ];
        let expected = expected.map(|(path, act, ours)| (path.to_owned(), act, ours));
        assert_eq!(acts(&site, &last, &[], false), expected);
    }

    #[test]
    fn what_a_broken_run_may_have_changed_is_sent_again() {
        let site = [entry("a", '1', Live), entry("b", '2', Live)];
        let last = site.clone();
        let broken = [entry("a", '1', Live), entry("b", '3', Live), entry("c", '4', Live)];
        let expected = [("a", Act::Same), ("b", Act::Send), ("c", Act::Gone)]
            .map(|(p, a)| (p.to_owned(), a, true));
        assert_eq!(acts(&site, &last, &broken, false), expected);
    }

    #[test]
    fn deletions_that_were_cut_off_are_done_again() {
        let last = [entry("a", '1', Live), entry("e", '5', Gone)];
        let site = [entry("a", '1', Live)];
        assert_eq!(acts(&site, &last, &[], true).len(), 2);
        assert_eq!(acts(&site, &last, &[], false).len(), 1);
    }

    #[test]
    fn headers_alone_make_a_page_go_out_again() {
        let site = [Entry { cache: "no-cache".to_owned(), ..entry("a", '1', Live) }];
        assert_eq!(acts(&site, &[entry("a", '1', Live)], &[], false)[0].1, Act::Send);
    }

    #[test]
    fn an_error_in_a_manifest_ends_the_merge() {
        let wrong = std::iter::once(Err(io::Error::other("cut")));
        let merged = merge::<io::Error>(
            wrong,
            std::iter::once(Ok(entry("a", '1', Live))),
            std::iter::empty(),
            Ways::default(),
            |_| Ok(()),
        );
        assert!(merged.is_err());
    }
}
