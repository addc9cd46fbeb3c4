//! `lock`: lists the addresses of all documents in `content/urls.lock`, so that none can vanish unnoticed.

use std::fs;

use super::{Environment, load, say};
use crate::cli::Common;
use crate::disk::read;
use crate::exit::Exit;
use gongbao_check::lock;
use gongbao_files::Fault;

pub(super) fn run(common: &Common, environment: &Environment) -> Result<Exit, Fault> {
    let folder = read::folder(&common.site)?;
    let site = load::load(&folder, common.as_of.unwrap_or(environment.today))?.site;
    let old = folder.lock.unwrap_or_default();
    let text = lock::extended(&old, &lock::addresses(&site));
    let path = common.site.join(lock::FILE);
    let fault = |error: std::io::Error| Fault::io("写入", "write", &path, &error);
    if text != old {
        let beside = path.with_extension("lock.new");
        fs::write(&beside, &text).and_then(|()| fs::rename(&beside, &path)).map_err(fault)?;
    }
    let count = lock::listed(&text).count();
    say(&format!("{} {count}", environment.text("已登记的网址：", "addresses listed:")));
    Ok(Exit::Done)
}
