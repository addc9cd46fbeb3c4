//! Folders of this machine, to choose one.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    state::Desk,
};
use gongbao_files::{SiteLayout, SystemError};

/// The folders in a folder.
pub(super) fn get(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let under = request.query("under");
    let under = if under.is_empty() { desk.home.as_path() } else { Path::new(under) };
    let reading = SystemError::reading(under);
    let mut folders: Vec<Value> = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(under).map_err(reading)?.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            folders.push(json!({
                "name": name, "path": shown(&entry.path()), "site": is_site(&entry.path()),
            }));
        }
    }
    Ok(json!({
        "path": shown(under),
        "parent": under.parent().filter(|parent| !parent.as_os_str().is_empty()).map(shown),
        "site": is_site(under),
        "folders": folders,
        "places": [{ "name": "个人文件夹", "path": shown(&desk.home) }],
    })
    .into())
}

/// Makes a folder in a folder.
pub(super) fn post(request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let name = sent["name"].as_str().unwrap_or_default().trim();
    let under = Path::new(sent["under"].as_str().unwrap_or_default());
    let sound =
        !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']);
    if !sound || !under.is_dir() {
        return Err(Refusal::new(
            400,
            "这个名字不能用作文件夹名",
            "a folder cannot have this name",
        ));
    }
    let path = under.join(name);
    fs::create_dir(&path).map_err(SystemError::making_folder(&path))?;
    Ok(json!({ "path": shown(&path) }).into())
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn is_site(path: &Path) -> bool {
    SiteLayout::new(path).settings().is_file()
}
