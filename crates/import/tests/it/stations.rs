//! A list of stations becomes a document for each row: in Excel, as a page, as text between commas.

use gongbao_content::kinds::Kind;
use gongbao_import::{Answers, Conversion, ImportInput, import};

use super::support::{self, answers, asked, input, offered};

const ROWS: [&str; 5] = [
    "序号,名称,电话,地址,律师,律师电话,服务时间,备注",
    "1,第一社区公共法律服务工作（站）室,00000001,某某路1号,张某,13800000000,每月20日（上午9:00-11:00）,甲",
    "2,第二社区公共法律服务工作（站）室,00000001,某某路2号,李某,13900000000.0,每月第3个周二,",
    "3,第三社区公共法律服务工作（站）室,020-00000002、12348,某某路3号,待定,,每周二、四,",
    "4,某某便民服务点,见门口,某某路4号,,,,",
];

/// The rows as a page with a title across the table.
fn page() -> Vec<u8> {
    let mut out =
        String::from("<table><tr><td colspan=8>某某街道公共法律服务工作站一览表</td></tr>");
    for row in ROWS {
        let cells: String = row.split(',').map(|cell| format!("<td>{cell}</td>")).collect();
        out.push_str(&format!("<tr>{cells}</tr>"));
    }
    format!("<html><body>{out}</table></body></html>").into_bytes()
}

/// The rows as a workbook; numbers are numbers in it.
fn workbook() -> Vec<u8> {
    let mut sheet = String::new();
    for (row, cells) in ROWS.iter().enumerate() {
        sheet.push_str(&format!("<row r=\"{}\">", row + 1));
        for (column, cell) in cells.split(',').enumerate() {
            let place = format!("{}{}", char::from(b'A' + column as u8), row + 1);
            let number = cell.parse::<f64>().is_ok() && !cell.starts_with('0') && cell.len() > 1;
            sheet.push_str(&if number {
                format!("<c r=\"{place}\"><v>{cell}</v></c>")
            } else {
                format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")
            });
        }
        sheet.push_str("</row>");
    }
    support::workbook(&sheet)
}

