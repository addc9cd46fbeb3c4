//! What a text says of its own term: from when it is in force, for how many years, until when.

use crate::dates;
use gongbao_base::date::Date;

/// What one sentence says of the term of the document in which it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedTerm {
    /// The sentence.
    pub sentence: String,
    /// From when it is in force.
    pub from: Option<TermStart>,
    /// For how many years.
    pub years: Option<u16>,
    /// The last day.
    pub until: Option<Date>,
}

/// From when a document is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermStart {
    /// From a day.
    Day(Date),
    /// From the day it is issued (自印发之日起).
    Issued,
    /// From the day it is published (自发布之日起、自公布之日起).
    Published,
    /// From another event, or some days after one.
    Otherwise,
}

/// The sentences of a text that speak of its own term. What is said of another document, or only retold, is none of them.
#[must_use]
pub fn stated_terms(text: &str) -> Vec<StatedTerm> {
    let sentences = text.split(['。', '\n', '；']).map(str::trim);
    sentences.filter_map(|sentence| term(&plain(sentence), sentence)).collect()
}

/// Without space, which stands between characters in some files.
fn plain(sentence: &str) -> String {
    sentence.chars().filter(|c| !c.is_whitespace()).collect()
}

fn term(plain: &str, sentence: &str) -> Option<StatedTerm> {
    let from = start(plain);
    let length = length(plain, from.is_some());
    let until = until(plain, from.is_some());
    let said = from.is_some() || length.is_some() || until.is_some();
    said.then(|| StatedTerm { sentence: sentence.to_owned(), from, years: length, until })
}

/// `自…起施行`, when it is said of this document.
fn start(sentence: &str) -> Option<TermStart> {
    const VERBS: [&str; 7] = ["施行", "实施", "执行", "生效", "正式施行", "正式实施", "试行"];
    let (at, _) = sentence
        .match_indices('自')
        .find(|(at, _)| sentence[*at..].find('起').is_some_and(|end| end <= 60))?;
    let rest = &sentence[at + '自'.len_utf8()..];
    let (when, after) = rest.split_once('起')?;
    let after = after.trim_start_matches(['，', ',', '开', '始']);
    // 自公布之日起30日后施行.
    let later = after
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let delayed = later.len() < after.len();
    let after = later
        .trim_start_matches("个工作日后")
        .trim_start_matches("日后")
        .trim_start_matches("个月后");
    let verb = VERBS.iter().find(|verb| after.starts_with(*verb))?;
    // 自…起施行的《…》, and 《…》自…起施行: another document's term.
    let retold = after[verb.len()..].starts_with('的');
    let others = sentence[..at].ends_with(['》', '”']) || sentence[..at].ends_with("已");
    if retold || others {
        return None;
    }
    let when = when.trim_end_matches("之日");
    let start = match dates::only(when) {
        _ if delayed => TermStart::Otherwise,
        Some(day) => TermStart::Day(day),
        None => match when {
            "印发" | "下发" | "发文" => TermStart::Issued,
            "发布" | "公布" | "公开发布" | "颁布" => TermStart::Published,
            _ => TermStart::Otherwise,
        },
    };
    // 裁决自送达之日起生效 is said of another thing.
    let subject = subject(&sentence[..at]);
    let own = subject.is_empty() || subject.contains('本');
    (own || (subject.ends_with('，') && start != TermStart::Otherwise)).then_some(start)
}

/// What stands before, without the number of its article.
fn subject(before: &str) -> &str {
    let rest = before.strip_prefix('第').and_then(|rest| rest.split_once('条'));
    rest.filter(|(number, _)| number.chars().count() <= 6).map_or(before, |(_, rest)| rest)
}

/// `有效期五年`; of another document when its title stands before it.
fn length(sentence: &str, own: bool) -> Option<u16> {
    let (before, rest) = ["有效期", "试行期"].iter().find_map(|word| sentence.split_once(word))?;
    if !own && !is_own(before) {
        return None;
    }
    let rest = rest.trim_start_matches(['限', '为', '是', '：', ':', '暂', '定']);
    let number = &rest[..rest.find('年').filter(|end| *end <= 9)?];
    let years = match number {
        "一" | "壹" => 1,
        "二" | "两" => 2,
        "三" => 3,
        "四" => 4,
        "五" => 5,
        "六" => 6,
        "八" => 8,
        "十" => 10,
        number => number.parse().ok()?,
    };
    (1..=30).contains(&years).then_some(years)
}

/// `有效期至2029年5月31日`, `有效至…`, or `自…至…有效`.
fn until(sentence: &str, own: bool) -> Option<Date> {
    let (before, rest) = ["有效期至", "有效期限至", "有效期到", "有效至"]
        .iter()
        .find_map(|word| sentence.split_once(word))?;
    let end = rest.find('日')?;
    let day = dates::only(rest.get(..end + '日'.len_utf8())?);
    day.filter(|_| own || is_own(before))
}

/// Whether what stands before names this document, or nothing.
fn is_own(before: &str) -> bool {
    before.is_empty() || before.contains('本') && !before.ends_with('》') || before.ends_with('，')
}

#[cfg(test)]
mod tests {
    use super::{TermStart, stated_terms};
    use gongbao_base::date::Date;

    fn day(text: &str) -> Option<TermStart> {
        Date::parse(text).map(TermStart::Day)
    }

    #[test]
    fn what_a_text_says_of_itself_is_read() {
        for (text, from, years, until) in [
            ("本办法自2026年12月1日起施行，有效期五年。", day("2026-12-01"), Some(5), None),
            (
                "本通知自2024年6月1日起施行，有效期为3年，原办法同时废止。",
                day("2024-06-01"),
                Some(3),
                None,
            ),
            ("自 2024 年 6 月 1 日起实施。", day("2024-06-01"), None, None),
            (
                "本方案自印发之日起执行，有效期至2029年5月31日。",
                Some(TermStart::Issued),
                None,
                Some("2029-05-31"),
            ),
            ("本规定自公布之日起施行。", Some(TermStart::Published), None, None),
            ("本规定自公布之日起30日后施行。", Some(TermStart::Otherwise), None, None),
            ("本规定自二〇二四年六月一日起施行。", day("2024-06-01"), None, None),
            ("第十条　本制度有效期两年。", None, Some(2), None),
            ("第十条　自颁布之日起施行。", Some(TermStart::Published), None, None),
            ("现印发给你们，自2024年6月1日起施行。", day("2024-06-01"), None, None),
        ] {
            let said = stated_terms(text);
            let said = said.first().cloned().unwrap_or_default();
            assert_eq!((said.from, said.years), (from, years), "{text}");
            assert_eq!(said.until, until.and_then(Date::parse), "{text}");
        }
    }

    #[test]
    fn what_is_said_of_others_is_not() {
        for text in [
            "根据自2021年1月1日起施行的《中华人民共和国民法典》，",
            "《某某条例》自2020年5月1日起施行，各社区要认真学习。",
            "第三十条 口头调解协议自各方当事人签字之日起生效。",
            "专利权的转让自登记之日起生效。",
            "行政法规应当自公布之日起30日后施行。",
            "自2024年6月1日起，窗口延长服务时间。",
            "食品经营许可证有效期为5年。",
            "各社区自查自纠，立即起草方案。",
        ] {
            assert_eq!(stated_terms(text), [], "{text}");
        }
    }
}
