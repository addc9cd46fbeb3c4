//! What shows a collection: `index.json`, from which a viewer travels through time, and two pages.

use std::fmt::Write as _;

use gongbao_base::text::escape;
use serde_json::json;

use crate::{error::ArchiveError, log::LogEntry, stamp::Stamp};

/// The list for viewers: a multi-WACZ of all snapshots.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json(title: &str, entries: &[LogEntry]) -> Result<String, ArchiveError> {
    let resources: Vec<_> = entries
        .iter()
        .map(|entry| {
            json!({ "name": entry.wacz, "path": entry.wacz, "hash": format!("sha256:{}", entry.sha256), "bytes": entry.bytes })
        })
        .collect();
    let list = json!({ "profile": "multi-wacz-package", "title": title, "resources": resources });
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

/// The files of ReplayWeb.page, which the one who keeps the collection may put there: it is AGPL and not part of this program.
pub const VIEWER: [&str; 2] = ["viewer/ui.js", "viewer/sw.js"];
/// The page that shows the snapshots with it.
pub const VIEW: &str = "view.html";

/// The page on which the viewer travels through all snapshots; a fragment says where to and when.
#[must_use]
pub fn view(title: &str, entries: &[LogEntry]) -> String {
    let title = escape(title);
    let base = escape(entries.last().map_or("", |entry| &entry.base));
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}存档查看</title>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<style>html,body{{height:100%;margin:0}}replay-web-page{{display:block;height:100%}}</style>\n<script src=\"viewer/ui.js\"></script>\n</head>\n<body>\n<replay-web-page source=\"index.json\" url=\"{base}\" replayBase=\"viewer/\" embed=\"default\" deepLink></replay-web-page>\n<noscript><p>查看存档要用脚本；<a href=\"index.html\">下载快照文件</a>不用。</p></noscript>\n</body>\n</html>\n"
    )
}

const STYLE: &str = ":root{color-scheme:light dark}body{font:1rem/1.7 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.75rem;line-height:1.3}h2{font-size:1.3rem;margin-top:2.5rem}code,pre{font-size:.85rem;overflow-wrap:anywhere;white-space:pre-wrap}pre{margin:.5rem 0 1rem;padding:.5rem .75rem;border:1px solid #8886;border-radius:4px}section{border-top:1px solid #8886;padding:.75rem 0}section h2{margin:0;font-size:1.1rem}dl{margin:.25rem 0 0}dt{float:left;clear:left;width:5.5em}dd{margin:0 0 0 5.5em}";

/// A length for people.
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// The plain page: the newest first, and how to check them without this program.
#[must_use]
pub fn html(title: &str, entries: &[LogEntry], has: &dyn Fn(&str) -> bool) -> String {
    let title = escape(title);
    let can_view = VIEWER.iter().all(|name| has(name));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}存档</title>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}存档</h1>\n<p>每个快照是一个文件，里面有当时的整个网站，可以单独保存。共 {} 个，新的在前，时间是北京时间。</p>\n",
        entries.len()
    );
    for entry in entries.iter().rev() {
        let stamp = Stamp::parse(&entry.at);
        let minute = stamp.map_or_else(|| escape(&entry.at), Stamp::minute);
        let file = escape(&entry.wacz);
        let _ = write!(
            page,
            "<section>\n<h2><time datetime=\"{}\">{minute}</time></h2>\n<dl>\n<dt>文件</dt><dd><a href=\"{file}\" download>{file}</a>（{}，{} 个网页）</dd>\n",
            escape(&entry.at),
            size(entry.bytes),
            entry.pages
        );
        if let Some(stamp) = stamp
            && can_view
            && !entry.base.is_empty()
        {
            let digits = stamp.digits();
            let base = escape(&entry.base);
            let _ = writeln!(
                page,
                "<dt>查看</dt><dd><a href=\"{VIEW}#url={base}&amp;ts={digits}\">在浏览器里打开</a></dd>"
            );
        }
        let proofs = [(".minisig", "签名"), (".tsr", "时间戳")];
        let proofs: Vec<String> = proofs
            .iter()
            .filter(|(ending, _)| has(&format!("{}{ending}", entry.wacz)))
            .map(|(ending, name)| format!("<a href=\"{file}{ending}\" download>{name}</a>"))
            .collect();
        if !proofs.is_empty() {
            let _ = writeln!(page, "<dt>证明</dt><dd>{}</dd>", proofs.join("、"));
        }
        let _ = writeln!(
            page,
            "<dt>SHA-256</dt><dd><code>{}</code></dd>\n<dt>内容编号</dt><dd><code>{}</code></dd>\n</dl>\n</section>",
            escape(&entry.sha256),
            escape(&entry.snapshot_id)
        );
    }
    let example = entries.last().map_or("快照.wacz", |entry| &entry.wacz);
    let example = escape(example);
    let _ = write!(
        page,
        "<h2>怎样核对</h2>\n<p>不需要本站的软件。文件没有改动，算出的 SHA-256 就和上面的一样。Windows：</p>\n<pre>certutil -hashfile {example} SHA256</pre>\n<p>Linux：</p>\n<pre>sha256sum {example}</pre>\n<p>有签名时，用本单位公布的公钥：</p>\n<pre>minisign -V -p 公钥.pub -m {example}</pre>\n<p>有时间戳时，用时间戳机构的证书：</p>\n<pre>openssl ts -verify -data {example} -in {example}.tsr -CAfile 根证书.pem -untrusted 机构证书.pem</pre>\n<p>登记簿 <a href=\"log.jsonl\">log.jsonl</a> 每行带有上一行的 SHA-256；<a href=\"checkpoint\">checkpoint</a> 记下最后一行的。另存一份 checkpoint，以后就能看出登记簿有没有被改短。</p>\n<h2>怎样打开</h2>\n<p>WACZ 是公开的格式。用任何支持 WACZ 的软件打开单个文件，或打开 <a href=\"index.json\">index.json</a> 按时间查看全部；里面的网页档案（WARC，ISO 28500）解压后也能单独使用。</p>\n</main>\n</body>\n</html>\n"
    );
    page
}
