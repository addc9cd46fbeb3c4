//! Numbers of persons in every shape in which a page can show them: found with their place, whatever the source looks like.

use gongbao_base::finding::Finding;
use gongbao_check::fix;
use gongbao_content::{kinds::Kind, settings::Settings};

use crate::memory;

/// A number that is nobody's, in the groups in which people part it.
struct Sample {
    code: &'static str,
    groups: &'static [&'static str],
}

impl Sample {
    fn whole(&self) -> String {
        self.groups.concat()
    }

    fn parted(&self, gap: &str) -> String {
        self.groups.join(gap)
    }

    /// Each digit as `write` writes it.
    fn written(&self, write: impl Fn(u32) -> String) -> String {
        self.whole().chars().map(|c| c.to_digit(10).map_or(c.to_string(), &write)).collect()
    }
}

/// The sample of GB 11643 and another one; a mobile and cards with test prefixes.
const SAMPLES: [Sample; 5] = [
    Sample { code: "PII-01", groups: &["110105", "19491231", "002X"] },
    Sample { code: "PII-01", groups: &["440111", "19900307", "1232"] },
    Sample { code: "PII-02", groups: &["138", "0013", "8000"] },
    Sample { code: "PII-03", groups: &["4111", "1111", "1111", "1111"] },
    Sample { code: "PII-03", groups: &["6222", "0212", "3456", "7890", "128"] },
];

fn from(one: u32) -> impl Fn(u32) -> String {
    move |digit| char::from_u32(one + digit).unwrap().to_string()
}

/// Texts that show a number, by what they are called.
fn bodies(sample: &Sample) -> Vec<(&'static str, String)> {
    let whole = sample.whole();
    let (first, rest) = (sample.groups[0], sample.groups[1..].concat());
    let mut shapes: Vec<(&str, String)> = [
        ("a no-break space", "&nbsp;"),
        ("a no-break space as it is", "\u{a0}"),
        ("a zero-width space", "\u{200b}"),
        ("a zero-width joiner", "\u{200d}"),
        ("a word joiner", "\u{2060}"),
        ("the mark of the byte order", "\u{feff}"),
        ("a zero-width space as an entity", "&#8203;"),
        ("a thin space", "\u{2009}"),
        ("a hair space", "\u{200a}"),
        ("a soft hyphen", "\u{ad}"),
        ("a soft hyphen as an entity", "&shy;"),
        ("a tab", "\t"),
        ("a space", " "),
        ("a wide space", "\u{3000}"),
        ("a dash", "-"),
        ("a long dash", "—"),
        ("a hyphen that does not break", "\u{2011}"),
        ("a dot", "."),
        ("a middle dot", "·"),
        ("a stroke", "/"),
        ("a comma", ","),
        ("a wide comma", "，"),
        ("a line break", "\n"),
        ("a hard line break", "\\\n"),
    ]
    .map(|(name, gap)| (name, format!("张某，{}，某社区。", sample.parted(gap))))
    .into();
    let digits: [(&str, &dyn Fn(u32) -> String); 9] = [
        ("full width", &from(0xFF10)),
        ("decimal entities", &|digit| format!("&#{};", 48 + digit)),
        ("hexadecimal entities", &|digit| format!("&#x{:x};", 48 + digit)),
        ("digits in circles", &|digit| match digit {
            0 => "⓪".to_owned(),
            digit => char::from_u32(0x245F + digit).unwrap().to_string(),
        }),
        ("raised digits", &|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize).unwrap().to_string()),
        ("Arabic digits", &from(0x660)),
        ("Devanagari digits", &from(0x966)),
        ("mathematical digits", &from(0x1D7CE)),
        ("Chinese numerals", &|digit| {
            "〇一二三四五六七八九".chars().nth(digit as usize).unwrap().to_string()
        }),
    ];
    shapes.extend(digits.map(|(name, write)| (name, format!("张某：{}。", sample.written(write)))));
    shapes.extend([
        ("plain", format!("号码是{whole}。")),
        ("all bold", format!("**{whole}**")),
        ("half bold", format!("{first}**{rest}**")),
        ("bold within", format!("**{first}**{rest}")),
        ("bold and not", format!("**张某{first}**{rest}")),
        ("leaning", format!("张某 *{whole}* 号")),
        ("code", format!("`{whole}`")),
        ("half code", format!("{first}`{rest}`")),
        ("a code block", format!("```\n{whole}\n```")),
        ("a link's words", format!("[{whole}](https://a.example/)")),
        ("half a link's words", format!("{first}[{rest}](https://a.example/)")),
        ("a link's address", format!("[张某](https://a.example/?n={whole})")),
        ("a link's title", format!("[张某](https://a.example/ \"{whole}\")")),
        ("a picture's words", format!("![张某{whole}](../a.png)")),
        ("a heading", format!("## 张某 {whole}")),
        ("a list", format!("1. 张某 {whole}\n2. 李某")),
        ("a quotation", format!("> 张某 {first}\n> {rest}")),
        ("a cell", format!("| 甲 | 乙 |\n|---|---|\n| 张某 | {whole} |")),
        ("letters after", format!("张某{whole}abc。")),
        ("a word before", format!("张某 no{whole}，")),
        ("brackets", format!("张某（{whole}）")),
        ("a stroke after", format!("{whole}/张某")),
        ("a label", format!("联系方式：{whole}")),
    ]);
    if sample.code == "PII-01" {
        shapes.extend([
            ("two cells", format!("| 甲 | 乙 | 丙 |\n|---|---|---|\n| 张某 | {first} | {rest} |")),
            ("two rows", format!("| 甲 |\n|---|\n| {first} |\n| {rest} |")),
            (
                "a box for each digit",
                format!(
                    "|{}\n|{}\n|{}|",
                    "甲|".repeat(18),
                    "-|".repeat(18),
                    whole.chars().map(|c| c.to_string()).collect::<Vec<_>>().join("|")
                ),
            ),
        ]);
    } else {
        shapes.extend([
            (
                "two cells with a label",
                format!("| 甲 | 乙 | 丙 |\n|---|---|---|\n| 电话、卡号 | {first} | {rest} |"),
            ),
            ("two rows with a label", format!("| 电话卡号 |\n|---|\n| {first} |\n| {rest} |")),
        ]);
    }
    shapes
}

