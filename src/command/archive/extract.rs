//! `archive extract`: a snapshot back to a site's folder, byte for byte.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::Path,
};

use super::{OnDisk, open};
use crate::{
    base::{codes, finding::Language},
    command::{Environment, say},
    disk::{Fault, shelf::Folder},
    exit::Exit,
    seal::{Trouble, flaw, names::Names},
};

pub(super) fn run(environment: &Environment, file: &Path, dir: &Path) -> Result<Exit, Fault> {
    let mut snapshot = open(file)?;
    Folder::create(dir)?;
    let files = tree(&mut snapshot, dir).map_err(|trouble| Fault::trouble(trouble, file))?;
    say(&match environment.language {
        Language::Chinese => format!("已还原 {files} 个文件到 {}", dir.display()),
        Language::English => format!("{files} files are in {}", dir.display()),
    });
    Ok(Exit::Done)
}

/// Writes the files of a snapshot into an empty folder; every digest is checked on the way.
pub(super) fn tree(snapshot: &mut OnDisk, dir: &Path) -> Result<usize, Trouble> {
    let holders = snapshot.holders();
    let mut names = Names::default();
    let mut files = 0;
    for (at, holder) in holders.into_iter().enumerate() {
        let entry = snapshot.entries[at].clone();
        // A folder's page has a second address, which ends in index.html.
        if entry.url.ends_with("/index.html") {
            continue;
        }
        let wrong =
            |zh: &str, en: &str| Trouble::from(flaw(&codes::BAD_REVISIT, &entry.url, zh, en));
        let path = snapshot
            .path(&entry)
            .ok_or_else(|| wrong("地址不能变成文件名", "the address cannot be a file's name"))?;
        let holder = holder
            .ok_or_else(|| wrong("它的内容不在快照里", "its bytes are not in the snapshot"))?;
        let holder = snapshot.entries[holder].clone();
        names.take(&path)?;
        let to = dir.join(&path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut out = BufWriter::new(File::create_new(&to)?);
        snapshot.payload(&holder, &mut |part| out.write_all(part))?;
        out.flush()?;
        files += 1;
    }
    Ok(files)
}
