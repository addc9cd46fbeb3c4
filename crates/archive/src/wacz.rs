//! The files of a WACZ package that describe it: `datapackage.json`, its digest, the list of pages, the snapshot's id.

mod data_package;
mod identity;
mod pages;

pub use data_package::{DATA_PACKAGE, DATA_PACKAGE_DIGEST, DataPackage, Resource, VERSION};
pub(crate) use data_package::{PackageDigest, json_line};
pub(crate) use identity::{IdentityLine, identity};
pub use pages::PAGES;
pub(crate) use pages::PAGES_HEADER;
