//! Text files, in UTF-8, UTF-16 with a mark, or GB 18030; those of a table, cell by cell.

use encoding_rs::{Encoding, GB18030};

use crate::{contents::FileContents, location::Location, row::join_cells};

pub(crate) fn read(bytes: &[u8]) -> FileContents {
    let mut contents = FileContents::default();
    contents.push(Location::Line(1), decode(bytes));
    contents
}

/// Reads a table with this between its cells, where that is not quoted (RFC 4180).
pub(crate) fn read_table(bytes: &[u8], separator: char) -> FileContents {
    let mut contents = FileContents::default();
    for (row, cells) in (1..).zip(rows(&decode(bytes), separator)) {
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

fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut letters) = (false, text.chars().peekable());
    while let Some(c) = letters.next() {
        let Some(cells) = rows.last_mut() else { break };
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            c if c == separator && !quoted => cells.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    rows
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
    use super::rows;

    #[test]
    fn cells_of_a_table() {
        assert_eq!(rows("a,\"b,\"\"c\"\"\nd\"\r\n5\",e", ','), [["a", "b,\"c\"\nd"], ["5\"", "e"]]);
    }
}
