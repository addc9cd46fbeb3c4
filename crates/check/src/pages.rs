//! Built pages, as a browser gets them: dead links, hidden things, foreign scripts, images without words, weight, tampering.
//!
//! Content cannot bring HTML, so what is found here comes from a site's own theme, or from a hand on the built files.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};

use gongbao_base::codes;
use gongbao_base::{
    address::{self, Address},
    code::Code,
    finding::{Finding, Place},
};
use gongbao_content::codes::{DEAD_LINK, NO_ALT};

codes! {
    HIDDEN_LINK = "LINK-05" Error "疑似暗链或外来脚本" "a hidden link or foreign script"
        "页面里有隐藏的内容、内联样式，或者来自其他网站的脚本、框架。检查自己的主题模板。"
        "The page hides something, or loads a script or frame of another site. Look at your own theme."
        M "政府网站发展指引：不得有暗链";
    MIXED_CONTENT = "MIX-01" Error "页面引用了外部或不加密的内容" "the page loads something from elsewhere"
        "样式、图片、脚本都要来自本站。"
        "Styles, images and scripts are the site's own."
        M "政府网站发展指引：安全防护";
    HEAVY_PAGE = "PERF-01" Warning "页面过大" "a heavy page"
        "页面连同图片超过1MB，老手机打开会超过3秒。"
        "With its images the page is over 1 MB; an old phone takes more than 3 seconds."
        S "政府网站发展指引：页面加载不宜超过3秒";
    PAGE_CHANGED = "PAGE-01" Error "生成后的文件被改动" "a built file was changed"
        "public 里的文件和生成时的摘要不同，可能被篡改。重新生成即可恢复。"
        "A file of the built site is not as it was written. Build again."
        S "国办秘函〔2019〕19号：页面篡改";
}

/// The heaviest page with its images, in bytes (standards 1.2: "3秒").
const HEAVIEST: u64 = 1 << 20;

/// What one page has.
#[derive(Debug, Default)]
pub struct Look {
    /// What is wrong with it by itself.
    pub findings: Vec<Finding>,
    /// The addresses inside the site that it links or loads.
    pub targets: BTreeSet<String>,
    /// Those of them that are its images and styles.
    parts: BTreeSet<String>,
}

/// Looks at one page of a folder.
#[must_use]
pub fn look(folder: &str, address: &str, html: &str) -> Look {
    let mut look = Look::default();
    let place = Place::file(&format!("{folder}/{address}"));
    let mut wrong =
        |code: &'static Code, zh: String, en: String| {
            look.findings.push(Finding::new(code, place.clone()).says(zh, en).help(
                "改正自己的主题模板，再生成",
                "mend your own theme's template, and build again",
            ));
        };
    let mut targets = BTreeSet::new();
    let mut parts = BTreeSet::new();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let value = |key: &str| {
            let found = tag.attributes.get(key.as_bytes());
            found.map(|value| String::from_utf8_lossy(value).into_owned())
        };
        if let Some(style) = value("style") {
            wrong(
                &HIDDEN_LINK,
                format!("页面有内联样式，可能藏有暗链：{}", gongbao_base::text::cut(&style, 40)),
                format!(
                    "an inline style, which may hide a link: {}",
                    gongbao_base::text::cut(&style, 40)
                ),
            );
        }
        let loads = match name.as_str() {
            "script" | "iframe" | "frame" | "embed" | "img" | "source" | "video" | "audio" => {
                value("src")
            }
            "object" => value("data"),
            "link" => value("href").filter(|_| {
                value("rel").is_some_and(|rel| rel.contains("stylesheet") || rel.contains("icon"))
            }),
            _ => None,
        };
        let inline = name == "script"
            && loads.is_none()
            && value("type").is_none_or(|kind| kind.contains("javascript") || kind == "module");
        if inline || matches!(name.as_str(), "iframe" | "frame" | "embed" | "object") {
            wrong(
                &HIDDEN_LINK,
                format!("页面有内联脚本或框架：<{name}>"),
                format!("an inline script or a frame: <{name}>"),
            );
        }
        if name == "img" && value("alt").is_none() {
            wrong(
                &NO_ALT,
                format!("图片没有文字说明：{}", loads.as_deref().unwrap_or_default()),
                format!(
                    "an image without alternative text: {}",
                    loads.as_deref().unwrap_or_default()
                ),
            );
        }
        if let Some(url) = &loads {
            match inside(address, url) {
                Inside::At(target) => {
                    parts.insert(target.clone());
                    targets.insert(target);
                }
                Inside::Elsewhere => wrong(
                    &MIXED_CONTENT,
                    format!("页面从其他网站加载内容：{url}"),
                    format!("the page loads something from elsewhere: {url}"),
                ),
                Inside::Nothing => {}
            }
        }
        if matches!(name.as_str(), "a" | "area" | "form") {
            let url = value(if name == "form" { "action" } else { "href" });
            if let Some(Inside::At(target)) = url.map(|url| inside(address, &url)) {
                targets.insert(target);
            }
        }
    }
    look.targets = targets;
    look.parts = parts;
    look
}

