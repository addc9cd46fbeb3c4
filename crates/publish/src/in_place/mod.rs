//! A publish to a store in which files are replaced one by one: phases with a barrier after each, and one small commit.
//!
//! Assets go first, then the pages that need them, then the lists that lead to the pages; deletions come after the commit.
//! So whatever a reader can reach is there at every moment, also when a run is cut off. What is about to be replaced or
//! deleted is first kept under its digest, so that every kept release can be gone back to.

mod backup;
mod prune;
mod survey;
mod upload;
mod uploads;

pub(crate) use self::prune::prune;
use self::uploads::UPLOADS;
use crate::{error::PublishError, rollout::Rollout, work::NEXT};
use gongbao_manifest::Class;

/// Makes the release.
pub(crate) fn publish(rollout: &Rollout<'_>) -> Result<(), PublishError> {
    let files = survey::survey(rollout)?;
    rollout.announce()?;
    backup::back_up(rollout)?;
    for (class, zh, en) in [
        (Class::Asset, "上传附件和样式", "sending assets"),
        (Class::Leaf, "上传正文页", "sending pages"),
        (Class::List, "上传列表和首页", "sending lists and home"),
    ] {
        rollout.lock.check()?;
        rollout.request.phase(zh, en, files);
        upload::send(rollout, class)?;
    }
    rollout.lock.check()?;
    rollout.request.phase("读回核对", "reading back", files);
    upload::read_back(rollout)?;
    rollout.check_public(UPLOADS)?;
    rollout.commit()?;
    prune(rollout, NEXT)
}
