//! What the text loses on its way to Markdown, and how that is told.

use crate::model::DraftDocument;

/// What was lost or changed, counted while writing.
#[derive(Default)]
pub(super) struct ConversionLosses {
    /// Links that lead nowhere outside the file.
    pub(super) links: usize,
    /// Line breaks in cells.
    pub(super) breaks: usize,
    /// Runs in italics, which official documents do not know: single asterisks are masks and products.
    pub(super) italics: usize,
    /// Braces that would be a figure.
    pub(super) braces: usize,
    /// For each table its merged cells, and whether rows moved out of it.
    pub(super) tables: Vec<(usize, bool)>,
}

impl ConversionLosses {
    pub(super) fn note(&self, draft: &mut DraftDocument) {
        for (at, (merged, moved)) in self.tables.iter().enumerate() {
            let number = at + 1;
            if *merged > 0 {
                draft.note(
                    format!("第{number}张表有{merged}处合并的单元格，已在每一格重复其内容，请核对"),
                    format!("table {number}: {merged} merged cell(s); each place now repeats the text, please look"),
                );
            }
            if *moved {
                draft.note(
                    format!("第{number}张表里跨全表的行（表名或备注）已移到表格前后"),
                    format!(
                        "table {number}: rows across the whole table now stand before or after it"
                    ),
                );
            }
        }
        if self.links > 0 {
            draft.note(
                format!("{}个链接不是完整的网址，只留文字", self.links),
                format!("{} link(s) without a whole address keep their text only", self.links),
            );
        }
        if self.breaks > 0 {
            draft.note(
                format!("表格里有{}处换行，已改成空格", self.breaks),
                format!("{} line break(s) in tables are now spaces", self.breaks),
            );
        }
        if self.italics > 0 {
            draft.note(
                format!("{}处斜体没有带过来，只留文字", self.italics),
                format!("{} text(s) in italics are plain now", self.italics),
            );
        }
        if self.braces > 0 {
            draft.note("两个连写的花括号之间加了空格", "a space now parts two braces");
        }
    }
}
