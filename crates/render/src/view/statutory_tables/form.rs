//! Tables two, three and four as the form prints them.

use serde::Serialize;

use super::grid::{
    CellRole::{ColumnHead, Number, Remark, RowHead},
    FormCell, FormGrid,
};
use gongbao_content::kinds::report::disclosure::{
    APPLICATION_COLUMNS, Applications, Issued, REVIEW_COLUMNS, Reviews,
    form::{
        APPLICANTS, BALANCE, CONTENT, ISSUED_PARTS, ORGANISATIONS, application_heads, review_heads,
    },
    with_total,
};

/// A table as the form prints it.
#[derive(Debug, Serialize)]
pub struct StatutoryForm {
    /// Its official title.
    caption: &'static str,
    /// Its name on the page, such as `table3`.
    name: &'static str,
    /// The rows of its head; may be empty.
    head: Vec<Vec<FormCell>>,
    /// The rows of its bodies.
    bodies: Vec<Vec<Vec<FormCell>>>,
}

/// How many columns the heads of a row of table three take.
const ITEM: usize = 3;

/// Table two: a part for each item of article 20, with heads of its own.
pub(super) fn issued(table: &Issued) -> StatutoryForm {
    let rows = table.rows();
    let mut grid = FormGrid::default();
    for part in &ISSUED_PARTS {
        let first = grid.part();
        let wide = 3 / part.columns.len();
        grid.put((first, 0), (1, 4), ColumnHead, part.item);
        grid.put((first + 1, 0), (1, 1), ColumnHead, CONTENT);
        for (at, column) in part.columns.iter().enumerate() {
            grid.put((first + 1, 1 + at * wide), (1, wide), ColumnHead, *column);
        }
        let of_part = rows.iter().filter(|(field, _)| part.rows.contains(&field.name));
        for (row, (field, numbers)) in (first + 2..).zip(of_part) {
            grid.put((row, 0), (1, 1), RowHead, field.label);
            for at in 0..part.columns.len() {
                grid.put((row, 1 + at * wide), (1, wide), Number, number(numbers, at));
            }
        }
    }
    let bodies = grid.finish("table2");
    StatutoryForm {
        caption: "表二 主动公开政府信息情况", name: "table2", head: Vec::new(), bodies
    }
}

/// Table three: heads of three rows, items in groups, and the sum that it asks for.
pub(super) fn applications(table: &Applications) -> StatutoryForm {
    let mut grid = FormGrid::default();
    let top = grid.part();
    grid.put((top, 0), (3, ITEM), Remark, BALANCE);
    grid.put((top, ITEM), (1, APPLICATION_COLUMNS.len()), ColumnHead, APPLICANTS);
    let last = APPLICATION_COLUMNS.len() - 1;
    for (at, column) in APPLICATION_COLUMNS.iter().enumerate() {
        let alone = at == 0 || at == last;
        let (row, high) = if alone { (top + 1, 2) } else { (top + 2, 1) };
        grid.put((row, ITEM + at), (high, 1), ColumnHead, *column);
    }
    grid.put((top + 1, ITEM + 1), (1, last - 1), ColumnHead, ORGANISATIONS);
    let handled = table.handled();
    let rows = table.rows();
    let heads: Vec<_> = rows.iter().map(|(field, _)| application_heads(field)).collect();
    for (at, (field, numbers)) in rows.iter().enumerate() {
        let path = &heads[at];
        let before = at.checked_sub(1).map(|before| &heads[before]);
        let goes_on =
            |before: &Vec<&str>| before[0] == path[0] || (before.len() == 1 && path.len() == 1);
        if !before.is_some_and(goes_on) {
            grid.part();
        }
        let row = top + 3 + at;
        for (level, head) in path.iter().enumerate() {
            let same = |other: &Vec<&str>| {
                level + 1 < path.len() && other.len() > level && other[..=level] == path[..=level]
            };
            if before.is_some_and(&same) {
                continue;
            }
            let high = 1 + heads[at + 1..].iter().take_while(|other| same(other)).count();
            let wide = if level + 1 == path.len() { ITEM - level } else { 1 };
            grid.put((row, level), (high, wide), RowHead, *head);
        }
        let full = if field.name == "total" { handled.as_slice() } else { numbers };
        let full = with_total(full, APPLICATION_COLUMNS.len());
        for column in 0..APPLICATION_COLUMNS.len() {
            grid.put((row, ITEM + column), (1, 1), Number, number(&full, column));
        }
    }
    form("表三 收到和处理政府信息公开申请情况", "table3", grid)
}

