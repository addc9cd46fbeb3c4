//! Files and functions stay small enough to be read at once.

use syn::{
    spanned::Spanned as _,
    visit::{self, Visit},
};

use super::source;

const FILE: usize = 400;
const MEDIAN: usize = 120;
const FUNCTION: usize = 60;

#[derive(Default)]
struct Functions(Vec<(String, usize)>);

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig, item.block.span());
        visit::visit_item_fn(self, item);
    }
    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig, item.block.span());
        visit::visit_impl_item_fn(self, item);
    }
}

impl Functions {
    fn add(&mut self, signature: &syn::Signature, block: proc_macro2::Span) {
        let lines = block.end().line - signature.span().start().line + 1;
        self.0.push((signature.ident.to_string(), lines));
    }
}

#[test]
fn files_stay_small_and_say_what_they_are() {
    let files = source::all();
    let mut lines: Vec<usize> = files.iter().map(|file| file.text.lines().count()).collect();
    lines.sort_unstable();
    assert!(
        lines[lines.len() / 2] <= MEDIAN,
        "the median file has {} lines",
        lines[lines.len() / 2]
    );
    for file in &files {
        let lines = file.text.lines().count();
        assert!(lines <= FILE, "{} has {lines} lines", file.path);
        assert!(
            file.text.starts_with("//!"),
            "{} does not say in its first line what it is",
            file.path
        );
    }
}

#[test]
fn functions_stay_small() {
    let mut long = Vec::new();
    let mut count = 0;
    for file in source::all() {
        let mut functions = Functions::default();
        file.items.iter().for_each(|item| functions.visit_item(item));
        count += functions.0.len();
        long.extend(
            functions
                .0
                .into_iter()
                .filter(|(_, lines)| *lines > FUNCTION)
                .map(|(name, lines)| format!("{}: {name} has {lines} lines", file.path)),
        );
    }
    assert!(count > 1_000, "{count} functions were seen");
    assert!(long.is_empty(), "{long:#?}");
}
