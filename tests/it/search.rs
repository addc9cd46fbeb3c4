//! Search: what stands in a text is found, what does not is not; by the engine that reads the files of a build.

use std::{collections::BTreeSet, fs};

use gongbao_search::{engine::Engine, token};
use proptest::prelude::*;

use crate::{harness::Site, shared::random::Random};

/// Words with everything that folding and cutting must get right.
const PIECES: [&str; 24] = [
    "法律",
    "援助",
    "工作",
    "站",
    "〔2023〕",
    "5号",
    "２０２３年",
    "第15号",
    "，",
    "。",
    "A4",
    "Wi-Fi",
    "020-12345678",
    "書",
    "书",
    "龙鹤",
    "鹤龙街",
    "的",
    "\n\n",
    "（一）",
    "12348",
    "二〇二三年",
    "é",
    "㎡",
];

fn index(site: &Site) -> String {
    let folder = fs::read_dir(site.public().join("search"))
        .unwrap()
        .map(Result::unwrap)
        .find(|entry| entry.path().is_dir())
        .unwrap();
    format!("search/{}", folder.file_name().to_string_lossy())
}

fn found(site: &Site, query: &str) -> BTreeSet<String> {
    let read = |address: &str| fs::read_to_string(site.public().join(address)).ok();
    let folder = index(site);
    let engine = Engine::open(&folder, &read).unwrap();
    engine
        .search(query, &[], false)
        .unwrap()
        .into_iter()
        .map(|found| found.fields.address)
        .collect()
}

fn body(seed: u64, length: usize) -> String {
    let mut random = Random(seed.wrapping_mul(6_364_136_223_846_793_005) | 1);
    (0..length).map(|_| PIECES[random.below(PIECES.len())]).collect()
}

/// The tokens of each line of a text: what a phrase may stand in.
fn lines(text: &str) -> Vec<Vec<String>> {
    text.lines().map(token::texts).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_false_miss_and_no_false_hit(seed in any::<u64>(), count in 2_usize..12, longest in 3_usize..900) {
        let site = Site::new();
        let mut random = Random(seed | 1);
        let bodies: Vec<String> = (0..count).map(|number| body(seed.wrapping_add(number as u64), 1 + random.below(longest))).collect();
        for (number, text) in bodies.iter().enumerate() {
            site.notice(&format!("n{number}"), "标题", text);
        }
        site.build();
        let texts: Vec<Vec<Vec<String>>> = bodies.iter().map(|text| lines(text)).collect();
        for _ in 0..12 {
            let of = random.below(count);
            let line = &texts[of][random.below(texts[of].len().max(1)).min(texts[of].len().saturating_sub(1))..].first().cloned().unwrap_or_default();
            if line.len() < 2 { continue; }
            let start = random.below(line.len() - 1);
            let length = 2 + random.below((line.len() - start - 1).min(20));
            let piece = &line[start..start + length];
            let expected: BTreeSet<String> = texts.iter().enumerate()
                .filter(|(_, lines)| lines.iter().any(|line| line.windows(length).any(|window| window == piece)))
                .map(|(number, _)| format!("notices/n{number}.html")).collect();
            // Runs side by side would join when typed without anything between.
            let query: String = piece.iter().map(|token| format!("{token}、")).collect();
            let query = query.trim_end_matches('、');
            let got = found(&site, query);
            let missing: Vec<_> = expected.difference(&got).collect();
            prop_assert!(missing.is_empty(), "{query}: missing {missing:?}");
            // Years and document numbers are found in other ways of writing too; everything else exactly.
            let ways = gongbao_search::query::words(query);
            let allowed: BTreeSet<String> = texts.iter().enumerate()
                .filter(|(_, lines)| ways.iter().all(|word| word.iter().any(|way| lines.iter().any(|line| line.windows(way.len()).any(|window| window == way)))))
                .map(|(number, _)| format!("notices/n{number}.html")).collect();
            prop_assert_eq!(&got, &allowed, "{}", query);
            if ways.iter().all(|word| word.len() == 1) {
                prop_assert_eq!(&got, &expected, "{}", query);
            }
        }
    }
}

