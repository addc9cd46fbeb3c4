//! The site to be published as lines of a manifest: from the built folder, or from an earlier release.

use std::{
    fs::File,
    io::{self, BufReader},
    path::Path,
};

use crate::{
    error::PublishError,
    store::body,
    work::{LinesFile, SITE, WorkFiles},
};
use gongbao_base::digest::Digest;
use gongbao_files::SystemError;
use gongbao_manifest::{self as manifest, Class, ManifestEntry};
use gongbao_release::{
    entry::{EntryState, ReleaseEntry},
    headers,
    manifest::is_safe,
    site::{SiteHasher, SiteSummary},
};

/// Reads the manifest of a built site into the work file [`SITE`]. The manifest itself is a file of the site.
pub(crate) fn built(
    out: &Path,
    work: &WorkFiles,
    keeps_headers: bool,
) -> Result<SiteSummary, PublishError> {
    let path = out.join(manifest::PATH);
    let open = || File::open(&path);
    let file = open().map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            return SystemError::usage(
                format!("{} 里没有生成好的网站；先运行 gongbao build", out.display()),
                format!("there is no built site in {}; run `gongbao build` first", out.display()),
            );
        }
        SystemError::io("读取", "read", &path, &error)
    })?;
    let (digest, length) = body::digest(open()?)?;
    let own = ManifestEntry {
        path: manifest::PATH.to_owned(),
        length,
        sha256: digest.hex(),
        class: Some(Class::List),
    };
    let mut own = Some(own);
    let mut writer = SiteWriter::new(work)?;
    for file in manifest::stream(BufReader::new(file)) {
        let file = file?;
        if let Some(own) = own.take_if(|own| own.path < file.path) {
            writer.add(&entry(own, keeps_headers)?)?;
        }
        writer.add(&entry(file, keeps_headers)?)?;
    }
    if let Some(own) = own.filter(|_| writer.hasher.files() > 0) {
        writer.add(&entry(own, keeps_headers)?)?;
    }
    writer.finish()
}

/// Takes the live files of an earlier release as the site.
pub(crate) fn earlier(work: &WorkFiles, name: &str) -> Result<SiteSummary, PublishError> {
    let mut writer = SiteWriter::new(work)?;
    for entry in work.entries(name)? {
        let entry = entry?;
        if entry.state == EntryState::Live {
            writer.add(&entry)?;
        }
    }
    writer.finish()
}

fn entry(file: ManifestEntry, keeps_headers: bool) -> Result<ReleaseEntry, PublishError> {
    if !is_safe(&file.path) {
        return Err(PublishError::refused(
            format!("manifest.json 里的路径不能发布：{}", file.path),
            format!("a path in manifest.json cannot be published: {}", file.path),
        ));
    }
    let (mime, cache) = match keeps_headers {
        true => (headers::mime(&file.path).to_owned(), headers::cache(&file.path).to_owned()),
        false => (String::new(), String::new()),
    };
    let sha256 = Digest::parse(&file.sha256).ok_or_else(|| {
        PublishError::refused(
            format!("manifest.json 里 {} 的摘要不对；请重新运行 gongbao build", file.path),
            format!(
                "the digest of {} in manifest.json is none; run `gongbao build` again",
                file.path
            ),
        )
    })?;
    let class = file.class();
    let ManifestEntry { path, length, .. } = file;
    let state = EntryState::Live;
    Ok(ReleaseEntry { path, length, sha256, class, mime, cache, state, uncertain: false })
}

/// Writes the site's lines and sums them up.
struct SiteWriter {
    file: LinesFile,
    hasher: SiteHasher,
}

impl SiteWriter {
    fn new(work: &WorkFiles) -> Result<Self, PublishError> {
        Ok(Self { file: work.create(SITE)?, hasher: SiteHasher::default() })
    }

    fn add(&mut self, entry: &ReleaseEntry) -> Result<(), PublishError> {
        self.hasher.add(entry);
        self.file.add(entry)
    }

    fn finish(self) -> Result<SiteSummary, PublishError> {
        self.file.finish()?;
        Ok(self.hasher.finish())
    }
}
