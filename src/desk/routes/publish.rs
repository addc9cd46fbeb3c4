//! Publishing to the targets of the settings, and snapshots: the program's own commands, started and watched.

use serde_json::{Value, json};

use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    own_program,
    state::Desk,
};
use gongbao_base::address::is_slug;

/// The targets.
pub(super) fn targets(desk: &Desk) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let shelf = library.shelf(desk.today())?;
    let rows = shelf.site.settings.publish.iter().map(|target| {
        let kind = format!("{:?}", target.kind).to_lowercase();
        json!({ "name": target.name.0, "kind": kind, "words": target.public_url.as_deref().unwrap_or_default() })
    });
    Ok(DeskAnswer::from(rows.collect::<Value>()))
}

fn name(text: &str) -> Result<String, Refusal> {
    if is_slug(text) { Ok(text.to_owned()) } else { Err(Refusal::missing()) }
}

/// What a publish would change.
pub(super) fn plan(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let target = name(request.query("target"))?;
    let library = desk.library()?;
    let (root, today, language) = (library.layout.root(), desk.today(), request.language());
    let built = own_program::run(root, &["build", "-q"], today, language)?;
    if !built.done {
        return Err(Refusal::new(409, built.said.clone(), built.said));
    }
    let end = own_program::run(root, &["publish", "plan", &target, "--json"], today, language)?;
    if !end.done {
        return Err(Refusal::new(409, end.said.clone(), end.said));
    }
    // `gongbao_release::limits::ReleaseCounts`, as the command prints it.
    let plan: Value = serde_json::from_str(&end.printed).unwrap_or_default();
    Ok(json!({
        "added": plan["new"],
        "changed": plan["changed"],
        "removed": plan["leave"],
        "bytes": plan["sent"],
        "words": end.said,
    })
    .into())
}

/// Publishes.
pub(super) fn run(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let target = name(request.json()?["target"].as_str().unwrap_or_default())?;
    let steps = vec![words(&["build", "-q"]), words(&["publish", "run", &target])];
    start(desk, request, steps)
}

/// Takes the last publish back.
pub(super) fn back(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let target = name(request.json()?["target"].as_str().unwrap_or_default())?;
    start(desk, request, vec![words(&["publish", "rollback", &target])])
}

/// Makes a snapshot of the built site.
pub(super) fn snapshot(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    start(desk, request, vec![words(&["build", "-q"]), words(&["archive", "create"])])
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn start(
    desk: &Desk,
    request: &DeskRequest,
    steps: Vec<Vec<String>>,
) -> Result<DeskAnswer, Refusal> {
    let library = desk.library()?;
    let job = desk.commands.start(library.layout.root(), steps, desk.today(), request.language());
    Ok(json!({ "job": job }).into())
}

/// How a command stands.
pub(super) fn job(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let id = request.query("id").parse().unwrap_or_default();
    let end = desk.commands.end(id).ok_or_else(Refusal::missing)?;
    let done = end.finished.then_some(1);
    let said = if end.said.is_empty() { &end.printed } else { &end.said };
    Ok(json!({ "done": done, "words": said, "finished": end.finished, "ok": end.done, "result": end.printed }).into())
}
