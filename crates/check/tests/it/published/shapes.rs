//! Numbers that are nobody's, in every shape in which a text can show them.

/// A number that is nobody's, in the groups in which people part it.
pub(super) struct Sample {
    pub(super) code: &'static str,
    pub(super) groups: &'static [&'static str],
}

impl Sample {
    pub(super) fn whole(&self) -> String {
        self.groups.concat()
    }

    pub(super) fn parted(&self, gap: &str) -> String {
        self.groups.join(gap)
    }

    /// Each digit as `write` writes it.
    pub(super) fn written(&self, write: impl Fn(u32) -> String) -> String {
        self.whole().chars().map(|c| c.to_digit(10).map_or(c.to_string(), &write)).collect()
    }
}

/// The sample of GB 11643 and another one; a mobile and cards with test prefixes.
pub(super) const SAMPLES: [Sample; 5] = [
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
pub(super) fn bodies(sample: &Sample) -> Vec<(&'static str, String)> {
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
pub(super) fn mobiles() -> Vec<(&'static str, String)> {
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
