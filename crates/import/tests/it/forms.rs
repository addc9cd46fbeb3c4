//! A report on disclosure with the tables that 国办公开办函〔2021〕30号 prints, as a page and as a Word file.

use super::samples::archive;

/// A cell: its text, its height and width.
pub(crate) type FormCell = (String, usize, usize);
/// Rows of cells; places that a higher cell covers are left out.
pub(crate) type Form = Vec<Vec<FormCell>>;

fn cell(text: &str) -> FormCell {
    (text.to_owned(), 1, 1)
}

fn wide(text: &str, wide: usize) -> FormCell {
    (text.to_owned(), 1, wide)
}

/// Table two: `rules` and `normative` with three numbers, then single ones as wide as three.
pub(crate) fn table_two() -> Form {
    let mut form = Vec::new();
    let part = |form: &mut Form, item: &str, head: &str, rows: &[(&str, &str)]| {
        form.push(vec![wide(item, 4)]);
        form.push(vec![cell("信息内容"), wide(head, 3)]);
        form.extend(rows.iter().map(|(name, number)| vec![cell(name), wide(number, 3)]));
    };
    form.push(vec![wide("第二十条第（一）项", 4)]);
    form.push(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"].map(cell).to_vec());
    form.push(["规章", "0", "0", "0"].map(cell).to_vec());
    form.push(["行政规范性文件", "2", "1", "６"].map(cell).to_vec());
    part(&mut form, "第二十条第（五）项", "本年处理决定数量", &[("行政许可", "1,024")]);
    let acts = [("行政处罚", "35"), ("行政强制", "4")];
    part(&mut form, "第二十条第（六）项", "本年处理决定数量", &acts);
    let fees = "本年收费金额（单位：万元）";
    part(&mut form, "第二十条第（八）项", fees, &[("行政事业性收费", "12.5")]);
    form
}

/// An item of table three: its words, the groups that it begins with their heights, how many columns it takes.
type FormItem = (&'static str, &'static [(&'static str, usize)], usize);

/// The items of table three as the form words them.
const ITEMS: [FormItem; 25] = [
    ("一、本年新收政府信息公开申请数量", &[], 3),
    ("二、上年结转政府信息公开申请数量", &[], 3),
    ("（一）予以公开", &[("三、本年度办理结果", 22)], 2),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", &[], 2),
    ("1．属于国家秘密", &[("（三）不予公开", 8)], 1),
    ("2．其他法律行政法规禁止公开", &[], 1),
    ("3．危及“三安全一稳定”", &[], 1),
    ("4．保护第三方合法权益", &[], 1),
    ("5．属于三类内部事务信息", &[], 1),
    ("6．属于四类过程性信息", &[], 1),
    ("7．属于行政执法案卷", &[], 1),
    ("8．属于行政查询事项", &[], 1),
    ("1．本机关不掌握相关政府信息", &[("（四）无法提供", 3)], 1),
    ("2．没有现成信息需要另行制作", &[], 1),
    ("3．补正后申请内容仍不明确", &[], 1),
    ("1．信访举报投诉类申请", &[("（五）不予处理", 5)], 1),
    ("2．重复申请", &[], 1),
    ("3．要求提供公开出版物", &[], 1),
    ("4．无正当理由大量反复申请", &[], 1),
    ("5．要求行政机关确认或重新出具已获取信息", &[], 1),
    (
        "1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        &[("（六）其他处理", 3)],
        1,
    ),
    ("2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", &[], 1),
    ("3．其他", &[], 1),
    ("（七）总计", &[], 2),
    ("四、结转下年度继续办理", &[], 3),
];

/// The numbers of a row of table three: those of its place, so that no two rows or columns can be taken for each other.
pub(crate) fn numbers_three(row: usize) -> Vec<usize> {
    let six: Vec<usize> = (0..6).map(|column| row * 10 + column).collect();
    let total = six.iter().sum();
    [six, vec![total]].concat()
}

/// Table three with three rows of heads.
pub(crate) fn table_three() -> Form {
    let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    let mut form: Form = vec![
        vec![(corner.to_owned(), 3, 3), wide("申请人情况", 7)],
        vec![("自然人".to_owned(), 2, 1), wide("法人或其他组织", 5), ("总计".to_owned(), 2, 1)],
        ["商业\n企业", "科研\n机构", "社会公益组织", "法律服务机构", "其他"].map(cell).to_vec(),
    ];
    for (row, (item, groups, across)) in ITEMS.iter().enumerate() {
        let groups = groups.iter().map(|(text, high)| ((*text).to_owned(), *high, 1));
        let numbers = numbers_three(row).into_iter().map(|number| cell(&number.to_string()));
        form.push(groups.chain([wide(item, *across)]).chain(numbers).collect());
    }
    form
}

/// Table four in one line.
pub(crate) fn table_four() -> Form {
    let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let heads = (0..3).flat_map(|_| outcomes.map(cell)).collect();
    let numbers = [1, 2, 3, 4, 10, 5, 6, 7, 8, 26, 0, 0, 0, 1, 1];
    vec![
        vec![("行政复议".to_owned(), 2, 5), wide("行政诉讼", 10)],
        vec![wide("未经复议直接起诉", 5), wide("复议后起诉", 5)],
        heads,
        numbers.map(|number: i32| cell(&number.to_string())).to_vec(),
    ]
}

/// What stands in a report: lines of text and tables.
pub(crate) enum Piece {
    Line(&'static str),
    Table(Form),
    /// A table of one cell around all of it.
    Frame(Vec<Piece>),
}

/// A whole report; two of its parts have titles in other words.
pub(crate) fn report(two: Form, three: Form, four: Form) -> Vec<Piece> {
    vec![
        Piece::Line("测试街道办事处2023年政府信息公开工作年度报告"),
        Piece::Line("一、总体情况"),
        Piece::Line("全年主动公开信息42条，其中工作动态28条。"),
        Piece::Line("二、主动公开政府信息情况"),
        Piece::Table(two),
        Piece::Line("三、收到和处理政府信息公开申请情况"),
        Piece::Table(three),
        Piece::Line("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        Piece::Table(four),
        Piece::Line("五、存在问题及改进情况"),
        Piece::Line("有的社区公开不够及时，下一步每月核对一次。"),
        Piece::Line("六、其他需要报告的事项"),
        Piece::Line("没有收取信息处理费。"),
    ]
}

/// As a page.
pub(crate) fn html(pieces: &[Piece]) -> Vec<u8> {
    let mut out = String::from("<html><body>");
    for piece in pieces {
        match piece {
            Piece::Line(line) => out.push_str(&format!("<p>{line}</p>")),
            Piece::Frame(_) => {}
            Piece::Table(form) => {
                out.push_str("<table>");
                for row in form {
                    out.push_str("<tr>");
                    for (text, high, wide) in row {
                        let text = text.replace('\n', "<br>");
                        out.push_str(&format!(
                            "<td rowspan=\"{high}\" colspan=\"{wide}\"><p>{text}</p></td>"
                        ));
                    }
                    out.push_str("</tr>");
                }
                out.push_str("</table>");
            }
        }
    }
    out.into_bytes()
}

/// As a Word file: cells that go down repeat as empty ones, as Word writes them.
pub(crate) fn docx(pieces: &[Piece]) -> Vec<u8> {
    let paragraph = |text: &str| {
        let runs: Vec<String> = text.split('\n').map(|line| format!("<w:t>{line}</w:t>")).collect();
        format!("<w:p><w:r>{}</w:r></w:p>", runs.join("<w:br/>"))
    };
    let body = word_body(pieces, &paragraph);
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

fn word_body(pieces: &[Piece], paragraph: &dyn Fn(&str) -> String) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Line(line) => paragraph(line),
        Piece::Table(form) => word_table(form, paragraph),
        Piece::Frame(inner) => {
            let inner = word_body(inner, paragraph);
            format!("<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")
        }
    };
    pieces.iter().map(piece).collect()
}

fn word_table(form: &Form, paragraph: &dyn Fn(&str) -> String) -> String {
    let width = form[0].iter().map(|(_, _, wide)| wide).sum();
    // For each column how many rows more a cell from above reaches down, and how wide it is.
    let mut open: Vec<(usize, usize)> = vec![(0, 1); width];
    let mut out = String::from("<w:tbl>");
    for row in form {
        out.push_str("<w:tr>");
        let (mut column, mut cells) = (0, row.iter());
        while column < width {
            let (left, wide) = open[column];
            let (text, merge, wide) = if left > 0 {
                open[column].0 -= 1;
                (String::new(), "<w:vMerge/>", wide)
            } else {
                let (text, high, wide) = cells.next().expect("a form has all its cells");
                open[column] = (high - 1, *wide);
                let merge = if *high > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
                (text.clone(), merge, *wide)
            };
            out.push_str(&format!(
                "<w:tc><w:tcPr><w:gridSpan w:val=\"{wide}\"/>{merge}</w:tcPr>{}</w:tc>",
                paragraph(&text)
            ));
            column += wide;
        }
        out.push_str("</w:tr>");
    }
    out + "</w:tbl>"
}

/// A form as the rows of a sheet: numbers are numbers, an empty cell is no cell, nothing is merged.
pub(crate) fn sheet(form: &Form) -> String {
    let mut free: Vec<usize> = vec![0; form[0].iter().map(|(_, _, wide)| wide).sum()];
    let mut out = String::new();
    for (row, cells) in (1..).zip(form) {
        let mut column = 0;
        out.push_str(&format!("<row r=\"{row}\">"));
        for (text, high, wide) in cells {
            while free.get(column).is_some_and(|until| *until >= row) {
                column += 1;
            }
            let place = format!("{}{row}", char::from(b'A' + u8::try_from(column).unwrap()));
            match text.parse::<f64>() {
                Ok(number) => out.push_str(&format!("<c r=\"{place}\"><v>{number}</v></c>")),
                Err(_) if text.is_empty() => {}
                Err(_) => out.push_str(&format!(
                    "<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
                )),
            }
            free[column..column + wide].fill(row + high - 1);
            column += wide;
        }
        out.push_str("</row>");
    }
    out
}