/// Where an address of a page leads.
enum Inside {
    /// A file of the site.
    At(String),
    /// Another site.
    Elsewhere,
    /// The page itself, a phone, data.
    Nothing,
}

fn inside(page: &str, url: &str) -> Inside {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    if url.starts_with("//") || lower.starts_with("http:") || lower.starts_with("https:") {
        return Inside::Elsewhere;
    }
    let scheme = lower.find(':').is_some_and(|at| !lower[..at].contains(['/', '.', '#', '?']));
    let path = url.split(['#', '?']).next().unwrap_or_default();
    if scheme || path.is_empty() {
        return Inside::Nothing;
    }
    let folder = path.ends_with('/') || path.ends_with("..") || path == ".";
    let resolved = address::decode(path).and_then(|path| {
        let path = if folder { format!("{path}/index.html") } else { path };
        Address::resolve(page, &path)
    });
    // What leads out of the site is dead too; its own text names it.
    Inside::At(resolved.map_or_else(|| path.to_owned(), |address| address.to_string()))
}

/// Judges looks together: links to what is not there, and pages that are too heavy. `files` has the length of every file.
#[must_use]
pub fn judge(
    folder: &str,
    looks: BTreeMap<String, Look>,
    files: &BTreeMap<String, u64>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut dead: BTreeMap<String, String> = BTreeMap::new();
    for (page, look) in looks {
        findings.extend(look.findings);
        for target in look.targets.into_iter().filter(|target| !files.contains_key(target)) {
            dead.entry(target).or_insert_with(|| page.clone());
        }
        let length = |file: &String| files.get(file).copied().unwrap_or(0);
        let weight = length(&page) + look.parts.iter().map(length).sum::<u64>();
        if weight > HEAVIEST {
            findings.push(
                Finding::new(&HEAVY_PAGE, Place::file(&format!("{folder}/{page}")))
                    .says(
                        format!("页面连同图片 {} KB", weight / 1024),
                        format!("{} KB with its images", weight / 1024),
                    )
                    .help("缩小图片，或把大图放进附件", "make the images smaller, or attach them"),
            );
        }
    }
    findings.extend(dead.into_iter().map(|(target, page)| {
        Finding::new(&DEAD_LINK, Place::file(&format!("{folder}/{page}")))
            .says(format!("页面里的死链：{target}"), format!("a dead link of the page: {target}"))
            .help("改正主题模板或导航里的路径", "mend the path in the theme or the navigation")
    }));
    findings
}

/// The finding for a built file that is not as it was written.
#[must_use]
pub fn changed(folder: &str, address: &str) -> Finding {
    Finding::new(&PAGE_CHANGED, Place::file(&format!("{folder}/{address}")))
        .says("生成后的文件被改动，或者不见了", "a built file was changed, or is gone")
        .help("重新生成：gongbao build；查明是谁改的", "build again, and find out who changed it")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{judge, look};

    fn codes(html: &str) -> Vec<String> {
        let files = [("a/b.html", 10), ("index.html", 10), ("a/big.png", 2 << 20)];
        let files: BTreeMap<String, u64> = files.map(|(n, l)| (n.to_owned(), l)).into();
        let looks = BTreeMap::from([("a/b.html".to_owned(), look("public", "a/b.html", html))]);
        judge("public", looks, &files).into_iter().map(|finding| finding.code).collect()
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
        ] {
            assert_eq!(codes(html), expected, "{html}");
        }
    }
}
