//! `explain`: the long text of a code.

use super::{Environment, print};
use crate::{catalogue, exit::Exit};
use gongbao_base::{
    code::Code,
    finding::{Language, Severity},
};
use gongbao_files::Fault;

pub(super) fn run(environment: &Environment, code: Option<&str>) -> Result<Exit, Fault> {
    let Some(id) = code else {
        for code in catalogue::ALL {
            print(&format!("{:<10}{}\n", code.id, environment.text(code.zh, code.en)));
        }
        return Ok(Exit::Done);
    };
    let code = catalogue::find(id).ok_or_else(|| {
        Fault::usage(
            format!("没有编号 {id}；gongbao explain 列出全部"),
            format!("there is no code {id}; `gongbao explain` lists all"),
        )
    })?;
    print(&long(code, environment.language));
    Ok(Exit::Done)
}

fn long(code: &Code, language: Language) -> String {
    let severity = match (code.severity, language) {
        (Severity::Error, Language::Chinese) => "错误：改正后才能生成",
        (Severity::Warning, Language::Chinese) => "警告：请核对",
        (Severity::Note, Language::Chinese) => "提示",
        (Severity::Error, Language::English) => "error: nothing is built while it stands",
        (Severity::Warning, Language::English) => "warning: someone should look",
        (Severity::Note, Language::English) => "note",
    };
    match language {
        Language::Chinese => format!("{} {}\n{severity}\n\n{}\n", code.id, code.zh, code.more_zh),
        Language::English => format!("{} {}\n{severity}\n\n{}\n", code.id, code.en, code.more_en),
    }
}
