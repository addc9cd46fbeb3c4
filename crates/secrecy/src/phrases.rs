//! What marks are made of: levels with star and period, internal papers, words of release, labels.

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

pub(crate) const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];

const OF_LEVEL: [&str; 7] = ["级", "文件", "资料", "材料", "件", "等级", "信息"];
const KEEP: [&str; 16] = [
    "注意保存",
    "注意保密",
    "注意保管",
    "妥善保管",
    "妥善保存",
    "请注意保存",
    "请注意保密",
    "请妥善保管",
    "阅后即焚",
    "用后收回",
    "会后收回",
    "阅后收回",
    "阅后清退",
    "请勿遗失",
    "严禁泄露",
    "严格保密",
];
const INTERNAL: [&str; 30] = [
    "内部资料",
    "内部文件",
    "内部材料",
    "内部使用",
    "内部传阅",
    "内部掌握",
    "内部参考",
    "内部刊物",
    "内部文稿",
    "内部信息",
    "内部事项",
    "内部公开",
    "内部工作资料",
    "内部发行",
    "仅供内部使用",
    "仅供内部参考",
    "仅供内部传阅",
    "仅供内部掌握",
    "供内部使用",
    "供内部参考",
    "仅限内部使用",
    "仅限内部传阅",
    "限内部使用",
    "仅内部使用",
    "仅供内部",
    "仅限内部",
    "仅供领导参阅",
    "仅供领导参考",
    "工作秘密",
    "内部明电",
];
const FORBID: [&str; 12] = [
    "不得",
    "禁止",
    "严禁",
    "请勿",
    "切勿",
    "不准",
    "不许",
    "不可",
    "勿",
    "不要",
    "请不要",
    "不能",
];
const SPREAD: [&str; 16] = [
    "外传",
    "外泄",
    "扩散",
    "泄露",
    "泄密",
    "上网",
    "公开传播",
    "对外提供",
    "对外公开",
    "对外发布",
    "对外泄露",
    "向外扩散",
    "公开发布",
    "网上传播",
    "互联网传播",
    "转发扩散",
];
const RELEASE: [&str; 16] = [
    "不予公开",
    "不公开",
    "不宜公开",
    "不对外公开",
    "不得公开",
    "禁止公开",
    "暂不公开",
    "不予主动公开",
    "不主动公开",
    "免予公开",
    "内部公开",
    "不向社会公开",
    "涉密",
    "涉密文件",
    "涉密资料",
    "涉密件",
];
const ON_REQUEST: [&str; 2] = ["依申请公开", "依申请"];
/// Words that a document says of itself.
const SELF: [&str; 20] = [
    "此件",
    "本件",
    "该件",
    "此文件",
    "本文件",
    "此文",
    "本文",
    "本通知",
    "本资料",
    "此资料",
    "本材料",
    "此材料",
    "本刊",
    "本册",
    "本表",
    "本报告",
    "本方案",
    "本纪要",
    "本手册",
    "本书",
];
const RELEASE_LABELS: [&str; 24] = [
    "公开方式",
    "公开属性",
    "公开类型",
    "公开类别",
    "公开形式",
    "公开范围",
    "公开选项",
    "公开程度",
    "公开性质",
    "公开级别",
    "公开与否",
    "是否公开",
    "是否主动公开",
    "信息公开选项",
    "信息公开属性",
    "信息公开方式",
    "信息公开类别",
    "信息公开类型",
    "政务公开选项",
    "政务公开属性",
    "政府信息公开选项",
    "政府信息公开属性",
    "发布范围",
    "公开情况",
];
const LEVEL_LABELS: [&str; 16] = [
    "密级",
    "保密级别",
    "保密等级",
    "秘密等级",
    "密级标识",
    "密级标志",
    "涉密等级",
    "涉密级别",
    "文件密级",
    "定密",
    "密级和保密期限",
    "密级及保密期限",
    "密级与保密期限",
    "秘级",
    "信息密级",
    "资料密级",
];
const LEVEL_VALUES: [&str; 10] = [
    "内部资料",
    "内部文件",
    "内部使用",
    "内部",
    "工作秘密",
    "国家秘密",
    "涉密",
    "商密",
    "普密",
    "核密",
];
const NO: [&str; 4] = ["否", "不予", "部门内部", "单位内部"];
/// What may stand beside a mark at the head of a document.
const HARMLESS: [&str; 12] = [
    "特急",
    "加急",
    "平急",
    "特提",
    "急件",
    "限时",
    "份号",
    "编号",
    "保密期限",
    "紧急程度",
    "密级",
    "等级",
];

/// The longest of these at the beginning; gives its length.
fn longest(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max()
}

/// What of the text is left after it, when it begins with one of these.
fn after<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    longest(text, words).map(|length| &text[length..])
}

fn skip<'t>(text: &'t str, words: &[&str]) -> &'t str {
    after(text, words).unwrap_or(text)
}

/// A mark at the beginning of a folded text: how sure it is, and what is left.
pub(crate) fn mark(text: &str) -> Option<(MarkStrength, &str)> {
    own_words(text)
        .or_else(|| labelled(text))
        .or_else(|| level(text))
        .or_else(|| internal(text))
        .or_else(|| Some((MarkStrength::Release, after(text, &RELEASE)?)))
        .or_else(|| Some((MarkStrength::OnRequest, after(text, &ON_REQUEST)?)))
}

