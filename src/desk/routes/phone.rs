//! A page on a phone in the same network, after the clerk said so.

use qrcode::{EcLevel, QrCode, render::svg};
use serde_json::json;

use super::preview;
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    edit,
    phone::{self, PhonePage},
    state::Desk,
};
use gongbao_base::address::encode;

/// Opens the second listener for the page of a document; its address as a code to scan.
pub(super) fn open(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let (path, _) = edit::sent(&sent)?;
    if sent["consent"] != true {
        return Err(Refusal::new(400, "要先同意打开", "it is opened only when somebody agrees"));
    }
    let library = desk.library()?;
    let shelf = library.shelf(desk.today())?;
    let file = path.strip_prefix("content/").unwrap_or(&path);
    let address = preview::address_of(&shelf, file)?;
    let document = shelf.site.by_file(file).map(|at| &shelf.site.documents[at]);
    let named = document.into_iter().flat_map(|document| shelf.site.files_of(document));
    let files = library.preview(&shelf)?;
    let page = PhonePage::new(&files, &address, named).ok_or_else(Refusal::missing)?;
    let none = || {
        Refusal::new(
            409,
            "这台电脑没有连在单位内部的网络上，手机打不开",
            "this machine is in no network of the office's own",
        )
    };
    let own = phone::own_address().ok_or_else(none)?;
    let address = desk.phone.open(own, page, phone::OPEN).map_err(|error| {
        Refusal::new(500, format!("没有打开：{error}"), format!("it could not be opened: {error}"))
    })?;
    let code = QrCode::with_error_correction_level(&address, EcLevel::M)
        .map(|code| code.render::<svg::Color<'_>>().min_dimensions(240, 240).build());
    let code = code.map_err(|error| Refusal::new(500, error.to_string(), error.to_string()))?;
    Ok(json!({
        "address": address,
        "code": format!("data:image/svg+xml,{}", encode(&code)),
        "minutes": phone::OPEN.as_secs() / 60,
    })
    .into())
}

/// Closes it.
pub(super) fn close(desk: &Desk) -> DeskAnswer {
    desk.phone.close();
    json!({}).into()
}
