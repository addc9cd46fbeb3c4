//! A statutory report becomes a document with no cell typed by hand; what the file does not say for certain is asked.

use gongbao_content::{
    document,
    kinds::{Entry, report::Report},
    settings::Settings,
};
use gongbao_import::{Answers, Conversion, ImportInput, import};

use super::{
    forms::{
        self, Form, Piece, docx, html, numbers_three, report, table_four, table_three, table_two,
    },
    support::{self, answers, asked, input, offered, text},
};

fn bring(name: &str, bytes: &[u8], given: &Answers) -> Conversion {
    let input = ImportInput { kind: None, ..input(name, bytes) };
    import(&input, given).unwrap()
}

fn whole() -> Vec<Piece> {
    report(table_two(), table_three(), table_four())
}

/// The answers to what every report asks.
fn usual() -> Answers {
    answers(&[("published", "2024-01-20")])
}

/// The report as the site reads it.
fn read_back(conversion: &Conversion) -> Report {
    let text = text(conversion);
    let kind = gongbao_content::kinds::Kind::named("report").unwrap();
    let (document, findings) = document::read(
        "reports/a.md",
        kind,
        text,
        &Settings::default(),
        gongbao_base::date::Date::default(),
    );
    assert!(findings.is_empty(), "{findings:?}\n{text}");
    match document.public().unwrap().entry {
        Entry::Report(report) => *report,
        other => panic!("{other:?}"),
    }
}

/// All numbers are those of their places.
fn has_every_number(report: &Report) {
    let two = report.table2.as_ref().unwrap();
    let rows: Vec<&[f64]> = two.rows().into_iter().map(|(_, row)| row).collect();
    let wanted: [&[f64]; 6] = [&[0.0; 3], &[2.0, 1.0, 6.0], &[1024.0], &[35.0], &[4.0], &[12.5]];
    assert_eq!(rows, wanted);
    for (at, (field, row)) in report.table3.as_ref().unwrap().rows().into_iter().enumerate() {
        let wanted: Vec<f64> = numbers_three(at).into_iter().map(|n| n as f64).collect();
        assert_eq!(row, wanted, "{}", field.label);
    }
    let four: Vec<&[f64]> =
        report.table4.as_ref().unwrap().rows().into_iter().map(|(_, row)| row).collect();
    let wanted: [&[f64]; 3] =
        [&[1.0, 2.0, 3.0, 4.0, 10.0], &[5.0, 6.0, 7.0, 8.0, 26.0], &[0.0, 0.0, 0.0, 1.0, 1.0]];
    assert_eq!(four, wanted);
}

#[test]
fn word_and_html_become_the_three_tables_cell_by_cell() {
    for (name, bytes) in [("a.docx", docx(&whole())), ("a.html", html(&whole()))] {
        let found = bring(name, &bytes, &usual());
        assert!(found.questions.is_empty(), "{name}: {:?}", found.questions);
        assert_eq!(found.documents[0].kind, "report", "{name}");
        assert!(!found.documents[0].draft, "{name}");
        has_every_number(&read_back(&found));
        let text = text(&found);
        for gone in ["|", "第二十条", "勾稽"] {
            assert!(!text.contains(gone), "{name}: {gone} is left in\n{text}");
        }
    }
}

/// Portals and Word put a whole text into a table of one cell.
#[test]
fn a_report_within_a_frame_is_read() {
    let page = String::from_utf8(html(&whole())).unwrap();
    let framed = page
        .replace("<body>", "<body><table><tr><td>")
        .replace("</body>", "</td></tr></table></body>");
    let word = docx(&[Piece::Frame(whole())]);
    for (name, bytes) in [("a.html", framed.into_bytes()), ("a.docx", word)] {
        let found = bring(name, &bytes, &usual());
        assert!(found.questions.is_empty(), "{name}: {:?}", found.questions);
        has_every_number(&read_back(&found));
    }
}

