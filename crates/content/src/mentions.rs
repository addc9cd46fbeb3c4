//! Landline phones that a text names, with what stands before them: for finding contradictions between pages.

/// A phone in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The phone, as `020-12345678`.
    pub phone: Box<str>,
    /// What stands before it in its line.
    pub before: Box<str>,
    /// The line in the file, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// All landlines of a text whose first line has this number in its file.
#[must_use]
pub fn find(text: &str, first_line: usize) -> Vec<Mention> {
    let mut found = Vec::new();
    for (line, content) in (first_line..).zip(text.lines()) {
        for (dash, _) in content.match_indices('-') {
            let digits = |c: &u8| c.is_ascii_digit();
            let area = content.as_bytes()[..dash].iter().rev().take_while(|c| digits(c)).count();
            let rest = content.as_bytes()[dash + 1..].iter().take_while(|c| digits(c)).count();
            let start = dash - area;
            let ends = !content[dash + 1 + rest..].starts_with('-');
            let starts = !content[..start].ends_with(|c: char| c == '-' || c.is_ascii_alphabetic());
            if (3..=4).contains(&area)
                && (7..=8).contains(&rest)
                && content[start..].starts_with('0')
                && starts
                && ends
            {
                found.push(Mention {
                    phone: content[start..=dash + rest].into(),
                    before: content[..start].into(),
                    line,
                    column: content[..start].chars().count() + 1,
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn landlines_only() {
        let found: Vec<_> =
            find("甲站 020-12345678，2024-01-02，138-0013-8000，00-1234567\n0755-1234567", 3)
                .into_iter()
                .map(|mention| (mention.phone.to_string(), mention.line, mention.column))
                .collect();
        assert_eq!(found, [("020-12345678".to_owned(), 3, 4), ("0755-1234567".to_owned(), 4, 1)]);
    }
}
