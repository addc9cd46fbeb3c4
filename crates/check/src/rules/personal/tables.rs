//! The pipe tables of a text, as typed.

/// A table of the text: its header cells and its rows.
#[derive(Debug)]
pub(super) struct PipeTable<'a> {
    /// The header's line number and line.
    pub header: (usize, &'a str),
    pub columns: Vec<&'a str>,
    pub rows: Vec<(usize, &'a str, Vec<&'a str>)>,
}

/// The pipe tables of some lines.
pub(super) fn tables<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Vec<PipeTable<'a>> {
    let mut tables: Vec<PipeTable<'a>> = Vec::new();
    let mut above: Option<(usize, &str)> = None;
    let mut open = false;
    for (number, line) in lines {
        let trimmed = line.trim();
        let rule = trimmed.contains('-')
            && trimmed.contains('|')
            && trimmed.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if !trimmed.contains('|') {
            open = false;
        } else if rule {
            if let Some(header) = above {
                tables.push(PipeTable { header, columns: cells(header.1), rows: Vec::new() });
                open = true;
            }
        } else if open && let Some(table) = tables.last_mut() {
            table.rows.push((number, line, cells(line)));
        }
        above = Some((number, line));
    }
    tables
}

fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_start_matches('|').trim_end_matches('|').split('|').map(str::trim).collect()
}
