//! Numbers of persons in what an attachment holds (PII-01, PII-02, PII-03).

use crate::reading::{attached_tables, folded, tables};
use crate::rules::personal::{self, Certainty, NumberKind, PersonalNumber, whole_numbers::code_of};
use gongbao_base::finding::{Finding, Message, Place};
use gongbao_content::{published::visible, settings::Settings};
use gongbao_office::{FileContents, Location};
use std::collections::{BTreeMap, HashSet};

/// How many places a message names.
const NAMED: usize = 3;

pub(crate) fn check(path: &str, contents: &FileContents, settings: &Settings) -> Vec<Finding> {
    let mut places: BTreeMap<NumberKind, Vec<Message>> = BTreeMap::new();
    for (number, location) in numbers(contents, settings) {
        places.entry(number.kind).or_default().push(location.describe());
    }
    places
        .into_iter()
        .map(|(kind, places)| {
            let Message { zh, en } = remedy(kind, settings);
            report(path, kind, &places).help(zh, en)
        })
        .collect()
}

/// What to do about numbers of a kind.
fn remedy(kind: NumberKind, settings: &Settings) -> Message {
    let (mask, mask_en) = match kind {
        NumberKind::Identity => ("35*************123", "35*************123"),
        NumberKind::Mobile => ("138****1234", "138****1234"),
        NumberKind::Card => ("只留后4位", "the last four digits"),
    };
    let mut zh = format!("在原文件里打码（{mask}）或删去再换上");
    let mut en =
        format!("mask it in the file ({mask_en}) or leave it out, and put the new file here");
    if kind == NumberKind::Mobile {
        let contacts = settings.key("public_contacts");
        zh += &format!("；公务手机登记到 site.yaml 的“{contacts}”");
        en += &format!("; an office's own goes into site.yaml's `{contacts}`");
    }
    Message { zh, en }
}

/// The numbers of persons in an attachment, with their places.
#[must_use]
pub fn numbers<'c>(
    contents: &'c FileContents,
    settings: &Settings,
) -> Vec<(PersonalNumber, &'c Location)> {
    let mut found = Vec::new();
    let mut known = HashSet::new();
    for span in contents.spans.iter().filter(|span| !span.location.is_joined()) {
        if let Location::Rounded(..) = span.location {
            if let Some((kind, digits)) = rounded(&span.text) {
                let (range, digits) = (0..span.text.len(), digits.to_owned());
                let number = PersonalNumber { kind, range, digits, certainty: Certainty::Sure };
                found.push((number, &span.location));
            }
            continue;
        }
        let text = visible(&span.text);
        let mut all = personal::find(&text);
        let mut second = folded(&text).map(|text| personal::find(&text)).unwrap_or_default();
        second.retain(|number| all.iter().all(|other| other.digits != number.digits));
        all.append(&mut second);
        for number in all {
            known.insert(number.digits.clone());
            if !number.is_public(settings) {
                found.push((number, &span.location));
            }
        }
    }
    for span in contents.spans.iter().filter(|span| span.location.is_joined()) {
        let text = visible(&span.text);
        for number in personal::find_joined(&text, &text) {
            if !known.contains(&number.digits) && !number.is_public(settings) {
                found.push((number, &span.location));
            }
        }
    }
    // What a row of its own has told is not told again of its cells.
    known.extend(found.iter().map(|(number, _)| number.digits.clone()));
    let text = attached_tables(contents);
    for table in tables(&text) {
        let rows = table.labelled_rows().map(|row| (personal::find(row.text()), row));
        let joined = table.joined().map(|passage| {
            let label = passage.joined.as_deref().unwrap_or_default();
            (personal::find_joined(&passage, label), passage.text.into_owned())
        });
        for (numbers, text) in rows.chain(joined) {
            for number in numbers {
                let source = text.source(&number.range).unwrap_or_default();
                let Some(span) = contents.spans.get(source.start) else { continue };
                if !number.is_public(settings) && known.insert(number.digits.clone()) {
                    found.push((number, &span.location));
                }
            }
        }
    }
    found
}

/// What a number was before a cell took its last digits: only its shape and its column's name are left to tell.
fn rounded(text: &str) -> Option<(NumberKind, &str)> {
    const CARDS: [&str; 4] = ["卡号", "账号", "账户", "银行"];
    let (label, digits) = text.rsplit_once('\n')?;
    if !personal::find(digits).is_empty() {
        // It came through whole, and is found as it stands.
        return None;
    }
    if digits.len() == 18 && (label.contains("身份证") || is_dated(digits)) {
        return Some((NumberKind::Identity, digits));
    }
    let card = (16..=19).contains(&digits.len()) && CARDS.iter().any(|word| label.contains(word));
    card.then_some((NumberKind::Card, digits))
}

/// Whether region and date of birth are those of an identity number.
fn is_dated(digits: &str) -> bool {
    let Some(kept) = digits.get(..15) else { return false };
    // One of the eleven check characters fits every region and date that is sound.
    "0123456789X".chars().any(|check| {
        let number = personal::find(&format!("{kept}00{check}"));
        number.iter().any(|number| number.kind == NumberKind::Identity)
    })
}

/// The finding for numbers of a kind. It holds none of them: findings go into logs and reports.
pub(super) fn report(path: &str, kind: NumberKind, places: &[Message]) -> Finding {
    let (code, zh, en) = code_of(kind);
    let (where_zh, where_en) = list(places);
    let finding = Finding::new(code, Place::file(path));
    match places.len() {
        0 | 1 => finding.says(format!("{zh}：{where_zh}"), format!("{en}: {where_en}")),
        n => {
            finding.says(format!("{zh}，{n}处：{where_zh}"), format!("{en}, {n} times: {where_en}"))
        }
    }
}

/// The first places, in words, and whether there are more.
pub(super) fn list(places: &[Message]) -> (String, String) {
    let mut names: Vec<&Message> = places.iter().collect();
    names.dedup();
    let more = names.len() > NAMED;
    names.truncate(NAMED);
    let join = |texts: Vec<&str>, between: &str| texts.join(between);
    let zh = join(names.iter().map(|place| place.zh.as_str()).collect(), "、");
    let en = join(names.iter().map(|place| place.en.as_str()).collect(), "; ");
    if more { (format!("{zh}等"), format!("{en} and more")) } else { (zh, en) }
}
