//! Changes with one click: what can be mended without asking, a finding that may stand for a time, a document taken down.

use serde_json::{Map, Value, json};

use super::{
    document,
    save::{saved, write},
    settings,
};
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    edit,
    state::Desk,
};
use gongbao_base::{date::Date, digest::Digest};
use gongbao_content::settings::SettingsFields;
use gongbao_editing::front_matter as fields;

/// Mends what can be mended without asking.
pub(super) fn mend(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let (path, kind) = edit::sent(&sent)?;
    let library = desk.library()?;
    let shelf = library.known(desk.today())?;
    let file = path.strip_prefix("content/").unwrap_or(&path);
    let text = write(desk, &library, (&path, kind), &sent, "改正", |text| {
        let mended = gongbao_check::fix(file, kind, text, &shelf.site.settings, desk.today());
        Ok(mended.text.unwrap_or_else(|| text.to_owned()))
    })?;
    saved(desk, &library, request, (&path, kind), &text)
}

/// Takes a document down: why, and on which day.
pub(super) fn withdraw(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let mut sent = request.json()?;
    let (path, kind) = edit::sent(&sent)?;
    let reason = sent["reason"].as_str().unwrap_or_default().trim().to_owned();
    let date = sent["date"].as_str().unwrap_or_default().to_owned();
    if reason.is_empty() || Date::parse(&date).is_none() {
        return Err(Refusal::new(400, "撤下要写明原因和日期", "a reason and a day are needed"));
    }
    let library = desk.library()?;
    if sent["digest"].is_null() {
        let there = document::text(&library, &path)?;
        sent["digest"] = Digest::of(there.as_bytes()).hex().into();
    }
    let mut withdrawn = json!({ "date": date, "reason": reason });
    if let Some(title) = sent["title"].as_str().filter(|title| !title.trim().is_empty()) {
        withdrawn["title"] = title.into();
    }
    let fields = json!({ "fields": { "withdrawn": withdrawn } });
    let text = write(desk, &library, (&path, kind), &sent, "撤下", |text| {
        edit::edited(text, kind, &fields)
    })?;
    saved(desk, &library, request, (&path, kind), &text)
}

/// Lets a finding stand for a time, with a reason.
pub(super) fn later(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let library = desk.library()?;
    let text = |key: &str| sent[key].as_str().unwrap_or_default().trim().to_owned();
    let (code, id, reason, until) = (text("code"), text("id"), text("reason"), text("until"));
    let sound = !code.is_empty() && !id.is_empty() && !reason.is_empty();
    if !sound || Date::parse(&until).is_none_or(|day| day < desk.today()) {
        return Err(Refusal::new(
            400,
            "请写理由，和今天以后的日期",
            "a reason and a day to come are needed",
        ));
    }
    if gongbao_check::allowances::is_never(&code) {
        return Err(Refusal::new(409, "这类问题不能留到以后", "findings of this kind cannot wait"));
    }
    let allowance = json!({ "code": code, "id": id, "reason": reason, "until": until });
    settings::change(desk, &library, |there| with_allowance(there, allowance))?;
    Ok(json!({}).into())
}

/// The allowances of the settings with one more.
fn with_allowance(settings: &str, allowance: Value) -> Option<Map<String, Value>> {
    let mut all = fields::fields(settings, &[SettingsFields::FIELDS])
        .get("allow")
        .map_or(json!([]), |allow| allow["value"].clone());
    all.as_array_mut()?.push(allowance);
    json!({ "allow": all }).as_object().cloned()
}
