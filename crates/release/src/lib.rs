//! What a release of a site is, without any place that it is published to.
//!
//! A release is a sorted list of files with digests and headers (its manifest) and a small record that names the list by
//! its digest. From the manifests of the new site, of the release that holds and of one that a run was cut off from making
//! comes what becomes of every path; from the counts of that, whether so much may leave at once.
//!
//! | module | what it holds |
//! |---|---|
//! | [`entry`] | one file of a release, a line of its manifest |
//! | [`manifest`] | manifests: read line by line, proved to be sorted and to stay inside of the site |
//! | [`site`] | the digest over all files of a site, by which an unchanged one is known |
//! | [`diff`] | three manifests to one operation a path |
//! | [`limits`] | the counts of a publish, and when it takes too much away |
//! | [`release`] | the record of a release |
//! | [`layout`] | where each of Gongbao's own objects stands on a target |
//! | [`headers`] | the type of a file, and how long it may be kept |
//! | [`web_server`] | the same headers as settings for nginx and Caddy |
//!
//! Nothing here touches files, the network, the clock or the environment: manifests come through readers and go through
//! writers, and the time of a release is a text that the caller gives. What moves the bytes is `gongbao-publish`.

pub mod diff;
pub mod entry;
pub mod headers;
pub mod layout;
pub mod limits;
pub mod manifest;
pub mod release;
pub mod site;
pub mod web_server;
