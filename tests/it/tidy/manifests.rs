//! What a crate may know stands in its manifest: only crates of lower layers, and for the pure ones no library of the edge.

use std::{collections::BTreeMap, fs};

use crate::harness::repository;

/// The layers from the lowest; a crate may name only those of layers before its own.
const LAYERS: [&[&str]; 10] = [
    &["base", "manifest"],
    &["container", "content", "office"],
    &["approval", "secrecy"],
    &["archive", "editing", "files", "import", "site"],
    &["check", "search"],
    &["render"],
    &["handover"],
    &["release"],
    &["publish"],
    &["gongbao"],
];

/// Crates that may touch files, network, clock and environment.
const EDGE: [&str; 3] = ["files", "publish", "gongbao"];

/// Libraries that touch them.
const EDGE_LIBRARIES: [&str; 13] = [
    "axum",
    "indicatif",
    "notify-debouncer-full",
    "russh",
    "russh-sftp",
    "rustix",
    "rustls",
    "tokio",
    "tokio-stream",
    "ureq",
    "walkdir",
    "clap",
    "mimalloc",
];

/// For each crate, what its manifest names for the program itself.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let mut crates = vec![("gongbao".to_owned(), repository().join("Cargo.toml"))];
    for entry in fs::read_dir(repository().join("crates")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        crates.push((name, entry.path().join("Cargo.toml")));
    }
    let named = |path: &std::path::Path| {
        let text = fs::read_to_string(path).unwrap();
        let table = text.split("\n[dependencies]\n").nth(1).unwrap_or_default();
        let lines = table.lines().take_while(|line| !line.starts_with('['));
        lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split([' ', '.', '=']).next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    crates.into_iter().map(|(name, path)| (name, named(&path))).collect()
}

#[test]
fn crates_know_only_lower_ones() {
    let layer = |name: &str| {
        LAYERS
            .iter()
            .position(|layer| layer.contains(&name))
            .unwrap_or_else(|| panic!("{name} is in no layer"))
    };
    let crates = dependencies();
    assert!(crates.len() > 10);
    for (name, used) in crates {
        for other in used.iter().filter_map(|name| name.strip_prefix("gongbao-")) {
            assert!(layer(other) < layer(&name), "{name} names {other}");
        }
    }
}

#[test]
fn pure_crates_name_no_library_of_the_edge() {
    for (name, used) in dependencies() {
        if !EDGE.contains(&name.as_str()) {
            for library in EDGE_LIBRARIES {
                assert!(!used.iter().any(|used| used == library), "{name} names {library}");
            }
        }
    }
}

#[test]
fn only_the_edge_is_excused_from_the_lint_against_files_clock_and_network() {
    let lint = fs::read_to_string(repository().join("clippy.toml")).unwrap();
    assert!(lint.contains("std::fs::File") && lint.contains("std::time::SystemTime"));
    for file in super::source::all() {
        let excused = file.text.contains("clippy::disallowed");
        let edge = EDGE.contains(&file.package()) || file.package() == "program";
        assert!(edge || !excused, "{} is excused from the lint", file.path);
    }
}
