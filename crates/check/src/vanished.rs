//! Addresses that were public stay public: what `content/urls.lock` lists is still there, or leads on (URL-01).
//!
//! 政府网站发展指引, 地址链接: an address does not change but for a move of the whole site [M]; standards 1.3.

use std::collections::BTreeSet;

use gongbao_base::codes;
use gongbao_base::{
    address::Address,
    finding::{Finding, Place},
};
use gongbao_content::settings;
use gongbao_site::Site;

codes! {
    VANISHED = "URL-01" Error "已发布的网址消失" "a public address has vanished"
        "公开过的网址要一直能打开：撤下的页面写明撤下，改了网址的声明跳转。登记用 gongbao lock。"
        "An address that was public keeps working: a page taken down says so, a moved one leads on."
        M "政府网站发展指引：网页地址保持不变";
    BAD_REDIRECT = "URL-02" Error "跳转有误" "a redirect is wrong"
        "跳转从一个没有页面的旧网址，到一个有页面的新网址。"
        "A redirect leads from an address that is free to one that is there."
        M "政府网站发展指引：网页地址保持不变";
}

/// Where the addresses stand below the site's folder.
pub const FILE: &str = "content/urls.lock";

/// The addresses of the documents: those that a lock keeps.
#[must_use]
pub fn addresses(site: &Site) -> BTreeSet<String> {
    site.documents.iter().map(gongbao_content::document::Document::address).collect()
}

/// The addresses that a lock lists.
pub fn listed(lock: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(lock.lines().map(str::trim));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The lock's text with these addresses added. Nothing is ever taken out.
#[must_use]
pub fn extended(lock: &str, addresses: &BTreeSet<String>) -> String {
    let mut all: BTreeSet<&str> = listed(lock).map(|(_, address)| address).collect();
    all.extend(addresses.iter().map(String::as_str));
    let lines: Vec<&str> = all.into_iter().collect();
    format!(
        "# 已经公开的网址，由 gongbao lock 登记，不要手工删除。撤下的文件用 withdrawn，改了网址的写进 site.yaml 的 redirects。\n{}\n",
        lines.join("\n")
    )
}

/// What is wrong with addresses that were public, and with redirects. `lock` is the file's text, when there is one.
#[must_use]
pub fn check(site: &Site, lock: Option<&str>) -> Vec<Finding> {
    let there = addresses(site);
    let mut findings = redirects(site, &there);
    let led: BTreeSet<&str> = site.settings.redirects.iter().map(|r| r.from.as_str()).collect();
    for (line, address) in listed(lock.unwrap_or_default()) {
        if !there.contains(address) && !led.contains(address) {
            let place = Place::at(FILE, line, 1, address.chars().count());
            findings.push(
                Finding::new(&VANISHED, place)
                    .says(
                        format!("已发布的网址消失：{address}"),
                        format!("a public address has vanished: {address}"),
                    )
                    .help(
                        "恢复文件并写 withdrawn（撤下），或在 site.yaml 的 redirects 写明新网址",
                        "bring the file back with `withdrawn`, or name where it went under `redirects`",
                    ),
            );
        }
    }
    findings
}

/// URL-02: a redirect leads from an address that is free to one that is there.
fn redirects(site: &Site, there: &BTreeSet<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for redirect in &site.settings.redirects {
        let page = |path: &str| path.ends_with(".html") && Address::new(path).is_some();
        let (from, to) = (redirect.from.as_str(), redirect.to.as_str());
        let (zh, en) = if !page(from) {
            (
                format!("原网址要写成站内的 .html 路径：{from}"),
                format!("not a page of this site: {from}"),
            )
        } else if there.contains(from) || !seen.insert(from) {
            (format!("原网址还有页面：{from}"), format!("there is still a page at {from}"))
        } else if !(there.contains(to) || to.ends_with("index.html") && Address::new(to).is_some())
        {
            (format!("新网址没有页面：{to}"), format!("there is no page at {to}"))
        } else {
            continue;
        };
        findings.push(Finding::new(&BAD_REDIRECT, Place::file(settings::FILE)).says(zh, en).help(
            "例如 - {原网址: notices/old.html, 新网址: notices/new.html}",
            "such as - {from: notices/old.html, to: notices/new.html}",
        ));
    }
    findings
}