fn bring(name: &str, bytes: &[u8], given: &Answers) -> Conversion {
    let input = ImportInput { kind: Kind::named("station"), slug: None, ..input(name, bytes) };
    import(&input, given).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn formats() -> Vec<(&'static str, Vec<u8>)> {
    let text = ROWS.join("\r\n");
    let (gbk, _, _) = encoding_rs::GBK.encode(&text);
    vec![
        ("a.xlsx", workbook()),
        ("a.html", page()),
        ("a.xls", page()),
        ("a.csv", text.clone().into_bytes()),
        ("a.csv", gbk.into_owned()),
    ]
}

#[test]
fn each_row_becomes_a_station_in_every_format() {
    for (name, bytes) in formats() {
        let found = bring(name, &bytes, &Answers::default());
        let titles: Vec<&str> =
            found.documents.iter().map(|document| document.fields[0].value.as_str()).collect();
        assert_eq!(
            titles,
            [
                "第一社区公共法律服务工作（站）室",
                "第二社区公共法律服务工作（站）室",
                "第三社区公共法律服务工作（站）室",
                "某某便民服务点",
            ],
            "{name}"
        );
        let text = |at: usize| found.documents[at].text.as_str();
        assert!(text(0).contains("地址: \"某某路1号\"\n"), "{name}: {}", text(0));
        assert!(text(0).contains("社区: \"第一社区\"\n"), "{name}: {}", text(0));
        assert!(text(0).contains("服务时间: \"每月20日（上午9:00-11:00）\"\n"), "{}", text(0));
        assert!(text(2).contains("电话: [\"020-00000002\", \"12348\"]\n"), "{}", text(2));
        let mut paths: Vec<&str> = found.documents.iter().map(|d| d.path.as_str()).collect();
        assert!(paths.iter().all(|path| path.starts_with("stations/")), "{paths:?}");
        paths.dedup();
        assert_eq!(paths.len(), 4);
        assert!(found.documents.iter().all(|document| document.draft));
    }
}

#[test]
fn no_mobile_and_no_name_comes_along_without_a_word() {
    for (name, bytes) in formats() {
        let found = bring(name, &bytes, &Answers::default());
        let all: String = found.documents.iter().map(|document| document.text.as_str()).collect();
        for gone in ["138", "139", "张某", "李某", "待定", "甲\n"] {
            assert!(!all.contains(gone), "{name}: {gone} in\n{all}");
        }
        let told = |words: &str| found.notes.iter().any(|note| note.zh.contains(words));
        assert!(told("2行的律师电话、手机没有带过来"), "{name}: {:?}", found.notes);
        assert!(told("没有带过来：备注") && told("见门口"), "{name}: {:?}", found.notes);
    }
}

#[test]
fn area_code_names_and_types_are_asked() {
    let found = bring("a.html", &page(), &Answers::default());
    assert_eq!(asked(&found), ["area_code", "station-4-type"]);
    let given = answers(&[
        ("area_code", "020"),
        ("lawyers", "是"),
        ("station-4-type", "公共法律服务工作站"),
    ]);
    let found = bring("a.html", &page(), &given);
    assert!(found.questions.is_empty(), "{:?}", found.questions);
    let text = &found.documents[0].text;
    assert!(text.contains("电话: [\"020-00000001\"]") && text.contains("值班律师：张某"), "{text}");
    assert!(!text.contains("草稿"), "{text}");
    assert!(!found.documents[2].text.contains("值班律师"), "{}", found.documents[2].text);
}

#[test]
fn the_offices_own_area_code_is_taken_and_told() {
    let phones = ["0755-00000000".to_owned()];
    let bytes = page();
    let input =
        ImportInput { kind: None, slug: None, office_phones: &phones, ..input("a.html", &bytes) };
    let found = import(&input, &Answers::default()).unwrap();
    assert_eq!(found.documents.len(), 4, "told by its words");
    assert_eq!(asked(&found), ["station-4-type"]);
    assert_eq!(offered(&found), ["lawyers"]);
    assert!(found.documents[0].text.contains("0755-00000001"));
    assert!(found.notes.iter().any(|note| note.zh.contains("区号 0755")), "{:?}", found.notes);
}

#[test]
fn rows_of_one_station_and_shared_phones_go_together() {
    let page = "<table><tr><td>站点名称<td>联系电话<td>地址<td>服务时间</tr>\
        <tr><td rowspan=2>某某社区公共法律服务工作室<td rowspan=3>020-00000009<td rowspan=2>某某路1号<td>每周一</tr>\
        <tr><td>每周三上午</tr><tr><td>某某社区人民调解室<td>某某路2号<td>预约</tr></table>";
    let found = bring("a.html", page.as_bytes(), &Answers::default());
    assert_eq!(found.documents.len(), 2);
    let text = |at: usize| found.documents[at].text.as_str();
    assert!(text(0).contains("服务时间: \"每周一；每周三上午\""), "{}", text(0));
    assert!(text(1).contains("电话: [\"020-00000009\"]"), "{}", text(1));
}

#[test]
fn a_table_of_something_else_is_no_list_of_stations() {
    let page = "<h1>关于活动安排的通知</h1><table><tr><td>活动名称<td>地点<td>时间</tr><tr><td>讲座<td>某某路1号<td>3月10日</tr></table>";
    let input = ImportInput { kind: None, ..input("a.html", page.as_bytes()) };
    let found = import(&input, &Answers::default()).unwrap();
    assert_eq!(found.documents[0].kind, "notice");
}

/// What the import writes is read by the site, hours included.
#[test]
fn the_site_reads_what_was_written() {
    let given = answers(&[("area_code", "020"), ("station-4-type", "公共法律服务工作站")]);
    let found = bring("a.html", &page(), &given);
    let kind = Kind::named("station").unwrap();
    for document in &found.documents {
        let path = &document.path;
        let settings = gongbao_content::settings::Settings::default();
        let (read, findings) = gongbao_content::document::read(
            path,
            kind,
            &document.text,
            &settings,
            gongbao_base::date::Date::default(),
        );
        assert!(
            findings.is_empty() && read.as_public().is_some(),
            "{findings:?}\n{}",
            document.text
        );
    }
}

#[test]
fn hours_that_cannot_be_read_are_asked_and_stay_meanwhile() {
    let page = "<table><tr><td>站点名称<td>地址<td>服务时间</tr><tr><td>某某社区公共法律服务工作站<td>某某路1号<td>看心情</tr></table>";
    let found = bring("a.html", page.as_bytes(), &Answers::default());
    assert_eq!(asked(&found), ["station-1-hours"]);
    assert!(
        found.documents[0].text.contains("服务时间: \"看心情\""),
        "{}",
        found.documents[0].text
    );
    let given = answers(&[("station-1-hours", "每周二上午9:00-11:00")]);
    let found = bring("a.html", page.as_bytes(), &given);
    assert!(found.questions.is_empty(), "{:?}", found.questions);
    assert!(found.documents[0].text.contains("服务时间: \"每周二上午9:00-11:00\""));
}
