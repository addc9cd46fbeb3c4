//! Publishing a built site: what a release is without any store, and the edge to where it goes.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the edge")]

pub mod release;
pub mod remote;
