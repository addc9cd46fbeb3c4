//! Publishing a built site: what a release is without any store, and the edge to where it goes.

pub mod release;
pub mod remote;
