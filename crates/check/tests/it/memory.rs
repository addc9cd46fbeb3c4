//! A small site in memory, read and checked as the program does it.

use std::collections::{BTreeMap, BTreeSet};

use gongbao_base::{
    date::Date,
    finding::{Finding, sort_and_number},
};
use gongbao_check::{allowances, source_file::SourceFile, word_lists::WordLists};
use gongbao_content::{
    document::{self, Documents, ReadDocument},
    kinds::KINDS,
    settings,
};
use gongbao_site::{Asset, Site};

/// The day of all tests.
const TODAY: &str = "2024-06-01";

#[derive(Default)]
struct Files {
    settings: Option<String>,
    lock: Option<String>,
    words: Vec<(String, String)>,
    documents: BTreeMap<String, String>,
    assets: BTreeMap<String, Vec<u8>>,
}

/// Everything that is found on the day of all tests in a site of these files: paths below the site's folder, and bytes.
pub(crate) fn findings(files: &[(String, Vec<u8>)]) -> Vec<Finding> {
    findings_on(Date::parse(TODAY).unwrap(), files)
}

/// Everything that is found on a day.
pub(crate) fn findings_on(today: Date, files: &[(String, Vec<u8>)]) -> Vec<Finding> {
    let files = sorted(files);
    let (settings, mut findings) = match &files.settings {
        Some(text) => settings::read(text),
        None => (settings::absent(), vec![settings::missing()]),
    };
    let (words, found) = WordLists::new(&files.words);
    findings.extend(found);
    findings.extend(gongbao_check::settings(&SourceFile {
        path: settings::FILE,
        text: files.settings.as_deref().unwrap_or_default(),
        document: None,
        shown: None,
        settings: &settings,
        words: &words,
    }));
    let mut documents = Vec::new();
    for (file, text) in &files.documents {
        let folder = file.split('/').next().unwrap();
        let kind = KINDS.iter().find(|kind| kind.folder == folder).unwrap();
        let (document, found) = document::read(file, kind, text, &settings, today);
        findings.extend(found);
        let text = match &document {
            ReadDocument::Withdrawn(document) => document.source.as_str(),
            _ => text.as_str(),
        };
        findings.extend(gongbao_check::file(&SourceFile {
            path: &format!("content/{file}"),
            text,
            document: document.as_public(),
            shown: document.shown(),
            settings: &settings,
            words: &words,
        }));
        documents.push(document);
    }
    let asset = |bytes: &Vec<u8>| Asset { length: bytes.len() as u64, size: None, ai_label: false };
    let assets = files.assets.iter().map(|(file, bytes)| (file.clone(), asset(bytes))).collect();
    let documents: Documents = documents.into_iter().collect();
    let site =
        Site::new(settings, today, documents.without_drafts().without_planned(today), assets);
    findings.extend(gongbao_check::site(&site));
    findings.extend(gongbao_check::lock(&site, files.lock.as_deref()));
    let mut published: BTreeSet<String> = site.published_files().into_iter().collect();
    let unread = site.unread.iter().flat_map(|document| site.files_of_unread(document));
    published.extend(unread.cloned());
    for file in published {
        if let Some(bytes) = files.assets.get(&file) {
            let contents = gongbao_office::read(&file, bytes);
            findings.extend(gongbao_check::attachment(&file, &contents, &site.settings));
            findings.extend(gongbao_check::qr_codes(&file, &contents, &site));
        }
    }
    sort_and_number(&mut findings);
    let mut findings = allowances::apply(findings, &site.settings, today);
    sort_and_number(&mut findings);
    findings
}

fn sorted(all: &[(String, Vec<u8>)]) -> Files {
    let mut files = Files::default();
    for (path, bytes) in all {
        let text = || String::from_utf8(bytes.clone()).unwrap();
        match path.strip_prefix("content/").unwrap() {
            "site.yaml" => files.settings = Some(text()),
            "urls.lock" => files.lock = Some(text()),
            words if words.starts_with("words/") => files.words.push((path.clone(), text())),
            file if file.ends_with(".md") => {
                files.documents.insert(file.to_owned(), text());
            }
            file => {
                files.assets.insert(file.to_owned(), bytes.clone());
            }
        }
    }
    files
}
