//! Document numbers as they stand alone in a line, perhaps with the signer: 某街办〔2024〕12号　签发人：张某.

use super::words::squeezed;

/// The number of a line that holds nothing else but, perhaps, the signer; and whether there is one.
pub(super) fn of_line(line: &str) -> Option<(String, bool)> {
    let plain = squeezed(line);
    let (number, signer) = match plain.split_once("签发人") {
        Some((number, _)) => (number.to_owned(), true),
        None => (plain, false),
    };
    let number = number.trim_start_matches("文号：").trim_start_matches("发文字号：");
    is_number(number).then(|| (number.to_owned(), signer))
}

fn is_number(plain: &str) -> bool {
    const OPEN: [char; 6] = ['〔', '［', '[', '（', '(', '【'];
    const CLOSED: [char; 6] = ['〕', '］', ']', '）', ')', '】'];
    let Some((office, rest)) = plain.split_once(OPEN) else { return false };
    let Some((year, number)) = rest.split_once(CLOSED) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (1..=20).contains(&office.chars().count())
        && office.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_ascii_uppercase())
        && year.len() == 4
        && digits(year)
        && number.trim_start_matches('第').strip_suffix('号').is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::of_line;

    #[test]
    fn numbers_alone_are_read() {
        let number = |line: &str| of_line(line).map(|(number, _)| number);
        for line in [
            "某街办〔2024〕12号",
            "某街办 〔2024〕 12 号",
            "某街办〔2024〕12号        签发人：张某",
        ] {
            assert_eq!(number(line).as_deref(), Some("某街办〔2024〕12号"), "{line}");
        }
        assert_eq!(number("某街办(2024)12号").as_deref(), Some("某街办(2024)12号"));
        for line in ["〔2024〕12号", "按某街办〔2024〕12号执行", "某街办〔2024〕12号文件"]
        {
            assert_eq!(number(line), None, "{line}");
        }
    }
}
