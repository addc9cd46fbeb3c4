//! Notices refer to notices that exist: what they replace, what repeals them, what they interpret (REF).

use crate::rules::not_there::{comes_later, goes_out, remedied};
use gongbao_base::{codes, finding::Finding, nearest::nearest};
use gongbao_content::{
    document::{Document, LeftOutDocument, LeftOutReason},
    fields::Slug,
    kinds::{declaration::KindDeclaration as _, notice::Notice},
    yaml::{PathStep, key},
};
use gongbao_site::{RelatedNotice, Site};

codes! {
    BAD_REFERENCE = "REF-01" Error "引用的文件不存在" "refers to a document that does not exist"
        "replaces、repealed_by、interprets 填写的是本站另一篇政策文件的网址名（文件名去掉 .md)。"
        "replaces, repealed_by and interprets name another notice of this site by its slug (the file name without .md)."
        S "政府信息公开平台：文件与解读相互关联";
    SELF_REFERENCE = "REF-02" Error "文件引用了自己" "a document refers to itself"
        "一份文件不能替代、废止或解读自己。"
        "A document cannot replace, repeal or interpret itself."
        S "政府信息公开平台：文件与解读相互关联";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.notices()
        .flat_map(|(index, notice)| {
            let document = &site.documents[index];
            references(notice)
                .into_iter()
                .filter_map(move |(path, slug)| wrong(site, index, document, &path, &slug))
        })
        .collect()
}

/// The slugs that a notice names, each with its place in the front matter.
fn references(notice: &Notice) -> Vec<(Vec<PathStep>, String)> {
    let listed = |name: &str, slugs: &[Slug]| -> Vec<(Vec<PathStep>, String)> {
        let slugs = slugs.iter().enumerate();
        slugs.map(|(item, slug)| (vec![key(name), PathStep::Item(item)], slug.0.clone())).collect()
    };
    let mut references = listed("replaces", &notice.replaces);
    references.extend(listed("interprets", &notice.interprets));
    let repealed = notice.repealed_by.as_ref();
    references.extend(repealed.map(|slug| (vec![key("repealed_by")], slug.0.clone())));
    references
}

fn wrong(
    site: &Site,
    index: usize,
    document: &Document,
    path: &[PathStep],
    slug: &str,
) -> Option<Finding> {
    match site.notice(slug) {
        Some(other) if other == RelatedNotice::Public(index) => Some(
            Finding::new(&SELF_REFERENCE, document.place(path))
                .says(
                    format!("文件引用了自己：{slug}"),
                    format!("a document refers to itself: {slug}"),
                )
                .help(
                    "填另一份文件的网址名，或删去这一行",
                    "name another notice, or remove the line",
                ),
        ),
        Some(RelatedNotice::Public(other)) => {
            let why = comes_later(site, goes_out(site, document), &site.documents[other])?;
            Some(early(document, path, slug, why).warning())
        }
        Some(RelatedNotice::Withdrawn(_)) => None,
        None if is_unread(site, slug) => None,
        None => {
            if let Some(left) = left_out(site, slug) {
                return Some(early(document, path, slug, left.why));
            }
            let slugs = site.notices().map(|(other, _)| site.documents[other].slug.as_str());
            let near = nearest(slug, slugs, 2);
            let finding = Finding::new(&BAD_REFERENCE, document.place(path)).says(
                format!("引用的文件不存在：{slug}"),
                format!("refers to a notice that does not exist: {slug}"),
            );
            Some(match near {
                Some(name) => {
                    finding.help(format!("是不是 {name}？"), format!("did you mean {name}?"))
                }
                None => finding.help(
                    "填 notices 文件夹里另一篇的网址名（文件名去掉 .md）",
                    "name another file of the notices folder, without .md",
                ),
            })
        }
    }
}

fn early(document: &Document, path: &[PathStep], slug: &str, why: LeftOutReason) -> Finding {
    let finding = Finding::new(&BAD_REFERENCE, document.place(path)).says(
        format!("引用的文件{}：{slug}", why.label()),
        format!("the document that it refers to {}: {slug}", why.name()),
    );
    remedied(finding, why)
}

/// Whether a notice of this name is there and cannot be read, which is told of its file.
fn is_unread(site: &Site, slug: &str) -> bool {
    site.unread.iter().any(|unread| unread.kind.name == Notice::NAME && unread.slug == slug)
}

fn left_out<'s>(site: &'s Site, slug: &str) -> Option<&'s LeftOutDocument> {
    let folder = |file: &str| file.split('/').next() == Some(Notice::FOLDER);
    site.left_out.iter().find(|left| left.slug == slug && folder(&left.file))
}
