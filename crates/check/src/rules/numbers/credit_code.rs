//! The codes of offices: eighteen characters after GB 32100-2015, nine after GB 11714-1997, both with check digits.

const LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether both check digits of a credit code are right: GB 32100-2015 over all, GB 11714-1997 over the office's part.
fn is_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(|c| LETTERS.find(c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let weighted =
        values[..17].iter().zip(std::iter::successors(Some(1), |weight| Some(weight * 3 % 31)));
    let sum: usize = weighted.map(|(value, weight)| value * weight).sum();
    values[17] == (31 - sum % 31) % 31 && is_office_code(&code[8..17])
}

/// Whether the check digit of an organisation's code of nine characters is right: GB 11714-1997.
fn is_office_code(code: &str) -> bool {
    let inner: u32 = code
        .chars()
        .zip([3, 7, 9, 10, 5, 8, 4, 2])
        .map(|(c, weight)| c.to_digit(36).unwrap_or(0) * weight)
        .sum();
    let expected = match 11 - inner % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    };
    code.ends_with(expected)
}

pub(super) fn is_code_shaped(code: &str) -> bool {
    matches!(code.len(), 9 | 18)
        && code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

pub(super) fn is_code(code: &str) -> bool {
    if code.len() == 9 { is_office_code(code) } else { is_credit_code(code) }
}

#[cfg(test)]
mod tests {
    use super::{is_code, is_credit_code};

    #[test]
    fn check_digits() {
        // Published index numbers of offices in Guangdong (standards 0.3).
        for code in
            ["114403006955506492", "11441700007280420Y", "114420000073333506", "11441300007187648G"]
        {
            assert!(is_credit_code(code), "{code}");
            let other = code.replace("1144", "1145");
            assert!(!is_credit_code(&other), "{other}");
        }
        for code in ["006939748", "000014349"] {
            assert!(is_code(code), "{code}");
        }
        assert!(!is_code("000014348"));
        assert!(!is_credit_code("11440100000000000A"));
        assert!(!is_credit_code("I1440100000000000A"));
    }
}
