//! What shows a collection: `index.json`, from which a viewer travels through time, and a plain page.

use std::fmt::Write as _;

use serde_json::json;

use super::{chain::Entry, stamp::Stamp};
use crate::base::text::escape;

/// The list for viewers: a multi-WACZ of all snapshots.
#[must_use]
pub fn json(title: &str, entries: &[Entry]) -> String {
    let resources: Vec<_> = entries
        .iter()
        .map(|entry| {
            json!({ "name": entry.wacz, "path": entry.wacz, "hash": format!("sha256:{}", entry.sha256), "bytes": entry.bytes })
        })
        .collect();
    let list = json!({ "profile": "multi-wacz-package", "title": title, "resources": resources });
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

const STYLE: &str = "body{font:1rem/1.7 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}code,pre{font-size:.85rem;overflow-wrap:anywhere;white-space:pre-wrap}li{margin:1rem 0}";

/// The plain page: the newest first, and how to check them without this program.
#[must_use]
pub fn html(title: &str, entries: &[Entry], has: &dyn Fn(&str) -> bool) -> String {
    let title = escape(title);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}存档</title>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}存档</h1>\n<p>每个快照是一个文件，里面有当时的整个网站，可以单独保存。共 {} 个。</p>\n<ol reversed>\n",
        entries.len()
    );
    for entry in entries.iter().rev() {
        let minute = Stamp::parse(&entry.at).map(Stamp::minute).unwrap_or_default();
        let file = escape(&entry.wacz);
        let _ = write!(
            page,
            "<li><p><time datetime=\"{}\">{minute}</time> <a href=\"{file}\">{file}</a>，{} 个网页，{} 字节",
            escape(&entry.at),
            entry.pages,
            entry.bytes
        );
        for (ending, name) in [(".minisig", "签名"), (".tsr", "时间戳")] {
            if has(&format!("{}{ending}", entry.wacz)) {
                let _ = write!(page, "，<a href=\"{file}{ending}\">{name}</a>");
            }
        }
        let _ = writeln!(
            page,
            "</p><p>SHA-256 <code>{}</code></p><p>内容编号 <code>{}</code></p></li>",
            escape(&entry.sha256),
            escape(&entry.snapshot_id)
        );
    }
    let example = entries.last().map_or("快照.wacz", |entry| &entry.wacz);
    let example = escape(example);
    let _ = write!(
        page,
        "</ol>\n<h2>怎样核对</h2>\n<p>不需要本站的软件。文件没有改动，算出的 SHA-256 和上面的一样：</p>\n<pre>sha256sum {example}</pre>\n<p>有签名时，用本单位公布的公钥：</p>\n<pre>minisign -V -p 公钥.pub -m {example}</pre>\n<p>有时间戳时，用时间戳机构的证书：</p>\n<pre>openssl ts -verify -data {example} -in {example}.tsr -CAfile 证书.pem</pre>\n<p>登记簿 <a href=\"log.jsonl\">log.jsonl</a> 每行带有上一行的 SHA-256；<a href=\"checkpoint\">checkpoint</a> 记下最后一行的。另存一份 checkpoint，以后就能看出登记簿有没有被改短。</p>\n<h2>怎样打开</h2>\n<p>WACZ 是公开的格式。用任何支持 WACZ 的软件打开单个文件，或打开 <a href=\"index.json\">index.json</a> 按时间查看全部；里面的网页档案（WARC，ISO 28500）解压后也能单独使用。</p>\n</main>\n</body>\n</html>\n"
    );
    page
}
