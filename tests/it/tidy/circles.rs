//! No circle between crates, folders or files: whoever uses another is not used by it, by any way.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    paths::Modules,
    source::{self, SourceFile},
};

type Graph = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_module_is_part_of_a_circle() {
    let files = source::all();
    let mut circles = Vec::new();
    for package in packages(&files) {
        let uses = Modules::new(files.iter().filter(|file| file.package() == package)).uses();
        for (place, graph) in levels(&uses) {
            circles.extend(
                circles_of(&graph).into_iter().map(|circle| format!("{package}{place}: {circle}")),
            );
        }
    }
    circles.sort();
    circles.dedup();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_is_seen() {
    let edge = |from: &str, to: &str| (from.to_owned(), BTreeSet::from([to.to_owned()]));
    let circle = Graph::from([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("d", "a")]);
    assert_eq!(circles_of(&circle), ["a b c"]);
    let line = Graph::from([edge("a", "b"), edge("b", "c"), edge("d", "a")]);
    assert!(circles_of(&line).is_empty());
}

fn packages(files: &[SourceFile]) -> BTreeSet<&str> {
    files.iter().map(SourceFile::package).collect()
}

/// The graph of all files, and for each folder that of its children, with whatever lies below them.
fn levels(uses: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>) -> Vec<(String, Graph)> {
    let name = |path: &[String]| if path.is_empty() { "lib".to_owned() } else { path.join("/") };
    let mut graphs = vec![(String::new(), Graph::new())];
    let folders: BTreeSet<&[String]> =
        uses.keys().filter_map(|path| path.split_last().map(|(_, folder)| folder)).collect();
    for (from, targets) in uses {
        for to in targets {
            graphs[0].1.entry(name(from)).or_default().insert(name(to));
        }
    }
    for folder in folders {
        let mut graph = Graph::new();
        // The folder's own file is one of its rooms.
        let room = |path: &[String]| {
            path.strip_prefix(folder)
                .map(|rest| rest.first().cloned().unwrap_or_else(|| "mod".to_owned()))
        };
        for (from, targets) in uses {
            for to in targets {
                if let (Some(from), Some(to)) = (room(from), room(to))
                    && from != to
                {
                    graph.entry(from).or_default().insert(to);
                }
            }
        }
        graphs.push((format!(" {}", name(folder)), graph));
    }
    graphs
}

/// The members of each circle, in one line.
fn circles_of(graph: &Graph) -> Vec<String> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|from| (from.as_str(), reachable(graph, from))).collect();
    let mut circles = BTreeSet::new();
    for (from, to) in &reach {
        if to.contains(from) {
            let members: Vec<&str> = to
                .iter()
                .filter(|other| reach.get(*other).is_some_and(|back| back.contains(from)))
                .copied()
                .collect();
            circles.insert(members.join(" "));
        }
    }
    circles.into_iter().collect()
}

fn reachable<'a>(graph: &'a Graph, from: &str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = graph.get(from).into_iter().flatten().map(String::as_str).collect();
    while let Some(next) = open.pop() {
        if seen.insert(next) {
            open.extend(graph.get(next).into_iter().flatten().map(String::as_str));
        }
    }
    seen
}
