//! What is in force rests on what is in force (VAL-08).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};
use gongbao_content::kinds::{Entry, notice::State};
use gongbao_site::{RelatedNotice, Site};

codes! {
    CITES_ENDED = "VAL-08" Warning "引用了失效的文件" "cites what is no longer in force"
        "现行的页面引用了本站已失效或已废止的文件。"
        "A page in force cites a document of this site that has ended."
        M "规范性文件管理：有效期与状态";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let over: Vec<(&str, Option<&str>, usize)> = site
        .notices()
        .filter(|(index, _)| matches!(site.states[*index], Some(State::Expired | State::Repealed)))
        .map(|(index, notice)| {
            (site.documents[index].common.title.as_str(), notice.document_number.as_deref(), index)
        })
        .collect();
    let mut findings = Vec::new();
    if over.is_empty() {
        return findings;
    }
    for (index, document) in site.documents.iter().enumerate() {
        let report = matches!(document.entry, Entry::Report(_));
        let ended = matches!(site.states[index], Some(State::Expired | State::Repealed));
        if report || ended {
            continue;
        }
        let related = &site.relations[index];
        for citation in &document.citations {
            let text: &str = &citation.text;
            let hit = over.iter().find(|(title, number, other)| {
                *other != index
                    && !related.replaces.contains(&RelatedNotice::Public(*other))
                    && !related.interprets.contains(&RelatedNotice::Public(*other))
                    && (text == *title || number.is_some_and(|number| text.ends_with(number)))
            });
            let Some((title, _, other)) = hit else { continue };
            let state = site.states[*other].map_or("", State::label);
            let place =
                Place::at(&document.path(), citation.line, citation.column, text.chars().count());
            findings.push(
                Finding::new(&CITES_ENDED, place)
                    .says(
                        format!("引用的文件{state}：{title}"),
                        format!("cites a document that is no longer in force: {title}"),
                    )
                    .help(
                        "改为现行文件；确需提到就写明已失效",
                        "cite what is in force, or say that it has ended",
                    ),
            );
        }
    }
    findings
}
