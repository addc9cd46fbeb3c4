//! A text of hours with its many ways of writing made one, and the place up to which it was read.

/// The text with half-width signs, without spaces, with 周 for 星期 and 礼拜; lines end with `;`.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut spaced = false;
    for c in text.trim().chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        };
        // A space between two numbers parts them; any other is for the eye alone.
        let apart = spaced && c.is_ascii_digit() && out.ends_with(|c: char| c.is_ascii_digit());
        if apart {
            out.push(',');
        }
        spaced = c.is_whitespace();
        match c {
            '\n' | '\r' | '。' => out.push(';'),
            '—' | '–' | '―' | '‐' | '‑' | '−' | '〜' | '∼' | '~' => out.push('-'),
            '【' | '〔' | '[' => out.push('('),
            '】' | '〕' | ']' => out.push(')'),
            c if c.is_whitespace() || c == '\u{200b}' => {}
            c => out.push(c),
        }
    }
    while out.contains("--") {
        out = out.replace("--", "-");
    }
    for week in ["星期", "礼拜"] {
        out = out.replace(week, "周");
    }
    out.replace("每个周", "每周").replace("周周", "周的周")
}

/// What of a plain text is still to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn eat(&mut self, word: &str) -> bool {
        self.rest.strip_prefix(word).map(|rest| self.rest = rest).is_some()
    }

    /// The first of these words that comes next.
    pub(super) fn eat_any(&mut self, words: &[&'static str]) -> Option<&'static str> {
        words.iter().copied().find(|word| self.eat(word))
    }

    /// Tries to read something; nothing is taken when it is not there.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let read = read(&mut ahead)?;
        *self = ahead;
        Some(read)
    }

    pub(super) fn next(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// A whole number in digits or in Chinese, up to 9999.
    pub(super) fn number(&mut self) -> Option<u16> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let (number, rest) = self.rest.split_at(digits);
            self.rest = rest;
            return number.parse().ok().filter(|number| *number < 10_000);
        }
        self.attempt(Self::chinese_number)
    }

    /// 一 to 九十九.
    fn chinese_number(&mut self) -> Option<u16> {
        let tens = self.chinese_digit();
        match tens {
            Some(digit) if self.eat("十") => Some(digit * 10 + self.chinese_digit().unwrap_or(0)),
            Some(digit) => Some(digit),
            None if self.eat("十") => Some(10 + self.chinese_digit().unwrap_or(0)),
            None => None,
        }
    }

    fn chinese_digit(&mut self) -> Option<u16> {
        let c = self.next()?;
        let at = "零一二三四五六七八九".chars().position(|digit| digit == c);
        let digit = if c == '两' { 2 } else { u16::try_from(at?).ok()? };
        self.rest = &self.rest[c.len_utf8()..];
        Some(digit)
    }
}
