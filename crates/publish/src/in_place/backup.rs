//! Keeping the bytes that are about to be replaced or deleted, under their digest.

use super::{survey::operations, upload::differs, uploads::uploads};
use crate::{error::PublishError, records::HEADERS, rollout::Rollout, store::body};
use gongbao_base::finding::Message;
use gongbao_release::{
    diff::{FileOperation, Operation},
    layout,
};

/// Keeps what the last release has and this one replaces or deletes.
pub(super) fn back_up(rollout: &Rollout<'_>) -> Result<(), PublishError> {
    let replaced = uploads(rollout.work)?.map(|upload| upload.map(|upload| upload.operation));
    let all = replaced.chain(operations(rollout.work, Operation::Delete)?);
    let loses_bytes = |operation: &FileOperation| {
        let replaced = operation.before.is_some_and(|before| {
            before != operation.entry.sha256 || operation.operation == Operation::Delete
        });
        operation.ours && replaced
    };
    let all = all.filter(|operation| operation.as_ref().map_or(true, loses_bytes));
    let counts = &rollout.plan.counts;
    let files = counts.changed + counts.gone;
    rollout.request.phase("保留旧内容", "keeping what is replaced", files);
    rollout.pool.each(all, |operation| {
        rollout.request.observer.tick();
        back_up_one(rollout, &operation)
    })
}

fn back_up_one(rollout: &Rollout<'_>, operation: &FileOperation) -> Result<(), PublishError> {
    let (store, work) = (rollout.request.store, rollout.work);
    let FileOperation { entry, before, attempted, .. } = operation;
    // Most often what is there is what the last release says, and may be kept already.
    if let Some(before) = before
        && store.head(&layout::backup(before))?.is_some()
        && operation.operation == Operation::Upload
        && attempted.is_none()
    {
        return Ok(());
    }
    let Some((body, digest)) = work.fetch(store, &entry.path)? else { return Ok(()) };
    let is_before = *before == Some(digest);
    let of_interrupted_run = *attempted == Some(digest) && !is_before;
    let key = layout::backup(&digest);
    if of_interrupted_run || store.head(&key)?.is_some() {
        work.drop_fetched(&body);
        return Ok(());
    }
    if !is_before {
        let path = &entry.path;
        rollout.request.observer.say(&Message {
            zh: format!("目标上的 {path} 被别人改动过，已另存为 {key}"),
            en: format!(
                "{path} on the target was changed by someone else; its bytes are kept as {key}"
            ),
        });
    }
    store.put(&key, &body, HEADERS)?;
    let proved = store.get(&key)?.map(body::digest).transpose()?;
    work.drop_fetched(&body);
    match proved {
        Some((proved, _)) if proved == digest => Ok(()),
        _ => Err(differs(&key)),
    }
}
