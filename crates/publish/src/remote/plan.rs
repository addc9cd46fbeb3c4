//! The plan of a publish: the site's manifest, the release that holds and a broken one, merged into steps on this machine.

use std::{
    fs::File,
    io::{BufReader, Write as _},
    path::Path,
};

use sha2::{Digest as _, Sha256};

use super::{Stop, Store, body, control, spool::Spool};
use crate::release::{
    diff::{Act, Step, Ways, merge},
    entry::{Entry, Standing, is_safe},
    headers,
    limit::Counts,
    record::{self, Record},
};
use gongbao_base::digest::Digest;
use gongbao_files::SystemError;
use gongbao_manifest::{self as manifest, Class};

/// The site to be published, as lines of a manifest.
pub(super) const SITE: &str = "site.jsonl";
/// The manifest of the release that holds.
pub(super) const LAST: &str = "last.jsonl";
/// The manifest of a release that a broken run was about to make.
pub(super) const BROKEN: &str = "broken.jsonl";
/// What becomes of every path.
pub(super) const STEPS: &str = "steps.jsonl";
/// The manifest of the release to be made.
pub(super) const NEXT: &str = "next.jsonl";

/// A site in lines.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    /// The digest over its files with their headers.
    pub(super) digest: String,
    /// How many files.
    pub(super) files: u64,
    /// Their bytes.
    pub(super) bytes: u64,
}

/// The plan.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The site.
    pub(super) site: Lines,
    /// What it comes to.
    pub(super) counts: Counts,
    /// The release that holds.
    pub(super) last: Option<Record>,
    /// The release that a broken run was about to make.
    pub(super) broken: Option<Record>,
    /// The digest of the manifest of the release to be made.
    pub(super) manifest: Digest,
}

/// Whether the release that holds is this very site, and no run broke off.
pub(super) fn unchanged(site: &Lines, last: Option<&Record>, broken: Option<&Record>) -> bool {
    broken.is_none() && last.is_some_and(|last| last.site == site.digest)
}

/// Reads the manifest of a built site into lines.
pub(super) fn built(out: &Path, spool: &Spool, keeps_headers: bool) -> Result<Lines, Stop> {
    let path = out.join(manifest::PATH);
    let open = || File::open(&path);
    let file = open().map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            return SystemError::usage(
                format!("{} 里没有生成好的网站；先运行 gongbao build", out.display()),
                format!("there is no built site in {}; run `gongbao build` first", out.display()),
            );
        }
        SystemError::io("读取", "read", &path, &error)
    })?;
    let (digest, length) = body::digest(open()?)?;
    let own = manifest::ManifestEntry {
        path: manifest::PATH.to_owned(),
        length,
        sha256: digest.hex(),
        class: Some(Class::List),
    };
    let mut own = Some(own);
    let mut writer = Writer::new(spool)?;
    for file in manifest::stream(BufReader::new(file)) {
        let file = file?;
        if let Some(own) = own.take_if(|own| own.path < file.path) {
            writer.add(entry(own, keeps_headers)?)?;
        }
        writer.add(entry(file, keeps_headers)?)?;
    }
    if let Some(own) = own.filter(|_| writer.lines.files > 0) {
        writer.add(entry(own, keeps_headers)?)?;
    }
    writer.finish()
}

/// Takes the live files of an earlier release as the site.
pub(super) fn earlier(spool: &Spool, name: &str) -> Result<Lines, Stop> {
    let mut writer = Writer::new(spool)?;
    for entry in spool.entries(name)? {
        let entry = entry?;
        if entry.standing == Standing::Live {
            writer.add(entry)?;
        }
    }
    writer.finish()
}

