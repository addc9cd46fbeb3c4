//! All pages of a site, drafts included.

use super::answer::Refusal;
use crate::{pipeline, preview::PreviewFiles, storage::folder::Folder};
use gongbao_base::finding::Language;
use gongbao_render::output::MemorySink;
use gongbao_site::{
    Site,
    plan::{Edition, Plan},
};

/// All pages of a site.
pub(super) fn render(folder: &Folder, site: &Site) -> Result<PreviewFiles, Refusal> {
    let mut findings = Vec::new();
    let theme = pipeline::theme(folder, &mut findings);
    let mut theme = theme.ok_or_else(|| {
        let first = findings.first().map(|finding| finding.message.clone()).unwrap_or_default();
        let (zh, en) = (first.zh, first.en);
        Refusal::new(422, format!("主题有错：{zh}"), format!("the theme is wrong: {en}"))
    })?;
    let memory = MemorySink::default();
    let plan = Plan::new(site, Edition::Online);
    pipeline::render(folder, &plan, &mut theme, &memory).map_err(|error| {
        Refusal::new(422, error.message(Language::Chinese), error.message(Language::English))
    })?;
    Ok(memory.into_files())
}
