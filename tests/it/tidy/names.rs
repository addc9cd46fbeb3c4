//! One word for one thing: no type name stands for two things in the whole workspace.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};

use super::source;

#[derive(Default)]
struct Names(Vec<String>);

impl<'ast> Visit<'ast> for Names {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.0.push(item.ident.to_string());
    }
    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.0.push(item.ident.to_string());
    }
    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.0.push(item.ident.to_string());
        visit::visit_item_trait(self, item);
    }
    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.0.push(item.ident.to_string());
    }
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        // The tables of fields and choices declare structs and enums.
        let tokens: Vec<String> =
            item.mac.tokens.clone().into_iter().map(|token| token.to_string()).collect();
        for pair in tokens.windows(2) {
            if matches!(pair[0].as_str(), "struct" | "enum") && pair[1] != "$" {
                self.0.push(pair[1].clone());
            }
        }
    }
}

#[test]
fn no_type_name_is_used_for_two_things() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in source::all() {
        let mut names = Names::default();
        file.items.iter().for_each(|item| names.visit_item(item));
        for name in names.0 {
            places.entry(name).or_default().push(file.path.clone());
        }
    }
    assert!(places.len() > 250, "the types are somewhere else now");
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}
