//! Single changes to the settings' file, each with all other lines as they were.

use std::sync::PoisonError;

use serde_json::{Map, Value};

use crate::desk::{answer::Refusal, library::Library, state::Desk};
use gongbao_content::settings::{FILE, SettingsFields};
use gongbao_editing::front_matter;

/// Writes fields that are made from what stands there.
pub(super) fn change(
    desk: &Desk,
    library: &Library,
    fields: impl FnOnce(&str) -> Option<Map<String, Value>>,
) -> Result<(), Refusal> {
    let _one = desk.writing.lock().unwrap_or_else(PoisonError::into_inner);
    let _others = library.door.lock()?;
    let there = String::from_utf8(library.door.read(FILE)?).map_err(|_| Refusal::missing())?;
    let changed = fields(&there)
        .and_then(|fields| front_matter::set(&there, &[SettingsFields::FIELDS], &fields));
    let new = changed.ok_or_else(|| {
        Refusal::new(
            422,
            "site.yaml 读不出来，没有写入",
            "site.yaml cannot be read; nothing was written",
        )
    })?;
    if library.door.replace(FILE, there.as_bytes(), new.as_bytes())?.is_some() {
        return Err(Refusal::new(
            409,
            "site.yaml 正在别处改动，请再试一次",
            "site.yaml is being changed elsewhere",
        ));
    }
    library.shelf(desk.today())?;
    Ok(())
}
