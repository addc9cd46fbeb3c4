//! The workspace's sources as syntax trees, without their tests.

use std::{fs, path::Path};

use syn::{Attribute, Item, Meta};

use crate::harness::repository;

/// One file of the program or of a crate.
pub(super) struct SourceFile {
    /// Its path below the repository, such as `crates/base/src/date.rs`.
    pub(super) path: String,
    /// Its text, tests and all.
    pub(super) text: String,
    /// Its items, those for tests left out.
    pub(super) items: Vec<Item>,
}

impl SourceFile {
    /// `program` for `src`, else the crate's folder.
    pub(super) fn package(&self) -> &str {
        self.path.strip_prefix("crates/").map_or("program", |rest| rest.split('/').next().unwrap())
    }

    /// The module's path in its crate: empty for the front page.
    pub(super) fn module(&self) -> Vec<String> {
        let inside = self.path.split_once("src/").unwrap().1.strip_suffix(".rs").unwrap();
        let mut parts: Vec<String> = inside.split('/').map(str::to_owned).collect();
        if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
            parts.pop();
        }
        parts
    }
}

/// All files, sorted by path.
pub(super) fn all() -> Vec<SourceFile> {
    let mut files = Vec::new();
    for folder in ["src", "crates"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)).sort_by_file_name() {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(repository()).unwrap();
            if is_source(path) {
                let text = fs::read_to_string(entry.path()).unwrap();
                let items = untested(syn::parse_file(&text).unwrap().items);
                files.push(SourceFile { path: path.to_str().unwrap().to_owned(), text, items });
            }
        }
    }
    assert!(files.len() > 200, "the sources are somewhere else now");
    files
}

/// Rust below a `src`, and no file that holds tests alone.
fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "rs")
        && path.components().any(|part| part.as_os_str() == "src")
        && path.file_stem().is_none_or(|stem| stem != "tests")
        && !path.components().any(|part| part.as_os_str() == "tests")
}

fn untested(items: Vec<Item>) -> Vec<Item> {
    items.into_iter().filter(|item| !attributes(item).iter().any(is_test)).collect()
}

fn is_test(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string() == "test",
        _ => false,
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        _ => &[],
    }
}
