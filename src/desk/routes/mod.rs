//! What the window can ask, one file for each thing that it does.

mod approval;
mod bin;
mod changes;
mod document;
mod documents;
mod files;
mod folders;
mod form;
mod handover;
mod import;
mod new;
mod new_site;
mod phone;
mod preview;
mod publish;
mod save;
mod settings;
mod site;
mod stages;
mod today;
mod versions;

use super::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    state::Desk,
    window,
};

/// Answers a request that was let in.
pub(super) fn answer(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let path = request.path.as_str();
    if let Some(name) = path.strip_prefix("/api/") {
        return if request.post { post(desk, request, name) } else { get(desk, request, name) };
    }
    if request.post {
        return Err(Refusal::missing());
    }
    if let Some(address) = path.strip_prefix("/preview/") {
        return preview::page(desk, address);
    }
    if path == "/" {
        return Ok(DeskAnswer::of("text/html; charset=utf-8", window::INDEX));
    }
    let name = path.strip_prefix("/window/").unwrap_or_default();
    let bytes = window::file(name).ok_or_else(Refusal::missing)?;
    Ok(DeskAnswer::of(window::media(name), bytes))
}

fn get(desk: &Desk, request: &DeskRequest, name: &str) -> Result<DeskAnswer, Refusal> {
    match name {
        "site" => site::get(desk, request),
        "folders" => folders::get(desk, request),
        "documents" => documents::get(desk, request),
        "form" => form::get(request),
        "document" => document::get(desk, request),
        "picture" => files::picture(desk, request),
        "import" => import::get(desk, request),
        "approval" => approval::get(desk, request),
        "approval/waiting" => approval::waiting(desk),
        "review" => approval::review(desk, request),
        "slip" => approval::slip(desk, request),
        "handover/plan" => handover::plan(desk, request),
        "handover/file" => handover::file(desk, request),
        "receipts" => handover::receipts(desk),
        "publish/targets" => publish::targets(desk),
        "publish/plan" => publish::plan(desk, request),
        "job" => publish::job(desk, request),
        "today" => today::get(desk, request),
        "bin" => bin::list(desk),
        "versions" => versions::list(desk, request),
        "version" => versions::get(desk, request),
        "address" => preview::address(desk, request),
        _ => Err(Refusal::missing()),
    }
}

fn post(desk: &Desk, request: &DeskRequest, name: &str) -> Result<DeskAnswer, Refusal> {
    match name {
        "site/open" => site::open(desk, request),
        "site/new" => new_site::post(desk, request),
        "approve" => approval::approve(desk, request),
        "approval/stages" => stages::post(desk, request),
        "opinion" => approval::opinion_file(desk, request),
        "phone/open" => phone::open(desk, request),
        "phone/close" => Ok(phone::close(desk)),
        "handover" => handover::post(desk, request),
        "publish" => publish::run(desk, request),
        "publish/back" => publish::back(desk, request),
        "snapshot" => publish::snapshot(desk, request),
        "folders" => folders::post(request),
        "document/new" => new::post(desk, request),
        "document/check" => document::check(desk, request),
        "document/journal" => document::journal(desk, request),
        "document/save" => save::post(desk, request),
        "file" => files::post(desk, request),
        "paste" => import::paste(request),
        "import" => import::post(desk, request),
        "import/file" => import::file(desk, request),
        "import/answer" => import::answer(desk, request),
        "document/mend" => changes::mend(desk, request),
        "document/later" => changes::later(desk, request),
        "document/withdraw" => changes::withdraw(desk, request),
        "document/bin" => bin::put(desk, request),
        "bin/restore" => bin::restore(desk, request),
        "version/restore" => versions::restore(desk, request),
        "document/draft" => save::draft(desk, request),
        _ => Err(Refusal::missing()),
    }
}