#[test]
fn the_six_parts_get_their_official_titles() {
    let found = bring("a.docx", &docx(&whole()), &usual());
    let titles: Vec<&str> =
        text(&found).lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(titles, gongbao_content::kinds::report::disclosure::SECTIONS);
    let told = |words: &str| found.notes.iter().any(|note| note.zh.contains(words));
    assert!(told("五、存在问题及改进情况") && told("四、因政府信息公开工作"), "{:?}", found.notes);
}

/// Rows in another order, other words, and columns in another order: by item and head, never by place.
#[test]
fn rows_are_known_by_their_items_and_columns_by_their_heads() {
    let mut three = table_three();
    // 5 and 6 of the refusals change places.
    three.swap(11, 12);
    three[5].iter_mut().for_each(|cell| cell.0 = cell.0.replace("予以公开", "予 以 公 开"));
    three[8]
        .iter_mut()
        .for_each(|cell| cell.0 = cell.0.replace("其他法律行政法规", "其他法律、法规"));
    // 自然人 stands last before the total.
    let natural = three[1].remove(0);
    three[1].insert(1, natural);
    for row in &mut three[3..] {
        let first = row.len() - 7;
        let number = row.remove(first);
        row.insert(first + 5, number);
    }
    let pieces = report(table_two(), three, table_four());
    let found = bring("a.html", &html(&pieces), &usual());
    assert!(found.questions.is_empty(), "{:?}", found.questions);
    has_every_number(&read_back(&found));
}

/// Cells of the head and of the rows lie on different grids, as Word leaves them after columns were dragged.
#[test]
fn cells_over_several_columns_count_once() {
    let stretch = |form: Form| -> Form {
        let row = |(at, row): (usize, Vec<forms::FormCell>)| {
            let last = row.len() - 1;
            row.into_iter()
                .enumerate()
                .map(|(place, (text, high, wide))| {
                    // Heads are twice as wide; of the numbers all but the last, which takes what is left.
                    let more = if at < 3 || place < last { wide } else { 0 };
                    (text, high, wide + more.max(usize::from(place == last)))
                })
                .collect()
        };
        form.into_iter().enumerate().map(row).collect()
    };
    let pieces = report(table_two(), stretch(table_three()), table_four());
    let found = bring("a.html", &html(&pieces), &usual());
    assert!(found.questions.is_empty(), "{:?}", found.questions);
    has_every_number(&read_back(&found));
}

/// A file that lost where its heads stand: the head of the totals seems to stand before the organisations.
#[test]
fn heads_that_lost_their_places_do_not_mix_up_the_numbers() {
    let mut three = table_three();
    three[0] = vec![(String::new(), 1, 1), ("申请人情况".to_owned(), 1, 1)];
    for (row, heads) in [(1, 4), (2, 6)] {
        three[row].iter_mut().for_each(|cell| (cell.1, cell.2) = (1, 1));
        assert!(three[row].len() < heads);
    }
    three[2].splice(0..0, (0..3).map(|_| (String::new(), 1, 1)));
    let found = bring("a.html", &html(&report(table_two(), three, table_four())), &usual());
    assert!(found.questions.is_empty(), "{:?}", found.questions);
    has_every_number(&read_back(&found));
}

#[test]
fn empty_cells_are_asked_once_and_never_taken_for_nought() {
    let mut three = table_three();
    let last = three[6].len() - 1;
    three[6][last - 1].0 = String::new();
    three[7][last - 2].0 = "/".to_owned();
    let bytes = html(&report(table_two(), three, table_four()));
    let found = bring("a.html", &bytes, &usual());
    assert_eq!(asked(&found), ["table3-blank"]);
    assert!(found.documents[0].draft && text(&found).contains("# 待答"), "{}", text(&found));
    let given =
        answers(&[("published", "2024-01-20"), ("figures", "不要"), ("table3-blank", "是")]);
    let found = bring("a.html", &bytes, &given);
    assert!(found.questions.is_empty(), "{:?}", found.questions);
    let table = read_back(&found).table3.unwrap();
    assert_eq!(table.rows()[3].1[5], 0.0);
    assert_eq!(table.rows()[4].1[3], 0.0);
}

