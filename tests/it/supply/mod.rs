//! What crates of others the program is built from: where they come from, and what is known against their versions.

mod chain;

use std::{collections::BTreeSet, fs};

use chain::{REGISTRY, SupplyChain, exceptions, locked, rows};

use crate::harness::repository;

/// The names in the manifests of this repository.
fn own() -> BTreeSet<String> {
    let root = repository();
    let folders =
        ["crates", "patches"].iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let manifests = folders.map(|entry| entry.unwrap().path().join("Cargo.toml"));
    manifests
        .chain([root.join("Cargo.toml")])
        .filter(|path| path.exists())
        .map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let package = text.split("[package]\nname = \"").nth(1).unwrap();
            package.split('"').next().unwrap().to_owned()
        })
        .collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

#[test]
fn crates_come_from_the_registry_with_checksums_and_no_version_is_known_to_be_flawed() {
    let (lock, table, settings) =
        (read("Cargo.lock"), read("tests/supply/advisories.txt"), read("deny.toml"));
    let chain = SupplyChain {
        lock: locked(&lock),
        own: own(),
        advisories: rows(&table),
        exceptions: exceptions(&settings),
    };
    let from_registry = chain.lock.iter().filter(|locked| locked.source.is_some()).count();
    assert!(from_registry > 400 && chain.own.len() > 20);
    assert_eq!(chain.failures(), Vec::<String>::new());
}

#[test]
fn the_table_of_advisories_is_dated_and_sorted() {
    let table = read("tests/supply/advisories.txt");
    let (head, body): (Vec<&str>, Vec<&str>) =
        table.lines().partition(|line| line.starts_with('#'));
    let day = head[0].trim_end_matches('.').rsplit(' ').next().unwrap();
    assert!(day.parse::<jiff::civil::Date>().is_ok(), "{day}");
    assert!(body.is_sorted());
    let kinds = ["vulnerable", "unsound", "unmaintained", "notice"];
    for row in rows(&table).iter().filter(|row| !row.number.is_empty()) {
        assert!(kinds.contains(&row.kind) && row.number.starts_with("RUSTSEC-"), "{}", row.name);
    }
}

/// What a crate of this text, and these exceptions, are found to be; the table is the repository's.
fn found(lock: &str, settings: &str) -> Vec<String> {
    let table = read("tests/supply/advisories.txt");
    let advisories = rows(&table);
    SupplyChain { lock: locked(lock), own: own(), advisories, exceptions: exceptions(settings) }
        .failures()
}

fn package(name: &str, version: &str, origin: &str) -> String {
    format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n{origin}\n")
}

fn registered(name: &str, version: &str) -> String {
    let sum = "0".repeat(64);
    package(name, version, &format!("source = \"{REGISTRY}\"\nchecksum = \"{sum}\"\n"))
}

#[test]
fn a_flawed_version_is_found() {
    let found = |name: &str, version: &str| found(&registered(name, version), "");
    assert_eq!(found("smallvec", "1.6.0"), ["smallvec 1.6.0 is vulnerable: RUSTSEC-2021-0003"]);
    assert_eq!(found("smallvec", "1.6.1"), [""; 0]);
    assert_eq!(found("mimalloc", "0.1.38"), ["mimalloc 0.1.38 is unsound: RUSTSEC-2022-0094"]);
    // One of its ranges ends at an early version.
    assert_eq!(found("rustls-webpki", "0.103.13"), [""; 0]);
    let flaw = "rustls-webpki 0.103.12 is vulnerable: RUSTSEC-2026-0104";
    assert_eq!(found("rustls-webpki", "0.103.12"), [flaw]);
    // There is no version of it without the flaw.
    assert_eq!(found("rsa", "0.9.8"), ["rsa 0.9.8 is vulnerable: RUSTSEC-2023-0071"]);
    assert_eq!(
        found("no-such-crate", "1.0.0"),
        ["no-such-crate: no row in tests/supply/advisories.txt"]
    );
}

#[test]
fn a_crate_from_elsewhere_is_found() {
    let found = |origin: &str| found(&package("smallvec", "1.16.6", origin), "");
    let sum = "0".repeat(64);
    for source in ["git+https://example.org/smallvec#0123456", "registry+https://example.org/index"]
    {
        let expected = [format!("smallvec 1.16.6 comes from {source}")];
        assert_eq!(found(&format!("source = \"{source}\"\n")), expected);
        assert_eq!(found(&format!("source = \"{source}\"\nchecksum = \"{sum}\"\n")), expected);
    }
    assert_eq!(found(&format!("source = \"{REGISTRY}\"\n")).len(), 1, "no checksum");
    assert_eq!(found(""), ["smallvec 1.16.6 comes from a folder"]);
    assert_eq!(self::found(&package("gongbao-base", "0.1.0", ""), ""), [""; 0]);
}

#[test]
fn only_what_is_unmaintained_can_be_excepted_and_only_with_a_reason() {
    let old = registered("ring", "0.17.14") + &registered("smallvec", "1.16.6");
    assert_eq!(found(&old, ""), [""; 0]);
    let ring = "ring 0.16.20 is unmaintained: RUSTSEC-2025-0010";
    let flaw = "ring 0.16.20 is vulnerable: RUSTSEC-2025-0009";
    let old = registered("ring", "0.16.20");
    assert_eq!(found(&old, ""), [flaw, ring]);
    assert_eq!(found(&old, "  { id = \"RUSTSEC-2025-0010\", reason = \"a test\" },"), [flaw]);
    let bare = found(&old, "  { id = \"RUSTSEC-2025-0010\" },");
    assert_eq!(bare, [flaw, "deny.toml: RUSTSEC-2025-0010 has no reason, or no use"]);
    let excused = found(&old, "  { id = \"RUSTSEC-2025-0009\", reason = \"a test\" },");
    assert_eq!(excused, [flaw, ring, "deny.toml: RUSTSEC-2025-0009 has no reason, or no use"]);
}
