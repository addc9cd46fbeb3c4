//! Built sites: a file that was changed afterwards is found; what falls due is a calendar; the inspection tells what it can.

use std::fs;

use crate::harness::Site;

fn codes(site: &Site, words: &[&str]) -> Vec<String> {
    let output = site.run(words);
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["code"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect()
}

#[test]
fn a_page_that_was_changed_is_found_and_one_that_was_not_is_not() {
    for (language, said) in
        [("zh", "生成后的文件被改动，或者不见了"), ("en", "a built file was changed, or is gone")]
    {
        let site = Site::new();
        site.notice("a", "通知", "正文。");
        site.build();
        let check = ["check", "--format", "json", "--lang", language];
        assert!(!codes(&site, &check).contains(&"PAGE-01".to_owned()));
        let page = site.public().join("notices/a.html");
        let text = fs::read_to_string(&page).unwrap().replace("正文", "邪文");
        fs::write(&page, text).unwrap();
        assert!(codes(&site, &check).contains(&"PAGE-01".to_owned()));
        let output = String::from_utf8(site.run(&check).stdout).unwrap();
        assert!(output.contains(said) && output.contains("public/notices/a.html"), "{output}");
        fs::remove_file(&page).unwrap();
        assert!(codes(&site, &check).contains(&"PAGE-01".to_owned()));
    }
}

#[test]
fn an_allowance_lets_a_finding_stand_until_its_day() {
    let site = Site::new();
    site.notice("a", "通知", "甲某的电话是13800138000。");
    let output = String::from_utf8(site.run(&["check", "--format", "json"]).stdout).unwrap();
    let finding = output
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .find(|f| f["code"] == "PII-02")
        .unwrap();
    let allow = |until: &str| {
        format!(
            "{}allow:\n  - {{code: PII-02, id: \"{}\", reason: 值班手机本人同意, until: {until}}}\n",
            crate::harness::SETTINGS,
            finding["id"].as_str().unwrap()
        )
    };
    assert_eq!(site.run(&["build", "-q"]).status.code(), Some(1));
    site.write("content/site.yaml", allow("2024-06-01"));
    let output = site.run(&["build"]);
    assert!(output.status.success());
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("允许到 2024-06-01：值班手机本人同意")
    );
    // Another number in the same file is not allowed with it, and the day ends.
    site.notice("a", "通知", "甲某的电话是13800138000，乙某的电话是13900139000。");
    assert_eq!(site.run(&["build", "-q"]).status.code(), Some(1));
    site.notice("a", "通知", "甲某的电话是13800138000。");
    site.write("content/site.yaml", allow("2024-05-31"));
    assert_eq!(site.run(&["build", "-q"]).status.code(), Some(1));
}

#[test]
fn the_inspection_tells_what_fails_and_what_it_cannot_know() {
    let site = Site::new();
    site.notice("a", "通知", "机密★一年。");
    let table = |site: &Site| -> serde_json::Value {
        let output = site.run(&["check", "--inspection", "json"]);
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let verdict = |table: &serde_json::Value, number: &str| {
        let rows = table["rows"].as_array().unwrap();
        rows.iter().find(|row| row["number"] == number).unwrap()["verdict"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let first = table(&site);
    assert_eq!(first["rows"].as_array().unwrap().len(), 13);
    assert_eq!(verdict(&first, "1.2"), "fail");
    assert_eq!(verdict(&first, "1.4"), "not-checkable", "nothing is built yet");
    assert_eq!(verdict(&first, "2"), "not-checkable");
    assert_eq!(verdict(&first, "3"), "fail", "the newest document is of January");
    site.write("content/notices/a.md", "---\ntitle: 通知\npublished: 2024-05-30\n---\n正文。\n");
    site.build();
    let second = table(&site);
    assert_eq!(
        verdict(&second, "1.2"),
        "not-checkable",
        "only a person can say that nothing is secret"
    );
    assert_eq!(verdict(&second, "1.4"), "pass");
    assert_eq!(verdict(&second, "3"), "pass");
    let html = String::from_utf8(site.run(&["check", "--inspection", "html"]).stdout).unwrap();
    assert!(html.contains("<th scope=\"row\">1.1</th>") && html.contains("无法自动检查"));
}

#[test]
fn addresses_that_were_public_do_not_vanish() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    assert!(site.run(&["lock"]).status.success());
    let lock = fs::read_to_string(site.root.join("content/urls.lock")).unwrap();
    assert!(lock.ends_with("notices/a.html\n"), "{lock}");
    site.build();
    site.remove("content/notices/a.md");
    site.notice("b", "通知", "正文。");
    assert_eq!(
        codes(&site, &["check", "--format", "json"])
            .iter()
            .filter(|code| *code == "URL-01")
            .count(),
        1
    );
    site.write(
        "content/site.yaml",
        format!(
            "{}redirects:\n  - {{from: notices/a.html, to: notices/b.html}}\n",
            crate::harness::SETTINGS
        ),
    );
    site.build();
    let links = crate::html::links(&site.read("notices/a.html"));
    assert!(links.contains(&("b.html".to_owned(), "通知".to_owned())), "{links:?}");
    // The lock only grows.
    assert!(site.run(&["lock"]).status.success());
    let lock = fs::read_to_string(site.root.join("content/urls.lock")).unwrap();
    assert!(lock.contains("notices/a.html\nnotices/b.html\n"), "{lock}");
}

#[test]
fn due_never_writes_over_another_file() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    let folder = site.root.join("due");
    let folder = folder.to_str().unwrap();
    assert!(site.run(&["due", folder]).status.success());
    assert!(site.run(&["due", folder]).status.success());
    let calendar = fs::read(site.root.join("due/due.ics")).unwrap();
    assert!(calendar.starts_with(b"BEGIN:VCALENDAR\r\n"));
    assert!(calendar.split(|byte| *byte == b'\n').all(|line| line.len() <= 76));
    site.write("due/due.html", "我的笔记");
    assert_eq!(site.run(&["due", folder]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(site.root.join("due/due.html")).unwrap(), "我的笔记");
}

#[test]
fn a_mask_is_read_on_the_page_as_it_was_written() {
    let site = Site::new();
    site.notice("a", "通知", "联系人：张某，13800138000；李某，13900139000。");
    site.notice(
        "b",
        "通知",
        "证号35*************123和44*************456，纸箱60*40*30cm，请**务必**携带。",
    );
    assert_eq!(site.run(&["build", "-q"]).status.code(), Some(1));
    let said = String::from_utf8(site.run(&["check", "--fix"]).stdout).unwrap();
    assert!(!said.contains("13800138000") && !said.contains("13900139000"), "{said}");
    site.build();
    let page = |name: &str| {
        let html = fs::read_to_string(site.public().join(name)).unwrap();
        let html = html.replace("<span class=\"gb-nb\">", "").replace("<span class=gb-nb>", "");
        html.replace("</span>", "")
    };
    assert!(page("notices/a.html").contains("张某，138****8000；李某，139****9000。"));
    let b = page("notices/b.html");
    assert!(b.contains("35*************123和44*************456，纸箱60*40*30cm"), "{b}");
    assert!(b.contains("请<strong>务必</strong>携带"), "{b}");
}
