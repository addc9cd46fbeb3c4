//! Links, anchors, attachments and images lead somewhere, and say where (LINK; FILE-02 of files that nothing links).

pub mod files;
pub mod hosts;
pub mod targets;
pub mod words;
