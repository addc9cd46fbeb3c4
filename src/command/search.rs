//! `search`: asks the index of a built site, as its search page does.

use std::{fs, path::Path};

use serde_json::json;

use super::CommandContext;
use crate::cli::site::SearchArgs;
use crate::exit::Exit;
use gongbao_base::finding::Language;
use gongbao_files::SystemError;
use gongbao_search::{
    answer::SearchAnswer,
    engine::{Engine, SearchResult},
    format::StoredFields,
};

pub(super) fn run(context: &CommandContext, args: &SearchArgs) -> Result<Exit, SystemError> {
    let console = &context.console;
    let out = context.out();
    let folder = index_folder(&out)?;
    let read = |address: &str| fs::read_to_string(out.join(address)).ok();
    let found = Engine::open(&folder, &read)
        .and_then(|engine| engine.answer(&args.query, &args.filters, args.by_date))
        .map_err(|error| {
            SystemError::other(error.message(Language::Chinese), error.message(Language::English))
        })?;
    let SearchAnswer { results: found, also, pieces } = found;
    let count = found.len();
    let shown = if args.limit == 0 { count } else { args.limit.min(count) };
    for item in &found[..shown] {
        console.print(&if args.json { line(item) } else { text(item) });
    }
    if !console.quiet && !args.json {
        if !also.is_empty() {
            let also = also.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join("、");
            console
                .say(&console.either(format!("也按{also}找"), format!("also looked for {also}")));
        }
        if !pieces.is_empty() && count > 0 {
            let near = "没有逐字相同的，下面的最相近".to_owned();
            console
                .say(&console.either(near, "nothing holds all of it; these come nearest".into()));
        }
        console.say(&console.either(
            format!("找到 {count} 条，显示 {shown} 条"),
            format!("{count} found, {shown} shown"),
        ));
    }
    Ok(Exit::Done)
}

/// The folder of the index below the site; there is one, unless a build was cut off.
fn index_folder(out: &Path) -> Result<String, SystemError> {
    let mut folders: Vec<String> = fs::read_dir(out.join("search"))
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("head.js").is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    folders.sort();
    folders.pop().map(|name| format!("search/{name}")).ok_or_else(|| {
        SystemError::usage(
            format!("{} 里没有搜索数据；请先运行 gongbao build", out.display()),
            format!("there is no index in {}; run `gongbao build` first", out.display()),
        )
    })
}

fn line(result: &SearchResult) -> String {
    let SearchResult { fields, snippet, .. } = result;
    let StoredFields { title, address, kind, date, state, number, contact } = fields;
    let mut line = json!({ "title": title, "address": address, "kind": kind, "date": date, "state": state, "number": number, "snippet": snippet });
    if let Some([phone, hours, place]) = contact {
        line["phone"] = json!(phone);
        line["hours"] = json!(hours);
        line["place"] = json!(place);
    }
    format!("{line}\n")
}

fn text(result: &SearchResult) -> String {
    let fields = &result.fields;
    let about: Vec<&str> = [&fields.kind, &fields.number, &fields.date, &fields.state]
        .into_iter()
        .chain(fields.contact.iter().flatten())
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
