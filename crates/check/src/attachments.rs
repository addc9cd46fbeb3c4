//! Attachments: personal data in their text, names and properties, what is hidden in them, what could not be looked into.
//!
//! Sources: as for personal data in texts ([`super::personal`]); hidden data and properties, standards 8.2 PII-09 and PII-10.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    attachment_facts::{hidden, named, unread},
    personal::{self, Kind, Number},
};
use crate::personal::{CARD_NUMBER, IDENTITY_NUMBER, MOBILE_NUMBER};
use gongbao_base::codes;
use gongbao_base::{
    address::Address,
    code::Code,
    finding::{Finding, Message, Place},
};
use gongbao_content::{markdown::Target, settings::Settings};
use gongbao_office::{FileContents, Location};
use gongbao_site::Site;

codes! {
    PDF_ONLY = "A11Y-07" Warning "只有 PDF，没有正文" "nothing but a PDF"
        "只有 PDF 的信息，手机和读屏软件难以阅读，也搜索不到。正文写成文字，PDF 作为附件。"
        "On phones and with screen readers a PDF is hard to read, and search does not find it. Write the text, and attach the PDF."
        P "无障碍环境建设法；WCAG 2.2 第1.1.1条";
}

/// How many places a message names.
const NAMED: usize = 3;
/// A text shorter than this does not stand for its attachment, in characters.
const SHORT: usize = 50;

/// Words of a row that say what its digits are, where cells have parted them.
const LABELS: [&str; 6] = ["手机", "电话", "联系方式", "卡号", "账号", "账户"];

/// The names of all published files, and documents that are nothing but a PDF.
pub(super) fn check(site: &Site) -> Vec<Finding> {
    let files = site.published_files();
    let names = files.iter().chain(site.documents.iter().map(|document| &document.file));
    let mut findings: Vec<Finding> = names
        .flat_map(|file| {
            let name = file.rsplit('/').next().unwrap_or_default();
            let found =
                personal::find(name).into_iter().filter(|number| counts(number, &site.settings));
            let kinds: BTreeSet<Kind> = found.map(|number| number.kind).collect();
            kinds.into_iter().map(|kind| report(&path(file), kind, &[Location::Name.describe()]))
        })
        .collect();
    findings.extend(pdf_only(site));
    findings
}

/// Checks one attachment by what stands in it.
#[must_use]
pub fn file(file: &str, contents: &FileContents, settings: &Settings) -> Vec<Finding> {
    let path = path(file);
    let mut places: BTreeMap<Kind, Vec<Message>> = BTreeMap::new();
    for (number, location) in numbers(contents, settings) {
        places.entry(number.kind).or_default().push(location.describe());
    }
    let mut findings: Vec<Finding> =
        places.into_iter().map(|(kind, places)| report(&path, kind, &places)).collect();
    findings.extend(hidden(&path, contents));
    findings.extend(named(&path, contents, settings));
    findings.extend(contents.gaps.iter().map(|gap| unread(&path, gap)));
    findings
}

/// The numbers of persons in an attachment, with their places.
#[must_use]
pub fn numbers<'c>(contents: &'c FileContents, settings: &Settings) -> Vec<(Number, &'c Location)> {
    let mut found = Vec::new();
    let mut known = HashSet::new();
    for span in contents.spans.iter().filter(|span| !span.location.is_joined()) {
        if let Location::Rounded(..) = span.location {
            if let Some((kind, digits)) = rounded(&span.text) {
                let number = Number { kind, range: 0..span.text.len(), digits: digits.to_owned() };
                found.push((number, &span.location));
            }
            continue;
        }
        for number in personal::find(&span.text) {
            known.insert(number.digits.clone());
            if counts(&number, settings) {
                found.push((number, &span.location));
            }
        }
    }
    for span in contents.spans.iter().filter(|span| span.location.is_joined()) {
        let labelled = LABELS.iter().any(|label| span.text.contains(label));
        for number in personal::find(&span.text) {
            // Neighbouring figures may look like a phone or a card; an identity number has a date and a check digit.
            let sure = number.kind == Kind::Identity || labelled;
            if sure && !known.contains(&number.digits) && counts(&number, settings) {
                found.push((number, &span.location));
            }
        }
    }
    found
}

/// Whether the office has not said that it publishes the number itself.
fn counts(number: &Number, settings: &Settings) -> bool {
    number.kind != Kind::Mobile || personal::mask(&number.digits, settings).is_some()
}

