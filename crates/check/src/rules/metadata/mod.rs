//! Metadata: dated, in order, in its own form, and the same as in the text (FIELD-08, FIELD-09, META, REF, SAMPLE; ST-02 of contacts).
//!
//! Inspections compare what stands above a document with what stands in it (standards 0.4, 3.2 [S]).

pub mod body;
pub mod contact;
pub mod dates;
pub mod issuer;
pub mod references;
pub mod sample;
pub mod source;
pub mod tags;
pub mod topic;
pub mod unanswered;
pub mod undated;
