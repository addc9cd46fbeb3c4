//! Digits in every writing: half and full width, in circles, raised, of other scripts, Chinese.

/// A digit: its value, and the writing that it belongs to. Digits of one writing in a row are one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digit {
    pub value: u8,
    pub writing: u32,
}

/// The writing of ordinary digits.
pub(super) const PLAIN: u32 = 0;

/// The writing of Chinese numerals.
pub(super) const CHINESE: u32 = 0x4E00;

/// The zeros of the scripts that have ten digits in a row (Unicode's decimal digits).
const ZEROS: [u32; 65] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0x2080, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650,
    0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// The ones of the rows from 1 to 9 in circles, brackets and with a stop, and the zeros that some of them have elsewhere.
const ONES: [(u32, u32); 8] = [
    (0x2460, 0x24EA),
    (0x2474, 0),
    (0x2488, 0x1F100),
    (0x24F5, 0),
    (0x2776, 0x24FF),
    (0x2780, 0x1F10B),
    (0x278A, 0x1F10C),
    (0x1F102, 0x1F101),
];

/// Whether a character is a digit in any writing.
pub(crate) fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// The digit that a character is.
pub(super) fn digit(c: char) -> Option<Digit> {
    let code = u32::from(c);
    let plain = |value: u32| Some(Digit { value: value as u8, writing: PLAIN });
    match code {
        0x30..=0x39 => plain(code - 0x30),
        0xFF10..=0xFF19 => plain(code - 0xFF10),
        0..0xB2 => None,
        0x2E80..0xA620 => chinese(c),
        _ => other(code),
    }
}

fn chinese(c: char) -> Option<Digit> {
    let value = match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(Digit { value, writing: CHINESE })
}

fn other(code: u32) -> Option<Digit> {
    let of = |value: u32, writing: u32| Some(Digit { value: value as u8, writing });
    match code {
        // Raised digits are scattered.
        0xB9 => return of(1, 0x2070),
        0xB2 | 0xB3 => return of(code - 0xB0, 0x2070),
        0x2070 | 0x2074..=0x2079 => return of(code - 0x2070, 0x2070),
        0..0x660 => return None,
        _ => {}
    }
    if let Some((one, _)) = ONES.iter().find(|(one, _)| (*one..*one + 9).contains(&code)) {
        return of(code - one + 1, *one);
    }
    if let Some((one, _)) = ONES.iter().find(|(_, zero)| *zero == code) {
        return of(0, *one);
    }
    let at = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    (code - ZEROS[at] < 10).then(|| Digit { value: (code - ZEROS[at]) as u8, writing: ZEROS[at] })
}

#[cfg(test)]
mod tests {
    use super::{ZEROS, digit};

    #[test]
    fn all_writings_have_ten_digits() {
        assert!(ZEROS.is_sorted());
        for text in [
            "0123456789",
            "０１２３４５６７８９",
            "⁰¹²³⁴⁵⁶⁷⁸⁹",
            "₀₁₂₃₄₅₆₇₈₉",
            "⓪①②③④⑤⑥⑦⑧⑨",
            "⓿❶❷❸❹❺❻❼❽❾",
            "٠١٢٣٤٥٦٧٨٩",
            "०१२३४५६७८९",
            "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
            "〇一二三四五六七八九",
        ] {
            let values: Vec<Option<u8>> =
                text.chars().map(|c| digit(c).map(|digit| digit.value)).collect();
            assert_eq!(values, (0..10).map(Some).collect::<Vec<_>>(), "{text}");
        }
        assert!("十百号X⑩½".chars().all(|c| digit(c).is_none()));
    }
}
