//! What is being typed, kept beside the site every few seconds and offered again after a crash.

use serde_json::{Value, json};

use super::{answer::Refusal, clock, door::Door};
use gongbao_base::digest::Digest;

fn file(path: &str) -> String {
    format!(".gongbao/journal/{}.json", &Digest::of(path.as_bytes()).hex()[..32])
}

/// Keeps what was typed, and the text that it makes.
pub(super) fn keep(door: &Door, path: &str, sent: &Value, text: &str) -> Result<(), Refusal> {
    let mut kept = sent.clone();
    kept["when"] = clock::moment().into();
    kept["text"] = text.into();
    door.keep(&file(path), kept.to_string().as_bytes())
}

/// What was kept and never saved.
pub(super) fn of(door: &Door, path: &str) -> Option<Value> {
    let bytes = door.read(&file(path)).ok()?;
    let kept: Value = serde_json::from_slice(&bytes).ok()?;
    (kept["path"] == path).then_some(kept)
}

/// Forgets what was kept.
pub(super) fn forget(door: &Door, path: &str) {
    door.forget(&file(path));
}

/// What was kept, as the window takes it up on a text that may be another by now.
pub(super) fn offered(
    kept: &Value,
    digest: &str,
    merged: impl FnOnce(&str, &str) -> String,
) -> Value {
    let mut offer = json!({ "fields": kept["fields"], "when": kept["when"] });
    let own = kept["digest"].as_str().unwrap_or_default();
    if own == digest {
        for key in ["blocks", "source"] {
            if !kept[key].is_null() {
                offer[key] = kept[key].clone();
            }
        }
    } else {
        let text = merged(own, kept["text"].as_str().unwrap_or_default());
        let body =
            gongbao_content::front_matter::split("", &text).map_or(text.as_str(), |p| p.body);
        offer["source"] = body.into();
    }
    offer
}
