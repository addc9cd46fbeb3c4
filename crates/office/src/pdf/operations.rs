//! The operations of a content stream (ISO 32000-2, 7.8.2), one at a time: the library's own reader keeps them all.

use lopdf::{Object, StringFormat};

/// How many operands an operation keeps, and how many things an array; more stand in none that shows text.
const OPERANDS: usize = 32;
const ARRAY: usize = 20_000;

/// Reads the operations of a stream.
pub(super) struct Operations<'c> {
    rest: &'c [u8],
    /// What stands before the next operator; used again for each.
    pub(super) operands: Vec<Object>,
}

/// A piece of a stream.
enum ContentToken<'c> {
    Operand(Object),
    Operator(&'c [u8]),
    /// What means nothing here: a dictionary, the end of an array.
    Other,
}

impl<'c> Operations<'c> {
    pub(super) fn new(content: &'c [u8]) -> Self {
        Self { rest: content, operands: Vec::new() }
    }

    /// The next operator, whose operands stand ready; `None` at the end.
    pub(super) fn next(&mut self) -> Option<&'c [u8]> {
        self.operands.clear();
        loop {
            match self.token()? {
                ContentToken::Operand(operand) => {
                    if self.operands.len() < OPERANDS {
                        self.operands.push(operand);
                    }
                }
                // The bytes of a picture are no operations.
                ContentToken::Operator(b"ID") => self.skip_picture(),
                ContentToken::Operator(operator) => return Some(operator),
                ContentToken::Other => {}
            }
        }
    }

    fn token(&mut self) -> Option<ContentToken<'c>> {
        self.skip_space();
        let (first, rest) = self.rest.split_first()?;
        Some(match first {
            b'(' => {
                self.rest = rest;
                ContentToken::Operand(Object::String(self.literal(), StringFormat::Literal))
            }
            b'<' if rest.first() == Some(&b'<') => {
                self.skip_dictionary();
                ContentToken::Other
            }
            b'<' => {
                ContentToken::Operand(Object::String(self.hexadecimal(), StringFormat::Hexadecimal))
            }
            b'/' => {
                self.rest = rest;
                ContentToken::Operand(Object::Name(self.name()))
            }
            b'[' => {
                self.rest = rest;
                ContentToken::Operand(Object::Array(self.array()))
            }
            b')' | b'>' | b']' | b'{' | b'}' => {
                self.rest = rest;
                ContentToken::Other
            }
            _ => self.word(),
        })
    }

    /// A number, or an operator.
    fn word(&mut self) -> ContentToken<'c> {
        let end = self.rest.iter().position(|byte| is_delimiter(*byte)).unwrap_or(self.rest.len());
        // What begins here is at least one byte long.
        let (word, rest) = self.rest.split_at(end.max(1));
        self.rest = rest;
        let text = std::str::from_utf8(word).unwrap_or_default();
        match text.parse::<f32>() {
            Ok(number) if !text.starts_with(|c: char| c.is_alphabetic()) => {
                ContentToken::Operand(Object::Real(number))
            }
            _ => ContentToken::Operator(word),
        }
    }

    fn skip_space(&mut self) {
        loop {
            let end = self.rest.iter().position(|byte| !is_space(*byte)).unwrap_or(self.rest.len());
            self.rest = &self.rest[end..];
            if self.rest.first() != Some(&b'%') {
                return;
            }
            let end = self.rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            self.rest = &self.rest[end.unwrap_or(self.rest.len())..];
        }
    }

    fn array(&mut self) -> Vec<Object> {
        let mut list = Vec::new();
        loop {
            self.skip_space();
            match self.rest.first() {
                None => return list,
                Some(b']') => {
                    self.rest = &self.rest[1..];
                    return list;
                }
                // Arrays in arrays show nothing.
                Some(b'[') => self.rest = &self.rest[1..],
                Some(_) => match self.token() {
                    Some(ContentToken::Operand(operand)) if list.len() < ARRAY => {
                        list.push(operand)
                    }
                    Some(_) => {}
                    None => return list,
                },
            }
        }
    }

    /// A string in brackets, with its escapes.
    fn literal(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut depth = 0usize;
        while let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'\\' => {
                    out.extend(self.escape());
                    continue;
                }
                _ => {}
            }
            out.push(*byte);
        }
        out
    }

    fn escape(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some((digit @ b'0'..=b'7', rest)) = self.rest.split_first() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.rest = rest;
                }
                u8::try_from(code & 0xFF).unwrap_or_default()
            }
            // A line that goes on.
            b'\r' => {
                self.rest = self.rest.strip_prefix(b"\n").unwrap_or(self.rest);
                return None;
            }
            b'\n' => return None,
            byte => *byte,
        })
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let end = self.rest.iter().position(|byte| *byte == b'>').unwrap_or(self.rest.len());
        let digits: Vec<u8> = self.rest[..end]
            .iter()
            .filter_map(|byte| char::from(*byte).to_digit(16))
            .filter_map(|digit| u8::try_from(digit).ok())
            .collect();
        self.rest = self.rest.get(end + 1..).unwrap_or_default();
        digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default())
            .collect()
    }

    fn name(&mut self) -> Vec<u8> {
        let end = self.rest.iter().position(|byte| is_delimiter(*byte)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        let mut out = Vec::with_capacity(name.len());
        let mut at = 0;
        while let Some(byte) = name.get(at) {
            let code = name.get(at + 1..at + 3).filter(|_| *byte == b'#');
            let code = code.and_then(|code| std::str::from_utf8(code).ok());
            match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                Some(code) => {
                    out.push(code);
                    at += 3;
                }
                None => {
                    out.push(*byte);
                    at += 1;
                }
            }
        }
        out
    }

    fn skip_dictionary(&mut self) {
        let mut depth = 0usize;
        while let Some(first) = self.rest.first() {
            if self.rest.starts_with(b"<<") {
                depth += 1;
                self.rest = &self.rest[2..];
            } else if self.rest.starts_with(b">>") {
                depth -= 1;
                self.rest = &self.rest[2..];
                if depth == 0 {
                    return;
                }
            } else if *first == b'(' {
                self.rest = &self.rest[1..];
                self.literal();
            } else {
                self.rest = &self.rest[1..];
            }
        }
    }

    /// The bytes of a picture end with `EI` between white space.
    fn skip_picture(&mut self) {
        self.operands.clear();
        let end = self
            .rest
            .windows(4)
            .position(|four| is_space(four[0]) && &four[1..3] == b"EI" && is_delimiter(four[3]));
        self.rest = end.map_or(&[], |end| &self.rest[end + 3..]);
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    is_space(byte) || b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::Operations;

    #[test]
    fn operations_come_one_at_a_time() {
        let content = b"q % note (\n/F#31 -1.5e Tf[(a\\(b\\)\\101)-2<4 1>]TJ/P<</A(>>)/B<<>> >>BDC BI/W 1 ID \x00EI\x01 EI\nT*(x(y)z)' 0.5 .5 l";
        let mut operations = Operations::new(content);
        let mut found = Vec::new();
        while let Some(operator) = operations.next() {
            let operator = String::from_utf8_lossy(operator);
            found.push(format!("{operator} {:?}", operations.operands));
        }
        assert_eq!(
            found,
            [
                "q []",
                "-1.5e [/F1]",
                "Tf []",
                "TJ [[(a(b)A) -2 <41>]]",
                "BDC [/P]",
                "BI []",
                "T* []",
                "' [(x(y)z)]",
                "l [0.5, 0.5]",
            ]
        );
        for broken in [&b"("[..], b"<", b"[", b"[[[", b"<<", b"\\", b"BI ID", b">>", b"[)"] {
            let mut operations = Operations::new(broken);
            while operations.next().is_some() {}
        }
    }
}
