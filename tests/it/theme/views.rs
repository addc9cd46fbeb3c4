//! The structs of the views, read from the sources: their fields with types and doc lines.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use quote::ToTokens as _;
use syn::visit::Visit;

use crate::harness::repository;

/// A struct or an enum that templates see.
#[derive(Debug)]
pub(super) struct Struct {
    /// Its doc text.
    pub(super) text: String,
    pub(super) fields: Vec<Field>,
}

/// A field of it, or a variant of an enum.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    /// Its Rust type without spaces and lifetimes; nothing for a variant.
    pub(super) kind: String,
    pub(super) text: String,
}

/// All structs that can be serialised, by name, and the names of variables.
#[derive(Debug, Default)]
pub(super) struct Structs {
    structs: BTreeMap<String, Struct>,
    variables: BTreeSet<String>,
}

impl Structs {
    /// Those of all files below these folders.
    pub(super) fn read(folders: &[&str]) -> Self {
        let mut structs = Self::default();
        for folder in folders {
            for entry in walkdir::WalkDir::new(repository().join(folder)) {
                let entry = entry.unwrap();
                if entry.path().extension().is_some_and(|ending| ending == "rs") {
                    let text = fs::read_to_string(entry.path()).unwrap();
                    structs.visit_file(&syn::parse_file(&text).unwrap());
                }
            }
        }
        structs
    }

    pub(super) fn variables(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(String::as_str)
    }

    pub(super) fn get(&self, name: &str) -> &Struct {
        self.structs.get(name).unwrap_or_else(|| panic!("no struct {name}"))
    }

    /// The one struct that has exactly these fields.
    pub(super) fn with_fields<'a>(&self, names: impl Iterator<Item = &'a str>) -> String {
        let names: BTreeSet<&str> = names.collect();
        let has = |found: &Struct| {
            found.fields.iter().map(|field| field.name.as_str()).collect::<BTreeSet<_>>() == names
        };
        let found: Vec<_> = self.structs.iter().filter(|(_, found)| has(found)).collect();
        assert_eq!(found.len(), 1, "one struct has the fields {names:?}");
        found[0].0.clone()
    }

    /// The structs within a type.
    pub(super) fn inside(&self, kind: &str) -> Vec<String> {
        let names = kind.split(|c: char| !c.is_alphanumeric() && c != '_');
        names.filter(|name| self.structs.contains_key(*name)).map(str::to_owned).collect()
    }

    /// A type as the reference shows it.
    pub(super) fn shown(&self, kind: &str) -> String {
        let within = |start: &str| kind.strip_prefix(start)?.strip_suffix('>');
        if let Some(inner) = within("Option<") {
            return format!("{} 或没有 or absent", self.shown(inner));
        }
        if let Some(inner) = within("Vec<") {
            return format!("列表 list of {}", self.shown(inner));
        }
        if let Some(pair) = kind.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            let parts: Vec<String> = pair.split(',').map(|part| self.shown(part)).collect();
            return format!("[{}]", parts.join(", "));
        }
        match kind {
            "" => "—".to_owned(),
            "String" | "&str" => "文字 text".to_owned(),
            "bool" => "真假 true or false".to_owned(),
            "u8" | "u16" | "u32" | "u64" | "usize" => "数 number".to_owned(),
            name if self.structs.contains_key(name) => {
                format!("[{name}](#{})", name.to_lowercase())
            }
            other => panic!("the reference does not know the type {other}"),
        }
    }
}

impl<'a> Visit<'a> for Structs {
    fn visit_item_struct(&mut self, item: &'a syn::ItemStruct) {
        if !is_serialised(&item.attrs) || item.fields.iter().any(|field| field.ident.is_none()) {
            return;
        }
        let field = |field: &syn::Field| Field {
            name: field.ident.as_ref().unwrap().to_string(),
            kind: kind(&field.ty),
            text: text(&field.attrs),
        };
        let found =
            Struct { text: text(&item.attrs), fields: item.fields.iter().map(field).collect() };
        self.structs.insert(item.ident.to_string(), found);
    }

    fn visit_item_enum(&mut self, item: &'a syn::ItemEnum) {
        if !is_serialised(&item.attrs) {
            return;
        }
        let variant = |variant: &syn::Variant| Field {
            name: variant.ident.to_string(),
            kind: String::new(),
            text: text(&variant.attrs),
        };
        let fields = item.variants.iter().map(variant).collect();
        self.structs.insert(item.ident.to_string(), Struct { text: text(&item.attrs), fields });
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        if call.method == "with"
            && let Some(syn::Expr::Lit(literal)) = call.args.first()
            && let syn::Lit::Str(name) = &literal.lit
        {
            self.variables.insert(name.value());
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}

fn is_serialised(attributes: &[syn::Attribute]) -> bool {
    let mut derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    derives.any(|derive| derive.to_token_stream().to_string().contains("Serialize"))
}

/// The type without spaces, lifetimes and paths.
fn kind(kind: &syn::Type) -> String {
    let text = kind.to_token_stream().to_string().replace("'static", "").replace(' ', "");
    text.rsplit_once("::").map_or(text.clone(), |(_, name)| name.to_owned())
}

/// The doc lines as one.
fn text(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) => Some(line.value()),
            _ => None,
        },
        _ => None,
    });
    lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>().join(" ")
}
