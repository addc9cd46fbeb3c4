//! `lock`: lists the addresses of all documents in `content/urls.lock`, so that none can vanish unnoticed.

use super::CommandContext;
use crate::exit::Exit;
use crate::pipeline::{self, Audience};
use crate::storage::folder::Folder;
use gongbao_check::lock;
use gongbao_files::{SystemError, atomic};

pub(super) fn run(context: &CommandContext) -> Result<Exit, SystemError> {
    let folder = Folder::read(&context.layout)?;
    let site = pipeline::relate(
        &folder,
        pipeline::parse(&folder, context.today),
        Audience::Readers,
        context.today,
    );
    let old = folder.url_lock.as_deref().unwrap_or_default();
    if lock::is_newer(old) {
        return Err(SystemError::newer(&context.layout.url_lock()));
    }
    let text = lock::extended(old, &lock::addresses(&site));
    if text != old {
        let path = context.layout.url_lock();
        atomic::replace(&path, text.as_bytes()).map_err(SystemError::writing(&path))?;
    }
    let count = lock::listed(&text).count();
    let listed = context.console.text("已登记的网址：", "addresses listed:");
    context.console.say(&format!("{listed} {count}"));
    Ok(Exit::Done)
}
