//! `docs/theme.md`: the part that is written by hand, and below it the reference of everything that a theme consists of,
//! made from the sources. `BLESS=1 cargo test theme` writes it again; the examples of the upper part are tried.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
};

use gongbao_render::{theme::builtin, view};
use gongbao_site::plan::{Edition, Plan};

use super::views::{Struct, Structs};
use crate::harness::{self, Site, repository};

const FILE: &str = "docs/theme.md";

/// The line that begins what is made.
const MADE: &str = "<!-- made from the sources: BLESS=1 cargo test theme -->\n";

/// What templates get that no page of the sample site has: the names, and the types in the sources.
const OF_NO_PAGE: [(&str, &[(&str, &str)]); 5] = [
    ("changes.html", &[("list", "ChangeList")]),
    (
        "document.html",
        &[("document", "DocumentView"), ("official", "Vec<OfficialValue>"), ("page", "Shell")],
    ),
    ("documents.html", &[("list", "ListView"), ("page", "Shell")]),
    (
        "fragment.html",
        &[
            ("document", "Fragment"),
            ("ended", "Option<String>"),
            ("facts", "Vec<FragmentField>"),
            ("forms", "Vec<Vec<StatutoryForm>>"),
            ("names", "Vec<String>"),
            ("summary", "Option<String>"),
        ],
    ),
    ("handover.html", &[("sheet", "HandoverSummary")]),
];

/// The variables of each template with their types.
type Templates = BTreeMap<String, BTreeMap<String, String>>;

#[test]
fn the_reference_is_that_of_the_sources() {
    let path = repository().join(FILE);
    let text = fs::read_to_string(&path).unwrap();
    let (by_hand, made) = text.split_once(MADE).unwrap();
    let now = reference();
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, format!("{by_hand}{MADE}{now}")).unwrap();
    } else {
        assert!(made == now, "{FILE} is stale: BLESS=1 cargo test theme");
    }
}

