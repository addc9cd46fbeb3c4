//! What was taken down is gone: from every file of the site, of a package, of receipts, of a snapshot, of what is published.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{
    harness::{self, Site, TODAY},
    outputs::{leaks, outputs},
};

/// The line by which all of them are taken down.
const DOWN: &str = "withdrawn: {date: 2024-05-30, reason: 发布有误，更正后重新发布}\n";

/// What stands in each document beside title and numbers: words that nothing else has.
const NOTICE: &str = "---\ntitle: 关于甲项工作的通知\npublished: 2024-03-01\ndocument_number: 示街办〔2024〕77号\nindex_number: A0077\nissuer: 朱雀办公室\nwritten: 2024-02-29\ntopic: 朱雀主题\nsummary: 朱雀桥边概述。\nkeywords: [朱雀词]\nsource: 朱雀来源\ncontact: {name: 朱雀科, phone: 020-77770001, email: zhuque@showcase.example, address: 朱雀路7号}\nattachments:\n  - {file: zhuque.csv, title: 朱雀附件}\nchanges:\n  - {date: 2024-03-02, note: 朱雀修订}\n---\n## 朱雀标题\n\n朱雀桥边野草花，联系人朱某，电话020-77770002，为做好有关工作，根据有关规定，现将有关事项通知如下，请各社区结合实际认真落实，见[朱雀外链](https://zhuque.example.com/a)。\n\n![朱雀图](zhuque.png)\n";
const STATION: &str = "---\ntitle: 乙号工作站\ncommunity: 玄武社区\naddress: 玄武路8号\nlocation: 玄武楼\nphones: [\"020-88880001\"]\nverified: 2024-05-01\nverified_by: 玄武核实\nhours:\n  - {days: 周一至周五, times: [\"08:08-11:11\"]}\nholidays: 玄武假日\nservices: [玄武事项]\nbring: [玄武材料]\nduty:\n  - {days: 周三, who: 玄武值班}\naccessible: [玄武无障碍]\ntransport: 玄武公交\n---\n玄武湖上一句话。\n";
const REPORT: &str = "---\ntitle: 丙街2020年法治政府建设工作报告\npublished: 2021-01-20\nyear: 2020\nreport_type: 法治政府建设\nsummary: 青龙概述。\nfigures:\n  - {id: qinglong, label: 青龙指标, value: 4747474747, unit: 件, group: 青龙分组, note: 青龙口径}\n---\n## 一、主要举措和成效\n\n青龙审查{{qinglong}}。\n\n### （一）党政主要负责人履行第一责任人职责\n\n青龙责任。\n\n## 二、存在的不足和原因\n\n青龙不足。\n\n## 三、下一年度主要安排\n\n青龙安排。\n";
const PAGE: &str = "---\ntitle: 丁页\nsummary: 白虎概述。\n---\n## 白虎标题\n\n白虎堂中一句话。\n";

const DOCUMENTS: [(&str, &str); 4] = [
    ("notices/gone", NOTICE),
    ("stations/gone", STATION),
    ("reports/gone", REPORT),
    ("pages/gone", PAGE),
];

/// What must be nowhere: words, numbers, names of files, and the bytes of files.
const GONE: [&str; 13] = [
    "朱雀",
    "玄武",
    "青龙",
    "白虎",
    "朱某",
    "zhuque",
    "qinglong",
    "020-7777",
    "020-8888",
    "4747474747",
    "08:08",
    "PICTURE-BYTES",
    "ATTACHMENT-BYTES",
];

