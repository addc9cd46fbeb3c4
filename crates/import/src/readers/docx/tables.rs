//! Tables, with cells that are merged across and down.

use std::collections::BTreeMap;

use super::reader::DocxReader;
use crate::model::{InlineRun, TableGrid};
use gongbao_office::{docx::wordml, opc::XmlElement};

/// What may stand around the rows of a table and the cells of a row; deleted ones are left out.
const WRAPPERS: [&str; 4] = ["sdt", "sdtContent", "ins", "customXml"];

impl<'p> DocxReader<'p> {
    pub(super) fn table<'e: 'p>(&mut self, table: &'e XmlElement) {
        let rows = table.through(&WRAPPERS, "tr");
        if let [row] = rows.as_slice()
            && let [frame] = row.through(&WRAPPERS, "tc").as_slice()
        {
            // A frame around a whole text.
            return self.walk(frame);
        }
        let mut grid = TableGrid::default();
        // Where a cell that goes down begins, by column.
        let mut above: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut cells: Vec<(usize, usize, usize, usize, Vec<InlineRun>)> = Vec::new();
        for (row, element) in rows.into_iter().enumerate() {
            let mut column = wordml::value(element, &["trPr", "gridBefore"])
                .and_then(|n| n.parse().ok())
                .unwrap_or(0usize)
                .min(500);
            for cell in element.through(&WRAPPERS, "tc") {
                let wide = wordml::value(cell, &["tcPr", "gridSpan"])
                    .and_then(|n| n.parse().ok())
                    .unwrap_or(1usize)
                    .clamp(1, 500);
                let merge = cell.at(&["tcPr", "vMerge"]);
                let goes_on = merge.is_some_and(|m| m.attribute("val") != Some("restart"));
                match above.get(&column).filter(|_| goes_on) {
                    Some((_, index)) => cells[*index].2 += 1,
                    None => {
                        let runs = self.cell(cell);
                        if merge.is_some() {
                            above.insert(column, (row, cells.len()));
                        } else {
                            above.remove(&column);
                        }
                        cells.push((row, column, 1, wide, runs));
                    }
                }
                column += wide;
            }
        }
        for (row, column, high, wide, runs) in cells {
            grid.put(row, column, (high, wide), runs);
        }
        grid.finish(&mut self.draft);
    }

    fn cell<'e: 'p>(&mut self, cell: &'e XmlElement) -> Vec<InlineRun> {
        let before = std::mem::take(&mut self.draft.blocks);
        let title = self.draft.title.take();
        self.walk(cell);
        let blocks = std::mem::replace(&mut self.draft.blocks, before);
        let inner = std::mem::replace(&mut self.draft.title, title);
        let mut runs: Vec<InlineRun> = inner.into_iter().map(InlineRun::plain).collect();
        self.draft.in_one_line(blocks, &mut runs);
        runs
    }
}
