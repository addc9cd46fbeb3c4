//! `due`: what falls due, as a list, and as a calendar and a page to file.

use std::{io, path::Path};

use super::CommandContext;
use crate::cli::site::DueArgs;
use crate::exit::Exit;
use crate::pipeline::{self, Audience};
use crate::storage::folder::Folder;
use gongbao_check::format::{calendar, paper};
use gongbao_files::{SystemError, atomic};
use gongbao_site::due::due;

pub(super) fn run(context: &CommandContext, args: &DueArgs) -> Result<Exit, SystemError> {
    let (console, today) = (&context.console, context.today);
    let folder = Folder::read(&context.layout)?;
    let site = pipeline::relate(&folder, pipeline::parse(&folder, today), Audience::Readers, today);
    let items = due(&site);
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            let what = item.what.get(console.language).to_owned();
            let left = left(context, today.days_until(item.date));
            vec![item.date.to_string(), what, left, item.basis.to_string()]
        })
        .collect();
    let Some(dir) = &args.dir else {
        for row in &rows {
            console.print(&format!("{}\n", row.join("  ")));
        }
        return Ok(Exit::Done);
    };
    let title = format!("{}：到期事项", site.settings.name);
    let note = format!("截至 {today}。由 gongbao due 生成；日期和依据请以原文为准。");
    let page = paper::table(&title, &note, &["期限", "事项", "剩余", "依据"], &rows);
    let calendar = calendar::write(&items, today, console.language);
    write(context, &dir.join("due.ics"), &calendar, calendar::PRODUCT)?;
    write(context, &dir.join("due.html"), &page, "由 gongbao due 生成")?;
    Ok(Exit::Done)
}

fn left(context: &CommandContext, days: i32) -> String {
    let late = -days;
    if late <= 0 {
        context.console.either(format!("还有 {days} 天"), format!("{days} days left"))
    } else {
        context.console.either(format!("已超期 {late} 天"), format!("late by {late} days"))
    }
}

/// Writes a file. Only one that this command wrote before, which shows by a mark in it, is written over.
fn write(context: &CommandContext, path: &Path, text: &str, mark: &str) -> Result<(), SystemError> {
    let is_own = |there: &[u8]| String::from_utf8_lossy(there).contains(mark);
    match atomic::replace_own(path, text.as_bytes(), is_own) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(SystemError::usage(
                format!("{} 不是本程序写的，没有改动；请换一个文件夹", path.display()),
                format!("{} is not ours and was not touched; name another folder", path.display()),
            ));
        }
        written => written.map_err(SystemError::writing(path))?,
    }
    let wrote = context.console.text("已写入", "wrote");
    context.console.say(&format!("{wrote} {}", path.display()));
    Ok(())
}
