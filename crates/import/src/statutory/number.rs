//! What a cell of a form says: a number, nothing, or words.

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellNumber {
    Number(f64),
    /// Nothing, or a stroke.
    Blank,
    Words(String),
}

/// Units that stand behind a number in its cell.
const UNITS: [&str; 9] = ["万元", "元", "件", "条", "个", "项", "次", "份", "宗"];

/// Reads a cell: full width, grouped by commas, with a unit, or as Excel's `12.0`.
pub(super) fn number(text: &str) -> CellNumber {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '\u{200b}' | '\u{feff}'))
        .map(half_width)
        .collect();
    if plain.chars().all(|c| matches!(c, '/' | '-' | '—' | '－' | '–' | '\\' | '_'))
        || plain == "无"
    {
        return CellNumber::Blank;
    }
    let bare = UNITS.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain);
    let digits = bare.strip_prefix('-').unwrap_or(bare);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    match bare.parse::<f64>().ok().filter(|number| is_number && number.is_finite()) {
        Some(number) => CellNumber::Number(number),
        None => CellNumber::Words(text.trim().to_owned()),
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff0e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '／' => '/',
        c => c,
    }
}

/// The numbers of an answer such as `0、0、3`; none when one of them is none.
pub(super) fn numbers(answer: &str) -> Option<Vec<f64>> {
    let words = answer.split(['、', '，', ',', ' ', ';', '；', '/']).map(str::trim);
    words
        .filter(|word| !word.is_empty())
        .map(|word| match number(word) {
            CellNumber::Number(number) => Some(number),
            CellNumber::Blank | CellNumber::Words(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{CellNumber, number, numbers};

    #[test]
    fn cells_are_read_as_offices_write_them() {
        for (text, value) in [
            ("12", 12.0),
            ("１２", 12.0),
            ("1,234", 1234.0),
            ("12.0", 12.0),
            ("3件", 3.0),
            ("7.5万元", 7.5),
            ("-8", -8.0),
            (" 0\n", 0.0),
        ] {
            assert_eq!(number(text), CellNumber::Number(value), "{text}");
        }
        for blank in ["", " ", "/", "—", "无", "-"] {
            assert_eq!(number(blank), CellNumber::Blank, "{blank}");
        }
        for words in ["见附件", "1.属于国家秘密", "2023年", "..", "1e9", "NaN"] {
            assert!(matches!(number(words), CellNumber::Words(_)), "{words}");
        }
        assert_eq!(numbers("0、1，2"), Some(vec![0.0, 1.0, 2.0]));
        assert_eq!(numbers("0、见附件"), None);
    }
}
