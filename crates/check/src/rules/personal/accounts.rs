//! A person's QQ, WeChat or mail address (PII-15).

use super::{
    labelled::{after_labels, tokens},
    word_finder::WordFinder,
};
use crate::reading::Reading;
use gongbao_base::{codes, finding::Finding};
use gongbao_content::settings::Settings;
use std::{ops::Range, sync::LazyLock};

codes! {
    PRIVATE_ACCOUNT = "PII-15" Warning "疑似个人的QQ、微信或邮箱" "a person's QQ, WeChat or mail address"
        "个人的QQ号、微信号、公共邮箱不公开。单位用的邮箱登记到 site.yaml 的 public_contacts 就不再提示。"
        "A person's QQ, WeChat and private mail address are not published. An office's own address is listed in site.yaml's public_contacts (Disclosure Regulations art. 15, Personal Information Protection Law art. 25)."
        P "政府信息公开条例第十五条；个人信息保护法第二十五条";
}

const LABELS: [&str; 13] = [
    "QQ", "qq", "Ｑ", "扣扣", "微信", "WeChat", "Wechat", "wechat", "weixin", "VX", "vx", "V信",
    "v信",
];

static LABELLED: LazyLock<WordFinder> = LazyLock::new(|| WordFinder::new(LABELS));

/// Providers of private mail.
const PROVIDERS: [&str; 22] = [
    "qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "yeah.net",
    "188.com",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "wo.cn",
    "21cn.com",
    "tom.com",
    "aliyun.com",
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "live.com",
    "live.cn",
    "icloud.com",
    "yahoo.com",
];

pub(crate) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut places = tokens(reading, &LABELLED, is_account);
    let settings = reading.file.settings;
    for passage in reading.passages() {
        let mails = mails(passage, settings).into_iter();
        places.extend(mails.map(|range| reading.place(&passage.text, &range)));
    }
    let contacts = settings.key("public_contacts");
    places
        .into_iter()
        .map(|place| {
            Finding::new(&PRIVATE_ACCOUNT, place)
                .says(
                    "疑似个人的QQ、微信或邮箱",
                    "looks like a person's QQ, WeChat or mail address",
                )
                .help(
                    format!("个人的删去；单位的登记到 site.yaml 的“{contacts}”"),
                    format!("leave a person's out; list the office's in site.yaml's `{contacts}`"),
                )
        })
        .collect()
}

fn is_qq(token: &str) -> bool {
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    digits && (5..=11).contains(&token.len()) && !token.starts_with('0')
}

/// Where accounts stand in a text.
pub(crate) fn find(text: &str, settings: &Settings) -> Vec<Range<usize>> {
    let mut found = after_labels(text, &LABELLED, is_account);
    found.extend(mails(text, settings));
    found
}

fn is_account(token: &str) -> bool {
    is_qq(token) || is_wechat(token)
}

/// The name of an account of a person; those of organisations are called `gh_…`.
fn is_wechat(token: &str) -> bool {
    let sound = token.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    let letter = token.starts_with(|c: char| c.is_ascii_alphabetic());
    sound && letter && (6..=20).contains(&token.len()) && !token.starts_with("gh_")
}

/// Where the addresses of private mail stand in a text that are not the office's.
fn mails(text: &str, settings: &Settings) -> Vec<Range<usize>> {
    let signs = text.match_indices(['@', '＠']);
    let mails = signs.filter_map(|(at, _)| mail(text, at));
    mails.filter(|range| !is_public(&text[range.clone()], settings)).collect()
}

/// The address of a private provider around its sign.
fn mail(text: &str, at: usize) -> Option<Range<usize>> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let before = &text[..at];
    let name = before.len() - before.trim_end_matches(part).len();
    let sign = text[at..].chars().next()?.len_utf8();
    let after = &text[at + sign..];
    let host = after.len() - after.trim_start_matches(part).len();
    let host = after[..host].trim_end_matches('.').to_ascii_lowercase();
    let private = PROVIDERS.iter().any(|provider| {
        host.strip_suffix(provider).is_some_and(|more| more.is_empty() || more == "vip.")
    });
    (name > 0 && private).then(|| at - name..at + sign + host.len())
}

fn is_public(mail: &str, settings: &Settings) -> bool {
    let own = settings.org.email.iter().chain(&settings.public_contacts);
    own.into_iter().any(|own| own.trim().eq_ignore_ascii_case(mail))
}
