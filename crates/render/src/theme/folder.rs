//! A site's own theme: where its files stand, and how long one may be.

use gongbao_base::finding::Place;

/// Where a site's own theme files stand below its folder.
pub const FOLDER: &str = "themes/default";

/// The longest file that a theme takes, in bytes.
pub const LONGEST: usize = 4 << 20;

/// The place of a finding about a file, by its path below [`FOLDER`].
pub(super) fn place(path: &str) -> Place {
    Place::file(&format!("{FOLDER}/{path}"))
}
