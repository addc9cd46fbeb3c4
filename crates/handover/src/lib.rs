//! The hand-over to the district's portal: packages that can be checked, and receipts of what went out.
//!
//! A site's plan, what the checks found and the receipt before go in; a bag of plain files comes out, with the receipt that
//! the next hand-over is compared with. A package that came back is checked byte for byte before anything of it is used.
//!
//! - [`receipt`]: what went out, when, on whose approval, and what changed since;
//! - [`fragment`]: a document without a page around it, as other systems show it;
//! - [`package`]: writing a package, and checking one as if an enemy had made it;
//! - [`error`]: why no package was made or taken in.
//!
//! It knows no folder, no clock and no key: files are opened by the caller, the day is a value, signing stands outside.

pub mod error;
pub mod fragment;
pub mod package;
pub mod receipt;
