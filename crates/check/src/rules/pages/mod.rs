//! Built pages, as a browser gets them: dead links, hidden things, foreign scripts, images without words, weight, tampering
//! (LINK-01, LINK-05, MIX-01, A11Y-01, PERF-01, PAGE-01, TAG-05, TAG-06).
//!
//! Content cannot bring HTML, so what is found here comes from a site's own theme, or from a hand on the built files.

pub mod changed;
mod dead_links;
mod element;
pub mod foreign;
pub mod hidden;
mod no_alt;
mod scan;
pub mod tags;
pub mod weight;

use std::collections::BTreeMap;

pub use self::{
    changed::changed,
    scan::{PageScan, scan},
};
use gongbao_base::finding::Finding;

/// Judges scans together: links to what is not there, and pages that are too heavy. `files` has the length of every file.
#[must_use]
pub fn judge(
    folder: &str,
    mut scans: BTreeMap<String, PageScan>,
    files: &BTreeMap<String, u64>,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        scans.values_mut().flat_map(|scan| std::mem::take(&mut scan.findings)).collect();
    findings.extend(weight::check(folder, &scans, files));
    findings.extend(dead_links::check(folder, &scans, files));
    findings
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{judge, scan};

    fn codes(html: &str) -> Vec<String> {
        let files = [("a/b.html", 10), ("index.html", 10), ("a/big.png", 2 << 20)];
        let files: BTreeMap<String, u64> = files.map(|(n, l)| (n.to_owned(), l)).into();
        let scans =
            BTreeMap::from([("a/b.html".to_owned(), scan("public", "/", "a/b.html", html))]);
        judge("public", scans, &files).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn what_is_found_and_what_is_not() {
        for (html, expected) in [
            (
                "<a href=\"../index.html#x\">首页</a><a href=../>首页</a><a href=\"tel:12348\">12348</a>",
                vec![],
            ),
            ("<a href=\"c.html\">死</a>", vec!["LINK-01"]),
            ("<a href=\"https://example.com/\">外</a>", vec![]),
            ("<p style=\"display:none\"><a href=b.html>x</a></p>", vec!["LINK-05"]),
            ("<script src=\"https://example.com/x.js\"></script>", vec!["MIX-01"]),
            ("<script>alert(1)</script>", vec!["LINK-05"]),
            ("<script type=\"application/ld+json\">{}</script>", vec![]),
            ("<img src=\"big.png\" alt=\"图\">", vec!["PERF-01"]),
            ("<img src=\"b.html\">", vec!["A11Y-01"]),
            ("<!-- <a href=\"c.html\"> -->", vec![]),
            ("<title>通知 - 站</title><meta name=ArticleTitle content=通知><h1>通 知</h1>", vec![]),
            (
                "<title>通知</title><meta name=ArticleTitle content=通知><h1>公告</h1>",
                vec!["TAG-05"],
            ),
            ("<title>站</title><meta name=ArticleTitle content=通知><h1>通知</h1>", vec!["TAG-05"]),
            ("<meta name=PubDate content='2024-05-20 09:00'><p>2024年5月20日", vec![]),
            ("<meta name=PubDate content='2024-05-20 09:00'><p>2024-05-20 09:00", vec![]),
            ("<meta name=PubDate content='2024-05-20 09:00'><p>2024-05-21", vec!["TAG-06"]),
            ("<meta name=PubDate content='2024.5.20'><p>2024.5.20", vec!["TAG-06"]),
        ] {
            assert_eq!(codes(html), expected, "{html}");
        }
    }

    #[test]
    fn links_from_the_root_are_below_the_path_of_the_site() {
        let files = BTreeMap::from([("index.html".to_owned(), 10), ("404.html".to_owned(), 10)]);
        for (base, html, dead) in [
            ("/gk/", "<a href=\"/gk/index.html\">首页</a><a href=\"/gk/\">首页</a>", 0),
            ("/gk/", "<a href=\"/index.html\">首页</a>", 1),
            ("/gk/", "<a href=\"/gk/none.html\">无</a>", 1),
            ("/", "<a href=\"/index.html\">首页</a>", 0),
            ("/", "<a href=\"/gk/index.html\">首页</a>", 1),
        ] {
            let page = scan("public", base, "404.html", html);
            let scans = BTreeMap::from([("404.html".to_owned(), page)]);
            assert_eq!(judge("public", scans, &files).len(), dead, "{base} {html}");
        }
    }
}