/// What a number was before a cell took its last digits: only its shape and its column's name are left to tell.
fn rounded(text: &str) -> Option<(Kind, &str)> {
    const CARDS: [&str; 4] = ["卡号", "账号", "账户", "银行"];
    let (label, digits) = text.rsplit_once('\n')?;
    if !personal::find(digits).is_empty() {
        // It came through whole, and is found as it stands.
        return None;
    }
    if digits.len() == 18 && (label.contains("身份证") || is_dated(digits)) {
        return Some((Kind::Identity, digits));
    }
    let card = (16..=19).contains(&digits.len()) && CARDS.iter().any(|word| label.contains(word));
    card.then_some((Kind::Card, digits))
}

/// Whether region and date of birth are those of an identity number.
fn is_dated(digits: &str) -> bool {
    let Some(kept) = digits.get(..15) else { return false };
    // One of the eleven check characters fits every region and date that is sound.
    "0123456789X".chars().any(|check| {
        let number = personal::find(&format!("{kept}00{check}"));
        number.iter().any(|number| number.kind == Kind::Identity)
    })
}

fn path(file: &str) -> String {
    format!("content/{file}")
}

fn report(path: &str, kind: Kind, places: &[Message]) -> Finding {
    let (code, zh, en): (&Code, _, _) = match kind {
        Kind::Identity => {
            (&IDENTITY_NUMBER, "疑似完整的身份证号", "looks like a whole identity number")
        }
        Kind::Mobile => (&MOBILE_NUMBER, "疑似个人手机号", "looks like a personal mobile number"),
        Kind::Card => (&CARD_NUMBER, "疑似银行卡号", "looks like a bank card number"),
    };
    // The message holds no number: findings go into logs and reports.
    let (where_zh, where_en) = list(places);
    let finding = Finding::new(code, Place::file(path));
    let finding = match places.len() {
        0 | 1 => finding.says(format!("{zh}：{where_zh}"), format!("{en}: {where_en}")),
        n => {
            finding.says(format!("{zh}，{n}处：{where_zh}"), format!("{en}, {n} times: {where_en}"))
        }
    };
    if places.first() == Some(&Location::Name.describe()) {
        return finding.help(
            "文件名就是网址的一部分，改名后再引用",
            "the file's name is part of the address: rename it, and refer to the new name",
        );
    }
    finding.help(
        "在原文件里打码（身份证 35*************123，手机 138****1234，卡号留后4位）或删去，再换上新文件；公务手机登记到 site.yaml 的 public_contacts",
        "mask it in the file (35*************123, 138****1234, the last four of a card) or leave it out, and put the new file here; an office's mobile goes into site.yaml's public_contacts",
    )
}

/// The first places, in words, and whether there are more.
fn list(places: &[Message]) -> (String, String) {
    let mut names: Vec<&Message> = places.iter().collect();
    names.dedup();
    let more = names.len() > NAMED;
    names.truncate(NAMED);
    let join = |texts: Vec<&str>, between: &str| texts.join(between);
    let zh = join(names.iter().map(|both| both.zh.as_str()).collect(), "、");
    let en = join(names.iter().map(|both| both.en.as_str()).collect(), "; ");
    if more { (format!("{zh}等"), format!("{en} and more")) } else { (zh, en) }
}

/// Documents that say next to nothing themselves and have nothing but PDF files.
fn pdf_only(site: &Site) -> Vec<Finding> {
    site.documents
        .iter()
        .filter(|document| document.common.withdrawn.is_none())
        .filter(|document| {
            let attached = document
                .common
                .attachments
                .iter()
                .filter_map(|attachment| Address::resolve(&document.file, &attachment.file));
            let linked = document.body.links.iter().filter_map(|link| match &link.target {
                Target::File(file) => Some(file.clone()),
                _ => None,
            });
            let mut files = attached
                .chain(linked)
                .filter(|file| site.assets.contains_key(file.as_str()))
                .peekable();
            files.peek().is_some()
                && files.all(|file| file.as_str().to_ascii_lowercase().ends_with(".pdf"))
        })
        .filter(|document| letters(&document.body.html) < SHORT)
        .map(|document| {
            Finding::new(&PDF_ONLY, Place::at(&document.path(), 1, 1, 3))
                .says("只有 PDF，没有正文", "nothing but a PDF")
                .help(
                    "把文件的文字也写进正文（gongbao import 可以从 Word 文件转），PDF 作为附件",
                    "write the text here too (`gongbao import` turns a Word file into it) and keep the PDF beside it",
                )
        })
        .collect()
}

/// The characters of a page's text, without tags and spaces.
fn letters(html: &str) -> usize {
    let mut inside = false;
    html.chars()
        .filter(|c| {
            let shown = !inside && *c != '<';
            inside = if inside { *c != '>' } else { *c == '<' };
            shown && !c.is_whitespace()
        })
        .count()
}
