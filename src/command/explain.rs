//! `explain`: the long text of a code.

use super::CommandContext;
use crate::cli::reference::ExplainArgs;
use crate::{catalogue, exit::Exit};
use gongbao_base::{
    code::Code,
    finding::{Language, Severity},
};
use gongbao_files::SystemError;

pub(super) fn run(context: &CommandContext, args: &ExplainArgs) -> Result<Exit, SystemError> {
    let console = &context.console;
    let Some(id) = args.code.as_deref() else {
        for code in catalogue::ALL {
            console.print(&format!("{:<10}{}\n", code.id, console.text(code.zh, code.en)));
        }
        return Ok(Exit::Done);
    };
    let code = catalogue::find(id).ok_or_else(|| {
        SystemError::usage(
            format!("没有编号 {id}；gongbao explain 列出全部"),
            format!("there is no code {id}; `gongbao explain` lists all"),
        )
    })?;
    console.print(&long(code, console.language));
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
    let (title, more, name) = match language {
        Language::Chinese => (code.zh, code.more_zh, "依据"),
        Language::English => (code.en, code.more_en, "basis"),
    };
    let basis = code.basis();
    let basis = if basis.is_empty() { String::new() } else { format!("{name}: {basis}\n") };
    format!("{} {title}\n{severity}\n\n{more}\n{basis}", code.id)
}
