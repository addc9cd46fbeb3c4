//! A new site from the answers to a few questions. Nothing is in it that was not answered.

use serde_json::{Map, Value, json};

use super::{site, stages};
use crate::desk::{
    answer::{DeskAnswer, DeskRequest, Refusal},
    door::Door,
    state::Desk,
};
use gongbao_content::{host::host, settings::SettingsFields};
use gongbao_editing::front_matter;
use gongbao_files::SiteLayout;

/// How the settings begin.
const HEAD: &str = "# 网站设置。内容来自新建时的回答；没有回答的没有写。\n长者版: true\n";

/// What is made again at any time, and no part of the site's history.
const IGNORED: &str = "/public/\n/packages/\n/.public.gongbao/\n/.gongbao/\n";

/// Makes a site in a folder that holds none.
pub(super) fn post(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let layout = SiteLayout::new(sent["folder"].as_str().unwrap_or_default());
    if !layout.root().is_dir() {
        return Err(Refusal::new(404, "没有这个文件夹", "there is no such folder"));
    }
    if layout.content().symlink_metadata().is_ok() {
        return Err(Refusal::new(
            409,
            "这个文件夹里已有 content，没有写入；请换一个文件夹，或直接打开它",
            "there is a `content` in this folder already; nothing was written",
        ));
    }
    let settings = settings(&sent["answers"])?;
    let root = layout.root().canonicalize().unwrap_or_else(|_| layout.root().to_owned());
    let door = Door::new(&root);
    // The settings come last: a site is there when they are.
    if layout.root().join(".gitignore").symlink_metadata().is_err() {
        let path = layout.root().join(".gitignore");
        gongbao_files::atomic::create(&path, IGNORED.as_bytes())
            .map_err(gongbao_files::SystemError::writing(&path))?;
    }
    door.create("content/site.yaml", settings.as_bytes())?;
    desk.open(SiteLayout::new(root));
    site::get(desk, request)
}

fn settings(answers: &Value) -> Result<String, Refusal> {
    let answer = |key: &str| {
        answers[key].as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let name = answer("name")
        .ok_or_else(|| Refusal::new(400, "请写单位名称", "the name of the office is needed"))?;
    let mut office = Map::new();
    office.insert("name".into(), name.as_str().into());
    for (key, from) in
        [("short", "short"), ("level", "level"), ("district", "superior"), ("address", "address")]
    {
        if let Some(text) = answer(from) {
            office.insert(key.into(), text.into());
        }
    }
    if let Some(phone) = answer("phone") {
        let phones: Vec<&str> =
            phone.split(['、', '，', ',', ' ']).filter(|one| !one.is_empty()).collect();
        office.insert("phones".into(), phones.into());
    }
    let mut fields = Map::new();
    fields.insert("name".into(), format!("{name}政务公开").into());
    if let Some(domain) = answer("domain") {
        fields.insert("url".into(), address(&domain)?.into());
    }
    fields.insert("org".into(), office.into());
    let stages = stages::of(answers["approval"].as_str().unwrap_or_default());
    if !stages.is_empty() {
        fields.insert("approval".into(), json!({ "stages": stages }));
    }
    front_matter::set(HEAD, &[SettingsFields::FIELDS], &fields).ok_or_else(|| {
        Refusal::new(400, "有一项回答写不进设置", "an answer cannot be written into the settings")
    })
}

/// A domain as a whole address.
fn address(domain: &str) -> Result<String, Refusal> {
    let whole =
        if domain.contains("://") { domain.to_owned() } else { format!("https://{domain}") };
    let web = whole.starts_with("https://") || whole.starts_with("http://");
    let plain = !whole.contains(char::is_whitespace) && !whole.contains(['@', '"', '<', '>']);
    if web && plain && host(&whole).is_some_and(|host| host.contains('.')) {
        return Ok(if whole.ends_with('/') { whole } else { format!("{whole}/") });
    }
    Err(Refusal::new(
        400,
        format!("“{domain}”不是网址；写成 www.example.gov.cn，还没有就空着"),
        format!("`{domain}` is no address; write www.example.gov.cn, or leave it empty"),
    ))
}
