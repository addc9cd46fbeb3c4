//! Attachments: personal data in their text, names and properties, what is hidden in them, what could not be looked into (PII, ATT).
//!
//! Sources: as for personal data in texts ([`super::personal`]); hidden data and properties, standards 8.2 PII-09 and PII-10.

pub mod hidden;
pub mod listed;
pub mod names;
pub mod numbers;
pub mod persons;
pub mod properties;
pub mod unchecked;