#[test]
fn fields_ways_of_writing_and_filters() {
    let site = Site::new();
    site.write("content/notices/a.md", "---\ntitle: 关于停车的通知\npublished: 2023-05-01\ndocument_number: 示街办〔2023〕5号\nindex_number: 114403006955506492/2023-00005\ntopic: 城乡建设\n---\n二〇二三年起在示例路停车收费，面积100㎡。\n");
    site.write("content/notices/b.md", "---\ntitle: 另一份\npublished: 2022-05-01\ndocument_number: 示街办〔2022〕15号\n---\n示街办〔2023〕15号另有规定，圖書館停車。电话020-12345678。\n");
    site.write("content/notices/c.md", "---\ntitle: 撤下的停车规定\npublished: 2021-05-01\nwithdrawn: {date: 2021-06-01, reason: 内容有误}\n---\n停车。\n");
    site.write("content/stations/s.md", "---\ntitle: 示例站\nstation_type: 法律援助工作站\ncommunity: 第一社区\naddress: 示例路1号\nphones: [\"020-87654321\"]\nservices: [法律咨询]\nverified: 2024-05-01\n---\n");
    site.build();
    let one = |query: &str, expected: &[&str]| {
        let got: Vec<String> = found(&site, query).into_iter().collect();
        assert_eq!(got, expected, "{query}");
    };
    let (a, b, s) = ("notices/a.html", "notices/b.html", "stations/s.html");
    for query in [
        "示街办〔2023〕5号",
        "示街办[2023]5号",
        "示街办（２０２３）5号",
        "示街办【2023】 5号",
        "示街办〔2023〕5",
        "示街办2023年第5号",
        "示街办2023年5号",
        "\"示街办〔2023〕5号\"",
    ] {
        one(query, &[a]);
    }
    one("5号", &[a]);
    one("15号", &[b]);
    one("114403006955506492/2023-00005", &[a]);
    one("2023年", &[a]);
    one("二〇二三年", &[a]);
    one("图书馆", &[b]);
    one("圖書館", &[b]);
    one("停车", &[a, b]);
    one("停车 收费", &[a]);
    one("停车 不存在", &[]);
    for query in ["020-12345678", "020 12345678", "02012345678", "０２０－１２３４５６７８"]
    {
        one(query, &[b]);
    }
    one("第一社区", &[s]);
    one("示例路", &[a, s]);
    one("87654321", &[s]);
    one("法律咨询", &[s]);
    one("站", &[s]);
    one("100m2", &[a]);
    one("，", &[]);
    let folder = index(&site);
    let read = |address: &str| fs::read_to_string(site.public().join(address)).ok();
    let engine = Engine::open(&folder, &read).unwrap();
    let filtered = |name: &str, value: &str| {
        engine.search("停车", &[(name.to_owned(), value.to_owned())], false).unwrap().len()
    };
    assert_eq!(
        (
            filtered("年份", "2023年"),
            filtered("主题", "城乡建设"),
            filtered("年份", "1999年"),
            filtered("没有", "x")
        ),
        (1, 1, 0, 0)
    );
    assert_eq!(engine.search("停车", &[], true).unwrap()[0].fields.date, "2023-05-01");
    assert_eq!(engine.search("另一份", &[], false).unwrap()[0].fields.address, b);
}

