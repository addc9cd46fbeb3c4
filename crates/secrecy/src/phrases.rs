//! What marks are made of: levels with star and period, internal papers, words of release, labels.

use super::words::{
    FORBID, HARMLESS, INTERNAL, KEEP, LEVEL_LABELS, LEVEL_VALUES, LEVELS, NO, OF_LEVEL, ON_REQUEST,
    RELEASE, RELEASE_LABELS, SELF, SPREAD, UNTIL,
};

/// How sure a mark is by its words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MarkStrength {
    /// 依申请公开: a heading, a column or a link as often as a mark.
    OnRequest,
    /// 不予公开, 涉密: a mark where it stands alone, and the name of a row where it does not.
    Release,
    /// 秘密, 内部资料: nothing else says so alone.
    Word,
    /// 机密★5年, 密级：秘密, 此件不公开: a mark wherever it stands.
    Sure,
}

/// The longest of these at the beginning; gives its length.
fn longest(text: &str, words: &str) -> Option<usize> {
    words.split(' ').filter(|word| text.starts_with(*word)).map(str::len).max()
}

/// What of the text is left after it, when it begins with one of these.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    longest(text, words).map(|length| &text[length..])
}

fn skip<'t>(text: &'t str, words: &str) -> &'t str {
    after(text, words).unwrap_or(text)
}

/// A mark at the beginning of a folded text: how sure it is, and what is left.
pub(crate) fn mark(text: &str) -> Option<(MarkStrength, &str)> {
    own_words(text)
        .or_else(|| labelled(text))
        .or_else(|| level(text))
        .or_else(|| internal(text))
        .or_else(|| Some((MarkStrength::Release, after(text, RELEASE)?)))
        .or_else(|| Some((MarkStrength::OnRequest, after(text, ON_REQUEST)?)))
}

/// A level: 绝密, 机密★5年, 秘密级文件.
fn level(text: &str) -> Option<(MarkStrength, &str)> {
    let mut rest = after(text.trim_start_matches('★'), LEVELS)?;
    let mut strength = MarkStrength::Word;
    rest = skip(rest, OF_LEVEL);
    if let Some(starred) = rest.strip_prefix('★') {
        strength = MarkStrength::Sure;
        rest = starred.trim_start_matches('★');
    }
    if let Some(dated) = period(rest).or_else(|| period(rest.strip_prefix('(')?)?.strip_prefix(')'))
    {
        strength = MarkStrength::Sure;
        rest = dated;
    }
    rest = skip(rest, OF_LEVEL);
    if let Some(kept) = kept(rest) {
        return Some((MarkStrength::Sure, kept));
    }
    Some((strength, rest))
}

/// How long something is secret: 5年, 长期, or a date and what happens then.
fn period(text: &str) -> Option<&str> {
    let number = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百两".contains(c);
    let mut rest = text;
    // Year, month and day.
    for _ in 0..3 {
        let unit = rest.trim_start_matches(number);
        let Some(next) = (unit.len() < rest.len()).then(|| after(unit, "年 个月 月 日 天 周"))
        else {
            break;
        };
        rest = next?;
    }
    let rest = skip(rest, UNTIL);
    (rest.len() < text.len()).then_some(rest)
}

/// How a mark goes on that tells what to do with the paper.
fn kept(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let start = rest.trim_start_matches([',', '、', '。', ';', '·', ':', '-', '—', '(']);
        let Some(next) = after(start, KEEP).or_else(|| forbidden(start)) else { break };
        rest = next.strip_prefix(')').unwrap_or(next);
    }
    (rest.len() < text.len()).then_some(rest)
}

/// 不得外传, 严禁对外公开.
fn forbidden(text: &str) -> Option<&str> {
    after(after(text, FORBID)?, SPREAD)
}

/// 内部资料 注意保存, 禁止外传.
fn internal(text: &str) -> Option<(MarkStrength, &str)> {
    if let Some(rest) = forbidden(text) {
        return Some((MarkStrength::Word, kept(rest).unwrap_or(rest)));
    }
    let rest = after(text, INTERNAL)?;
    match kept(rest) {
        Some(rest) => Some((MarkStrength::Sure, rest)),
        None => Some((MarkStrength::Word, rest)),
    }
}

