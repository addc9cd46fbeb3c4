//! `due`: what falls due, as a list, and as a calendar and a page to file.

use std::{fs, path::Path};

use super::{Environment, load, print, say};
use crate::cli::Common;
use crate::disk::read;
use crate::exit::Exit;
use gongbao_base::finding::Language;
use gongbao_check::format::{calendar, paper};
use gongbao_files::Fault;
use gongbao_site::due::due;

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    dir: Option<&Path>,
) -> Result<Exit, Fault> {
    let folder = read::folder(&common.site)?;
    let today = common.as_of.unwrap_or(environment.today);
    let site = load::load(&folder, today)?.site;
    let items = due(&site);
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            let left = today.days_until(item.date);
            let left = match (environment.language, left) {
                (Language::Chinese, 0..) => format!("还有 {left} 天"),
                (Language::Chinese, _) => format!("已超期 {} 天", -left),
                (Language::English, 0..) => format!("{left} days left"),
                (Language::English, _) => format!("late by {} days", -left),
            };
            let what = item.what.get(environment.language).to_owned();
            vec![item.date.to_string(), what, left, item.basis.to_owned()]
        })
        .collect();
    let Some(dir) = dir else {
        for row in &rows {
            print(&format!("{}\n", row.join("  ")));
        }
        return Ok(Exit::Done);
    };
    let title = format!("{}：到期事项", site.settings.name);
    let note = format!("截至 {today}。由 gongbao due 生成；日期和依据请以原文为准。");
    let page = paper::table(&title, &note, &["期限", "事项", "剩余", "依据"], &rows);
    let calendar = calendar::write(&items, today, environment.language);
    fs::create_dir_all(dir).map_err(|error| Fault::io("写入", "write", dir, &error))?;
    for (name, text, mark) in
        [("due.ics", calendar, calendar::PRODUCT), ("due.html", page, "由 gongbao due 生成")]
    {
        let path = dir.join(name);
        // Only what this command wrote before is written again.
        if fs::read_to_string(&path).is_ok_and(|old| !old.contains(mark)) {
            return Err(Fault::usage(
                format!("{} 不是本程序写的，没有改动；请换一个文件夹", path.display()),
                format!("{} is not ours and was not touched; name another folder", path.display()),
            ));
        }
        fs::write(&path, text).map_err(|error| Fault::io("写入", "write", &path, &error))?;
        say(&format!("{} {}", environment.text("已写入", "wrote"), path.display()));
    }
    Ok(Exit::Done)
}
