//! The checks: over each file's text, over the site as a whole, over its attachments.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::{Audience, Content, relate};
use crate::storage::folder::Folder;
use gongbao_base::{
    date::Date,
    digest::Digest,
    finding::{Finding, sort_and_number},
    memo::Memo,
};
use gongbao_check::{source_file::SourceFile, word_lists::WordLists};
use gongbao_content::{
    document::{Document, Documents, UnreadDocument, WithdrawnDocument},
    settings,
};
use gongbao_files::SystemError;
use gongbao_office::{FileContents, ReadGap};
use gongbao_site::Site;

/// A site and everything that was found in it.
#[derive(Debug)]
pub struct CheckedSite {
    /// The site.
    pub site: Site,
    /// All findings in their stable order, without those that the office allows for a time.
    pub findings: Vec<Finding>,
}

/// Relates the documents that somebody gets, and does all checks. What is wrong in a draft, or in what does not go out yet, stops nothing.
///
/// # Errors
/// When an attachment cannot be read.
pub fn check(
    folder: &Folder,
    content: Content,
    audience: Audience,
    today: Date,
) -> Result<CheckedSite, SystemError> {
    let found = check_documents(folder, &content, None);
    check_whole(folder, content, audience, today, found)
}

/// The same, and what is known of a document's text is taken from a memo, which then knows the others as well.
///
/// # Errors
/// When an attachment cannot be read.
pub fn check_with_memo(
    folder: &Folder,
    content: Content,
    audience: Audience,
    today: Date,
    memo: &Memo,
) -> Result<CheckedSite, SystemError> {
    let found = check_documents(folder, &content, Some(memo));
    check_whole(folder, content, audience, today, found)
}

/// All findings, of which those in the documents are there.
fn check_whole(
    folder: &Folder,
    mut content: Content,
    audience: Audience,
    today: Date,
    mut findings: Vec<Finding>,
) -> Result<CheckedSite, SystemError> {
    findings.append(&mut content.findings);
    let mut early = drafts(&content);
    let site = relate(folder, content, audience, today);
    let stays = || site.left_out.iter().map(|left| format!("content/{}", left.file));
    early.extend(stays());
    findings.extend(check_site(folder, &site));
    findings.extend(check_attachments(folder, &site)?);
    let findings = findings.into_iter().map(|finding| {
        let early = finding.is_error() && early.contains(&finding.place.file);
        if early { finding.warning() } else { finding }
    });
    let mut findings: Vec<Finding> = findings.collect();
    if audience == Audience::Portal {
        findings.retain(|finding| !early.contains(&finding.place.file));
    }
    sort_and_number(&mut findings);
    let mut findings = gongbao_check::allowances::apply(findings, &site.settings, today);
    sort_and_number(&mut findings);
    Ok(CheckedSite { site, findings })
}

/// The drafts, as findings name their files.
fn drafts(content: &Content) -> BTreeSet<String> {
    let Documents { public, withdrawn, unread, .. } = &content.documents;
    let public = public.iter().filter(|document| document.common.draft).map(Document::path);
    let withdrawn = withdrawn.iter().filter(|document| document.draft).map(WithdrawnDocument::path);
    let unread = unread.iter().filter(|document| document.draft).map(UnreadDocument::path);
    public.chain(withdrawn).chain(unread).collect()
}

