//! Numbers as printable characters: small ones take one. Compressed on the wire they cost what bytes would.

/// The digits. The first [`LAST`] end a number, the others go on. No quote, backslash, space or angle bracket, so that the
/// text stands in a script as it is.
pub(crate) const DIGITS: &[u8; 90] =
    b"!\"#$%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

/// How many digits end a number.
pub(crate) const LAST: u32 = 54;

const MORE: u32 = DIGITS.len() as u32 - LAST;

/// Appends a number.
pub(crate) fn write(out: &mut String, mut number: u32) {
    while number >= LAST {
        number -= LAST;
        out.push(char::from(DIGITS[(LAST + number % MORE) as usize]));
        number /= MORE;
    }
    out.push(char::from(DIGITS[number as usize]));
}

const VALUES: [u8; 128] = {
    let mut values = [u8::MAX; 128];
    let mut at = 0;
    while at < DIGITS.len() {
        values[DIGITS[at] as usize] = at as u8;
        at += 1;
    }
    values
};

/// Reads all numbers of a text; a character that is no digit ends it.
pub(crate) fn read(text: &str) -> impl Iterator<Item = u32> + '_ {
    let mut bytes = text.bytes();
    std::iter::from_fn(move || {
        let (mut number, mut unit) = (0_u32, 1_u32);
        loop {
            let value =
                *VALUES.get(usize::from(bytes.next()?)).filter(|value| **value != u8::MAX)?;
            number = number.wrapping_add(u32::from(value).wrapping_mul(unit));
            if u32::from(value) < LAST {
                return Some(number);
            }
            unit = unit.wrapping_mul(MORE);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn what_is_written_is_read() {
        let numbers: Vec<u32> =
            (0..3000).chain([65_535, 1_000_000, u32::MAX / 2, u32::MAX]).collect();
        let mut out = String::new();
        for number in &numbers {
            write(&mut out, *number);
        }
        assert_eq!(read(&out).collect::<Vec<_>>(), numbers);
    }
}
