//! The work folder beside an output folder.

use std::path::{Path, PathBuf};

/// The work folder of an output folder.
#[must_use]
pub fn work_folder(out: &Path) -> PathBuf {
    let name =
        out.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
    out.with_file_name(format!(".{name}.gongbao"))
}
