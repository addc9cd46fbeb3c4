//! The sitemap of a large site: parts that stand still, each page once.

#![allow(clippy::unwrap_used, reason = "a helper of tests")]

use std::collections::{BTreeMap, BTreeSet};

use gongbao_base::{date::Date, memo::Memo};
use gongbao_content::{document, kinds::Kind, settings};
use gongbao_render::{
    build::{BuildEnvironment, build},
    output::MemorySink,
    theme::Theme,
};
use gongbao_site::{
    Site,
    plan::{Edition, Plan, Subject},
};

/// The sitemap's files of a site with so many notices in each of four years, and so many more in the last.
fn sitemaps(notices: usize, more: usize) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let (settings, _) =
        settings::read("name: 测试站\nurl: https://test.example/\norg: {name: 测试街道办事处}\n");
    let texts = (0..notices * 4 + more).map(|number| {
        let year = 2020 + (number / notices).min(3);
        let text = format!("---\ntitle: 第{number}号\npublished: {year}-03-01\n---\n正文。\n");
        document::read(
            &format!("notices/n{number}.md"),
            Kind::named("notice").unwrap(),
            &text,
            &settings,
            Date::default(),
        )
    });
    let documents = texts.map(|read| read.0).collect();
    let site =
        Site::new(settings.clone(), Date::parse("2024-06-01").unwrap(), documents, BTreeMap::new());
    let plan = Plan::new(&site, Edition::Online);
    let sink = MemorySink::default();
    let read = &|_: &str| Ok(Vec::new());
    let environment = BuildEnvironment { read, sink: &sink, observer: &(), memo: &Memo::default() };
    build(&plan, &mut Theme::new(&BTreeMap::new()).0.unwrap(), &environment).unwrap();
    let files = sink
        .into_files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("sitemap") && path.ends_with(".xml"));
    let listed = plan.pages.iter().filter(|page| !matches!(page.subject, Subject::NotFound));
    (
        files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect(),
        listed.map(|page| plan.url(&page.address)).collect(),
    )
}

fn addresses(text: &str) -> Vec<String> {
    text.split("<loc>").skip(1).map(|part| part.split('<').next().unwrap().to_owned()).collect()
}

#[test]
fn a_small_site_has_one_file() {
    let (files, pages) = sitemaps(5, 0);
    assert_eq!(files.len(), 1);
    assert_eq!(addresses(&files["sitemap.xml"]).into_iter().collect::<BTreeSet<_>>(), pages);
}

#[test]
fn a_new_document_changes_one_part_and_every_page_is_listed_once() {
    let (files, pages) = sitemaps(300, 0);
    let index: Vec<String> = addresses(&files["sitemap.xml"]);
    let parts: Vec<String> = files
        .keys()
        .filter(|path| *path != "sitemap.xml")
        .map(|path| format!("https://test.example/{path}"))
        .collect();
    assert_eq!(index, parts, "the index names the parts");
    let parts = files.iter().filter(|(path, _)| *path != "sitemap.xml");
    let listed: Vec<String> = parts.flat_map(|(_, text)| addresses(text)).collect();
    assert_eq!(listed.len(), pages.len(), "each once");
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), pages);
    let (after, _) = sitemaps(300, 1);
    let changed: Vec<_> = after
        .iter()
        .filter(|(path, text)| files.get(*path) != Some(*text))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(changed, ["sitemap-notices-2023.xml"]);
}
