//! Marks and spaces of pasted text, made right where that is certain, and told.

use crate::model::{Block, DraftDocument, InlineRun, RunContent};

/// What was mended.
#[derive(Default)]
struct MendCount {
    spaces: usize,
    marks: usize,
    quotes: usize,
}

/// Mends all paragraphs, headings and items.
pub(crate) fn mend(draft: &mut DraftDocument) {
    let mut count = MendCount::default();
    for block in &mut draft.blocks {
        let runs: &mut Vec<InlineRun> = match block {
            Block::Heading(_, runs)
            | Block::Paragraph(runs)
            | Block::Aligned(_, runs)
            | Block::Item(_, _, runs)
            | Block::Quote(runs) => runs,
            Block::Table(_) => continue,
        };
        for run in runs {
            if let RunContent::Text(text) = &mut run.content {
                *text = mended(text, &mut count);
            }
        }
    }
    let MendCount { spaces, marks, quotes } = count;
    if spaces + marks + quotes > 0 {
        draft.note(
            format!("粘贴的文字里改了：汉字之间的空格{spaces}处，半角标点{marks}处，直引号{quotes}处，请核对"),
            format!("in the pasted text were mended: {spaces} space(s) inside Chinese, {marks} half-width mark(s), {quotes} straight quote(s)"),
        );
    }
}

fn mended(text: &str, count: &mut MendCount) -> String {
    let text = closed_up(text, count);
    let text = full_width(&text, count);
    curly(&text, count)
}

fn is_han(c: Option<char>) -> bool {
    c.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '〇')
}

fn is_mark(c: Option<char>) -> bool {
    c.is_some_and(|c| "，。；：！？、（）《》“”〔〕".contains(c))
}

/// Without spaces inside Chinese. Two short words with a space between them may be two names, and keep it.
fn closed_up(text: &str, count: &mut MendCount) -> String {
    let words: Vec<&str> = text.split([' ', '\u{3000}']).collect();
    let mut out = String::with_capacity(text.len());
    let mut gap = String::new();
    let lone = |word: &str| word.chars().count() == 1;
    let mut last: &str = "";
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            gap.push(' ');
        }
        if word.is_empty() {
            continue;
        }
        let (before, after) = (out.chars().next_back(), word.chars().next());
        let beside_mark = is_mark(before) && (is_han(after) || is_mark(after))
            || is_han(before) && is_mark(after);
        let inside =
            is_han(before) && is_han(after) && gap.len() == 1 && !(is_name(last) && is_name(word));
        let spread = is_han(before) && is_han(after) && lone(last) && lone(word);
        if !gap.is_empty() && !out.is_empty() && (beside_mark || inside || spread) {
            count.spaces += 1;
        } else {
            out.push_str(&gap);
        }
        gap.clear();
        out.push_str(word);
        last = word;
    }
    out
}

/// Whether a word may be a name, or one of several in a row.
fn is_name(word: &str) -> bool {
    let word = word.rsplit(['：', '，', '、', '。', '；']).next().unwrap_or(word);
    let word = word.split(['：', '，', '、', '。', '；']).next().unwrap_or(word);
    (2..=8).contains(&word.chars().count())
}

/// Half-width marks between Chinese are full width, brackets around Chinese too.
fn full_width(text: &str, count: &mut MendCount) -> String {
    let chars: Vec<char> = text.chars().collect();
    let chinese = |c: Option<&char>| is_han(c.copied()) || is_mark(c.copied());
    let mut out: Vec<char> = chars.clone();
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        let full = match c {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            '!' => '！',
            '(' => {
                let Some(length) = chars[at..].iter().position(|c| *c == ')') else { continue };
                let inner = &chars[at + 1..at + length];
                if inner.is_empty()
                    || !inner.iter().all(|c| chinese(Some(c)) || c.is_ascii_digit())
                    || !inner.iter().any(|c| is_han(Some(*c)))
                {
                    continue;
                }
                out[at] = '（';
                out[at + length] = '）';
                count.marks += 1;
                continue;
            }
            _ => continue,
        };
        if is_han(before.copied()) && (after.is_none() || chinese(after)) {
            out[at] = full;
            count.marks += 1;
        }
    }
    out.into_iter().collect()
}

/// Straight quotes in pairs around Chinese are curly.
fn curly(text: &str, count: &mut MendCount) -> String {
    let parts: Vec<&str> = text.split('"').collect();
    let even = parts.len() % 2 == 1 && parts.len() > 1;
    let chinese = parts.iter().skip(1).step_by(2).all(|part| part.chars().any(|c| is_han(Some(c))));
    if !even || !chinese {
        return text.to_owned();
    }
    count.quotes += parts.len() - 1;
    let mut out = String::with_capacity(text.len());
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push(if at % 2 == 1 { '“' } else { '”' });
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{MendCount, mended};

    #[test]
    fn what_is_certain_is_mended_and_nothing_else() {
        for (text, right) in [
            ("坚持 以人民为中心的发展思想,扎实推进", "坚持以人民为中心的发展思想，扎实推进"),
            ("通 知", "通知"),
            ("落实 “一岗双责”， 规范执法", "落实“一岗双责”，规范执法"),
            ("(一)强化领导,压实\"责任\"。", "（一）强化领导，压实“责任”。"),
            ("参会人员：张某 李某 王某", "参会人员：张某 李某 王某"),
            ("时间:9:00,地点:a,b", "时间:9:00,地点:a,b"),
            ("共1,234件，见 https://a.example/?b=1", "共1,234件，见 https://a.example/?b=1"),
            ("2025 年 Word 文件", "2025 年 Word 文件"),
        ] {
            assert_eq!(mended(text, &mut MendCount::default()), right);
        }
    }
}
