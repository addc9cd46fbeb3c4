//! The site that is open, and opening another.

use serde_json::json;

use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    state::Desk,
};
use gongbao_base::finding::Language;
use gongbao_content::kinds::KINDS;
use gongbao_files::SiteLayout;

/// The site that is open.
pub(super) fn get(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let lang = if request.language() == Language::English { "en" } else { "zh" };
    let Some(library) = desk.opened() else {
        return Ok(json!({ "open": false, "kinds": [], "stages": [], "lang": lang }).into());
    };
    let shelf = library.shelf(desk.today())?;
    let kinds: Vec<_> = KINDS
        .iter()
        .map(|kind| {
            let documents = &shelf.site.documents;
            let public =
                documents.iter().filter(|document| document.kind.name == kind.name).count();
            let left = &shelf.site.withdrawn;
            let left = left.iter().filter(|document| document.kind.name == kind.name).count();
            json!({ "kind": kind.name, "label": kind.label, "count": public + left })
        })
        .collect();
    Ok(json!({
        "open": true,
        "folder": library.layout.root().display().to_string(),
        "name": shelf.site.settings.name,
        "kinds": kinds,
        "stages": shelf.site.settings.approval.stages,
        "lang": lang,
    })
    .into())
}

/// Opens the site in a folder.
pub(super) fn open(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let layout = SiteLayout::new(sent["folder"].as_str().unwrap_or_default());
    if !layout.settings().is_file() {
        return Err(Refusal::new(
            404,
            "这个文件夹里没有网站（没有 content/site.yaml）",
            "there is no site in this folder (no content/site.yaml)",
        ));
    }
    desk.open(layout);
    get(desk, request)
}
