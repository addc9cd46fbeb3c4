//! The one form of runs and blocks in which two that read the same are equal, and that Markdown can hold: no empty runs, no space
//! at the edges of paragraphs or of emphasis, no line breaks in cells.

use gongbao_content::markdown::tree::{RunPiece, TextBlock, TextList, TextRun, TextTable};

/// The blocks in their one form; empty paragraphs are none.
pub(super) fn blocks(blocks: Vec<TextBlock>) -> Vec<TextBlock> {
    blocks.into_iter().filter_map(block).collect()
}

/// A block in its one form.
pub(super) fn block(block: TextBlock) -> Option<TextBlock> {
    Some(match block {
        TextBlock::Paragraph(content) => {
            let content = runs(content, false);
            if content.is_empty() {
                return None;
            }
            TextBlock::Paragraph(content)
        }
        TextBlock::Heading(level, content) => {
            TextBlock::Heading(level.clamp(1, 6), runs(content, true))
        }
        TextBlock::Quote(within) => {
            let within = blocks(within);
            if within.is_empty() {
                return None;
            }
            TextBlock::Quote(within)
        }
        TextBlock::List(list) => {
            if list.items.is_empty() {
                return None;
            }
            let items = list.items.into_iter().map(blocks).collect();
            // How a list is written is no part of what it says.
            let start = list.start.map(|start| start.min(999_999_999));
            TextBlock::List(TextList { start, marker: '-', loose: false, items })
        }
        TextBlock::Table(table) => {
            let columns = table.rows.first().map_or(0, Vec::len);
            if columns == 0 {
                return None;
            }
            let mut alignments = table.columns;
            alignments.resize(columns, Default::default());
            let rows = table.rows.into_iter().map(|mut row| {
                row.resize(columns, Vec::new());
                row.into_iter().map(|cell| runs(cell, true)).collect()
            });
            TextBlock::Table(TextTable { columns: alignments, rows: rows.collect() })
        }
        TextBlock::Code(info, text) => {
            let info = info.replace(['`', '\n', '\r'], "").trim().to_owned();
            let mut text = text.replace("\r\n", "\n").replace(['\r', '\0'], "");
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            TextBlock::Code(info, text)
        }
        other => other,
    })
}

/// Runs in their one form; `line` when they stand on one line.
pub(super) fn runs(content: Vec<TextRun>, line: bool) -> Vec<TextRun> {
    let mut out: Vec<TextRun> = Vec::new();
    for run in content {
        push(&mut out, run, line);
    }
    trim(&mut out, line);
    out
}

fn push(out: &mut Vec<TextRun>, mut run: TextRun, line: bool) {
    if line && run.piece == RunPiece::Break {
        run = TextRun { piece: RunPiece::Words(" ".to_owned()), ..run };
    }
    match &mut run.piece {
        RunPiece::Words(text) => {
            *text = text.chars().filter_map(shown).collect();
            if text.is_empty() {
                return;
            }
            // Space looks like what stands before it.
            if text.trim().is_empty() {
                let before = out.last().filter(|last| last.piece != RunPiece::Break);
                (run.strong, run.emphasis) =
                    before.map_or((false, false), |b| (b.strong, b.emphasis));
            }
        }
        RunPiece::Code(text) => {
            *text = text.chars().filter_map(shown).collect();
            if text.is_empty() {
                return;
            }
        }
        RunPiece::Picture(address, words, title) => {
            for text in [address, words, title] {
                *text = text.chars().filter_map(shown).collect::<String>().trim().to_owned();
            }
        }
        // The end of a line has no look.
        RunPiece::Break => {
            run = TextRun { piece: RunPiece::Break, link: run.link.take(), ..TextRun::default() }
        }
        RunPiece::Opaque => {}
    }
    for part in apart(run) {
        match out.last_mut() {
            Some(last) if joins(last, &part) => match (&mut last.piece, &part.piece) {
                (RunPiece::Words(text), RunPiece::Words(more))
                | (RunPiece::Code(text), RunPiece::Code(more)) => text.push_str(more),
                _ => {}
            },
            _ => out.push(part),
        }
    }
}

fn joins(last: &TextRun, next: &TextRun) -> bool {
    let alike = matches!(
        (&last.piece, &next.piece),
        (RunPiece::Words(_), RunPiece::Words(_)) | (RunPiece::Code(_), RunPiece::Code(_))
    );
    alike && (last.strong, last.emphasis, &last.link) == (next.strong, next.emphasis, &next.link)
}

fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// A run with the spaces at the edges of its emphasis outside of it.
fn apart(run: TextRun) -> Vec<TextRun> {
    let RunPiece::Words(text) = &run.piece else { return vec![run] };
    let core = text.trim();
    if !(run.strong || run.emphasis) || core.len() == text.len() || core.is_empty() {
        return vec![run];
    }
    let lead = text.len() - text.trim_start().len();
    let plain = |text: &str| TextRun {
        piece: RunPiece::Words(text.to_owned()),
        link: run.link.clone(),
        ..TextRun::default()
    };
    let middle = TextRun { piece: RunPiece::Words(core.to_owned()), ..run.clone() };
    let parts = [plain(&text[..lead]), middle, plain(&text[lead + core.len()..])];
    parts.into_iter().filter(|part| part.piece != RunPiece::Words(String::new())).collect()
}

/// No spaces and no breaks at the edges, and no spaces around breaks.
fn trim(out: &mut Vec<TextRun>, line: bool) {
    // Full-width spaces at the beginning of a paragraph are its indent, as offices write it.
    let space = |c: char| c == ' ' || line && c.is_whitespace();
    let mut at = 0;
    while at < out.len() {
        let start = at == 0 || out[at - 1].piece == RunPiece::Break;
        let end = at + 1 == out.len() || out[at + 1].piece == RunPiece::Break;
        let gone = match &mut out[at].piece {
            RunPiece::Words(text) => {
                let kept = if start { text.trim_start_matches(space) } else { text.as_str() };
                let kept = if end { kept.trim_end_matches(space) } else { kept };
                *text = kept.to_owned();
                text.is_empty()
            }
            RunPiece::Break => start || end && at + 1 == out.len(),
            _ => false,
        };
        if gone {
            out.remove(at);
            at = at.saturating_sub(1);
        } else {
            at += 1;
        }
    }
}
