//! Publishing a built site to a folder, an SFTP server, an object store or WebDAV.
//!
//! It takes the folder of a built site and a target of `site.yaml`, and brings the target from the release that holds to
//! the new one. What a release is, says `gongbao-release`; here is the edge that moves its bytes. It must not know how pages
//! are made: all that it reads of a site is its `manifest.json`.
//!
//! # The order of a publish
//!
//! 1. The lock is taken. Its random token is on this machine's disk before it is sent, so that a run that was killed takes
//!    its own lock back, and nobody else's.
//! 2. The site's manifest, the last release's and that of a run that was cut off are merged into a file of operations.
//!    Too many deletions refuse the run; so does a file in the way that no manifest of Gongbao's ever named.
//! 3. The manifest and `pending.json` are written: from now on all that they name is known to be Gongbao's.
//! 4. In a store of folders the release grows beside the one that is seen, is read back, and is put in its place by one
//!    rename. In other stores assets go first, then pages, then lists, with a barrier after each class; all is read back.
//! 5. `current.json` is written: the commit. Only then are files deleted that the site no longer has.
//!
//! So nothing a reader can reach is ever missing. A page is sent after everything it shows, and a list after the pages it
//! leads to; what leaves is deleted when nothing new leads to it, and assets that leave stay until the next publish, for
//! pages that are open. A failure ends the run before its next phase, and the next run begins with what that one left: the
//! tests kill a run at every moment and look.
//!
//! # Modules
//!
//! | module | what it holds |
//! |---|---|
//! | `store` | places that a site is published to: one trait, one kind of store a file or folder |
//! | `access` | from a target of `site.yaml` to its store |
//! | `request`, `observer` | what is asked of a publish, what it did, what it tells meanwhile |
//! | `work`, `pool` | work files on this machine; work on many files at a time |
//! | `records`, `lock` | Gongbao's own small objects on a target |
//! | `site`, `source`, `plan` | the site as lines, where its bytes come from, what is done with every path |
//! | `rollout` | one release on its way, with what every phase needs |
//! | `in_place`, `switch` | the phases in stores that replace files, and in those that switch folders |
//! | `publish`, `rollback` | a whole run, forward and back |
//! | `sent` | the files that were sent, for a receipt |
//! | `history`, `verify`, `public` | what a target has; whether it is right, in the store and through the public address |

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]

mod access;
mod error;
mod history;
mod in_place;
mod lock;
mod observer;
mod plan;
mod pool;
mod public;
mod publish;
mod records;
mod request;
mod rollback;
mod rollout;
mod sent;
mod site;
mod source;
mod store;
mod switch;
#[cfg(test)]
mod tests;
mod verify;
mod work;

pub use self::{
    access::{StoreAccess, open_store},
    error::PublishError,
    history::history,
    lock::unlock,
    observer::PublishObserver,
    publish::{KeepReceipt, preview, publish},
    request::{PublishOutcome, PublishRequest},
    rollback::{RollbackTask, rollback},
    sent::SentFiles,
    store::{
        body::ObjectBody,
        object_store::{Creation, FolderStore, ObjectHeaders, ObjectMetadata, Store},
    },
    verify::{ReleaseVerification, verify},
};
