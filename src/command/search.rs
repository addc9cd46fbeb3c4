//! `search`: asks the index of a built site, as its search page does.

use std::{fs, path::Path};

use serde_json::json;

use super::{Environment, print, say};
use crate::cli::Common;
use crate::exit::Exit;
use gongbao_base::finding::Language;
use gongbao_files::Fault;
use gongbao_search::{
    engine::{Engine, SearchResult},
    facets::Filter,
    format::StoredFields,
};

/// What is asked.
pub(super) struct Wanted {
    pub query: String,
    pub limit: usize,
    pub filters: Vec<Filter>,
    pub by_date: bool,
    pub json: bool,
}

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    wanted: &Wanted,
) -> Result<Exit, Fault> {
    let out = common.out();
    let folder = index_folder(&out)?;
    let read = |address: &str| fs::read_to_string(out.join(address)).ok();
    let found = Engine::open(&folder, &read)
        .and_then(|engine| engine.search(&wanted.query, &wanted.filters, wanted.by_date))
        .map_err(|error| {
            Fault::other(error.message(Language::Chinese), error.message(Language::English))
        })?;
    let shown = if wanted.limit == 0 { found.len() } else { wanted.limit.min(found.len()) };
    for item in &found[..shown] {
        print(&if wanted.json { line(item) } else { text(item) });
    }
    if !common.quiet && !wanted.json {
        say(&match environment.language {
            Language::Chinese => {
                format!("找到 {} 条，显示 {shown} 条", found.len())
            }
            Language::English => {
                format!("{} found, {shown} shown", found.len())
            }
        });
    }
    Ok(Exit::Done)
}

/// The folder of the index below the site; there is one, unless a build was cut off.
fn index_folder(out: &Path) -> Result<String, Fault> {
    let mut folders: Vec<String> = fs::read_dir(out.join("search"))
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("head.js").is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    folders.sort();
    folders.pop().map(|name| format!("search/{name}")).ok_or_else(|| {
        Fault::usage(
            format!("{} 里没有搜索数据；请先运行 gongbao build", out.display()),
            format!("there is no index in {}; run `gongbao build` first", out.display()),
        )
    })
}

fn line(result: &SearchResult) -> String {
    let SearchResult { fields, snippet, .. } = result;
    let StoredFields { title, address, kind, date, state, number } = fields;
    format!(
        "{}\n",
        json!({ "title": title, "address": address, "kind": kind, "date": date, "state": state, "number": number, "snippet": snippet })
    )
}

fn text(result: &SearchResult) -> String {
    let fields = &result.fields;
    let about: Vec<&str> = [&fields.kind, &fields.number, &fields.date, &fields.state]
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    format!(
        "{}\n  {}\n  {}\n  {}\n",
        fields.title,
        fields.address,
        about.join("  "),
        result.snippet
    )
}
