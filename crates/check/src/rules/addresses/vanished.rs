//! Addresses that were public stay public: what `content/urls.lock` lists is still there, or leads on (URL-01).
//!
//! 政府网站发展指引, 地址链接: an address does not change but for a move of the whole site [M]; standards 1.3.

use crate::lock;
use crate::rules::folder_keys::key_in_folder;
use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::document::UnreadDocument;
use gongbao_site::Site;
use std::collections::BTreeSet;

codes! {
    VANISHED = "URL-01" Error "已发布的网址消失" "a public address has vanished"
        "公开过的网址要一直能打开：撤下的页面写明撤下，改了网址的声明跳转。登记用 gongbao lock。"
        "An address that was public keeps working: a page taken down says so, a moved one leads on."
        S "政府网站发展指引：网页地址保持不变";
}

/// Public addresses that are gone. `lock` is the lock file's text, when there is one.
pub(crate) fn check(site: &Site, lock: Option<&str>) -> Vec<Finding> {
    let mut there = lock::addresses(site);
    there.extend(site.unread.iter().map(UnreadDocument::address));
    let led: BTreeSet<&str> = site.settings.redirects.iter().map(|r| r.from.as_str()).collect();
    lock::listed(lock.unwrap_or_default())
        .filter(|(_, address)| !there.contains(*address) && !led.contains(address))
        .map(|(line, address)| {
            let place = Place::at(lock::FILE, line, 1, address.chars().count());
            let withdrawn = key_in_folder(site, address, "withdrawn");
            let redirects = site.settings.key("redirects");
            Finding::new(&VANISHED, place)
                .says(
                    format!("已发布的网址消失：{address}"),
                    format!("a public address has vanished: {address}"),
                )
                .help(
                    format!("恢复文件并写“{withdrawn}”，或在 site.yaml 的“{redirects}”写明新网址"),
                    format!("bring the file back with `{withdrawn}`, or name where it went under `{redirects}`"),
                )
        })
        .collect()
}
