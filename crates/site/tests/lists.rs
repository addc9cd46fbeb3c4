//! The lists of a site: which there are, in which order, and what is in them.

#![allow(clippy::unwrap_used, reason = "a helper of tests")]

use std::collections::BTreeMap;

use gongbao_base::date::Date;
use gongbao_content::{document, kinds::Kind, settings};
use gongbao_site::{
    Site,
    plan::{Edition, Plan},
};

const SETTINGS: &str = "网站名称: 测试站\n机构:\n  名称: 测试街道办事处\n主题:\n  - {编号: legal, 名称: 法律服务}\n  - {编号: affairs, 名称: 综合政务, 说明: 办公和会务}\n";

fn site(files: &[(&str, &str)]) -> Site {
    let (settings, _) = settings::read(SETTINGS);
    let documents = files.iter().map(|(file, front)| {
        let kind = Kind::named(file.split('/').next().unwrap()).unwrap();
        let text = format!("---\n{front}\n---\n正文。\n");
        document::read(file, kind, &text, &settings, Date::default()).0
    });
    let documents = documents.collect();
    Site::new(settings, Date::parse("2024-06-01").unwrap(), documents, BTreeMap::new())
}

/// The names of the lists in a folder with the slugs of their members, without the whole one.
fn lists(site: &Site, folder: &str) -> Vec<(String, Vec<String>)> {
    let plan = Plan::new(site, Edition::Online);
    let lists = plan.lists.iter().filter(|list| list.folder == folder && list.facet.is_some());
    let slug = |index: &usize| site.documents[*index].slug.clone();
    lists.map(|list| (list.name.clone(), list.members.iter().map(slug).collect())).collect()
}

fn expected(lists: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let owned = |slugs: &[&str]| slugs.iter().map(|slug| (*slug).to_owned()).collect();
    lists.iter().map(|(name, slugs)| ((*name).to_owned(), owned(slugs))).collect()
}

#[test]
fn notices_by_category_topic_year_and_state() {
    let site = site(&[
        ("notices/a.md", "标题: 甲\n类别: 政策文件\n主题分类: 其他事\n成文日期: 2022-03-01"),
        ("notices/b.md", "标题: 乙\n类别: 通知公告\n主题分类: 综合政务\n发布日期: 2024-03-01"),
        ("notices/c.md", "标题: 丙\n类别: 通知公告\n主题分类: 法律服务\n发布日期: 2023-03-01"),
    ]);
    // Categories as they are declared, topics as the vocabulary has them, the newest year first.
    let notices = expected(&[
        ("通知公告", &["b", "c"]),
        ("政策文件", &["a"]),
        ("法律服务", &["c"]),
        ("综合政务", &["b"]),
        ("其他事", &["a"]),
        ("2024年", &["b"]),
        ("2023年", &["c"]),
        ("2022年", &["a"]),
        ("现行有效", &["a"]),
    ]);
    assert_eq!(lists(&site, "notices"), notices);
    assert_eq!(lists(&site, "catalogue").len(), 6, "years and topics");
    let plan = Plan::new(&site, Edition::Online);
    let addresses: Vec<_> = plan.lists.iter().map(|list| list.first()).collect();
    for address in ["notices/topic/legal.html", "notices/year/2024.html", "catalogue/index.html"] {
        assert!(addresses.iter().any(|known| known == address), "{address}");
    }
    let affairs = plan.lists.iter().find(|list| list.name == "综合政务").unwrap();
    assert_eq!(affairs.description, "办公和会务");
}

#[test]
fn stations_by_community_and_by_each_service() {
    let site = site(&[
        ("stations/a.md", "标题: 甲站\n社区: 西社区\n服务事项: [调解, 咨询]"),
        ("stations/b.md", "标题: 乙站\n社区: 东社区\n服务事项: [咨询, 咨询]"),
        ("stations/c.md", "标题: 丙站"),
    ]);
    let stations = expected(&[
        ("公共法律服务工作站", &["b", "a", "c"]),
        ("东社区", &["b"]),
        ("西社区", &["a"]),
        ("咨询", &["b", "a"]),
        ("调解", &["a"]),
    ]);
    assert_eq!(lists(&site, "stations"), stations);
    assert_eq!(site.documents.last().unwrap().slug, "c", "without a community at the end");
}

#[test]
fn a_page_of_no_list_stands_at_the_root() {
    let site =
        site(&[("pages/guide.md", "标题: 指南"), ("reports/r.md", "标题: 年报\n年度: 2023")]);
    let addresses: Vec<_> = site.documents.iter().map(|document| document.address()).collect();
    assert_eq!(addresses, ["reports/r.html", "guide.html"]);
    assert!(Plan::new(&site, Edition::Online).whole_list("pages").is_none());
}

/// Each page of the list of all notices with the slugs on it.
fn pages_of(site: &Site, size: usize) -> Vec<(String, Vec<String>)> {
    let plan = Plan::new(site, Edition::Online);
    let list = plan.whole_list("notices").unwrap();
    let slug = |index: &usize| site.documents[*index].slug.clone();
    let page = |page| (list.address(page), list.page(page, size).iter().map(slug).collect());
    list.pages(size).map(page).collect()
}

#[test]
fn a_full_page_of_a_list_stands_still() {
    let files: Vec<(String, String)> = (1..=31)
        .map(|day| {
            (
                format!("notices/d{day:02}.md"),
                format!("标题: 第{day}号\n发布日期: 2024-03-{day:02}"),
            )
        })
        .collect();
    let first = |count: usize| -> Vec<(String, Vec<String>)> {
        let files = files[..count].iter().map(|(file, front)| (file.as_str(), front.as_str()));
        pages_of(&site(&files.collect::<Vec<_>>()), 5)
    };
    for count in 0..31 {
        let (before, after) = (first(count), first(count + 1));
        let shown: Vec<String> = before.iter().flat_map(|(_, slugs)| slugs.clone()).collect();
        let newest_first = (1..=count).rev().map(|day| format!("d{day:02}"));
        assert_eq!(shown, newest_first.collect::<Vec<_>>(), "{count}: in order, and each once");
        assert_eq!(before[0].0, "notices/index.html");
        assert!(before[0].1.len() < 10 && (count < 5 || before[0].1.len() >= 5), "{count}");
        for page in &before[1..] {
            assert!(after.contains(page), "{count}: {page:?} in {after:?}");
            assert_eq!(page.1.len(), 5);
        }
    }
    assert_eq!(first(14).last().unwrap().0, "notices/page-1.html");
}
