//! Which module of its crate each file uses, told from its imports and paths.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Item, UseTree, Visibility};

use super::source::SourceFile;

/// The files of one crate by module path, such as `["search", "fold"]`; the front page's path is empty.
pub(super) struct Modules<'a> {
    files: BTreeMap<Vec<String>, &'a SourceFile>,
    /// What a module hands on under its own name: name to the full path it comes from.
    reexports: BTreeMap<Vec<String>, BTreeMap<String, Vec<String>>>,
}

impl<'a> Modules<'a> {
    pub(super) fn new(files: impl Iterator<Item = &'a SourceFile>) -> Self {
        let files: BTreeMap<_, _> = files.map(|file| (file.module(), file)).collect();
        let mut modules = Self { files, reexports: BTreeMap::new() };
        for (module, file) in &modules.files {
            let mut handed = BTreeMap::new();
            for item in &file.items {
                if let Item::Use(item) = item
                    && !matches!(item.vis, Visibility::Inherited)
                {
                    leaves(&item.tree, &mut Vec::new(), &mut |path, name| {
                        handed.insert(name.to_owned(), path.to_vec());
                    });
                }
            }
            modules.reexports.insert(module.clone(), handed);
        }
        modules
    }

    /// For each module, those that it uses; handing on what a child makes is no use of it.
    pub(super) fn uses(&self) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
        let mut uses = BTreeMap::new();
        for (module, file) in &self.files {
            let mut used = BTreeSet::new();
            let mut names = BTreeMap::new();
            for item in &file.items {
                match item {
                    Item::Use(item) => {
                        let own = matches!(item.vis, Visibility::Inherited);
                        leaves(&item.tree, &mut Vec::new(), &mut |path, name| {
                            if let Some(target) = self.resolve(module, path, &BTreeMap::new()) {
                                names.insert(name.to_owned(), path.to_vec());
                                if own {
                                    used.insert(target);
                                }
                            }
                        });
                    }
                    Item::Mod(_) => {}
                    item => {
                        for path in written(item.to_token_stream()) {
                            used.extend(self.resolve(module, &path, &names));
                        }
                    }
                }
            }
            used.remove(module);
            uses.insert(module.clone(), used);
        }
        uses
    }

    /// The module in which a path ends, when it is one of this crate's.
    fn resolve(
        &self,
        from: &[String],
        path: &[String],
        names: &BTreeMap<String, Vec<String>>,
    ) -> Option<Vec<String>> {
        let mut at = from.to_vec();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => {
                at.pop()?;
            }
            name if names.contains_key(name) && rest.len() > 1 => {
                let mut whole = names[name].clone();
                whole.extend_from_slice(&rest[1..]);
                return self.resolve(from, &whole, &BTreeMap::new());
            }
            name if self.child(&at, name).is_some() => {
                at.push(name.to_owned());
            }
            _ => return None,
        }
        rest = &rest[1..];
        while let Some(name) = rest.first() {
            if name == "super" {
                at.pop()?;
            } else if self.child(&at, name).is_some() {
                at.push(name.clone());
            } else if let Some(source) = self.reexports.get(&at).and_then(|names| names.get(name)) {
                let mut whole = source.clone();
                whole.extend_from_slice(&rest[1..]);
                return self.resolve(&at, &whole, &BTreeMap::new());
            } else {
                break;
            }
            rest = &rest[1..];
        }
        self.files.contains_key(&at).then_some(at)
    }

    fn child(&self, at: &[String], name: &str) -> Option<&SourceFile> {
        let mut path = at.to_vec();
        path.push(name.to_owned());
        self.files.get(&path).copied()
    }
}

/// Each name that a `use` brings, with the path it stands for.
fn leaves(tree: &UseTree, path: &mut Vec<String>, found: &mut impl FnMut(&[String], &str)) {
    match tree {
        UseTree::Path(part) => {
            path.push(part.ident.to_string());
            leaves(&part.tree, path, found);
            path.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            let last = path.last().cloned().unwrap_or_default();
            found(path, &last);
        }
        UseTree::Name(name) => {
            path.push(name.ident.to_string());
            found(path, &name.ident.to_string());
            path.pop();
        }
        UseTree::Rename(name) => {
            if name.ident != "self" {
                path.push(name.ident.to_string());
            }
            found(path, &name.rename.to_string());
            if name.ident != "self" {
                path.pop();
            }
        }
        UseTree::Glob(_) => found(path, "*"),
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, path, found);
            }
        }
    }
}

/// Every path `a::b` in these tokens, also within macros.
fn written(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                if colons != 2 {
                    found.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                    path.clear();
                }
                path.push(ident.to_string());
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            other => {
                found.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                path.clear();
                colons = 0;
                if let TokenTree::Group(group) = other {
                    found.extend(written(group.stream()));
                }
            }
        }
    }
    found.extend((path.len() > 1).then_some(path));
    found
}