/// Every example of a file, `FILE` after the language of its block, is put into a site's theme; the site is built.
#[test]
fn the_examples_make_the_site_that_they_promise() {
    let text = fs::read_to_string(repository().join(FILE)).unwrap();
    let site = Site::new();
    site.write(
        "content/notices/a.md",
        "---\ntitle: 通知\npublished: 2024-01-02\ndocument_number: 示街办〔2024〕1号\n---\n正文。\n",
    );
    site.build();
    let before = site.read("notices/index.html");
    let mut files = BTreeSet::new();
    for block in text.split("\n```").skip(1).step_by(2) {
        let (info, body) = block.split_once('\n').unwrap();
        if let Some((_, file)) = info.split_once(' ') {
            site.write(file, body);
            files.insert(file.to_owned());
        }
    }
    assert_eq!(
        files.into_iter().collect::<Vec<_>>(),
        [
            "themes/default/assets/emblem.svg",
            "themes/default/components/date.html",
            "themes/default/components/tree_switch.html",
            "themes/default/styles/own.css",
        ]
    );
    let output = site.run(&["build"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && !told.contains("THEME-"), "{told}");
    // With quotes or, minified, without.
    let after = site.read("notices/index.html").replace('"', "");
    assert!(before.contains(">2024-01-02</time>") && !after.contains(">2024-01-02</time>"));
    assert!(after.contains("datetime=2024-01-02>2024年01月02日</time>"), "{after}");
    let files = harness::tree(&site.public());
    let asset = |start: &str| {
        let found = files.iter().find(|(path, _)| path.starts_with(start)).unwrap();
        (found.0.clone(), String::from_utf8(found.1.clone()).unwrap())
    };
    let (emblem, _) = asset("assets/emblem.");
    assert!(after.contains(&format!("src=../{emblem}")), "{after}");
    let (_, stylesheet) = asset("assets/site.");
    assert!(stylesheet.ends_with("@media screen{:root{--hue:#7a1f1f;--on:#fff;--band:#7a1f1f}}@media screen and (prefers-color-scheme:dark){:root{--hue:#ffb3ab;--on:#1b0f0e;--band:#4a1414}}"), "{stylesheet}");
}

fn reference() -> String {
    let structs = Structs::read(&["crates/render/src/view", "crates/handover/src"]);
    let mut templates = pages(&structs);
    for (template, variables) in OF_NO_PAGE {
        let variables = variables.iter().map(|(name, kind)| ((*name).into(), (*kind).into()));
        templates.insert(template.to_owned(), variables.collect());
    }
    let site = site_variable(&structs);
    let mut out = String::new();
    page_templates(&mut out, &templates, &structs);
    components(&mut out);
    styles(&mut out);
    let roots = templates.values().flat_map(BTreeMap::values).chain([&site]);
    let _ = write!(out, "\n## 数据 / Data\n");
    for name in reachable(roots, &structs) {
        table(&mut out, &name, &structs);
    }
    out
}

/// The variables of page templates, seen on the sample site.
fn pages(structs: &Structs) -> Templates {
    let site = harness::showcase();
    let plan = Plan::new(&site, Edition::Online);
    let mut templates = Templates::new();
    for page in &plan.pages {
        let view = view::page(&plan, page, gongbao_site::plan::Tree::Standard).unwrap();
        let variables = templates.entry(view.template.to_owned()).or_default();
        for name in structs.variables() {
            let Some(value) = view.context.get(name) else { continue };
            let map = value.as_map().or_else(|| value.as_array()?.first()?.as_map());
            let kind = match map {
                Some(map) => structs.with_fields(map.keys().filter_map(|key| key.as_str())),
                None => "String".to_owned(),
            };
            let kind = if value.is_array() { format!("Vec<{kind}>") } else { kind };
            variables.insert(name.to_owned(), kind);
        }
    }
    templates
}

fn site_variable(structs: &Structs) -> String {
    let site = harness::showcase();
    let plan = Plan::new(&site, Edition::Online);
    let value = view::site(&plan).unwrap();
    structs.with_fields(value.as_map().unwrap().keys().filter_map(|key| key.as_str()))
}

fn page_templates(out: &mut String, templates: &Templates, structs: &Structs) {
    out.push_str(
        "\n## 模板 / Templates\n\n每个模板另有 `site`（[SiteView](#siteview)）和 `assets`（素材名到网址）。\
         Every template also has `site` ([SiteView](#siteview)) and `assets` (names of assets to their addresses); those of \
         packages (`changes.html`, `fragment.html`, `handover.html`) need neither. A kind without templates of its own has `document.html` and \
         `documents.html`.\n\n| 模板 template | 变量 variables |\n|---|---|\n",
    );
    for (template, variables) in templates {
        let variables: Vec<String> = variables
            .iter()
            .map(|(name, kind)| format!("`{name}`: {}", structs.shown(kind)))
            .collect();
        let _ = writeln!(out, "| `{template}` | {} |", variables.join(", "));
    }
}

fn components(out: &mut String) {
    out.push_str(
        "\n## 组件 / Components\n\n| 组件 component | 参数 arguments | |\n|---|---|---|\n",
    );
    for (path, text) in builtin::FILES.iter().filter(|(path, _)| path.starts_with("components/")) {
        let what = text.strip_prefix("{# ").unwrap().split(" #}").next().unwrap();
        let arguments = text.split_once("{% component ").unwrap().1;
        let arguments = &arguments[arguments.find('(').unwrap() + 1..arguments.find(')').unwrap()];
        let arguments = if arguments.is_empty() { String::new() } else { format!("`{arguments}`") };
        let _ = writeln!(out, "| `{path}` | {arguments} | {what} |");
    }
    out.push_str(
        "\n参数前有 @ 的不用写，取自页面。An argument with `@` is taken from the page and need not be given.\n",
    );
}

fn styles(out: &mut String) {
    out.push_str("\n## 样式 / Stylesheet\n\n按这个顺序合成一个文件。The sections, in the order in which they are joined.\n\n| 文件 file | |\n|---|---|\n");
    for section in gongbao_render::theme::SECTIONS {
        let path = format!("styles/{section}.css");
        let text = builtin::find(&path).unwrap();
        let what = text.strip_prefix("/* ").unwrap().split(" */").next().unwrap();
        let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "| `{path}` | {what} |");
    }
}

/// The structs of these types and all that they hold, sorted.
fn reachable<'a>(roots: impl Iterator<Item = &'a String>, structs: &Structs) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut todo: Vec<String> = roots.flat_map(|kind| structs.inside(kind)).collect();
    while let Some(name) = todo.pop() {
        if found.insert(name.clone()) {
            let fields = &structs.get(&name).fields;
            todo.extend(fields.iter().flat_map(|field| structs.inside(&field.kind)));
        }
    }
    found
}

fn table(out: &mut String, name: &str, structs: &Structs) {
    let Struct { text, fields } = structs.get(name);
    let _ = write!(
        out,
        "\n### {name}\n\n{text}\n\n| 字段 field | 形式 type | 说明 meaning |\n|---|---|---|\n"
    );
    for field in fields {
        assert!(!field.text.is_empty(), "{name}.{} has no line that says what it is", field.name);
        let text = field.text.replace('|', "\\|");
        let _ = writeln!(out, "| `{}` | {} | {text} |", field.name, structs.shown(&field.kind));
    }
}
