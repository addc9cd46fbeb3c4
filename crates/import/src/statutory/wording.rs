//! The words of a form as they can be compared: without spaces, marks, brackets and numbering.

use gongbao_content::kinds::report::disclosure::form::{BALANCE, ISSUED_PARTS};

/// How alike two items must be when they are not the same.
const ALIKE: f64 = 0.6;

/// The words alone: no spaces, punctuation, numbering or remark in brackets.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = without_number(&text);
    // A remark such as （区分处理的，只计这一情形……） follows the item.
    let text = match text.find(['（', '(']) {
        Some(at) if at > 0 => &text[..at],
        _ => text,
    };
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What numbers an item, such as `（三）`, `1.` or `一、`.
pub(super) fn item_number(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let rest = without_number(&text);
    text[..text.len() - rest.len()].chars().filter(|c| c.is_alphanumeric()).collect()
}

fn without_number(text: &str) -> &str {
    const DIGITS: &str = "一二三四五六七八九十0123456789";
    let inner = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = inner.trim_start_matches(|c| DIGITS.contains(c));
    let closed = rest.strip_prefix(['）', ')', '.', '．', '、']);
    match closed {
        Some(rest) if inner.len() - rest.len() > 1 && !rest.is_empty() => {
            rest.trim_start_matches(['、', '.', '．'])
        }
        _ => text,
    }
}

/// Whether two plain texts are the same item in other words.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    let (of_a, mut of_b) = (pairs(a), pairs(b));
    let all = of_a.len() + of_b.len();
    if all == 0 {
        return 0.0;
    }
    let mut shared = 0;
    for pair in of_a {
        if let Some(at) = of_b.iter().position(|other| *other == pair) {
            of_b.swap_remove(at);
            shared += 1;
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "texts are short")]
    let likeness = (2 * shared) as f64 / all as f64;
    likeness
}

/// The one of these that a text says: the same, else by far the most alike.
pub(super) fn most_alike<T: Copy>(
    text: &str,
    known: impl Iterator<Item = (T, String)>,
) -> Option<T> {
    let mut found: Vec<(f64, T)> =
        known.map(|(item, wording)| (likeness(text, &wording), item)).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = found.first().filter(|(alike, _)| *alike >= ALIKE)?;
    let second = found.get(1).map_or(0.0, |(alike, _)| *alike);
    (best.0 > second).then_some(best.1)
}

/// Whether a line around a table only repeats what the form prints.
pub(super) fn is_part_of_form(line: &str) -> bool {
    let line: String = line.chars().filter(|c| c.is_alphanumeric()).collect();
    let same =
        |other: &str| line == other.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    !line.is_empty()
        && (ISSUED_PARTS.iter().any(|part| same(part.item))
            || same(BALANCE)
            || matches!(line.as_str(), "单位件" | "单位件条" | "表二" | "表三" | "表四"))
}

#[cfg(test)]
mod tests {
    use super::{item_number, most_alike, plain};

    #[test]
    fn items_are_known_by_their_words() {
        assert_eq!(plain("（三）不予公开"), "不予公开");
        assert_eq!(plain("3．危及“三安全 一稳定”"), "危及三安全一稳定");
        assert_eq!(plain("（二）部分公开（区分处理的，只计这一情形）"), "部分公开");
        assert_eq!(plain("一、本年新收政府信息公开申请数量"), "本年新收政府信息公开申请数量");
        assert_eq!(plain("三安全一稳定"), "三安全一稳定");
        assert_eq!(item_number("（三）不予公开"), "三");
        assert_eq!(item_number("2.重复申请"), "2");
        let known = [("secret", "属于国家秘密"), ("laws", "其他法律行政法规禁止公开")];
        let find = |text: &str| most_alike(text, known.iter().map(|(k, v)| (*k, (*v).to_owned())));
        assert_eq!(find("其他法律法规禁止公开"), Some("laws"));
        assert_eq!(find("属国家秘密"), Some("secret"));
        assert_eq!(find("备注"), None);
    }
}