/// Table four: reviews beside the two ways to a lawsuit, all in one line.
pub(super) fn reviews(table: &Reviews) -> StatutoryForm {
    let mut grid = FormGrid::default();
    let top = grid.part();
    let wide = REVIEW_COLUMNS.len();
    let rows = table.rows();
    for (at, (field, _)) in rows.iter().enumerate() {
        let heads = review_heads(field);
        let column = at * wide;
        match heads.as_slice() {
            [group, stretch] => {
                if at == 0 || review_heads(rows[at - 1].0)[0] != *group {
                    let others = rows[at..].iter().filter(|(f, _)| review_heads(f)[0] == *group);
                    grid.put((top, column), (1, wide * others.count()), ColumnHead, *group);
                }
                grid.put((top + 1, column), (1, wide), ColumnHead, *stretch);
            }
            _ => grid.put((top, column), (2, wide), ColumnHead, field.label),
        }
        for (place, outcome) in REVIEW_COLUMNS.iter().enumerate() {
            grid.put((top + 2, column + place), (1, 1), ColumnHead, *outcome);
        }
    }
    let row = grid.part();
    for (at, (_, numbers)) in rows.iter().enumerate() {
        let full = with_total(numbers, wide);
        for place in 0..wide {
            grid.put((row, at * wide + place), (1, 1), Number, number(&full, place));
        }
    }
    form("表四 政府信息公开行政复议、行政诉讼情况", "table4", grid)
}

/// A form whose first part is its head.
fn form(caption: &'static str, name: &'static str, grid: FormGrid) -> StatutoryForm {
    let mut parts = grid.finish(name).into_iter();
    StatutoryForm { caption, name, head: parts.next().unwrap_or_default(), bodies: parts.collect() }
}

