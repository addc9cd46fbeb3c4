//! A kind by the name that was typed.

use gongbao_content::kinds::{KINDS, Kind};
use gongbao_files::SystemError;

/// The kind of this name, in either language.
pub(super) fn named(name: &str) -> Result<&'static Kind, SystemError> {
    Kind::named(name).ok_or_else(|| unknown(name))
}

/// There is no such kind, and these are known.
pub(super) fn unknown(name: &str) -> SystemError {
    let kinds: Vec<String> =
        KINDS.iter().map(|kind| format!("{}（{}）", kind.name, kind.label)).collect();
    SystemError::usage(
        format!("没有“{name}”这个种类；可用：{}", kinds.join("、")),
        format!("there is no kind `{name}`; known: {}", kinds.join(", ")),
    )
}
