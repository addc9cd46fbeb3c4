//! What a text cites: titles in 《》 and document numbers, with their places.

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The title without its brackets, or the number.
    pub text: Box<str>,
    /// The line in the file, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The longest title, in characters.
const LONGEST: usize = 120;

/// All citations of a text whose first line has this number in its file.
#[must_use]
pub fn find(text: &str, first_line: usize) -> Vec<Citation> {
    let mut found = Vec::new();
    for (line, content) in (first_line..).zip(text.lines()) {
        let mut take = |start: usize, end: usize| {
            found.push(Citation {
                text: content[start..end].into(),
                line,
                column: content[..start].chars().count() + 1,
            });
        };
        for (open, _) in content.match_indices('《') {
            let start = open + '《'.len_utf8();
            // No title is longer; without an end the search would cover the whole line for each bracket.
            let title = content[start..].char_indices().take(LONGEST);
            let mut title = title.filter(|(_, c)| *c == '》').map(|(length, _)| length);
            if let Some(length) = title.next().filter(|length| *length > 0) {
                take(start, start + length);
            }
        }
        numbers(content).for_each(|(start, end)| take(start, end));
    }
    found
}

/// The ranges of document numbers in a line: an office's sign, 〔year〕, digits, 号.
pub fn numbers(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    line.match_indices('〔').filter_map(move |(open, _)| {
        let inside = open + '〔'.len_utf8();
        let year = line.get(inside..inside + 4)?;
        let rest = line[inside + 4..].strip_prefix('〕')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let sound = year.bytes().all(|byte| byte.is_ascii_digit())
            && (1..=5).contains(&digits)
            && rest[digits..].starts_with('号');
        let end = line.len() - rest.len() + digits + '号'.len_utf8();
        let sign = line[..open]
            .char_indices()
            .rev()
            .take_while(|(_, c)| gongbao_base::text::is_han(*c))
            .take(20)
            .last();
        sound.then(|| (sign.map_or(open, |(at, _)| at), end)).filter(|(start, _)| *start < open)
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn titles_and_numbers() {
        let text =
            "依据《合同管理办法》和鹤街办〔2023〕5号执行。\n《未完\n第〔2023〕号 〔2023〕5号";
        let found: Vec<_> =
            find(text, 7).into_iter().map(|c| (c.text.to_string(), c.line, c.column)).collect();
        assert_eq!(
            found,
            [("合同管理办法".to_owned(), 7, 4), ("和鹤街办〔2023〕5号".to_owned(), 7, 11)]
        );
    }
}
