//! Blocks as Markdown that reads back as the same text: what is special is escaped, there is no HTML, pictures have new names.

use super::{
    blocks::{Block, Draft, Run, Table, ending, is_blank, text},
    runs::{Setting, inline},
};

/// The Markdown of a draft, and its pictures under their new names.
pub(super) fn write(draft: &mut Draft, slug: &str) -> (String, Vec<(String, Vec<u8>)>) {
    let names: Vec<(String, String)> = draft
        .pictures
        .iter()
        .enumerate()
        .map(|(at, picture)| {
            let ending = ending(&picture.bytes).unwrap_or("png");
            (format!("{slug}-{}.{ending}", at + 1), picture.alt.clone())
        })
        .collect();
    let mut writing =
        Writing { names: &names, out: String::new(), items: Vec::new(), told: Told::default() };
    for block in &draft.blocks {
        writing.block(block);
    }
    let Writing { out, told, .. } = writing;
    told.tell(draft);
    let without = draft.pictures.iter().filter(|picture| picture.alt.is_empty()).count();
    if without > 0 {
        draft.tell(
            format!("{without}张图片没有文字说明：把方括号里的“图片”换成图片的内容"),
            format!("{without} picture(s) without a description: replace 图片 in the brackets by what they show"),
        );
    }
    let pictures = std::mem::take(&mut draft.pictures).into_iter().map(|picture| picture.bytes);
    (out, names.iter().map(|(name, _)| name.clone()).zip(pictures).collect())
}

/// What writing has to tell.
#[derive(Default)]
pub(super) struct Told {
    /// Links that lead nowhere outside the file.
    pub(super) links: usize,
    /// Line breaks in cells.
    pub(super) breaks: usize,
    /// Braces that would be a figure.
    pub(super) braces: usize,
    /// For each table its merged cells, and whether rows moved out of it.
    tables: Vec<(usize, bool)>,
}

impl Told {
    fn tell(&self, draft: &mut Draft) {
        for (at, (merged, moved)) in self.tables.iter().enumerate() {
            let number = at + 1;
            if *merged > 0 {
                draft.tell(
                    format!("第{number}张表有{merged}处合并的单元格，已在每一格重复其内容，请核对"),
                    format!("table {number}: {merged} merged cell(s); each place now repeats the text, please look"),
                );
            }
            if *moved {
                draft.tell(
                    format!("第{number}张表里跨全表的行（表名或备注）已移到表格前后"),
                    format!(
                        "table {number}: rows across the whole table now stand before or after it"
                    ),
                );
            }
        }
        if self.links > 0 {
            draft.tell(
                format!("{}个链接不是完整的网址，只留文字", self.links),
                format!("{} link(s) without a whole address keep their text only", self.links),
            );
        }
        if self.breaks > 0 {
            draft.tell(
                format!("表格里有{}处换行，已改成空格", self.breaks),
                format!("{} line break(s) in tables are now spaces", self.breaks),
            );
        }
        if self.braces > 0 {
            draft.tell("两个连写的花括号之间加了空格", "a space now parts two braces");
        }
    }
}

/// An open item of a list.
struct Item {
    /// Where its text begins, in columns.
    indent: usize,
    number: Option<u32>,
    mark: char,
}

struct Writing<'d> {
    names: &'d [(String, String)],
    out: String,
    items: Vec<Item>,
    told: Told,
}

impl Writing<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Item(level, number, runs) => return self.item(*level, *number, runs),
            _ => self.items.clear(),
        }
        self.gap();
        match block {
            Block::Heading(level, runs) => {
                let line = self.inline(runs, Setting::Heading);
                self.out.push_str(&"#".repeat(usize::from((*level).clamp(2, 6))));
                self.out.push_str(&format!(" {line}\n"));
            }
            Block::Paragraph(runs) => {
                let text = self.inline(runs, Setting::Text(""));
                self.out.push_str(&format!("{text}\n"));
            }
            Block::Quote(runs) => {
                let text = self.inline(runs, Setting::Text("> "));
                self.out.push_str(&format!("> {text}\n"));
            }
            Block::Table(table) => {
                self.told.tables.push((table.merged, table.moved));
                self.table(table);
            }
            Block::Item(..) => {}
        }
    }

    /// A line between blocks.
    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn item(&mut self, level: usize, number: Option<u32>, runs: &[Run]) {
        if self.items.is_empty() {
            self.gap();
        }
        let level = level.min(self.items.len());
        let last = self.items.get(level).map(|item| (item.number, item.mark));
        self.items.truncate(level);
        let before = self.items.last().map_or(0, |item| item.indent);
        let mark = match (number, last) {
            (None, _) => '-',
            // Another list begins: without another mark it would go on with the first.
            (Some(number), Some((Some(was), mark))) if number != was.saturating_add(1) => {
                if mark == '.' { ')' } else { '.' }
            }
            (Some(_), Some((Some(_), mark))) => mark,
            (Some(_), _) => '.',
        };
        let label = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}{mark} "));
        let indent = before + label.len();
        let text = self.inline(runs, Setting::Text(&" ".repeat(indent)));
        self.out.push_str(&format!("{}{label}{text}\n", " ".repeat(before)));
        self.items.push(Item { indent, number, mark });
    }

    fn table(&mut self, table: &Table) {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        for (at, row) in table.rows.iter().enumerate() {
            let cells = (0..columns).map(|column| {
                let setting = if at == 0 { Setting::Head } else { Setting::Cell };
                row.get(column).map(|runs| self.inline(runs, setting)).unwrap_or_default()
            });
            let cells: Vec<String> = cells.collect();
            self.out.push_str(&format!("| {} |\n", cells.join(" | ")));
            if at == 0 {
                let marks: Vec<&str> = (0..columns)
                    .map(|column| if is_numeric(&table.rows[1..], column) { "--:" } else { "---" })
                    .collect();
                self.out.push_str(&format!("| {} |\n", marks.join(" | ")));
            }
        }
    }

    fn inline(&mut self, runs: &[Run], setting: Setting<'_>) -> String {
        inline(runs, self.names, setting, &mut self.told)
    }
}

/// Whether a column holds figures.
fn is_numeric(rows: &[Vec<Vec<Run>>], column: usize) -> bool {
    let mut cells =
        rows.iter().filter_map(|row| row.get(column)).filter(|cell| !is_blank(cell)).peekable();
    cells.peek().is_some()
        && cells.all(|cell| {
            let text = text(cell);
            let text = text.trim();
            let plain = text.strip_prefix('-').unwrap_or(text).trim_end_matches('%');
            !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        })
}
