//! What was found in a snapshot, said.

use crate::command::CommandContext;
use crate::console::{FindingFormat, Stream};
use crate::exit::Exit;
use gongbao_base::finding::{Finding, count};

/// Shows findings in a snapshot, whose lines are no lines of the site.
pub(super) fn show(context: &CommandContext, findings: &[Finding], json: bool, stream: Stream) {
    let format = if json { FindingFormat::Json } else { FindingFormat::Text };
    context.console.findings(findings, format, stream, &|_, _| None);
}

/// Shows what was found by verifying; the exit status tells whether that was nothing.
pub(super) fn conclude(
    context: &CommandContext,
    findings: &[Finding],
    json: bool,
    summary: &str,
) -> Exit {
    show(context, findings, json, Stream::Output);
    let [errors, ..] = count(findings);
    let console = &context.console;
    if !console.quiet && !json {
        console.say(&match errors {
            0 => summary.to_owned(),
            _ => console.either(
                format!("核对不通过：{errors} 处问题"),
                format!("not verified: {errors} flaws"),
            ),
        });
    }
    if errors == 0 { Exit::Done } else { Exit::Content }
}
