//! Findings as text for people, JSON lines for programs, SARIF for review tools; what falls due as a calendar; a page to print.

pub mod calendar;
pub(crate) mod excerpt;
pub mod json;
pub mod paper;
pub mod sarif;
pub mod text;
