//! A site's folder to a checked site: what `build`, `check` and `serve` have in common.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use rayon::prelude::*;

use crate::disk::read::Folder;
use gongbao_base::{
    date::Date,
    finding::{Finding, Place, sort_and_number},
};
use gongbao_check::{file::File, words::Words};
use gongbao_content::codes;
use gongbao_content::{document, settings};
use gongbao_files::Fault;
use gongbao_office::{FileContents, ReadGap};
use gongbao_render::theme::Theme;
use gongbao_site::Site;

/// A checked site, with everything that was found.
pub(super) struct Loaded {
    pub(super) site: Site,
    /// None when a template is wrong.
    pub(super) theme: Option<Theme>,
    /// All findings, in their stable order.
    pub(super) findings: Vec<Finding>,
    /// The time of each stage.
    pub(super) times: Vec<(&'static str, Duration)>,
}

/// Reads, parses, relates and checks.
pub(super) fn load(folder: &Folder, today: Date) -> Result<Loaded, Fault> {
    let mut findings = folder.findings.clone();
    let mut times = Vec::new();
    let start = Instant::now();
    let settings = match folder.settings.as_deref().map(std::str::from_utf8) {
        Some(Ok(text)) => {
            let (settings, found) = settings::read(text);
            findings.extend(found);
            settings
        }
        Some(Err(error)) => {
            findings.push(not_utf8(
                settings::FILE,
                folder.settings.as_deref().unwrap_or_default(),
                error.valid_up_to(),
            ));
            settings::absent()
        }
        None => {
            findings.push(settings::missing());
            settings::absent()
        }
    };
    let (words, found) = Words::new(&folder.words);
    findings.extend(found);
    let parsed: Vec<(Option<document::Document>, Vec<Finding>)> = folder
        .documents
        .par_iter()
        .map(|(file, kind)| {
            let path = folder.root.join("content").join(file);
            let bytes =
                folder.content(file).map_err(|error| Fault::io("读取", "read", &path, &error))?;
            Ok(match String::from_utf8(bytes) {
                Ok(text) => {
                    let (document, mut found) = document::read(file, kind, &text, &settings);
                    let path = format!("content/{file}");
                    found.extend(gongbao_check::file(&File {
                        path: &path,
                        text: &text,
                        document: document.as_ref(),
                        settings: &settings,
                        words: &words,
                    }));
                    (document, found)
                }
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    (None, vec![not_utf8(&format!("content/{file}"), error.as_bytes(), at)])
                }
            })
        })
        .collect::<Result<_, Fault>>()?;
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, found) in parsed {
        documents.extend(document);
        findings.extend(found);
    }
    times.push(("parse", start.elapsed()));
    let start = Instant::now();
    let site = Site::new(settings, today, documents, folder.assets.clone());
    findings.extend(gongbao_check::site(&site));
    findings.extend(gongbao_check::vanished::check(&site, folder.lock.as_deref()));
    findings.extend(attachments(folder, &site)?);
    times.push(("check", start.elapsed()));
    let (theme, found) = Theme::new(&folder.theme);
    findings.extend(found);
    sort_and_number(&mut findings);
    let mut findings = gongbao_check::allow::apply(findings, &site.settings.allow, today);
    sort_and_number(&mut findings);
    Ok(Loaded { site, theme, findings, times })
}

/// Reads every published attachment and checks what stands in it.
fn attachments(folder: &Folder, site: &Site) -> Result<Vec<Finding>, Fault> {
    let found: Vec<Vec<Finding>> = site
        .published_files()
        .par_iter()
        .map(|file| {
            let length = site.assets.get(file).map_or(0, |asset| asset.length);
            let contents = if length > gongbao_office::LARGEST {
                FileContents::unread(ReadGap::TooLarge)
            } else {
                let path = folder.root.join("content").join(file);
                let bytes = folder
                    .content(file)
                    .map_err(|error| Fault::io("读取", "read", &path, &error))?;
                gongbao_office::read(file, &bytes)
            };
            Ok(gongbao_check::attachments::file(file, &contents, &site.settings))
        })
        .collect::<Result<_, Fault>>()?;
    Ok(found.into_iter().flatten().collect())
}

fn not_utf8(file: &str, bytes: &[u8], at: usize) -> Finding {
    let before = &bytes[..at];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    Finding::new(&codes::NOT_UTF8, Place::at(file, line, column, 1))
        .help("用编辑器另存为 UTF-8 编码（可能现在是 GBK）", "save it as UTF-8 (it may be GBK now)")
}

/// Gives lines of the site's files, for showing findings.
pub(super) fn lines(root: &Path) -> impl Fn(&str, usize) -> Option<String> + '_ {
    move |file, line| {
        let text = std::fs::read(root.join(file)).ok()?;
        let text = String::from_utf8_lossy(&text).into_owned();
        text.trim_start_matches('\u{feff}').lines().nth(line.checked_sub(1)?).map(str::to_owned)
    }
}
