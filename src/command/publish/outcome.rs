//! What came of a publish, in words.

use crate::console::Console;
use gongbao_publish::PublishOutcome;
use gongbao_release::{limits::ReleaseCounts, release::Release};

/// A release as a line of the history.
pub(super) fn release_line(console: &Console, release: &Release, kept: bool) -> String {
    let Release { id, at, files, sent, removed, .. } = release;
    let back = release.back_to.as_deref().map_or(String::new(), |back| {
        console.either(format!("  退回到 {back}"), format!("  back to {back}"))
    });
    let gone = if kept { "" } else { console.text("  不再保留", "  no longer kept") };
    console.either(
        format!("{id}  {at}  {files} 个文件，更新 {sent}，撤下 {removed}{back}{gone}\n"),
        format!("{id}  {at}  {files} files, {sent} sent, {removed} removed{back}{gone}\n"),
    )
}

/// The last line of what was done, or would be.
pub(super) fn summary(console: &Console, outcome: &PublishOutcome, zh: &str, en: &str) {
    if console.quiet {
        return;
    }
    let ReleaseCounts { files, new, changed, sent, leave, .. } = outcome.counts;
    if outcome.release.is_none() && new + changed + leave == 0 && !outcome.resumes {
        console.say(&console.either(
            format!("没有变化，{files} 个文件都已在目标上，没有写入"),
            format!("nothing changed; all {files} files are on the target, nothing was written"),
        ));
        return;
    }
    if outcome.resumes {
        console.say(
            console
                .text("上一次发布中断过，接着完成", "the last run broke off; going on from there"),
        );
    }
    let id = outcome.release.as_ref().map_or(String::new(), |release| format!(" {}", release.id));
    console.say(&console.either(
        format!(
            "{zh}{id}：共 {files} 个文件；新增 {new}，修改 {changed}（{sent} 字节），撤下 {leave}"
        ),
        format!(
            "{en}{id}: {files} files; {new} new, {changed} changed ({sent} bytes), {leave} removed"
        ),
    ));
}
