//! `archive export`: the hand-over for an archive office: a bag with the snapshot, the site's files and the item list.

use std::{
    fs::{self, File},
    io::BufReader,
    path::Path,
};

use super::{beside, extract, failure, open};
use crate::command::{Environment, say};
use crate::disk::shelf::{Files, Folder};
use crate::exit::Exit;
use gongbao_archive::{ArchiveError, items, log::CHECKPOINT};
use gongbao_base::finding::Language;
use gongbao_container::{
    FileSource as _,
    bag::{self, BagWriter},
};
use gongbao_files::Fault;

pub(super) fn run(
    environment: &Environment,
    file: &Path,
    to: &Path,
    retention: &str,
) -> Result<Exit, Fault> {
    let mut snapshot = open(file)?;
    let is_new = !to.exists();
    let mut folder = Folder::create(to)?;
    let fault = |error: ArchiveError| failure(error, file);
    // The site's files are laid out beside the bag first, so that each is checked before it is listed.
    let work = beside(to, ".part");
    Folder::create(&work)?;
    let written = (|| -> Result<(), ArchiveError> {
        let (_, damaged) = extract::tree(&mut snapshot, &work)?;
        if let Some(finding) = damaged.into_iter().next() {
            return Err(finding.into());
        }
        let table = items::csv(&mut snapshot, retention)?;
        let package = snapshot.package.clone();
        let mut bag = BagWriter::new(&mut folder, "", true);
        bag.put("items.csv", &mut table.as_bytes())?;
        let mut site = Files::open(&work)?;
        for name in site.names() {
            bag.put(&format!("site/{name}"), &mut *site.open(&name)?)?;
        }
        let name =
            file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        bag.put(&name, &mut BufReader::new(File::open(file)?))?;
        for ending in [".minisig", ".tsr"] {
            let other = beside(file, ending);
            if other.is_file() {
                bag.put(&format!("{name}{ending}"), &mut BufReader::new(File::open(other)?))?;
            }
        }
        let around = file.parent().unwrap_or(Path::new(""));
        for other in [CHECKPOINT, "checkpoint.minisig"] {
            if around.join(other).is_file() {
                bag.put(other, &mut File::open(around.join(other))?)?;
            }
        }
        bag.finish(&[
            ("Source-Organization", &package.publisher),
            ("External-Description", &package.title),
            ("External-Identifier", &package.snapshot_id),
            ("Bagging-Date", &snapshot.at.day()),
            ("Bag-Software-Agent", concat!("gongbao/", env!("CARGO_PKG_VERSION"))),
        ])?;
        Ok(())
    })();
    let _ = fs::remove_dir_all(&work);
    if written.is_err() && is_new {
        let _ = fs::remove_dir_all(to);
    }
    written.map_err(fault)?;
    let findings = Files::open(to)
        .and_then(|mut files| bag::verify(&mut files, ""))
        .map_err(|error| fault(error.into()))?;
    if let Some(finding) = findings.first() {
        return Err(Fault::other(
            format!("刚写成的移交包核对不通过：{}", finding.message.zh),
            format!("the bag that was just written does not verify: {}", finding.message.en),
        ));
    }
    say(&match environment.language {
        Language::Chinese => {
            format!("已写好并核对移交包 {}；保管期限请按本单位的规定核定", to.display())
        }
        Language::English => format!("the bag {} is written and verified", to.display()),
    });
    Ok(Exit::Done)
}
