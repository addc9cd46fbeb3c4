//! Tokens: what a text is made of for search, and the grams that stand in the index.
//!
//! A run of digits is a token, a run of Latin letters is one, and every other character is one by itself. Punctuation and
//! spaces only end a run. No dictionary, so build and query can never disagree. Phones are cut after the area code, so that
//! 020-12345678, 020 12345678 and 02012345678 are the same.

use super::fold::{Folding, fold};

/// The longest run that stays one token; longer ones are cut.
const LONGEST: usize = 32;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A character by itself.
    Single(char),
    /// A run of digits or of letters, folded.
    Run(&'a str),
    /// A line ends; no phrase goes across it.
    Break,
}

/// Calls `each` with every token of a text, and where it begins and ends, in bytes.
pub fn tokens(text: &str, mut each: impl FnMut(Token<'_>, usize, usize)) {
    let mut run = RunBuffer { text: String::new(), start: 0, end: 0 };
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c == '\n' {
            run.finish(&mut each);
            each(Token::Break, at, end);
            continue;
        }
        match fold(c) {
            Folding::Nothing => run.finish(&mut each),
            Folding::One(c) => run.take(c, at, end, &mut each),
            Folding::Many(text) => text.chars().for_each(|c| run.take(c, at, end, &mut each)),
        }
    }
    run.finish(&mut each);
}

/// The run that is being read.
struct RunBuffer {
    text: String,
    start: usize,
    end: usize,
}

impl RunBuffer {
    fn take(
        &mut self,
        c: char,
        at: usize,
        end: usize,
        each: &mut impl FnMut(Token<'_>, usize, usize),
    ) {
        if !c.is_ascii() {
            self.finish(each);
            each(Token::Single(c), at, end);
            return;
        }
        let last = self.text.as_bytes().last().copied();
        let joins = last.is_some_and(|last| last.is_ascii_digit() == c.is_ascii_digit());
        if !joins || self.text.len() >= LONGEST {
            self.finish(each);
        }
        if self.text.is_empty() {
            self.start = at;
        }
        self.text.push(c);
        self.end = end;
    }

    fn finish(&mut self, each: &mut impl FnMut(Token<'_>, usize, usize)) {
        if self.text.is_empty() {
            return;
        }
        match area(&self.text) {
            // The run is ASCII in the text too, unless it is full-width; then the halves share its bounds.
            Some(cut) => {
                let narrow = self.end - self.start == self.text.len();
                let middle = self.start + cut;
                let (first, second) =
                    if narrow { (middle, middle) } else { (self.end, self.start) };
                each(Token::Run(&self.text[..cut]), self.start, first);
                each(Token::Run(&self.text[cut..]), second, self.end);
            }
            None => each(Token::Run(&self.text), self.start, self.end),
        }
        self.text.clear();
    }
}

/// The length of the area code of a fixed phone written in one run: 010 and 02x have three digits, the others four.
fn area(run: &str) -> Option<usize> {
    let digits = run.as_bytes();
    if !(10..=12).contains(&digits.len()) || digits[0] != b'0' || !digits[1].is_ascii_digit() {
        return None;
    }
    let cut = if matches!(digits[1], b'1' | b'2') { 3 } else { 4 };
    matches!(digits.len() - cut, 7 | 8).then_some(cut)
}

/// The tokens of a text as texts, without breaks.
#[must_use]
pub fn texts(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    tokens(text, |token, _, _| match token {
        Token::Single(c) => out.push(c.to_string()),
        Token::Run(run) => out.push(run.to_owned()),
        Token::Break => {}
    });
    out
}

/// The gram of two tokens in a row. Runs are kept apart by a hyphen, which no token holds.
#[must_use]
pub fn pair(first: &str, second: &str) -> String {
    let between = if first.is_ascii() && second.is_ascii() { "-" } else { "" };
    format!("{first}{between}{second}")
}

/// The shard of a gram, before it is taken modulo the number of shards. The script computes the same.
#[must_use]
pub fn hash(gram: &str) -> u32 {
    let mixed =
        gram.chars().fold(0x811C_9DC5_u32, |hash, c| (hash ^ c as u32).wrapping_mul(0x0100_0193));
    mixed ^ (mixed >> 15)
}

#[cfg(test)]
mod tests {
    use super::{pair, texts};

    #[test]
    fn runs_and_characters() {
        assert_eq!(texts("鹤街办〔2018〕2181号"), ["鹤", "街", "办", "2018", "2181", "号"]);
        assert_eq!(texts("鹤街办［２０１８］2181 号"), texts("鹤街办[2018]2181号"));
        assert_eq!(texts("A4纸，Wi-Fi"), ["a", "4", "纸", "wi", "fi"]);
        assert_eq!(texts("书"), texts("書"));
    }

    #[test]
    fn phones_are_one() {
        for phone in ["020-12345678", "020 12345678", "02012345678", "（020）12345678"] {
            assert_eq!(texts(phone), ["020", "12345678"], "{phone}");
        }
        assert_eq!(texts("07551234567"), ["0755", "1234567"]);
    }

    #[test]
    fn pairs_of_runs_are_not_a_run() {
        assert_ne!(pair("20", "18"), "2018");
        assert_eq!(pair("第", "5"), "第5");
    }
}
