//! A day of publication or withdrawal that is still to come is a plan: nothing of it shows before in any output, and the first
//! build on that day does it.

use std::fs;

use crate::{
    harness::{self, SETTINGS, Site, TODAY},
    outputs::{leaks, outputs},
};

/// The day of the plans, and the one before.
const DAY: &str = "2024-06-05";
const BEFORE: &str = "2024-06-04";

/// Words that stand in the planned documents alone.
const PLANNED: [&str; 7] =
    ["朱雀", "玄武", "青龙", "白虎", "zhuque", "PICTURE-BYTES", "ATTACHMENT-BYTES"];

/// The sample site with a document of each kind that is published on a day, and one that lists them by words.
fn site(published: &str) -> Site {
    let site = harness::real_showcase();
    let date = format!("published: {published}\n");
    for (path, text) in [
        (
            "notices/plan",
            "title: 关于朱雀工作的通知\ndocument_number: 示街办〔2024〕77号\nissuer: 朱雀办公室\nwritten: 2024-05-19\ntopic: 朱雀主题\nsummary: 朱雀概述。\nkeywords: [朱雀词]\nsource: 朱雀来源\nattachments:\n  - {file: zhuque.csv, title: 朱雀附件}\n---\n朱雀桥边野草花，为做好有关工作，根据有关规定，现将有关事项通知如下：请各社区结合实际认真落实，按时报送工作情况，遇到问题及时与经办科室联系，以便统一研究处理。\n\n![朱雀图](zhuque.png)\n",
        ),
        (
            "stations/plan",
            "title: 玄武工作站\ncommunity: 玄武社区\naddress: 玄武路8号\nphones: [\"020-88880001\"]\nverified: 2024-05-01\nverified_by: 玄武核实\nhours:\n  - {days: 周一至周五, times: [\"08:08-11:11\"]}\n---\n玄武湖上一句话。\n",
        ),
        (
            "reports/plan",
            "title: 青龙街2020年法治政府建设工作报告\nyear: 2020\nreport_type: 法治政府建设\nfigures:\n  - {id: qinglong, label: 青龙指标, value: 4747474747, unit: 件}\n---\n## 一、主要举措和成效\n\n青龙审查{{qinglong}}。\n\n### （一）党政主要负责人履行第一责任人职责\n\n青龙责任。\n\n## 二、存在的不足和原因\n\n青龙不足。\n\n## 三、下一年度主要安排\n\n青龙安排。\n",
        ),
        ("pages/plan", "title: 白虎页\n---\n白虎堂中一句话。\n"),
    ] {
        site.write(&format!("content/{path}.md"), format!("---\n{date}{text}"));
    }
    let mut picture = fs::read(site.root.join("content/notices/photo.png")).unwrap();
    picture.extend(b"PICTURE-BYTES");
    site.write("content/notices/zhuque.png", picture);
    site.write("content/notices/zhuque.csv", "ATTACHMENT-BYTES,1\n");
    site
}

