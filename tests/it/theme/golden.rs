//! A golden page for every template: what it makes of the sample site on a fixed day, before minifying, as a tree in
//! `tests/golden`. `BLESS=1 cargo test golden` writes them again; read what changed before committing it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use gongbao_render::{theme::Theme, view};
use gongbao_site::plan::{Edition, Plan, Subject, Tree};

use super::tree;
use crate::harness::{self, Site, repository};

/// Pages of the sample site, each template in its states.
const PAGES: [&str; 31] = [
    "404.html",
    "apply.html",
    "catalogue/index.html",
    "en.html",
    "guide.html",
    "index.html",
    "notices/consultation.html",
    "notices/index.html",
    "notices/measures-2019.html",
    "notices/measures-guide.html",
    "notices/measures-new.html",
    "notices/measures-old.html",
    "notices/page-2.html",
    "notices/withdrawn.html",
    "reports/disclosure-2023.html",
    "reports/fazhi-2023.html",
    "reports/figures.html",
    "reports/index.html",
    "search.html",
    "sitemap.html",
    "stations/closed.html",
    "stations/first.html",
    "stations/first.sheet.html",
    "stations/index.html",
    "stations/monthly.html",
    "stations/paused.html",
    "stations/places.html",
    "stations/venue.html",
    "stations/workdays.html",
    "zz/404.html",
    "zz/index.html",
];

#[test]
fn every_template_makes_its_golden_page() {
    let mut found = pages();
    found.extend(packages());
    let folder = repository().join("tests/golden");
    if std::env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        for (path, text) in &found {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        return;
    }
    let golden: BTreeMap<String, String> = harness::tree(&folder)
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    let wrong: Vec<String> = found
        .keys()
        .chain(golden.keys())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter(|path| found.get(*path) != golden.get(*path))
        .map(|path| difference(path, golden.get(path), found.get(path)))
        .collect();
    assert!(wrong.is_empty(), "{} pages differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// The first lines that differ.
fn difference(path: &str, golden: Option<&String>, found: Option<&String>) -> String {
    let (Some(golden), Some(found)) = (golden, found) else {
        let what = if golden.is_none() { "has no golden page" } else { "is made by nothing" };
        return format!("--- {path} {what}");
    };
    let lines = golden.lines().zip(found.lines()).enumerate();
    let first = lines.filter(|(_, (golden, found))| golden != found).map(|(at, _)| at).next();
    let at = first.unwrap_or_else(|| golden.lines().count().min(found.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(the end)").to_owned();
    format!("--- {path}:{}\n- {}\n+ {}", at + 1, line(golden), line(found))
}

fn pages() -> BTreeMap<String, String> {
    let site = harness::showcase();
    let plan = Plan::new(&site, Edition::Online);
    let mut theme = Theme::new(&BTreeMap::new()).0.unwrap();
    theme.set_site(view::site(&plan).unwrap());
    let mut used = BTreeSet::new();
    let mut render = |address: &str, tree: Tree| {
        let page = plan.pages.iter().find(|page| page.address == address);
        let page = page.unwrap_or_else(|| panic!("no page {address}"));
        let view = view::page(&plan, page, tree).unwrap();
        used.insert(view.template);
        stable(&tree::lines(&theme.render(&view).unwrap()))
    };
    let mut found = BTreeMap::new();
    for path in PAGES {
        let text = match path.strip_prefix("zz/") {
            Some(address) => render(address, Tree::Elder),
            None => render(path, Tree::Standard),
        };
        found.insert(path.to_owned(), text);
    }
    let leave = plan.pages.iter().find(|page| matches!(page.subject, Subject::Leave(_))).unwrap();
    found.insert("leave.html".to_owned(), render(&leave.address, Tree::Standard));
    let templates: BTreeSet<&str> = super::page_templates().collect();
    assert_eq!(used, templates, "every page template has a golden page");
    for (template, of) in
        [("document.html", "guide.html"), ("documents.html", "notices/index.html")]
    {
        let page = plan.pages.iter().find(|page| page.address == of).unwrap();
        let mut view = view::page(&plan, page, Tree::Standard).unwrap();
        view.template = template;
        let text = stable(&tree::lines(&theme.render(&view).unwrap()));
        found.insert(format!("kind/{template}"), text);
    }
    found
}

/// The text without digests of what is not the template's: assets, the folder of the search index.
fn stable(html: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in html.chars().chain(['\n']) {
        if c.is_ascii_digit() || ('a'..='f').contains(&c) {
            digits.push(c);
            continue;
        }
        let digest = digits.len() == 10 && out.ends_with(['.', '/']) && matches!(c, '.' | '/');
        out.push_str(if digest { "DIGEST" } else { &digits });
        digits.clear();
        out.push(c);
    }
    out.pop();
    out
}

/// Two packages of the sample site: everything, and what changed since.
fn packages() -> BTreeMap<String, String> {
    let site = harness::real_showcase();
    let whole = unpacked(&site, "whole", &[]);
    let receipt = fs::read_dir(site.root.join("receipts")).unwrap().next().unwrap().unwrap().path();
    let path = "content/notices/weekly-03.md";
    let text = fs::read_to_string(site.root.join(path)).unwrap();
    let (head, body) = text.split_at(text[4..].find("---").unwrap() + 4);
    let title = head.lines().find_map(|line| line.strip_prefix("title: ")).unwrap();
    let head = head.replace(title, &format!("{title}（更正）"));
    site.write(path, format!("{head}{body}\n更正一处。\n"));
    site.remove("content/notices/weekly-04.md");
    site.notice("weekly-30", "第三十期", "正文。");
    let changed = unpacked(&site, "changed", &["--since", receipt.to_str().unwrap()]);
    let page = |files: &BTreeMap<String, Vec<u8>>, end: &str| {
        let (path, bytes) = files.iter().find(|(path, _)| path.ends_with(end)).unwrap();
        tree::lines(std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path}")))
    };
    BTreeMap::from([
        ("package/changes.html".to_owned(), page(&changed, "data/changes.html")),
        ("package/changes-all.html".to_owned(), page(&whole, "data/changes.html")),
        ("package/handover.html".to_owned(), page(&changed, "data/summary.html")),
        ("package/notice.html".to_owned(), page(&whole, "notices/measures-new/fragment.html")),
        ("package/repealed.html".to_owned(), page(&whole, "notices/measures-old/fragment.html")),
        ("package/report.html".to_owned(), page(&whole, "reports/fazhi-2023/fragment.html")),
        (
            "package/statutory.html".to_owned(),
            page(&whole, "reports/disclosure-2023/fragment.html"),
        ),
        ("package/withdrawn.html".to_owned(), page(&whole, "notices/withdrawn/fragment.html")),
        ("package/station.html".to_owned(), page(&whole, "stations/first/fragment.html")),
    ])
}

fn unpacked(site: &Site, name: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let (file, into) = (site.root.join(format!("{name}.zip")), site.root.join(name));
    for words in [
        [&["package", "-q", "--out", file.to_str().unwrap()], more].concat(),
        vec!["receive", file.to_str().unwrap(), "--into", into.to_str().unwrap()],
    ] {
        let output = site.run(&words);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    harness::tree(&into)
}