/// What a document says of itself: 此件不公开, 本资料仅供内部使用.
fn own_words(text: &str) -> Option<(MarkStrength, &str)> {
    let rest = after(text, SELF)?;
    let gap =
        ["为", "属", "属于", "系", "仅", "一律", "暂", "内容", "不", "已定为", "定为", "是", "只"];
    for (at, _) in rest.char_indices().take(7) {
        let between = &rest[..at];
        let fits = between.is_empty() || gap.contains(&between) || between.starts_with("属于");
        let Some(found) = fits.then(|| said(&rest[at..])).flatten() else { continue };
        // 本文件不涉密, 此件不属秘密.
        let denied = between.contains('不') && !rest[at..].starts_with(['不', '禁', '严']);
        if !denied {
            return Some((MarkStrength::Sure, found));
        }
    }
    None
}

fn said(text: &str) -> Option<&str> {
    let released = after(text, RELEASE).or_else(|| after(text, ON_REQUEST));
    let rest = released
        .or_else(|| internal(text).map(|(_, rest)| rest))
        .or_else(|| after(text, LEVELS))?;
    let rest = skip(rest, OF_LEVEL);
    // 此件不公开的理由, 本文件秘密部分.
    (!rest.starts_with(['的', '部', '征', '审', '招', '选', '开'])).then_some(rest)
}

/// A value after its label: 密级：秘密, 公开方式：依申请公开.
fn labelled(text: &str) -> Option<(MarkStrength, &str)> {
    let (of_level, rest) = [(true, LEVEL_LABELS), (false, RELEASE_LABELS)]
        .into_iter()
        .find_map(|(of_level, labels)| Some((of_level, after(text, labels)?)))?;
    let rest = rest.strip_prefix([':', '-', '—', '=', '|'])?;
    Some((MarkStrength::Sure, value(rest, of_level)?))
}

/// What is left after a value that says that the document may not go out.
fn value(text: &str, of_level: bool) -> Option<&str> {
    let text = text.trim_start_matches(['(', '√', '"', '“']);
    if of_level {
        return level(text).map(|(_, rest)| rest).or_else(|| after(text, LEVEL_VALUES));
    }
    after(text, RELEASE).or_else(|| after(text, ON_REQUEST)).or_else(|| after(text, NO))
}

/// Whether a whole text is a label whose value stands beside it.
pub(crate) fn is_label(text: &str) -> Option<bool> {
    let text = text.trim_end_matches(':');
    let among = |labels: &str| labels.split(' ').any(|label| label == text);
    if among(LEVEL_LABELS) { Some(true) } else { among(RELEASE_LABELS).then_some(false) }
}

/// Whether a whole text is a value that says that the document may not go out.
pub(crate) fn is_value(text: &str, of_level: bool) -> bool {
    value(text, of_level).is_some_and(|rest| rest.trim_end_matches([')', '√', '★']).is_empty())
}

/// What is left after something that may stand beside a mark: copy numbers, urgency, the document's number, pages.
pub(crate) fn harmless(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    if "()|-—–_·•※◆.:,;/\\~=+*#>\"'★".contains(first) {
        return Some(&text[first.len_utf8()..]);
    }
    if first.is_ascii_digit() {
        return Some(text.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    if let Some(rest) = after(text, HARMLESS) {
        return Some(rest);
    }
    // 第1页共3页, No.000001.
    after(text, "No NO № 第 页 共 份 号")
}

#[cfg(test)]
mod tests {
    use super::{MarkStrength, mark};

    #[test]
    fn words_of_marks() {
        for (text, strength) in [
            ("机密★5年", MarkStrength::Sure),
            ("绝密★启用前", MarkStrength::Sure),
            ("秘密", MarkStrength::Word),
            ("秘密级", MarkStrength::Word),
            ("机密(五年)", MarkStrength::Sure),
            ("密级:秘密", MarkStrength::Sure),
            ("内部资料,注意保存", MarkStrength::Sure),
            ("内部文件", MarkStrength::Word),
            ("禁止外传", MarkStrength::Word),
            ("此件不公开", MarkStrength::Sure),
            ("本资料仅供内部使用,不得外传", MarkStrength::Sure),
            ("公开方式:依申请公开", MarkStrength::Sure),
            ("不予公开", MarkStrength::Release),
            ("依申请公开", MarkStrength::OnRequest),
        ] {
            assert_eq!(mark(text), Some((strength, "")), "{text}");
        }
        for text in [
            "此件主动公开",
            "公开方式:主动公开",
            "密级:无",
            "密级:公开",
            "本文件不涉密",
            "特急",
            "国家秘密",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