/// The sample site with a document of each kind, and others that refer to them; `down` stands in their front matter.
fn site(down: &str) -> Site {
    let site = harness::real_showcase();
    for (path, text) in DOCUMENTS {
        site.write(
            &format!("content/{path}.md"),
            text.replacen("---\n", &format!("---\n{down}"), 1),
        );
    }
    // A picture that is one, with bytes of its own at its end.
    let mut picture = fs::read(site.root.join("content/notices/photo.png")).unwrap();
    picture.extend(b"PICTURE-BYTES");
    site.write("content/notices/zhuque.png", picture);
    site.write("content/notices/zhuque.csv", "ATTACHMENT-BYTES,1\n");
    site.write("content/notices/other.md", "---\ntitle: 另一份通知\npublished: 2024-03-05\n---\n见[那份通知](gone.md)、[那个站](../stations/gone.md)。\n");
    site.write("content/notices/meaning.md", "---\ntitle: 解读甲项工作\npublished: 2024-03-06\ncategory: 政策解读\ninterprets: [gone]\n---\n解读的话。\n");
    site
}

fn done(site: &Site, words: &[&str]) -> String {
    let output = site.run(words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {said}");
    format!("{said}{}", String::from_utf8_lossy(&output.stdout))
}

#[test]
fn the_search_of_this_test_sees_what_is_there() {
    let files = outputs(&site(""), TODAY);
    let found = leaks(&files, &GONE);
    for (word, place) in [
        ("朱雀", "public/notices/gone.html"),
        ("玄武", "public/zz/stations/gone.html"),
        ("白虎", "public/gone.html"),
        ("ATTACHMENT-BYTES", "public/notices/zhuque.csv"),
        ("PICTURE-BYTES", "packages/"),
        ("4747474747", "public/data/"),
        ("青龙", "public/search/"),
        ("朱雀", "archive/"),
    ] {
        let seen = found.iter().any(|leak| leak.starts_with(word) && leak.contains(place));
        assert!(seen, "{word} in {place}: {found:#?}");
    }
}

#[test]
fn nothing_of_what_was_taken_down_is_in_any_output() {
    let site = site(DOWN);
    let files = outputs(&site, TODAY);
    let found = leaks(&files, &GONE);
    assert!(found.is_empty(), "{found:#?}");
    for question in ["朱雀桥边", "玄武湖", "青龙审查", "白虎堂", "甲项工作", "乙号工作站"]
    {
        let output = site.run(&["search", question]);
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(!said.contains("gone.html"), "{question}: {said}");
    }
}

#[test]
fn its_address_says_what_it_was_and_why_it_is_gone() {
    let site = site(DOWN);
    site.build();
    for (page, title) in [
        ("notices/gone.html", "关于甲项工作的通知"),
        ("stations/gone.html", "乙号工作站"),
        ("reports/gone.html", "丙街2020年法治政府建设工作报告"),
        ("gone.html", "丁页"),
        ("zz/notices/gone.html", "关于甲项工作的通知"),
    ] {
        let html = site.read(page);
        for text in [title, "【已撤下】", "2024年5月30日", "发布有误，更正后重新发布", "noindex"]
        {
            assert!(html.contains(text), "{page}: {text}\n{html}");
        }
        for text in ["现行有效", "tel:020", "application/ld+json"] {
            assert!(!html.contains(text), "{page}: {text}");
        }
    }
    let notice = site.read("notices/gone.html");
    assert!(notice.contains("示街办〔2024〕77号") && notice.contains("A0077"));
    for none in ["stations/gone.vcf", "stations/gone.sheet.html", "notices/zhuque.csv"] {
        assert!(!site.public().join(none).exists(), "{none}");
    }
    for list in [
        "index.html",
        "notices/index.html",
        "stations/index.html",
        "reports/index.html",
        "catalogue/index.html",
        "sitemap.html",
        "sitemap.xml",
        "feed.xml",
        "data/notices.csv",
        "data/notices.json",
        "data/stations.json",
        "notices/year/2024.html",
        "notices/state/in-force.html",
        "reports/figures.html",
    ] {
        assert!(!site.read(list).contains("gone.html"), "{list}");
    }
    let other = site.read("notices/other.html");
    assert!(other.contains("href=gone.html") || other.contains("href=\"gone.html\""), "{other}");
    let meaning = site.read("notices/meaning.html").replace("<wbr>", "");
    assert!(meaning.contains("关于甲项工作的通知") && meaning.contains("已撤下"), "{meaning}");
}

#[test]
fn the_portal_is_told_to_take_it_down() {
    let site = site("");
    done(&site, &["package", "-q"]);
    for (path, text) in DOCUMENTS {
        site.write(
            &format!("content/{path}.md"),
            text.replacen("---\n", &format!("---\n{DOWN}"), 1),
        );
    }
    let said = done(&site, &["package"]);
    assert!(said.contains("撤下 4 篇"), "{said}");
    let packages = harness::tree(&site.root.join("packages"));
    let (file, _) = packages.last_key_value().unwrap();
    let into = site.root.join("into");
    let file = site.root.join("packages").join(file);
    done(&site, &["receive", file.to_str().unwrap(), "--into", into.to_str().unwrap()]);
    let files = harness::tree(&into);
    let find = |end: &str| {
        let (_, bytes) = files.iter().find(|(path, _)| path.ends_with(end)).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    let list = find("changes.md");
    assert!(list.contains("## 撤下（4 篇）") && list.contains("关于甲项工作的通知"), "{list}");
    assert!(list.contains("2024-05-30撤下，原因：发布有误"), "{list}");
    let metadata = find("notices/gone/metadata.json");
    for text in ["\"action\": \"撤下\"", "\"state\": \"已撤下\"", "示街办〔2024〕77号", "A0077"]
    {
        assert!(metadata.contains(text), "{text}\n{metadata}");
    }
    let fragment = find("notices/gone/fragment.html");
    assert!(
        fragment.contains("本页已于2024年5月30日撤下") && !fragment.contains("现行有效"),
        "{fragment}"
    );
    let found = leaks(&files, &GONE);
    assert!(found.is_empty(), "{found:#?}");
    // What stays at the office from the hand-over before holds digests, not sentences.
    let receipts = leaks(
        &harness::tree(&site.root.join("receipts")),
        &["朱雀桥边", "朱雀科", "玄武路", "020-8888"],
    );
    assert!(receipts.is_empty(), "{receipts:#?}");
}

#[test]
fn a_publish_takes_the_files_away_that_were_there() {
    let site = site("");
    let target = site.root.join("www");
    let settings = fs::read_to_string(site.root.join("content/site.yaml")).unwrap();
    let publish =
        format!("publish:\n  - {{name: local, kind: folder, address: {}}}\n", target.display());
    site.write("content/site.yaml", settings + &publish);
    done(&site, &["build", "-q"]);
    done(&site, &["publish", "run", "local", "-q"]);
    assert!(!leaks(&public(&target), &GONE).is_empty());
    for (path, text) in DOCUMENTS {
        site.write(
            &format!("content/{path}.md"),
            text.replacen("---\n", &format!("---\n{DOWN}"), 1),
        );
    }
    done(&site, &["build", "-q"]);
    done(&site, &["publish", "run", "local", "-q"]);
    // What leaves beside the pages is told in `crates/release`.
    let pages = public(&target).into_iter().filter(|(path, _)| path.ends_with(".html"));
    let found = leaks(&pages.collect(), &GONE);
    assert!(found.is_empty(), "{found:#?}");
}

/// What readers can reach of a published site.
fn public(target: &Path) -> BTreeMap<String, Vec<u8>> {
    harness::tree(&fs::canonicalize(target.join("current")).unwrap())
}

#[test]
fn personal_data_in_its_text_does_not_keep_it_up() {
    let site = Site::new();
    let text = "张某，身份证号110101199003070337，手机13812345678，家住某某路1号2单元301室。";
    site.notice("a", "通知", text);
    assert!(!site.run(&["build", "-q"]).status.success());
    site.write(
        "content/notices/a.md",
        format!("---\ntitle: 通知\npublished: 2024-01-02\n{DOWN}---\n{text}\n"),
    );
    site.build();
    assert!(site.read("notices/a.html").contains("撤下"));
    // Its title is shown, so it is looked at; another one can stand in its place.
    let titled = format!(
        "---\ntitle: 张某（13812345678）的通知\npublished: 2024-01-02\n{DOWN}---\n{text}\n"
    );
    site.write("content/notices/a.md", &titled);
    assert!(!site.run(&["build", "-q"]).status.success());
    site.write("content/notices/a.md", titled.replace("reason: ", "title: 一份通知, reason: "));
    site.build();
    assert!(!site.read("notices/a.html").contains("张某"));
}

#[test]
fn what_it_repealed_stays_repealed_and_is_asked_about() {
    let site = Site::new();
    site.write(
        "content/notices/old.md",
        "---\ntitle: 旧办法\npublished: 2022-01-02\ncategory: 政策文件\n---\n旧。\n",
    );
    site.write(
        "content/notices/new.md",
        format!("---\ntitle: 新办法\npublished: 2023-01-02\nreplaces: [old]\n{DOWN}---\n新。\n"),
    );
    site.build();
    let old = site.read("notices/old.html");
    assert!(old.contains("已废止") && old.contains("新办法") && old.contains("已撤下"), "{old}");
    let said = String::from_utf8(site.run(&["check"]).stdout).unwrap();
    assert!(said.contains("代替本文的文件已撤下"), "{said}");
}

#[test]
fn what_was_taken_down_comes_back_only_when_it_is_meant() {
    let site = site(DOWN);
    let target = site.root.join("www");
    let settings = fs::read_to_string(site.root.join("content/site.yaml")).unwrap();
    let publish =
        format!("publish:\n  - {{name: local, kind: folder, address: {}}}\n", target.display());
    site.write("content/site.yaml", settings + &publish);
    done(&site, &["package", "-q"]);
    let whole = |path: &str, text: &str| site.write(&format!("content/{path}.md"), text);
    // The mark is lost, as when an old copy of the file is put there.
    whole("notices/gone", NOTICE);
    done(&site, &["build", "-q"]);
    done(&site, &["publish", "run", "local", "-q"]);
    let refused = |words: &[&str]| {
        let output = site.run(words);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && said.contains("notices/gone.html（2024年5月30日撤下）"),
            "{said}"
        );
    };
    let zip = |name: &str| site.root.join(name).display().to_string();
    let (again, third) = (zip("again.zip"), zip("third.zip"));
    refused(&["package", "--out", &again]);
    assert!(!fs::exists(&again).unwrap());
    whole("notices/gone", &NOTICE.replacen("---\n", &format!("---\n{DOWN}"), 1));
    done(&site, &["build", "-q"]);
    done(&site, &["publish", "run", "local", "-q"]);
    refused(&["publish", "rollback", "local"]);
    assert!(leaks(&public(&target), &["朱雀桥边"]).is_empty());
    whole("notices/gone", NOTICE);
    done(&site, &["package", "-q", "--out", &again, "--restore", "notices/gone.html"]);
    done(&site, &["publish", "rollback", "local", "-q", "--restore", "notices/gone.html"]);
    // What the last hand-over has as public is no question any more.
    done(&site, &["package", "-q", "--out", &third]);
}

#[test]
fn a_redirect_to_a_sample_keeps_no_package_back() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write(
        "content/notices/example.md",
        "---\ntitle: 示例\npublished: 2024-01-02\nsample: true\n---\n示例正文。\n",
    );
    let settings = fs::read_to_string(site.root.join("content/site.yaml")).unwrap();
    let to = |page: &str| {
        let redirects =
            format!("redirects:\n  - {{from: notices/old.html, to: notices/{page}.html}}\n");
        site.write("content/site.yaml", settings.clone() + &redirects);
        let out = site.root.join(format!("{page}.zip")).display().to_string();
        site.run(&["package", "-q", "--out", &out])
    };
    let output = to("example");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!to("nowhere").status.success());
}
