//! Text files, in UTF-8, UTF-16 with a mark, or GB 18030; those of a table, cell by cell.

use std::{iter::Peekable, str::Chars};

use encoding_rs::{Encoding, GB18030};

use crate::{
    contents::{FileContents, ReadGap},
    location::Location,
    row::join_cells,
};

/// How many columns a table may have, and how long a cell may be, in bytes: more than programs that show tables take.
const COLUMNS: usize = 16_384;
const CELL: usize = 128 << 10;

pub(crate) fn read(bytes: &[u8]) -> FileContents {
    let mut contents = FileContents::default();
    contents.push(Location::Line(1), decode(bytes));
    contents
}

/// Reads a table with this between its cells, where that is not quoted (RFC 4180).
pub(crate) fn read_table(bytes: &[u8], separator: char) -> FileContents {
    let mut contents = FileContents::default();
    let text = decode(bytes);
    let mut letters = text.chars().peekable();
    for row in 1.. {
        let Some(cells) = next_row(&mut letters, separator) else { break };
        let (Ok(cells), false) = (cells, contents.is_full()) else {
            contents.gaps.push(ReadGap::TooLarge);
            break;
        };
        for (column, cell) in (1..).zip(&cells) {
            contents.push(Location::TableCell(1, row, column), cell.clone());
        }
        if cells.len() > 1 {
            let text = join_cells(cells.iter().map(String::as_str));
            contents.push(Location::TableRow(1, row), text);
        }
    }
    contents
}

/// The cells of the next row, unless there are more, or longer ones, than of any table; nothing at the end.
fn next_row(letters: &mut Peekable<Chars<'_>>, separator: char) -> Option<Result<Vec<String>, ()>> {
    letters.peek()?;
    let mut cells = vec![String::new()];
    let mut quoted = false;
    while let Some(c) = letters.next() {
        if cells.len() > COLUMNS {
            return Some(Err(()));
        }
        let Some(cell) = cells.last_mut().filter(|cell| cell.len() <= CELL) else {
            return Some(Err(()));
        };
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            c if c == separator && !quoted => cells.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => break,
            c => cell.push(c),
        }
    }
    Some(Ok(cells))
}

/// The text of bytes whose encoding nothing tells.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadGap, next_row, read_table};

    #[test]
    fn cells_of_a_table() {
        let mut letters = "a,\"b,\"\"c\"\"\nd\"\r\n5\",e".chars().peekable();
        let rows: Vec<_> = std::iter::from_fn(|| next_row(&mut letters, ',')).flatten().collect();
        assert_eq!(rows, [["a", "b,\"c\"\nd"], ["5\"", "e"]]);
    }

    #[test]
    fn a_row_without_end_is_told() {
        for text in [",".repeat(100_000), format!("a,\"{}", "b,\n".repeat(100_000))] {
            assert_eq!(read_table(text.as_bytes(), ',').gaps, [ReadGap::TooLarge]);
        }
    }
}
