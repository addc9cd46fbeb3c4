//! A plan to files.

use std::path::Path;

use super::PageInspector;
use crate::storage::folder::Folder;
use gongbao_base::{
    finding::{Finding, Language},
    memo::Memo,
};
use gongbao_files::{SiteLayout, SystemError};
use gongbao_render::{
    build::{BuildEnvironment, BuildObserver, Built, build},
    error::BuildError,
    output::Sink,
    theme::Theme,
};
use gongbao_site::plan::Plan;

/// Renders a plan into a sink.
///
/// # Errors
/// What is wrong with templates; or a file that could not be read or written.
pub fn render(
    folder: &Folder,
    plan: &Plan<'_>,
    theme: &mut Theme,
    sink: &dyn Sink,
) -> Result<Built, BuildError> {
    let read: &(dyn Fn(&str) -> _ + Sync) = &|file| folder.asset(file);
    let memo = &Memo::default();
    build(plan, theme, &BuildEnvironment { read, sink, observer: &(), memo })
}

/// Renders a plan into a sink, of which a memo knows what was there before, and looks at the pages of a theme of the site's own
/// on their way: what was made, and what was found in it. The pages of the built-in theme are judged in its tests.
///
/// # Errors
/// What is wrong with templates or pages; or a file that could not be read or written.
pub fn render_inspected(
    folder: &Folder,
    plan: &Plan<'_>,
    theme: &mut Theme,
    sink: &dyn Sink,
    observer: &dyn BuildObserver,
    memo: &Memo,
) -> Result<(Built, Vec<Finding>), BuildError> {
    let read: &(dyn Fn(&str) -> _ + Sync) = &|file| folder.asset(file);
    let mut render = |sink| build(plan, theme, &BuildEnvironment { read, sink, observer, memo });
    if folder.theme.is_empty() {
        return Ok((render(sink)?, Vec::new()));
    }
    let inspector = PageInspector::new(sink, plan.site.settings.base_path());
    let built = render(&inspector)?;
    let findings = inspector.findings(&built.outputs);
    if findings.iter().any(Finding::is_error) {
        return Err(BuildError::Findings(findings));
    }
    Ok((built, findings))
}

/// What is wrong with templates or pages, when that is why nothing was rendered.
///
/// # Errors
/// When the machine failed: which file of the content could not be read, or of the output folder not be written.
pub fn findings_of(
    error: BuildError,
    layout: &SiteLayout,
    out: &Path,
) -> Result<Vec<Finding>, SystemError> {
    Err(match error {
        BuildError::Findings(findings) => return Ok(findings),
        BuildError::Read(file, error) => SystemError::reading(&layout.content_file(&file))(error),
        BuildError::Write(address, error) => SystemError::writing(&out.join(address))(error),
        error => {
            SystemError::other(error.message(Language::Chinese), error.message(Language::English))
        }
    })
}
