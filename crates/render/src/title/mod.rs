//! Where a title may break: between words, so that no 公/共 is torn and no character stands alone.
//!
//! Words come from a short list of what titles of a street office are made of. A break is offered only where it is sure:
//! between two words of the list, or between one and a name of at least two characters.

mod headings;
mod words;

pub(crate) use headings::marked as marked_headings;

use gongbao_base::text;
use gongbao_content::nowrap;

/// A piece of a title that is not broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A word of the list.
    Word,
    /// What the list does not have: a name.
    Name,
    /// Digits, letters and what counts after them.
    Token,
    /// A mark that begins, as 《: it stays with what follows.
    Opens,
    /// A mark that ends, as 》: it stays with what goes before.
    Closes,
    /// White space, where a browser breaks by itself.
    Space,
    /// 的: it stays with what goes before.
    After,
    /// 和: it stays with what follows.
    Before,
}

/// The title as HTML, with `<wbr>` at each place where it may break.
#[must_use]
pub(crate) fn marked(title: &str) -> String {
    let mut out = String::with_capacity(title.len() * 2);
    for (at, piece) in pieces(title).into_iter().enumerate() {
        if at > 0 {
            out.push_str("<wbr>");
        }
        text::push_escaped(&mut out, piece);
    }
    out
}

/// Another text as HTML, in which numbers, times and phones hold together.
#[must_use]
pub(crate) fn unbroken(line: &str) -> String {
    let mut out = String::with_capacity(line.len() * 2);
    nowrap::stretches(line, |part, keep| {
        out.push_str(if keep { "<span class=\"gb-nb\">" } else { "" });
        text::push_escaped(&mut out, part);
        out.push_str(if keep { "</span>" } else { "" });
    });
    out
}

/// The title cut into pieces of at least two characters.
fn pieces(title: &str) -> Vec<&str> {
    let parts = parts(title);
    let mut cuts: Vec<usize> = Vec::new();
    let mut at = 0;
    for (index, (part, length)) in parts.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| parts[index]);
        if before.is_some_and(|before| parts_from(before, (*part, *length), title, at)) {
            cuts.push(at);
        }
        at += length;
    }
    let mut pieces: Vec<&str> = Vec::new();
    let mut start = 0;
    for end in cuts.into_iter().chain([title.len()]) {
        // A single character joins its neighbour: nothing stands alone on a line.
        let rest = &title[end..];
        if count(&title[start..end]) >= 2 && (rest.is_empty() || count(rest) >= 2) {
            pieces.push(&title[start..end]);
            start = end;
        }
    }
    if start < title.len() {
        pieces.push(&title[start..]);
    }
    pieces
}

fn count(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).take(2).count()
}

/// Whether a title may break between two parts, of which the second begins at this byte.
fn parts_from(
    (before, length): (Piece, usize),
    (after, next): (Piece, usize),
    title: &str,
    at: usize,
) -> bool {
    let long = |from: usize, to: usize| title[from..to].chars().count() >= 2;
    match (before, after) {
        (Piece::Opens | Piece::Space, _)
        | (_, Piece::Closes | Piece::Space | Piece::After)
        | (Piece::Before, _)
        | (Piece::Name, Piece::Name) => false,
        (_, Piece::Opens) | (Piece::Closes | Piece::After, _) => true,
        (_, Piece::Before) => before != Piece::Name || long(at - length, at),
        (Piece::Word | Piece::Token, Piece::Word | Piece::Token) => true,
        (Piece::Name, _) => long(at - length, at),
        (_, Piece::Name) => long(at, at + next),
    }
}

/// The title in its parts, with the length of each in bytes.
fn parts(title: &str) -> Vec<(Piece, usize)> {
    let mut parts: Vec<(Piece, usize)> = Vec::new();
    let words = words::lengths(title);
    let mut taken = 0;
    while let Some(first) = title[taken..].chars().next() {
        let (piece, length) = match words[taken] {
            0 => part(&title[taken..], first),
            length => (Piece::Word, usize::from(length)),
        };
        match parts.last_mut() {
            Some((Piece::Name, name)) if piece == Piece::Name => *name += length,
            // What is counted, as 年 after 2023, and a number of its own after a mark within.
            Some((Piece::Token, token)) if counts(first) => *token += first.len_utf8(),
            // What a place or an office ends with, as 街 after 示例.
            Some((Piece::Word, word)) if piece == Piece::Name && ends_name(first) => {
                *word += length
            }
            _ => parts.push((piece, length)),
        }
        taken = parts.iter().map(|(_, length)| length).sum();
    }
    parts
}

fn part(rest: &str, first: char) -> (Piece, usize) {
    let one = first.len_utf8();
    let run = |is: fn(char) -> bool| rest.find(|c: char| !is(c)).unwrap_or(rest.len());
    match first {
        '的' => (Piece::After, one),
        '和' | '与' | '及' | '或' => (Piece::Before, one),
        '第' if rest[one..].starts_with(|c: char| c.is_ascii_digit()) => {
            (Piece::Token, one + rest[one..].find(|c| !token(c)).unwrap_or(rest.len() - one))
        }
        c if c.is_whitespace() => (Piece::Space, one),
        '《' | '〈' | '（' | '(' | '“' | '‘' | '「' | '『' | '【' => (Piece::Opens, one),
        c if token(c) => (Piece::Token, run(token)),
        c if c.is_alphanumeric() => (Piece::Name, one),
        _ => (Piece::Closes, one),
    }
}

/// What holds a number, a document number or a foreign word together.
fn token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '〔' | '〕' | '.' | '-' | '–' | ':' | '%' | '/' | '#')
}

/// What is counted or dated right after digits.
fn counts(c: char) -> bool {
    "年月日号届次期批条项件个名类级周时分".contains(c)
}

/// What names of places, offices and people end with.
fn ends_name(c: char) -> bool {
    "省市区县镇乡街村路局科所站处室办部队组长员者法书会".contains(c)
}

#[cfg(test)]
mod tests;