/// A level: 绝密, 机密★5年, 秘密级文件.
fn level(text: &str) -> Option<(MarkStrength, &str)> {
    let mut rest = after(text.trim_start_matches('★'), &LEVELS)?;
    let mut strength = MarkStrength::Word;
    rest = skip(rest, &OF_LEVEL);
    if let Some(starred) = rest.strip_prefix('★') {
        strength = MarkStrength::Sure;
        rest = starred.trim_start_matches('★');
    }
    if let Some(dated) = period(rest).or_else(|| period(rest.strip_prefix('(')?)?.strip_prefix(')'))
    {
        strength = MarkStrength::Sure;
        rest = dated;
    }
    rest = skip(rest, &OF_LEVEL);
    if let Some(kept) = kept(rest) {
        return Some((MarkStrength::Sure, kept));
    }
    Some((strength, rest))
}

/// How long something is secret.
fn period(text: &str) -> Option<&str> {
    if let Some(rest) =
        after(text, &["长期", "永久", "启用前", "启封前", "公布前", "公开前", "解密前"])
    {
        return Some(rest);
    }
    let number = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百两".contains(c);
    let rest = text.trim_start_matches(number);
    let rest = if rest.len() < text.len() { rest } else { return None };
    let rest = after(rest, &["年", "个月", "月", "日", "天", "周"])?;
    // A date, and what happens then.
    let rest = period(rest).unwrap_or(rest);
    Some(skip(rest, &["启用前", "启封前", "公布前", "公开前", "解密", "前", "止"]))
}

/// How a mark goes on that tells what to do with the paper.
fn kept(text: &str) -> Option<&str> {
    let start = text.trim_start_matches([',', '、', '。', ';', '·', ':', '-', '—', '(']);
    let closed = |rest: &'_ str| rest.strip_prefix(')').map_or(rest.len(), str::len);
    let rest = after(start, &KEEP).or_else(|| forbidden(start))?;
    let rest = &rest[rest.len() - closed(rest)..];
    Some(kept(rest).unwrap_or(rest))
}

/// 不得外传, 严禁对外公开.
fn forbidden(text: &str) -> Option<&str> {
    after(after(text, &FORBID)?, &SPREAD)
}

/// 内部资料 注意保存, 禁止外传.
fn internal(text: &str) -> Option<(MarkStrength, &str)> {
    if let Some(rest) = forbidden(text) {
        return Some((MarkStrength::Word, kept(rest).unwrap_or(rest)));
    }
    let rest = after(text, &INTERNAL)?;
    match kept(rest) {
        Some(rest) => Some((MarkStrength::Sure, rest)),
        None => Some((MarkStrength::Word, rest)),
    }
}

/// What a document says of itself: 此件不公开, 本资料仅供内部使用.
fn own_words(text: &str) -> Option<(MarkStrength, &str)> {
    let rest = after(text, &SELF)?;
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
    let released = after(text, &RELEASE).or_else(|| after(text, &ON_REQUEST[..1]));
    let rest = released
        .or_else(|| internal(text).map(|(_, rest)| rest))
        .or_else(|| after(text, &LEVELS))?;
    let rest = skip(rest, &OF_LEVEL);
    // 此件不公开的理由, 本文件秘密部分.
    (!rest.starts_with(['的', '部', '征', '审', '招', '选', '开'])).then_some(rest)
}

/// A value after its label: 密级：秘密, 公开方式：依申请公开.
fn labelled(text: &str) -> Option<(MarkStrength, &str)> {
    let (label, rest) = [&LEVEL_LABELS[..], &RELEASE_LABELS].into_iter().find_map(|labels| {
        let rest = after(text, labels)?.strip_prefix([':', '-', '—', '=', '|'])?;
        Some((labels.len() == LEVEL_LABELS.len(), rest))
    })?;
    Some((MarkStrength::Sure, value(rest, label)?))
}

/// What is left after a value that says that the document may not go out.
fn value(text: &str, of_level: bool) -> Option<&str> {
    let text = text.trim_start_matches(['(', '√', '"', '“']);
    if of_level {
        return level(text).map(|(_, rest)| rest).or_else(|| after(text, &LEVEL_VALUES));
    }
    after(text, &RELEASE).or_else(|| after(text, &ON_REQUEST)).or_else(|| after(text, &NO))
}

/// Whether a whole text is a label whose value stands beside it.
pub(crate) fn is_label(text: &str) -> Option<bool> {
    let text = text.trim_end_matches(':');
    match text {
        _ if LEVEL_LABELS.contains(&text) => Some(true),
        _ if RELEASE_LABELS.contains(&text) => Some(false),
        _ => None,
    }
}

/// Whether a whole text is a value that says that the document may not go out.
pub(crate) fn is_value(text: &str, of_level: bool) -> bool {
    value(text, of_level).is_some_and(|rest| rest.trim_end_matches([')', '√', '★']).is_empty())
}

/// What is left after something that may stand beside a mark: copy numbers, urgency, the document's number, pages.
pub(crate) fn harmless(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    if "()|-—–_·.:,;/\\~=+*#>\"'★".contains(first) {
        return Some(&text[first.len_utf8()..]);
    }
    if first.is_ascii_digit() {
        return Some(text.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    if let Some(rest) = after(text, &HARMLESS) {
        return Some(rest);
    }
    // 第1页共3页, No.000001.
    after(text, &["No", "NO", "№", "第", "页", "共", "份", "号"])
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
