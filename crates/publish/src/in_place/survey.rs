//! Before anything is changed: the bytes on this machine are proved, and what stands on the target is looked at.

use std::{
    io,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{
    upload::is_present,
    uploads::{UPLOADS, Upload},
};
use crate::{
    error::PublishError,
    rollout::Rollout,
    work::{OPERATIONS, WorkFiles},
};
use gongbao_release::diff::{FileOperation, Operation};

/// Learns what is there of what is to be sent, and gives how many files have to be. A file that stands there and is not
/// Gongbao's refuses the run.
pub(super) fn survey(rollout: &Rollout<'_>) -> Result<u64, PublishError> {
    let (request, plan) = (rollout.request, rollout.plan);
    let store = request.store;
    let first = plan.last.is_none() && plan.interrupted.is_none();
    let empty = first && store.is_empty()? == Some(true);
    let uploads = Mutex::new(rollout.work.create(UPLOADS)?);
    let (foreign, count) = (Mutex::new(Vec::new()), AtomicU64::new(0));
    let files = plan.counts.new + plan.counts.changed;
    request.phase("核对本机和目标", "looking at both sides", files);
    rollout.pool.each(operations(rollout.work, Operation::Upload)?, |operation| {
        rollout.source.check(&operation.entry)?;
        let ask = !empty && (!operation.ours || plan.interrupted.is_some());
        let there = if ask { store.head(&operation.entry.path)? } else { None };
        request.observer.tick();
        let present = match &there {
            Some(_) if !operation.ours => {
                let mut foreign = foreign.lock().map_err(|_| PublishError::thread())?;
                foreign.push(operation.entry.path);
                return Ok(());
            }
            Some(metadata) => is_present(rollout, &operation.entry, metadata)?,
            None => false,
        };
        count.fetch_add(u64::from(!present), Ordering::Relaxed);
        let mut uploads = uploads.lock().map_err(|_| PublishError::thread())?;
        uploads.add(&Upload { operation, present })
    })?;
    uploads.into_inner().map_err(|_| PublishError::thread())?.finish()?;
    let mut foreign = foreign.into_inner().map_err(|_| PublishError::thread())?;
    foreign.sort();
    match foreign.first() {
        None => Ok(count.into_inner()),
        Some(first) => Err(in_the_way(first, foreign.len())),
    }
}

fn in_the_way(first: &str, count: usize) -> PublishError {
    PublishError::refused(
        format!(
            "目标上已有 {count} 个不是 Gongbao 放的同名文件，没有发布，没有改动，例如 {first}；请先移走它们，或换一个前缀"
        ),
        format!(
            "{count} files on the target are in the way and are not Gongbao's; nothing was changed, for example {first}. Move them away or name another prefix"
        ),
    )
}

/// The planned operations of one sort.
pub(super) fn operations(
    work: &WorkFiles,
    wanted: Operation,
) -> Result<impl Iterator<Item = io::Result<FileOperation>> + Send, PublishError> {
    let matches = move |operation: &io::Result<FileOperation>| {
        operation.as_ref().map_or(true, |operation| operation.operation == wanted)
    };
    Ok(work.read::<FileOperation>(OPERATIONS)?.filter(matches))
}
