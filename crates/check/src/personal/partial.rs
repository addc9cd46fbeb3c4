//! Masked numbers that can be put together again (PII-08; standards 8.2).

use std::ops::Range;

/// A number with some of its characters hidden.
#[derive(Debug)]
struct Masked {
    range: Range<usize>,
    characters: Vec<char>,
}

/// Ranges of masked numbers that show too much: one that hides only what can be guessed, or two of the same person that
/// hide different parts.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let all = masked(text);
    let mut found: Vec<Range<usize>> =
        all.iter().filter(|number| shows_too_much(number)).map(|n| n.range.clone()).collect();
    for (at, first) in all.iter().enumerate() {
        // A pair stands near each other: two lists of the same people.
        for second in all[at + 1..].iter().take(200) {
            if together(&first.characters, &second.characters) {
                found.push(second.range.clone());
            }
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}

fn hidden(c: char) -> bool {
    matches!(c, '*' | '＊' | '×' | '●')
}

/// Runs of 11 or 18 digits and stars, with some of each.
fn masked(text: &str) -> Vec<Masked> {
    let part = |c: char| c.is_ascii_digit() || hidden(c) || matches!(c, 'X' | 'x');
    let mut all = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(part).map(|at| rest + at) {
        let end = text[start..].find(|c| !part(c)).map_or(text.len(), |at| start + at);
        let characters: Vec<char> = text[start..end].chars().collect();
        let stars = characters.iter().filter(|c| hidden(**c)).count();
        if matches!(characters.len(), 11 | 18) && (1..characters.len()).contains(&stars) {
            all.push(Masked { range: start..end, characters });
        }
        rest = end;
    }
    all
}

/// An identity number that shows birthday and last digits: region codes are few.
fn shows_too_much(number: &Masked) -> bool {
    let c = &number.characters;
    c.len() == 18 && c[6..14].iter().chain(&c[14..]).all(|c| !hidden(*c))
}

/// Whether two masked numbers agree, and show all of it between them, and neither alone.
fn together(first: &[char], second: &[char]) -> bool {
    if first.len() != second.len() {
        return false;
    }
    let pairs = || first.iter().zip(second);
    let agree = pairs().all(|(a, b)| hidden(*a) || hidden(*b) || a.eq_ignore_ascii_case(b));
    let shared = pairs().filter(|(a, b)| !hidden(**a) && !hidden(**b)).count();
    agree && shared >= 4 && pairs().all(|(a, b)| !hidden(*a) || !hidden(*b))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn what_can_be_put_together() {
        for (text, count) in [
            ("35*************123", 0),
            ("******194912310021", 1),
            ("110105********002X 和 1101051949****002X", 0),
            ("110105********002X 和 110105194912310***", 1),
            ("138****8000 138****8000", 0),
            ("138****8000 1380013****", 0),
            ("1380****000 138*0138000", 1),
            ("2024-01-02 **** 重点 ****", 0),
        ] {
            assert_eq!(find(text).len(), count, "{text}");
        }
    }
}
