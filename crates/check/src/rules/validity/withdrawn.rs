//! Taking down is for what should not be public, repealing for rules; and nothing rests on what was taken down (DOWN).

use gongbao_base::{code::OWN, codes, finding::Finding};
use gongbao_content::{
    document::{Document, WithdrawnDocument},
    kinds::{declaration::KindDeclaration as _, notice::Notice},
    markdown::LinkTarget,
    yaml::{PathStep, key},
};
use gongbao_site::{RelatedNotice, Site};

codes! {
    WITHDRAWN_OR_REPEALED = "DOWN-01" Note "撤下还是废止" "taken down or repealed"
        "撤下用于发错的、不该公开的内容：正文和附件都不再公开。文件被废止、到期或被代替，全文要保留并标明已废止，不用撤下。"
        "Taking down is for what should not be public: text and attachments go. A rule that was repealed, has ended or was replaced stays, with a mark."
        S "政府网站发展指引：政策文件标注有效性";
    CITES_WITHDRAWN = "DOWN-02" Warning "引用了已撤下的文件" "refers to what was taken down"
        "页面链接或引用的文件已经撤下，读者只能看到撤下说明。"
        "A page links or names a document that was taken down; readers find nothing but that."
        O OWN;
}

/// Words of a reason that tell of a repeal.
const REPEALED: [&str; 6] = ["废止", "失效", "到期", "代替", "替代", "取代"];

/// Words of a history that tell of a mistake which is still there to be read.
const MISTAKEN: [&str; 4] = ["误发", "发错", "撤下", "撤回"];

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let mut findings: Vec<Finding> = site.withdrawn.iter().filter_map(repealed).collect();
    for (index, document) in site.documents.iter().enumerate() {
        findings.extend(mistaken(document));
        findings.extend(linked(site, document));
        findings.extend(related(site, index, document));
    }
    findings
}

fn repealed(document: &WithdrawnDocument) -> Option<Finding> {
    let told = REPEALED.iter().any(|word| document.withdrawn.reason.contains(word));
    (told && document.kind.name == Notice::NAME).then(|| {
        let withdrawn = document.key("withdrawn");
        let (by, on) = (document.key("repealed_by"), document.key("repealed"));
        Finding::new(&WITHDRAWN_OR_REPEALED, document.place(&[key("withdrawn"), key("reason")]))
            .says("撤下的原因像是废止", "the reason reads like a repeal")
            .help(
                format!("只是废止或被代替的，不写“{withdrawn}”，改写“{by}”或“{on}”"),
                format!("if it was only repealed, remove `{withdrawn}` and give `{by}` or `{on}`: the text stays, with a mark"),
            )
    })
}

fn mistaken(document: &Document) -> Option<Finding> {
    let changes = document.common.changes.iter();
    let at = changes
        .map(|change| &change.note)
        .position(|note| MISTAKEN.iter().any(|word| note.contains(word)))?;
    let withdrawn = document.key("withdrawn");
    let place = document.place(&[key("changes"), PathStep::Item(at), key("note")]);
    Some(
        Finding::new(&WITHDRAWN_OR_REPEALED, place)
            .says(
                "修订记录说发错或撤下，全文仍然公开",
                "its history tells of a mistake, and all of it is still public",
            )
            .help(
                format!("整篇不该公开，就写“{withdrawn}”（日期和原因）"),
                format!("give `{withdrawn}` (date and reason) if none of it should be public"),
            ),
    )
}

fn linked(site: &Site, document: &Document) -> Vec<Finding> {
    let links = document.body.links.iter().filter_map(|link| match &link.target {
        LinkTarget::Document(file, _) => {
            Some((site.withdrawn_by_file(file.as_str())?, &link.place))
        }
        _ => None,
    });
    links
        .map(|(gone, place)| {
            Finding::new(&CITES_WITHDRAWN, place.clone())
                .says(
                    format!("链接的文件已撤下：{}", gone.title),
                    format!("the linked document was taken down: {}", gone.title),
                )
                .help("改为新的文件，或删去链接", "link to what took its place, or remove the link")
        })
        .collect()
}

fn related(site: &Site, index: usize, document: &Document) -> Vec<Finding> {
    let relations = &site.relations[index];
    let gone = |other: &RelatedNotice| match other {
        RelatedNotice::Withdrawn(other) => Some(&site.withdrawn[*other]),
        RelatedNotice::Public(_) => None,
    };
    let (by, replaces) = (document.key("repealed_by"), document.key("replaces"));
    let repealed = relations.repealed_by.iter().filter_map(gone).map(|gone| {
        Finding::new(&CITES_WITHDRAWN, document.place(&[key("repealed_by")]))
            .says(
                format!("代替本文的文件已撤下，本文仍显示已废止：{}", gone.title),
                format!("what repeals it was taken down, and it still shows as repealed: {}", gone.title),
            )
            .help(
                format!("那份文件仍然有效就不用改；没有施行，就删去它的“{replaces}”和本文的“{by}”"),
                format!("leave it if that document is in force; else remove its `{replaces}` and this `{by}`"),
            )
    });
    let interpreted = relations.interprets.iter().filter_map(gone).map(|gone| {
        Finding::new(&CITES_WITHDRAWN, document.place(&[key("interprets")]))
            .says(
                format!("解读的文件已撤下：{}", gone.title),
                format!("what it interprets was taken down: {}", gone.title),
            )
            .help("解读也要撤下，或改为新的文件", "take it down too, or name what took its place")
    });
    repealed.chain(interpreted).collect()
}
