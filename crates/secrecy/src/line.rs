//! Whether a folded line is a mark, or holds one that stands apart in it.

use std::ops::Range;

use super::{
    folded::FoldedLine,
    phrases::{MarkStrength, harmless, is_label, is_value, mark},
    quotes::QuoteCounter,
    words::LEVELS,
};

/// A mark in a folded line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineMark {
    pub(crate) range: Range<usize>,
    pub(crate) strength: MarkStrength,
    /// Whether it is all that the line says.
    pub(crate) alone: bool,
}

/// The surest mark of a line, the first of several. In the margin of a page a word by itself is enough.
pub(crate) fn find(line: &FoldedLine<'_>, margin: bool) -> Option<LineMark> {
    let text = &line.text;
    let apart = line
        .tokens(true)
        .into_iter()
        .chain(margin.then(|| line.tokens(false)).into_iter().flatten());
    let marks = alone(text, 0..text.len())
        .into_iter()
        .chain(numbered(text))
        .chain(apart.filter_map(|token| alone(text, token)))
        .chain(beside(line))
        .chain(inside(line, margin))
        .chain(bracketed(text))
        .chain(ticked(text));
    surest(marks)
}

/// The surest mark, the first of several.
pub(crate) fn surest(marks: impl Iterator<Item = LineMark>) -> Option<LineMark> {
    marks.reduce(|first, next| if next.strength > first.strength { next } else { first })
}

/// A mark that leaves no doubt, after the number of an item: 一、内部资料 注意保存.
fn numbered(text: &str) -> Option<LineMark> {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = text.trim_start_matches('(').trim_start_matches(number);
    let rest = rest.trim_start_matches([')', '、', '.', '。']);
    let start = text.len() - rest.len();
    let found = alone(text, start..text.len()).filter(|_| start > 0)?;
    (found.strength == MarkStrength::Sure).then_some(LineMark { alone: false, ..found })
}

/// The longest text that may be nothing but a mark, in bytes: the head of a page with number, level and urgency.
const LONGEST: usize = 300;

/// A stretch that is nothing but marks, and what may stand beside them.
pub(crate) fn alone(text: &str, stretch: Range<usize>) -> Option<LineMark> {
    let all = &text[stretch.clone()];
    if all.len() > LONGEST {
        return None;
    }
    // What ends a sentence is one, unless the mark leaves no doubt.
    let ended = all.ends_with(['。', '!', ';', ',', '、', '?']);
    let part = all.trim_end_matches(['。', '!', ';', ',', '、']);
    let mut rest = part;
    let mut found: Option<LineMark> = None;
    while !rest.is_empty() {
        let at = stretch.start + part.len() - rest.len();
        if let Some((strength, left)) = mark(rest) {
            let end = stretch.start + part.len() - left.len();
            found = Some(match found {
                None => LineMark { range: at..end, strength, alone: true },
                Some(mark) => LineMark {
                    range: mark.range.start..end,
                    strength: mark.strength.max(strength),
                    alone: true,
                },
            });
            rest = left;
        } else {
            rest = harmless(rest)?;
        }
    }
    let found = found?;
    let doubtful = ended && found.strength < MarkStrength::Sure;
    let choice = found.strength < MarkStrength::Sure && levels(part) > 1;
    (!doubtful && !choice).then_some(found)
}

/// How many different levels are named: more than one is a choice, or a sentence about them.
fn levels(text: &str) -> usize {
    LEVELS.iter().filter(|level| text.contains(level)).count()
}

/// A label and its value with only a space between them.
fn beside(line: &FoldedLine<'_>) -> Option<LineMark> {
    let tokens = line.tokens(false);
    tokens.windows(2).find_map(|pair| {
        let of_level = is_label(&line.text[pair[0].clone()])?;
        is_value(&line.text[pair[1].clone()], of_level).then(|| LineMark {
            range: pair[0].start..pair[1].end,
            strength: MarkStrength::Sure,
            alone: false,
        })
    })
}

/// A mark that leaves no doubt, within other text: a label with its value, a level with a star, what the document says of itself.
fn inside(line: &FoldedLine<'_>, margin: bool) -> Option<LineMark> {
    let text = &line.text;
    let starts =
        text.char_indices().filter(|(_, c)| "绝机秘密保涉文定信资公是政发此本该内".contains(*c));
    let mut quotes = QuoteCounter::new(text);
    for (at, c) in starts {
        let Some((MarkStrength::Sure, rest)) = mark(&text[at..]) else { continue };
        let end = text.len() - rest.len();
        let found = &text[at..end];
        let level = LEVELS.iter().any(|level| text[at..].starts_with(level));
        let ends = rest.is_empty();
        // 机密★5年 stands for itself; 属于秘密5年 and 内部资料不得外传 in a sentence do not.
        let said = match c {
            _ if level => found.contains('★'),
            '内' => margin && ends,
            _ => line.is_edge_before(at) || ends && found.contains(':'),
        };
        if said && closes(line, end) && !quotes.is_quoted(at) && levels(found) < 2 {
            return Some(LineMark { range: at..end, strength: MarkStrength::Sure, alone: false });
        }
    }
    None
}

/// Whether a value ends here: not in the middle of a word, and not in a list of values.
fn closes(line: &FoldedLine<'_>, end: usize) -> bool {
    let next = line.text[end..].chars().next();
    next.is_none_or(|c| !matches!(c, '、' | '/' | '或' | '和' | '与' | '”' | '"' | '」' | '》'))
        && (line.is_edge(end) || line.text[..end].ends_with(['★', '年', '开', '传', '用']))
}

/// A mark in brackets at the beginning or the end of a line.
fn bracketed(text: &str) -> Option<LineMark> {
    let signs = ['。', '!', ',', ';', ':', '、'];
    let mut until = 0;
    let mut quotes = QuoteCounter::new(text);
    for (open, _) in text.match_indices('(') {
        let inner = open + 1;
        // The nearest end of a bracket is looked for once for all that it may end.
        if until < inner {
            until = inner + text[inner..].find(')')?;
        }
        let close = until;
        let first = open == 0;
        let last = text[close + 1..].trim_matches(signs).is_empty();
        if !(first || last) || quotes.is_quoted(open) {
            continue;
        }
        if let Some(found) = alone(text, inner..close)
            && found.strength > MarkStrength::OnRequest
        {
            return Some(LineMark { alone: false, ..found });
        }
    }
    None
}

/// Of several choices the one that is ticked: □主动公开 √不予公开.
fn ticked(text: &str) -> Option<LineMark> {
    for (at, tick) in text.match_indices('√') {
        let after = at + tick.len();
        let follows = mark(&text[after..]).map(|(_, rest)| after..text.len() - rest.len());
        // 不予公开（√）, and nothing to tick after it.
        let open = text[..at].trim_end_matches('(');
        let precedes = open.char_indices().rev().take(6).find_map(|(start, _)| {
            mark(&open[start..]).filter(|(_, rest)| rest.is_empty()).map(|_| start..open.len())
        });
        let bracket = text[..at].ends_with('(');
        let found = if bracket { precedes } else { follows };
        if let Some(range) = found {
            return Some(LineMark { range, strength: MarkStrength::Sure, alone: false });
        }
    }
    None
}
