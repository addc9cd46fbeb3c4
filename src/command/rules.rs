//! `rules`: all rules with their sources, as Markdown; `docs/rules.md` is this text.

use std::fmt::Write as _;

use super::CommandContext;
use crate::{catalogue, exit::Exit};
use gongbao_base::finding::Severity;

pub(super) fn run(context: &CommandContext) -> Exit {
    context.console.print(&markdown());
    Exit::Done
}

/// The text of `docs/rules.md`.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::from(
        "# 检查规则 / Rules\n\n由 `gongbao rules` 生成。可靠程度：P 看过原文，S 据转载或报道，M 通行说法、未见原文，O 自己的规则。\n\nWritten by `gongbao rules`. Marks: P the text was read, S a report of it, M commonly known and not confirmed, O our own.\n\n| 编号 | 程度 | 规则 | Rule | 依据 | |\n|---|---|---|---|---|---|\n",
    );
    for code in catalogue::ALL {
        let severity = match code.severity {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Note => "提示",
        };
        let _ = writeln!(
            out,
            "| {} | {severity} | {} | {} | {} | {:?} |",
            code.id, code.zh, code.en, code.source, code.mark
        );
    }
    out
}
