//! `archive diff`: what changed between two snapshots, in plain Chinese or as JSON.

use std::fmt::Write as _;

use crate::cli::archive::ArchiveDiffArgs;
use crate::command::CommandContext;
use crate::exit::Exit;
use crate::storage::snapshots::{failure, open};
use gongbao_archive::{
    diff::{AddressDiff, SnapshotDiff, between},
    stamp::Stamp,
};
use gongbao_base::text::scrub;
use gongbao_files::SystemError;

pub(super) fn run(context: &CommandContext, args: &ArchiveDiffArgs) -> Result<Exit, SystemError> {
    let difference = between(&mut open(&args.old)?, &mut open(&args.new)?)
        .map_err(|error| failure(error, &args.new))?;
    context.console.print(&if args.json {
        let json = serde_json::to_string_pretty(&difference);
        json.map_err(|error| SystemError::serializing(&error))? + "\n"
    } else {
        text(&difference)
    });
    Ok(Exit::Done)
}

fn text(difference: &SnapshotDiff) -> String {
    let minute = |at: &str| Stamp::parse(at).map(Stamp::minute).unwrap_or_default();
    let frame = difference.changed.iter().filter(|changed| changed.frame_only).count();
    let mut text = format!(
        "从 {} 到 {}：增加 {}，删除 {}，改动 {}（其中 {frame} 个网页只有页眉页脚等不同），不变 {}\n",
        minute(&difference.from),
        minute(&difference.to),
        difference.added.len(),
        difference.removed.len(),
        difference.changed.len(),
        difference.same
    );
    let mut list = |head: &str, list: &[AddressDiff]| {
        for changed in list.iter().filter(|changed| !changed.frame_only) {
            let _ = writeln!(text, "\n{head} {}  {}", scrub(&changed.title), changed.url);
            for sentence in &changed.old {
                let _ = writeln!(text, "  - {}", scrub(sentence));
            }
            for sentence in &changed.new {
                let _ = writeln!(text, "  + {}", scrub(sentence));
            }
        }
    };
    list("增加", &difference.added);
    list("删除", &difference.removed);
    list("改动", &difference.changed);
    text
}