/// What only a phone looks like.
fn mobiles() -> Vec<(&'static str, String)> {
    [
        ("bold with a number sign", "请拨**13800138000**号"),
        ("followed by 号", "请拨13800138000号联系"),
        ("followed by 个", "请拨13800138000个人"),
        ("after 第", "第13800138000"),
        ("two with a comma", "电话13800138000,13900139000"),
        ("two with a stroke", "电话13800138000/13900139000"),
        ("two with a wide comma", "电话13800138000，13900139000"),
        ("two with a mark of lists", "电话13800138000、13900139000"),
        ("a landline before", "电话020-12345678/13800138000"),
        ("+86", "+86 13800138000"),
        ("+86 with a dash", "+86-138-0013-8000"),
        ("(+86)", "(+86)13800138000"),
        ("0086", "008613800138000"),
        ("0086 with a space", "0086 13800138000"),
        ("0086 with a dash", "0086-138-0013-8000"),
        ("Excel's decimals", "13800138000.0"),
        ("two of Excel's decimals", "13800138000.00，李某"),
        ("the number of an item", "1.13800138000 张某"),
        ("Tel", "Tel:13800138000 TEL13800138000"),
        ("a note's number after", "13800138000¹"),
        ("an item in a circle before", "③13800138000"),
        ("a link to call", "[拨打](tel:13800138000)"),
        ("code with words", "`tel: 13800138000`"),
    ]
    .map(|(name, text)| (name, text.to_owned()))
    .into()
}

const FRONT: &str = "title: 通知\npublished: 2024-05-20\n";

fn notice(front: &str, body: &str) -> String {
    format!("---\n{front}---\n{body}\n")
}

fn findings(path: &str, text: &str) -> Vec<Finding> {
    memory::findings(&[(path.to_owned(), text.as_bytes().to_vec())])
}

/// Whether a file gives a finding of a code, with a place in it.
fn is_found(path: &str, text: &str, code: &str) -> bool {
    findings(path, text).iter().any(|finding| {
        finding.code == code
            && finding.is_error()
            && finding.places().all(|place| {
                let line = text.lines().nth(place.line.wrapping_sub(1)).unwrap_or_default();
                place.line > 0 && place.column <= line.chars().count()
            })
    })
}

const NOTICE: &str = "content/notices/a.md";