/// A number of a row; a cell without one stays empty, and a check tells of it.
fn number(numbers: &[f64], at: usize) -> String {
    numbers.get(at).map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use gongbao_content::{
        document,
        kinds::{Entry, Kind, report::Report},
        settings::Settings,
    };

    use super::{StatutoryForm, applications, issued, reviews};

    /// A report whose rows hold these numbers.
    fn report() -> Report {
        let text = "---\ntitle: 某街道办事处2023年政府信息公开工作年度报告\nyear: 2023\nreport_type: disclosure\n\
            表二:\n  规章: [0, 0, 0]\n  行政规范性文件: [1, 2, 3]\n  行政许可: [4]\n  行政处罚: [5]\n  行政强制: [6]\n  行政事业性收费: [7.5]\n\
            表三:\n  一、本年新收政府信息公开申请数量: [1, 2, 3, 4, 5, 6]\n  （一）予以公开: [1, 0, 0, 0, 0, 0]\n  （三）不予公开：2.其他法律行政法规禁止公开: [0, 0, 0, 0, 0, 1]\n\
            表四:\n  行政复议: [1, 0, 0, 0]\n  行政诉讼：未经复议直接起诉: [0, 2, 0, 0]\n  行政诉讼：复议后起诉: [0, 0, 3, 0]\n---\n文。\n";
        let kind = Kind::named("report").unwrap();
        let (document, _) = document::read(
            "reports/a.md",
            kind,
            text,
            &Settings::default(),
            gongbao_base::date::Date::default(),
        );
        match document.public().unwrap().entry {
            Entry::Report(report) => *report,
            _ => Report::default(),
        }
    }

    /// A line a row: texts, with heads in brackets and what they span.
    fn lines(form: &StatutoryForm) -> Vec<String> {
        let json = serde_json::to_value(form).unwrap();
        let rows = |part: &serde_json::Value| {
            let rows = part.as_array().cloned().unwrap_or_default();
            rows.into_iter()
                .map(|row| row.as_array().cloned().unwrap_or_default())
                .map(|row| {
                    let cell = |cell: &serde_json::Value| {
                        let text = cell["text"].as_str().unwrap_or_default().to_owned();
                        let span = match (cell["high"].as_u64(), cell["wide"].as_u64()) {
                            (Some(1), Some(1)) => String::new(),
                            (high, wide) => {
                                format!("{}x{}", high.unwrap_or_default(), wide.unwrap_or_default())
                            }
                        };
                        match cell["scope"].as_str() {
                            Some(scope) => format!("[{text} {}{span}]", &scope[..1]),
                            None => format!("{text}{span}"),
                        }
                    };
                    row.iter().map(cell).collect::<Vec<_>>().join("|")
                })
                .collect::<Vec<_>>()
        };
        let mut lines = rows(&json["head"]);
        for body in json["bodies"].as_array().unwrap() {
            lines.push("-".to_owned());
            lines.extend(rows(body));
        }
        lines
    }

    #[test]
    fn table_two_has_its_items_heads_and_rows() {
        assert_eq!(
            lines(&issued(&report().table2.unwrap())),
            [
                "-",
                "[第二十条第（一）项 c1x4]",
                "[信息内容 c]|[本年制发件数 c]|[本年废止件数 c]|[现行有效件数 c]",
                "[规章 r]|0|0|0",
                "[行政规范性文件 r]|1|2|3",
                "-",
                "[第二十条第（五）项 c1x4]",
                "[信息内容 c]|[本年处理决定数量 c1x3]",
                "[行政许可 r]|41x3",
                "-",
                "[第二十条第（六）项 c1x4]",
                "[信息内容 c]|[本年处理决定数量 c1x3]",
                "[行政处罚 r]|51x3",
                "[行政强制 r]|61x3",
                "-",
                "[第二十条第（八）项 c1x4]",
                "[信息内容 c]|[本年收费金额（单位：万元） c1x3]",
                "[行政事业性收费 r]|7.51x3",
            ]
        );
    }

    #[test]
    fn table_three_has_three_rows_of_heads_groups_and_the_sum_that_it_asks_for() {
        let lines = lines(&applications(&report().table3.unwrap()));
        assert_eq!(
            &lines[..6],
            [
                "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）3x3|[申请人情况 c1x7]",
                "[自然人 c2x1]|[法人或其他组织 c1x5]|[总计 c2x1]",
                "[商业企业 c]|[科研机构 c]|[社会公益组织 c]|[法律服务机构 c]|[其他 c]",
                "-",
                "[一、本年新收政府信息公开申请数量 r1x3]|1|2|3|4|5|6|21",
                "[二、上年结转政府信息公开申请数量 r1x3]|||||||",
            ]
        );
        assert_eq!(lines[6], "-");
        assert_eq!(lines[7], "[三、本年度办理结果 r22x1]|[（一）予以公开 r1x2]|1|0|0|0|0|0|1");
        assert!(
            lines[8]
                .starts_with("[（二）部分公开（区分处理的，只计这一情形，不计其他情形） r1x2]|")
        );
        assert!(lines[9].starts_with("[（三）不予公开 r8x1]|[1.属于国家秘密 r]|"));
        assert_eq!(lines[10], "[2.其他法律行政法规禁止公开 r]|0|0|0|0|0|1|1");
        assert!(lines[17].starts_with("[（四）无法提供 r3x1]|"));
        assert!(lines[20].starts_with("[（五）不予处理 r5x1]|"));
        assert!(lines[25].starts_with("[（六）其他处理 r3x1]|[1.申请人无正当理由逾期不补正、"));
        assert_eq!(lines[28], "[（七）总计 r1x2]|1|0|0|0|0|1|2");
        assert_eq!(lines[29], "-");
        assert!(lines[30].starts_with("[四、结转下年度继续办理 r1x3]|"));
        assert_eq!(lines.len(), 31);
    }

    #[test]
    fn table_four_is_one_line_below_three_rows_of_heads() {
        let form = reviews(&report().table4.unwrap());
        let outcomes = "[结果维持 c]|[结果纠正 c]|[其他结果 c]|[尚未审结 c]|[总计 c]";
        assert_eq!(
            lines(&form),
            [
                "[行政复议 c2x5]|[行政诉讼 c1x10]",
                "[未经复议直接起诉 c1x5]|[复议后起诉 c1x5]",
                &[outcomes; 3].join("|"),
                "-",
                "1|0|0|0|1|0|2|0|0|2|0|0|3|0|3",
            ]
        );
    }

    #[test]
    fn every_number_names_its_heads() {
        let json = serde_json::to_value(applications(&report().table3.unwrap())).unwrap();
        let ids = |text: &str| {
            let found = json["head"].as_array().unwrap().iter().chain(
                json["bodies"].as_array().unwrap().iter().flat_map(|body| body.as_array().unwrap()),
            );
            found
                .flat_map(|row| row.as_array().unwrap())
                .find(|cell| cell["text"] == text && cell["id"] != "")
                .map(|cell| cell["id"].as_str().unwrap().to_owned())
                .unwrap()
        };
        // 商业企业 of the second way to refuse.
        let heads: Vec<String> = [
            "申请人情况",
            "法人或其他组织",
            "商业企业",
            "三、本年度办理结果",
            "（三）不予公开",
            "2.其他法律行政法规禁止公开",
        ]
        .into_iter()
        .map(ids)
        .collect();
        assert_eq!(json["bodies"][1][3][2]["headers"], heads.join(" "));
    }
}