fn entry(file: manifest::ManifestEntry, keeps_headers: bool) -> Result<Entry, Stop> {
    if !is_safe(&file.path) {
        return Err(Stop::refused(
            format!("manifest.json 里的路径不能发布：{}", file.path),
            format!("a path in manifest.json cannot be published: {}", file.path),
        ));
    }
    let (mime, cache) = match keeps_headers {
        true => (headers::mime(&file.path).to_owned(), headers::cache(&file.path).to_owned()),
        false => (String::new(), String::new()),
    };
    let class = file.class();
    let manifest::ManifestEntry { path, length, sha256, .. } = file;
    Ok(Entry { path, length, sha256, class, mime, cache, standing: Standing::Live })
}

/// Writes the site's lines and sums them up.
struct Writer {
    file: super::spool::Lines,
    hasher: Sha256,
    lines: Lines,
}

impl Writer {
    fn new(spool: &Spool) -> Result<Self, Stop> {
        let lines = Lines { digest: String::new(), files: 0, bytes: 0 };
        Ok(Self { file: spool.write(SITE)?, hasher: Sha256::new(), lines })
    }

    fn add(&mut self, entry: Entry) -> Result<(), Stop> {
        let Entry { path, length, sha256, mime, cache, .. } = &entry;
        writeln!(HashWriter(&mut self.hasher), "{sha256}  {length}  {mime}  {cache}  {path}")?;
        self.lines.files += 1;
        self.lines.bytes += entry.length;
        self.file.add(&entry)
    }

    fn finish(self) -> Result<Lines, Stop> {
        self.file.finish()?;
        Ok(Lines { digest: Digest(self.hasher.finalize().into()).hex(), ..self.lines })
    }
}

struct HashWriter<'a>(&'a mut Sha256);

impl std::io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Fetches a release's manifest and proves it by the digest in its record.
pub(super) fn fetch(store: &dyn Store, spool: &Spool, name: &str, of: &Record) -> Result<(), Stop> {
    let key = record::manifest(&of.manifest);
    let damaged = || {
        Stop::fault(
            format!("目标上的版本清单 {key} 缺失或已损坏，没有改动"),
            format!("the manifest {key} on the target is missing or damaged; nothing was changed"),
        )
    };
    let reader = store.get(&key)?.ok_or_else(damaged)?;
    let digest = spool.save(name, reader)?;
    if digest.hex() == of.sha256 { Ok(()) } else { Err(damaged()) }
}

/// Plans. The site's lines are in the spool already.
pub(super) fn plan(store: &dyn Store, spool: &Spool, site: Lines) -> Result<Plan, Stop> {
    let (last, broken) = control::releases(store)?;
    for (record, name) in [(&last, LAST), (&broken, BROKEN)] {
        spool.remove(name);
        if let Some(record) = record {
            fetch(store, spool, name, record)?;
        }
    }
    let unfinished = matches!((&last, &broken), (Some(last), Some(broken)) if last.id == broken.id);
    if unfinished {
        spool.remove(BROKEN);
    }
    let (mut steps, mut next) = (spool.write(STEPS)?, spool.write(NEXT)?);
    let mut counts = Counts { files: site.files, bytes: site.bytes, ..Counts::default() };
    merge::<Stop>(
        spool.entries(SITE)?,
        spool.entries(LAST)?,
        spool.entries(BROKEN)?,
        Ways { unfinished },
        |step| {
            count(&mut counts, &step);
            next.add(&step.entry)?;
            steps.add(&step)
        },
    )?;
    steps.finish()?;
    counts.before = last.as_ref().map_or(0, |last| last.files);
    Ok(Plan { site, counts, last, broken, manifest: next.finish()? })
}

fn count(counts: &mut Counts, step: &Step) {
    match step.act {
        Act::Same => {}
        Act::Send => {
            counts.sent += step.entry.length;
            if step.was.is_some() { counts.changed += 1 } else { counts.new += 1 }
        }
        Act::Old | Act::Gone => {
            counts.leave += u64::from(step.leaves);
            counts.gone += u64::from(step.leaves && step.act == Act::Gone);
        }
    }
}
