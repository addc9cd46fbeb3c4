//! A redirect leads from an address that is free to one that is there (URL-02).

use crate::lock;
use gongbao_base::{
    address::Address,
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::{LeftOutReason, UnreadDocument},
    settings,
};
use gongbao_site::Site;
use std::collections::BTreeSet;

codes! {
    BAD_REDIRECT = "URL-02" Error "跳转有误" "a redirect is wrong"
        "跳转从一个没有页面的旧网址，到一个有页面的新网址。"
        "A redirect leads from an address that is free to one that is there."
        S "政府网站发展指引：网页地址保持不变";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut there = lock::addresses(site);
    there.extend(site.unread.iter().map(UnreadDocument::address));
    // A sample stays with the office, and so does the way to it.
    let samples = site.left_out.iter().filter(|left| left.why == LeftOutReason::Sample);
    let samples: BTreeSet<&str> = samples.map(|left| left.address.as_str()).collect();
    let (from, to) = (site.settings.key("redirects.from"), site.settings.key("redirects.to"));
    let example = format!("- {{{from}: notices/old.html, {to}: notices/new.html}}");
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
        } else if !(there.contains(to)
            || samples.contains(to)
            || to.ends_with("index.html") && Address::new(to).is_some())
        {
            (format!("新网址没有页面：{to}"), format!("there is no page at {to}"))
        } else {
            continue;
        };
        findings.push(
            Finding::new(&BAD_REDIRECT, Place::file(settings::FILE))
                .says(zh, en)
                .help(format!("例如 {example}"), format!("such as {example}")),
        );
    }
    findings
}