/// A sheet has no cell where nothing stands, and so does what old Word files tell.
#[test]
fn a_cell_that_is_not_there_moves_no_number() {
    let mut three = table_three();
    three[6][3].0 = String::new();
    let kind = gongbao_content::kinds::Kind::named("report");
    let bytes = support::workbook(&forms::sheet(&three));
    let given =
        answers(&[("title", "某街道2023年政府信息公开工作年度报告"), ("published", "2024-01-20")]);
    let input = ImportInput { kind, ..input("a.xlsx", &bytes) };
    let found = import(&input, &given).unwrap();
    assert_eq!(asked(&found), ["table3-blank"]);
    let mut given = given;
    given.give("table3-blank", "是");
    let table = read_back(&import(&input, &given).unwrap()).table3.unwrap();
    assert_eq!(table.partly, [30.0, 31.0, 0.0, 33.0, 34.0, 35.0, 195.0]);
    assert_eq!(table.granted, [20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 135.0]);
}

#[test]
fn a_row_that_is_missing_or_not_a_number_is_asked() {
    let mut three = table_three();
    let last = three[10].len() - 1;
    three[10][last].0 = "见附件".to_owned();
    let petition = three.remove(18);
    let group = (petition[0].0.clone(), 4, 1);
    three[18].insert(0, group);
    three[5][0].1 = 21;
    let bytes = html(&report(table_two(), three, table_four()));
    let found = bring("a.html", &bytes, &usual());
    assert_eq!(asked(&found), ["table3-third_party", "table3-petition"]);
    let mut given = usual();
    given.give("table3-third_party", "1、2、3、4、5、6、21");
    given.give("table3-petition", "0,0,0,0,0,0");
    let found = bring("a.html", &bytes, &given);
    assert!(found.questions.is_empty(), "{:?}", found.questions);
    let table = read_back(&found).table3.unwrap();
    assert_eq!(table.third_party, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 21.0]);
}

#[test]
fn the_form_of_before_2021_is_told_and_not_forced() {
    let row = |cells: &[&str]| cells.iter().map(|text| ((*text).to_owned(), 1, 1)).collect();
    let two = vec![
        vec![("第二十条第（一）项".to_owned(), 1, 4)],
        row(&["信息内容", "本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"]),
        row(&["规章", "0", "0", "0"]),
        row(&["规范性文件", "3", "3", "12"]),
    ];
    let found = bring("a.docx", &docx(&report(two, table_three(), table_four())), &usual());
    let text = text(&found);
    assert!(!text.contains("表二:") && text.contains("| 规范性文件 | 3 | 3 | 12 |"), "{text}");
    assert!(text.contains("表三:"));
    assert!(found.notes.iter().any(|note| note.zh.contains("2021年以前")), "{:?}", found.notes);
}

#[test]
fn fees_in_yuan_are_asked() {
    let mut two = table_two();
    two[12][1].0 = "本年收费金额（单位：元）".to_owned();
    let found = bring("a.html", &html(&report(two, table_three(), table_four())), &usual());
    assert_eq!(asked(&found), ["table2-fees"]);
}

#[test]
fn figures_of_the_prose_are_offered() {
    let found = bring("a.docx", &docx(&whole()), &answers(&[("published", "2024-01-20")]));
    assert_eq!(offered(&found), ["figures"]);
    assert!(!found.documents[0].draft, "nothing waits for it");
    assert_eq!(found.offers[0].read.as_deref(), Some("主动公开信息42条；工作动态28条"));
    let found = bring(
        "a.docx",
        &docx(&whole()),
        &answers(&[("published", "2024-01-20"), ("figures", "全部")]),
    );
    let report = read_back(&found);
    assert_eq!(report.figures.len(), 2);
    assert_eq!((report.figures[0].value, report.figures[0].unit.as_str()), (42.0, "条"));
    assert!(
        text(&found).contains("全年主动公开信息{{n1}}，其中工作动态{{n2}}。"),
        "{}",
        text(&found)
    );
}
