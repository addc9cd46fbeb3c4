//! A small site in memory, and its snapshots: two equal files, Chinese names, folder pages, open data.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
};

use gongbao_archive::{
    ArchiveError,
    metadata::SnapshotMetadata,
    stamp::Stamp,
    verify,
    warc::WarcVersion,
    write::{self, SiteFile, SiteSource, WriteSummary},
};
use gongbao_base::digest::Digest;

pub(crate) const BASE: &str = "https://test.example/";
pub(crate) const AT: &str = "2024-06-01T01:02:03Z";

/// Files by path.
pub(crate) type MemorySite = BTreeMap<String, Vec<u8>>;

fn page(title: &str, main: &str) -> Vec<u8> {
    format!(
        "<!doctype html><html lang=zh-CN><title>{title}</title><body>\
         <nav><a href=../index.html>首页</a></nav><main><h1>{title}</h1>{main}</main></html>"
    )
    .into_bytes()
}

pub(crate) fn site() -> MemorySite {
    let mut site = MemorySite::new();
    let mut add = |path: &str, bytes: &[u8]| site.insert(path.to_owned(), bytes.to_vec());
    let links: String = (0..30).map(|n| format!("<a href=more/{n}.html>第 {n} 份</a>")).collect();
    add("index.html", format!("<title>首页</title><main>{links}</main>").as_bytes());
    add("notices/index.html", &page("通知", "<a href=first.html>第一份</a>"));
    let first = "<p>办理时间为九时至十二时。请带身份证。<p>见<a href='附件%201.txt'>附件</a>。";
    add("notices/first.html", &page("第一份通知", first));
    add("notices/second.html", &page("第二份通知", "<p>第一条。第二条。"));
    add("notices/附件 1.txt", "附件内容".as_bytes());
    add("notices/附件 2.txt", "附件内容".as_bytes());
    add("assets/style.css", b"main{max-width:40rem}");
    add(
        "data/notices.json",
        b"[{\"url\":\"https://test.example/notices/first.html\",\"identifier\":\"X-1\"}]",
    );
    for n in 0..30 {
        add(&format!("more/{n}.html"), &page(&format!("第 {n} 份"), &format!("<p>内容 {n}。")));
    }
    site
}

pub(crate) fn try_write(
    site: &MemorySite,
    at: &str,
    allow_missing: bool,
) -> Result<(WriteSummary, Vec<u8>), ArchiveError> {
    let metadata = SnapshotMetadata {
        base: BASE.to_owned(),
        title: "测试站".to_owned(),
        operator: "测试街道办事处".to_owned(),
        at: Stamp::parse(at).unwrap(),
        warc: WarcVersion::V1_1,
    };
    let files: Vec<SiteFile> = site
        .iter()
        .map(|(path, bytes)| SiteFile {
            path: path.clone(),
            length: bytes.len() as u64,
            digest: Digest::of(bytes),
        })
        .collect();
    let open = |path: &str| -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(site[path].clone())))
    };
    let site = SiteSource { files: &files, open: &open };
    let (summary, out) = write::write(&metadata, &site, allow_missing, Cursor::new(Vec::new()))?;
    Ok((summary, out.into_inner()))
}

/// The bytes of a snapshot of this site.
pub(crate) fn snapshot_of(site: &MemorySite) -> Vec<u8> {
    try_write(site, AT, false).unwrap().1
}

/// The bytes of a snapshot of the sample.
pub(crate) fn snapshot() -> Vec<u8> {
    snapshot_of(&site())
}

/// Verifies a snapshot; the codes.
pub(crate) fn codes(bytes: &[u8]) -> Vec<String> {
    let report = verify::snapshot(Cursor::new(bytes)).unwrap();
    report.findings.into_iter().map(|finding| finding.code).collect()
}

/// A small generator of pseudo-random numbers, so that data is the same on every machine.
pub(crate) struct NoiseSource(pub(crate) u64);

impl NoiseSource {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