#[test]
fn the_command_answers_for_people_and_for_programs() {
    let site = Site::new();
    site.notice("a", "停车通知", "停车收费。");
    assert_eq!(site.run(&["search", "停车"]).status.code(), Some(2), "no site yet");
    site.build();
    let output = site.run(&["search", "停车"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && text.contains("停车通知") && text.contains("notices/a.html"),
        "{text}"
    );
    let output = site.run(&["search", "停车", "--json", "--filter", "年份=2024年"]);
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["address"], "notices/a.html");
    assert_eq!(site.run(&["search", "停车", "--filter", "年份"]).status.code(), Some(2));
    let head = walkdir::WalkDir::new(site.public().join("search"))
        .into_iter()
        .map(Result::unwrap)
        .find(|entry| entry.file_name() == "head.js")
        .unwrap();
    fs::write(head.path(), "gongbao.head({").unwrap();
    assert_eq!(site.run(&["search", "停车"]).status.code(), Some(3), "a broken index is told");
}

#[test]
fn the_offline_edition_leaves_out_what_only_servers_read() {
    let site = Site::new();
    site.notice("a", "停车通知", "停车收费。");
    assert!(site.run(&["build", "-q", "--offline"]).status.success());
    let has = |file: &str| site.root.join("offline").join(file).exists();
    assert!(
        has("index.html") && has("打开方法.txt") && has("search.html") && has("notices/a.html")
    );
    assert!(!has("404.html") && !has("robots.txt") && !has("sitemap.xml") && !has("feed.xml"));
    assert!(!site.public().exists());
}

/// The addresses that the page would show, in order, and by what else was looked.
fn answered(site: &Site, query: &str) -> (Vec<String>, Vec<String>) {
    let read = |address: &str| fs::read_to_string(site.public().join(address)).ok();
    let folder = index(site);
    let answer = Engine::open(&folder, &read).unwrap().answer(query, &[], false).unwrap();
    (answer.results.into_iter().map(|found| found.fields.address).collect(), answer.also)
}

#[test]
fn a_question_finds_what_comes_nearest_though_words_are_missing() {
    let site = Site::new();
    site.notice("aid", "法律援助申请指南", "经济困难的公民可以申请法律援助。");
    site.notice(
        "help",
        "最低生活保障办法",
        "家庭收入低的，发给最低生活保障金，自申请之日起三十日内答复。",
    );
    site.notice("park", "停车管理办法", "车辆停放在划定的车位。");
    site.build();
    for (query, first) in [
        ("请问没有钱怎么申请法律援助呢", "notices/aid.html"),
        ("援助法律", "notices/aid.html"),
        ("低保怎么办理", "notices/help.html"),
        ("申请之日起30日内", "notices/help.html"),
        ("车子停放在哪里", "notices/park.html"),
    ] {
        let (found, _) = answered(&site, query);
        assert_eq!(found.first().map(String::as_str), Some(first), "{query}");
        assert!(self::found(&site, query).is_empty(), "{query} stands nowhere");
    }
    assert_eq!(answered(&site, "低保").1, ["最低生活保障"]);
    assert!(answered(&site, "魑魅魍魉").0.is_empty());
}

#[test]
fn an_exact_answer_comes_first_and_a_text_in_force_before_one_that_has_ended() {
    let site = Site::new();
    site.notice("said", "谁享受低保", "领取低保的家庭。");
    site.notice("official", "最低生活保障", "最低生活保障的标准。");
    let file = |expires: &str| {
        format!(
            "---\ntitle: 烟花燃放规定\npublished: 2020-05-01\nwritten: 2020-05-01\neffective: 2020-05-01\nexpires: {expires}\ncategory: 政策文件\n---\n春节禁止燃放。\n"
        )
    };
    site.write("content/notices/a-old.md", file("2021-05-01"));
    site.write("content/notices/b-new.md", file("2099-05-01"));
    site.build();
    assert_eq!(answered(&site, "低保").0, ["notices/said.html", "notices/official.html"]);
    for query in ["燃放", "烟花什么时候可以燃放"] {
        assert_eq!(
            answered(&site, query).0[..2],
            ["notices/b-new.html", "notices/a-old.html"],
            "{query}"
        );
    }
}