/// What is wrong in the values of the settings and in the text of each document; of one that was taken down, in what is still shown of it.
/// What is known of the same text under the same settings and word lists is taken from the memo, if there is one.
#[must_use]
pub fn check_documents(folder: &Folder, content: &Content, memo: Option<&Memo>) -> Vec<Finding> {
    let base = base(folder);
    let (words, mut findings) = WordLists::new(&folder.words);
    let typed = folder.settings.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    findings.extend(gongbao_check::settings(&SourceFile {
        path: settings::FILE,
        text: typed.unwrap_or_default(),
        document: None,
        shown: None,
        settings: &content.settings,
        words: &words,
    }));
    let Documents { public, withdrawn, unread, .. } = &content.documents;
    let public: HashMap<&str, &Document> =
        public.iter().map(|document| (document.file.as_str(), document)).collect();
    let withdrawn: HashMap<&str, &WithdrawnDocument> =
        withdrawn.iter().map(|document| (document.file.as_str(), document)).collect();
    let unread: HashMap<&str, &UnreadDocument> =
        unread.iter().map(|document| (document.file.as_str(), document)).collect();
    let found = folder.documents.par_iter().filter_map(|file| {
        let text = match withdrawn.get(file.path.as_str()) {
            Some(left) => &left.source,
            None => std::str::from_utf8(&file.bytes).ok()?,
        };
        let document = public.get(file.path.as_str()).copied();
        let unread = unread.get(file.path.as_str());
        let found = || {
            gongbao_check::file(&SourceFile {
                path: &format!("content/{}", file.path),
                text,
                document,
                shown: document.map(|it| &it.body).or(unread.map(|it| &it.body)),
                settings: &content.settings,
                words: &words,
            })
        };
        Some(match memo {
            Some(memo) => {
                // On its day a planned withdrawal makes another text of the same file.
                let shown: &[u8] =
                    if withdrawn.contains_key(file.path.as_str()) { b"left" } else { b"" };
                let key = [base.0.as_slice(), &file.digest.0, shown];
                remembered(memo, Digest::of_parts(key), found)
            }
            None => found(),
        })
    });
    findings.extend(found.collect::<Vec<_>>().into_iter().flatten());
    findings
}

/// The findings under a key of the memo, or those found now.
fn remembered(memo: &Memo, key: Digest, find: impl Fn() -> Vec<Finding>) -> Vec<Finding> {
    if let Some(known) = memo.get(&key).and_then(|known| serde_json::from_slice(known).ok()) {
        return known;
    }
    let found = find();
    if let Ok(told) = serde_json::to_vec(&found) {
        memo.put(key, told);
    }
    found
}

/// A digest of all that findings in a text depend on besides the text itself.
fn base(folder: &Folder) -> Digest {
    let settings = folder.settings.as_deref().unwrap_or_default();
    let words = folder.words.iter().flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]);
    Digest::of_parts([b"check".as_slice(), settings].into_iter().chain(words))
}

/// What is wrong between the documents of a site, and with addresses that were public once.
#[must_use]
pub fn check_site(folder: &Folder, site: &Site) -> Vec<Finding> {
    let mut findings = gongbao_check::site(site);
    findings.extend(gongbao_check::lock(site, folder.url_lock.as_deref()));
    findings
}

/// What is wrong in the attachments that are published, or will be once all can be read.
///
/// # Errors
/// When one cannot be read.
pub fn check_attachments(folder: &Folder, site: &Site) -> Result<Vec<Finding>, SystemError> {
    let unread = site.unread.iter().filter(|document| !document.draft);
    let mut files: BTreeSet<String> = site.published_files().into_iter().collect();
    files.extend(unread.flat_map(|document| site.files_of_unread(document).cloned()));
    let found: Vec<Vec<Finding>> = files
        .par_iter()
        .map(|file| {
            let length = site.assets.get(file).map_or(0, |asset| asset.length);
            let contents = if length > gongbao_office::LARGEST {
                FileContents::unread(ReadGap::TooLarge)
            } else {
                let path = folder.layout.content_file(file);
                let bytes = folder.asset(file).map_err(SystemError::reading(&path))?;
                gongbao_office::read(file, &bytes)
            };
            let mut findings = gongbao_check::attachment(file, &contents, &site.settings);
            findings.extend(gongbao_check::qr_codes(file, &contents, site));
            Ok(findings)
        })
        .collect::<Result<_, SystemError>>()?;
    Ok(found.into_iter().flatten().collect())
}
