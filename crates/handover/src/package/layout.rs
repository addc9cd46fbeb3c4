//! Where things stand in a package, and what it is called.

use gongbao_base::date::Date;

/// The package's own manifest below the payload: a receipt.
pub const MANIFEST: &str = "package.json";

/// The name of a document's fragment in its folder.
pub const FRAGMENT: &str = "fragment.html";

/// The name of its metadata.
pub(super) const METADATA: &str = "metadata.json";

/// What the receipts call the place where packages go.
pub const TARGET: &str = "上级门户";

/// What a package is called: its number and day.
#[must_use]
pub fn name(number: u32, day: Date) -> String {
    format!("gongbao-{number:04}-{day}")
}

/// A document's folder in the package, by its page's address.
pub(super) fn folder(address: &str) -> String {
    format!("documents/{}", address.strip_suffix(".html").unwrap_or(address))
}
