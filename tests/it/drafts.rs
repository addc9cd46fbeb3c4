//! Drafts and samples stay at the office.
