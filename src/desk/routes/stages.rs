//! Who approves what goes out, as an office that set no stages yet chooses it: in the beginning, or later.

use serde_json::{Map, Value, json};

use super::settings;
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    state::Desk,
};

/// The stages of an answer; none when nobody has to approve. Whoever names them otherwise writes them into the settings.
pub(super) fn of(answer: &str) -> &'static [&'static str] {
    match answer {
        "head" => &["签发"],
        "three" => &["拟稿", "初审", "保密审查", "复审", "签发"],
        _ => &[],
    }
}

/// Sets the stages of a site that has none. What was published before is not asked for them.
pub(super) fn post(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let stages = of(sent["approval"].as_str().unwrap_or_default());
    if stages.is_empty() {
        return Err(Refusal::new(400, "请选由谁审批", "who approves is needed"));
    }
    let (library, today) = (desk.library()?, desk.today());
    if !library.shelf(today)?.site.settings.approval.stages.is_empty() {
        return Err(Refusal::new(
            409,
            "已经设了审批环节，没有改动；要改请改 site.yaml",
            "there are stages already, and nothing was changed; change site.yaml",
        ));
    }
    let approval = json!({ "stages": stages, "since": today.to_string() });
    settings::change(desk, &library, |_| Some(Map::from_iter([("approval".into(), approval)])))?;
    Ok(DeskAnswer::from(Value::from(stages)))
}
