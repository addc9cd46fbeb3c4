//! Places that a site is published to. One trait says what all of them can do; each kind of store is a file or a folder.

pub(crate) mod body;
#[cfg(feature = "network")]
pub(crate) mod http;
pub(crate) mod local;
pub(crate) mod object_store;
#[cfg(feature = "network")]
pub(crate) mod s3;
#[cfg(feature = "sftp")]
pub(crate) mod sftp;
#[cfg(feature = "network")]
pub(crate) mod webdav;
