//! Lists of people: columns that say too much, and addresses beside names (PII-04, PII-05; standards 8.2).
//!
//! 个人信息保护法 arts. 25, 28 and 34 [P]; 政府信息公开条例 art. 15 [P].

/// A table of the text: its header cells and its rows.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// The header's line number and line.
    pub header: (usize, &'a str),
    pub columns: Vec<&'a str>,
    pub rows: Vec<(usize, &'a str, Vec<&'a str>)>,
}

/// The pipe tables of some lines.
pub(super) fn tables<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Vec<Table<'a>> {
    let mut tables: Vec<Table<'a>> = Vec::new();
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
                tables.push(Table { header, columns: cells(header.1), rows: Vec::new() });
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

/// Headers that name a person.
pub(super) const NAMES: [&str; 5] = ["姓名", "申请人", "户主", "受助人", "当事人"];

/// Headers of what a list of people need not say.
const SENSITIVE: [&str; 15] = [
    "身份证",
    "证件号",
    "手机",
    "联系电话",
    "电话",
    "住址",
    "家庭地址",
    "银行",
    "卡号",
    "账号",
    "病",
    "残疾",
    "民族",
    "政治面貌",
    "出生",
];

/// The sensitive column of a list of at least three people, when its cells are not masked.
pub(super) fn sensitive_column<'a>(table: &Table<'a>) -> Option<&'a str> {
    let name = table.columns.iter().position(|cell| NAMES.iter().any(|n| cell.contains(n)))?;
    (0..table.columns.len()).find_map(|at| {
        let header = table.columns[at];
        if at == name || !SENSITIVE.iter().any(|word| header.contains(word)) {
            return None;
        }
        let open = table.rows.iter().filter(|(.., cells)| {
            let cell = cells.get(at).copied().unwrap_or_default();
            let person = cells.get(name).is_some_and(|name| !name.is_empty());
            person
                && !cell.is_empty()
                && !cell.contains(['*', '＊', '×'])
                && !matches!(cell, "—" | "-" | "/" | "无")
        });
        (open.count() >= 3).then_some(header)
    })
}

/// Words that say a line is about one person's home.
const HOME: [&str; 7] = ["住址", "家住", "现住", "户籍地址", "家庭地址", "居住地", "住所地"];

/// Where an address finer than the community begins and ends in a line, by bytes.
pub(super) fn home(line: &str) -> Option<(usize, usize)> {
    let word = HOME.iter().find_map(|word| line.find(word).map(|at| at + word.len()))?;
    fine_address(&line[word..]).map(|(start, end)| (word + start, word + end))
}

/// The first stretch that goes down to a house and a room: 路…号…室.
pub(super) fn fine_address(text: &str) -> Option<(usize, usize)> {
    let road = text.find(['路', '街', '巷', '村', '道'])?;
    let number = road + text[road..].find('号')?;
    let digits = text[..number]
        .ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let rest = &text[number + '号'.len_utf8()..];
    let reach: String = rest.chars().take(16).collect();
    let room = reach.find(['栋', '幢', '室', '房', '单', '座']).filter(|at| {
        reach[..*at].chars().any(|c| {
            c.is_ascii_digit() || c.is_ascii_uppercase() || "一二三四五六七八九十".contains(c)
        })
    })?;
    let end = number + '号'.len_utf8() + room;
    let last = text[end..].chars().next()?;
    let start = text[..road]
        .rfind(['：', ':', '，', '。', '|', ' ', '；'])
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    (digits && number - road <= 60).then_some((start, end + last.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::{home, sensitive_column, tables};

    const LIST: &str = "| 序号 | 姓名 | 联系电话 |\n|---|---|---|\n| 1 | 甲某 | 8612 |\n| 2 | 乙某 | 8613 |\n| 3 | 丙某 | 8614 |\n";

    #[test]
    fn a_list_with_open_cells() {
        let column = |text: &str| {
            tables((1..).zip(text.lines())).first().and_then(sensitive_column).map(str::to_owned)
        };
        assert_eq!(column(LIST).as_deref(), Some("联系电话"));
        assert_eq!(column(&LIST.replace("8612", "86**")), None);
        assert_eq!(column(&LIST.replace("姓名", "单位名称")), None);
        assert_eq!(column(&LIST.replace("联系电话", "所在社区")), None);
    }

    #[test]
    fn homes_down_to_the_room() {
        assert!(home("甲某，住址：某某街道甲路12号3栋401室。").is_some());
        for line in
            ["住址：某某街道", "地址：甲路12号3栋401室", "住址：甲路12号", "住所地的人民法院"]
        {
            assert!(home(line).is_none(), "{line}");
        }
    }
}