#[test]
fn every_kind_is_found_in_every_shape() {
    let mut missed = Vec::new();
    for sample in &SAMPLES {
        for (name, body) in bodies(sample) {
            if !is_found(NOTICE, &notice(FRONT, &body), sample.code) {
                missed.push(format!("{} with {name}: {body}", sample.code));
            }
        }
    }
    for (name, body) in mobiles() {
        if !is_found(NOTICE, &notice(FRONT, &body), "PII-02") {
            missed.push(format!("{name}: {body}"));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn front_matter_names_and_attachments_are_looked_through() {
    let mut missed = Vec::new();
    for sample in &SAMPLES {
        let whole = sample.whole();
        let escaped = sample.written(|digit| format!("\\x{:x}", 48 + digit));
        let wide = sample.written(|digit| format!("\\uFF1{digit}"));
        for front in [
            format!("summary: 张某{whole}\n"),
            format!("summary: \"张某{escaped}\"\n"),
            format!("summary: \"{wide}\"\n"),
            format!("summary: >\n  张某{}\n  {}\n", sample.groups[0], sample.groups[1..].concat()),
            format!("keywords: [张某, \"{}\"]\n", sample.parted("\\u200b")),
            format!("slug: zhang{}\n", whole.to_lowercase()),
            format!("slug: zhang-{}\n", whole.to_lowercase()),
        ] {
            if !is_found(NOTICE, &notice(&format!("{FRONT}{front}"), "正文。"), sample.code) {
                missed.push(front);
            }
        }
        let csv =
            format!("姓名,号码,年份\n张某,{whole},2024\n李某,{},2024\n", sample.parted("\u{200b}"));
        let front = format!("{FRONT}attachments:\n  - {{ file: ../files/a.csv, title: 名单 }}\n");
        let files = [
            (NOTICE.to_owned(), notice(&front, "正文。").into_bytes()),
            ("content/files/a.csv".to_owned(), csv.into_bytes()),
        ];
        let found = memory::findings(&files);
        if !found.iter().any(|finding| finding.code == sample.code && finding.is_error()) {
            missed.push("a CSV file".to_owned());
        }
        for name in
            [format!("zhang-{}", whole.to_lowercase()), format!("zhang_{whole}"), whole.clone()]
        {
            let path = format!("content/notices/{name}.md");
            let found = findings(&path, &notice(FRONT, "正文。"));
            if !found.iter().any(|finding| finding.code == sample.code) {
                missed.push(path);
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn the_place_is_where_it_was_written() {
    for (body, place) in [
        ("张某，138**0013**8000。", (5, 4, 15)),
        ("张某，138&nbsp;0013&nbsp;8000。", (5, 4, 23)),
        ("甲\n\n- 乙 `x`：&#49;3800138000", (7, 9, 15)),
        ("| 甲 | 乙 |\n|---|---|\n| a\\|b | 13800138000 |", (7, 10, 11)),
        ("> 张某\n> 1380013\n> 8000", (6, 3, 7)),
        ("![张某](a.png \"13800138000\")", (5, 14, 11)),
    ] {
        let found = findings(NOTICE, &notice(FRONT, body));
        let finding = found.iter().find(|finding| finding.code == "PII-02").expect(body);
        let at = &finding.place;
        assert_eq!((at.line, at.column, at.length), place, "{body}");
    }
}

#[test]
fn look_alikes_are_no_finding() {
    let mut wrong = Vec::new();
    for body in LOOK_ALIKES {
        let found = findings(NOTICE, &notice(FRONT, body));
        let found = found.iter().filter(|finding| finding.code.starts_with("PII"));
        wrong.extend(found.map(|finding| format!("{}: {body}", finding.code)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const LOOK_ALIKES: &[&str] = &[
    "统一社会信用代码：91440101MA5CXXXX0X，12440111773302459L，13440111586632010Q",
    "统一社会信用代码（身份证同时提交）：114401117733024598",
    "项目编号：GZCG13812345678、JG2024-138-12345、2024-440111-13-01-123456",
    "采购项目编号 440111-2024-01381，合同编号HT20241381234",
    "发票号码：13812345、24442000000138123456，发票代码044002400111",
    "ISBN 978-7-301-13812-3，ISBN 9787301138123，ISSN 1380-0138",
    "（2024）粤0111民初13812号、(2024)粤01行终1380号",
    "快递单号SF1381234567890、YT1381234567890、EA138123456CN、773138123456789",
    "时间戳1700000000、1700000000123，20240520093012、2024-05-20 09:30:12.138",
    "鹤街办〔2024〕138号，穗云府〔2023〕13号",
    "电话：020-12345678、020-87654321转801，热线12345、12348、4008001380",
    "服务热线400-138-1380、95588、800-820-1381",
    "坐标23.13812345678，113.2512345678",
    "索引号：11440100000000000A/2022-00001，006939748/2004-00170",
    "金额13800138000元、13,800,138,000.00元、¥13800138000、13800138000.00元",
    "13800138000件，13800138000平方米，13800138000%",
    "受理编号第13800138000号",
    "纸箱60*40*30cm、138*1234*5678毫米",
    "粤公网安备44011102001380号，粤ICP备13800138号-1",
    "邮编510440，网址https://www.gz.example/gkmlpt/content/13/1380/post_1380013.html",
    "https://a.example/a/13800138000.html",
    "附件：sha256 1380f13800138000ab13900139000cd、MD5 13800138000abcdef0123",
    "国标GB 11643-1999、GB/T 33994-2017，行标DA/T 80-2019",
    "2024年1月15日至2024年12月31日，共138天，1380013元",
    "| 序号 | 年份 | 金额 |\n|---|---|---|\n| 138 | 2024 | 1234 |\n| 139 | 2023 | 5678 |",
    "| 1月 | 2月 | 3月 |\n|---|---|---|\n| 138 | 0013 | 8000 |\n| 13800 | 138000 | 2 |",
    "150,20240102,3\n151,2023,0012,4\n152,20240103,5",
    "身份证2份、户口簿1份；统一社会信用代码证1份，编号114401117733024598",
    "138****8000、35*************123、张*、李**",
    "一、二、三、四、五、六、七、八、九、十、十一、十二",
    "二〇二四年一月一日，第一三八次会议",
    "排污许可证编号：91440101MA5CXXXX0X001V，食品经营许可证JY14401110138001",
    "面积1.380013公顷，增长13.8%，比值138/1380/13",
    "行政区划代码440111001，社区代码440111001013",
    "车位A-138-0013，房号138-0013，门牌13800",
];

#[test]
fn a_mistyped_identity_number_is_found_by_its_label() {
    for body in [
        "张某，身份证号：110105194912310021。",
        "公民身份号码 11010519491231 0021",
        "| 姓名 | 身份证号码 |\n|---|---|\n| 张某 | 110105194913310021 |",
        "| 身份证号码 | 110105194913310021 |\n|---|---|\n| 姓名 | 张某 |",
    ] {
        assert!(is_found(NOTICE, &notice(FRONT, body), "PII-01"), "{body}");
    }
    for body in ["编号110105194912310021", "身份证复印件1份，档案号110105194912310021"]
    {
        assert!(!is_found(NOTICE, &notice(FRONT, body), "PII-01"), "{body}");
    }
}

#[test]
fn the_fix_masks_what_is_published_and_leaves_the_rest() {
    let kind = Kind::named("notice").unwrap();
    let fixed = |body: &str| {
        let text = notice(FRONT, body);
        let mended = fix("notices/a.md", kind, &text, &Settings::default());
        let body = mended.text.unwrap_or(text).split_once("20\n---\n").unwrap().1.trim().to_owned();
        (body, mended.left.len())
    };
    for (body, expected, left) in [
        ("张某，13800138000；李某，13900139000。", "张某，138****8000；李某，139****9000。", 0),
        ("张某 138&nbsp;0013&nbsp;8000", "张某 138****8000", 0),
        ("张某 &#49;&#51;&#56;00138000、", "张某 138****8000、", 0),
        ("张某 138**0013**8000", "张某 138****8000", 0),
        ("**138**0013**8000**", "**138****8000**", 0),
        ("[张某138](b.md)00138000", "[张某138](b.md)00138000", 1),
        ("[138](b.md)00138000，13900139000", "[138](b.md)00138000，139****9000", 1),
        ("**13800138000**", "**138****8000**", 0),
        ("[拨打](tel:13800138000)", "[拨打](tel:138****8000)", 0),
        ("`13800138000`", "`138****8000`", 0),
        ("卡号4111 1111 1111 1111。", "卡号************1111。", 0),
        ("**4111111111111111**", "**4111111111111111**", 1),
    ] {
        assert_eq!(fixed(body), (expected.to_owned(), left), "{body}");
    }
}

#[test]
fn the_fix_writes_masks_into_front_matter_that_is_still_read() {
    let kind = Kind::named("notice").unwrap();
    for (value, expected) in [
        ("张某13800138000", "summary: 张某138****8000\n"),
        ("\"\\x31\\x33800138000\"", "summary: \"138****8000\"\n"),
        ("13800138000", "summary: 138****8000\n"),
    ] {
        let text = notice(&format!("{FRONT}summary: {value}\n"), "正文。");
        let fixed = fix("notices/a.md", kind, &text, &Settings::default()).text.unwrap();
        assert!(fixed.contains(expected), "{fixed}");
    }
    // A value that begins with an asterisk would be no text any more.
    let text = notice(&format!("{FRONT}summary: 4111111111111111\n"), "正文。");
    let mended = fix("notices/a.md", kind, &text, &Settings::default());
    assert_eq!((mended.text, mended.left.len()), (None, 1));
}