fn said(site: &Site, day: &str, words: &[&str]) -> (bool, String) {
    let output = site.command_on(day, words).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// What was built over the day before is what a build from nothing gives.
fn assert_warm_as_cold(site: &Site) {
    let warm = harness::tree(&site.public());
    fs::remove_dir_all(site.public()).unwrap();
    fs::remove_dir_all(site.root.join(".public.gongbao")).unwrap();
    assert!(said(site, DAY, &["build", "-q"]).0);
    assert!(warm == harness::tree(&site.public()), "a cold build of the day gives other bytes");
}

#[test]
fn what_is_planned_is_in_no_output_before_its_day_and_in_all_on_it() {
    let site = site(&format!("{DAY} 09:30"));
    for day in [TODAY, BEFORE] {
        let found = leaks(&outputs(&site, day), &PLANNED);
        assert!(found.is_empty(), "{day}: {found:#?}");
    }
    // The build before is still there: its memo does not hold back what the new day brings.
    let warm = outputs(&site, DAY);
    let found = leaks(&warm, &PLANNED);
    for (word, place) in [
        ("朱雀", "public/notices/plan.html"),
        ("朱雀", "public/index.html"),
        ("朱雀", "public/feed.xml"),
        ("玄武", "public/zz/stations/plan.html"),
        ("青龙", "public/search/"),
        ("白虎", "public/plan.html"),
        ("ATTACHMENT-BYTES", "public/notices/zhuque.csv"),
        ("PICTURE-BYTES", "packages/"),
        ("zhuque", "packages/"),
        ("朱雀", "archive/"),
    ] {
        let seen = found.iter().any(|leak| leak.starts_with(word) && leak.contains(place));
        assert!(seen, "{word} in {place}: {found:#?}");
    }
    assert_warm_as_cold(&site);
}

#[test]
fn what_is_planned_to_be_taken_down_is_whole_until_its_day_and_gone_on_it() {
    let site = site("2024-05-20");
    let notice = fs::read_to_string(site.root.join("content/notices/plan.md")).unwrap();
    let down = format!("---\nwithdrawn: {{date: {DAY}, reason: 玄鸟期满}}\n");
    site.write("content/notices/plan.md", notice.replacen("---\n", &down, 1));
    let words = ["朱雀桥边", "ATTACHMENT-BYTES", "PICTURE-BYTES", "朱雀概述"];
    let before = outputs(&site, BEFORE);
    let found = leaks(&before, &words);
    for place in ["public/notices/plan.html", "public/notices/zhuque.csv", "packages/"] {
        assert!(found.iter().any(|leak| leak.contains(place)), "{place}: {found:#?}");
    }
    let early = leaks(&before, &["玄鸟期满", "已撤下"]);
    assert!(
        early.iter().all(|leak| !leak.contains("plan") && !leak.starts_with("玄鸟")),
        "{early:#?}"
    );
    for folder in ["packages", "receipts", "archive"] {
        fs::remove_dir_all(site.root.join(folder)).unwrap();
    }
    let after = outputs(&site, DAY);
    let found = leaks(&after, &words);
    assert!(found.is_empty(), "{found:#?}");
    assert!(site.read("notices/plan.html").contains("玄鸟期满"));
    assert_warm_as_cold(&site);
}

#[test]
fn what_is_due_to_be_taken_down_is_not_published_from_the_build_before() {
    let site = Site::new();
    let target = "publish:\n  - {name: here, kind: folder, address: www}\n";
    site.write("content/site.yaml", format!("{SETTINGS}{target}"));
    site.notice("b", "另一篇", "正文。");
    site.write("content/notices/a.md", format!("---\ntitle: 公示\npublished: 2024-05-20\nwithdrawn: {{date: {DAY}, reason: 公示期满}}\n---\n朱雀桥边。\n"));
    assert!(said(&site, BEFORE, &["build", "-q"]).0);
    let (done, text) = said(&site, DAY, &["publish", "run", "here"]);
    assert!(!done && text.contains("notices/a.md"), "{text}");
    assert!(!site.root.join("www").exists());
    let (done, text) = said(&site, BEFORE, &["publish", "run", "here"]);
    assert!(done, "on the day before it is right: {text}");
    assert!(said(&site, DAY, &["build", "-q"]).0);
    let (done, text) = said(&site, DAY, &["publish", "run", "here"]);
    assert!(done, "{text}");
    assert!(leaks(&harness::tree(&site.root.join("www/current")), &["朱雀桥边"]).is_empty());
}

#[test]
fn a_text_is_checked_again_on_the_day_on_which_it_is_taken_down() {
    let site = Site::new();
    // Until its day the number in the text is published; a mask or a withdrawal mends it.
    site.write("content/notices/a.md", format!("---\ntitle: 公示\npublished: 2024-05-20\nwithdrawn: {{date: {DAY}, reason: 公示期满}}\n---\n联系手机13812345678。\n"));
    let (done, text) = said(&site, BEFORE, &["build"]);
    assert!(!done && text.contains("PII-"), "{text}");
    let (done, text) = said(&site, DAY, &["build"]);
    assert!(done && !text.contains("PII-"), "{text}");
}

#[test]
fn what_is_wrong_in_a_planned_document_stops_nobody_before_its_day() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write(
        "content/notices/b.md",
        format!("---\ntitle: 后天的通知\npublished: {DAY}\n---\n联系手机13812345678。\n"),
    );
    let (done, text) = said(&site, BEFORE, &["build"]);
    assert!(
        done && text.contains("PII-") && text.contains("warning") | text.contains("警告"),
        "{text}"
    );
    assert!(!said(&site, DAY, &["build"]).0);
}

#[test]
fn what_is_planned_is_named_where_it_is_left_out_and_in_what_falls_due() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write(
        "content/notices/b.md",
        format!("---\ntitle: 后天的通知\npublished: {DAY}\n---\n正文。\n"),
    );
    site.write("content/notices/c.md", format!("---\ntitle: 名单公示\npublished: 2024-05-20\nwithdrawn: {{date: {DAY}, reason: 公示期满}}\n---\n正文。\n"));
    for words in [["build"], ["package"]] {
        let (done, text) = said(&site, BEFORE, &words);
        assert!(done && text.contains("notices/b.md（2024-06-05）"), "{words:?}: {text}");
    }
    let (_, due) = said(&site, BEFORE, &["due"]);
    assert!(due.contains("2024-06-05  待发布，当天生成一次：后天的通知"), "{due}");
    assert!(due.contains("2024-06-05  待撤下，当天生成一次：名单公示"), "{due}");
    let (_, due) = said(&site, DAY, &["due"]);
    assert!(!due.contains("后天的通知") && !due.contains("待撤下"), "{due}");
}

#[test]
fn a_planned_document_is_approved_ahead_and_waits_for_it_on_its_day() {
    let site = Site::bare();
    site.write("content/site.yaml", format!("{SETTINGS}approval:\n  stages: [签发]\n"));
    site.notice("a", "通知", "正文。");
    site.write(
        "content/notices/b.md",
        format!("---\ntitle: 后天的通知\npublished: {DAY}\n---\n正文。\n"),
    );
    let give = |file: &str| {
        let words = ["approve", "give", file, "--stage", "签发", "--name", "岗位一"];
        let (done, text) = said(&site, BEFORE, &words);
        assert!(done, "{text}");
    };
    give("content/notices/a.md");
    assert!(
        said(&site, BEFORE, &["package"]).0,
        "what is planned keeps nobody waiting before its day"
    );
    let (done, text) = said(&site, DAY, &["package"]);
    assert!(!done && text.contains("REV-02"), "{text}");
    give("content/notices/b.md");
    let (done, text) = said(&site, DAY, &["package"]);
    assert!(done, "{text}");
}

#[test]
fn what_was_taken_down_before_it_ever_went_out_is_never_heard_of() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write("content/notices/b.md", format!("---\ntitle: 朱雀通知\npublished: {DAY}\nwithdrawn: {{date: {TODAY}, reason: 朱雀不办}}\n---\n朱雀。\n"));
    let found = leaks(&outputs(&site, BEFORE), &["朱雀"]);
    assert!(found.is_empty(), "{found:#?}");
}