#[test]
fn the_page_asks_with_the_same_words_as_the_program() {
    let script = include_str!("../../themes/default/assets/nearest.js");
    assert!(script.contains(gongbao_search::rank::ASKING));
}

#[test]
fn a_frequent_gram_is_found_in_all_its_places() {
    let site = Site::new();
    for number in 0..130 {
        site.notice(&format!("n{number:03}"), &format!("第{number}号"), "街道办事处的通知。");
    }
    site.build();
    assert_eq!(found(&site, "街道办事处").len(), 130);
    assert_eq!(found(&site, "街道").len(), 130);
}

#[test]
fn what_sounds_like_it_is_found_when_nothing_holds_it() {
    let site = Site::new();
    site.notice(
        "aid",
        "某某街道法律援助工作站",
        "经济困难的公民可以申请法律援助。银行账户不收费用。",
    );
    site.notice("park", "停车管理办法", "车辆停放在划定的车位。");
    site.build();
    for (query, also) in [
        ("falvyuanzhu", "法律援助"),
        ("fa lv yuan zhu", "法律援助"),
        ("fal援助", "法律援助"),
        ("法律原助", "法律援助"),
        ("yinhangzhanghu", "银行账户"),
        ("援助申请法律", "申请法律援助"),
    ] {
        assert!(self::found(&site, query).is_empty(), "{query} stands nowhere");
        let expected = (vec!["notices/aid.html".to_owned()], vec![also.to_owned()]);
        assert_eq!(answered(&site, query), expected, "{query}");
    }
    for initials in ["flyzgzz", "mmjdflyz", "FLYZ", "tcgl"] {
        let first = if initials == "tcgl" { "notices/park.html" } else { "notices/aid.html" };
        assert_eq!(answered(&site, initials).0, [first], "{initials}");
    }
    assert_eq!(
        answered(&site, "法律援助").1,
        Vec::<String>::new(),
        "what stands there needs no sound"
    );
    assert!(answered(&site, "zzzzzz").0.is_empty());
}

#[test]
fn a_station_is_found_by_its_hours_and_who_is_on_duty() {
    let site = Site::new();
    site.write("content/stations/a.md", "---\ntitle: 第一站\nstation_type: 法律援助工作站\naddress: 示例路1号\nphones: [\"020-12345678\"]\nhours: [周一至周六9:00-12:00]\nholidays: 法定节假日休息\nduty: [{days: 周三, who: 值班律师}]\nverified: 2024-05-01\n---\n");
    site.write("content/stations/b.md", "---\ntitle: 第二站\nstation_type: 法律援助工作站\naddress: 示例路2号\nphones: [\"020-12345679\"]\nverified: 2024-05-01\n---\n");
    site.build();
    for query in
        ["周末", "周末开放吗", "几点开门", "律师", "找律师", "节假日", "周三值班", "星期六"]
    {
        let (found, _) = answered(&site, query);
        assert_eq!(found.first().map(String::as_str), Some("stations/a.html"), "{query}");
        assert!(query.contains('吗') || found.len() == 1, "{query}: {found:?}");
    }
    let output = site.run(&["search", "周末", "--json"]);
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&line["phone"], &line["place"]), (&"020-12345678".into(), &"示例路1号".into()));
    assert!(line["hours"].as_str().unwrap().contains("周六"), "{line}");
}

#[test]
fn only_the_first_page_is_in_the_order_of_titles() {
    let site = Site::new();
    for number in 0..12 {
        let text = if number < 11 { "停车。".to_owned() } else { String::new() };
        let title =
            if number < 11 { format!("第{number}份停车规定") } else { "停车".to_owned() };
        site.notice(&format!("n{number:02}"), &title, &text);
    }
    site.build();
    let (found, _) = answered(&site, "停车");
    assert_eq!(found.len(), 12);
    assert_eq!(
        found[11], "notices/n11.html",
        "it has the word once, and a page knows no titles but its own"
    );
}
