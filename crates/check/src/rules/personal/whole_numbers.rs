//! Whole numbers of persons in a text (PII-01, PII-02, PII-03). Those that the office publishes as its own are left out.

use super::{
    joined::find_joined,
    number::{Certainty, NumberKind, PersonalNumber, find_all},
};
use crate::{reading::Reading, source_file::SourceFile};
use gongbao_base::{
    code::Code,
    codes,
    finding::{Finding, Place},
};
use gongbao_content::{kinds::Entry, settings::Settings};
use std::collections::BTreeSet;

codes! {
    IDENTITY_NUMBER = "PII-01" Error "疑似完整的身份证号" "a whole identity number"
        "公开的内容不能有完整的身份证号。保留前2位和后3位，其余用 * 代替；用不着就删去。"
        "What is published holds no whole identity number: keep two digits and the last three, or leave it out (Disclosure Regulations art. 15, Personal Information Protection Law arts. 25 and 28)."
        P "GB 11643-1999（校验码）；政府信息公开条例第十五条；个人信息保护法第二十八条";
    MOBILE_NUMBER = "PII-02" Error "疑似个人手机号" "a personal mobile number"
        "公开的内容不能有个人手机号，写成 138****1234 的样子（永安市政府办2023年1月4日通知的打码样式）。公务手机登记到 site.yaml 的 public_contacts 就不再提示。"
        "What is published holds no personal mobile number; mask it. An office's own mobile is listed in site.yaml's public_contacts (Disclosure Regulations art. 15, Personal Information Protection Law art. 25)."
        S "政府信息公开条例第十五条；个人信息保护法第二十五条";
    CARD_NUMBER = "PII-03" Error "疑似银行卡号" "a bank card number"
        "公开的内容不能有银行卡号。只留后4位，或删去。"
        "What is published holds no bank card number: keep the last four digits or leave it out (Personal Information Protection Law art. 28)."
        P "ISO/IEC 7812（校验码）；个人信息保护法第二十八条";
}

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let file = reading.file;
    numbers(reading)
        .into_iter()
        .filter(|(number, _)| !number.is_public(file.settings) && !is_on_duty(&file, number))
        .map(|(number, place)| report(file.settings, &number, place))
        .collect()
}

/// Whether it is the phone of somebody on a station's roster: PII-12 asks for the consent.
fn is_on_duty(file: &SourceFile<'_>, number: &PersonalNumber) -> bool {
    let Some(Entry::Station(station)) = file.document.map(|document| &document.entry) else {
        return false;
    };
    station.duty.iter().filter_map(|duty| duty.phone.as_ref()).any(|phone| {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        number.kind == NumberKind::Mobile && digits == number.digits
    })
}

/// The numbers of a file with their places, also those that a table has in several cells.
fn numbers(reading: &Reading<'_>) -> Vec<(PersonalNumber, Place)> {
    let mut found = Vec::new();
    for passage in reading.views() {
        let place = |number: PersonalNumber| {
            let place = reading.place(&passage.text, &number.range);
            (number, place)
        };
        found.extend(find_all(passage).into_iter().map(place));
    }
    let known: BTreeSet<String> = found.iter().map(|(number, _)| number.digits.clone()).collect();
    for passage in reading.joined() {
        for number in find_joined(&passage, passage.joined.as_deref().unwrap_or_default()) {
            if !known.contains(&number.digits) {
                let place = reading.place(&passage.text, &number.range);
                found.push((number, place));
            }
        }
    }
    found
}

/// The code of a kind, and what such a number looks like.
pub(crate) fn code_of(kind: NumberKind) -> (&'static Code, &'static str, &'static str) {
    match kind {
        NumberKind::Identity => {
            (&IDENTITY_NUMBER, "疑似完整的身份证号", "looks like a whole identity number")
        }
        NumberKind::Mobile => {
            (&MOBILE_NUMBER, "疑似个人手机号", "looks like a personal mobile number")
        }
        NumberKind::Card => (&CARD_NUMBER, "疑似银行卡号", "looks like a bank card number"),
    }
}

/// The finding for a number. It does not hold the number: findings go into logs and reports.
fn report(settings: &Settings, number: &PersonalNumber, place: Place) -> Finding {
    let masked = number.masked();
    let contacts = settings.key("public_contacts");
    let (code, zh, en) = match (number.kind, number.certainty) {
        (_, Certainty::Mistyped) => (
            &IDENTITY_NUMBER,
            "写明是身份证号，号码不对（位数对，校验位或日期不对）",
            "said to be an identity number, and mistyped",
        ),
        (_, Certainty::Old) => {
            return Finding::new(&IDENTITY_NUMBER, place)
                .says("疑似十五位的旧身份证号", "looks like an old identity number of 15 digits")
                .help("核对；是的话打码或删去", "look; mask it or leave it out if it is one")
                .warning();
        }
        (kind, Certainty::Sure) => code_of(kind),
    };
    let (help_zh, help_en) = match number.kind {
        NumberKind::Mobile => (
            format!(
                "改成 {masked}，gongbao check --fix 代改；公务手机登记到 site.yaml 的“{contacts}”"
            ),
            format!(
                "write {masked}, or list an office's phone in site.yaml's `{contacts}`; `gongbao check --fix` does it"
            ),
        ),
        _ => (
            format!("改成 {masked}，或删去；gongbao check --fix 可以代改"),
            format!("write {masked} or leave it out; `gongbao check --fix` does it"),
        ),
    };
    Finding::new(code, place).says(zh, en).help(help_zh, help_en)
}
